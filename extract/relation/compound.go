package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// compounds states what a name with a participle before a noun says of it: *Lima-backed
// rebels*, the *Chilean-led* alliance, a *Lima-based* firm.
func (b *builder) compounds() {
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First + 2; tok < sent.End; tok++ {
		if b.toks[tok].UPOS != "VERB" || b.toks[tok].XPOS == "VBG" || b.toks[tok-1].Form != "-" || b.tree.Base(tok) != "amod" {
			continue
		}
		whom, ok := b.entityAt(b.toks[tok].Head)
		agent, named := b.entityAt(tok - 2)
		if ok && named && b.toks[tok].Head > tok && !b.partOf[whom.tok] && b.doc.Mentions[agent.mention].Form == extract.NameForm {
			agent.arcs, whom.arcs = []int{tok - 2}, []int{tok}
			b.compound(tok, agent, whom)
		}
	}
}

// compound states what the participle verb says between the name before it and the noun
// after it: who does it, or for a verb that says where something is, where it is.
func (b *builder) compound(verb int, name, noun filler) {
	c := claim{anchor: verb, words: []int{verb}, timeless: true, base: affiliationPrior}
	c.polarity, c.modality, c.source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	for _, f := range b.vocab.Frames(schema.VerbFrame, b.lemma(verb)) {
		if len(f.Theme) > 0 || f.Needs != "" || isOnePlace(f) || f.Certainty <= c.certainty {
			continue
		}
		subject, object := name, noun
		switch {
		case slices.Contains(f.Object, schema.SlotObject) && slices.Contains(f.Subject, schema.SlotSubject):
		case slices.Contains(f.Object, "in") && slices.Contains(f.Subject, schema.SlotObject):
			subject, object = noun, name
		default:
			continue
		}
		if len(f.ObjectTypes) > 0 && strictFactor(object.typ, f.ObjectTypes) == 0 ||
			typeFactor(subject.typ, f.Predicate.Subject)*typeFactor(object.typ, f.Predicate.Object) == 0 {
			continue
		}
		c.subject, c.object, c.pred, c.event, c.certainty, c.rule = subject, object, f.Predicate, f.Event, f.Certainty, "compound/"+frameName(f)
	}
	if c.pred == nil {
		c.subject, c.object, c.open, c.certainty, c.rule = name, noun, b.lemma(verb), openCertainty, "compound/open"
	}
	b.state(c)
}
