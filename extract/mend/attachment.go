package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// wordOfName hangs the preposition or article before a name on the name, where it went to
// the second word of it: "with Ann *Lee*".
func (m *mender) wordOfName(t int) {
	h := m.toks[t].Head
	if rel := m.base(t); rel != "case" && rel != "det" || h <= t || !m.in(h) || m.base(h) != "flat" || m.toks[t].XPOS == "POS" {
		return
	}
	if n := m.toks[h].Head; n > t && n < h {
		m.attach(t, n, m.toks[t].DepRel)
	}
}

// particles are adverbs that make one word with the verb between which and its object they stand.
var particles = wordset.Of("away back down off out up")

// particleBeforeObject makes the adverb between a verb and its object the particle that it is:
// "turned *away* ships". One that tells where stands behind the object.
func (m *mender) particleBeforeObject(t int) {
	v := m.toks[t].Head
	if m.base(t) != "advmod" || !particles[m.lemma(t)] || v != t-1 || !m.in(v) || m.toks[v].UPOS != "VERB" {
		return
	}
	object := m.kid(v, "obj")
	if object < t {
		return
	}
	if lo, _ := m.span(object); lo == t+1 {
		m.toks[t].DepRel = "compound:prt"
	}
}

// paidRecipient makes the name before a number the recipient that it is: "paid *Chad* two
// million". A name that belongs to the noun stands after the number.
func (m *mender) paidRecipient(x int) {
	o := m.toks[x].Head
	if m.base(x) != "compound" && m.base(x) != "nmod" || m.toks[x].DepRel == "nmod:poss" || m.toks[x].UPOS != "PROPN" || o <= x || !m.in(o) || m.base(o) != "obj" || m.kid(x, "case") >= 0 {
		return
	}
	v := m.toks[o].Head
	if v < m.first || v > x || m.kid(v, "iobj") >= 0 || !recipients[m.lemma(v)] {
		return
	}
	lo, hi := m.span(x)
	if lo <= v {
		return
	}
	switch next := m.lemma(hi + 1); {
	case m.toks[hi+1].UPOS == "NUM", next == "a", next == "an", next == "the":
	case lo == v+1 && hi+1 == o && givers[m.lemma(v)] && (strings.HasSuffix(m.toks[x].NER, "-LOC") || strings.HasSuffix(m.toks[x].NER, "-PER")):
		// gave Chad money; the money of Chad is Chadian
	case lo == v+1 && hi+1 < o && m.toks[hi+1].UPOS == "ADJ" && givers[m.lemma(v)] && strings.HasSuffix(m.toks[x].NER, "-LOC"):
		// offered Chad medical supplies
	default:
		return
	}
	m.attach(x, v, "iobj")
}

// recipients are verbs that may name who gets their object before it.
var recipients = wordset.Of(`give pay lend sell send offer grant award owe promise hand loan cost bring supply provide fine save
	donate show leave deny`)

var givers = wordset.Of(`give lend offer send grant promise pay award`)

// takenNoun makes a noun that a verb of little meaning takes its object, where a parser has
// it for a verb or a predicate: "paid tribute to", "provided training to".
func (m *mender) takenNoun(n int) {
	v := m.toks[n].Head
	if m.base(n) != "xcomp" || v < m.first || v >= n || !takers[m.lemma(v)] || m.kid(v, "obj") >= 0 || m.kid(n, "mark", "cop", "aux", "nsubj", "obj") >= 0 {
		return
	}
	switch {
	case m.toks[n].UPOS == "NOUN" && (m.lemma(v) != "make" || m.kid(n, "det") >= 0):
	case m.toks[n].UPOS == "VERB" && m.toks[n].XPOS != "VBG" && n == v+1 && tributes[m.lemma(n)],
		m.toks[n].XPOS == "VBG" && n == v+1 && strings.HasSuffix(m.lemma(n), "ing"):
		m.toks[n].UPOS, m.toks[n].XPOS = "NOUN", "NN"
	default:
		return
	}
	m.toks[n].DepRel = "obj"
	for _, k := range m.kids(n) {
		if m.base(k) == "obl" {
			m.toks[k].DepRel = "nmod"
		}
	}
}

