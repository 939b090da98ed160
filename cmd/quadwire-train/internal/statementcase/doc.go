// Package statementcase compares the statements that the whole pipeline makes of short
// news texts with those that people wrote for them. testdata/statements/README.md
// describes the files.
//
// A case is right if every wanted statement is found with the qualifiers that the case
// names, and no unwanted one. The score of a file is the share of right cases.
package statementcase
