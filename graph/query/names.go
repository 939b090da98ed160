package query

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/xrash/smetrics"
	"golang.org/x/text/unicode/norm"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// Hit is an actor that a search found.
type Hit struct {
	schema.Entity
	// Name is the name that is like what was searched for.
	Name string `json:"name"`
	// Score is how like it is, 1 for the same but for case and accents.
	Score float64 `json:"score"`
}

// Search returns the actors with a name like text, the likest first, of equal ones those
// that most articles name: typing errors, missing accents and other orders of words are
// forgiven. Limit is the greatest number, 0 for 10. The names are read when a Query
// searches first, and are those of that time.
func (q *Query) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	index, err := q.nameIndex(ctx)
	if err != nil {
		return nil, err
	}
	r := q.reader()
	out := []Hit{}
	seen := make(map[quad.IRI]bool)
	limit = cmp.Or(limit, 10)
	for _, found := range index.like(text) {
		iri, err := r.current(ctx, quads.Entity(index.ids[found.id]))
		if err != nil {
			return nil, err
		}
		if iri == "" || seen[iri] {
			continue
		}
		seen[iri] = true
		ent, err := r.entity(ctx, iri)
		if err != nil {
			return nil, err
		}
		if out = append(out, Hit{ent, found.name, found.score}); len(out) == limit {
			break
		}
	}
	return out, nil
}

// names finds actors by the trigrams of their names: those that share most with what is
// searched for (Angell, Freund and Willett 1983).
type names struct {
	ids      []string
	articles []int
	texts    []string
	folded   []string
	of       []int32 // the actor of a name
	size     []int32 // the number of trigrams of a name
	postings map[[3]rune][]int32
}

// nameIndex reads the names of all actors, once.
func (q *Query) nameIndex(ctx context.Context) (*names, error) {
	q.naming.Lock()
	defer q.naming.Unlock()
	if q.names != nil {
		return q.names, nil
	}
	index := &names{postings: make(map[[3]rune][]int32)}
	r := q.reader()
	if err := index.readRenamed(ctx, r); err != nil {
		return nil, err
	}
	kept, err := q.st.EachNamed(ctx, func(id string, names map[string]int, articles int) bool {
		texts := make([]string, 0, len(names))
		for text := range names {
			texts = append(texts, text)
		}
		index.add(id, texts, articles)
		return true
	})
	if err == nil && !kept {
		err = index.read(ctx, r)
	}
	if err != nil {
		return nil, err
	}
	q.names = index
	return index, nil
}

