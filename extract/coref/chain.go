package coref

import (
	"math"
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/coref/internal/ranking"
)

// The windows of candidates, in phrases. Articles can be long: no phrase may be
// compared with all before it.
const (
	nearTerms = 50 // of any kind
	sameHeads = 4  // further back, with the same head
)

// The choices before the candidates.
const (
	noMention = iota // it denotes nothing: on the other *hand*
	newChain         // it begins a chain
	fixedChoices
)

// A linker builds the chains of a document from left to right: for each phrase it
// chooses one of the phrases before it as antecedent, a new chain, or none.
type linker struct {
	r      *resolver
	terms  []term
	chains []chainState
	// chainOf is the chain of each term, -1 for none so far.
	chainOf []int
	// byHead lists the terms so far by head and, for names, by last word.
	byHead map[uint64][]int
	// order numbers the terms of a sentence.
	order []int

	cands    []int
	features [][]uint32 // of the fixed choices and cands
	// margin is by how much the choice for a term won over all that would have put it
	// into another chain or none.
	margin []int32
	// choose returns the index of the choice in features.
	choose func(l *linker, m int) int
}

// A chainState is what features see of a chain so far.
type chainState struct {
	terms []int
	// pronouns are their references, lemmas the heads of other phrases.
	pronouns map[uint64]bool
	lemmas   []uint64
	// genders and numbers are sets of bits, names a count.
	genders, numbers, names uint64
}

// maxChainLemmas bounds the heads of a chain that a phrase is compared with.
const maxChainLemmas = 12

func newLinker(r *resolver, choose func(l *linker, m int) int) *linker {
	l := &linker{r: r, choose: choose, byHead: map[uint64][]int{}}
	for _, p := range r.phrases() {
		l.terms = append(l.terms, r.term(p))
	}
	l.chainOf = make([]int, len(l.terms))
	l.order = make([]int, len(l.terms))
	l.margin = make([]int32, len(l.terms))
	for m := range l.terms {
		l.chainOf[m] = -1
		if m > 0 && l.terms[m-1].sent == l.terms[m].sent {
			l.order[m] = l.order[m-1] + 1
		}
	}
	return l
}

// run chooses for all terms.
func (l *linker) run() {
	for m := range l.terms {
		l.collect(m)
		l.describe(m)
		choice := l.choose(l, m)
		switch {
		case choice >= fixedChoices:
			a := l.cands[choice-fixedChoices]
			if l.chainOf[a] < 0 {
				l.begin(a)
			}
			l.add(m, l.chainOf[a])
		case choice == newChain:
			l.begin(m)
		}
		t := &l.terms[m]
		l.byHead[t.lemma] = append(l.byHead[t.lemma], m)
		if t.Form == extract.NameForm && t.last != t.lemma {
			l.byHead[t.last] = append(l.byHead[t.last], m)
		}
	}
}

func (l *linker) begin(m int) {
	l.chains = append(l.chains, chainState{pronouns: map[uint64]bool{}})
	l.add(m, len(l.chains)-1)
}

func (l *linker) add(m, chain int) {
	l.chainOf[m] = chain
	t, c := &l.terms[m], &l.chains[chain]
	c.terms = append(c.terms, m)
	if t.Form == extract.PronounForm {
		c.pronouns[t.reference] = true
	} else if len(c.lemmas) < maxChainLemmas {
		c.lemmas = append(c.lemmas, t.lemma)
	}
	c.genders |= 1 << t.gender
	c.numbers |= 1 << t.number
	if t.Form == extract.NameForm {
		c.names++
	}
}

// collect lists the candidates for term m, nearest first.
func (l *linker) collect(m int) {
	l.cands = l.cands[:0]
	t := &l.terms[m]
	low := max(0, m-nearTerms)
	for a := m - 1; a >= low; a-- {
		l.cands = append(l.cands, a)
	}
	if t.Form == extract.PronounForm {
		return
	}
	far := len(l.cands)
	for _, key := range []uint64{t.lemma, t.last} {
		same := l.byHead[key]
		for k, n := len(same)-1, 0; k >= 0 && n < sameHeads; k-- {
			if same[k] < low && !slices.Contains(l.cands[far:], same[k]) {
				l.cands = append(l.cands, same[k])
				n++
			}
		}
	}
}

// link writes the chains of the document.
func (r *resolver) link(model *ChainModel) {
	l := newLinker(r, best(model.ranks))
	l.run()
	r.doc.Chains = l.result()
	r.chainAt = make([]int, len(r.doc.Tokens))
	for i := range r.chainAt {
		r.chainAt[i] = -1
	}
	for m := range l.terms {
		if t := &l.terms[m]; !t.pair && l.margin[m] >= sureMargin {
			r.chainAt[t.Head] = l.chainOf[m]
		}
	}
	r.chainTerms = make([][]int, len(l.chains))
	for c := range l.chains {
		for _, m := range l.chains[c].terms {
			if t := &l.terms[m]; !t.pair {
				r.chainTerms[c] = append(r.chainTerms[c], t.Head)
			}
		}
		slices.Sort(r.chainTerms[c])
	}
}

// sureMargin is the margin from which on actors follow a chain, about 1.6 in natural
// logarithms of odds.
const sureMargin = 100

// taken returns the mention nearest before token i, a pronoun or noun, that its chain
// takes it up from: a name or noun for an actor; -1 if there is none.
func (r *resolver) taken(i int) int {
	c := r.chainAt[i]
	if c < 0 {
		return -1
	}
	heads := r.chainTerms[c]
	at, _ := slices.BinarySearch(heads, i)
	for k := at - 1; k >= max(0, at-maxTaken); k-- {
		if m := r.at[heads[k]]; m >= 0 {
			return m
		}
	}
	return -1
}

// maxTaken is how many phrases of a chain are looked at.
const maxTaken = 50

// result returns the chains in order of their first phrase.
func (l *linker) result() []extract.Chain {
	out := make([]extract.Chain, 0, len(l.chains))
	at := make([]int, len(l.chains))
	for i := range at {
		at[i] = -1
	}
	for m := range l.terms {
		c := l.chainOf[m]
		if c < 0 {
			continue
		}
		if at[c] < 0 {
			at[c] = len(out)
			out = append(out, nil)
		}
		out[at[c]] = append(out[at[c]], l.terms[m].Phrase)
	}
	return out
}

// best returns a function that chooses by a model: the candidate with the highest
// score, of equals the first fixed choice, else the nearest.
func best(model *ranking.Model) func(l *linker, m int) int {
	var scores []int32
	return func(l *linker, m int) int {
		choice := 0
		scores = scores[:0]
		for k := range len(l.cands) + fixedChoices {
			scores = append(scores, model.Score(l.features[k]))
			if scores[k] > scores[choice] {
				choice = k
			}
		}
		chain := func(k int) int {
			if k < fixedChoices {
				return -1
			}
			return l.chainOf[l.cands[k-fixedChoices]]
		}
		second := int32(math.MinInt32)
		for k, s := range scores {
			if k != choice && (chain(k) < 0 || chain(k) != chain(choice)) {
				second = max(second, s)
			}
		}
		l.margin[m] = scores[choice] - second
		return choice
	}
}
