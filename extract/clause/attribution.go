package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/lexicon"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// sourceOf returns the subject of the reporting clause c as the source of what it
// reports. The passive names it in its agent, or has none, but who "was quoted as
// saying" something is its source.
func (b *builder) sourceOf(c *clauseState) extract.Source {
	src := extract.Source{Speaker: extract.NoArgument(), Cue: c.p.head}
	switch {
	case c.p.passive && len(c.p.agents) > 0:
		src.Speaker = b.argument(c.p.agents[0], extract.RoleSubject, c.f)
		src.Speaker.Prep = ""
	case c.p.passive && !speaksInPassive[c.p.lemma]:
	case !c.p.passive && lexicon.Cites[c.p.lemma] && b.citedSpeaker(c.p.head) >= 0:
		src.Speaker = b.argument(b.citedSpeaker(c.p.head), extract.RoleSubject, c.f)
		src.Speaker.Prep = ""
	case len(c.subjects) > 0:
		src.Speaker = c.subjects[0]
	}
	if src.Speaker.Present() && (!b.canSpeak(src.Speaker.Referent()) || emerging[c.p.lemma] && b.lemma(src.Speaker.Head) == "it") {
		return noSource()
	}
	return src
}

// citedSpeaker returns the object of the verb v where it is said to say what v reports: *the paper quoted
// Lee as saying*, else -1.
func (b *builder) citedSpeaker(v int) int {
	for _, kid := range b.tree.Children(v) {
		if rel := b.base(kid); (rel == "advcl" || rel == "xcomp" || rel == "acl") && b.hasChild(kid, "as") {
			return b.tree.Child(v, "obj")
		}
	}
	return -1
}

// mute are nouns for happenings and things that say nothing: the talks, the war. What
// is written, such as a report, a ruling or a deal, speaks.
var mute = wordset.Of(`talk war conflict fighting fight violence battle attack raid strike clash meeting negotiation conversation
	dialogue visit trip election vote protest demonstration crisis situation event incident accident explosion blast
	crash earthquake storm flood fire disaster drought match game tournament race season weather economy trade price
	market share currency cost tax aid money fund support effort attempt move step action progress success failure victory
	defeat loss death injury damage risk threat danger fear hope possibility chance problem issue matter thing fact
	reason outcome consequence part rest place way time relation tie weapon missile drone tank ship plane
	aircraft vehicle road bridge building area region`)

// emerging are verbs whose "it" says nothing: it emerged that.
var emerging = wordset.Of(`emerge transpire turn_out happen follow`)

// canSpeak reports whether tok can be a source: no time, number, clause or happening.
func (b *builder) canSpeak(tok int) bool {
	switch b.toks[tok].UPOS {
	case "NUM", "ADV", "ADP", "PUNCT", "VERB":
		return false
	case "NOUN":
		switch {
		case b.lemma(tok) == "tank" && b.hasChild(tok, "think"):
			return true
		case strings.EqualFold(b.toks[tok].Form, "minutes"):
			return b.tree.Child(tok, "nummod") < 0 // those of a meeting
		}
		return !mute[b.lemma(tok)] && !b.isTime(tok)
	case "PROPN":
		return !strings.HasSuffix(b.lemma(tok), "day") || !b.isTime(tok) // but May said
	}
	return true
}

// speaksInPassive are verbs whose passive subject is the source of the clause they
// take: "was quoted as saying", "are concerned that".
var speaksInPassive = wordset.Of(`quote cite concern worry alarm convince persuade surprise please disappoint`)

// sentenceSource returns the source of a whole sentence: "according to X" at its
// beginning, or at its end after a comma, wherever the parser attached it.
func (b *builder) sentenceSource(sent extract.Sentence) extract.Source {
	src := noSource()
	for t := sent.First; t < sent.End; t++ {
		tok := b.toks[t].Head
		if tok < t || b.rel(t) != "case" || b.base(tok) != "obl" && b.base(tok) != "nmod" || b.sourceCue(tok) != t {
			continue
		}
		if !b.canSpeak(tok) {
			continue
		}
		initial := startsSentence(b.doc, &sent, t)
		if !initial && (t == sent.First || b.toks[t-1].Form != "," || !b.reachesEnd(tok, sent)) {
			continue
		}
		src.Speaker = b.argument(tok, extract.RoleSubject, nil)
		src.Speaker.Prep = ""
		src.Cue = t
	}
	return src
}

// reachesEnd reports whether nothing but punctuation and what hangs on tok follows tok.
func (b *builder) reachesEnd(tok int, sent extract.Sentence) bool {
	for t := tok + 1; t < sent.End; t++ {
		if b.toks[t].UPOS != "PUNCT" && !b.tree.Dominates(tok, t) {
			return false
		}
	}
	return true
}

