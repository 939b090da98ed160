package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// nounPrior is the confidence of what an event noun states before the certainty
// of its frame: nominalisations leave more open than clauses do.
const nounPrior = 0.8

// nouns states what the event nouns of the sentence say: "talks between A and B",
// "Iranian help for Russia".
func (b *builder) nouns() {
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		if b.toks[tok].UPOS == "NOUN" {
			b.eventNoun(tok)
			b.efforts(tok)
		}
	}
}

func (b *builder) eventNoun(tok int) {
	var found []match
	for _, f := range b.vocab.Frames(schema.NounFrame, b.lemma(tok)) {
		if !b.phraseMatches(f, tok) {
			continue
		}
		subjects := b.nounEntities(tok, f.Subject)
		objects := b.nounEntities(tok, f.Object)
		if f.Predicate.Symmetric {
			for _, pair := range b.furtherPairs(tok) {
				found = append(found, match{frame: f, subject: pair[0], object: pair[1], certainty: f.Certainty})
			}
			switch pair := b.hyphenated(tok); {
			case len(objects) == 0 && len(pair) == 2:
				subjects, objects = pair[:1], pair[1:]
			case b.besideOne(subjects, objects):
				subjects = b.partakers(tok)
			}
		} else if len(objects) == 0 && len(subjects) > 0 && voiced[f.Predicate.Name] {
			objects = b.addressed(tok)
		} else if len(objects) == 0 && slices.Contains(f.Subject, "by") && slices.Contains(f.Object, "of") {
			// Lima's invasion by Oslo
			subjects, objects = b.nounEntities(tok, []schema.Slot{"by"}), b.nounEntities(tok, []schema.Slot{schema.SlotPossessor})
		}
		for _, s := range subjects {
			for _, o := range objects {
				if b.same(s, o) || s.tok == o.tok {
					continue
				}
				certainty := f.Certainty
				if len(f.ObjectTypes) > 0 {
					certainty *= strictFactor(o.typ, f.ObjectTypes)
				}
				if certainty > 0 {
					found = append(found, match{frame: f, subject: s, object: o, certainty: certainty})
				}
			}
		}
	}
	if len(found) == 0 {
		return
	}
	polarity, modality, source := b.context(tok)
	for _, m := range b.mostSpecific(found) {
		b.state(claim{
			subject: m.subject, object: m.object, pred: m.frame.Predicate, event: m.frame.Event, anchor: tok, words: b.nounWords(m.frame, tok),
			certainty: m.certainty, rule: "event-noun/" + frameName(m.frame), base: nounPrior,
			polarity: polarity, modality: modality, source: source,
		})
	}
}

// furtherPairs returns those whom a second phrase with between names: talks between Lima and Oslo and
// *between Quito and Accra*.
func (b *builder) furtherPairs(tok int) [][2]filler {
	var out [][2]filler
	add := func(kid int) {
		if b.tree.Base(kid) != "conj" || b.caseOf(kid) != "between" {
			return
		}
		parts := b.conjuncts(kid)
		if len(parts) != 2 {
			return
		}
		first, ok := b.nameAt(parts[0])
		second, too := b.nameAt(parts[1])
		if ok && too {
			first.arcs, second.arcs = []int{kid}, []int{parts[1]}
			out = append(out, [2]filler{first, second})
		}
	}
	for _, kid := range b.tree.Children(tok) {
		add(kid)
		if b.caseOf(kid) == "between" {
			for _, part := range b.tree.Children(kid) {
				add(part)
			}
		}
	}
	return out
}

// nounWords returns the words of the frame around tok.
func (b *builder) nounWords(f *schema.Frame, tok int) []int {
	first := tok - f.HeadIndex()
	var out []int
	for i := range f.Words() {
		out = append(out, first+i)
	}
	return out
}

// phraseMatches reports whether the words of f stand around tok, its head.
func (b *builder) phraseMatches(f *schema.Frame, tok int) bool {
	words := f.Words()
	first := tok - f.HeadIndex()
	if first < 0 || first+len(words) > len(b.toks) {
		return false
	}
	for i, word := range words {
		if b.lemma(first+i) != word {
			return false
		}
	}
	return true
}

