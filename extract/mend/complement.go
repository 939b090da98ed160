package mend

import (
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// reputed are the verbs whose passive takes an infinitive: "is understood to favour".
var reputed = wordset.Of(`understand believe say report think expect allege know rumour rumor suppose estimate presume assume
	claim allege purport deem consider suspect rumor hold find require force ask tell order urge allow permit forbid compel oblige schedule`)

// openComplement makes the infinitive after a verb that takes one its complement,
// where something stands between and a parser took it for a purpose: "agreed on
// Friday to reopen the bridge".
func (m *mender) openComplement(inf int) {
	h := m.toks[inf].Head
	if rel := m.toks[inf].DepRel; rel != "advcl" && rel != "acl" || h < m.first || h > inf || m.toks[h].UPOS != "VERB" || m.marker(inf) != "to" ||
		m.kid(h, "xcomp", "ccomp") >= 0 || !m.addressed(h, inf) && m.kid(h, "obj", "iobj") >= 0 || m.kid(inf, "nsubj") >= 0 || m.comma(m.kid(inf, "mark")-1) {
		return
	}
	if m.kid(h, "aux:pass") >= 0 {
		if reputed[m.lemma(h)] {
			m.toks[inf].DepRel = "xcomp"
		}
		return
	}
	switch lexicon.Verbs[m.lemma(h)] {
	case lexicon.Plan, lexicon.Promise, lexicon.Threaten, lexicon.Negate:
		if l := m.lemma(h); l != "go" && l != "avoid" && l != "stop" && l != "cease" && l != "set" && l != "commit" {
			m.toks[inf].DepRel = "xcomp"
		}
	}
}

// addressed reports whether all that stands between the promise or threat v and the infinitive is
// who it is made to: "promised *Chad* to leave".
func (m *mender) addressed(v, inf int) bool {
	switch lexicon.Verbs[m.lemma(v)] {
	case lexicon.Promise, lexicon.Threaten:
	default:
		return false
	}
	o := m.kid(v, "iobj", "obj")
	if o < v || o > inf || m.toks[o].UPOS != "PROPN" && m.toks[o].UPOS != "PRON" && !m.people(o) && !bodies[m.lemma(o)] {
		return false
	}
	_, hi := m.span(o)
	return hi+1 == m.kid(inf, "mark")
}

// acting are verbs, beside those of request, whose object does what the infinitive says.
var acting = wordset.Of(`tell force allow cause enable prompt persuade convince permit help compel`)

// objectInfinitive gives the infinitive that hangs on the object of a request to
// the verb: "asked a judge to order a recount".
func (m *mender) objectInfinitive(inf int) {
	n := m.toks[inf].Head
	if m.base(inf) != "acl" || n < m.first || n > inf || m.base(n) != "obj" && m.base(n) != "iobj" || m.marker(inf) != "to" {
		return
	}
	v := m.toks[n].Head
	if v < m.first || !lexicon.Personal[m.lemma(v)] && !acting[m.lemma(v)] ||
		lexicon.Nouns[m.lemma(n)] != lexicon.None || m.kid(v, "xcomp") >= 0 {
		return
	}
	m.attach(inf, v, "xcomp")
}

// accusedGerund gives the gerund that hangs on the object to the verb: "accused
// Chad of shelling a town", "stopped the ship from leaving".
func (m *mender) accusedGerund(g int) {
	n := m.toks[g].Head
	if m.base(g) != "acl" || m.toks[g].XPOS != "VBG" || n < m.first || n > g || m.base(n) != "obj" && m.base(n) != "iobj" && m.toks[n].DepRel != "obl:agent" {
		return
	}
	v := m.toks[n].Head
	if v < m.first || v > n {
		return
	}
	cls, mark := lexicon.Verbs[m.lemma(v)], m.marker(g)
	switch {
	case (cls == lexicon.Accuse || m.lemma(v) == "suspect") && (mark == "of" || mark == "for" || mark == "over" || mark == "with"),
		(cls == lexicon.Hinder || m.lemma(v) == "stop" || m.lemma(v) == "keep") && mark == "from":
		m.attach(g, v, "advcl")
	}
}

// gerundVerbs are verbs, with their particles, that take a gerund as their complement.
var gerundVerbs = wordset.Of(`rule_out deny consider avoid risk stop start begin continue suggest propose recommend admit resist
	resume contemplate mull discuss weigh exclude oppose favour favor mean involve entail advocate`)

// gerundComplement makes the gerund right after such a verb its complement, where it became
// an adverbial clause: "has not ruled out taking part".
func (m *mender) gerundComplement(g int) {
	v := m.toks[g].Head
	if m.base(g) != "advcl" || m.toks[g].XPOS != "VBG" || v < m.first || v > g || m.kid(g, "mark", "nsubj") >= 0 ||
		m.kid(v, "obj", "xcomp", "ccomp", "aux:pass") >= 0 {
		return
	}
	lemma, last := m.lemma(v), v
	if p := m.kid(v, "compound:prt"); p >= 0 {
		lemma, last = lemma+" "+m.lemma(p), p
	}
	if last+1 == g && gerundVerbs[lemma] {
		m.toks[g].DepRel = "xcomp"
	}
}

// infinitiveInNoun frees an infinitive that became the modifier of its object: "persuaded
// Chad not to supply arms".
func (m *mender) infinitiveInNoun(v int) {
	n := m.toks[v].Head
	if m.base(v) != "compound" && m.base(v) != "amod" || m.toks[v].XPOS != "VB" || n <= v || !m.in(n) || m.base(n) != "obj" || v == m.first ||
		m.toks[v-1].XPOS != "TO" || m.toks[v-1].Head != n {
		return
	}
	h := m.toks[n].Head
	if h < m.first || h > v || m.toks[h].UPOS != "VERB" {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel, m.toks[v].UPOS = h, "xcomp", "VERB"
	m.toks[n].Head = v
	for _, k := range m.kids(n) {
		if k < v {
			m.attach(k, v, m.toks[k].DepRel)
		}
	}
	m.toks[v-1].DepRel = "mark"
}

// subordinateGerund gives a gerund with its own subordinator, which no noun takes, to the
// verb of its noun: "the envoy, while speaking in Oslo, said".
func (m *mender) subordinateGerund(g int) {
	n := m.toks[g].Head
	if m.base(g) != "acl" || n < m.first || n > g || m.toks[g].XPOS != "VBG" && m.toks[g].XPOS != "VBN" {
		return
	}
	if mark := m.marker(g); !subordinators[mark] && mark != "if" && mark != "unless" || mark == "as" {
		return
	}
	for at := n; at >= m.first; at = m.toks[at].Head {
		if m.base(at) == "nsubj" && m.toks[at].Head >= 0 {
			m.attach(g, m.toks[at].Head, "advcl")
			return
		}
	}
}

// finiteConjunct gives a finite verb that became the conjunct of an infinitive or a gerund
// to the finite verb above: "urged both to wait and offered help".
func (m *mender) finiteConjunct(v int) {
	h := m.toks[v].Head
	if m.base(v) != "conj" || h < m.first || h > v || m.toks[v].UPOS != "VERB" || m.toks[h].UPOS != "VERB" ||
		m.kid(v, "nsubj", "expl", "csubj") >= 0 || m.kid(h, "aux", "nsubj") >= 0 || !m.mismatch(h, v) {
		return
	}
	for at := m.toks[h].Head; at >= m.first; at = m.toks[at].Head {
		if m.toks[at].UPOS == "ADP" || m.toks[at].UPOS == "PUNCT" {
			return
		}
		aux := m.kid(at, "aux", "cop")
		if !m.finite(at) && (aux < 0 || m.toks[aux].XPOS == "VB") {
			continue
		}
		if m.toks[v].XPOS == "VBP" && m.toks[at].XPOS != "VBP" || !m.attach(v, at, "conj") {
			return
		}
		if m.toks[v].XPOS == "VBN" && (aux < 0 || m.kid(v, "obj") >= 0) {
			m.toks[v].XPOS = "VBD"
		}
		m.handOver(h, v)
		return
	}
}

// mismatch reports whether v is finite, or can be, and h, with which it is conjoined, an
// infinitive or gerund.
func (m *mender) mismatch(h, v int) bool {
	infinitive, gerund := m.toks[h].XPOS == "VB", m.toks[h].XPOS == "VBG"
	if !infinitive && !gerund {
		return false
	}
	if aux := m.kid(v, "aux"); aux >= 0 {
		return m.toks[aux].XPOS == "MD" && m.kid(h, "mark") >= 0
	}
	switch m.toks[v].XPOS {
	case "VBZ", "VBD":
		return true
	case "VBP":
		return gerund
	case "VBN":
		return !participleOnly(m.toks[v].Form) && (infinitive || m.kid(h, "mark") >= 0)
	}
	return false
}

// handOver gives v the objects and obliques of h that follow v.
func (m *mender) handOver(h, v int) {
	for t := v + 1; t < m.end; t++ {
		if m.toks[t].Head == h && (m.base(t) == "obj" || m.base(t) == "obl") {
			m.attach(t, v, m.toks[t].DepRel)
		}
	}
}

// passiveConjunct makes a past form with an object of its own, conjoined with a passive,
// active: "was hired and led the team". After a passive in the pluperfect it goes on with
// the simple past of the main verb: "denied that she had been held and blamed the press".
func (m *mender) passiveConjunct(v int) {
	h := m.toks[v].Head
	if m.base(v) != "conj" || h < m.first || h > v || !m.pastOrParticiple(v) || m.kid(v, "nsubj", "obl:agent") >= 0 ||
		m.kid(h, "aux:pass") < 0 || lexicon.Ditransitive[m.lemma(v)] || participleOnly(m.toks[v].Form) {
		return
	}
	o := m.kid(v, "obj")
	if o < v {
		return
	}
	m.toks[v].XPOS = "VBD"
	aux := m.kid(h, "aux")
	if aux < 0 || m.lemma(aux) != "have" || m.toks[aux].XPOS != "VBD" || m.base(h) != "ccomp" {
		return
	}
	if main := m.toks[h].Head; main >= m.first && m.toks[main].XPOS == "VBD" {
		m.attach(v, main, "conj")
	}
}

// timeClause makes a clause with when after a verb that takes no question an adverbial one:
// "the crush began when a bus stopped".
func (m *mender) timeClause(c int) {
	h := m.toks[c].Head
	if m.base(c) != "ccomp" || h < m.first || h > c || m.toks[h].UPOS != "VERB" {
		return
	}
	when := false
	for _, k := range m.kids(c) {
		when = when || k < c && m.lemma(k) == "when" && (m.base(k) == "advmod" || m.base(k) == "mark")
	}
	switch lexicon.Verbs[m.lemma(h)] {
	case lexicon.None, lexicon.Aspect, lexicon.Object:
		if when {
			m.toks[c].DepRel = "advcl"
		}
	}
}

// comparedWith hangs what a predicate is compared with on the adjective itself: "is more
// expensive than platinum", where it hangs on more.
func (m *mender) comparedWith(t int) {
	degree := m.toks[t].Head
	if m.base(t) != "obl" || degree < m.first || degree > t || m.base(degree) != "advmod" {
		return
	}
	if adj := m.toks[degree].Head; adj > degree && adj < t && m.toks[adj].UPOS == "ADJ" && m.kid(adj, "cop") >= 0 {
		m.attach(t, adj, "obl")
	}
}

// asSoonAs makes "as soon as" and its like the subordinator of its clause, which then
// belongs to the verb.
func (m *mender) asSoonAs(t int) {
	adv := m.toks[t].Head
	if m.base(t) != "advcl" || adv < m.first || adv > t || m.base(adv) != "advmod" || m.lemma(adv) != "soon" && m.lemma(adv) != "long" {
		return
	}
	first, last, verb := adv-1, adv+1, m.toks[adv].Head
	if m.lemma(first) != "as" || m.toks[first].Head != adv || m.lemma(last) != "as" || m.toks[last].Head != t || verb < m.first {
		return
	}
	m.attach(t, verb, "advcl")
	m.attach(first, t, "mark")
	m.attach(adv, first, "fixed")
	m.attach(last, first, "fixed")
}

// requestedInfinitive hangs an infinitive on the request that it is the content of, where it
// became a purpose of who makes or rejects that: "repeated its appeal to Chad to leave". The
// same goes for one's own plan, promise or threat: "renewed its threat to leave".
func (m *mender) requestedInfinitive(t int) {
	h := m.toks[t].Head
	if rel := m.base(t); rel != "advcl" && rel != "xcomp" || h < m.first || t < h || m.marker(t) != "to" || lexicon.Verbs[m.lemma(h)] == lexicon.Request {
		return
	}
	o := m.kid(h, "obj")
	if o < h || o > t || lexicon.OwnWish[m.lemma(o)] || m.commas(o, t) > 0 {
		return
	}
	switch lexicon.Nouns[m.lemma(o)] {
	case lexicon.Request:
	case lexicon.Plan, lexicon.Promise, lexicon.Threaten, lexicon.Negate:
		if m.kid(o, "nmod:poss") < 0 || m.kid(t, "mark") != o+1 {
			return
		}
	default:
		return
	}
	m.attach(t, o, "acl")
}
