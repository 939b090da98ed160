package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// speaks reports whether the lemma l is that of a verb of saying or of belief.
func speaks(l string) bool {
	cls := lexicon.Verbs[l]
	return cls == lexicon.Report || cls == lexicon.Claim
}

// sayingTakenForNoun makes the noun that a sentence without a verb is taken to be, and that what
// is said hangs on, the verb of saying that it is: "Prosecutors *allege* that Lee fled",
// "Munich Re *reckons* that it rained".
func (m *mender) sayingTakenForNoun(v int) {
	tok := &m.toks[v]
	if tok.UPOS != "NOUN" || tok.Head >= 0 || !speaks(m.lemma(v)) || m.kid(v, "cop", "case") >= 0 || !m.in(v+1) {
		return
	}
	switch m.lemma(v + 1) {
	case "that", "how", "whether":
	default:
		return
	}
	content := -1
	for _, k := range m.kids(v) {
		switch rel := m.base(k); {
		case k > v && (rel == "acl" || rel == "ccomp" || rel == "advcl") && m.kid(k, "nsubj", "nsubj:pass") >= 0:
			content = k
		}
	}
	subject := m.kid(v, "nsubj")
	if subject < 0 && m.in(v-1) && m.toks[v-1].Head == v && (m.toks[v-1].UPOS == "NOUN" || m.toks[v-1].UPOS == "PROPN") {
		subject = v - 1
	} else if subject < 0 && m.in(v-1) && m.base(v-1) == "flat" && m.toks[m.toks[v-1].Head].Head == v {
		subject = m.toks[v-1].Head
	}
	if content < 0 || subject < 0 || subject > v {
		return
	}
	tok.UPOS, tok.XPOS = "VERB", "VBP"
	if strings.HasSuffix(tok.Form, "s") {
		tok.XPOS = "VBZ"
	}
	m.toks[subject].DepRel, m.toks[content].DepRel = "nsubj", "ccomp"
	for _, k := range m.kids(v) {
		switch m.base(k) {
		case "det", "amod", "compound", "nummod", "nmod":
			if k < subject {
				m.toks[k].Head = subject
			}
		}
	}
}

// sayingAtEnd makes the last word of a sentence, which became a noun, the verb of saying that
// it is: "Chad shelled a town, Reuters *reports*", "…, a report seen by Lee *reveals*".
func (m *mender) sayingAtEnd(v int) {
	tok := &m.toks[v]
	if tok.UPOS != "NOUN" || tok.XPOS != "NNS" || !speaks(m.lemma(v)) || v+2 < m.end || v+1 < m.end && m.toks[v+1].UPOS != "PUNCT" {
		return
	}
	begin := v
	for begin > m.first && !m.setOff(begin-1) {
		begin--
	}
	if begin == v || begin == m.first {
		return
	}
	root := m.first
	for root < m.end && m.toks[root].Head >= 0 {
		root++
	}
	if root >= begin || m.toks[root].UPOS != "VERB" {
		return
	}
	subject := -1
	for t := begin; t < v; t++ {
		switch h := m.toks[t].Head; {
		case m.toks[t].UPOS == "VERB" && m.finite(t) || m.toks[t].UPOS == "CCONJ" && t == begin:
			return
		case m.toks[t].UPOS == "PUNCT":
		case h < begin:
			subject = t
		case h == v && subject < 0 && (m.toks[t].UPOS == "NOUN" || m.toks[t].UPOS == "PROPN"):
			subject = t
		}
	}
	if subject < 0 || m.toks[subject].UPOS != "NOUN" && m.toks[subject].UPOS != "PROPN" {
		return
	}
	tok.UPOS, tok.XPOS = "VERB", "VBZ"
	kids := m.kids(v)
	tok.Head, tok.DepRel = root, "parataxis"
	m.toks[subject].Head, m.toks[subject].DepRel = v, "nsubj"
	for _, k := range kids {
		if k < v && k != subject && m.toks[k].UPOS != "PUNCT" {
			m.toks[k].Head = subject
		}
	}
}

// adjectiveOfSaying makes the adjective that is said of nobody the past of a verb of saying:
// "Lee *detailed* how it was done".
func (m *mender) adjectiveOfSaying(v int) {
	tok := &m.toks[v]
	if tok.UPOS != "ADJ" || !strings.HasSuffix(tok.Form, "ed") || m.kid(v, "cop", "aux") >= 0 || m.kid(v, "nsubj") < m.first || m.kid(v, "nsubj") > v ||
		m.kid(v, "ccomp", "obj") < v {
		return
	}
	tok.UPOS, tok.XPOS, tok.Lemma = "VERB", "VBD", pastLemma(tok.Form)
}