// nounEntities returns the named entities in any of the slots around the noun tok.
func (b *builder) nounEntities(tok int, slots []schema.Slot) []filler {
	var out []filler
	for _, slot := range slots {
		args := b.eventArgs(tok, slot)
		if slot == "between" && len(args) == 0 {
			args = b.clauseArgs(tok, "between")
		}
		for _, arg := range args {
			for _, f := range b.entitiesOf(arg) {
				out = append(out, b.members(f)...)
			}
		}
	}
	return out
}

// eventArgs is nounArgs for a noun that names an event. A name takes none of these
// prepositions, so that a phrase which a parser hung on a name beside the event is the
// event's own: the attack by Lima *on Oslo*. So is one below the second word of a phrase: an
// exchange of fire *between Lima and Oslo*.
func (b *builder) eventArgs(tok int, slot schema.Slot) []slotArg {
	out := b.nounArgs(tok, slot)
	if slot == schema.SlotModifier {
		for _, kid := range b.tree.Children(tok) {
			if kid < tok && b.tree.Base(kid) == "compound" && b.toks[kid].UPOS == "NOUN" {
				out = append(out, b.nounArgs(kid, slot)...) // Peruvian arms sales
			}
		}
	}
	if slot == "of" && len(out) == 0 {
		for _, by := range b.nounArgs(tok, "by") {
			if _, named := b.nameAt(by.tok); named {
				out = append(out, b.nounArgs(by.tok, slot)...) // the killing by Lima *of Paz*
			}
		}
	}
	if len(out) > 0 || !targetSlots[slot] {
		return out
	}
	for _, kid := range b.tree.Children(tok) {
		if b.tree.Base(kid) != "nmod" || kid < tok {
			continue
		}
		_, named := b.nameAt(kid)
		if b.toks[kid].UPOS == "NOUN" && b.caseOf(kid) == "of" {
			// the withdrawal of troops from Lima; a condemnation of attacks on Lima is none on it
			named = slot == "between" || len(b.vocab.Frames(schema.NounFrame, b.lemma(kid))) == 0
		}
		if named {
			out = append(out, b.nounArgs(kid, slot)...)
		}
	}
	if head := b.toks[tok].Head; len(out) == 0 && head >= 0 && b.tree.Base(tok) == "nmod" && b.caseOf(tok) == "of" && serialNouns[b.lemma(head)] {
		return b.nounArgs(head, slot) // a wave of attacks by Lima, hung on the wave
	}
	return out
}

// targetSlots are the prepositions that lead from an event to who takes part in it, and from
// a name to nothing.
var targetSlots = map[schema.Slot]bool{"on": true, "against": true, "to": true, "with": true, "between": true, "by": true, "into": true, "from": true}

// nounArgs returns what stands in a slot around the noun tok.
func (b *builder) nounArgs(tok int, slot schema.Slot) []slotArg {
	if slot == schema.SlotHolder {
		return b.holders(tok)
	}
	var out []slotArg
	for _, kid := range b.tree.Children(tok) {
		rel := b.toks[kid].DepRel
		ok := false
		switch slot {
		case schema.SlotPossessor:
			ok = rel == "nmod:poss"
		case schema.SlotModifier:
			switch extract.BaseRel(rel) {
			case "amod", "compound":
				ok = kid < tok
			case "nmod":
				ok = kid < tok && rel != "nmod:poss"
			}
		case schema.SlotSubject, schema.SlotObject, schema.SlotIndirect, schema.SlotPredicate, schema.SlotPhrase:
		default:
			base := extract.BaseRel(rel)
			ok = (base == "nmod" || base == "obl" && kid > tok) && (b.caseOf(kid) == string(slot) || slot == "between" && b.caseOf(kid) == "among")
			if slot == "by" && !ok && b.isNamed(b.mentionAt[kid]) {
				out = append(out, b.byBelow(kid)...)
			}
		}
		if !ok && extract.BaseRel(rel) == "acl" && aimedVerbs[b.lemma(kid)] {
			out = append(out, b.aimedAt(kid, string(slot))...)
		}
		if !ok {
			continue
		}
		for _, head := range b.conjuncts(kid) {
			if head != kid && slot != schema.SlotPossessor && slot != schema.SlotModifier && b.caseOf(head) != "" && b.caseOf(head) != string(slot) {
				continue
			}
			out = append(out, slotArg{tok: head, phrase: b.phraseOf(head), arcs: []int{head}})
		}
	}
	return out
}

