// Package query answers questions about a graph: what is known of an actor, how
// two actors are linked, which facts are best supported; and it runs queries in
// Cayley's own languages.
//
// Everything is read through the store's indexes, by reference, and values are
// looked up last and in batches: the forms of Cayley's path API that read the
// whole graph to answer are not used.
package query
