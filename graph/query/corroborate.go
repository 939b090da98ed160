package query

import (
	"cmp"
	"context"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Corroborated is a fact with all statements of it.
type Corroborated struct {
	// Fact is the surest statement of the fact, with the most exact date that one of them
	// gives.
	Fact
	// Articles counts those that state the fact, Publishers those who published them, as
	// far as they are known.
	Articles   int `json:"articles"`
	Publishers int `json:"publishers,omitempty"`
	// Combined is the probability that at least one of the statements is right, 0..1,
	// where publishers err independently of each other; see [Query.Corroborated].
	Combined float64 `json:"combined"`
	// Statements are all statements of the fact, the surest first.
	Statements []Fact `json:"statements"`
	// Contradicted are the IDs of the statements that deny what is affirmed here, or affirm
	// what is denied, of the same time.
	Contradicted []string `json:"contradicted,omitempty"`
}

// sameFactDays is how far apart the dates of two statements of one fact may be, where one
// of them is that of an article: news of a day is told for a week.
const sameFactDays = 7

// Corroborated returns what [Query.Facts] does, each fact once. Statements are of one fact
// if they share subject, predicate, object, polarity and modality, and may speak of the
// same time: the date of one lies in that of the other, or one has none, or that of an
// article alone and they are at most a week apart. Limit counts facts.
//
// The combined confidence is 1 - Π(1 - c) over the surest statement c of each publisher.
// The same sentence in several papers is one piece of evidence, as is all that articles
// without publisher and address say.
func (q *Query) Corroborated(ctx context.Context, opts FactsOptions) ([]Corroborated, error) {
	keep, err := opts.compile()
	if err != nil {
		return nil, err
	}
	wanted := opts
	opts.All, opts.Polarity, opts.Modalities, opts.Certainty, opts.Limit = true, "", nil, nil, 0
	all, err := q.Facts(ctx, opts)
	if err != nil {
		return nil, err
	}
	kept := slices.DeleteFunc(slices.Clone(all), func(f Fact) bool { return !keep.matches(&f) })
	out := corroborate(kept)
	if wanted.Sort != "" && wanted.Sort != ByDate {
		slices.SortStableFunc(out, func(a, b Corroborated) int {
			if wanted.Sort == ByConfidence {
				return cmp.Compare(b.Combined, a.Combined)
			}
			return wanted.Sort.compare(&a.Statement, &b.Statement)
		})
	}
	out = limited(out, wanted.Limit)
	for i := range out {
		out[i].contradict(all)
	}
	return out, nil
}

// saying is what statements of one fact share beside the time. The ends of a symmetric
// one stand in order of their IDs.
type saying struct {
	subject, predicate, object, literal string
	polarity                            schema.Polarity
	modality                            schema.Modality
}

func sayingOf(f *Fact) saying {
	s := saying{f.Subject.ID, f.Predicate, f.Object.ID, strings.ToLower(f.Object.Literal), f.Polarity, f.Modality}
	if f.Symmetric && s.object != "" && s.object < s.subject {
		s.subject, s.object = s.object, s.subject
	}
	return s
}

// corroborate joins the statements of the same fact. Facts come by date, then by falling
// confidence.
func corroborate(facts []Fact) []Corroborated {
	// The exact dates first: what happened some day in March is told of the first of them.
	exact := slices.Clone(facts)
	slices.SortStableFunc(exact, func(a, b Fact) int { return cmp.Compare(vagueness(&a), vagueness(&b)) })
	type group struct {
		anchor     *Fact
		statements []Fact
	}
	groups := make(map[saying][]*group)
	var order []*group
next:
	for i := range exact {
		f := &exact[i]
		s := sayingOf(f)
		for _, g := range groups[s] {
			if mayBeSameTime(g.anchor, f, sameFactDays) {
				g.statements = append(g.statements, *f)
				continue next
			}
		}
		g := &group{f, []Fact{*f}}
		groups[s] = append(groups[s], g)
		order = append(order, g)
	}
	out := make([]Corroborated, 0, len(order))
	for _, g := range order {
		slices.SortFunc(g.statements, compareConfidence)
		c := Corroborated{Fact: g.statements[0], Statements: g.statements}
		c.Date, c.DateSource = g.anchor.Date, g.anchor.DateSource
		c.count()
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Corroborated) int {
		return cmp.Or(compareDates(a.Date, b.Date), cmp.Compare(b.Combined, a.Combined), strings.Compare(a.ID, b.ID))
	})
	return out
}

// vagueness orders dates: days of the text before longer times before those of articles
// before none.
func vagueness(f *Fact) int {
	if f.Date == "" {
		return 1 << 30
	}
	first, last := schema.DaysOf(f.Date)
	from, _ := strconv.Atoi(strings.ReplaceAll(first, "-", ""))
	to, _ := strconv.Atoi(strings.ReplaceAll(last, "-", ""))
	length := to - from // 0 for a day, more for longer times
	if f.DateSource == "published" {
		length += 1 << 24
	}
	return length
}

// count counts articles and publishers, and combines the statements, which come with the
// surest first.
func (c *Corroborated) count() {
	articles, publishers := make(map[string]bool), make(map[string]bool)
	voted, quoted := make(map[string]bool), make(map[string]bool)
	wrong := 1.0
	for i := range c.Statements {
		f := &c.Statements[i]
		articles[f.Source.ID] = true
		by := publisher(&f.Source)
		if by != "" {
			publishers[by] = true
		}
		quote := strings.Join(strings.Fields(strings.ToLower(f.Evidence.Quote)), " ")
		if !voted[by] && !quoted[quote] {
			wrong *= 1 - f.Confidence
			voted[by] = true
		}
		quoted[quote] = true
	}
	c.Articles, c.Publishers, c.Combined = len(articles), len(publishers), math.Round((1-wrong)*1e4)/1e4
	if len(voted) == 1 {
		c.Combined = c.Confidence
	}
}

// publisher names who published an article: by name, else by the host of its address;
// empty where neither is known.
func publisher(src *schema.Source) string {
	if src.Publisher != "" {
		return strings.ToLower(src.Publisher)
	}
	u, err := url.Parse(src.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// contradict lists the statements among all that say the opposite of c.
func (c *Corroborated) contradict(all []Fact) {
	if c.Modality != schema.Asserted {
		return
	}
	opposite := sayingOf(&c.Fact)
	opposite.polarity = opposite.polarity.Opposite()
	for i := range all {
		if sayingOf(&all[i]) == opposite && sameTime(c.Fact, all[i]) {
			c.Contradicted = append(c.Contradicted, all[i].ID)
		}
	}
	slices.Sort(c.Contradicted)
}
