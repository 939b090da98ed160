// Package serve serves a graph over HTTP: our explorer, our JSON API, Cayley's query API
// and its web console.
//
// It is made for the person at this machine: it listens on loopback only, does not
// write, and limits how long, how large and how many queries are. More is allowed step
// by step: see [Config] and [Door].
//
// A request goes through, in this order:
//
//	observe   the log, metrics, time limits of reading and writing
//	guard     which name it is asked by, which page asks, what browsers are told
//	login     passwords, where there are any
//	contain   panics, and bodies that are too large
//	limit     how many of its kind are answered at once
//
// and then to one of these packages; hold keeps the graph that they read, and answer
// writes what is no page:
//
//	explore   the explorer, at /
//	api       our JSON API, below /api/quadwire/v1/
//	cayley    Cayley's HTTP API, below /api/v1/ and /api/v2/
//	console   Cayley's web console, below /cayley/
package serve
