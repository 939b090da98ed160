package extract

import (
	"fmt"
	"slices"
)

// Tree answers questions about the dependency trees of a Document. It is built
// once per stage and Document, and is valid while Head and DepRel do not change.
type Tree struct {
	Doc  *Document
	kids [][]int
}

// NewTree indexes the trees of doc.
func NewTree(doc *Document) *Tree {
	n := len(doc.Tokens)
	count := make([]int, n)
	for _, tok := range doc.Tokens {
		if tok.Head >= 0 && tok.Head < n {
			count[tok.Head]++
		}
	}
	flat := make([]int, 0, n)
	kids := make([][]int, n)
	for i, c := range count {
		at := len(flat)
		flat = flat[:at+c]
		kids[i] = flat[at : at : at+c]
	}
	for i, tok := range doc.Tokens {
		if tok.Head >= 0 && tok.Head < n {
			kids[tok.Head] = append(kids[tok.Head], i)
		}
	}
	return &Tree{Doc: doc, kids: kids}
}

// Children returns the dependents of tok in order of the text.
func (t *Tree) Children(tok int) []int { return t.kids[tok] }

// Child returns the first dependent of tok whose relation is one of rels
// exactly, or -1.
func (t *Tree) Child(tok int, rels ...string) int {
	for _, kid := range t.kids[tok] {
		for _, rel := range rels {
			if t.Doc.Tokens[kid].DepRel == rel {
				return kid
			}
		}
	}
	return -1
}

// Base returns the universal part of the relation of tok: "nsubj" of "nsubj:pass".
func (t *Tree) Base(tok int) string { return BaseRel(t.Doc.Tokens[tok].DepRel) }

// BaseRel cuts the subtype from a relation.
func BaseRel(rel string) string {
	for i := 0; i < len(rel); i++ {
		if rel[i] == ':' {
			return rel[:i]
		}
	}
	return rel
}

// Subtree returns the tokens below and including tok in order of the text;
// skip, if not nil, prunes the tokens for which it answers true with all below them.
func (t *Tree) Subtree(tok int, skip func(tok int) bool) []int {
	var out []int
	var walk func(int)
	walk = func(at int) {
		placed := false
		for _, kid := range t.kids[at] {
			if kid > at && !placed {
				out, placed = append(out, at), true
			}
			if skip == nil || !skip(kid) {
				walk(kid)
			}
		}
		if !placed {
			out = append(out, at)
		}
	}
	walk(tok)
	// A non-projective tree yields its tokens out of order.
	if !slices.IsSorted(out) {
		slices.Sort(out)
	}
	return out
}

// Dominates reports whether anc is tok or an ancestor of tok.
func (t *Tree) Dominates(anc, tok int) bool {
	for steps := 0; tok >= 0 && steps <= len(t.Doc.Tokens); steps++ {
		if tok == anc {
			return true
		}
		tok = t.Doc.Tokens[tok].Head
	}
	return false
}

// CheckTrees reports a head outside of its sentence, or a cycle.
func CheckTrees(doc *Document) error {
	seen := make([]int32, len(doc.Tokens)) // the walk that came by, from 1
	for s, sent := range doc.Sentences {
		for t := sent.First; t < sent.End; t++ {
			walk := int32(t + 1)
			for at := t; at >= 0 && seen[at] == 0; at = doc.Tokens[at].Head {
				seen[at] = walk
				head := doc.Tokens[at].Head
				if head >= 0 && (head < sent.First || head >= sent.End) {
					return fmt.Errorf("sentence %d: token %d has its head outside", s, at)
				}
				if head >= 0 && seen[head] == walk {
					return fmt.Errorf("sentence %d: token %d is in a cycle", s, at)
				}
			}
		}
	}
	return nil
}
