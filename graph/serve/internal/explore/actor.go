package explore

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

const (
	// ofPage is how many facts stand on a page.
	ofPage = 25
	// mostOthers is how many of those that an actor has to do with are shown.
	mostOthers = 15
	// mostPredicates is how many predicates are drawn.
	mostPredicates = 10
	// manyStatements is of how many statements about an actor those that say the same are
	// looked for: of more, one statement at a time is shown.
	manyStatements = 2000
	// mostNames is how many other names stand on a page.
	mostNames = 12
)

// actorBody is what the page of an actor is filled with.
type actorBody struct {
	Actor    schema.Entity
	Profile  *query.Profile
	Names    []string
	Unnamed  int // names left out
	Wikidata string
	Overview *query.Overview
	Timeline *timeline
	Filter   filterForm
	Facts    listing
	Exports  []exportLink
	// Predicates are the first of those of the overview.
	Predicates []query.PredicateCount
}

// listing is a part of the facts about an actor.
type listing struct {
	Address address
	Groups  []group
	// Total is the number of facts, -1 where it is not known.
	Total int
	// First and Last are the numbers of those shown, from 1.
	First, Last    int
	Earlier, Later string // addresses, empty for none
	Others         int    // statements that are no facts, and not shown
	WithOthers     string // the address of all
	UnknownWord    string // what is wrong with a predicate that was asked for
	PageNumber     int
	PageCount      int
	ShowsOnlyFacts bool
}

// group is facts with something in common.
type group struct {
	// Label is empty where facts are not grouped, Actor the actor of a group by actor.
	Label string
	Actor *schema.Term
	Count int
	Facts []fact
}

// actor is the page of an actor.
func (s *site) actor(r *http.Request, q *query.Query) (*page, error) {
	ctx, id := r.Context(), r.PathValue("id")
	ent, err := q.Entity(ctx, id)
	if err != nil {
		return nil, err
	}
	if ent.ID != id { // it was found to be another
		return &page{Location: actorLink(ent.ID), Code: http.StatusMovedPermanently}, nil
	}
	values := r.URL.Query()
	question, number, err := parseFacts(ent.ID, values)
	if err != nil {
		return nil, err
	}
	body := &actorBody{Actor: ent, Wikidata: wikidata(ent.Link)}
	if body.Profile, err = q.Profile(ctx, ent.ID); err != nil {
		return nil, err
	}
	body.Names, body.Unnamed = otherNames(ent, body.Profile)
	if body.Overview, err = q.Overview(ctx, ent.ID, mostOthers); err != nil {
		return nil, err
	}
	body.Predicates = body.Overview.Predicates[:min(mostPredicates, len(body.Overview.Predicates))]
	body.Timeline = newTimeline(body.Overview)
	here := addressOf(actorLink(ent.ID), values)
	if body.Facts, err = listFacts(r, q, question, body.Overview, here, number); err != nil {
		return nil, err
	}
	body.Filter = newFilterForm(question, body.Overview, here)
	body.Exports = exportLinks(ent.ID, &question.Filter)
	return &page{Template: "actor.html", Title: ent.Label, Body: body}, nil
}

// parseFacts reads the parameters of the page of an actor: those of the question for its
// facts, and the number of the page.
func parseFacts(id string, given url.Values) (*ask.Facts, int, error) {
	question, number := ask.NewFacts(), 1
	question.Actor = id
	params := question.Params()
	for i := range params {
		params[i].Required = false
	}
	params = append(params, ask.Param{Name: "page", Into: &number, Least: 1, Most: 10_000})
	if err := ask.Parse(params, given); err != nil {
		return nil, 0, err
	}
	question.Actor = id
	question.Sort = cmp.Or(question.Sort, string(query.ByDate))
	return question, number, nil
}

// listFacts returns the facts that a page shows.
func listFacts(r *http.Request, q *query.Query, question *ask.Facts, overview *query.Overview, here address, number int) (listing, error) {
	ctx := r.Context()
	out := listing{Address: here, PageNumber: number, ShowsOnlyFacts: question.IsPlain()}
	opts := query.FactsOptions{Actor: question.Actor, Sort: query.Order(question.Sort)}
	var err error
	if question.With != "" {
		with, err := ask.Actor(ctx, q, question.With)
		if err != nil {
			return out, err
		}
		opts.With = with.ID
	}
	if opts.Filter, err = question.Filter.Query(ctx, q); err != nil {
		return out, err
	}
	if out.UnknownWord, err = question.UnknownPredicate(); err != nil {
		return out, err
	}
	if out.ShowsOnlyFacts {
		out.Others = overview.Statements - overview.Facts
		out.WithOthers = here.With("all", "true")
	}
	if overview.Statements > manyStatements && opts.With == "" && len(opts.Predicates) == 0 {
		return out, out.fillAlone(r, q, opts, query.Grouping(question.Group))
	}
	facts, err := q.Corroborated(ctx, opts)
	if err != nil {
		return out, err
	}
	out.fill(facts, question.Actor, query.Grouping(question.Group))
	return out, nil
}

