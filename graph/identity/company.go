package identity

import "hash/crc32"

// company counts the articles in which other nodes appear beside an actor, for at most
// maxCompany nodes: those whose IDs hash lowest, a sample that does not depend on the
// order in which articles come (bottom-k sketch; Cohen and Kaplan, Summarizing data
// using bottom-k sketches, PODC 2007).
type company struct {
	nodes map[string]int
	// sampled tells that there were more nodes.
	sampled bool
	// last is the node of nodes whose ID hashes highest, empty where it is to be found.
	last string
}

// maxCompany bounds the nodes that are remembered beside an actor.
const maxCompany = 150

func newCompany() company { return company{nodes: map[string]int{}} }

// meet adds n articles that node appears in.
func (c *company) meet(node string, n int) {
	if c.nodes[node] == 0 {
		if n < 0 {
			return
		}
		if len(c.nodes) >= maxCompany {
			c.sampled = true
			if c.last == "" {
				c.find()
			}
			if !hashesLower(node, c.last) {
				return
			}
			delete(c.nodes, c.last)
		}
		c.last = ""
	}
	if tally(c.nodes, node, n); c.nodes[node] == 0 {
		c.last = ""
	}
}

// find sets last.
func (c *company) find() {
	for node := range c.nodes {
		if c.last == "" || hashesLower(c.last, node) {
			c.last = node
		}
	}
}

func hashesLower(a, b string) bool {
	x, y := crc32.ChecksumIEEE([]byte(a)), crc32.ChecksumIEEE([]byte(b))
	return x < y || x == y && a < b
}
