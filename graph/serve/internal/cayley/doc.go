// Package cayley answers the HTTP API of Cayley, versions 1 and 2, as its clients expect
// it. It is our own handler, because Cayley's cuts long queries silently, has no limits,
// lets any page write, and fetches what JSON-LD refers to.
//
// Queries run in a [query.Runner]. What clients may write, beside what articles say, is
// for [quads.OfClient] to decide; a request changes the graph all or not at all.
package cayley
