package re3d

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/goldactors"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Sought are the corpus's types that mentions and times of a document can be of. What
// is of the others (weapons, platforms, quantities, documents) is no actor: it stands
// as a literal in statements.
var Sought = []string{"Person", "Organisation", "Location", "Nationality", "Temporal"}

// Count counts the phrases of one type.
type Count struct{ Gold, System, Right int }

// Precision, recall and F1, 0 where nothing was counted.
func (c Count) Precision() float64 { return float64(c.Right) / float64(max(1, c.System)) }
func (c Count) Recall() float64    { return float64(c.Right) / float64(max(1, c.Gold)) }
func (c Count) F1() float64        { return 2 * float64(c.Right) / float64(max(1, c.Gold+c.System)) }

// EntityCounts counts, by type of the corpus, the entities found with the same words,
// and those of which some word was found. The corpus marks phrases of any form, so
// all mentions count: names, noun phrases and resolved pronouns.
//
// The types of the schema are those of the corpus in this way: a Person is a Person, an
// Organization an Organisation, a Place a Location; a Country either of the last two,
// for the corpus calls it what it is in its sentence; a word for a nationality is a
// Nationality, and a time Temporal. Several persons (civilians, our partners, Iraqis) are
// an Organisation in the corpus, seldom a Person or Nationality: they may be either. A
// Thing is none. Leading articles and titles before
// a name (Col., Minister) are no part of the words, for the corpus has them or not.
//
// A mention inside of a longer phrase that the corpus marks is neither right nor wrong:
// of phrases in phrases it says nothing.
type EntityCounts struct {
	Exact, Overlap map[string]*Count
	// Show, if any, is told of each phrase that was missed (-) or is spurious (+), not
	// even touched or touching, with its type and the words around it.
	Show func(mark, kind, text string)
}

// NewEntityCounts returns counts of nothing.
func NewEntityCounts() EntityCounts {
	return EntityCounts{Exact: map[string]*Count{}, Overlap: map[string]*Count{}}
}

// Of returns the count of a type in exact or overlap; empty for all.
func (c EntityCounts) Of(counts map[string]*Count, kind string) Count {
	var sum Count
	for _, k := range Sought {
		if n := counts[k]; n != nil && (kind == k || kind == "") {
			sum.Gold, sum.System, sum.Right = sum.Gold+n.Gold, sum.System+n.System, sum.Right+n.Right
		}
	}
	return sum
}

// A phrase is a range of tokens and what it can be in the corpus.
type phrase struct {
	first, end int
	kinds      []string
}

func (p phrase) touches(o phrase) bool { return p.first < o.end && o.first < p.end }
func (p phrase) inside(o phrase) bool  { return o.first <= p.first && p.end <= o.end }

// Add counts the entities of a document that the stages have read.
func (c EntityCounts) Add(gold *Document, doc *extract.Document, gaz *schema.Gazetteer) {
	var marked, want []phrase
	for _, e := range gold.Entities {
		first, end := goldactors.Tokens(doc, e.Span)
		if first >= end {
			continue
		}
		whole := phrase{first, end, []string{e.Kind}}
		marked = append(marked, whole)
		if slices.Contains(Sought, e.Kind) {
			want = append(want, bare(whole, doc, gaz))
		}
	}
	have := found(doc, gaz)
	same := func(a, b phrase) bool { return a.first == b.first && a.end == b.end }
	count(c.Exact, want, have, marked, same, nil)
	count(c.Overlap, want, have, marked, phrase.touches, func(mark string, p phrase) {
		if c.Show != nil {
			c.Show(mark, p.kinds[0], doc.TextOf(p.first, p.end)+"   in: "+doc.TextOf(max(0, p.first-shownAround), min(len(doc.Tokens), p.end+shownAround)))
		}
	})
}

// shownAround is how many words before and after a phrase are shown.
const shownAround = 5

// count pairs phrases of gold and system that fit, each once, and shows the others.
func count(into map[string]*Count, want, have, marked []phrase, fit func(a, b phrase) bool, show func(mark string, p phrase)) {
	at := func(kind string) *Count {
		if into[kind] == nil {
			into[kind] = &Count{}
		}
		return into[kind]
	}
	used := make([]bool, len(have))
	for _, w := range want {
		n := at(w.kinds[0])
		n.Gold++
		best := -1
		for i, h := range have {
			if !used[i] && fit(w, h) && slices.Contains(h.kinds, w.kinds[0]) &&
				(best < 0 || h.end-h.first > have[best].end-have[best].first) {
				best = i
			}
		}
		if best >= 0 {
			used[best] = true
			n.System++
			n.Right++
		} else if show != nil {
			show("-", w)
		}
	}
	for i, h := range have {
		part := slices.ContainsFunc(marked, func(m phrase) bool { return h.inside(m) && m.end-m.first > h.end-h.first })
		if !used[i] && !part {
			at(h.kinds[0]).System++
			if show != nil {
				show("+", h)
			}
		}
	}
}