// byBelow returns the by-phrase that the parser put below a name, which has none: the
// killing of Paz *by Ruiz*.
func (b *builder) byBelow(name int) []slotArg {
	var out []slotArg
	for _, kid := range b.tree.Children(name) {
		if b.tree.Base(kid) == "nmod" && b.caseOf(kid) == "by" {
			out = append(out, slotArg{tok: kid, phrase: b.phraseOf(kid), arcs: []int{name, kid}})
		}
	}
	return out
}

// holders returns who is in what the noun tok names, after "in" and "as": the phrase it
// hangs on, the object of its verb, else the subject.
func (b *builder) holders(tok int) []slotArg {
	prep, head := b.caseOf(tok), b.toks[tok].Head
	if prep != "in" && prep != "as" || head < 0 {
		return nil
	}
	if b.toks[head].UPOS == "VERB" {
		verb := head
		head = -1
		if prep == "in" {
			head = b.tree.Child(verb, "obj")
		}
		if head < 0 || b.mentionAt[head] < 0 {
			head = b.tree.Child(verb, "nsubj")
		}
	}
	if head < 0 || head > tok {
		return nil
	}
	var out []slotArg
	for _, part := range b.conjuncts(head) {
		if part < tok {
			out = append(out, slotArg{tok: part, arcs: []int{tok}})
		}
	}
	return out
}

// aimedVerbs are participles that say at what a noun is meant: rockets *aimed* at Lima.
var aimedVerbs = wordset.Of(`aim direct target level bind launch fire`)

// aimedAt returns the obliques with that preposition of the participle verb.
func (b *builder) aimedAt(verb int, prep string) []slotArg {
	var out []slotArg
	for _, kid := range b.tree.Children(verb) {
		if b.tree.Base(kid) == "obl" && b.caseOf(kid) == prep {
			for _, part := range b.conjuncts(kid) {
				out = append(out, slotArg{tok: part, phrase: b.phraseOf(part), arcs: []int{verb, part}})
			}
		}
	}
	return out
}

// effortNouns name what one does towards an end that an infinitive gives.
var effortNouns = wordset.Of(`effort campaign strategy plan bid attempt fight struggle operation mission coalition drive push
	threat promise pledge vow decision offer proposal refusal failure intention commitment`)

// efforts states what the agent of a noun means to do: Lima's *campaign to defeat* the
// militia. How far it is done the noun says.
func (b *builder) efforts(tok int) {
	if !effortNouns[b.lemma(tok)] {
		return
	}
	for _, verb := range b.tree.Children(tok) {
		if b.tree.Base(verb) != "acl" || b.tree.Child(verb, "mark") < 0 || b.toks[verb].UPOS != "VERB" || b.propOf(verb) >= 0 {
			continue
		}
		agents := b.nounEntities(tok, []schema.Slot{schema.SlotPossessor, schema.SlotModifier, "by", "of", schema.SlotHolder})
		polarity, modality, source := b.context(tok)
		if modality == schema.Asserted {
			modality = schema.Purpose
		}
		for _, f := range b.vocab.Frames(schema.VerbFrame, b.lemma(verb)) {
			if len(f.Theme) > 0 || f.Needs != "" || !slices.Contains(f.Object, schema.SlotObject) {
				continue
			}
			for _, kid := range b.tree.Children(verb) {
				if b.tree.Base(kid) != "obj" {
					continue
				}
				for _, part := range b.conjuncts(kid) {
					object, ok := b.entityAt(part)
					if !ok || len(f.ObjectTypes) > 0 && strictFactor(object.typ, f.ObjectTypes) == 0 {
						continue
					}
					for _, agent := range agents {
						b.state(claim{
							subject: agent, object: object, pred: f.Predicate, event: f.Event, anchor: verb, words: []int{verb},
							certainty: f.Certainty, rule: "effort/" + frameName(f), base: nounPrior,
							polarity: polarity, modality: modality, source: source, arcs: []int{verb, kid},
						})
					}
				}
			}
		}
	}
}