// read takes the names from the articles.
func (n *names) read(ctx context.Context, r *reader) error {
	iris, err := r.iris(ctx)
	if err != nil {
		return err
	}
	slices.Sort(iris)
	all := make([][]string, len(iris))
	err = inParallel(len(iris), func(i int) error {
		for _, predicate := range []quad.IRI{quads.PrefLabel, quads.Label, quads.AltLabel} {
			values, err := counts(ctx, r.st, iris[i], predicate, fewSampled)
			if err != nil {
				return err
			}
			for _, value := range values {
				all[i] = append(all[i], text(value))
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, iri := range iris {
		id, _ := quads.Local(iri, schema.PrefixEntity)
		n.add(id, all[i], 0)
	}
	return nil
}

// readRenamed takes the names that persons gave to actors: no article has them.
func (n *names) readRenamed(ctx context.Context, r *reader) error {
	var records []graph.Ref
	err := r.st.EachRefs(ctx, store.Pattern{Predicate: quads.Type, Object: quads.RenameClass}, func(got store.Refs) bool {
		records = append(records, got.Subject)
		return true
	})
	if err != nil {
		return err
	}
	values, err := r.st.Values(ctx, records)
	if err != nil {
		return err
	}
	for _, record := range values {
		id, name := "", ""
		err := r.each(ctx, store.Pattern{Subject: record}, func(q quad.Quad) bool {
			switch q.Predicate {
			case quads.Subject:
				iri, _ := q.Object.(quad.IRI)
				id, _ = quads.Local(iri, schema.PrefixEntity)
			case quads.Name:
				name = text(q.Object)
			}
			return true
		})
		if err != nil {
			return err
		}
		n.add(id, []string{name}, 0)
	}
	return nil
}

// add adds an actor with its names.
func (n *names) add(id string, texts []string, articles int) {
	actor := int32(len(n.ids))
	n.ids, n.articles = append(n.ids, id), append(n.articles, articles)
	slices.Sort(texts)
	for _, text := range slices.Compact(texts) {
		folded := foldName(text)
		grams := trigrams(folded)
		if len(grams) == 0 {
			continue
		}
		name := int32(len(n.texts))
		n.texts, n.folded, n.of, n.size = append(n.texts, text), append(n.folded, folded), append(n.of, actor), append(n.size, int32(len(grams)))
		for _, gram := range grams {
			n.postings[gram] = append(n.postings[gram], name)
		}
	}
}

// foldName makes small letters without accents of a name, and spaces of all that is
// neither letter nor digit.
func foldName(name string) string {
	var out strings.Builder
	for _, c := range norm.NFD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			out.WriteRune(unicode.ToLower(c))
		default:
			out.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// trigrams returns the different trigrams of each word, with a space on either side.
func trigrams(folded string) [][3]rune {
	var out [][3]rune
	for _, word := range strings.Fields(folded) {
		letters := []rune(" " + word + " ")
		for i := range len(letters) - 2 {
			out = append(out, [3]rune(letters[i:i+3]))
		}
	}
	slices.SortFunc(out, func(a, b [3]rune) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
	})
	return slices.Compact(out)
}

// match is an actor by its number, with the name that is most like.
type match struct {
	id    int32
	name  string
	score float64
}

const (
	// leastAlike is the part of trigrams that two names must share at least, as Dice's
	// coefficient, to be compared by letters.
	leastAlike = 0.25
	// leastScore is what is no hit any more.
	leastScore = 0.8
	// compared bounds how many names are compared by letters.
	compared = 500
)

// like returns the actors whose names are like text.
func (n *names) like(text string) []match {
	want := foldName(text)
	grams := trigrams(want)
	shared := make(map[int32]int32)
	for _, gram := range grams {
		for _, name := range n.postings[gram] {
			shared[name]++
		}
	}
	type candidate struct {
		name int32
		dice float64
	}
	var near []candidate
	for name, count := range shared {
		// Of a long name a part may be meant.
		dice := 2 * float64(count) / float64(int(min(n.size[name], int32(2*len(grams))))+len(grams))
		if dice >= leastAlike {
			near = append(near, candidate{name, dice})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.dice, a.dice), cmp.Compare(a.name, b.name)) })
	best := make(map[int32]match)
	for _, c := range limited(near, compared) {
		score := alike(want, n.folded[c.name])
		if old := best[n.of[c.name]]; score >= leastScore && score > old.score {
			best[n.of[c.name]] = match{n.of[c.name], n.texts[c.name], score}
		}
	}
	out := make([]match, 0, len(best))
	for _, m := range best {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(n.articles[b.id], n.articles[a.id]), cmp.Compare(n.ids[a.id], n.ids[b.id]))
	})
	return out
}

// alike is how like two folded names are, by the measure of Winkler (1990): the whole names
// with their words in order of the alphabet or, a little less, the words that are most
// like those wanted.
func alike(want, name string) float64 {
	if want == name {
		return 1
	}
	wanted, words := strings.Fields(want), strings.Fields(name)
	parts := 0.0
	for _, w := range wanted {
		best := 0.0
		for _, other := range words {
			best = max(best, smetrics.JaroWinkler(w, other, 0.7, 4))
			if len(w) >= 3 && strings.HasPrefix(other, w) {
				best = max(best, 0.9)
			}
		}
		parts += best * float64(len(w))
	}
	score := 0.95 * parts / float64(max(1, len(strings.Join(wanted, ""))))
	if len(words) > len(wanted) {
		score -= 0.02 * float64(min(len(words)-len(wanted), 5))
	}
	slices.Sort(wanted)
	slices.Sort(words)
	return max(score, 0.99*smetrics.JaroWinkler(strings.Join(wanted, " "), strings.Join(words, " "), 0.7, 4))
}