// found returns the mentions and times of a document, each range once.
func found(doc *extract.Document, gaz *schema.Gazetteer) []phrase {
	var out []phrase
	add := func(first, end int, kinds ...string) {
		p := bare(phrase{first, end, kinds}, doc, gaz)
		if !slices.ContainsFunc(out, func(o phrase) bool { return o.first == p.first && o.end == p.end }) {
			out = append(out, p)
		}
	}
	demonym := map[int]bool{}
	for _, n := range doc.Names {
		demonym[n.First] = n.Demonym
	}
	for _, m := range doc.Mentions {
		several := isPlural(&doc.Tokens[m.Head])
		switch {
		case m.Form == extract.NameForm && demonym[m.First] && several:
			add(m.First, m.End, "Organisation", "Nationality")
		case m.Form == extract.NameForm && demonym[m.First]:
			add(m.First, m.End, "Nationality")
		case m.Type == schema.Person && several:
			add(m.First, m.End, "Organisation", "Person")
		case m.Type == schema.Person:
			add(m.First, m.End, "Person")
		case m.Type == schema.Organization:
			add(m.First, m.End, "Organisation")
		case m.Type == schema.Country:
			add(m.First, m.End, "Location", "Organisation")
		case m.Type == schema.Place:
			add(m.First, m.End, "Location")
		}
	}
	for _, t := range doc.Times {
		add(t.First, t.End, "Temporal")
	}
	return out
}

// isPlural reports a word for several.
func isPlural(tok *extract.Token) bool {
	switch tok.XPOS {
	case "NNS", "NNPS":
		return true
	}
	return strings.Contains(tok.Feats, "Number=Plur")
}

// bare returns a phrase without article and possessive, and without titles before a
// name.
func bare(p phrase, doc *extract.Document, gaz *schema.Gazetteer) phrase {
	for p.first+1 < p.end && doc.Tokens[p.first].UPOS == "DET" {
		p.first++
	}
	for p.first+1 < p.end && (doc.Tokens[p.end-1].XPOS == "POS" || doc.Tokens[p.end-1].UPOS == "PUNCT") {
		p.end--
	}
	for p.kinds[0] == "Person" && p.first+1 < p.end && doc.Tokens[p.first+1].UPOS == "PROPN" {
		if _, ok := gaz.Title(doc.Tokens[p.first].Form); !ok {
			break
		}
		p.first++
	}
	return p
}

// Synonyms returns how many pairs of entities the corpus calls synonyms, each pair
// once, of persons, organisations and locations, and how many of them end in one
// actor of the document: by mentions, or by a title or predicate of the mention. Show,
// if not nil, is told of those that do not.
func Synonyms(gold *Document, doc *extract.Document, show func(a, b string)) (pairs, joined int) {
	tree := extract.NewTree(doc)
	for _, r := range Normal(gold.Relations) {
		if r.Type != "IsSynonymOf" {
			continue
		}
		from, to := &gold.Entities[r.From], &gold.Entities[r.To]
		if !slices.Contains(Sought[:3], from.Kind) || !slices.Contains(Sought[:3], to.Kind) {
			continue
		}
		pairs++
		a, b := actorAt(doc, tree, from.Span), actorAt(doc, tree, to.Span)
		if a >= 0 && a == b {
			joined++
		} else if show != nil {
			show(gold.Text[from.Span.Begin:from.Span.End], gold.Text[to.Span.Begin:to.Span.End])
		}
	}
	return pairs, joined
}

// actorAt returns the entity that a phrase of the corpus denotes: that of the longest
// mention in it, else of the name that it is a title of (the minister Paz) or of the
// subject that it is said of (Paz is the minister); -1 if there is none.
func actorAt(doc *extract.Document, tree *extract.Tree, span schema.Span) int {
	first, end := goldactors.Tokens(doc, span)
	if first >= end {
		return -1
	}
	head := goldactors.HeadOf(doc, first, end)
	best := -1
	for m, x := range doc.Mentions {
		if x.Head == head || x.First == first && x.End == end {
			return x.Entity
		}
		if x.First >= first && x.End <= end && x.Form == extract.NameForm && x.Type == schema.Person && best < 0 {
			best = m
		}
	}
	if best >= 0 {
		return doc.Mentions[best].Entity
	}
	over := -1
	switch tree.Base(head) {
	case "nmod", "compound", "flat", "appos":
		over = doc.Tokens[head].Head
	default:
		if tree.Child(head, "cop") >= 0 {
			over = tree.Child(head, "nsubj")
		}
	}
	for _, x := range doc.Mentions {
		if over >= 0 && x.Head == over {
			return x.Entity
		}
	}
	return -1
}
