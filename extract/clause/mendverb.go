package clause

import "strings"

// subordinators are the words that are a preposition or begin a clause.
var subordinators = words(`as since after before until till while because though although when once`)

// subordinateSubject gives a finite verb without subject the noun that a parser took for
// an oblique, because a word such as as can be a preposition: "as Chad, in
// protest, recalled its envoy", "after a panel found that …". Nothing may stand
// between noun and verb but a parenthetical between commas.
func (m *mender) subordinateSubject(v int) {
	if m.toks[v].UPOS != "VERB" || !m.pastOrParticiple(v) && !m.finite(v) || m.kid(v, "nsubj", "csubj", "expl", "aux:pass", "mark", "cc") >= 0 ||
		m.toks[v].Head < 0 && m.kid(v, "obl") < 0 {
		return
	}
	if m.toks[v].XPOS == "VBN" && m.kid(v, "ccomp", "obj") < 0 {
		return // after the talks held in May
	}
	for n := v - 1; n >= m.first && n >= v-24; n-- {
		if m.base(n) != "obl" && m.base(n) != "nmod" || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" && m.toks[n].UPOS != "PRON" {
			continue
		}
		word := m.kid(n, "case")
		if word < 0 || word > n || !subordinators[m.lemma(word)] || m.kid(word, "fixed") >= 0 {
			continue
		}
		if m.insertedBetween(n, v) {
			m.promoteSubject(n, word, v)
		}
		return
	}
}

// insertedBetween reports whether only a parenthetical, or nothing, stands between
// the phrase of the noun n and the verb v: no comma, or a pair with words inside.
func (m *mender) insertedBetween(n, v int) bool {
	first, last := -1, -1
	for t := n + 1; t < v; t++ {
		switch {
		case m.comma(t):
			if first < 0 {
				first = t
			}
			last = t
		case m.toks[t].UPOS == "CCONJ" && first < 0 || m.finite(t) && !m.below(t, n):
			return false
		case first < 0 && !m.below(t, n) && m.toks[t].UPOS != "ADV":
			return false
		}
	}
	if first < 0 {
		return true
	}
	if last == first || last-first < 2 {
		return false
	}
	for t := last + 1; t < v; t++ {
		if m.toks[t].UPOS != "ADV" {
			return false
		}
	}
	return true
}

// promoteSubject makes n the subject of the clause v that word subordinates.
func (m *mender) promoteSubject(n, word, v int) {
	head := m.toks[n].Head
	if head != v {
		if m.below(head, v) || !m.attach(v, head, "advcl") {
			return
		}
	}
	if !m.attach(n, v, "nsubj") {
		return
	}
	m.attach(word, v, "mark")
	for t := n + 1; t < v; t++ {
		if h := m.toks[t].Head; h >= 0 && (h < n || h == n && m.comma(n+1)) && h != v && m.base(t) != "punct" &&
			(m.base(t) == "obl" || m.base(t) == "nmod" && t > n+1 && m.comma(n+1)) {
			m.attach(t, v, "obl")
		}
	}
	if m.toks[v].XPOS == "VBN" {
		m.toks[v].XPOS = "VBD"
	}
}

// reducedRelative undoes the garden path "hackers linked to Iran stole data": the first
// verb is a participle of the noun, the second the finite one.
func (m *mender) reducedRelative(v int) {
	if !m.pastOrParticiple(v) || m.base(v) != "advcl" || m.kid(v, "mark", "nsubj") >= 0 || m.kid(v, "obj", "ccomp") < 0 {
		return
	}
	first := m.toks[v].Head
	if first < 0 || first > v || !m.pastOrParticiple(first) || m.kid(first, "obj", "ccomp", "xcomp") >= 0 || intransitive[m.lemma(first)] {
		return
	}
	n := m.kid(first, "nsubj")
	if n != first-1 || m.toks[first+1].UPOS != "ADP" || m.commas(first, v) > 0 {
		return
	}
	m.toks[v].Head, m.toks[v].DepRel = m.toks[first].Head, m.toks[first].DepRel
	m.toks[n].Head = v
	m.toks[first].Head, m.toks[first].DepRel = n, "acl"
	m.toks[v].XPOS, m.toks[first].XPOS = "VBD", "VBN"
	for _, k := range m.kids(first) {
		if k > v || m.base(k) == "cc" || m.base(k) == "mark" {
			m.toks[k].Head = v
		}
	}
}

