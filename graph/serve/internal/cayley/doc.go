// Package cayley answers the HTTP API of Cayley, as its clients expect it. It is our
// own handler, because Cayley's cuts long queries silently, has no limits, and has
// routes that write.
package cayley
