package ask

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/ask/spell"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Filter says which facts a question is about. Empty fields do not restrict; see
// [query.Filter].
type Filter struct {
	Predicates, Modalities, Certainty []string
	Since, Until, By, Publisher       string
	Polarity                          string
	MinConfidence                     float64
	All                               bool
}

// texts returns values of a type of strings as strings.
func texts[T ~string](all []T) (out []string) {
	for _, v := range all {
		out = append(out, string(v))
	}
	return out
}

// Params are the parameters of the filter.
func (f *Filter) Params() []Param {
	return []Param{
		{Name: "predicate", Short: "p", Into: &f.Predicates,
			Usage: "only facts with one of these `PREDICATES` or a kind of it, such as spoke-with, or of a category of PLOVER, such as CONSULT"},
		{Name: "since", Into: &f.Since, IsDate: true, Usage: "only facts of `DATE` or later: YYYY, YYYY-MM or YYYY-MM-DD"},
		{Name: "until", Into: &f.Until, IsDate: true, Usage: "only facts of `DATE` or earlier"},
		{Name: "all", Short: "a", Into: &f.All, Usage: "also what is denied, planned, promised, possible or claimed"},
		{Name: "polarity", Into: &f.Polarity, Values: texts([]schema.Polarity{schema.Positive, schema.Negative}), Strict: true,
			Usage: "only what is `POLARITY`: positive or negative"},
		{Name: "modality", Into: &f.Modalities, Values: texts(schema.Modalities), Usage: "only what is of these `MODALITIES`, such as planned or claimed"},
		{Name: "certainty", Into: &f.Certainty, Values: texts(schema.Certainties), Usage: "only facts of these `GRADES` of FactBank: CT+ PR+ PS+ CT- PR- PS- UU"},
		{Name: "by", Into: &f.By, Usage: "only what is said by `SOURCE`: an actor, or words of what the text calls the source"},
		{Name: "min-confidence", Into: &f.MinConfidence, Most: 1, Usage: "only facts with this `CONFIDENCE` or more, from 0 to 1"},
		{Name: "publisher", Into: &f.Publisher, Usage: "only facts of articles whose publisher has `NAME` in its name"},
	}
}

// ParseFilter takes the filter out of the parameters of a URL; others are not its business.
// Its errors are [ParamError].
func ParseFilter(of url.Values) (Filter, error) {
	var f Filter
	params := f.Params()
	own := url.Values{}
	for _, p := range params {
		if texts, ok := of[p.Name]; ok {
			own[p.Name] = texts
		}
	}
	err := Parse(params, own)
	return f, err
}

// Values returns the filter as parameters of a URL, lists in order of the alphabet, and
// none for what does not restrict.
func (f *Filter) Values() url.Values { return values(f.Params()) }

// Query returns the filter for package query. Who says so is looked up in the graph,
// and taken as words of the text where it is no actor.
func (f *Filter) Query(ctx context.Context, q *query.Query) (query.Filter, error) {
	out := query.Filter{
		Predicates: f.Predicates, Since: f.Since, Until: f.Until, All: f.All, Polarity: schema.Polarity(f.Polarity),
		By: f.By, MinConfidence: f.MinConfidence, Publisher: f.Publisher,
	}
	for _, m := range f.Modalities {
		out.Modalities = append(out.Modalities, schema.Modality(m))
	}
	for _, grade := range f.Certainty {
		out.Certainty = append(out.Certainty, schema.Certainty(grade))
	}
	if f.By == "" {
		return out, nil
	}
	found, err := q.Resolve(ctx, f.By)
	for _, ent := range found {
		if strings.EqualFold(ent.Label, f.By) || ent.ID == f.By || len(found) == 1 {
			out.By = ent.ID
			break
		}
	}
	return out, err
}

// IsPlain reports whether only what is asserted passes.
func (f *Filter) IsPlain() bool { return !f.All && f.Polarity == "" && len(f.Modalities) == 0 }

// UnknownPredicate says which of the predicates the vocabulary does not have: that may be
// why nothing was found. It is empty where it has them all.
func (f *Filter) UnknownPredicate() (string, error) {
	if len(f.Predicates) == 0 {
		return "", nil
	}
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(vocab.Predicates())+len(schema.Events))
	for _, p := range vocab.Predicates() {
		names = append(names, p.Name)
	}
	names = append(names, texts(schema.Events)...)
	for _, name := range f.Predicates {
		if !slices.Contains(names, name) {
			return fmt.Sprintf("the vocabulary has no predicate %q%s", name, spell.DidYouMean(name, names, "")), nil
		}
	}
	return "", nil
}
