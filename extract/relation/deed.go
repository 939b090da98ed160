package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// deedNouns name what one does to nobody in particular, by the verb for it.
var deedNouns = map[string]string{
	"resignation": "resign", "retirement": "retire", "abdication": "abdicate", "surrender": "surrender",
	"resistance": "resist", "opposition": "object", "objection": "object", "protest": "protest", "refusal": "refuse",
	"escape": "escape", "defection": "defect",
}

// deedPreps lead to what has happened: he stayed *despite* the protest of the union.
var deedPreps = wordset.Of(`after following since despite amid in_spite_of`)

// nounDeeds states what the nouns of the sentence say that somebody did: *after the
// resignation of Ruiz*, Ruiz did "resign". What is only asked for or feared has other prepositions.
func (b *builder) nounDeeds() {
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		verb := deedNouns[b.lemma(tok)]
		if verb == "" || b.toks[tok].UPOS != "NOUN" || !deedPreps[b.caseOf(tok)] || b.tree.Child(tok, "acl", "acl:relcl") >= 0 {
			continue
		}
		for _, agent := range b.nounEntities(tok, []schema.Slot{"of", "by", "from", schema.SlotPossessor}) {
			if agent.typ != schema.Place && agent.typ != schema.Thing {
				b.deed(tok, agent, verb, "event-noun/"+b.lemma(tok))
			}
		}
	}
}

// wordsFrom states who speaks by words that come from him: *requests came from Lima* is Lima
// did "request".
func (b *builder) wordsFrom(i int) {
	prop := &b.doc.Propositions[i]
	words := prop.Subject.Referent()
	if prop.Predicate.Lemma != "come" || words < 0 || b.toks[words].UPOS != "NOUN" || !wordActs[b.lemma(words)] {
		return
	}
	for _, arg := range b.propArgs(prop, "from") {
		speakers := b.entitiesOf(slotArg{tok: arg.Referent(), phrase: arg.Tokens})
		for _, s := range speakers {
			s.arcs = []int{arg.Referent()}
			b.deed(words, s, b.lemma(words), prop.Rule+"/come from")
		}
	}
}

// wordActs are acts of speech whose noun is a verb too.
var wordActs = wordset.Of(`request demand appeal protest`)

// deed states that agent did what verb says, which the noun tok names.
func (b *builder) deed(tok int, agent filler, verb, rule string) {
	did, ok := b.vocab.Predicate(didPredicate)
	if !ok {
		return
	}
	polarity, modality, source := b.context(tok)
	if deedPreps[b.caseOf(tok)] && modality != schema.Asserted {
		// asked him to stay despite the protest: the protest is none of what is asked
		polarity, modality, source = schema.Positive, schema.Asserted, extract.Source{Speaker: extract.NoArgument(), Cue: -1}
	}
	b.state(claim{
		subject: agent, object: filler{tok: tok, mention: -1, phrase: []int{tok}, typ: schema.LiteralType, one: -1, word: verb},
		pred: did, event: b.vocab.EventOf(verb, ""), anchor: tok, words: []int{tok}, certainty: openCertainty,
		rule: rule, base: nounPrior, polarity: polarity, modality: modality, source: source,
	})
}
