package conll18

import (
	"fmt"

	"github.com/quadwire/quadwire/extract"
)

// Evaluate compares what a system found with gold. Both sides hold the same text
// in the same order; where it differs the error says where.
func Evaluate(gold, system []*extract.Document) (Scores, error) {
	g, s := read(gold), read(system)
	if err := sameText(g.chars, s.chars); err != nil {
		return Scores{}, err
	}
	e := &evaluation{gold: g, system: s, alignment: align(g.words, s.words)}
	return Scores{
		Tokens:    spans(g.tokens, s.tokens),
		Sentences: spans(g.sentences, s.sentences),
		Words:     e.score(nil, func(_, _ *word) bool { return true }),
		UPOS:      e.score(nil, func(g, s *word) bool { return g.upos == s.upos }),
		XPOS:      e.score(nil, func(g, s *word) bool { return g.xpos == s.xpos }),
		UFeats:    e.score(nil, func(g, s *word) bool { return g.feats == s.feats }),
		AllTags:   e.score(nil, func(g, s *word) bool { return g.upos == s.upos && g.xpos == s.xpos && g.feats == s.feats }),
		Lemma:     e.score(nil, sameLemma),
		UAS:       e.score(nil, e.sameParent),
		LAS:       e.score(nil, e.sameArc),
		CLAS:      e.score(isContent, e.sameArc),
		MLAS: e.score(isContent, func(g, s *word) bool {
			return e.sameArc(g, s) && sameMorphology(g, s) && e.sameFunctional(g, s)
		}),
		BLEX: e.score(isContent, func(g, s *word) bool { return e.sameArc(g, s) && sameLemma(g, s) }),
	}, nil
}

func sameText(gold, system []rune) error {
	for i := 0; i < len(gold) && i < len(system); i++ {
		if gold[i] != system[i] {
			return fmt.Errorf("texts differ at character %d without white space: gold %q, system %q",
				i, excerpt(gold, i), excerpt(system, i))
		}
	}
	if len(gold) != len(system) {
		return fmt.Errorf("gold has %d characters without white space, system %d", len(gold), len(system))
	}
	return nil
}

func excerpt(chars []rune, at int) string { return string(chars[at:min(len(chars), at+20)]) }

// spans counts the ranges that both sides have.
func spans(gold, system []span) Score {
	score := Score{Gold: len(gold), System: len(system)}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case system[s].begin < gold[g].begin:
			s++
		case gold[g].begin < system[s].begin:
			g++
		default:
			if gold[g].end == system[s].end {
				score.Correct++
			}
			g++
			s++
		}
	}
	return score
}

type evaluation struct {
	gold, system *corpus
	*alignment
}

// score counts the aligned words that are the same; filter, if not nil, says
// which words of either side count.
func (e *evaluation) score(filter func(*word) bool, same func(gold, system *word) bool) Score {
	score := Score{Gold: count(e.gold.words, filter), System: count(e.system.words, filter)}
	for _, pair := range e.pairs {
		g, s := &e.gold.words[pair[0]], &e.system.words[pair[1]]
		if filter != nil && !filter(g) {
			continue
		}
		score.Aligned++
		if same(g, s) {
			score.Correct++
		}
	}
	return score
}

func count(words []word, filter func(*word) bool) int {
	n := 0
	for i := range words {
		if filter == nil || filter(&words[i]) {
			n++
		}
	}
	return n
}

func isContent(w *word) bool { return contentRelations[w.deprel] }

// sameLemma lets a gold word without lemma pass.
func sameLemma(g, s *word) bool { return g.lemma == "" || g.lemma == s.lemma }

func sameMorphology(g, s *word) bool { return g.upos == s.upos && g.feats == s.feats }

// sameWord reports whether word s of the system is aligned with gold word g; -1
// is the root on either side.
func (e *evaluation) sameWord(g, s int) bool {
	if g < 0 || s < 0 {
		return g < 0 && s < 0
	}
	return e.toGold[s] == g
}

func (e *evaluation) sameParent(g, s *word) bool { return e.sameWord(g.parent, s.parent) }

func (e *evaluation) sameArc(g, s *word) bool { return e.sameParent(g, s) && g.deprel == s.deprel }

func (e *evaluation) sameFunctional(g, s *word) bool {
	if len(g.functional) != len(s.functional) {
		return false
	}
	for i, gc := range g.functional {
		sc := s.functional[i]
		a, b := &e.gold.words[gc], &e.system.words[sc]
		if !e.sameWord(gc, sc) || a.deprel != b.deprel || !sameMorphology(a, b) {
			return false
		}
	}
	return true
}