var (
	takers   = wordset.Of(`pay give provide offer receive take issue launch impose lodge express voice lend exert put make begin get`)
	tributes = wordset.Of(`tribute attack support aid help praise homage pressure blame visit ransom heed refuge shelter`)
)

// nounOfSubject joins two nouns side by side, of which the first became the subject of the
// second: "*arms* deliveries continued".
func (m *mender) nounOfSubject(x int) {
	n := x + 1
	if m.base(x) != "nsubj" || m.toks[x].Head != n || m.toks[x].UPOS != "NOUN" || !m.in(n) || m.toks[n].UPOS != "NOUN" || m.kid(n, "cop") >= 0 ||
		m.toks[n].Head < m.first || m.base(n) == "conj" || m.base(n) == "parataxis" || m.base(n) == "ccomp" {
		return
	}
	for _, k := range m.kids(x) {
		if m.base(k) == "det" || m.base(k) == "amod" || m.base(k) == "compound" {
			m.attach(k, n, m.toks[k].DepRel)
		}
	}
	m.attach(x, n, "compound")
}

// togetherWith makes "together with" the preposition of the name after it, which hung on
// together: "together with Togo, Chad left".
func (m *mender) togetherWith(t int) {
	v := m.toks[t].Head
	if l := m.lemma(t); l != "together" && l != "along" && l != "jointly" || m.base(t) != "advmod" || v < m.first || m.lemma(t+1) != "with" {
		return
	}
	n := m.toks[t+1].Head
	if n < t || m.base(t+1) != "case" || m.toks[n].Head != t && m.toks[n].Head != v {
		return
	}
	if up := m.toks[v].Head; m.base(v) == "nsubj" && v < t && up > n {
		v = up // Chad, together with Togo, left
	}
	if m.attach(n, v, "obl") {
		m.toks[t].Head, m.toks[t].DepRel = n, "case"
		for _, k := range m.kids(t) {
			m.attach(k, n, m.toks[k].DepRel)
		}
	}
}

// openers are adjectives that are verbs as often.
var openers = wordset.Of(`free clear open secure better calm`)

// verbBeforeName makes such an adjective between to and the name of a person the infinitive
// that it is: "called on Chad to *free* Ann Lee".
func (m *mender) verbBeforeName(a int) {
	n, to := m.toks[a].Head, a-1
	if m.base(a) != "amod" || n < a || !m.in(n) || n > a+3 || !openers[m.lemma(a)] || m.toks[a+1].NER != "B-PER" || n > a+1 && m.toks[n].NER != "I-PER" || m.lemma(to) != "to" || m.toks[to].Head != n || m.toks[n].Head < m.first {
		return
	}
	v := m.toks[n].Head
	for m.toks[v].UPOS != "VERB" {
		if v = m.toks[v].Head; v < m.first {
			return
		}
	}
	if v > to {
		return
	}
	m.toks[a].UPOS, m.toks[a].XPOS, m.toks[a].Head, m.toks[a].DepRel = "VERB", "VB", v, "xcomp"
	m.toks[n].Head, m.toks[n].DepRel = a, "obj"
	m.toks[to].UPOS, m.toks[to].XPOS, m.toks[to].Head, m.toks[to].DepRel = "PART", "TO", a, "mark"
}

