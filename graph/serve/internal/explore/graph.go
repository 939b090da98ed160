package explore

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// graphActors is how many neighbours of an opened actor are shown before somebody asks for
// more, as in assets/graph/state.js; mostOpened how many actors can be opened.
const (
	graphActors = 14
	mostOpened  = 24
)

// graphView is what the page of the graph is filled with.
type graphView struct {
	Actors []schema.Entity // that are opened
	Lines  []graphLine
	// Cut reports that some actor has more neighbours than are shown.
	Cut bool
	// Linked are those who have to do with most others, to begin with.
	Linked []query.Rank
	// Unclear is the name that may mean one of several actors, Choices the graphs of these.
	Unclear string
	Choices []graphChoice
	Form    graphForm
	Config  graphConfig
	Formats []graphFormat
}

// graphFormat is a format to export in.
type graphFormat struct{ Name, Label string }

var graphFormats = []graphFormat{{"csv", "CSV, for spreadsheets"}, {"graphml", "GraphML, for yEd and networkx"}, {"gexf", "GEXF, for Gephi"},
	{"cytoscape", "Cytoscape"}, {"jsonld", "JSON-LD"}, {"nquads", "N-Quads, complete"}}

type graphChoice struct {
	schema.Entity
	Address string
}

// graphForm has what the forms of the page begin with.
type graphForm struct {
	ask.Filter
	Since, Until string // days
	MinArticles  int
	Modalities   []graphOption
	Predicates   []graphOption
	// Keep are the parameters of the address that belong to no field, Filters those of
	// the fields.
	Keep, Filters []graphParam
}

// graphOption is a value to choose, with how many statements have it.
type graphOption struct {
	Value, Label string
	Chosen       bool
	Statements   int
}

type graphParam struct{ Name, Value string }

// graphConfig is what the script has to know.
type graphConfig struct {
	API string `json:"api"`
	// Conflict lists the categories of events that are conflict.
	Conflict []schema.Event `json:"conflict"`
	// Marks say why a statement is no plain fact: by modality, by certainty, denied.
	Marks graphMarks `json:"marks"`
	// Predicates has the labels of predicates that are not their names.
	Predicates map[string]string `json:"predicates"`
}

// graphMarks are the marks of all pages.
type graphMarks struct {
	Modality  map[schema.Modality]mark  `json:"modality"`
	Certainty map[schema.Certainty]mark `json:"certainty"`
	Denied    mark                      `json:"denied"`
}

// apiRoot is where our JSON API is.
const apiRoot = "/api/quadwire/v1"

// graphPage is the neighbourhood of one actor or several, as a picture that script
// draws, and as a table.
func (s *site) graphPage(r *http.Request, q *query.Query) (*page, error) {
	values := r.URL.Query()
	filter, err := ask.ParseFilter(values)
	if err != nil {
		return nil, err
	}
	view := &graphView{Formats: graphFormats}
	p := &page{Template: "graph.html", Title: "Graph", Section: "/graph", Wide: true, Body: view}
	if view.Config, err = newGraphConfig(); err != nil {
		return nil, err
	}
	names := named(values["actor"])
	if len(names) > mostOpened {
		return nil, &ask.ParamError{Name: "actor", Problem: fmt.Sprintf(": %d given, want at most %d", len(names), mostOpened)}
	}
	if view.Actors, err = opened(r.Context(), q, names); err != nil {
		return p, view.choose(values, err)
	}
	if ids := idsOf(view.Actors); !slices.Equal(ids, values["actor"]) && len(ids) > 0 {
		values["actor"] = ids
		p.Location = "/graph?" + values.Encode()
		return p, nil
	}
	if len(view.Actors) == 0 {
		// Where it is not known yet who has to do with most, the page does without.
		if all, known, err := s.summary.get(r.Context(), s.graph, q); err == nil && known {
			view.Linked = all.Top.Actors
		}
	} else {
		p.Title = "Graph around " + titleOf(view.Actors)
		p.Scripts = []string{"graph/graph.js"}
	}
	found, err := view.neighbors(r.Context(), q, values, filter)
	if err != nil {
		return nil, err
	}
	least := max(1, whole(values.Get("min-articles")))
	view.Lines = graphLines(found, named(values["hide"]), least, idsOf(view.Actors))
	view.Form = newGraphForm(values, filter, least, view.Lines)
	return p, nil
}

