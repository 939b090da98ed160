package coref

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// phrases lists what can be a member of a chain: noun phrases and pronouns of any
// kind, in order of their first token, longer ones first.
func (r *resolver) phrases() []extract.Phrase {
	var out []extract.Phrase
	for i := range r.doc.Tokens {
		if !r.headsPhrase(i) {
			continue
		}
		p := r.wholePhrase(i)
		out = append(out, p)
		// Max and Lea: the pair is taken up by "they".
		if last := r.lastConjunct(i); last > i {
			q := r.wholePhrase(last)
			if q.End > p.End {
				out = append(out, extract.Phrase{First: p.First, End: q.End, Head: i, Form: extract.NominalForm})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b extract.Phrase) int {
		if a.First != b.First {
			return a.First - b.First
		}
		return b.End - a.End
	})
	// Two heads of one phrase are a slip of the parser.
	return slices.CompactFunc(out, func(a, b extract.Phrase) bool { return a.First == b.First && a.End == b.End })
}

// headsPhrase reports whether token i heads a noun phrase or is a pronoun.
func (r *resolver) headsPhrase(i int) bool {
	tok := r.tok(i)
	switch base := extract.BaseRel(tok.DepRel); base {
	case "flat", "fixed", "goeswith", "punct":
		return false
	case "det", "amod", "advmod":
		// Her in her house is a pronoun to all tag sets, that in that house is none.
		return tok.XPOS == "PRP$" || here[strings.ToLower(tok.Form)]
	}
	switch tok.UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
		return tok.XPOS != "EX" && tok.XPOS != "WDT" && tok.XPOS != "WP$"
	case "DET", "ADJ", "X":
		switch extract.BaseRel(tok.DepRel) {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos":
			return true
		}
		return tok.XPOS == "PRP$"
	}
	return false
}

var here = map[string]bool{"here": true, "there": true}

// lastConjunct returns the last conjunct of the nouns that token i begins, or -1.
func (r *resolver) lastConjunct(i int) int {
	last := -1
	for _, kid := range r.tree.Children(i) {
		if r.tok(kid).DepRel == "conj" {
			if !r.headsPhrase(kid) {
				return -1
			}
			last = kid
		}
	}
	return last
}

// outsideWhole are dependents of a head that are no part of the whole noun phrase,
// which has its relative clauses.
func outsideWhole(rel string) bool {
	switch extract.BaseRel(rel) {
	case "case", "cc", "conj", "cop", "nsubj", "csubj", "aux", "mark", "advcl", "parataxis", "discourse",
		"vocative", "expl", "ccomp", "dislocated", "orphan", "list", "dep", "appos", "obl", "advmod", "obj", "reparandum":
		return true
	}
	return false
}

// wholePhrase returns the phrase that token h heads, with modifiers, relative clause
// and possessive 's.
func (r *resolver) wholePhrase(h int) extract.Phrase {
	p := extract.Phrase{First: h, End: h + 1, Head: h, Form: extract.NominalForm}
	tok := r.tok(h)
	switch {
	case tok.UPOS == "PRON" || tok.XPOS == "PRP" || tok.XPOS == "PRP$" || here[strings.ToLower(tok.Form)]:
		p.Form = extract.PronounForm
	case tok.UPOS == "PROPN" || r.nameOf[h] >= 0:
		p.Form = extract.NameForm
	}
	if len(r.tree.Children(h)) == 0 {
		return p
	}
	in := r.tree.Subtree(h, func(kid int) bool {
		if r.tok(kid).Head != h {
			return false
		}
		return outsideWhole(r.tok(kid).DepRel) && r.tok(kid).XPOS != "POS"
	})
	at, _ := slices.BinarySearch(in, h)
	if at >= len(in) || in[at] != h {
		return p
	}
	lo, hi := at, at
	for lo > 0 && r.adjacent(in[lo-1], in[lo]) {
		lo--
	}
	for hi+1 < len(in) && r.adjacent(in[hi], in[hi+1]) {
		hi++
	}
	lo, hi = r.trim(in, lo, at, hi)
	p.First, p.End = in[lo], in[hi]+1
	return p
}

// trim cuts punctuation from the ends lo and hi of tokens around the head at: commas
// and dashes, quotation marks and brackets without their partner, and the brackets
// around (GIS).
func (r *resolver) trim(in []int, lo, at, hi int) (int, int) {
	for {
		first, last := r.tok(in[lo]), r.tok(in[hi])
		switch {
		case lo < at && first.UPOS == "PUNCT" && !r.opens(in, lo, hi):
			lo++
		case hi > at && last.UPOS == "PUNCT" && !r.closes(in, lo, hi):
			hi--
		case lo < at && hi > at && first.Form == "(" && last.Form == ")":
			lo, hi = lo+1, hi-1
		default:
			return lo, hi
		}
	}
}

// partners are the brackets and quotation marks that close others.
var partners = map[string]string{"(": ")", "[": "]", "“": "”", "‘": "’", "\"": "\"", "'": "'"}

// opens reports whether the token at lo opens what a later one closes.
func (r *resolver) opens(in []int, lo, hi int) bool {
	partner := partners[r.tok(in[lo]).Form]
	return partner != "" && slices.ContainsFunc(in[lo+1:hi+1], func(i int) bool { return r.tok(i).Form == partner })
}

// closes reports whether the token at hi closes what one before it opens.
func (r *resolver) closes(in []int, lo, hi int) bool {
	form := r.tok(in[hi]).Form
	return slices.ContainsFunc(in[lo:hi], func(i int) bool {
		partner := partners[r.tok(i).Form]
		return partner != "" && partner == form
	})
}