// activePast makes a sentence without any auxiliary that was read as a passive the active one
// that it is: "Chad called on Togo to leave." Headlines, which leave their auxiliaries out,
// have no full stop.
func (m *mender) activePast(v int) {
	if m.toks[v].Head >= 0 || m.toks[v].UPOS != "VERB" || m.toks[m.end-1].Form != "." || m.kid(v, "aux", "aux:pass", "obl:agent", "cop") >= 0 || participleOnly(m.toks[v].Form) {
		return
	}
	s := m.kid(v, "nsubj:pass")
	if s < m.first || s > v || m.toks[s].DepRel != "nsubj:pass" {
		return
	}
	for t := m.first; t < m.end; t++ {
		if t != v && m.finite(t) || m.lemma(t) == "by" {
			return
		}
	}
	m.toks[s].DepRel, m.toks[v].XPOS = "nsubj", "VBD"
}

// actingInfinitive makes an infinitive right after who acts what that one does, where it became
// a purpose: "persuaded Chad to leave".
func (m *mender) actingInfinitive(t int) {
	v := m.toks[t].Head
	if m.base(t) != "advcl" || v < m.first || v > t || m.marker(t) != "to" || !acting[m.lemma(v)] && !movers[m.lemma(v)] || m.kid(v, "xcomp") >= 0 {
		return
	}
	o := m.kid(v, "obj", "iobj")
	if o < v || m.toks[o].UPOS != "PROPN" && m.toks[o].UPOS != "PRON" && !m.people(o) && !bodies[m.lemma(o)] {
		return
	}
	lo, _ := m.span(t)
	if _, hi := m.span(o); hi+1 == lo {
		m.toks[t].DepRel = "xcomp"
	}
}

var movers = wordset.Of(`oblige inspire motivate drive spur tempt induce assist lead encourage push get`)

// becomesAble hangs the infinitive of a disposition on the verb of state that leads to it, so
// that the adjective is the predicate: "proved unable to leave".
func (m *mender) becomesAble(a int) {
	v := m.toks[a].Head
	if m.base(a) != "xcomp" || m.toks[a].UPOS != "ADJ" || v < m.first || v > a || !linking[m.lemma(v)] || m.kid(v, "obj", "ccomp") >= 0 || m.kid(a, "cop", "mark") >= 0 {
		return
	}
	inf := m.kid(a, "xcomp", "advcl")
	if inf >= 0 {
		m.toks[inf].DepRel = "xcomp"
	}
	if inf < a || m.marker(inf) != "to" {
		return
	}
	m.toks[a].Head, m.toks[a].DepRel = m.toks[v].Head, m.toks[v].DepRel
	for _, k := range m.kids(v) {
		m.toks[k].Head = a
	}
	m.toks[v].Head, m.toks[v].DepRel = a, "cop"
}

var linking = wordset.Of(`prove remain become stay`)

// havingDone makes having the auxiliary of the perfect, where it was read as that of a passive:
// "suspected of *having* spied on Chad".
func (m *mender) havingDone(h int) {
	if m.toks[h].DepRel == "aux:pass" && m.lemma(h) == "have" {
		m.toks[h].DepRel = "aux"
	}
}

// stoppedShort hangs the gerund after "short of" on the verb of stopping: "stopped short of
// recognising Chad".
func (m *mender) stoppedShort(short int) {
	v := m.toks[short].Head
	if m.lemma(short) != "short" || v < m.first || v > short || m.lemma(v) != "stop" && m.lemma(v) != "fall" {
		return
	}
	for _, g := range append(m.kids(short), m.kids(v)...) {
		if g > short && m.toks[g].XPOS == "VBG" && m.marker(g) == "of" && m.attach(g, v, "xcomp") {
			m.toks[short].DepRel = "advmod"
			m.toks[short].UPOS = "ADV"
			return
		}
	}
}

