package clause

// passiveConjunct makes a past form with an object of its own, conjoined with a passive,
// active: "was hired and led the team". After a passive in the pluperfect it goes on with
// the simple past of the main verb: "denied that she had been held and blamed the press".
func (m *mender) passiveConjunct(v int) {
	h := m.toks[v].Head
	if m.base(v) != "conj" || h < m.first || h > v || !m.pastOrParticiple(v) || m.kid(v, "nsubj", "obl:agent") >= 0 ||
		m.kid(h, "aux:pass") < 0 || ditransitive[m.lemma(v)] || participleOnly(m.toks[v].Form) {
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

// sayVerbs are the verbs of saying that take a clause without that and no person as object.
var sayVerbs = words(`say claim believe think allege add confirm state announce insist hope fear`)

// saidClause mends "police said a man, thought to be armed, opened fire", where the noun
// became the object of said and its verb a participle: it has an object of its own.
func (m *mender) saidClause(v int) {
	if !m.pastOrParticiple(v) || m.kid(v, "nsubj", "mark", "cc") >= 0 || m.kid(v, "obj") < v {
		return
	}
	n := m.toks[v].Head
	if m.base(v) == "conj" && n >= m.first && m.base(n) == "acl" {
		n = m.toks[n].Head
	} else if m.base(v) != "acl" || m.commas(n, v) < 2 {
		return
	}
	if n < m.first || n > v || m.base(n) != "obj" {
		return
	}
	h := m.toks[n].Head
	if h < m.first || h > n || !sayVerbs[m.lemma(h)] || m.kid(h, "ccomp") >= 0 {
		return
	}
	if m.attach(v, h, "ccomp") && m.attach(n, v, "nsubj") {
		m.toks[v].XPOS = "VBD"
	}
}

// contentBefore makes the clause before "…, the army said in a statement", which became
// an adverbial one without subordinator, what is said.
func (m *mender) contentBefore(a int) {
	h := m.toks[a].Head
	if m.base(a) != "advcl" || h <= a || m.toks[a].UPOS != "VERB" || m.kid(a, "mark") >= 0 || m.kid(a, "nsubj") < 0 ||
		m.kid(h, "ccomp", "obj") >= 0 || m.toks[a].XPOS == "VBG" && m.kid(a, "aux") < 0 {
		return
	}
	cls := verbs[m.lemma(h)]
	s := m.kid(h, "nsubj")
	if s < a || cls != classReport && cls != classClaim {
		return
	}
	if lo, _ := m.span(s); !m.comma(lo - 1) {
		return
	}
	m.toks[a].DepRel = "ccomp"
	if m.toks[a].XPOS == "VBN" && m.kid(a, "aux") < 0 {
		m.toks[a].XPOS = "VBD"
	}
}

// frontedParticiple makes a participle before a comma, which became what is said, an
// adverbial clause: "asked about the raid, the general said …".
func (m *mender) frontedParticiple(v int) {
	h := m.toks[v].Head
	if m.base(v) != "ccomp" || h <= v || v != m.first || m.kid(v, "nsubj", "mark", "aux", "obj") >= 0 ||
		m.toks[v].UPOS != "VERB" || m.kid(h, "nsubj") < v {
		return
	}
	lo, _ := m.span(m.kid(h, "nsubj"))
	if !m.comma(lo - 1) {
		return
	}
	m.toks[v].DepRel = "advcl"
	if m.toks[v].XPOS == "VBD" {
		m.toks[v].XPOS = "VBN"
	}
}

// participleOfNoun makes a gerund that became the adjective of the object after it the
// participle of the noun before: "guard a convoy carrying food".
func (m *mender) participleOfNoun(g int) {
	n := m.toks[g].Head
	if m.base(g) != "amod" || m.toks[g].XPOS != "VBG" || m.toks[g].UPOS != "VERB" || n <= g || !m.in(n) || g == m.first {
		return
	}
	x := g - 1
	if m.toks[x].UPOS != "NOUN" && m.toks[x].UPOS != "PROPN" || m.toks[x].Head != m.toks[n].Head || m.base(n) != "obj" || m.base(x) != "obj" {
		return
	}
	m.toks[g].Head, m.toks[g].DepRel = x, "acl"
	m.toks[n].Head = g
}

// agentOfMeasure gives the by-phrase that hangs on the object of a passive to the verb:
// "was fined 5 million by a court".
func (m *mender) agentOfMeasure(n int) {
	o := m.toks[n].Head
	if o >= m.first && m.base(o) == "xcomp" && m.toks[o].UPOS == "ADJ" && m.base(n) == "obl" {
		word, v := m.kid(n, "case"), m.toks[o].Head
		if word >= 0 && m.lemma(word) == "by" && v >= m.first && m.kid(v, "aux:pass") >= 0 && !timeNouns[m.lemma(n)] && m.toks[n].UPOS != "NUM" {
			m.attach(n, v, "obl:agent") // was shot dead by soldiers
		}
		return
	}
	if m.base(n) != "nmod" || o < m.first || o > n || m.base(o) != "obj" && m.base(o) != "obl" {
		return
	}
	word, v := m.kid(n, "case"), m.toks[o].Head
	if word < 0 || m.lemma(word) != "by" || v < m.first || m.kid(v, "aux:pass") < 0 || m.kid(v, "obl:agent") >= 0 ||
		m.toks[n].UPOS != "PROPN" || nouns[m.lemma(o)] != classNone {
		return
	}
	m.attach(n, v, "obl:agent")
}

// naming are the verbs with an object and what it is called or made.
var naming = words(`call name declare elect appoint label dub brand consider deem proclaim crown nominate pronounce`)

// calledWhat makes the second object of such a verb its predicative complement:
// "called it an attack on freedom".
func (m *mender) calledWhat(o int) {
	v := m.toks[o].Head
	if m.base(o) != "obj" || v < m.first || v > o || !naming[m.lemma(v)] || m.kid(v, "xcomp") >= 0 || m.toks[o].UPOS == "PRON" {
		return
	}
	first := m.kid(v, "iobj", "obj")
	if first <= v || first >= o {
		return
	}
	if _, hi := m.span(first); m.commas(hi, o) > 0 {
		return
	}
	m.toks[first].DepRel, m.toks[o].DepRel = "obj", "xcomp"
}

// timeInSubject gives the day that hangs on a subject, or on the report that something was
// said in, to the verb: "the court on Friday struck down", "said in a statement on Sunday".
func (m *mender) timeInSubject(t int) {
	n := m.toks[t].Head
	if m.base(t) != "nmod" || n < m.first || n > t || !timeNouns[m.lemma(t)] || m.toks[t].UPOS != "PROPN" {
		return
	}
	if word := m.kid(t, "case"); word < 0 || m.lemma(word) != "on" {
		return
	}
	top := n
	for m.base(top) == "nmod" && m.toks[top].Head >= m.first && m.toks[top].Head < top {
		top = m.toks[top].Head
	}
	v := m.toks[top].Head
	if v < m.first || m.toks[v].UPOS != "VERB" {
		return
	}
	_, hi := m.span(t)
	beforeVerb := m.base(top) == "nsubj" && hi < v && (m.toks[hi+1].UPOS == "VERB" || m.toks[hi+1].UPOS == "AUX")
	if beforeVerb || m.base(top) == "obl" && top < v+6 && vehicles[m.lemma(n)] && n == top {
		m.attach(t, v, "obl")
	}
}

// timeOfSaying gives the day right after a verb of saying, which became a part of what is
// said, to that verb: "said on Sunday its troops had left".
func (m *mender) timeOfSaying(t int) {
	v := m.toks[t].Head
	if m.base(t) != "obl" || v < m.first || m.base(v) != "ccomp" || !timeNouns[m.lemma(t)] {
		return
	}
	h := m.toks[v].Head
	if lo, _ := m.span(t); h < m.first || lo != h+1 || t > v || m.toks[h].UPOS != "VERB" {
		return
	}
	m.attach(t, h, m.toks[t].DepRel)
}

// gerundVerbs are verbs, with their particles, that take a gerund as their complement.
var gerundVerbs = words(`rule_out deny consider avoid risk stop start begin continue suggest propose recommend admit resist
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

// together are transitive verbs of the news that stand with another verb before one object.
var together = words(`arrest detain question search seize capture kidnap abduct kill injure wound shoot stab beat torture
	rape rob attack bomb shell destroy damage loot burn condemn criticise criticize denounce praise welcome support back
	fund finance train arm equip supply buy sell build develop produce design test launch sign ratify approve adopt pass
	reject amend draft publish release convict sentence jail imprison deport expel ban suspend dismiss sack hire appoint
	elect replace defeat oust overthrow protect rescue evacuate treat harass threaten intimidate own operate manage run
	plan organise organize host open close track monitor intercept stop block`)

// sharedObject gives the object of the second of two verbs side by side to the first, which
// has none: "arrested and questioned the student".
func (m *mender) sharedObject(o int) {
	v := m.toks[o].Head
	if m.base(o) != "obj" || v < m.first+2 || o < v || m.base(v) != "conj" || m.toks[v-1].UPOS != "CCONJ" {
		return
	}
	first := m.toks[v].Head
	if first != v-2 || m.toks[first].UPOS != "VERB" || m.toks[first].XPOS != m.toks[v].XPOS || !together[m.lemma(first)] ||
		m.kid(first, "obj", "obl", "ccomp", "xcomp", "aux:pass") >= 0 {
		return
	}
	m.attach(o, first, "obj")
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
	switch verbs[m.lemma(h)] {
	case classNone, classAspect, classObject:
		if when {
			m.toks[c].DepRel = "advcl"
		}
	}
}

// agentBelow gives the by-phrase of an active gerund or infinitive to the passive above, which
// has no agent: "was barred from leaving by the navy". Only who can act is moved.
func (m *mender) agentBelow(n int) {
	g := m.toks[n].Head
	if m.base(n) != "obl" || g < m.first || g > n || m.toks[g].XPOS != "VBG" && m.toks[g].XPOS != "VB" || m.kid(g, "aux:pass") >= 0 {
		return
	}
	word, v := m.kid(n, "case"), m.toks[g].Head
	if word < 0 || m.lemma(word) != "by" || v < m.first || v > g || m.kid(v, "aux:pass") < 0 || m.kid(v, "obl:agent") >= 0 ||
		m.kid(n, "nummod") >= 0 || timeNouns[m.lemma(n)] {
		return
	}
	if m.toks[n].UPOS == "PROPN" || m.people(n) || bodies[m.lemma(n)] {
		m.attach(n, v, "obl:agent")
	}
}

// bodies are nouns for those who act together.
var bodies = words(`court government ministry army navy police military parliament council agency company firm union group
	party commission committee bank militia authority regulator tribunal senate congress embassy force troop administration
	department office team board organisation organization association federation assembly bloc alliance`)

// calledHow makes a bare participle right after the object of a naming verb its predicative
// complement: "called the findings exaggerated".
func (m *mender) calledHow(a int) {
	o := m.toks[a].Head
	if m.base(a) != "acl" || m.toks[a].XPOS != "VBN" || o != a-1 || m.base(o) != "obj" || o < m.first+1 {
		return
	}
	v := m.toks[o].Head
	if v < m.first || !naming[m.lemma(v)] || m.kid(v, "xcomp") >= 0 {
		return
	}
	for _, k := range m.kids(a) {
		if m.toks[k].UPOS != "PUNCT" && m.toks[k].UPOS != "ADV" {
			return
		}
	}
	m.attach(a, v, "xcomp")
	m.toks[a].UPOS, m.toks[a].XPOS = "ADJ", "JJ"
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

// verbInSubject mends "police fired tear gas, witnesses said", where the first verb became
// the adjective of its object and that a second subject of said.
func (m *mender) verbInSubject(w int) {
	n := m.toks[w].Head
	if m.base(w) != "amod" || m.toks[w].XPOS != "VBN" || m.toks[w].UPOS != "VERB" || n <= w || !m.in(n) || m.base(n) != "nsubj" ||
		w == m.first || participleOnly(m.toks[w].Form) {
		return
	}
	s, v := w-1, m.toks[n].Head
	if v < n || m.toks[s].Head != n || m.base(s) != "compound" || m.toks[s].UPOS != "NOUN" && m.toks[s].UPOS != "PROPN" {
		return
	}
	speaker := -1
	for _, k := range m.kids(v) {
		if k > n && m.base(k) == "nsubj" {
			speaker = k
		}
	}
	cls := verbs[m.lemma(v)]
	if speaker < 0 || cls != classReport && cls != classClaim || m.kid(v, "ccomp") >= 0 {
		return
	}
	if lo, _ := m.span(speaker); !m.comma(lo - 1) {
		return
	}
	m.toks[w].Head, m.toks[w].DepRel, m.toks[w].XPOS = v, "ccomp", "VBD"
	m.toks[n].Head, m.toks[n].DepRel = w, "obj"
	m.toks[s].Head, m.toks[s].DepRel = w, "nsubj"
	for _, k := range m.kids(n) {
		switch {
		case k < s:
			m.attach(k, s, m.toks[k].DepRel)
		case m.base(k) == "conj" && m.pastOrParticiple(k):
			m.attach(k, w, "conj")
			m.toks[k].XPOS = "VBD"
		}
	}
}
