package relation

import (
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// writings are nouns for what tells something by being read or seen, showing by the verbs
// for that: *court documents show that* Lima paid.
var (
	writings = wordset.Of(`document report record filing file data figure statistic email e-mail letter memo poll survey study
		transcript footage video image photo photograph map dossier cable note analysis research paper audit review ruling
		indictment affidavit`)
	showing = wordset.Of(`show prove find`)
	// inquiring are nouns for those who find something to be so: *the court found that*.
	inquiring = wordset.Of(`court tribunal jury judge inquiry panel commission committee investigation investigator probe
		researcher auditor watchdog inspector expert`)
	denying = wordset.Of(`deny`)
)

// sourceOf returns the source of c: that of its clause, or, where that has none, who denies
// to have done it, or the document that shows it.
func (b *builder) sourceOf(c claim) extract.Source {
	if c.source.Cue >= 0 || c.source.Speaker.Present() || c.timeless {
		return c.source
	}
	at := c.anchor
	for steps := 0; b.tree.Base(at) == "conj" && b.toks[at].Head >= 0 && steps < maxConjuncts; steps++ {
		at = b.toks[at].Head
	}
	verb := b.toks[at].Head
	if verb < 0 || b.toks[verb].UPOS != "VERB" {
		return c.source
	}
	subject := b.tree.Child(verb, "nsubj")
	switch rel := b.tree.Base(at); {
	case rel == "xcomp" && denying[b.lemma(verb)] && c.polarity == schema.Negative:
		subject = c.subject.tok
	case rel == "ccomp" && showing[b.lemma(verb)] && subject >= 0 && b.toks[subject].UPOS == "NOUN" && (writings[b.lemma(subject)] || inquiring[b.lemma(subject)]):
	default:
		return c.source
	}
	return extract.Source{
		Speaker: extract.Argument{Role: extract.RoleSubject, Head: subject, Tokens: b.phraseOf(subject), Antecedent: -1, Clause: -1},
		Cue:     verb,
	}
}
