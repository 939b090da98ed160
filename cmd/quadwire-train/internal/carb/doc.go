// Package carb measures open information extraction with the metric of CaRB
// (Bhardwaj, Aggarwal and Mausam 2019, "CaRB: A Crowdsourced Benchmark for Open IE").
//
// Tuples are compared as bags of white-space tokens, case and all: predicate with
// predicate, subject with subject, and all further arguments together with all further
// arguments. Tuples that share no word of the predicate do not match; a predicted "be"
// shares any form of it. Where the predicate of the reference is one of speech,
// subject and arguments may also stand the other way round.
//
// Precision matches predictions and references of a sentence one to one, the best pair
// first, and divides by the predictions; recall lets each reference take its best
// prediction, however often one is taken, and divides by the references. Both are
// computed at every confidence that occurs; the best F1 among them and the area under the
// curve of precision over recall, from recall 0 at precision 1, are the result. All this
// follows the published scorer, its treatment of the contexts of a fact ("C: …", left
// out) and of references without object included.
package carb
