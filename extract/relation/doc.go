// Package relation turns propositions, which are in the words of the text, into
// statements in the terms of the schema: who, by a canonical predicate, to whom,
// when, where, and according to whom.
//
// It needs Propositions, Entities with their Mentions, Times and trees, and
// provides Document.Statements, in order of the text.
//
// # Method
//
// The words of a predicate select frames of the vocabulary (package schema); a
// frame says in which slots subject and object stand. Slots are filled from the
// arguments of the proposition, with the voice undone, and from the tree around
// nouns, and resolved to entities through the mention that the argument's
// referent heads. Five readers do so:
//
//   - verbs (verb.go): "spoke with", "imposed sanctions on", "was shelled by";
//   - complements (complement.go): what a copula, an apposition, a title or a
//     possessive says of a name: "Israel's prime minister, Yair Lapid";
//   - event nouns (noun.go): "talks between A and B", "Iranian help for Russia";
//   - facts with one participant (oneplace.go): a passive without a named agent is
//     was "arrested", an act without an object did "resign", with the category of
//     the verb's frame;
//   - open predicates (open.go): what no frame covers between two named entities,
//     or a named entity and an informative phrase, under the words of the text.
//
// Of several frames of a verb that join the same two entities the most specific
// one counts: one with a theme over one with a needed preposition over any other.
//
// What stands for an actor without being a mention of it is read as the actor: a title
// whose name hangs on another noun, thousands of them, the troops of a state
// (namesake.go); a letter that asks and a missile that hits (author.go); those whom a
// group is said to include, which also are what the group is (example.go). A participle
// behind a name, Lima-backed rebels, is a verb of its own (compound.go).
//
// A verb of force with an idea as its object, or with a storm as its subject, is a figure of speech and
// stays open (figurative.go).
//
// A phrase that is no entity is an object only if it tells something without the
// text (literal.go). A clause that is the content of a noun takes the modality of
// that noun: the pretext that A attacked B (noun.go).
//
// # Invariants
//
// The subject is an entity that the article names; the object is one too, or a
// literal where the predicate allows it. Text[Evidence.Begin:Evidence.End] is
// Evidence.Quote, and the spans of subject and object lie in it. Within a sentence
// the same statement is made once, by the reading of the highest prior.
//
// # Confidence
//
// The confidence of a statement is the probability that a careful reader calls all of
// it right: ends, predicate, polarity, modality, source and date; what is right in part
// is not right. It is a logistic regression over features of its reading ([FeatureNames])
// that was trained on judged statements, see data/README.md.
//
// One of the features, and what decides between two readings of the same statement, is a
// prior: the confidence of the proposition (the prior of the clause rule times its parser
// margins), or nounPrior for an event noun, times the certainty of the frame, or
// openCertainty, times the certainty of both mentions by their form (name 1, nominal 0.85,
// pronoun 0.75), times 0.7 for each end whose type is not what the predicate asks for but
// may be a slip of the name tagger, times 0.4 + 0.6 m, where m is the smallest margin of
// the arcs of the tree that the reader itself followed (1 where the sentence has no
// margins at all).
package relation
