package corefeval

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
type Scores struct{ Mentions, MUC, B3, CEAFe, LEA Measure }

// CoNLL returns the mean F1 of MUC, B-cubed and CEAFe.
func (s *Scores) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Clusters is a partition of mentions. A mention is a number that is the same on both
// sides: the token of the head, or what [Span] makes of a phrase.
type Clusters [][]int

// Span is the mention of the bytes begin to end.
func Span(begin, end int) int { return begin<<32 | end }

// WithoutSingletons returns the clusters of at least two mentions.
func (c Clusters) WithoutSingletons() Clusters {
	var out Clusters
	for _, mentions := range c {
		if len(mentions) > 1 {
			out = append(out, mentions)
		}
	}
	return out
}

// index maps mentions to their cluster.
func (c Clusters) index() map[int]int {
	out := map[int]int{}
	for k, mentions := range c {
		for _, m := range mentions {
			out[m] = k
		}
	}
	return out
}

// overlaps counts the mentions that a cluster shares with each of other, in order of
// other's first mention in it, and those in none.
func overlaps(mentions []int, other map[int]int) (shared []overlap, alone int) {
	for _, m := range mentions {
		c, ok := other[m]
		if !ok {
			alone++
			continue
		}
		at := 0
		for at < len(shared) && shared[at].cluster != c {
			at++
		}
		if at == len(shared) {
			shared = append(shared, overlap{cluster: c})
		}
		shared[at].mentions++
	}
	return shared, alone
}

type overlap struct{ cluster, mentions int }

// Add adds a document.
func (s *Scores) Add(gold, system Clusters) {
	g, y := gold.index(), system.index()
	common := 0
	for m := range y {
		if _, ok := g[m]; ok {
			common++
		}
	}
	s.Mentions.Precision.add(float64(common), float64(len(y)))
	s.Mentions.Recall.add(float64(common), float64(len(g)))
	best := alignment(gold, system)
	s.CEAFe.Recall.add(best, float64(len(gold)))
	s.CEAFe.Precision.add(best, float64(len(system)))
	s.MUC.Recall.addAll(gold, system, y, muc)
	s.MUC.Precision.addAll(system, gold, g, muc)
	s.B3.Recall.addAll(gold, system, y, bcubed)
	s.B3.Precision.addAll(system, gold, g, bcubed)
	s.LEA.Recall.addAll(gold, system, y, lea)
	s.LEA.Precision.addAll(system, gold, g, lea)
}

// addAll adds what a measure gives to each cluster: credit and count.
func (r *Ratio) addAll(clusters, others Clusters, other map[int]int, measure func(size, alone int, shared []overlap, others Clusters) (float64, float64)) {
	for _, mentions := range clusters {
		shared, alone := overlaps(mentions, other)
		r.add(measure(len(mentions), alone, shared, others))
	}
}

// muc counts the links that are kept: a cluster of n mentions in k parts of the other
// partition keeps n-k of n-1.
func muc(size, alone int, shared []overlap, _ Clusters) (float64, float64) {
	return float64(size - len(shared) - alone), float64(size - 1)
}

// bcubed counts, for every mention, the share of its cluster that the other
// partition has in one cluster with it.
func bcubed(size, _ int, shared []overlap, _ Clusters) (float64, float64) {
	sum := 0.0
	for _, o := range shared {
		sum += float64(o.mentions*o.mentions) / float64(size)
	}
	return sum, float64(size)
}

// lea weighs each cluster by its size, and counts the share of its links between
// any two mentions that the other partition has. A singleton is linked to itself, and
// that is found where it is a singleton on the other side too.
func lea(size, _ int, shared []overlap, others Clusters) (float64, float64) {
	links := func(n int) float64 { return float64(n*(n-1)) / 2 }
	if size == 1 {
		if len(shared) == 1 && len(others[shared[0].cluster]) == 1 {
			return 1, 1
		}
		return 0, 1
	}
	found := 0.0
	for _, o := range shared {
		found += links(o.mentions)
	}
	return float64(size) * found / links(size), float64(size)
}

// alignment returns the similarity of the best one-to-one alignment of two
// partitions, where that of two clusters is 2|A∩B| / (|A|+|B|).
func alignment(gold, system Clusters) float64 {
	rows := make([][]float64, len(gold))
	of := system.index()
	for g, mentions := range gold {
		rows[g] = make([]float64, len(system))
		shared, _ := overlaps(mentions, of)
		for _, o := range shared {
			rows[g][o.cluster] = 2 * float64(o.mentions) / float64(len(mentions)+len(system[o.cluster]))
		}
	}
	return bestAssignment(rows)
}
