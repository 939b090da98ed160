package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// ownable are the nouns for what belongs to somebody: institutions and their parts, and
// property. Of others the possessor is the doer, the bearer or the place: Oslo's decision.
var ownable = wordset.Of(`government administration army military navy force troop police guard militia parliament congress senate assembly
	legislature cabinet ministry capital court embassy consulate party union company bank brand airline team club squad crew
	fleet base headquarters office website site homepage blog station school university college museum gallery library hospital
	clinic factory plant subsidiary branch unit wing division department agency bureau commission committee council board
	panel coast border port airport constitution currency flag anthem language stadium home house passport apartment farm villa
	mansion manor palace estate land territory car vehicle truck plane ship boat aircraft robot weapon missile gun rifle bomb
	drone arsenal satellite phone computer laptop browser software camera clock watch dog cat horse book novel album song film movie
	newspaper magazine channel newsroom network staff workforce family relative widow member spokesman investor shareholder
	customer client worker employee soldier citizen resident voter supporter fan opponent ex-wife ex-husband fiancée
	supplier sponsor donor creditor lender reserve mine refinery reactor pipeline mosque church temple cathedral castle
	province region city town village island district`)

// tearsName reports whether prop gives a single word in capitals, no office, as the title of what is no person: the first
// word of its name, Student Society.
func tearsName(doc *extract.Document, prop *extract.Proposition) bool {
	if prop.Rule != "title" || !prop.Predicate.Implied || len(prop.Object.Tokens) != 1 {
		return false
	}
	title, name := &doc.Tokens[prop.Object.Head], &doc.Tokens[prop.Subject.Referent()]
	return title.UPOS == "PROPN" && title.Form[:1] == strings.ToUpper(title.Form[:1]) && name.UPOS == "PROPN" && name.NER != "" && !strings.HasSuffix(name.NER, "-PER")
}

// scored are nouns that only look like those of persons.
var scored = wordset.Of(`assist list`)

// inborn are the relatives that everyone has.
var inborn = wordset.Of(`mother father parent grandmother grandfather ancestor`)

// owns reports whether prop, if it is a possessor that no verb states, is worth a fact of its
// own: Oslo has a mayor, she has an elder brother, but not Oslo has a decision, nor she has a brother.
func owns(doc *extract.Document, prop *extract.Proposition) bool {
	if !prop.Predicate.Implied || prop.Predicate.Lemma != "have" {
		return true
	}
	noun := &doc.Tokens[prop.Object.Head]
	lemma := strings.ToLower(noun.Lemma)
	if noun.UPOS == "PROPN" {
		return isPersonNoun(lemma) || ownable[lemma] || strings.HasSuffix(noun.NER, "-ORG")
	}
	if !isPersonNoun(lemma) && !ownable[lemma] || inborn[lemma] || scored[lemma] {
		return false
	}
	return len(prop.Object.Tokens) > 1 || doc.Tokens[prop.Subject.Referent()].UPOS == "PROPN"
}
