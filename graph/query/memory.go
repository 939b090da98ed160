package query

import (
	"context"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// memory is what was read for one question and may be needed for the next. It is that of
// one state of the graph: when the graph changes, another takes its place. Its parts
// together take some 100 MB at most.
type memory struct {
	state      string
	briefs     bounded[quad.IRI, brief]
	entities   bounded[quad.IRI, schema.Entity]
	terms      bounded[quad.IRI, graph.Ref]
	predicates bounded[graph.Ref, predicate]
	values     bounded[graph.Ref, quad.Value]
	// edges are the facts of an actor, articles how many name it.
	edges    bounded[graph.Ref, []edge]
	articles bounded[graph.Ref, int]
	// details are the confidences and the dates of statements.
	details bounded[detail, quad.Value]
}

// detail is what a statement says by one predicate.
type detail struct{ stmt, predicate graph.Ref }

func newMemory(state string) *memory {
	const many = 100_000
	m := &memory{state: state}
	m.briefs.most, m.entities.most, m.terms.most, m.predicates.most = many, many/4, 1000, many
	m.values.most, m.articles.most, m.details.most = many, many, 4*many
	m.edges.most, m.edges.weigh = 4*many, func(edges []edge) int { return 1 + len(edges) }
	return m
}

// known holds the memory of the state that the graph was in last.
type known struct {
	mu     sync.Mutex
	memory *memory
}

// recall returns the memory of the state that the graph is in. A question that runs on
// while the graph changes keeps its own.
func (q *Query) recall() *memory {
	state, err := q.st.State(context.Background())
	if err != nil {
		return newMemory("") // what asks next finds out why
	}
	q.known.mu.Lock()
	defer q.known.mu.Unlock()
	if q.known.memory == nil || q.known.memory.state != state {
		q.known.memory = newMemory(state)
	}
	return q.known.memory
}

// bounded is a map that forgets some of its entries where there are too many. What a
// question finds in it is what it would read: results do not depend on it.
type bounded[K comparable, V any] struct {
	mu     sync.RWMutex
	most   int
	weigh  func(V) int // nil for 1
	weight int
	m      map[K]V
}

func (b *bounded[K, V]) get(key K) (V, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	value, ok := b.m[key]
	return value, ok
}

func (b *bounded[K, V]) put(key K, value V) {
	weight := b.weightOf(value)
	if weight > b.most/4 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.m == nil {
		b.m = make(map[K]V)
	}
	if old, ok := b.m[key]; ok {
		b.weight -= b.weightOf(old)
	}
	b.m[key] = value
	b.weight += weight
	for other, old := range b.m {
		if b.weight <= b.most {
			break
		}
		delete(b.m, other)
		b.weight -= b.weightOf(old)
	}
}

func (b *bounded[K, V]) weightOf(value V) int {
	if b.weigh == nil {
		return 1
	}
	return b.weigh(value)
}
