// Package serve answers queries over HTTP the way Cayley does, and serves Cayley's
// web console over the same graph.
//
// It is made for the person at this machine: it listens on loopback only, never
// writes, and limits how long, how large and how many queries are. The query API
// is Cayley's version 2. It is our own handler, because Cayley's cuts long queries
// silently, has no limits, and has routes that write.
//
// The console is the one in github.com/cayleygraph/cayley/ui. As shipped it loads
// its editor, its icons and its API from other places; the files are served with
// these addresses replaced, and a small editor of our own in place of the one it
// expects.
package serve
