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
	// Tokens are the tokens of the phrase in order, its preposition and the clauses
	// and insertions below it left out.
	Tokens []int
	// Optional are the tokens of Tokens without which the phrase denotes the same or
	// something more general: determiners, adjectives, titles, adverbs.
	Optional []int
	// Title are those tokens of Tokens that are the office of the person whom the rest
	// names, which a proposition of its own states.
	Title []int
	// Full are the tokens of the phrase at its full length, its preposition left out:
	// with relative clauses, appositions and brackets, without conjoined phrases.
	Full []int
	// Compact are the tokens that stand for the phrase where few words are shown, nil for
	// those of Tokens: all that act together (*Chad and Mali* merged), and the whole phrase
	// of a noun that says nothing alone (*those who left*).
	Compact []int
	// Prep is the lower-cased preposition: "with", "according to"; else empty.
	Prep string
	// Case are the tokens of Prep, of the first conjunct where conjuncts share one.
	Case []int
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
	// Adverbs are the words beside Tokens that modify the verb and can be left out:
	// *strictly* maintains.
	Adverbs []int
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
	// Raised reports that the object is only what the open complement is said of: Chad
	// wants *Togo* to leave, which is no want of Togo.
	Raised bool
	// Incomplete reports that the proposition does not stand by itself in few words: what
	// it lacks is a clause (asked Togo *to leave*), a relative pronoun that was not found,
	// or shown with another one.
	Incomplete bool
	// Partial reports that the object says little without an argument that the predicate
	// needs beside it: based its show *on letters*.
	Partial bool
	// Clauses are the clauses beside the object that tell more of the event: an open
	// complement (allowed staff *to leave*), and adverbial clauses in RoleTime,
	// RolePurpose, RoleManner or RoleClause, each with its subordinator as Case.
	Clauses []Argument
	// Parent is the index of the proposition whose complement this one states, -1 if none.
	Parent int
	// Relation is the lower-cased subordinator that joins an adverbial clause to the
	// clause above it: "because", "when", "if", "after"; else empty.
	Relation    string
	Polarity    schema.Polarity
	Modality    schema.Modality
	Attribution Source
	// Confidence says how sure the reading of the sentence is, 0..1: the prior of the
	// rule times the margin of the parser.
	Confidence float64
	// Score is the share of the words of the fact that people who write down what the
	// sentence says are expected to have too, 0..1: by it facts are ranked and cut.
	Score float64
	// Rule is the readable name of the rule that made it: "nsubj-obj".
	Rule string
}