// conjoinedSubject mends "talks between A and B broke down" where B became the
// subject of a second clause.
func (m *mender) conjoinedSubject(v int) {
	noun := m.toks[v].Head
	if m.base(v) != "conj" || noun < 0 || noun > v || m.toks[noun].UPOS != "NOUN" {
		return
	}
	b := m.kid(v, "nsubj")
	if b < 0 || b > v {
		return
	}
	cc := m.kid(b, "cc")
	if cc < 0 {
		cc = m.kid(v, "cc")
	}
	for _, a := range m.kids(noun) {
		if word := m.kid(a, "case"); m.base(a) != "nmod" || word < 0 || m.lemma(word) != "between" || m.kid(a, "conj") >= 0 {
			continue
		}
		if _, hi := m.span(a); cc != hi+1 || a > b {
			continue
		}
		head, rel := m.toks[noun].Head, m.toks[noun].DepRel
		m.toks[v].Head, m.toks[v].DepRel = head, rel
		m.toks[noun].Head, m.toks[noun].DepRel = v, m.toks[b].DepRel
		m.toks[b].Head, m.toks[b].DepRel = a, "conj"
		m.toks[cc].Head = b
		return
	}
}

// dispositions are the adjectives and participles of a person's or a body's
// disposition. Their infinitive is never an extraposed subject: "it is ready to help".
var dispositions = words(`ready willing unwilling able unable eager keen prepared reluctant set due bound likely unlikely
	expect expected force forced ask asked order ordered schedule scheduled poise poised oblige obliged compel compelled
	anxious hesitant loath determined desperate quick slow free entitled inclined liable prone afraid supposed
	suppose design designed urge urged tell told prepare powerless certain sure`)

