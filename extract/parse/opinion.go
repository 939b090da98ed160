package parse

import "github.com/quadwire/quadwire/extract/model"

// Arcs returns the probabilities of the heads 0..n, 0 the root, of each of n words,
// row after row. Vectors are those of the encoder.
func (p *Parser) Arcs(vectors []int16, n int) []float32 {
	arc := arcs{arcScorer: p.arcs}
	arc.read(vectors, n)
	return probabilities(arc.score(0, n), n)
}

// Relations returns the probabilities of the network's labels for each word, given
// its head: 0 for the root, else the number of a word from 1.
func (p *Parser) Relations(vectors []int16, heads []int) []float32 {
	label := labels{labelScorer: p.labels}
	label.read(vectors, len(heads))
	words := make([]int, len(heads))
	for i, h := range heads {
		words[i] = h - 1
	}
	scores := label.score(words)
	for i := range heads {
		model.Softmax(scores[i*p.labels.labels : (i+1)*p.labels.labels])
	}
	return scores
}

// BestTree returns the heads, 0 for the root, of the tree of n words with the
// highest sum of scores[i*(n+1)+head] that has exactly one word below the root.
// scores of -1e9 and less are out of reach.
func BestTree(scores []float32, n int) []int { return bestTree(scores, n) }
