package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// currencies are the signs of money before a number.
var currencies = wordset.Of(`$ € £ ¥ us$ a$ c$`)

// giving are verbs, beside the ditransitive ones, that take who gets it and what.
var giving = wordset.Of(`loan bequeath leave cost fine charge sell buy earn win hand wire transfer advance`)

// recipientInMeasure gives the name before an amount, which became a part of it, to the verb as who
// gets it: "gave *Lebanon* $300 million", "sent *Chad* 40 trucks".
func (m *mender) recipientInMeasure(t int) {
	n := m.toks[t].Head
	country := strings.HasSuffix(m.toks[t].NER, "-LOC") // offered *Moldova* gas: no adjective of its own
	if rel := m.base(t); rel != "compound" && rel != "nmod" && rel != "amod" || n < t || !m.in(n) || m.toks[t].UPOS != "PROPN" && !(country && m.toks[t].XPOS == "JJ") || m.base(n) != "obj" ||
		m.kid(t, "case") >= 0 {
		return
	}
	v := m.toks[n].Head
	if v > t || m.toks[v].UPOS != "VERB" || !lexicon.Ditransitive[m.lemma(v)] && !giving[m.lemma(v)] || m.kid(v, "iobj") >= 0 {
		return
	}
	lo, hi := m.span(t)
	for m.in(hi+1) && m.toks[hi+1].NER == "I-LOC" && hi+1 < n {
		hi++ // Burkina *Faso* 4,000 tonnes
	}
	next := hi + 1
	if lo != v+1 || next > n || m.toks[next].XPOS != "CD" && !currencies[m.lemma(next)] && !(country && m.toks[t].XPOS == "JJ" && (giving[m.lemma(v)] || lexicon.Ditransitive[m.lemma(v)])) {
		return
	}
	for k := t + 1; k < next; k++ {
		m.attach(k, t, "flat")
	}
	m.toks[t].UPOS, m.toks[t].XPOS = "PROPN", "NNP"
	m.attach(t, v, "iobj")
}

// fining are verbs of what somebody is made to pay, who is their object.
var fining = wordset.Of(`fine bill invoice overcharge`)

// finedAmount makes who is fined the object, and the money beside it a measure: "fined *Meta* 800 million
// euros".
func (m *mender) finedAmount(v int) {
	who, amount := m.kid(v, "iobj"), m.kid(v, "obj")
	if m.toks[v].UPOS != "VERB" || !fining[m.lemma(v)] || who < v || amount < who || m.kid(amount, "nummod") < 0 && m.toks[amount].UPOS != "NUM" && m.toks[amount].UPOS != "SYM" {
		return
	}
	m.toks[who].DepRel, m.toks[amount].DepRel = "obj", "obl:unmarked"
}

// appointing are verbs whose object is called what follows it.
var appointing = wordset.Of(`name appoint elect nominate crown proclaim declare make`)

// namedOffice parts a name from the office that it is given: "named *Ann Lee* ambassador".
func (m *mender) namedOffice(office int) {
	v := m.toks[office].Head
	if m.base(office) != "obj" || v < m.first || v > office || !appointing[m.lemma(v)] || m.toks[office].UPOS != "NOUN" || !lexicon.IsPersonNoun(m.lemma(office)) ||
		m.kid(office, "det", "amod", "case") >= 0 || m.kid(v, "xcomp", "iobj") >= 0 {
		return
	}
	name := m.kid(office, "compound", "nmod", "appos")
	if name < v || m.toks[name].UPOS != "PROPN" {
		return
	}
	if lo, hi := m.span(name); lo != v+1 || hi != office-1 {
		return
	}
	m.attach(name, v, "obj")
	m.toks[office].DepRel = "xcomp"
}

// telling are verbs that take who is told and, after of, what.
var telling = wordset.Of(`inform notify remind warn assure convince advise apprise`)

// toldOf gives what somebody is told of, which became a part of the name, to the verb: "informed
// Chad *of the new date*".
func (m *mender) toldOf(t int) {
	n := m.toks[t].Head
	if m.base(t) != "nmod" || n < m.first || n > t || m.base(n) != "obj" || m.toks[n].UPOS != "PROPN" && m.toks[n].UPOS != "PRON" {
		return
	}
	word := m.kid(t, "case")
	if v := m.toks[n].Head; word >= 0 && m.lemma(word) == "of" && telling[m.lemma(v)] {
		m.attach(t, v, "obl")
	}
}

// verbWithinName makes the last word of a name, which became a verb, a noun again, and the finite
// verb that follows the verb: "Human Rights *Watch* yesterday accused Chad".
func (m *mender) verbWithinName(t int) {
	tok := &m.toks[t]
	if tok.UPOS != "VERB" || len(tok.NER) < 3 || tok.NER[0] != 'I' || m.in(t+1) && len(m.toks[t+1].NER) > 1 && m.toks[t+1].NER[0] == 'I' {
		return
	}
	v := -1
	for _, k := range m.kids(t) {
		if k > t && finiteTags[m.toks[k].XPOS] && m.kid(k, "nsubj", "mark") < 0 && m.base(k) != "conj" {
			v = k
			break
		}
	}
	begin := t
	for begin > m.first && len(m.toks[begin].NER) > 1 && m.toks[begin].NER[0] == 'I' {
		begin--
	}
	if v < 0 || begin == t {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel = tok.Head, tok.DepRel
	for _, k := range m.kids(t) {
		switch {
		case k >= begin && k < t:
			m.toks[k].DepRel = "compound"
		case k < begin && m.base(k) == "det":
		case k != v:
			m.toks[k].Head = v
		}
	}
	tok.Head, tok.DepRel, tok.UPOS, tok.XPOS = v, "nsubj", "PROPN", "NNP"
}
