package clause

import (
	"sort"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// Limits that keep the work linear on any tree.
const (
	maxPhrase    = 128 // words of one argument
	maxConjuncts = 16  // members of one coordination
	maxPairs     = 24  // propositions of one clause
)

// lemma returns the lower-cased lemma of tok, its form where it has none.
func (b *builder) lemma(tok int) string {
	if l := b.toks[tok].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(b.toks[tok].Form)
}

func (b *builder) rel(tok int) string { return b.toks[tok].DepRel }

func (b *builder) base(tok int) string { return extract.BaseRel(b.toks[tok].DepRel) }

// isNoun reports whether tok can head a noun phrase.
func (b *builder) isNoun(tok int) bool {
	switch b.toks[tok].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	}
	return false
}

// dropped reports whether the dependent kid of a phrase's head is left out of
// the phrase: clauses, siblings, and what stands beside it.
func (b *builder) dropped(kid int) bool {
	if b.parenthetical(kid) || b.isSource(kid) || b.isAge(kid) {
		return true
	}
	switch b.base(kid) {
	case "appos":
		return !b.adjacent(b.toks[kid].Head, kid)
	case "amod":
		return b.isAside(kid)
	case "advmod":
		return b.lemma(kid) == "as" && b.tree.Child(kid, "fixed") >= 0 || b.deniesPhrase(kid) // as well as
	case "conj":
		return b.coordinated(kid)
	case "parataxis", "cc", "discourse", "vocative", "case", "mark",
		"nsubj", "csubj", "cop", "aux", "advcl", "ccomp", "expl", "list", "orphan", "reparandum":
		return true
	case "dep":
		return true
	case "acl":
		return b.clausalModifier(kid)
	}
	return false
}

// clausalModifier reports whether the acl kid states something by itself, so that
// the phrase of its noun leaves it out: all but "chance to leave", "way of living".
func (b *builder) clausalModifier(kid int) bool {
	if n := b.toks[kid].Head; n >= 0 && b.isFreeRelative(n) {
		return false
	}
	return b.rel(kid) == "acl:relcl" || b.participle(kid) ||
		b.tree.Child(kid, "nsubj", "nsubj:pass", "csubj", "expl") >= 0
}

// parenthetical reports whether kid stands between brackets or dashes, or names members
// of a group: "17 people, including four children".
func (b *builder) parenthetical(kid int) bool {
	if b.base(kid) == "nmod" && b.preposition(kid) == "including" {
		return true
	}
	for _, p := range b.tree.Children(kid) {
		if p > kid {
			break
		}
		if b.toks[p].UPOS == "PUNCT" {
			switch b.toks[p].Form {
			case "(", "[", "—", "–", "--":
				return true
			case "-":
				return (b.base(kid) == "appos" || b.base(kid) == "parataxis") && b.isDash(p)
			}
		}
	}
	return false
}

// isDash reports whether the hyphen t is one of a pair that parts phrases: both have space
// on either side.
func (b *builder) isDash(t int) bool {
	spaced := func(t int) bool {
		return b.toks[t].Form == "-" && t > 0 && t+1 < len(b.toks) && b.toks[t-1].End < b.toks[t].Begin && b.toks[t].End < b.toks[t+1].Begin
	}
	if !spaced(t) {
		return false
	}
	sent := b.doc.Sentences[b.sent]
	for other := sent.First; other < sent.End; other++ {
		if other != t && spaced(other) {
			return true
		}
	}
	return false
}

// isAside reports whether the adjective kid stands between commas after its noun: "the
// minister, visibly angry, left".
func (b *builder) isAside(kid int) bool {
	n := b.toks[kid].Head
	if b.base(kid) != "amod" || b.toks[kid].UPOS != "ADJ" || n < 0 || kid < n {
		return false
	}
	sent := b.doc.Sentences[b.sent]
	lo, hi := kid, kid
	for _, t := range b.tree.Children(kid) {
		if b.toks[t].UPOS != "PUNCT" {
			lo, hi = min(lo, t), max(hi, t)
		}
	}
	return lo > n+1 && b.toks[lo-1].Form == "," && hi+1 < sent.End && b.toks[hi+1].Form == ","
}

