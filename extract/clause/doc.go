// Package clause reads open propositions off Universal Dependencies trees: who
// does what to whom, in the words of the text. It needs mended tags and trees, and
// provides Document.Propositions.
//
// Each predicate of a sentence - a verb, a copula with its complement, and the
// relations that no verb states (apposition, title, possessive) - becomes one
// proposition for each pair of conjoined subject and object. The further
// arguments go with every one of them. What a clause leaves out is filled in: the
// subject of a conjoined verb, of an infinitive (by control), of a participle
// (its noun or the subject of the main clause), the antecedent of a relative pronoun.
//
// The approach is that of the rule systems over clauses: ClausIE (Del Corro and
// Gemulla 2013) for clause types, PredPatt (White et al. 2016) for rules over UD,
// MinIE (Gashteovski et al. 2017) for polarity, modality and attribution as
// layers of their own. A clause hands down to its complement what it does to it:
// the modality of the governing verb ("vowed to", "denied that"), a negation, a
// speaker.
//
// # Conventions
//
//   - The surface voice is kept: of "X was hit by Y" the subject is X, the object Y
//     in RoleAgent with preposition "by", and Predicate.Passive is true.
//   - A verb with a direct object has it as Object and everything else in Args. A
//     verb without one has its first oblique that is no time as Object, with Prep
//     set: (Ann Lee, spoke, [with] Bob Ray).
//   - Tokens of an argument leave out its preposition, relative clauses,
//     participles, appositions, parentheticals and conjoined siblings. Where a
//     relative pronoun is the argument, Head is the pronoun, and Tokens and
//     Antecedent are the noun it stands for. Where a subject is understood, Head
//     and Antecedent are both the token that it stands for.
//   - A complement in a chain of verbs that share one subject is one proposition
//     with the whole chain as predicate words and the last verb as lemma: (Tehran,
//     "is ready to help", Moscow), lemma "help", promised.
//   - "wanted to leave" is possible, "wanted X to leave" is requested; duty (must,
//     should, have to) is requested. What is believed is claimed.
//   - A reporting verb that is denied ("has not said if", "did not confirm that")
//     leaves its complement questioned.
//
// # Rules
//
// The name of a rule is the construction, then what became the object. The
// construction is nsubj (a main clause, or one that says, as a complement), passive,
// copula, existential, relcl, acl, acl-passive (participles), acl-infinitive (the
// plan to …), xcomp, advcl, advcl-participle, purpose, accused (accused X of …),
// hindered (kept X from …), reporting (as X told …), title, appos, appos-adj, appos-alias, age, existential-bare,
// possessive. The object is -obj, -iobj, -obl, -agent, -xcomp (a predicative
// complement), -clause, -copula and its kinds; no ending means that there is none.
//
// # Confidence and score
//
// The confidence of a proposition is the prior of its rule, set by hand (see priors), times
// 0.4 + 0.6 m, where m is the smallest parser margin of the arcs it rests on. In a
// sentence without any margin, such as one of a treebank, m is 1. It says how sure the
// reading is, and statements of the graph rest on it.
//
// The score of a proposition is what decision trees say, trained on facts that people wrote
// down (data/README.md): the share of its words that they are expected to have
// too. It knows rule, margins, lengths and kinds of arguments, and ranks what is shown.
//
// # Styles
//
// A proposition holds its phrases in few words and at full length, with the words that can
// be left out. Show makes facts of it: compact ones of two arguments, as MinIE does, or full
// ones with all arguments, in the conventions of CaRB (Bhardwaj et al. 2019).
// testdata/propositions/README.md tells what each style shows.
//
// A compact fact stands by itself. Incomplete propositions, whose complement is elsewhere or
// whose tree is wrong, are not shown (incomplete.go); a phrase that the verb selects is folded
// into its predicate (frames.go), vague nouns keep their clause and what happens to
// several together is one fact (compactwords.go); and possessors are shown of what can be owned
// (owns.go), nothing of pronouns and empty verbs (content.go).
//
// # Bounds
//
// Each token is the head of at most one clause, coordinations are cut at
// maxConjuncts, the propositions of one clause at maxPairs and the words of a phrase at
// maxPhrase, so that the work is linear in the length of a sentence.
package clause
