// Package serve serves a graph over HTTP: our explorer, our JSON API, Cayley's query API
// and its web console.
//
// It is made for the person at this machine: it listens on loopback only, does not
// write, and limits how long, how large and how many queries are.
//
//	hold      the graph that is served
//	answer    how answers are written
//	explore   the explorer, at /
//	api       our JSON API, below /api/quadwire/v1/
//	cayley    Cayley's HTTP API, below /api/v1/ and /api/v2/
//	console   Cayley's web console, below /cayley/
package serve