// isAge reports whether kid is a number between commas or brackets after a person: "Ann
// Lee, 58, won".
func (b *builder) isAge(kid int) bool {
	n := b.toks[kid].Head
	if b.toks[kid].XPOS != "CD" || n < 0 || n > kid || b.toks[n].UPOS != "PROPN" && !isPersonNoun(b.lemma(n)) || b.isTime(n) || b.isTime(kid) {
		return false
	}
	if f := b.toks[kid].Form; f == "" || len(f) > 3 || f[0] < '1' || f[0] > '9' {
		return false
	}
	switch b.toks[kid-1].Form {
	case ",", "(", "[":
	default:
		return false
	}
	switch b.base(kid) {
	case "nmod", "appos", "nummod", "parataxis", "list", "dep":
		return true
	}
	return false
}

// participle reports whether tok is a participle without subordinator: "forces
// controlled by …".
func (b *builder) participle(tok int) bool {
	switch b.toks[tok].XPOS {
	case "VBG", "VBN", "VBD":
		return b.tree.Child(tok, "mark", "nsubj", "nsubj:pass", "cop") < 0
	}
	return false
}

// phrase returns the words of the phrase that tok heads, in order, trimmed of
// punctuation at its borders. skip, if not nil, leaves out more dependents of tok.
func (b *builder) phrase(tok int, skip func(kid int) bool) []int {
	out := make([]int, 0, 8)
	prep := b.firstCase(tok)
	stack := append(b.walkStack[:0], tok)
	for len(stack) > 0 && len(out) < maxPhrase {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		out = append(out, at)
		for _, kid := range b.tree.Children(at) {
			if at == tok && (kid < prep || b.dropped(kid) || skip != nil && skip(kid)) {
				continue
			}
			if at != tok && b.droppedBelow(kid) {
				continue
			}
			stack = append(stack, kid)
		}
	}
	b.walkStack = stack[:0]
	sort.Ints(out)
	return b.trim(out, tok)
}

// firstCase returns the first preposition of tok if it has one before it, else -1:
// what precedes it modifies the whole phrase (shortly before her death).
func (b *builder) firstCase(tok int) int {
	for _, kid := range b.tree.Children(tok) {
		if kid < tok && (b.rel(kid) == "case" || b.isPreposition(kid)) {
			return kid
		}
	}
	return -1
}

// isPreposition reports whether kid is a preposition of the phrase above it. To and its
// like before a noun are one also where the parser took the noun for a verb, and so is
// than: "higher than in Chad".
func (b *builder) isPreposition(kid int) bool {
	switch b.rel(kid) {
	case "case":
		return b.toks[kid].XPOS != "POS"
	case "mark":
		head := b.toks[kid].Head
		return (b.toks[kid].UPOS == "ADP" || b.lemma(kid) == "than") && head >= 0 && b.base(head) == "obl" && b.isNoun(head)
	}
	return false
}

// droppedBelow is dropped for the dependents of words inside a phrase.
func (b *builder) droppedBelow(kid int) bool {
	if b.parenthetical(kid) || b.isSource(kid) || b.isAge(kid) {
		return true
	}
	switch b.base(kid) {
	case "appos":
		return !b.adjacent(b.toks[kid].Head, kid)
	case "parataxis", "discourse", "reparandum", "list", "advcl":
		return true
	case "acl":
		return b.clausalModifier(kid)
	}
	return false
}

// trim removes punctuation that stands at the border of the phrase or of a part
// left out of it: the comma in "Lapid, who …".
func (b *builder) trim(words []int, head int) []int {
	out := words[:0]
	for i, w := range words {
		if b.toks[w].UPOS == "PUNCT" && w != head {
			left := i > 0 && words[i-1] == w-1 && len(out) > 0 && out[len(out)-1] == w-1
			right := i+1 < len(words) && words[i+1] == w+1
			if !left || !right {
				continue
			}
		}
		out = append(out, w)
	}
	for len(out) > 1 && out[len(out)-1] != head && b.toks[out[len(out)-1]].UPOS == "PUNCT" {
		out = out[:len(out)-1]
	}
	if n := len(out) - 1; n > 0 && b.toks[out[n]].XPOS == "POS" {
		out = out[:n]
	}
	if len(out) > 1 && out[0] != head && b.rel(out[0]) == "cc" && !paired[b.lemma(out[0])] {
		out = out[1:]
	}
	return b.pairQuotes(out, head)
}