// phraseOf returns the phrase that tok heads, without its own preposition, what is
// conjoined with it, and clauses about it.
func (b *builder) phraseOf(tok int) []int {
	return b.tree.Subtree(tok, func(at int) bool {
		switch b.tree.Base(at) {
		case "case":
			return b.toks[at].Head == tok && b.toks[at].XPOS != "POS"
		case "punct":
			return b.toks[at].Form != "-" // high-ranking
		case "conj", "cc", "appos", "acl", "parataxis":
			return true
		}
		return false
	})
}

// clauseArgs returns the obliques with that preposition of the verb that the noun
// tok is subject or object of: "talks were held between A and B".
func (b *builder) clauseArgs(tok int, prep string) []slotArg {
	head := b.toks[tok].Head
	if head < 0 || b.toks[head].UPOS != "VERB" {
		return nil
	}
	switch b.tree.Base(tok) {
	case "nsubj", "obj":
	default:
		return nil
	}
	var out []slotArg
	for _, kid := range b.tree.Children(head) {
		if b.tree.Base(kid) == "obl" && b.caseOf(kid) == prep {
			for _, part := range b.conjuncts(kid) {
				out = append(out, slotArg{tok: part, arcs: []int{part, tok}})
			}
		}
	}
	return out
}

// Words that say how far an event that a noun names is real: adjectives before it,
// and verbs and nouns that govern it.
var (
	claimedWords  = wordset.Of(`alleged reported supposed suspected purported claimed so-called apparent`)
	possibleWords = wordset.Of(`possible potential likely hypothetical eventual attempted would-be`)
	plannedWords  = wordset.Of(`planned proposed upcoming future scheduled expected imminent next forthcoming promised`)
	requestGovern = wordset.Of(`demand request urge seek ask want call need appeal press push propose suggest recommend plead`)
	planGovern    = wordset.Of(`plan schedule prepare intend arrange agree decide consider discuss offer promise pledge vow proposal offer idea
		pencil pencil_in slate book time earmark envisage foresee mull contemplate expect`)
	possibleGovern = wordset.Of(`hope fear wish prevent avoid stop halt block ban cancel postpone oppose reject risk possibility
		chance prospect danger threat hope attempt try refuse rule_out`)
	threatGovern = wordset.Of(`threaten`)
	claimGovern  = wordset.Of(`deny allege claim believe suspect rumor rumour accuse allegation accusation`)
)

// happening are verbs by which an event is or comes about: the talks never *took* place.
var happening = wordset.Of(`take happen occur go hold begin start materialize materialise continue resume proceed exist`)

// context returns how far the event that the noun tok names is real, and who says
// so: by the words around it and by the proposition that it takes part in.
func (b *builder) context(tok int) (schema.Polarity, schema.Modality, extract.Source) {
	polarity, modality := schema.Positive, schema.Asserted
	source := extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	for _, kid := range b.tree.Children(tok) {
		switch l := b.lemma(kid); b.tree.Base(kid) {
		case "amod":
			switch form := strings.ToLower(b.toks[kid].Form); {
			case claimedWords[l] || claimedWords[form]:
				modality = schema.Claimed
			case possibleWords[l] || possibleWords[form]:
				modality = schema.Possible
			case plannedWords[l] || plannedWords[form]:
				modality = schema.Planned
			}
		case "det":
			if l == "no" {
				polarity = schema.Negative
			}
		}
	}
	at := tok
	for steps := 0; steps < 8; steps++ {
		head := b.toks[at].Head
		if head < 0 {
			break
		}
		rel := b.tree.Base(at)
		if modality == schema.Asserted && (rel == "obj" || rel == "obl" || rel == "nmod" || rel == "xcomp" || b.toks[at].DepRel == "nsubj:pass") {
			modality = governed(b.lemma(head))
		}
		at = head
		if i := b.propOf(at); i >= 0 {
			prop := &b.doc.Propositions[i]
			if modality == schema.Asserted {
				modality = prop.Modality
			}
			if prop.Polarity == schema.Negative && steps == 0 && (rel == "obj" || rel == "nsubj" && happening[b.lemma(at)]) {
				polarity = schema.Negative
			}
			source = prop.Attribution
			break
		}
	}
	return polarity, modality, source
}