// named drops what is empty or comes again.
func named(values []string) (out []string) {
	for _, value := range values {
		if value = strings.TrimSpace(value); value != "" && !slices.Contains(out, value) {
			out = append(out, value)
		}
	}
	return out
}

func opened(ctx context.Context, q *query.Query, names []string) ([]schema.Entity, error) {
	var out []schema.Entity
	for _, name := range names {
		actor, err := ask.Actor(ctx, q, name)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(other schema.Entity) bool { return other.ID == actor.ID }) {
			out = append(out, actor)
		}
	}
	return out, nil
}

// choose makes the page one that asks which actor was meant, where a name was unclear.
func (v *graphView) choose(values url.Values, err error) error {
	unclear := (*ask.AmbiguousError)(nil)
	if !errors.As(err, &unclear) {
		return err
	}
	v.Unclear = unclear.Name
	for _, actor := range unclear.Candidates {
		other := url.Values{}
		for name, list := range values {
			other[name] = slices.Clone(list)
		}
		for i, name := range other["actor"] {
			if strings.TrimSpace(name) == unclear.Name {
				other["actor"][i] = actor.ID
			}
		}
		v.Choices = append(v.Choices, graphChoice{actor, "/graph?" + other.Encode()})
	}
	return nil
}

func idsOf(actors []schema.Entity) (ids []string) {
	for _, actor := range actors {
		ids = append(ids, actor.ID)
	}
	return ids
}

// titleOf says *A, B and 3 others*.
func titleOf(actors []schema.Entity) string {
	const most = 3
	var labels []string
	for i, actor := range actors {
		if i == most-1 && len(actors) > most {
			return strings.Join(labels, ", ") + " and " + strconv.Itoa(len(actors)-i) + " others"
		}
		labels = append(labels, plain(actor.Label))
	}
	if last := len(labels) - 1; last > 0 {
		return strings.Join(labels[:last], ", ") + " and " + labels[last]
	}
	return strings.Join(labels, "")
}

// neighbors returns the facts between the opened actors, their neighbours, and these.
func (v *graphView) neighbors(ctx context.Context, q *query.Query, values url.Values, filter ask.Filter) ([]query.Fact, error) {
	opts := query.NeighborsOptions{}
	var err error
	if opts.Filter, err = filter.Query(ctx, q); err != nil {
		return nil, err
	}
	more := moreOf(values["more"])
	var out []query.Fact
	seen := make(map[string]bool)
	for _, actor := range v.Actors {
		opts.Actor, opts.Limit = actor.ID, graphActors
		if n, ok := more[actor.ID]; ok {
			opts.Limit = min(max(n, 1), ask.DefaultLimits.Actors.Most)
		}
		found, err := q.Neighbors(ctx, opts)
		if err != nil {
			return nil, err
		}
		v.Cut = v.Cut || found.Cut
		for _, link := range found.Links {
			for _, fact := range link.Facts {
				if !seen[fact.ID] {
					seen[fact.ID] = true
					out = append(out, fact)
				}
			}
		}
	}
	return out, nil
}

// moreOf reads how many neighbours of an actor are wanted: *sergei-shoigu:28*.
func moreOf(values []string) map[string]int {
	out := make(map[string]int)
	for _, value := range values {
		if i := strings.LastIndexByte(value, ':'); i > 0 {
			out[value[:i]] = whole(value[i+1:])
		}
	}
	return out
}

