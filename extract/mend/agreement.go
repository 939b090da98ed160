package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// number is what a noun or a verb says of how many it is about.
type number uint8

const (
	numberUnknown number = iota
	singular
	plural
)

// relativeAgreement hangs a relative clause on the noun whose number its verb has: in *fired
// at the towers beside a mast that sends the news* it is the mast that sends.
func (m *mender) relativeAgreement(v int) {
	a := m.toks[v].Head
	if m.toks[v].DepRel != "acl:relcl" || a < m.first || a > v {
		return
	}
	pronoun := m.kid(v, "nsubj")
	if pronoun < a || pronoun > v || pronoun == a+1 {
		return
	}
	switch m.lemma(pronoun) {
	case "that", "which", "who":
	default:
		return
	}
	if m.comma(pronoun-1) && m.kid(v, "ccomp") >= 0 {
		return // which means that
	}
	want := m.verbNumber(v)
	if have := m.nounNumber(a); want == numberUnknown || have == numberUnknown || have == want {
		return
	}
	for t := pronoun - 1; t > a; t-- {
		if m.nounNumber(t) != want || !m.below(t, a) {
			continue
		}
		if m.toks[t].UPOS == "PROPN" && m.toks[pronoun].Form == "that" {
			continue // a name takes no restrictive clause
		}
		if word := m.kid(t, "case"); word >= 0 && want == plural && m.lemma(word) == "of" {
			return // a number of towers that
		}
		if rel := m.base(t); rel == "nmod" || rel == "obl" || rel == "obj" || rel == "conj" || rel == "appos" {
			m.attach(v, t, "acl:relcl")
			return
		}
	}
}

// relativeOfKind hangs a relative clause on the noun that its pronoun can be said of: of
// *members of the Acme Union, who left* it is the members that left, and *a policy of boarding
// boats of migrants, which Chad rejects* is no word about migrants.
func (m *mender) relativeOfKind(v int) {
	a := m.toks[v].Head
	if m.toks[v].DepRel != "acl:relcl" || a < m.first || a > v {
		return
	}
	pronoun := -1
	for _, k := range m.kids(v) {
		if k > a && k < v && strings.HasPrefix(m.toks[k].XPOS, "W") && (m.base(k) == "nsubj" || m.base(k) == "obj") {
			pronoun = k
			break
		}
	}
	if pronoun < 0 {
		return
	}
	switch m.lemma(pronoun) {
	case "who", "whom":
		up := m.toks[a].Head
		if m.base(a) == "nmod" && strings.HasSuffix(m.toks[a].NER, "-ORG") && up >= m.first && up < a && m.toks[up].UPOS == "NOUN" && isPeople(m.lemma(up)) {
			m.attach(v, up, "acl:relcl")
		}
	case "which":
		if m.toks[a].UPOS != "NOUN" || !isPeople(m.lemma(a)) {
			return
		}
		top := a
		for up := m.toks[top].Head; up >= m.first && up < top; up = m.toks[top].Head {
			if rel := m.base(top); rel != "nmod" && rel != "acl" && (rel != "obj" || m.base(up) != "acl") {
				break
			}
			top = up
		}
		if m.toks[top].UPOS == "NOUN" && !isPeople(m.lemma(top)) {
			m.attach(v, top, "acl:relcl")
		}
	}
}

// isPeople reports whether a noun is for persons, who are not which.
func isPeople(lemma string) bool { return lexicon.IsPersonNoun(lemma) || memberNouns[lemma] }

// memberNouns are words for persons by what they belong to or do that offices lack.
var memberNouns = wordset.Of(`member migrant refugee citizen resident worker employee supporter protester demonstrator defector rebel
	veteran survivor hostage prisoner passenger fan`)

// verbNumber returns the number of the finite verb of the clause v.
func (m *mender) verbNumber(v int) number {
	finite := v
	if aux := m.kid(v, "aux", "cop"); aux >= 0 {
		finite = aux
	}
	switch {
	case m.toks[finite].XPOS == "VBZ" || strings.EqualFold(m.toks[finite].Form, "was"):
		return singular
	case m.toks[finite].XPOS == "VBP" || strings.EqualFold(m.toks[finite].Form, "were"):
		return plural
	}
	return numberUnknown
}

// nounNumber returns the number of the noun t, which is unknown of conjoined ones.
func (m *mender) nounNumber(t int) number {
	switch m.toks[t].XPOS {
	case "NN", "NNP":
		if m.kid(t, "conj") < 0 {
			return singular
		}
	case "NNS", "NNPS":
		return plural
	}
	return numberUnknown
}

// strandedRelative gives the relative pronoun of a preposition that ends its clause to the verb,
// as later stages read it, where it went to the noun before the preposition: *a view which
// they enjoyed a glimpse of*.
func (m *mender) strandedRelative(t int) {
	n := m.toks[t].Head
	if m.toks[t].DepRel != "nmod" || n < t || !m.in(n) || !strings.HasPrefix(m.toks[t].XPOS, "W") {
		return
	}
	word, v := m.kid(t, "case"), m.toks[n].Head
	if word == n+1 && m.base(n) == "obj" && v > t && v < n && m.base(v) == "acl" {
		m.attach(t, v, "obl")
	}
}
