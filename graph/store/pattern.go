package store

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// Pattern says which quads to look for; nil is any. Patterns with a subject, an
// object or a label are answered from an index; all others may read the whole graph.
type Pattern struct {
	Subject, Predicate, Object, Label quad.Value
}

// Refs are the nodes of a quad as the database numbers them: comparable, and much
// faster to come by than their values.
type Refs struct {
	Subject, Predicate, Object, Label graph.Ref
}

// part is a place in a quad: what a pattern has there, and where its reference goes.
type part struct {
	dir   quad.Direction
	value quad.Value
	ref   *graph.Ref
}

// parts returns the four places of pattern and refs.
func (pattern Pattern) parts(refs *Refs) [4]part {
	return [4]part{
		{quad.Subject, pattern.Subject, &refs.Subject},
		{quad.Predicate, pattern.Predicate, &refs.Predicate},
		{quad.Object, pattern.Object, &refs.Object},
		{quad.Label, pattern.Label, &refs.Label},
	}
}

func (want Refs) matches(got Refs) bool {
	return (want.Subject == nil || want.Subject == got.Subject) &&
		(want.Predicate == nil || want.Predicate == got.Predicate) &&
		(want.Object == nil || want.Object == got.Object) &&
		(want.Label == nil || want.Label == got.Label)
}
