package identity

import "slices"

// Verb says what a person decided.
type Verb string

// The decisions.
const (
	// Merge makes ID and Other one node, ID.
	Merge Verb = "merge"
	// Split takes what articles call Name, or what appears in Article, away from ID
	// and makes it the node Other.
	Split Verb = "split"
	// Rename gives ID the label Name.
	Rename Verb = "rename"
	// Distinct says that ID and Other are two, however alike.
	Distinct Verb = "distinct"
)

// Decision is what a person decided about nodes.
type Decision struct {
	Verb      Verb
	ID, Other string
	Name      string
	Article   string // of a Split, the ID of one article; empty for all
	// Reason is the comment behind it; may be empty.
	Reason string
}

// Decisions are what persons decided, in the order in which it applies. The zero
// value is no decision.
type Decisions struct {
	all []Decision
	ids map[string]bool
}

// NewDecisions returns the decisions in the order given.
func NewDecisions(all ...Decision) *Decisions {
	d := &Decisions{all: all, ids: map[string]bool{}}
	for _, x := range all {
		d.ids[x.ID] = true
		if x.Other != "" {
			d.ids[x.Other] = true
		}
	}
	return d
}

// All returns the decisions in order. The caller must not change them.
func (d *Decisions) All() []Decision { return d.all }

// names reports whether a decision names the node.
func (d *Decisions) names(id string) bool { return d.ids[id] }

// splitOff reports whether the node is one that a split made: no other actor may get
// its ID. Those of merges must get theirs, also when the graph is built anew.
func (d *Decisions) splitOff(id string) bool {
	return slices.ContainsFunc(d.all, func(x Decision) bool { return x.Verb == Split && x.Other == id })
}

// IDs returns the nodes that decisions name, sorted.
func (d *Decisions) IDs() []string {
	var out []string
	for id := range d.ids {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// apply takes an appearance that the rules gave to a node through the decisions.
func (d *Decisions) apply(article string, app *Appearance, node string) string {
	if !d.ids[node] {
		return node
	}
	for _, x := range d.all {
		switch {
		case x.Verb == Merge && node == x.Other:
			node = x.ID
		case x.Verb == Split && node == x.ID && (x.Name == "" || x.Name == app.Label) && (x.Article == "" || x.Article == article):
			node = x.Other
		}
	}
	return node
}

// merged returns the node that a node is part of by the merges alone.
func (d *Decisions) merged(node string) string {
	if !d.ids[node] {
		return node
	}
	for _, x := range d.all {
		if x.Verb == Merge && node == x.Other {
			node = x.ID
		}
	}
	return node
}

// Reassign returns an assignment as the decisions have it.
func (d *Decisions) Reassign(article string, app *Appearance, a Assignment) Assignment {
	a.Node = d.apply(article, app, a.Ruled)
	return a
}

// label returns the label that a person gave a node, or "".
func (d *Decisions) label(id string) string {
	out := ""
	for _, x := range d.all {
		if x.Verb == Rename && x.ID == id {
			out = x.Name
		}
	}
	return out
}

// distinct reports whether a person said that two nodes are two.
func (d *Decisions) distinct(a, b string) bool {
	return slices.ContainsFunc(d.all, func(x Decision) bool {
		return (x.Verb == Distinct || x.Verb == Split) && (x.ID == a && x.Other == b || x.ID == b && x.Other == a)
	})
}
