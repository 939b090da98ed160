package carb

import "slices"

// score is how well a prediction matches a reference.
type score struct{ precision, recall float64 }

// verbsOfSpeech are the words of a reference's predicate that let its subject and
// arguments change places.
var verbsOfSpeech = []string{"said", "told", "added", "adds", "says"}

// formsOfBe are what a predicted "be" shares.
var formsOfBe = []string{"be", "is", "am", "are", "was", "were", "been", "being"}

// match compares a prediction with a reference.
func match(ref, pred Tuple) score {
	straight := matchInOrder(ref, pred)
	if len(ref.Args) < 2 || len(pred.Args) < 2 ||
		!slices.ContainsFunc(verbsOfSpeech, func(v string) bool { return containsWord(ref.Predicate, v) }) {
		return straight
	}
	turned := matchInOrder(Tuple{Predicate: ref.Predicate, Args: [][]string{ref.Args[1], ref.Args[0]}}, pred)
	if turned.precision > straight.precision || turned.precision == straight.precision && turned.recall > straight.recall {
		return turned
	}
	return straight
}

// containsWord reports whether v is part of a word, as the published scorer looks for it.
func containsWord(words []string, v string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		for i := 0; i+len(v) <= len(w); i++ {
			if w[i:i+len(v)] == v {
				return true
			}
		}
		return false
	})
}

// matchInOrder compares predicate with predicate and each argument of the reference with
// the one in its place. What a prediction has beyond the arguments of the
// reference is not counted.
func matchInOrder(ref, pred Tuple) score {
	shared, left := common(ref.Predicate, pred.Predicate)
	if slices.Contains(left, "be") && slices.ContainsFunc(formsOfBe, func(f string) bool { return slices.Contains(ref.Predicate, f) }) {
		shared++
	}
	if shared == 0 {
		return score{}
	}
	words, predicted, references := shared, len(pred.Predicate), len(ref.Predicate)
	for i, arg := range ref.Args {
		references += len(arg)
		if i >= len(pred.Args) {
			continue
		}
		n, _ := common(arg, pred.Args[i])
		words += n
		predicted += len(pred.Args[i])
	}
	return score{precision: float64(words) / float64(predicted), recall: float64(words) / float64(references)}
}

// common counts the words that two bags share, and returns what is left of the second.
func common(ref, pred []string) (int, []string) {
	left := slices.Clone(pred)
	n := 0
	for _, w := range ref {
		if i := slices.Index(left, w); i >= 0 {
			left = slices.Delete(left, i, i+1)
			n++
		}
	}
	return n, left
}

// BestRecall returns the best recall that any prediction gives the reference.
func BestRecall(ref Tuple, predictions []Tuple) float64 {
	best := 0.0
	for _, pred := range predictions {
		best = max(best, match(ref, pred).recall)
	}
	return best
}

// BestPrecision returns the best precision of the prediction with any reference.
func BestPrecision(pred Tuple, references []Tuple) float64 {
	best := 0.0
	for _, ref := range references {
		best = max(best, match(ref, pred).precision)
	}
	return best
}