// pastLemma returns the lemma of a regular verb in the past: a known verb, or as English spells
// most of them.
func pastLemma(form string) string {
	stem := strings.TrimSuffix(strings.ToLower(form), "ed")
	n := len(stem)
	if n < 2 {
		return strings.ToLower(form)
	}
	for _, lemma := range []string{stem, stem + "e", stem[:n-1]} {
		if lexicon.Verbs[lemma] != lexicon.None {
			return lemma
		}
	}
	last := stem[n-1]
	switch {
	case last == 'i':
		return stem[:n-1] + "y"
	case last == stem[n-2] && !strings.ContainsRune("lsfz", rune(last)):
		return stem[:n-1]
	case strings.ContainsRune("cvuz", rune(last)), last == 's' && stem[n-2] != 's', last == 'g' && stem[n-2] != 'n':
		return stem + "e"
	}
	return stem
}

// perfectTakenForAdjective makes the participle before a name that one is taken to have the
// verb: "how Chad had *armed* Togo".
func (m *mender) perfectTakenForAdjective(v int) {
	n, have := m.toks[v].Head, v-1
	if m.base(v) != "amod" || n != v+1 || !m.in(n) || m.toks[n].UPOS != "PROPN" || m.lemma(have) != "have" || m.toks[n].Head != have || m.base(n) != "obj" ||
		!strings.HasSuffix(m.toks[v].Form, "ed") {
		return
	}
	tok := &m.toks[v]
	tok.Head, tok.DepRel, tok.UPOS, tok.XPOS, tok.Lemma = m.toks[have].Head, m.toks[have].DepRel, "VERB", "VBN", pastLemma(tok.Form)
	for _, k := range m.kids(have) {
		m.toks[k].Head = v
	}
	m.toks[have].Head, m.toks[have].DepRel, m.toks[have].UPOS = v, "aux", "AUX"
}

// irregularPast are participles that are adjectives or nouns as well, by their verbs.
var irregularPast = map[string]string{"lent": "lend", "sent": "send", "spent": "spend", "built": "build", "shut": "shut", "left": "leave", "lost": "lose",
	"bent": "bend", "split": "split", "hurt": "hurt", "shed": "shed"}

// perfectOfIrregular makes such a participle after had or has, which became a predicate of having, the verb:
// "Chad had *lent* Togo $40 million".
func (m *mender) perfectOfIrregular(v int) {
	have := m.toks[v].Head
	lemma := irregularPast[strings.ToLower(m.toks[v].Form)]
	if lemma == "" || have != v-1 || !m.in(have) || m.lemma(have) != "have" || m.toks[have].UPOS != "VERB" || m.base(v) != "xcomp" && m.base(v) != "obj" && m.base(v) != "ccomp" {
		return
	}
	tok := &m.toks[v]
	tok.Head, tok.DepRel, tok.UPOS, tok.XPOS, tok.Lemma = m.toks[have].Head, m.toks[have].DepRel, "VERB", "VBN", lemma
	for _, k := range m.kids(have) {
		m.toks[k].Head = v
	}
	m.toks[have].Head, m.toks[have].DepRel, m.toks[have].UPOS = v, "aux", "AUX"
}

// toldHow makes what is told after how, which became a relative clause, what is said:
// "described *how* France had armed Chad".
func (m *mender) toldHow(how int) {
	v := m.toks[how].Head
	if l := m.lemma(how); l != "how" && l != "why" || v < m.first || v > how || !speaks(m.lemma(v)) || m.toks[v].UPOS != "VERB" {
		return
	}
	c := m.kid(how, "advcl", "acl")
	if c < how || m.kid(v, "ccomp") >= 0 {
		return
	}
	m.toks[c].Head, m.toks[c].DepRel = v, "ccomp"
	m.toks[how].Head, m.toks[how].DepRel = c, "advmod"
}

// speakerInQuotes mends "“Chad,” said the envoy Ann Lee, “has shelled Togo.”", where who speaks
// became the subject of what is said, and what that is about the subject of said.
func (m *mender) speakerInQuotes(v int) {
	if !m.isSaying(v) || !m.setOff(v-1) {
		return
	}
	about, content := m.kid(v, "nsubj", "discourse", "vocative", "dislocated", "parataxis", "obj"), m.kid(v, "ccomp")
	if about < m.first || about > v || content < v {
		return
	}
	speaker := m.kid(content, "nsubj", "nsubj:pass")
	if speaker < v || speaker > content || m.toks[speaker].UPOS == "PRON" {
		return
	}
	if lo, hi := m.span(speaker); lo != v+1 || !m.setOff(hi+1) {
		return
	}
	rel := m.toks[speaker].DepRel
	if m.attach(speaker, v, "nsubj") {
		m.attach(about, content, rel)
	}
}

