package mend

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// companies are nouns for businesses that stand before their names.
var companies = wordset.Of(`company firm airline carrier carmaker automaker drugmaker chipmaker planemaker aircraft-maker toymaker
	shipbuilder steelmaker watchmaker bank lender insurer reinsurer retailer supermarket brewery distillery refinery utility startup start-up studio broadcaster
	newspaper manufacturer conglomerate giant chain wholesaler telecom consultancy subsidiary label bookmaker fintech railway
	shipyard winery dairy bakery charity shipper oilmaker supermajor unicorn`)

// callings are nouns for businesses and for people both.
var callings = wordset.Of(`maker builder brewer distiller miner producer refiner publisher developer grocer operator baker contractor
	supplier broker line group`)

// companyName makes the name right after the noun for a business its name and a body, where it was
// taken for a person, a place or no name at all: "the Peruvian carmaker *Ravel* and the oil company
// *Tolmar* merged". After a noun that people have too, only a name of one word is a body's.
func (m *mender) companyName(n int) {
	both := callings[m.lemma(n)]
	if m.toks[n].XPOS != "NN" || !companies[m.lemma(n)] && !both || m.capital(n) || !m.capital(n+1) || strings.HasPrefix(m.toks[n+1].NER, "I-") {
		return
	}
	first, last := n+1, n+1
	for m.capital(last+1) && (m.unnamed(last+1) || strings.HasPrefix(m.toks[last+1].NER, "I-")) {
		last++
	}
	if both && first < last && m.toks[first].NER == "B-PER" {
		return
	}
	head := first
	for t := first; t <= last; t++ {
		if h := m.toks[t].Head; h < first || h > last {
			head = t
		}
	}
	if m.finite(first) || m.base(first) == "aux" {
		return
	}
	for t := first; t <= last; t++ {
		m.toks[t].NER = "I-ORG"
		if m.toks[t].UPOS != "PROPN" {
			m.toks[t].UPOS, m.toks[t].XPOS, m.toks[t].Lemma = "PROPN", "NNP", m.toks[t].Form
		}
	}
	m.toks[first].NER = "B-ORG"
	if m.toks[head].Head == n || m.below(n, head) {
		if m.base(head) != "appos" && m.toks[head].Head == n {
			m.toks[head].DepRel = "appos"
		}
		return
	}
	if up := m.toks[head].Head; up > n && m.base(head) == "nsubj" && m.toks[n].Head == up {
		return // see splitApposition
	}
	m.attach(head, n, "appos")
	v := m.toks[n].Head
	for v >= m.first && m.toks[v].UPOS != "VERB" {
		v = m.toks[v].Head
	}
	for _, k := range m.kids(head) {
		if k > last && v >= m.first && m.toks[k].UPOS == "VERB" && m.marker(k) == "to" {
			m.attach(k, v, "advcl") // formed an alliance with the carmaker Ravel to build vans
		}
	}
}

// capital reports whether t is a word with a capital.
func (m *mender) capital(t int) bool {
	if !m.in(t) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(m.toks[t].Form)
	return unicode.IsUpper(r)
}

// unnamed reports whether t is in no name.
func (m *mender) unnamed(t int) bool { return m.toks[t].NER == "" || m.toks[t].NER == "O" }

// nameTakenForVerb makes a name that was taken for a verb or an auxiliary a name again: "*Orvik* sued
// Acme", "fined Acme and *Orvik*". Before a verb without subject it is the subject.
func (m *mender) nameTakenForVerb(t int) {
	if m.toks[t].UPOS != "VERB" && m.toks[t].UPOS != "AUX" || !strings.HasPrefix(m.toks[t].NER, "B-") || !m.capital(t) || m.kid(t, "nsubj", "obj", "aux", "mark") >= 0 {
		return
	}
	v := m.toks[t].Head
	switch rel := m.base(t); {
	case rel == "aux" && v > t && m.kid(v, "nsubj", "nsubj:pass", "expl") < 0:
		m.toks[t].DepRel = "nsubj"
		if m.kid(v, "aux:pass") >= 0 {
			m.toks[t].DepRel = "nsubj:pass"
		}
	case rel == "nsubj" || rel == "obj" || rel == "conj" || rel == "obl" || rel == "nmod" || rel == "appos":
	default:
		return
	}
	m.toks[t].UPOS, m.toks[t].XPOS, m.toks[t].Lemma = "PROPN", "NNP", m.toks[t].Form
}

// bodyDealtWith makes the capitalised word that was found no name, or the single word that was taken
// for a person, a body where only a body stands: "the takeover of *Orvik*", "struck a bargain with
// *Orvik*", "sued *Orvik*".
func (m *mender) bodyDealtWith(t int) {
	if m.toks[t].UPOS != "PROPN" && m.toks[t].XPOS != "NN" || !m.capital(t) || t == m.first || m.capital(t-1) || m.capital(t+1) || m.kid(t, "det", "flat", "compound") >= 0 {
		return
	}
	h := m.toks[t].Head
	word := m.kid(t, "case")
	if !m.in(h) {
		return
	}
	switch {
	case m.toks[t].NER == "B-PER" && word >= 0 && takeovers[m.lemma(h)+" "+m.lemma(word)]:
	case m.unnamed(t) && word >= 0 && (takeovers[m.lemma(h)+" "+m.lemma(word)] || bargains[m.lemma(h)] && m.lemma(word) == "with"):
	case m.unnamed(t) && word < 0 && m.base(t) == "obj" && h == t-1 && suits[m.lemma(h)]:
	default:
		return
	}
	m.toks[t].NER, m.toks[t].UPOS, m.toks[t].XPOS, m.toks[t].Lemma = "B-ORG", "PROPN", "NNP", m.toks[t].Form
}

var (
	takeovers = wordset.Of(`takeover_of acquisition_of buyout_of purchase_of stake_in shareholder_in shareholder_of share_in share_of merger_with subsidiary_of`)
	bargains  = wordset.Of(`bargain deal merger contract agreement settlement partnership alliance tie-up venture`)
	suits     = wordset.Of(`sue fine acquire`)
)

// personOfOffice makes the capitalised words after a noun for people, which were found no name, the
// name of a person: "the oligarch *Ivo Maden*".
func (m *mender) personOfOffice(t int) {
	h := m.toks[t].Head
	if m.base(t) != "appos" || m.toks[t].UPOS != "PROPN" || !m.unnamed(t) || h != t-1 || !m.in(h) || m.capital(h) || !m.people(h) ||
		!m.capital(t) || !m.capital(t+1) || !m.unnamed(t+1) || m.toks[t+1].Head != t || m.capital(t+3) {
		return
	}
	m.toks[t].NER, m.toks[t+1].NER = "B-PER", "I-PER"
	if m.capital(t+2) && m.toks[t+2].Head == t && m.unnamed(t+2) {
		m.toks[t+2].NER = "I-PER"
	}
}

// behindName gives what stands after a name and went to one of its first words to the word that heads
// it: "Orvik Rail, *to which Chad lent money*, failed".
func (m *mender) behindName(t int) {
	x := m.toks[t].Head
	switch m.base(t) {
	case "acl", "appos":
	default:
		return
	}
	if x < m.first || m.base(x) != "compound" || !strings.HasPrefix(m.toks[x].NER, "B-") {
		return
	}
	h := m.toks[x].Head
	if h <= x || h >= t || !m.in(h) || m.toks[h].NER != "I-"+m.toks[x].NER[2:] {
		return
	}
	m.attach(t, h, m.toks[t].DepRel)
}