// fill puts a part of all facts on the page.
func (l *listing) fill(facts []query.Corroborated, actor string, by query.Grouping) {
	l.Total = len(facts)
	l.PageCount = max(1, (len(facts)+ofPage-1)/ofPage)
	from := min((l.PageNumber-1)*ofPage, len(facts))
	to := min(from+ofPage, len(facts))
	l.turn(from, to, to < len(facts))
	l.show(facts, from, to, actor, by)
}

// fillAlone puts one statement after the other on the page, without looking for those that
// say the same: there are too many.
func (l *listing) fillAlone(r *http.Request, q *query.Query, opts query.FactsOptions, by query.Grouping) error {
	from := (l.PageNumber - 1) * ofPage
	opts.Limit = from + ofPage + 1
	facts, err := q.Facts(r.Context(), opts)
	if err != nil {
		return err
	}
	from = min(from, len(facts))
	to := min(from+ofPage, len(facts))
	l.Total = -1
	if len(facts) < opts.Limit {
		l.Total = len(facts)
	}
	l.turn(from, to, to < len(facts))
	all := make([]query.Corroborated, 0, to-from)
	for _, f := range facts[from:to] {
		all = append(all, query.Corroborated{Fact: f, Articles: 1, Combined: f.Confidence, Statements: []query.Fact{f}})
	}
	l.show(all, 0, len(all), opts.Actor, by)
	return nil
}

// show adds the facts from one number to another, in the order of their groups.
func (l *listing) show(facts []query.Corroborated, from, to int, actor string, by query.Grouping) {
	groups := []query.Group{{Facts: facts}}
	if by != "" {
		groups = query.GroupFacts(facts, actor, by)
	}
	at := 0
	for _, g := range groups {
		begin, end := max(from-at, 0), min(to-at, len(g.Facts))
		at += len(g.Facts)
		if begin >= end {
			continue
		}
		out := newGroup(g, actor, by)
		for _, f := range g.Facts[begin:end] {
			out.Facts = append(out.Facts, corroborated(f))
		}
		l.Groups = append(l.Groups, out)
	}
}

// turn sets what leads to the parts before and after.
func (l *listing) turn(from, to int, more bool) {
	l.First, l.Last = from+1, to
	if from >= to {
		l.First = 0
	}
	if l.PageNumber > 1 {
		l.Earlier = l.page(l.PageNumber - 1)
	}
	if more {
		l.Later = l.page(l.PageNumber + 1)
	}
}

func (l *listing) page(number int) string {
	if number == 1 {
		return l.Address.With() + "#facts"
	}
	here := l.Address.With("page", strconv.Itoa(number))
	return here + "#facts"
}

func newGroup(g query.Group, actor string, by query.Grouping) group {
	out := group{Count: len(g.Facts)}
	switch by {
	case query.GroupPredicate:
		out.Label = predicateWords(g.Label)
	case query.GroupMonth:
		out.Label = cmp.Or(dateWords(g.Label), "Without date")
	case query.GroupActor:
		out.Label = "Of no other actor"
		if g.Key != "" {
			out.Label = g.Label
			other := g.Facts[0].Object
			if other.ID == actor {
				other = g.Facts[0].Subject
			}
			out.Actor = &other
		}
	}
	return out
}

// otherNames returns the names of an actor beside its label, the most used first, and how
// many more there are.
func otherNames(ent schema.Entity, profile *query.Profile) ([]string, int) {
	var names []string
	for _, n := range profile.Names {
		names = append(names, n.Name)
	}
	if names == nil {
		names = ent.Aliases
	}
	return names[:min(mostNames, len(names))], max(0, len(names)-mostNames)
}

// wikidata returns the identifier at Wikidata that a link is, or nothing.
func wikidata(link string) string {
	id, ok := strings.CutPrefix(link, "wd:")
	if !ok || len(id) < 2 || id[0] != 'Q' || strings.Trim(id[1:], "0123456789") != "" {
		return ""
	}
	return id
}
