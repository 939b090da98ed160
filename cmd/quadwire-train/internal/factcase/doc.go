// Package factcase compares propositions with those that people wrote for sentences with
// given trees. testdata/propositions/README.md describes the files.
//
// A fact is found if one is shown whose fields have its words, modulo the words that the
// case puts in brackets. Precision is the share of the shown facts that match a
// line, required or acceptable; recall the share of the required facts that are found. The
// layers of a fact (polarity, modality, attribution, relation) are compared apart, for
// the facts that match.
package factcase
