// Package ask has the questions about a graph as people, pages and programs put them: with
// parameters of text, names instead of IDs, and answers of which the JSON is the same
// wherever they are asked. The commands, the JSON API over HTTP and the tools for
// assistants all ask through it.
//
// A question is a struct of plain values. Its Params are the one list of what it takes:
// flags, parameters of URLs and the schemas of both are made from it.
package ask
