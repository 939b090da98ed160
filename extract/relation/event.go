package relation

import (
	"cmp"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// refusals are verbs, nouns and adjectives that turn down what their complement says.
var refusals = wordset.Of(`refuse decline reject oppose resist rule_out refusal unwilling reluctant`)

// event returns the category of what c states. It is that of the deed only where the
// deed is told as done: who promises help agrees, *vowed to help Lima*; who refuses it
// rejects, *will not help Lima*.
func (b *builder) event(c claim) schema.Event {
	e := c.event
	if c.pred != nil {
		e = cmp.Or(e, c.pred.Event)
	}
	if e == schema.Support && b.isPlay(c.anchor) || e == schema.Assault && b.isMishap(c.anchor) {
		return "" // awarded Lima a penalty, died of no assault
	}
	if c.polarity == schema.Positive {
		return e.Announced(c.modality)
	}
	switch {
	case b.isUnder(c.anchor, refusals):
		return schema.Reject
	case e != "" && b.isUnder(c.anchor, stoppingVerbs):
		if e.Conflict() {
			return schema.Retreat // stopped shelling Lima
		}
		return schema.Sanction // stopped supplying Lima
	case c.modality == schema.Promised, c.modality == schema.Planned && (e.Conflict() || b.isAgreed(c.anchor)):
		return schema.Agree // promised not to attack, agreed that it would not expand
	case c.modality == schema.Planned && (e != "" || yieldingVerbs[b.lemma(c.anchor)]):
		return schema.Reject // will not accept the plan
	}
	return e
}

// yieldingVerbs say that one lets others have their way.
var yieldingVerbs = wordset.Of(`accept agree allow permit comply yield submit bow cooperate negotiate participate recognize recognise sign attend
	tolerate`)

// isAgreed reports whether the verb tok is what was agreed or promised.
func (b *builder) isAgreed(tok int) bool {
	head := b.toks[tok].Head
	return head >= 0 && b.tree.Base(tok) == "ccomp" && agreeingVerbs[b.lemma(head)]
}

var agreeingVerbs = wordset.Of(`agree promise pledge vow guarantee assure commit swear undertake`)

// stoppingVerbs end what their complement says.
var stoppingVerbs = wordset.Of(`stop cease halt suspend quit discontinue`)

// isUnder reports whether the verb tok is the complement of one of words, by itself or
// with the verb it is conjoined with.
func (b *builder) isUnder(tok int, words map[string]bool) bool {
	for steps := 0; steps < maxConjuncts; steps++ {
		head := b.toks[tok].Head
		if head < 0 {
			return false
		}
		switch b.tree.Base(tok) {
		case "xcomp", "ccomp", "acl", "advcl":
			if words[b.lemma(head)] {
				return true
			}
		case "conj":
		default:
			return false
		}
		tok = head
	}
	return false
}

// targets of protests: what is demanded, resisted or denounced is demanded of somebody.
var protestWords = wordset.Of(`demand protest press pressure oppose denounce condemn defiance reject urge call demanding against over`)

// protestTargets states against whom a protest is that itself has no object: *began a
// hunger strike to demand that Lima free them*, *in protest at Lima's decision*. It is
// the first actor that the demand names, who is asked to do or to stop something.
func (b *builder) protestTargets() {
	pred, ok := b.vocab.Predicate(protestPredicate)
	if !ok {
		return
	}
	for _, d := range b.drafts {
		if d.stmt.Event != string(schema.Protest) || !d.stmt.Object.IsLiteral() || d.claim.polarity != schema.Positive {
			continue
		}
		for _, tok := range b.tree.Subtree(d.anchor, nil) {
			if tok <= d.anchor || !protestWords[b.lemma(tok)] {
				continue
			}
			if target, ok := b.firstActor(tok, d.claim.subject); ok {
				c := d.claim
				c.object, c.pred, c.open, c.event = target, pred, "", ""
				c.certainty, c.rule = protestCertainty, "protest-target"
				b.state(c)
				break
			}
		}
	}
}

const (
	protestPredicate = "protests-against"
	protestCertainty = 0.75
)

// firstActor returns the first named actor below the word tok, or that the word, a
// preposition, leads to, other than the one given.
func (b *builder) firstActor(tok int, other filler) (filler, bool) {
	if b.tree.Base(tok) == "case" && b.toks[tok].Head >= 0 {
		tok = b.toks[tok].Head
	}
	for _, at := range b.tree.Subtree(tok, nil) {
		f, ok := b.entityAt(at)
		if !ok || b.same(f, other) || b.doc.Mentions[f.mention].Form == extract.PronounForm {
			continue
		}
		switch f.typ {
		case schema.Person, schema.Organization, schema.Country:
			return f, true
		}
	}
	return filler{}, false
}