// governed returns the modality that a verb or noun gives to the event it governs.
func governed(lemma string) schema.Modality {
	switch {
	case requestGovern[lemma]:
		return schema.Requested
	case planGovern[lemma]:
		return schema.Planned
	case threatGovern[lemma]:
		return schema.Threatened
	case claimGovern[lemma]:
		return schema.Claimed
	case possibleGovern[lemma]:
		return schema.Possible
	}
	return schema.Asserted
}

// governedClause returns the modality that c has as the content of a noun that it
// hangs on, asserted if there is none: the *pretext* that Lima attacked, the
// *importance* of helping Lima. A clause about the noun, the claim that Paz rejects,
// is none of its content.
func (b *builder) governedClause(c claim) schema.Modality {
	at := c.anchor
	for steps := 0; b.tree.Base(at) == "conj" && b.toks[at].Head >= 0 && steps < maxConjuncts; steps++ {
		at = b.toks[at].Head
	}
	noun := b.toks[at].Head
	if noun >= 0 && b.tree.Base(at) == "ccomp" && doubtVerbs[b.lemma(noun)] {
		return schema.Questioned
	}
	if noun < 0 || b.tree.Base(at) != "acl" || b.toks[noun].UPOS != "NOUN" {
		return schema.Asserted
	}
	if b.isFalse(noun) {
		return schema.Claimed
	}
	if c.subject.tok == noun || c.object.tok == noun || b.toks[at].XPOS == "VBN" && b.tree.Child(at, "mark", "aux", "aux:pass", "nsubj", "nsubj:pass") < 0 {
		return schema.Asserted
	}
	for _, arg := range c.args {
		if arg.Antecedent == noun {
			return schema.Asserted
		}
	}
	if contentNouns[b.lemma(noun)] {
		return schema.Claimed
	}
	if up := b.toks[noun].Head; c.polarity == schema.Negative && up >= 0 && missedVerbs[b.lemma(up)] {
		return schema.Asserted // missed a chance to win
	}
	if aimNouns[b.lemma(noun)] {
		return schema.Possible
	}
	return governed(b.lemma(noun))
}

// missedVerbs say of a chance that it was not taken.
var missedVerbs = wordset.Of(`miss lose squander waste forgo spurn blow pass_up`)

// isFalse reports whether the noun is said not to be true: *reports* that Lima attacked
// are false.
func (b *builder) isFalse(noun int) bool {
	up := b.toks[noun].Head
	if up >= 0 && b.tree.Base(noun) == "nsubj" && falseWords[b.lemma(up)] {
		return true
	}
	for _, kid := range b.tree.Children(noun) {
		switch b.tree.Base(kid) {
		case "amod", "ccomp", "acl":
			if falseWords[b.lemma(kid)] {
				return true
			}
		}
	}
	return false
}

var (
	doubtVerbs = wordset.Of(`doubt question dispute challenge`)
	falseWords = wordset.Of(`false untrue baseless unfounded wrong incorrect fake groundless fabricated unsubstantiated unconfirmed
		nonsense lie invention fabrication hoax`)
)

var (
	contentNouns = wordset.Of(`pretext claim allegation accusation assertion rumor rumour suspicion speculation belief theory charge insinuation`)
	aimNouns     = wordset.Of(`importance need necessity idea possibility way ability right opportunity intention willingness
		readiness desire aim option capacity duty obligation worry concern`)
)

// propOf returns the index of the first proposition of the sentence with the
// predicate tok, or -1.
func (b *builder) propOf(tok int) int {
	for i := b.firstProp; i < len(b.doc.Propositions) && b.doc.Propositions[i].Sentence == b.sent; i++ {
		if p := &b.doc.Propositions[i].Predicate; p.Head == tok && !p.Implied {
			return i
		}
	}
	return -1
}
