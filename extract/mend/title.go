package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
)

// tornPhrase mends a phrase that was torn in two: in *Foreign Minister Ann Lee
// resigned* the title and the name are each made a subject of *resigned*. A
// noun, or a name, right before a name with the same relation to the same word is its
// description.
func (m *mender) tornPhrase(name int) {
	tok := &m.toks[name]
	if tok.UPOS != "PROPN" || tok.Head < 0 || !whole[m.base(name)] {
		return
	}
	lo := m.leftmost(name)
	if lo == m.first || m.toks[lo].UPOS != "PROPN" || m.toks[lo-1].UPOS == "PUNCT" {
		return
	}
	// The title is what governs the word right before the name's phrase.
	title := lo - 1
	for m.toks[title].Head >= 0 && m.toks[title].Head != tok.Head {
		title = m.toks[title].Head
	}
	other := &m.toks[title]
	if other.Head != tok.Head || title >= lo || m.base(title) != m.base(name) || other.UPOS != "NOUN" && other.UPOS != "PROPN" {
		return
	}
	m.describe(title, name)
}

// describe makes title the description of name, which stands after it and gets what of
// title's stands after name: *Minister Ann Lee, speaking in Oslo*.
func (m *mender) describe(title, name int) {
	for _, k := range m.kids(title) {
		if k > name {
			m.attach(k, name, m.toks[k].DepRel)
		}
	}
	m.attach(title, name, "nmod:desc")
}

// whole are the relations that two neighbours cannot both have: two conjuncts side by
// side lack the comma or the conjunction between them.
var whole = map[string]bool{"nsubj": true, "conj": true}

// leftmost is the first token of the phrase of head.
func (m *mender) leftmost(head int) int {
	for t := m.first; t < head; t++ {
		if m.below(t, head) {
			return t
		}
	}
	return head
}

// ownerOfTitle hangs the name before a title behind a person's name on the title, where it went
// to the person: Ann Lee, *Chad* prime minister.
func (m *mender) ownerOfTitle(t int) {
	p := m.toks[t].Head
	if m.toks[t].DepRel != "nmod:unmarked" && m.base(t) != "appos" || p < m.first || p > t || !strings.HasPrefix(m.toks[t].NER, "B-") || !strings.HasSuffix(m.toks[p].NER, "-PER") || !m.comma(t-1) {
		return
	}
	for n := t + 1; n < m.end && n < t+5; n++ {
		switch {
		case m.toks[n].Head == p && m.base(n) == "appos" && m.toks[n].UPOS == "NOUN" && lexicon.IsPersonNoun(m.lemma(n)):
			m.attach(t, n, "compound")
			return
		case m.toks[n].UPOS != "ADJ" && m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN":
			return
		}
	}
}