// pairQuotes drops brackets and quotation marks that lost their partner.
func (b *builder) pairQuotes(words []int, head int) []int {
	open := 0
	for _, w := range words {
		if b.toks[w].UPOS == "PUNCT" && isBracket(b.toks[w].Form) {
			open++
		}
	}
	if open%2 == 0 {
		return words
	}
	out := words[:0]
	for _, w := range words {
		if w != head && b.toks[w].UPOS == "PUNCT" && isBracket(b.toks[w].Form) {
			continue
		}
		out = append(out, w)
	}
	return out
}

// paired are the conjunctions that begin a coordination.
var paired = wordset.Of(`both either neither`)

func isBracket(form string) bool {
	switch form {
	case "(", ")", "[", "]", "{", "}", `"`, "'", "“", "”", "‘", "’", "``", "''", "«", "»":
		return true
	}
	return false
}

// preposition returns the lower-cased preposition of tok with all its words
// ("according to", "from behind"), or "".
func (b *builder) preposition(tok int) string {
	first, rest := -1, ""
	for _, kid := range b.tree.Children(tok) {
		if !b.isPreposition(kid) || kid > tok && !b.isRelativePronoun(tok) {
			continue // but "the hotel that they stayed in"
		}
		word := strings.ToLower(b.toks[kid].Form)
		for _, part := range b.tree.Children(kid) {
			if b.rel(part) == "fixed" {
				word += " " + strings.ToLower(b.toks[part].Form)
			}
		}
		if first < 0 {
			first, rest = kid, word
		} else {
			rest += " " + word
		}
	}
	return rest
}

// isRelativePronoun reports whether tok is who, which, that, where … as a
// pronoun of its clause.
func (b *builder) isRelativePronoun(tok int) bool {
	switch b.toks[tok].XPOS {
	case "WDT", "WP", "WP$", "WRB":
		return true
	}
	return strings.Contains(b.toks[tok].Feats, "PronType=Rel")
}

// argument makes the argument that tok heads.
func (b *builder) argument(tok int, role extract.Role, f *frame) extract.Argument {
	arg := extract.Argument{Role: role, Head: tok, Prep: b.preposition(tok), Antecedent: -1, Clause: -1}
	if f != nil && f.antecedent >= 0 && b.isRelativePronoun(tok) {
		arg.Antecedent = f.antecedent
		arg.Tokens = b.phrase(f.antecedent, nil)
		return arg
	}
	arg.Tokens = b.phrase(tok, func(kid int) bool { return b.toks[kid].XPOS == "WP$" })
	return arg
}

// understood returns arg as the subject that another clause leaves out.
func understood(arg extract.Argument) extract.Argument {
	arg.Role, arg.Prep = extract.RoleSubject, ""
	if arg.Antecedent < 0 {
		arg.Antecedent = arg.Head
	}
	return arg
}

func understoodAll(args []extract.Argument) []extract.Argument {
	out := make([]extract.Argument, len(args))
	for i, arg := range args {
		out[i] = understood(arg)
	}
	return out
}

// deniesPhrase reports whether kid is the negation before a noun that the polarity
// tells: "but not the sanctions". In "not all ships" it belongs to all.
func (b *builder) deniesPhrase(kid int) bool {
	n := b.toks[kid].Head
	if kid+1 < len(b.toks) {
		switch b.lemma(kid + 1) {
		case "all", "every", "many", "much", "enough", "everyone", "everybody", "everything", "one":
			return false
		}
	}
	return b.lemma(kid) == "not" && n > kid && b.isNoun(n) && !b.notOnly(kid)
}
