package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// isResult reports whether the number t is part of a result that was parted at its dash: 3 - 2.
func isResult(tokens []extract.Token, t int) bool {
	number := func(t int) bool {
		return t >= 0 && t < len(tokens) && tokens[t].UPOS == "NUM" && len(tokens[t].Form) <= 3
	}
	dash := func(t int) bool {
		if t < 0 || t >= len(tokens) {
			return false
		}
		switch tokens[t].Form {
		case "-", "–", "—":
			return true
		}
		return false
	}
	return number(t) && (dash(t+1) && number(t+2) || dash(t-1) && number(t-2))
}

// isScore reports whether arg is nothing but one number of a result: the 3 of won 3 - 2.
func isScore(doc *extract.Document, arg *extract.Argument) bool {
	if !arg.Present() || len(arg.Tokens) > 2 || !isResult(doc.Tokens, arg.Head) {
		return false
	}
	return !slices.Contains(arg.Tokens, arg.Head+2) && !slices.Contains(arg.Tokens, arg.Head-2)
}

// withoutResult returns the words of arg up to the result that a parser put into them, Chad 3 - 2,
// or nil if there is none.
func (b *builder) withoutResult(arg *extract.Argument) []int {
	for i, t := range arg.Tokens {
		if i > 0 && t > arg.Head && i+3 >= len(arg.Tokens) && isResult(b.toks, t) && b.toks[arg.Head].UPOS == "PROPN" && !isResult(b.toks, arg.Head) {
			return arg.Tokens[:i:i]
		}
	}
	return nil
}
