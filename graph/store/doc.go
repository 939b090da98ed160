// Package store keeps the graph: the quads of package quads in a Cayley quad
// store, on LevelDB in a directory or in memory, which are the same engine, or in
// tables of a PostgreSQL server. All are held to the same tests.
//
// CockroachDB speaks the protocol of PostgreSQL but does not lock out a second
// writer: the first one fails at its next write. It is not part of the tests.
//
// One Store writes and any number of readers look on. Loading is idempotent: an
// article whose quads are all there changes nothing, one that was read differently
// is brought up to date, and one that takes the place of another, because it has
// the same URL or was read from the same path, removes it.
//
// With [Config.Identity] the actors of an article become nodes of the graph as they
// are loaded, by the rules of package identity, and [Store.Settle] ends the loading:
// it follows the decisions of persons, joins those who turned out to be one, and
// brings what all articles together say of each node up to date. What it knows of the
// actors then is kept in the database beside the quads, so that the next opening need
// not read all articles again; where the two are out of step, as after work that was
// cut short, it does.
//
// Cayley has conditions for writing without damage, and this package is where they
// are met: a quad that is there already is never written again; on LevelDB additions
// and removals are two steps in one transaction; and after an error the store is closed
// and opened again, for its caches may be wrong. Quads are added by writers of this
// package, which leave in the tables what those of Cayley would, three times as fast
// or faster, and removed by Cayley's ApplyDeltas.
//
// [Store.Check] verifies a graph and [Store.Repair] repairs it: what follows from the
// articles is made anew, and an article of which something is missing is removed.
package store
