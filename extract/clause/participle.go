package clause

import (
	"github.com/quadwire/quadwire/extract"
)

// ownDoer returns the heads of those who do what the participle a of c says though the tree does not give it to
// them, nil if there are none: the source before it (*according to the agency, citing police*), the phrase with
// *with* right before it (*with Lee and Ray making a start*), or whom c describes (*described Lee as a rebel,
// facing prison*).
func (b *builder) ownDoer(c *clauseState, a int, mark string) []int {
	if mark != "" {
		return nil
	}
	for _, o := range c.p.obliques {
		if b.isSource(o) && o < a && len(c.p.subjects) > 0 && a < c.p.subjects[0] && verbs[b.lemma(a)] != classNone {
			return []int{o}
		}
		if asVerbs[c.p.lemma] && !c.p.passive && len(c.p.objects) > 0 && b.preposition(o) == "as" && o > c.p.head && b.onlyPunctuation(b.lastOf(o), a) {
			return c.p.objects[:1]
		}
	}
	if n := b.withBefore(a); n >= 0 {
		return []int{n}
	}
	return nil
}

// withBefore returns the head of the phrase with *with*, of a name or a person, whose last word stands right
// before the gerund a, -1 if there is none.
func (b *builder) withBefore(a int) int {
	if !b.isGerund(a) || b.toks[a].Head < 0 || a < b.toks[a].Head {
		return -1
	}
	first := a
	for _, kid := range b.tree.Children(a) {
		first = min(first, kid)
	}
	if b.toks[first].UPOS == "PUNCT" || first == 0 || b.toks[first-1].UPOS == "PUNCT" {
		return -1
	}
	for n, steps := first-1, 0; n > b.toks[a].Head && steps < 8; n, steps = b.toks[n].Head, steps+1 {
		if b.preposition(n) == "with" {
			if b.toks[n].UPOS == "PROPN" || b.toks[n].UPOS == "PRON" || isPersonNoun(b.lemma(n)) {
				return n
			}
			return -1
		}
		switch b.base(n) {
		case "conj", "flat", "compound", "nmod", "appos", "nummod":
		default:
			return -1
		}
	}
	return -1
}

// lastOf returns the last word of the phrase of tok.
func (b *builder) lastOf(tok int) int {
	words := b.phrase(tok, nil)
	return words[len(words)-1]
}

// onlyPunctuation reports whether nothing but punctuation stands between the words from and to.
func (b *builder) onlyPunctuation(from, to int) bool {
	for t := from + 1; t < to; t++ {
		if b.toks[t].UPOS != "PUNCT" {
			return false
		}
	}
	return from < to
}

// absolute reports whether the oblique o of c is the subject of a participle, and nothing to c itself.
func (b *builder) absolute(c *clauseState, o int) bool {
	for _, a := range c.p.advcls {
		if _, mark := b.adverbialKind(a); mark == "" && b.withBefore(a) == o {
			return true
		}
	}
	return false
}

// understoodOf returns the phrases of heads as understood subjects.
func (b *builder) understoodOf(heads []int, f *frame) []extract.Argument {
	var out []extract.Argument
	for _, h := range heads {
		out = append(out, understoodAll(b.fillers(h, extract.RoleSubject, f))...)
	}
	return out
}
