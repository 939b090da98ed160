package extract

import "github.com/quadwire/quadwire/schema"

// Role says what an argument is to its predicate.
type Role string

// The roles of arguments.
const (
	RoleSubject   Role = "subject"
	RoleAgent     Role = "agent" // by-phrase of a passive, when it is not made the subject
	RoleObject    Role = "object"
	RoleIndirect  Role = "indirect"  // gave *Israel* weapons
	RolePredicate Role = "predicate" // complement of a copula
	RoleOblique   Role = "oblique"   // with a preposition
	RoleTime      Role = "time"
	RolePlace     Role = "place"
	RolePurpose   Role = "purpose"
	RoleManner    Role = "manner"
	RoleClause    Role = "clause" // a clausal complement
)

// Argument is a phrase that takes part in a proposition.
type Argument struct {
	Role Role
	// Head is the token that governs the phrase, -1 for no argument at all.
	Head int
	// Tokens are the tokens of the phrase in order, its preposition left out.
	Tokens []int
	// Prep is the lower-cased preposition: "with", "according to"; else empty.
	Prep string
	// Antecedent is set where the phrase is a relative pronoun or an understood
	// subject: the token that it stands for; else -1.
	Antecedent int
	// Clause is the index in Document.Propositions of the proposition that a
	// clausal complement states; else -1.
	Clause int
}

// NoArgument is the absent argument.
func NoArgument() Argument { return Argument{Head: -1, Antecedent: -1, Clause: -1} }

// Present reports whether there is an argument.
func (a Argument) Present() bool { return a.Head >= 0 }

// Referent returns the token that says what a denotes: its antecedent if it has
// one, else its head.
func (a Argument) Referent() int {
	if a.Antecedent >= 0 {
		return a.Antecedent
	}
	return a.Head
}

// Predicate is the group of words that states the relation.
type Predicate struct {
	// Head is the verb, or the nominal or adjectival predicate of a copula.
	Head int
	// Tokens are all words of the group in order: auxiliaries, negation, verb,
	// particles, copula.
	Tokens []int
	// Lemma is the normalised head with its particle: "speak", "carry out", "be".
	Lemma string
	// Passive reports a passive verb form.
	Passive bool
	// Copula reports that the predicate is "be" + Object in RolePredicate.
	Copula bool
	// Implied marks a predicate that no word of the text states: an apposition
	// ("be"), a possessive ("have"), a title.
	Implied bool
}

// Source says who a proposition is attributed to.
type Source struct {
	// Speaker is the phrase that names the source; absent if the article itself speaks.
	Speaker Argument
	// Cue is the token of the reporting word, -1 if none.
	Cue int
	// Quoted reports that the words stand in quotation marks.
	Quoted bool
}

// Proposition is one open, textual fact.
type Proposition struct {
	// Sentence is an index in Document.Sentences.
	Sentence  int
	Subject   Argument
	Predicate Predicate
	Object    Argument
	// Args are the further arguments in order of the text.
	Args []Argument
	// Parent is the index of the proposition whose complement this one states, -1 if none.
	Parent      int
	Polarity    schema.Polarity
	Modality    schema.Modality
	Attribution Source
	Confidence  float64
	// Rule is the readable name of the rule that made it: "nsubj-obj".
	Rule string
}
