package clause

import (
	"sort"

	"github.com/quadwire/quadwire/extract"
)

// complete fills in what follows from the head of arg: its preposition's tokens, its
// full length, and which of its words are optional.
func (b *builder) complete(arg *extract.Argument) {
	if !arg.Present() {
		return
	}
	if arg.Prep != "" && arg.Case == nil {
		arg.Case = b.caseTokens(arg.Head)
	}
	if arg.Full == nil {
		switch {
		case arg.Role == extract.RoleClause:
			arg.Full = arg.Tokens
			if that := b.tree.Child(arg.Head, "mark"); that >= 0 && b.lemma(that) == "that" {
				arg.Case = []int{that}
			}
		case arg.Antecedent >= 0:
			arg.Full = b.extent(arg.Antecedent, true, nil)
		default:
			arg.Full = b.extent(arg.Head, false, nil)
		}
	}
	arg.Title = b.titleIn(arg)
	if arg.Compact == nil {
		if arg.Compact = b.wholePhrase(arg); arg.Compact == nil {
			arg.Compact = b.withInfinitive(arg)
		}
	}
	if arg.Compact == nil {
		arg.Compact = b.withoutResult(arg)
	}
	for _, t := range arg.Tokens {
		if t != arg.Head && b.optional(t) {
			arg.Optional = append(arg.Optional, t)
		}
	}
}

// titleIn returns the words of arg up to the office that stands before the name that it
// denotes.
func (b *builder) titleIn(arg *extract.Argument) []int {
	n, last := arg.Referent(), -1
	switch {
	case b.toks[n].UPOS == "PROPN" && b.rel(n) != "nmod:desc":
		for _, kid := range b.tree.Children(n) {
			if kid < n && b.isTitle(kid) {
				for _, t := range b.tree.Subtree(kid, nil) {
					if t < n {
						last = max(last, t) // Archbishop of Lusaka Joseph Mwale
					}
				}
			}
		}
	case b.nameAfter(n) >= 0:
		last = n
	}
	for i, t := range arg.Tokens {
		if t > last {
			return arg.Tokens[:i:i]
		}
	}
	return nil
}

// caseTokens returns the tokens of the preposition of tok.
func (b *builder) caseTokens(tok int) []int {
	var out []int
	for _, kid := range b.tree.Children(tok) {
		if !b.isPreposition(kid) || kid > tok && !b.isRelativePronoun(tok) {
			continue
		}
		out = append(out, kid)
		for _, part := range b.tree.Children(kid) {
			if b.rel(part) == "fixed" {
				out = append(out, part)
			}
		}
	}
	if !sort.IntsAreSorted(out) {
		sort.Ints(out)
	}
	return out
}

// optional reports whether a phrase can do without the word t.
func (b *builder) optional(t int) bool {
	switch b.base(t) {
	case "det":
		l := b.lemma(t)
		return l != "no" && l != "neither"
	case "amod", "advmod":
		return len(b.tree.Children(t)) == 0 && !negations[b.lemma(t)]
	case "nmod":
		return b.rel(t) == "nmod:desc"
	}
	return false
}

// extent returns the words of the phrase of tok at full length. Its own relative
// clauses are left out if bare: in what they say of tok they do not say it again. skip,
// if not nil, leaves out more dependents of tok.
func (b *builder) extent(tok int, bare bool, skip func(kid int) bool) []int {
	out := make([]int, 0, 12)
	prep := b.firstCase(tok)
	stack := append(b.walkStack[:0], tok)
	for len(stack) > 0 && len(out) < maxPhrase {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, at)
		for _, kid := range b.tree.Children(at) {
			if at == tok && (kid < prep || b.outside(kid, bare) || skip != nil && skip(kid)) || b.beside(kid) {
				continue
			}
			stack = append(stack, kid)
		}
	}
	b.walkStack = stack[:0]
	sort.Ints(out)
	return b.quoted(b.trim(out, tok))
}

// quoted adds the pair of quotation marks that encloses words to them.
func (b *builder) quoted(words []int) []int {
	first, last := words[0], words[len(words)-1]
	sent := b.doc.Sentences[b.sent]
	if first == sent.First || last+1 >= sent.End || !opensQuote(b.toks[first-1].Form) || !closesQuote(b.toks[last+1].Form) {
		return words
	}
	return append(append([]int{first - 1}, words...), last+1)
}

func opensQuote(form string) bool {
	return form == "“" || form == "‘" || form == `"` || form == "«"
}

func closesQuote(form string) bool {
	return form == "”" || form == "’" || form == `"` || form == "»"
}

// outside reports whether the dependent kid of the head of a phrase does not belong to
// it, however long it is shown: the clause that it is the predicate of, its
// preposition, what is conjoined with it.
func (b *builder) outside(kid int, bare bool) bool {
	switch b.base(kid) {
	case "conj":
		return b.coordinated(kid)
	case "advmod":
		return b.deniesPhrase(kid)
	case "case":
		return b.toks[kid].XPOS != "POS"
	case "acl":
		return bare && b.clausalModifier(kid)
	case "cc", "mark", "nsubj", "csubj", "cop", "aux", "advcl", "ccomp", "expl", "list", "orphan", "dep":
		return true
	}
	return false
}

// beside reports whether kid only adds something to a phrase between commas or brackets,
// which a proposition of its own says: who is 58; the capital; (NATO).
func (b *builder) beside(kid int) bool {
	switch b.base(kid) {
	case "acl":
		return b.clausalModifier(kid) && b.commaBefore(b.toks[kid].Head, kid)
	case "appos":
		return !b.adjacent(b.toks[kid].Head, kid)
	case "amod":
		return b.isAside(kid)
	case "parataxis", "reparandum", "discourse", "vocative":
		return true
	}
	return b.isSource(kid) || b.parenthetical(kid) || b.isAge(kid)
}