// isSource reports whether the oblique tok names the source of the clause:
// "according to X".
func (b *builder) isSource(tok int) bool { return b.sourceCue(tok) >= 0 }

// sourceCue returns the token of according in "according to X", or -1.
func (b *builder) sourceCue(tok int) int {
	for _, kid := range b.tree.Children(tok) {
		if b.rel(kid) != "case" {
			continue
		}
		switch b.lemma(kid) {
		case "accord", "according":
			return kid
		case "per":
			if guidance[b.lemma(tok)] {
				continue
			}
			if b.toks[tok].UPOS == "PROPN" || b.tree.Child(tok, "det") >= 0 || b.toks[tok].XPOS == "NNS" {
				return kid // per Reuters, per a filing, but not per year
			}
		}
	}
	return -1
}

// guidance are nouns for what is followed and reports nothing: as per instructions.
var guidance = wordset.Of(`instruction order request rule custom tradition requirement usual norm guideline procedure protocol direction wish plan`)

// speaker sets the source of the clause p where words beside it name one:
// according to X; X said, between commas or after the quotation; as X said.
func (b *builder) speaker(p *parts, f *frame) {
	for _, o := range p.obliques {
		if cue := b.sourceCue(o); cue >= 0 && cue != b.outer.Cue {
			b.setSource(p, f, o, cue)
			return
		}
		if who, cue := b.viewOf(p, o); who >= 0 && f.source.Cue < 0 {
			b.setSource(p, f, who, cue)
			return
		}
	}
	for _, x := range p.parataxes {
		if b.speaksAfterColon(p.head, x) {
			b.setSource(p, f, x, x)
			return
		}
		if who := b.citedSpeaker(x); who >= 0 && lexicon.Cites[b.lemma(x)] {
			b.setSource(p, f, who, x) // Chad has left, the paper quoted Lee as saying
			return
		}
		if s := b.reportsBeside(x); s {
			b.setSource(p, f, b.tree.Child(x, "nsubj", "nsubj:pass"), x)
			if verbs[b.lemma(x)] == classClaim {
				f.modality = compose(f.modality, schema.Claimed) // prices rise, analysts believe
			}
			return
		}
	}
	for _, a := range p.advcls {
		kind, _ := b.adverbialKind(a)
		if kind == adverbialAs && b.toks[a].XPOS == "VBN" && b.tree.Child(a, "nsubj") < 0 {
			// as reported by Reuters
			for _, o := range b.tree.Children(a) {
				if b.base(o) == "obl" && b.preposition(o) == "by" && !b.isTime(o) {
					b.setSource(p, f, o, a)
					return
				}
			}
		}
		if kind == adverbialAs {
			if s := b.tree.Child(a, "nsubj"); s >= 0 && (b.tree.Child(a, "ccomp", "obj") < 0 || b.putsIt(a)) {
				b.setSource(p, f, s, a)
				return
			}
		}
		if b.lemma(a) == "accord" {
			if o := b.tree.Child(a, "obl"); o >= 0 {
				b.setSource(p, f, o, a)
				return
			}
		}
	}
}

// putsIt reports whether the clause a is "as X put it", "as X has it".
func (b *builder) putsIt(a int) bool {
	o := b.tree.Child(a, "obj")
	return o >= 0 && b.lemma(o) == "it" && (b.lemma(a) == "put" || b.lemma(a) == "have" || b.lemma(a) == "see")
}

// views are nouns for what one thinks or says: in the view of, in the words of.
var views = wordset.Of(`view opinion word eye judgment judgement assessment estimation telling account reckoning mind
	version estimate analysis reading interpretation understanding phrase belief`)

// viewOf returns whose view the fronted oblique o of the clause p gives, and the word that
// says so: in the view of *the bishop*, in *Lee's* words; for *Ann Lee*, the plan is a
// mistake. It is -1 for none. What a country is *for* is no view of it.
func (b *builder) viewOf(p *parts, o int) (who, cue int) {
	switch prep := b.preposition(o); {
	case (prep == "in" || prep == "from" || prep == "by" || prep == "to") && views[b.lemma(o)]:
		if who = b.tree.Child(o, "nmod:poss"); who >= 0 {
			return who, o
		}
		for _, kid := range b.tree.Children(o) {
			if b.base(kid) == "nmod" && b.preposition(kid) == "of" {
				return kid, o
			}
		}
	case prep == "for" && o < p.head && b.isFronted(o) && len(p.subjects) > 0 && b.isPerson(o):
		return o, b.tree.Child(o, "case")
	}
	return -1, -1
}

// isFronted reports whether the phrase of o begins its sentence and ends in a comma.
func (b *builder) isFronted(o int) bool {
	first := b.doc.Sentences[b.sent].First
	for t := first; t < b.doc.Sentences[b.sent].End; t++ {
		if t != o && !b.tree.Dominates(o, t) {
			return t > first && b.toks[t-1].Form == "," || b.toks[t].Form == ","
		}
	}
	return false
}

