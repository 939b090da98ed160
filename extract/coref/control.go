package coref

import "github.com/quadwire/quadwire/extract"

// maxClauseDepth bounds the steps from a verb up to the subject that it shares.
const maxClauseDepth = 20

// subjectOver returns the subject of the nearest clause over token v: its own, or
// that of the clause that controls it; -1 if there is none.
func (r *resolver) subjectOver(v int) int {
	for steps := 0; v >= 0 && steps < maxClauseDepth; steps++ {
		if s := r.tree.Child(v, "nsubj", "nsubj:pass"); s >= 0 {
			return s
		}
		if s := r.understood(v); s >= 0 {
			return s
		}
		v = r.tok(v).Head
	}
	return -1
}

// controller returns the understood subject of a clause without one: the object of
// the verb over it (asked Israel to supply), else its subject; -1 if v is no such clause.
func (r *resolver) controller(v int) int {
	if s := r.understood(v); s >= 0 {
		return s
	}
	tok := r.tok(v)
	if tok.Head < 0 || r.tree.Child(v, "nsubj", "nsubj:pass", "csubj") >= 0 {
		return -1
	}
	switch extract.BaseRel(tok.DepRel) {
	case "xcomp", "advcl", "conj":
		return r.subjectOver(tok.Head)
	}
	return -1
}

// understood returns the word right over the clause v that is its understood
// subject, and no subject itself: an object, or the noun that v modifies; -1 if
// there is none.
func (r *resolver) understood(v int) int {
	tok := r.tok(v)
	if tok.Head < 0 || r.tree.Child(v, "nsubj", "nsubj:pass", "csubj") >= 0 {
		return -1
	}
	switch extract.BaseRel(tok.DepRel) {
	case "xcomp":
		return r.tree.Child(tok.Head, "obj", "iobj")
	case "advcl":
		// To + infinitive after an object is nearly as often the object's deed:
		// contacted Israel to supply them.
		if o := r.tree.Child(tok.Head, "obj"); tok.XPOS == "VB" && o >= 0 && o < v {
			return o
		}
	case "acl":
		return tok.Head
	}
	return -1
}
