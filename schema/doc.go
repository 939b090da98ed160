// Package schema is the contract between the half of Quadwire that reads
// articles (package extract and the stages below it) and the half that keeps
// the graph (the packages below graph): the types of entities, the vocabulary of
// predicates and event categories, the IRIs they are stored under, and the
// Statement, one qualified fact with its evidence.
//
// It imports nothing of the project. Positions are half-open byte offsets into
// the text of the article.
package schema