// isPerson reports whether o is a name of several words or a noun for people who hold views.
func (b *builder) isPerson(o int) bool {
	if b.toks[o].UPOS == "PROPN" {
		return b.tree.Child(o, "flat") >= 0
	}
	return isPersonNoun(b.lemma(o)) || b.lemma(o) == "critic" || b.lemma(o) == "supporter" || b.lemma(o) == "observer"
}

// setSource makes the phrase of tok the source of the clause p.
func (b *builder) setSource(p *parts, f *frame, tok, cue int) {
	if !b.canSpeak(tok) {
		return
	}
	speaker := b.argument(tok, extract.RoleSubject, nil)
	speaker.Prep = ""
	f.source = extract.Source{Speaker: speaker, Cue: cue}
	b.quotes.assign(p.head, cue, f.source)
}

// lead notes the subject of the main clause c as the source of a quotation in the
// next sentence: after a colon ("The bishop was blunt: …"), or a reporting verb.
func (b *builder) lead(c *clauseState) {
	if b.toks[c.p.head].Head >= 0 || len(c.subjects) == 0 {
		return
	}
	cls := b.classOf(c.p)
	sent := b.doc.Sentences[b.sent]
	b.leadIn(c, sent)
	if b.toks[sent.End-1].Form == ":" || c.p.verbal && (cls == classReport || cls == classClaim) {
		b.leads[b.sent] = b.sourceOf(c)
	}
}

// leadIn makes the subject of the main clause c the source of the quotation after its colon:
// "The bishop was blunt: “…”".
func (b *builder) leadIn(c *clauseState, sent extract.Sentence) {
	for t := c.p.head + 1; t+2 < sent.End; t++ {
		if opening, _ := quoteMark(&b.toks[t+1]); !opening || b.toks[t].Form != ":" {
			continue
		}
		src := b.sourceOf(c)
		if !src.Speaker.Present() {
			return
		}
		b.quotes.assign(t+2, c.p.head, src)
		return
	}
}

// reportsBeside reports whether tok is a reporting clause set beside the words it
// reports: "…, TASS said".
func (b *builder) reportsBeside(tok int) bool {
	if s := b.tree.Child(tok, "nsubj"); s >= 0 && s < tok && lexicon.Shows(b.lemma(s), b.lemma(tok)) && b.tree.Child(tok, "ccomp", "obj", "xcomp", "parataxis") < 0 {
		return true // prices rose, data showed
	}
	c, ok := verbs[b.lemma(tok)]
	subject := b.tree.Child(tok, "nsubj") >= 0 || speaksInPassive[b.lemma(tok)] && b.tree.Child(tok, "nsubj:pass") >= 0
	return ok && (c == classReport || c == classClaim) && b.toks[tok].UPOS == "VERB" && subject &&
		b.tree.Child(tok, "ccomp", "obj", "xcomp", "parataxis") < 0
}

// reported returns the clause beside which the reporting clause c stands as its object:
// "prices rose, analysts said".
func (b *builder) reported(c *clauseState) []extract.Argument {
	said := c.p.head
	host := b.toks[said].Head
	if host < 0 || !c.p.verbal || !b.isClause(host) || speaksInPassive[b.lemma(host)] {
		return nil
	}
	arg := extract.Argument{Role: extract.RoleClause, Head: host, Antecedent: -1, Clause: c.f.beside}
	for _, t := range b.clauseWords(host) {
		if !b.tree.Dominates(said, t) {
			arg.Tokens = append(arg.Tokens, t)
		}
	}
	if len(arg.Tokens) == 0 {
		return nil
	}
	arg.Tokens = b.trim(arg.Tokens, host)
	return []extract.Argument{arg}
}

// content returns the clause that the predicate of c reports: its clausal
// complement, or what follows it after a colon or in quotation marks.
func (b *builder) content(c *clauseState) int {
	p := c.p
	if len(p.ccomps) > 0 {
		return p.ccomps[0]
	}
	cls := b.classOf(p)
	if !p.verbal || cls != classReport && cls != classClaim && cls != classQuestion && p.lemma != "ask" {
		return -1
	}
	for _, x := range p.parataxes {
		if b.reportsBeside(x) {
			continue
		}
		quoted := b.quotes.region(x) >= 0 && b.quotes.region(p.head) != b.quotes.region(x)
		if quoted || x > p.head && b.colonBetween(p.head, x) {
			return x
		}
	}
	return -1
}

// colonBetween reports whether a colon stands between two tokens.
func (b *builder) colonBetween(from, to int) bool {
	for t := from + 1; t < to && t < from+16; t++ {
		if b.toks[t].Form == ":" {
			return true
		}
	}
	return false
}
