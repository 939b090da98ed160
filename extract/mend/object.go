package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// mistaggedConjunct makes a past form that was taken for the adjective of a conjoined object
// the conjoined verb: "began the talks and laid stress on peace". Only verbs that
// say little by themselves are read so; their participles are no adjectives.
func (m *mender) mistaggedConjunct(w int) {
	n := m.toks[w].Head
	if m.base(w) != "amod" || m.toks[w].UPOS != "VERB" || m.toks[w].XPOS != "VBN" && m.toks[w].XPOS != "VBD" || n <= w || !m.in(n) || w == m.first ||
		!lexicon.LightVerbs[m.lemma(w)] || m.base(n) != "conj" || m.toks[w-1].UPOS != "CCONJ" || m.toks[n].UPOS != "NOUN" || participleOnly(m.toks[w].Form) {
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

// receivedObject makes the first of two objects side by side the indirect one: "gave the
// council powers".
func (m *mender) receivedObject(o int) {
	h := m.toks[o].Head
	if m.toks[o].DepRel != "obj" || h < m.first || h > o || !lexicon.Ditransitive[m.lemma(h)] || m.kid(h, "iobj") >= 0 {
		return
	}
	first := m.kid(h, "obj")
	if first <= h || first >= o {
		return
	}
	lo, _ := m.span(o)
	if _, hi := m.span(first); hi+1 == lo {
		m.toks[first].DepRel = "iobj"
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
// beyond a verb. Beyond mere nouns it may be right: *the Sisters of Mercy Hall*.
func (m *mender) strayArticle(d int) {
	h := m.toks[d].Head
	if m.base(d) != "det" || h <= d+1 || m.below(d+1, h) {
		return
	}
	if u := m.toks[d+1].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
		return
	}
	for t := d + 2; t < h; t++ {
		switch m.toks[t].UPOS {
		case "VERB", "AUX":
			m.attach(d, d+1, "det")
			return
		}
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

// together are transitive verbs of the news that stand with another verb before one object.
var together = wordset.Of(`arrest detain question investigate prosecute search seize capture kidnap abduct kill injure wound shoot stab beat torture
	rape rob invade occupy annex besiege sanction recognise recognize reject attack bomb shell destroy damage loot burn condemn criticise criticize denounce praise welcome support back
	fund finance train arm equip supply buy sell build develop produce design test launch sign ratify approve adopt pass
	reject amend draft publish release convict sentence jail imprison deport expel ban suspend dismiss sack hire appoint
	elect replace defeat oust overthrow protect rescue evacuate treat harass threaten intimidate own operate manage run
	invite arm threaten accuse warn advise assist help aid rescue sue fine indict charge prosecute pardon acquit mock insult censure
	finance fund subsidise subsidize pay bribe lobby boycott blacklist embargo blockade shell raid storm encircle bombard strafe free
	release extradite summon detain interrogate audit probe inspect visit tour consult brief court befriend betray deceive mislead
	acquire purchase absorb merge restructure beat outplay eliminate edge thrash overcome trounce nominate propose recommend endorse
	champion oppose resist defy block veto overrule obey follow lead command govern rule represent
	hail honour honor commend applaud thank salute rebuke slam blast scold chide deplore decry
	plan organise organize host open close track monitor intercept stop block`)

// sharedObject gives the object of the second of two verbs side by side to the first, which
// has none: "arrested and questioned the student".
func (m *mender) sharedObject(o int) {
	v := m.toks[o].Head
	if m.base(o) != "obj" || v < m.first+2 || o < v || m.base(v) != "conj" {
		return
	}
	first := m.toks[v].Head
	if first >= m.first && m.sharedByThree(o, v, first) {
		m.attach(o, first, "obj")
		return
	}
	if !m.in(first) || !m.sharedAcross(first, v) || m.toks[first].UPOS != "VERB" || m.toks[first].XPOS != m.toks[v].XPOS && !(m.pastOrParticiple(first) && m.pastOrParticiple(v)) || !together[m.lemma(first)] ||
		m.kid(first, "obj", "obl", "ccomp", "xcomp", "aux:pass") >= 0 {
		return
	}
	m.attach(o, first, "obj")
}

// sharedByThree reports whether o, the object of the last of three or more verbs in a row, is
// that of all of them: "arrested, questioned and later freed the student". Nothing but
// commas, adverbs and the conjunction stands between the verbs.
func (m *mender) sharedByThree(o, last, first int) bool {
	verbs := 0
	for t := first; t < last; t++ {
		switch {
		case t == first || m.toks[t].Head == first && m.base(t) == "conj":
			if m.toks[t].UPOS != "VERB" || m.toks[t].XPOS != m.toks[last].XPOS && !(t > first && m.pastOrParticiple(t) && m.pastOrParticiple(last)) || !together[m.lemma(t)] || m.kid(t, "obj", "obl", "ccomp", "xcomp", "aux:pass") >= 0 {
				return false
			}
			verbs++
		case m.comma(t) || m.toks[t].UPOS == "CCONJ" || m.toks[t].UPOS == "ADV":
		default:
			return false
		}
	}
	return verbs > 1
}

// strandedObject gives a bare noun to the gerund or infinitive that stands right before it
// and has no object, where it became an oblique: "by cutting taxes". The at of "at
// least" is no preposition of the noun.
func (m *mender) strandedObject(n int) {
	h := m.toks[n].Head
	if m.base(n) != "obl" || m.toks[n].DepRel == "obl:agent" || h < m.first || h > n || m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" ||
		lexicon.TimeNouns[m.lemma(n)] {
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
	if v < m.first || m.toks[v].UPOS != "VERB" || m.toks[v].XPOS != "VBG" && m.toks[v].XPOS != "VB" && !atLeast && !(m.kid(n, "nummod") >= 0 && m.people(n)) || lexicon.Intransitive[m.lemma(v)] ||
		m.kid(v, "obj", "ccomp", "xcomp", "compound:prt") >= 0 || measures[m.lemma(n)] {
		return
	}
	m.attach(n, v, "obj")
}

// crowd are nouns for people that are counted.
var crowd = wordset.Of(`people person civilian soldier troop protester demonstrator passenger migrant refugee child woman man worker
	student police resident villager victim hostage prisoner militant fighter insurgent gunman rebel patient tourist citizen
	employee member voter seeker`)

// people reports whether the noun n stands for people.
func (m *mender) people(n int) bool { return crowd[m.lemma(n)] || lexicon.IsPersonNoun(m.lemma(n)) }

// measures are nouns of measure, which need no preposition beside a verb.
var measures = wordset.Of(`lot bit deal percent percentage point mile kilometre kilometer metre meter time way side home foot inch degree`)

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

// agentOfMeasure gives the by-phrase that hangs on the object, or a place, of a passive to
// the verb: "was fined 5 million by a court", "was taken to Lima by the navy".
func (m *mender) agentOfMeasure(n int) {
	o := m.toks[n].Head
	if o >= m.first && m.base(o) == "xcomp" && m.toks[o].UPOS == "ADJ" && m.base(n) == "obl" {
		word, v := m.kid(n, "case"), m.toks[o].Head
		if word >= 0 && m.lemma(word) == "by" && v >= m.first && m.kid(v, "aux:pass") >= 0 && !lexicon.TimeNouns[m.lemma(n)] && m.toks[n].UPOS != "NUM" {
			m.attach(n, v, "obl:agent") // was shot dead by soldiers
		}
		return
	}
	if m.base(n) != "nmod" || o < m.first || o > n || m.base(o) != "obj" && (m.base(o) != "obl" || m.toks[o].UPOS != "PROPN") {
		return
	}
	word, v := m.kid(n, "case"), m.toks[o].Head
	if word < 0 || m.lemma(word) != "by" || v < m.first || m.kid(v, "aux:pass") < 0 || m.kid(v, "obl:agent") >= 0 ||
		!m.actor(n) || lexicon.Nouns[m.lemma(o)] != lexicon.None {
		return
	}
	m.attach(n, v, "obl:agent")
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
		m.kid(n, "nummod") >= 0 || lexicon.TimeNouns[m.lemma(n)] {
		return
	}
	if m.actor(n) {
		m.attach(n, v, "obl:agent")
	}
}

// actor reports whether the noun n stands for who can act: a name, people, a body.
func (m *mender) actor(n int) bool {
	return m.toks[n].UPOS == "PROPN" || m.people(n) || bodies[m.lemma(n)]
}

// bodies are nouns for those who act together.
var bodies = wordset.Of(`court government ministry army navy police military parliament council agency company firm union group
	party commission committee bank militia authority regulator tribunal senate congress embassy force troop administration
	department office team board organisation organization association federation assembly bloc alliance`)

// naming are the verbs with an object and what it is called or made.
var naming = wordset.Of(`call name declare elect appoint label dub brand consider deem proclaim crown nominate pronounce`)

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

// gerundCompound makes a bare gerund right after the noun of a prepositional phrase the noun
// of that phrase: "convicted of money laundering".
func (m *mender) gerundCompound(g int) {
	n := g - 1
	if m.base(g) != "advcl" && m.base(g) != "acl" || m.toks[g].XPOS != "VBG" || n < m.first || m.toks[n].XPOS != "NN" || m.kid(n, "det", "nmod:poss") >= 0 ||
		m.base(n) != "obl" && m.base(n) != "nmod" || m.kid(n, "case") < 0 || m.toks[g].Head != n && m.toks[g].Head != m.toks[n].Head {
		return
	}
	for _, k := range m.kids(g) {
		if m.toks[k].UPOS != "PUNCT" {
			return
		}
	}
	m.toks[g].Head, m.toks[g].DepRel, m.toks[g].UPOS, m.toks[g].XPOS = m.toks[n].Head, m.toks[n].DepRel, "NOUN", "NN"
	m.toks[n].Head, m.toks[n].DepRel = g, "compound"
	for _, k := range m.kids(n) {
		m.attach(k, g, m.toks[k].DepRel)
	}
}
