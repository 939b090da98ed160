package parse

import "slices"

// bestTree returns the heads, 0 for the root, of the tree with the highest sum of
// scores[i*(n+1)+head] that has exactly one word below the root.
func bestTree(scores []float32, n int) []int {
	heads := make([]int, n)
	roots := 0
	for i := range heads {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		for h, s := range row {
			if s > row[heads[i]] {
				heads[i] = h
			}
		}
		if heads[i] == 0 {
			roots++
		}
	}
	if roots == 1 && findCycle(append([]int{-1}, heads...)) == nil {
		return heads
	}
	return edmonds(singleRoot(scores, n))[1:]
}

// singleRoot copies scores to rows for the nodes 0..n, node 0 the root, and makes
// each arc from the root so costly that the best tree has the fewest: one.
func singleRoot(scores []float32, n int) [][]float64 {
	lowest, highest := 0.0, 0.0
	for _, s := range scores {
		if s > -1e8 {
			lowest, highest = min(lowest, float64(s)), max(highest, float64(s))
		}
	}
	cost := (highest - lowest + 1) * float64(n+1)
	rows := make([][]float64, n+1)
	rows[0] = make([]float64, n+1)
	for i := range n {
		row := make([]float64, n+1)
		for h := range row {
			row[h] = float64(scores[i*(n+1)+h])
		}
		row[0] -= cost
		rows[i+1] = row
	}
	return rows
}

// edmonds returns the head of each node in the best arborescence from node 0,
// where score[d][h] is that of the arc from h to d (Chu & Liu 1965, Edmonds 1967).
// The head of node 0 is -1. It takes time in the square of the number of nodes, as
// Tarjan (1977) does in dense graphs: it follows the best arcs back from each node
// and contracts each cycle that it closes to a new node.
func edmonds(score [][]float64) []int {
	c := contraction{
		nodes: len(score), into: score, group: make([]int, len(score)),
		target: make([][]int, len(score)), up: make([]int, len(score)),
		from: make([]int, len(score)), state: make([]visit, len(score)),
	}
	for v := range score {
		c.group[v], c.up[v] = v, -1
	}
	c.state[0] = attached
	for v := 1; v < c.nodes; v++ {
		c.attach(v)
	}
	return c.expand()
}

// visit says how far the search has come with a node.
type visit uint8

const (
	unseen   visit = iota
	onPath         // its best arc has been followed
	attached       // its best arcs lead to the root
)

// A contraction is a graph some of whose nodes stand for cycles. Nodes below the
// number nodes are those of the graph as given.
type contraction struct {
	nodes int
	// into[x][h] is the gain of an arc from the given node h to node x over the arcs
	// that it replaces inside x, and target[x][h] the given node where it ends; nil
	// for a given node, where that is x.
	into   [][]float64
	target [][]int
	// group is the contracted node that each given node is in, or itself.
	group []int
	// up is the node that each node was contracted to, -1.
	up []int
	// from is the given node where the best arc to each node begins.
	from  []int
	state []visit
}

// attach follows the best arcs back from given node v up to one that is attached.
func (c *contraction) attach(v int) {
	if c.state[c.group[v]] == attached {
		return
	}
	path := []int{c.group[v]}
	for {
		x := path[len(path)-1]
		c.state[x] = onPath
		best := -1
		for h, s := range c.into[x] {
			if c.group[h] != x && (best < 0 || s > c.into[x][best]) {
				best = h
			}
		}
		c.from[x] = best
		switch next := c.group[best]; c.state[next] {
		case attached:
			for _, x := range path {
				c.state[x] = attached
			}
			return
		case onPath:
			begin := slices.Index(path, next)
			path = append(path[:begin], c.contract(path[begin:]))
		default:
			path = append(path, next)
		}
	}
}

// contract makes a node of a cycle and returns it.
func (c *contraction) contract(cycle []int) int {
	node := len(c.into)
	into, target := make([]float64, c.nodes), make([]int, c.nodes)
	for k, x := range cycle {
		c.up[x] = node
		kept := c.into[x][c.from[x]]
		for h, s := range c.into[x] {
			if gain := s - kept; k == 0 || gain > into[h] {
				into[h], target[h] = gain, c.end(x, h)
			}
		}
	}
	for v, g := range c.group {
		if c.up[g] == node {
			c.group[v] = node
		}
	}
	c.into, c.target = append(c.into, into), append(c.target, target)
	c.up, c.from, c.state = append(c.up, -1), append(c.from, -1), append(c.state, unseen)
	return node
}

// end returns the given node where the arc from given node h to node x ends.
func (c *contraction) end(x, h int) int {
	if c.target[x] == nil {
		return x
	}
	return c.target[x][h]
}

// expand opens the cycles, the last contracted first, each where the arc to it ends.
func (c *contraction) expand() []int {
	heads := make([]int, c.nodes)
	heads[0] = -1
	entered := make([]bool, len(c.into))
	for x := len(c.into) - 1; x > 0; x-- {
		if entered[x] {
			continue
		}
		v := c.end(x, c.from[x])
		heads[v] = c.from[x]
		for at := v; at != x; at = c.up[at] {
			entered[at] = true
		}
	}
	return heads
}

// findCycle returns the nodes of a cycle of heads, or nil. Node 0 has head -1.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // the walk that saw the node
	for start := range heads {
		node := start
		for node > 0 && seen[node] == 0 {
			seen[node] = start + 1
			node = heads[node]
		}
		if node > 0 && seen[node] == start+1 {
			cycle := []int{node}
			for at := heads[node]; at != node; at = heads[at] {
				cycle = append(cycle, at)
			}
			return cycle
		}
	}
	return nil
}