// speakerAsideOfSubject gives a verb of saying between commas, which hangs on the subject of
// what is said, to the verb of that: "Chad, *a panel concluded in March*, sold arms".
func (m *mender) speakerAsideOfSubject(v int) {
	n := m.toks[v].Head
	if !m.isSaying(v) || n < m.first || n > v || m.base(n) != "nsubj" || m.kid(v, "ccomp", "obj", "mark") >= 0 || m.relative(v) {
		return
	}
	main := m.toks[n].Head
	if main < v {
		return
	}
	speaker := m.kid(v, "nsubj")
	if speaker < 0 {
		if p := m.kid(n, "appos"); p > n && p < v {
			if _, hi := m.span(p); hi == v-1 {
				speaker = p
			}
		}
	}
	if speaker < m.first || speaker < n {
		return
	}
	if lo, _ := m.span(speaker); !m.setOff(lo - 1) {
		return
	}
	m.attach(v, main, "parataxis")
	m.attach(speaker, v, "nsubj")
}

// contentAfterAside gives the name before a reporting clause that goes on for long to what is
// said after it: "*Togo*, the agency said in a note to donors, has given rice".
func (m *mender) contentAfterAside(v int) {
	if !m.isSaying(v) {
		return
	}
	content, speaker := m.kid(v, "ccomp"), m.kid(v, "nsubj")
	if content < v || speaker < m.first || speaker > v || m.kid(content, "nsubj", "nsubj:pass", "mark") >= 0 {
		return
	}
	about := m.kid(v, "vocative", "discourse", "dislocated")
	if about < 0 {
		for _, k := range m.kids(v) {
			if k < speaker && m.base(k) == "nsubj" {
				about = k
			}
		}
	}
	if about < m.first || about >= speaker || m.toks[about].UPOS != "PROPN" && m.toks[about].UPOS != "NOUN" {
		return
	}
	if _, hi := m.span(about); !m.setOff(hi + 1) {
		return
	}
	if lo, _ := m.span(content); !m.setOff(lo-1) && !m.setOff(lo-2) {
		return
	}
	rel := "nsubj"
	if m.kid(content, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	m.attach(about, content, rel)
}

// speakerInverted gives a verb of saying after what is said the name that follows it as its
// subject: "“…,” thundered *Ann Lee*", "Chad shelled a town, claims *Lee*".
func (m *mender) speakerInverted(v int) {
	if !m.isSaying(v) || !m.setOff(v-1) || m.kid(v, "nsubj", "aux", "cc", "mark") >= 0 {
		return
	}
	said := m.kid(v, "ccomp")
	if h := m.toks[v].Head; said < 0 && (m.base(v) == "parataxis" || m.base(v) == "conj") && h >= m.first && h < v {
		said = h
	}
	if said < m.first || said > v {
		return
	}
	speaker := m.kid(v, "obj", "iobj", "xcomp", "appos", "flat")
	if speaker < v || m.toks[speaker].UPOS != "PROPN" && m.toks[speaker].UPOS != "NOUN" {
		return
	}
	if lo, hi := m.span(speaker); lo != v+1 || m.in(hi+1) && m.toks[hi+1].UPOS == "VERB" {
		return
	}
	m.toks[speaker].DepRel = "nsubj"
	if m.base(v) == "conj" {
		m.toks[v].DepRel = "parataxis"
	}
}

// reportAfter sets the inverted verb of saying after a comma, which became a conjunct, beside
// the clause that it reports: "Chad shelled a town, *said* the army, which has a camp there".
func (m *mender) reportAfter(v int) {
	if m.base(v) == "conj" && m.isSaying(v) && m.setOff(v-1) && m.toks[v].Head < v && m.kid(v, "nsubj") > v && m.kid(v, "cc", "ccomp", "obj") < 0 {
		m.toks[v].DepRel = "parataxis"
	}
}

// accordingAside gives a source between commas, which hangs on the subject, to the verb: "Chad,
// *according to the UN*, sold arms".
func (m *mender) accordingAside(t int) {
	n := m.toks[t].Head
	word := m.kid(t, "case")
	if m.base(t) != "nmod" || n < m.first || n > t || m.base(n) != "nsubj" || word < 0 || m.lemma(word) != "accord" && m.lemma(word) != "according" && m.lemma(word) != "per" {
		return
	}
	lo, hi := m.span(t)
	if v := m.toks[n].Head; v > hi && m.setOff(lo-1) && m.setOff(hi+1) {
		m.attach(t, v, "obl")
	}
}

// contentWithoutThat makes the clause after a noun for words, which became a relative clause though
// it lacks nothing, its content: "rejected *suggestions it had shelled Togo*".
func (m *mender) contentWithoutThat(c int) {
	n := m.toks[c].Head
	if m.toks[c].DepRel != "acl:relcl" || n < m.first || n > c || !speaksOf(m.lemma(n)) || m.kid(c, "mark") >= 0 || m.kid(c, "obj") < c {
		return
	}
	if s := m.kid(c, "nsubj"); s < n || s > c || m.relative(c) {
		return
	}
	m.toks[c].DepRel = "acl"
}

// gerundOfRefraining makes the gerund right after a verb for not doing something its complement:
// "held off *shelling* Togo".
func (m *mender) gerundOfRefraining(g int) {
	v := m.toks[g].Head
	if m.base(g) != "advcl" || m.toks[g].XPOS != "VBG" || v < m.first || v > g || m.kid(g, "mark", "nsubj") >= 0 || m.kid(v, "obj", "xcomp") >= 0 {
		return
	}
	name, at := m.lemma(v), v+1
	if m.base(at) == "compound" && m.toks[at].Head == v {
		name, at = name+" "+m.lemma(at), at+1
	}
	if at == g && lexicon.Verbs[name] == lexicon.Negate {
		m.toks[g].DepRel = "xcomp"
	}
}

// gerundOfObjectRefrained makes the gerund between a verb for not doing something, or for thinking of it, and its
// object, which became a part of that, the complement: "ruled out *extraditing* the activist Ann Lee to Chad".
func (m *mender) gerundOfObjectRefrained(g int) {
	if rel := m.base(g); rel != "compound" && rel != "amod" && rel != "nmod" || m.toks[g].XPOS != "VBG" {
		return
	}
	o := m.toks[g].Head
	for m.in(o) && m.base(o) != "obj" && (m.base(o) == "amod" || m.base(o) == "compound" || m.base(o) == "nmod") && m.toks[o].Head > g {
		o = m.toks[o].Head
	}
	if !m.in(o) || m.base(o) != "obj" || o < g {
		return
	}
	v := m.toks[o].Head
	name, at := m.lemma(v), v+1
	if m.in(at) && m.base(at) == "compound" && m.toks[at].Head == v {
		name, at = name+" "+m.lemma(at), at+1
	}
	if cls := lexicon.Verbs[name]; v < m.first || v > g || at != g || m.toks[v].UPOS != "VERB" || cls != lexicon.Negate && !weighing[name] {
		return
	}
	m.toks[g].Head, m.toks[g].DepRel = v, "xcomp"
	m.toks[o].Head = g
	for _, k := range m.kids(v) {
		if k > o && m.base(k) == "obl" {
			m.toks[k].Head = g
		}
	}
}

// weighing are verbs for thinking of what one may do.
var weighing = wordset.Of(`consider contemplate favour favor weigh mull suggest recommend propose`)

// participleOfSaying makes the participle between a quotation and a name the verb that it is:
// "“…,” *fumed* Senator Ann Lee".
func (m *mender) participleOfSaying(v int) {
	tok := &m.toks[v]
	n := tok.Head
	if m.base(v) != "amod" || n < v || !m.in(n) || v-2 < m.first || m.toks[v-1].UPOS != "PUNCT" || m.toks[v-1].Form == "," || !m.setOff(v-1) ||
		m.toks[n].UPOS != "PROPN" && !lexicon.IsPersonNoun(m.lemma(n)) || !strings.HasSuffix(tok.Form, "ed") && tok.XPOS != "VBN" && tok.XPOS != "VBD" {
		return
	}
	lemma := m.lemma(v)
	if !speaks(lemma) {
		lemma = pastLemma(tok.Form)
	}
	root := m.first
	for root < m.end && m.toks[root].Head >= 0 {
		root++
	}
	if !speaks(lemma) || root >= v {
		return
	}
	tok.Head, tok.DepRel, tok.UPOS, tok.XPOS, tok.Lemma = root, "parataxis", "VERB", "VBD", lemma
	m.toks[n].Head, m.toks[n].DepRel = v, "nsubj"
}
