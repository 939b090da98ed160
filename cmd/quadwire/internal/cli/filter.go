package cli

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// filterFlags say which facts a command looks at.
type filterFlags struct {
	predicates, modalities, certainty []string
	since, until, by, publisher       string
	polarity                          choice
	minConfidence                     float64
	all                               bool
}

func (o *filterFlags) AddFlags(flags *pflag.FlagSet) {
	o.polarity = choice{"", []string{string(schema.Positive), string(schema.Negative)}}
	flags.StringSliceVarP(&o.predicates, "predicate", "p", nil, "only facts with one of these `PREDICATES` or a kind of it, such as spoke-with, or of a category of PLOVER, such as CONSULT")
	flags.StringVar(&o.since, "since", "", "only facts of `DATE` or later: YYYY, YYYY-MM or YYYY-MM-DD")
	flags.StringVar(&o.until, "until", "", "only facts of `DATE` or earlier")
	flags.BoolVarP(&o.all, "all", "a", false, "also what is denied, planned, promised, possible or claimed")
	flags.Var(&o.polarity, "polarity", "only what is `POLARITY`: positive or negative")
	flags.StringSliceVar(&o.modalities, "modality", nil, "only what is of these `MODALITIES`, such as planned or claimed")
	flags.StringSliceVar(&o.certainty, "certainty", nil, "only facts of these `GRADES` of FactBank: CT+ PR+ PS+ CT- PR- PS- UU")
	flags.StringVar(&o.by, "by", "", "only what is said by `SOURCE`: an actor, or words of what the text calls the source")
	flags.Float64Var(&o.minConfidence, "min-confidence", 0, "only facts with this `CONFIDENCE` or more, from 0 to 1")
	flags.StringVar(&o.publisher, "publisher", "", "only facts of articles whose publisher has `NAME` in its name")
}

var dateRE = regexp.MustCompile(`^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`)

var modalities = []schema.Modality{schema.Asserted, schema.Planned, schema.Promised, schema.Requested, schema.Threatened, schema.Possible,
	schema.Conditional, schema.Purpose, schema.Questioned, schema.Claimed}

func (o *filterFlags) Validate() error {
	for _, date := range [][2]string{{"--since", o.since}, {"--until", o.until}} {
		if date[1] != "" && !dateRE.MatchString(date[1]) {
			return fmt.Errorf("%s %q: want YYYY, YYYY-MM or YYYY-MM-DD", date[0], date[1])
		}
	}
	for _, grade := range o.certainty {
		if !slices.Contains(schema.Certainties, schema.Certainty(grade)) {
			return fmt.Errorf("--certainty %q: want CT+, PR+, PS+, CT-, PR-, PS- or UU", grade)
		}
	}
	var names []string
	for _, m := range modalities {
		names = append(names, string(m))
	}
	for _, m := range o.modalities {
		if !slices.Contains(names, m) {
			return fmt.Errorf("--modality %q: want %s%s", m, strings.Join(names, ", "), didYouMean(m, names, ""))
		}
	}
	if o.minConfidence < 0 || o.minConfidence > 1 {
		return fmt.Errorf("--min-confidence %v: want 0 to 1", o.minConfidence)
	}
	return nil
}

// filter returns the filter that the flags make; who says so is looked up in the graph,
// and taken as words of the text where it is no actor.
func (o *filterFlags) filter(ctx context.Context, q *query.Query) (query.Filter, error) {
	f := query.Filter{
		Predicates: o.predicates, Since: o.since, Until: o.until, All: o.all, Polarity: schema.Polarity(o.polarity.value),
		By: o.by, MinConfidence: o.minConfidence, Publisher: o.publisher,
	}
	for _, m := range o.modalities {
		f.Modalities = append(f.Modalities, schema.Modality(m))
	}
	for _, grade := range o.certainty {
		f.Certainty = append(f.Certainty, schema.Certainty(grade))
	}
	if o.by != "" {
		found, err := q.Resolve(ctx, o.by)
		if err != nil {
			return f, err
		}
		for _, ent := range found {
			if strings.EqualFold(ent.Label, o.by) || ent.ID == o.by || len(found) == 1 {
				f.By = ent.ID
				break
			}
		}
	}
	return f, nil
}

// hint says what may help where nothing was found.
func (o *filterFlags) hint() (string, error) {
	if len(o.predicates) > 0 {
		vocab, err := schema.LoadVocabulary()
		if err != nil {
			return "", err
		}
		var names []string
		for _, p := range vocab.Predicates() {
			names = append(names, p.Name)
		}
		for _, event := range schema.Events {
			names = append(names, string(event))
		}
		for _, name := range o.predicates {
			if !slices.Contains(names, name) {
				return fmt.Sprintf("; the vocabulary has no predicate %q%s", name, didYouMean(name, names, "")), nil
			}
		}
	}
	if o.all || o.polarity.value != "" || len(o.modalities) > 0 {
		return "", nil
	}
	return "; --all also shows what is not asserted", nil
}

// openQuery opens the graph in db for questions.
func openQuery(ctx context.Context, db string) (*query.Query, *store.Store, error) {
	st, err := store.Open(ctx, store.Config{Path: db, ReadOnly: true})
	if err != nil {
		return nil, nil, err
	}
	return query.New(st), st, nil
}

// resolveAll finds the entities that names name.
func resolveAll(ctx context.Context, q *query.Query, names []string) ([]schema.Entity, error) {
	var out []schema.Entity
	for _, name := range names {
		ent, err := resolve(ctx, q, name)
		if err != nil {
			return nil, err
		}
		out = append(out, ent)
	}
	return out, nil
}
