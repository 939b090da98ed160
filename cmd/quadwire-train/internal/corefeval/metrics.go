// Package corefeval measures coreference: the partitions of mentions that
// extract/coref makes against those of GUM's annotators.
//
// Mentions are compared by the token that heads them. The measures are MUC (Vilain et
// al. 1995), B-cubed (Bagga and Baldwin 1998) and entity-based CEAF (Luo 2005); their
// mean is the score of the CoNLL-2012 task.
package corefeval

import (
	"cmp"
	"slices"
)

// Ratio is a sum of credits over a count, over any number of documents.
type Ratio struct{ Num, Den float64 }

// Value returns the ratio, 0 if nothing was counted.
func (r Ratio) Value() float64 {
	if r.Den == 0 {
		return 0
	}
	return r.Num / r.Den
}

func (r *Ratio) add(num, den float64) { r.Num += num; r.Den += den }

// Measure is precision and recall.
type Measure struct{ Precision, Recall Ratio }

// F1 returns the harmonic mean of precision and recall.
func (m Measure) F1() float64 {
	p, r := m.Precision.Value(), m.Recall.Value()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Scores are the measures of a set of documents.
type Scores struct{ Mentions, MUC, B3, CEAFe Measure }

// CoNLL returns the mean F1 of the three measures.
func (s *Scores) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Add adds a document: gold and system are partitions of tokens that head mentions.
func (s *Scores) Add(gold, system [][]int) {
	g, y := index(gold), index(system)
	common := 0
	for tok := range y {
		if _, ok := g[tok]; ok {
			common++
		}
	}
	s.Mentions.Precision.add(float64(common), float64(len(y)))
	s.Mentions.Recall.add(float64(common), float64(len(g)))
	muc(&s.MUC.Recall, gold, y)
	muc(&s.MUC.Precision, system, g)
	bcubed(&s.B3.Recall, gold, system, y)
	bcubed(&s.B3.Precision, system, gold, g)
	best := align(gold, system)
	s.CEAFe.Recall.add(best, float64(len(gold)))
	s.CEAFe.Precision.add(best, float64(len(system)))
}

// index maps tokens to their cluster.
func index(clusters [][]int) map[int]int {
	out := map[int]int{}
	for c, toks := range clusters {
		for _, t := range toks {
			out[t] = c
		}
	}
	return out
}

// muc counts the links that are kept: a cluster of n mentions in k parts of the other
// partition keeps n-k of n-1.
func muc(r *Ratio, clusters [][]int, other map[int]int) {
	for _, toks := range clusters {
		parts, alone := map[int]bool{}, 0
		for _, t := range toks {
			if c, ok := other[t]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		r.add(float64(len(toks)-len(parts)-alone), float64(len(toks)-1))
	}
}

// bcubed counts, for every mention, the share of its cluster that the other
// partition has in one cluster with it.
func bcubed(r *Ratio, clusters, others [][]int, other map[int]int) {
	for _, toks := range clusters {
		overlap := map[int]int{}
		for _, t := range toks {
			if c, ok := other[t]; ok {
				overlap[c]++
			}
		}
		sum := 0.0
		for _, n := range overlap {
			sum += float64(n*n) / float64(len(toks))
		}
		r.add(sum, float64(len(toks)))
	}
}

// align returns the similarity of the best one-to-one alignment of two partitions,
// where that of two clusters is 2|A∩B| / (|A|+|B|). Clusters that share mentions with
// one partner only are aligned at once, the rest greedily by similarity: exact where
// no cluster is torn, and a lower bound else.
func align(gold, system [][]int) float64 {
	type pair struct {
		g, s int
		sim  float64
	}
	of := index(system)
	var pairs []pair
	for g, toks := range gold {
		overlap := map[int]int{}
		for _, t := range toks {
			if c, ok := of[t]; ok {
				overlap[c]++
			}
		}
		for c, n := range overlap {
			pairs = append(pairs, pair{g, c, 2 * float64(n) / float64(len(toks)+len(system[c]))})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.sim, a.sim), cmp.Compare(a.g, b.g), cmp.Compare(a.s, b.s))
	})
	usedG, usedS := map[int]bool{}, map[int]bool{}
	sum := 0.0
	for _, p := range pairs {
		if !usedG[p.g] && !usedS[p.s] {
			usedG[p.g], usedS[p.s] = true, true
			sum += p.sim
		}
	}
	return sum
}