// whole reads a number, 0 where it is none.
func whole(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

func newGraphConfig() (graphConfig, error) {
	config := graphConfig{
		API: apiRoot, Predicates: map[string]string{},
		Marks: graphMarks{modalityMarks, certaintyMarks, marksOf(schema.Statement{Polarity: schema.Negative, Modality: schema.Asserted})[0]},
	}
	for _, event := range schema.Events {
		if event.Conflict() {
			config.Conflict = append(config.Conflict, event)
		}
	}
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return config, err
	}
	for _, p := range vocab.Predicates() {
		if p.Label != "" && p.Label != strings.ReplaceAll(p.Name, "-", " ") {
			config.Predicates[p.Name] = p.Label
		}
	}
	return config, nil
}

// filterFields are the parameters that the form of the filters has fields for.
var filterFields = []string{"predicate", "modality", "since", "until", "polarity", "all", "min-confidence", "min-articles"}

func newGraphForm(values url.Values, filter ask.Filter, least int, lines []graphLine) graphForm {
	form := graphForm{Filter: filter, MinArticles: least}
	form.All = !filter.IsPlain()
	// Fields for dates take whole days.
	form.Since, _ = daysOf(filter.Since)
	_, form.Until = daysOf(filter.Until)
	for _, p := range filter.Params() {
		if p.Name != "modality" {
			continue
		}
		for _, m := range p.Values {
			form.Modalities = append(form.Modalities, graphOption{Value: m, Label: m, Chosen: slices.Contains(filter.Modalities, m)})
		}
	}
	form.Predicates = predicatesOf(lines, filter.Predicates)
	for _, name := range slices.Sorted(maps.Keys(values)) {
		for _, value := range values[name] {
			if p := (graphParam{name, value}); slices.Contains(filterFields, name) {
				form.Filters = append(form.Filters, p)
			} else if name != "edge" && name != "node" {
				form.Keep = append(form.Keep, p)
			}
		}
	}
	return form
}

// daysOf returns the first and the last day of a year, a month or a day.
func daysOf(date string) (first, last string) {
	for _, form := range []struct {
		layout              string
		years, months, days int
	}{{"2006", 1, 0, -1}, {"2006-01", 0, 1, -1}, {time.DateOnly, 0, 0, 0}} {
		if t, err := time.Parse(form.layout, date); err == nil {
			return t.Format(time.DateOnly), t.AddDate(form.years, form.months, form.days).Format(time.DateOnly)
		}
	}
	return "", ""
}

// predicatesOf counts the predicates of lines, with those that were chosen.
func predicatesOf(lines []graphLine, chosen []string) []graphOption {
	var out []graphOption
	add := func(name string, n int) {
		i := slices.IndexFunc(out, func(c graphOption) bool { return c.Value == name })
		if i < 0 {
			i = len(out)
			out = append(out, graphOption{Value: name, Label: predicateWords(name), Chosen: slices.Contains(chosen, name)})
		}
		out[i].Statements += n
	}
	for _, l := range lines {
		add(l.Best.Predicate, l.Facts)
	}
	for _, name := range chosen {
		add(name, 0)
	}
	slices.SortStableFunc(out, func(a, b graphOption) int {
		if a.Statements != b.Statements {
			return b.Statements - a.Statements
		}
		return strings.Compare(a.Value, b.Value)
	})
	return out
}

// Export is the address of the facts around the opened actors in a format, with what of
// the filters exports know.
func (v *graphView) Export(format string) string {
	values := url.Values{"actor": idsOf(v.Actors), "format": {format}, "neighbors": {"1"}}
	f := v.Form.Filter
	if len(f.Predicates) == 1 {
		values.Set("predicate", f.Predicates[0])
	}
	for name, value := range map[string]string{"since": f.Since, "until": f.Until} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if f.MinConfidence > 0 {
		values.Set("min-confidence", strconv.FormatFloat(f.MinConfidence, 'f', -1, 64))
	}
	if v.Form.All {
		values.Set("all", "true")
	}
	return exportAddress(values)
}