// gerundOfObject makes a gerund with a subordinator of its own, which became the adjective of its
// object, the clause that it heads: "joined Chad in *imposing* a ban".
func (m *mender) gerundOfObject(g int) {
	n := m.toks[g].Head
	if m.base(g) != "amod" || m.toks[g].XPOS != "VBG" || m.toks[g].UPOS != "VERB" || n <= g || !m.in(n) || m.toks[n].Head < m.first || m.toks[n].Head > g {
		return
	}
	mark := m.kid(g, "mark")
	if mark != g-1 || m.base(n) != "obl" && m.base(n) != "nmod" {
		return
	}
	v := m.toks[n].Head
	m.toks[g].Head, m.toks[g].DepRel = v, "advcl"
	m.toks[n].Head, m.toks[n].DepRel = g, "obj"
}

// letInfinitive makes a noun that is a verb as well the bare infinitive that it is after let,
// between who acts and whom it is done to: "let Chad *arrest* Ann Lee".
func (m *mender) letInfinitive(n int) {
	v := m.toks[n].Head
	if m.base(n) != "obj" || m.toks[n].UPOS != "NOUN" || v < m.first || v > n || !letting[m.lemma(v)] || m.toks[n].XPOS != "NN" {
		return
	}
	x, y := -1, -1
	for _, k := range m.kids(n) {
		switch {
		case k < n && m.base(k) == "compound" && m.toks[k].UPOS == "PROPN":
			x = k
		case k > n && (m.base(k) == "appos" || m.base(k) == "flat" || m.base(k) == "nmod") && m.toks[k].UPOS == "PROPN" && m.kid(k, "case") < 0:
			y = k
		}
	}
	if x < 0 || y < 0 {
		return
	}
	lo, _ := m.span(x)
	if first, _ := m.span(y); lo != v+1 || first != n+1 {
		return
	}
	m.toks[n].UPOS, m.toks[n].XPOS, m.toks[n].DepRel = "VERB", "VB", "xcomp"
	m.toks[x].Head, m.toks[x].DepRel = v, "obj"
	m.toks[y].Head, m.toks[y].DepRel = n, "obj"
}

var letting = wordset.Of(`let help make watch see`)

// nameOfPlace makes a name that was taken for an adverb right after a verb its object: "left
// *Chad*".
func (m *mender) nameOfPlace(t int) {
	v := m.toks[t].Head
	if m.base(t) == "advmod" && m.toks[t].UPOS == "PROPN" && v == t-1 && m.in(v) && m.toks[v].UPOS == "VERB" && m.kid(t, "case") < 0 &&
		m.kid(v, "obj", "ccomp", "aux:pass") < 0 && strings.HasPrefix(m.toks[t].NER, "B-") {
		m.toks[t].DepRel = "obj"
	}
}