// disposition makes the expletive of such an adjective its subject, and the clausal subject
// its open complement.
func (m *mender) disposition(h int) {
	if !dispositions[m.lemma(h)] {
		return
	}
	it, inf := m.kid(h, "expl"), m.kid(h, "csubj", "advcl")
	if s := m.kid(h, "nsubj"); it < 0 && s >= m.first && s < h && inf > h && m.toks[inf].DepRel == "csubj" && m.marker(inf) == "to" {
		m.toks[inf].DepRel = "xcomp" // she is due to arrive
		return
	}
	if it < 0 || inf < h || it > h || m.lemma(it) != "it" || m.marker(inf) != "to" || m.kid(inf, "nsubj") >= 0 {
		return
	}
	rel := "nsubj"
	if m.kid(h, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.toks[it].DepRel, m.toks[inf].DepRel = rel, "xcomp"
}

// openComplement makes the infinitive after a verb that takes one its complement,
// where something stands between and a parser took it for a purpose: "agreed on
// Friday to reopen the bridge".
func (m *mender) openComplement(inf int) {
	h := m.toks[inf].Head
	if m.toks[inf].DepRel != "advcl" || h < m.first || h > inf || m.toks[h].UPOS != "VERB" || m.marker(inf) != "to" ||
		m.kid(h, "obj", "iobj", "xcomp", "ccomp", "aux:pass") >= 0 || m.kid(inf, "nsubj") >= 0 || m.comma(m.kid(inf, "mark")-1) {
		return
	}
	switch verbs[m.lemma(h)] {
	case classPlan, classPromise, classThreaten, classNegate:
		if l := m.lemma(h); l != "go" && l != "avoid" && l != "stop" && l != "cease" && l != "set" && l != "commit" {
			m.toks[inf].DepRel = "xcomp"
		}
	}
}

// acting are verbs, beside those of request, whose object does what the infinitive says.
var acting = words(`tell force allow cause enable prompt persuade convince permit help compel`)

// objectInfinitive gives the infinitive that hangs on the object of a request to
// the verb: "asked a judge to order a recount".
func (m *mender) objectInfinitive(inf int) {
	n := m.toks[inf].Head
	if m.base(inf) != "acl" || n < m.first || n > inf || m.base(n) != "obj" && m.base(n) != "iobj" || m.marker(inf) != "to" {
		return
	}
	v := m.toks[n].Head
	if v < m.first || !personal[m.lemma(v)] && !acting[m.lemma(v)] ||
		nouns[m.lemma(n)] != classNone || m.kid(v, "xcomp") >= 0 {
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
	cls, mark := verbs[m.lemma(v)], m.marker(g)
	switch {
	case (cls == classAccuse || m.lemma(v) == "suspect") && (mark == "of" || mark == "for" || mark == "over" || mark == "with"),
		(cls == classHinder || m.lemma(v) == "stop" || m.lemma(v) == "keep") && mark == "from":
		m.attach(g, v, "advcl")
	}
}

// eachOther makes a reciprocal pronoun that became a predicate an object.
func (m *mender) eachOther(t int) {
	if t == m.first || m.base(t) != "xcomp" || m.lemma(t) != "other" && m.lemma(t) != "another" {
		return
	}
	if l := m.lemma(t - 1); l == "each" || l == "one" {
		m.toks[t].DepRel, m.toks[t].UPOS = "obj", "PRON"
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

// secondObject gives the second object of a verb to the conjoined verb that stands
// right before it: "opened the mill and hired guards".
func (m *mender) secondObject(o int) {
	h := m.toks[o].Head
	if m.toks[o].DepRel == "obl:agent" {
		m.secondAgent(o)
	}
	if m.base(o) != "obj" || h < m.first || h > o {
		return
	}
	lo, _ := m.span(o)
	v := lo - 1
	if v <= h || m.toks[v].Head != h || m.base(v) != "conj" || m.toks[v].UPOS != "VERB" || m.kid(v, "obj", "ccomp") >= 0 {
		return
	}
	if first := m.kid(h, "obj"); first >= 0 && first < v {
		m.handOver(h, v)
		if m.toks[v].XPOS == "VBN" && m.kid(v, "aux") < 0 && m.kid(h, "aux") < 0 {
			m.toks[v].XPOS = "VBD"
		}
	}
}

// secondAgent gives the second agent of a participle to the conjoined one that stands right
// before it: "owned by Chad and run by a German firm".
func (m *mender) secondAgent(n int) {
	h := m.toks[n].Head
	lo, _ := m.span(n)
	v := lo - 1
	if h < m.first || v <= h || m.toks[v].Head != h || m.base(v) != "conj" || m.toks[v].UPOS != "VERB" || m.kid(v, "obl:agent") >= 0 {
		return
	}
	if first := m.kid(h, "obl:agent"); first >= 0 && first < v {
		m.attach(n, v, "obl:agent")
	}
}

// strayArticle hangs an article on the word right after it, where it went to a noun
// beyond another phrase.
func (m *mender) strayArticle(d int) {
	h := m.toks[d].Head
	if m.base(d) != "det" || h <= d+1 || m.below(d+1, h) {
		return
	}
	switch m.toks[d+1].UPOS {
	case "NOUN", "PROPN", "ADJ":
		m.attach(d, d+1, "det")
	}
}

// vehicles are nouns for what one says something in.
var vehicles = words(`statement interview letter speech conference briefing tweet post message email e-mail address article
	column blog report hearing testimony television radio`)

// saidInStatement gives the that-clause after "said in a statement" to the verb.
func (m *mender) saidInStatement(c int) {
	n := m.toks[c].Head
	if m.base(c) != "acl" || n < m.first || n > c || !vehicles[m.lemma(n)] || !strings.HasPrefix(m.marker(c), "that") {
		return
	}
	v, word := m.toks[n].Head, m.kid(n, "case")
	if m.base(n) != "obl" && m.base(n) != "nmod" || word < 0 || v < m.first || v > n {
		return
	}
	if m.toks[v].UPOS != "VERB" {
		v = m.toks[v].Head
	}
	if v < m.first || v > n || m.kid(v, "ccomp") >= 0 {
		return
	}
	switch m.lemma(word) {
	case "in", "on", "via", "at", "by", "through":
	default:
		return
	}
	if cls := verbs[m.lemma(v)]; cls == classReport || cls == classClaim {
		m.attach(c, v, "ccomp")
	}
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

// strandedObject gives a bare noun to the gerund or infinitive that stands right before it
// and has no object, where it became an oblique: "by cutting taxes". The at of "at
// least" is no preposition of the noun.
func (m *mender) strandedObject(n int) {
	h := m.toks[n].Head
	if m.base(n) != "obl" || m.toks[n].DepRel == "obl:agent" || h < m.first || h > n || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" ||
		timeNouns[m.lemma(n)] {
		return
	}
	atLeast := false
	if word := m.kid(n, "case"); word >= 0 {
		next := ""
		if m.in(word + 1) {
			next = m.lemma(word + 1)
		}
		if m.lemma(word) != "at" || next != "least" && next != "little" && next != "most" && next != "much" {
			return
		}
		m.attach(word, word+1, "case")
		atLeast = true
	}
	lo, _ := m.span(n)
	v := lo - 1
	if v < m.first || m.toks[v].UPOS != "VERB" || m.toks[v].XPOS != "VBG" && m.toks[v].XPOS != "VB" && !atLeast && !(m.kid(n, "nummod") >= 0 && m.people(n)) || intransitive[m.lemma(v)] ||
		m.kid(v, "obj", "ccomp", "xcomp", "compound:prt") >= 0 || measures[m.lemma(n)] {
		return
	}
	m.attach(n, v, "obj")
}

// crowd are nouns for people that are counted.
var crowd = words(`people person civilian soldier troop protester demonstrator passenger migrant refugee child woman man worker
	student police resident villager victim hostage prisoner militant fighter insurgent gunman rebel patient tourist citizen
	employee member voter seeker`)

// people reports whether the noun n stands for people.
func (m *mender) people(n int) bool { return crowd[m.lemma(n)] || isPersonNoun(m.lemma(n)) }

// measures are nouns of measure, which need no preposition beside a verb.
var measures = words(`percent percentage point mile kilometre kilometer metre meter time way side home foot inch degree`)

// saidSubject gives a noun between a verb of saying and the clause without subject that is
// said to that clause: "said officers seized two rifles".
func (m *mender) saidSubject(v int) {
	h := m.toks[v].Head
	if m.base(v) != "ccomp" || h < m.first || h > v || m.kid(v, "nsubj", "csubj", "expl", "mark") >= 0 {
		return
	}
	if !sayVerbs[m.lemma(h)] {
		return
	}
	n := m.kid(h, "iobj", "obj")
	if n < h || n > v || m.kid(n, "case") >= 0 || m.commas(n, v) == 1 {
		return
	}
	if m.attach(n, v, "nsubj") && m.toks[v].XPOS == "VBN" && m.kid(v, "aux") < 0 && m.kid(v, "obj") >= 0 {
		m.toks[v].XPOS = "VBD"
	}
}

// speakerAside sets a reporting clause that ends its sentence after a comma beside the
// main clause, whatever it became: "…, the minister announced in Oslo."
func (m *mender) speakerAside(v int) {
	cls := verbs[m.lemma(v)]
	if cls != classReport && cls != classClaim || !m.finite(v) || m.kid(v, "nsubj") < 0 ||
		m.kid(v, "obj", "ccomp", "xcomp", "mark", "cc", "aux") >= 0 {
		return
	}
	switch m.base(v) {
	case "acl", "advcl", "dep", "appos":
	default:
		return
	}
	lo, hi := m.span(v)
	if !m.comma(lo-1) || lo == v || m.relative(v) {
		return
	}
	for t := hi + 1; t < m.end; t++ {
		if m.toks[t].UPOS != "PUNCT" {
			return
		}
	}
	root := v
	for m.toks[root].Head >= 0 {
		root = m.toks[root].Head
	}
	m.attach(v, root, "parataxis")
}

// relative reports whether a relative pronoun hangs on v or on what hangs on it.
func (m *mender) relative(v int) bool {
	for t := m.first; t < m.end; t++ {
		if strings.HasPrefix(m.toks[t].XPOS, "W") && m.below(t, v) {
			return true
		}
	}
	return false
}

// mistaggedConjunct makes a past form that was taken for the adjective of a conjoined object
// the conjoined verb: "began the talks and laid stress on peace". Only verbs that
// say little by themselves are read so; their participles are no adjectives.
func (m *mender) mistaggedConjunct(w int) {
	n := m.toks[w].Head
	if m.base(w) != "amod" || m.toks[w].UPOS != "VERB" || m.toks[w].XPOS != "VBN" && m.toks[w].XPOS != "VBD" || n <= w || !m.in(n) || w == m.first ||
		!lightVerbs[m.lemma(w)] || m.base(n) != "conj" || m.toks[w-1].UPOS != "CCONJ" || m.toks[n].UPOS != "NOUN" || participleOnly(m.toks[w].Form) {
		return
	}
	o := m.toks[n].Head
	if o < m.first || m.base(o) != "obj" {
		return
	}
	v := m.toks[o].Head
	if v < m.first || v > o || m.toks[v].XPOS != "VBD" {
		return
	}
	m.toks[w].Head, m.toks[w].DepRel, m.toks[w].XPOS = v, "conj", "VBD"
	m.toks[n].Head, m.toks[n].DepRel = w, "obj"
	m.attach(w-1, w, "cc")
	for t := n + 1; t < m.end; t++ {
		if m.toks[t].Head == v && m.base(t) == "obl" {
			m.toks[t].Head = w
		}
	}
}

// participleOnly reports whether form cannot be a past tense: taken, given.
func participleOnly(form string) bool {
	return strings.HasSuffix(strings.ToLower(form), "en") || strings.HasSuffix(strings.ToLower(form), "wn") || form == "begun"
}
