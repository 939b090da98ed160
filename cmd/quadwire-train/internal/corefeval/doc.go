// Package corefeval measures coreference: the chains of phrases that extract/coref
// finds, and its actors, against those of GUM's annotators.
//
// The measures are those of the reference scorer of the CoNLL-2012 task (Pradhan et
// al. 2014), to the same definitions: MUC (Vilain et al. 1995), B-cubed (Bagga and
// Baldwin 1998) and entity-based CEAF with the best one-to-one alignment (Luo 2005),
// of which the CoNLL score is the mean F1; beside them LEA (Moosavi and Strube 2016)
// and the F1 of mentions. Mentions are compared exactly: two are the same or not. The
// sums over documents come before the ratios.
//
// Chains are phrases from byte to byte as GUM has them: whole noun phrases with their
// modifiers and relative clauses, possessive 's included, preposition, apposition and
// conjuncts left out. Gold chains are as given, with apposition, predication and
// discourse deixis (a pronoun that takes up a clause). The CoNLL way drops singletons
// from both sides (WithoutSingletons); where they are kept, CEAFe, B-cubed and LEA
// count them, MUC has no links to count.
//
// Actors, the persons, organisations and places that the graph is made of, are
// compared by the token that heads them.
package corefeval
