package draw

import (
	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// sorted is a graph whose nodes come in the order of their numbers: the layout begins
// with random places, which nodes get in the order that they come in.
type sorted struct {
	*simple.UndirectedGraph
	n int
}

func (g sorted) Nodes() graph.Nodes {
	nodes := make([]graph.Node, g.n)
	for i := range nodes {
		nodes[i] = simple.Node(i)
	}
	return iterator.NewOrderedNodes(nodes)
}

func (g sorted) From(id int64) graph.Nodes {
	var nodes []graph.Node
	for i := range g.n {
		if g.HasEdgeBetween(id, int64(i)) {
			nodes = append(nodes, simple.Node(i))
		}
	}
	return iterator.NewOrderedNodes(nodes)
}