// strandedSubject makes a name before a verb that became a word of the noun after the verb its
// subject: "*Chad* froze Togolese assets".
func (m *mender) strandedSubject(x int) {
	n := m.toks[x].Head
	if m.base(x) != "compound" && m.base(x) != "amod" || m.toks[x].UPOS != "PROPN" || n <= x || !m.in(n) {
		return
	}
	v := m.toks[n].Head
	if v <= x || v > n || m.toks[v].UPOS != "VERB" || m.base(n) != "obj" && m.base(n) != "obl" || m.kid(v, "nsubj", "nsubj:pass", "csubj", "expl") >= 0 {
		return
	}
	rel := "nsubj"
	if m.kid(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.attach(x, v, rel)
}

// ratherThan makes "rather than" before a verb its subordinator, where it became a conjunction:
// "*rather than* negotiate, Chad attacked".
func (m *mender) ratherThan(t int) {
	v := m.toks[t].Head
	if m.lemma(t) == "rather" && m.base(t) == "cc" && m.lemma(t+1) == "than" && v > t && m.in(v) && m.base(v) == "advcl" {
		m.toks[t].DepRel = "mark"
	}
}

// misreadName makes a name that was taken for an exclamation the subject of the verb after it.
func (m *mender) misreadName(t int) {
	v := m.toks[t].Head
	if m.base(t) != "discourse" || !strings.HasPrefix(m.toks[t].NER, "B-") || v <= t || !m.in(v) || m.comma(t+1) || m.kid(v, "nsubj", "nsubj:pass", "expl", "csubj") >= 0 {
		return
	}
	rel := "nsubj"
	if m.kid(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.toks[t].UPOS, m.toks[t].XPOS, m.toks[t].DepRel = "PROPN", "NNP", rel
}

// pasts are pasts that are no nouns, though parsers meet them as such.
var pasts = wordset.Of(`drew threw shook brought won sent gave took made sank froze broke struck left cost led met`)

// verbInPhrase makes the only verb of a sentence its predicate, where it became a word of the
// noun after it: "the attack on Chad *drew* condemnation", "the murder of Paz by the Guard
// *shocked* Chad".
func (m *mender) verbInPhrase(w int) {
	n := m.toks[w].Head
	if rel := m.base(w); rel != "compound" && rel != "amod" || n <= w || !m.in(n) || w < m.first+2 || m.toks[m.end-1].Form != "." {
		return
	}
	if m.toks[w].XPOS != "VBD" && m.toks[w].XPOS != "VBN" && !strings.HasSuffix(m.toks[w].Form, "ed") && !pasts[m.toks[w].Form] || participleOnly(m.toks[w].Form) {
		return
	}
	r := -1
	for t := m.first; t < m.end; t++ {
		if m.toks[t].Head < 0 {
			r = t
		}
		if t != w && (m.finite(t) || m.toks[t].UPOS == "AUX") {
			return
		}
	}
	x := w - 1
	if r < m.first || r > x || m.toks[r].UPOS != "NOUN" || m.toks[x].UPOS != "PROPN" || m.toks[x].Head != n && m.toks[x].Head != w || m.kid(r, "cop", "nsubj") >= 0 {
		return
	}
	for _, k := range m.kids(w) {
		m.toks[k].Head = n
	}
	up, rel := m.toks[n].Head, m.toks[n].DepRel
	if up < m.first || up > x {
		return
	}
	for _, k := range m.kids(n) {
		if k < x {
			m.toks[k].Head = x
		}
	}
	m.toks[x].Head, m.toks[x].DepRel = up, rel
	m.toks[w].UPOS, m.toks[w].XPOS, m.toks[w].Head, m.toks[w].DepRel = "VERB", "VBD", -1, "root"
	m.toks[n].Head, m.toks[n].DepRel = w, "obj"
	m.toks[r].Head, m.toks[r].DepRel = w, "nsubj"
	for _, k := range m.kids(r) {
		if k > w {
			m.toks[k].Head = w
		}
	}
}

// whenAndWhere hangs a time, and the place that a person was at, on the verb, where it went to
// a name: "met Paz *in Lima* on Monday", "met in Lima *on Monday*". A person is of a place,
// and no name is of a day.
func (m *mender) whenAndWhere(t int) {
	n := m.toks[t].Head
	if m.base(t) != "nmod" || m.toks[t].DepRel == "nmod:poss" || n < m.first || n > t || m.toks[n].UPOS != "PROPN" || m.toks[t].UPOS != "PROPN" {
		return
	}
	word := m.kid(t, "case")
	if word < 0 || word > t {
		return
	}
	switch prep := m.lemma(word); {
	case days[m.lemma(t)] && prep == "on":
	case prep == "in" && strings.HasSuffix(m.toks[n].NER, "-PER") && strings.HasSuffix(m.toks[t].NER, "-LOC"):
	default:
		return
	}
	for m.base(n) == "conj" || m.base(n) == "nmod" || m.base(n) == "appos" || m.base(n) == "flat" {
		if n = m.toks[n].Head; n < m.first {
			return
		}
	}
	v := m.toks[n].Head
	if v < m.first || v > n || m.toks[v].UPOS != "VERB" {
		return
	}
	switch m.base(n) {
	case "obj", "obl", "iobj":
		m.attach(t, v, "obl")
	}
}

var days = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday`)
