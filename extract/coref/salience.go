package coref

import (
	"math"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// The weights of Lappin and Leass (1994): being in a sentence at all, and the role
// there. Each sentence further back halves them.
const (
	recencyWeight  = 100
	subjectWeight  = 80
	objectWeight   = 50
	indirectWeight = 40
	headNounWeight = 80 // not inside of another noun phrase
	argumentWeight = 50 // not inside of a prepositional phrase of the verb
	parallelWeight = 35 // the same role as the pronoun
	// cataphorWeight is that of a subject in the sentence of the pronoun.
	cataphorWeight    = recencyWeight + subjectWeight + headNounWeight + argumentWeight
	unknownGenderRate = 0.7
	// singularThey: an organisation or country taken up by "they".
	singularThey = 0.5
)

// maxCandidates bounds the mentions that are looked at as antecedents, for sentences
// without end; of more the last count. An edited article has some dozens in a window.
const maxCandidates = 100

// before returns the mentions before token i in its sentence and the window sentences
// before it, in the order of bySent; of more than maxCandidates the last.
func (r *resolver) before(i, window int) []int {
	var out []int
	for s := r.sentOf[i]; s >= max(0, r.sentOf[i]-window); s-- {
		for _, m := range slices.Backward(r.bySent[s]) {
			if r.mentions[m].Head >= i {
				continue
			}
			if out = append(out, m); len(out) == maxCandidates {
				slices.Reverse(out)
				return out
			}
		}
	}
	slices.Reverse(out)
	return out
}

// candidates are the clusters that have mentions before a token, with their
// salience as seen from there.
type candidates struct {
	mentions []int
	slot     []int     // of each mention: its cluster, an index in what follows
	clusters []int     // in order of their first mention here
	weight   []float64 // of each cluster
}

// weigh returns the candidates for token i: the clusters of the mentions before it,
// each with the sum over the sentences of the weight of its best role there.
func (r *resolver) weigh(i, window int) candidates {
	c := candidates{mentions: r.before(i, window)}
	for len(r.slotOf) < len(r.mentions) {
		r.slotOf = append(r.slotOf, -1)
	}
	c.slot = make([]int, len(c.mentions))
	for k, m := range c.mentions {
		cluster := r.cluster(m)
		if r.slotOf[cluster] < 0 {
			r.slotOf[cluster] = len(c.clusters)
			c.clusters = append(c.clusters, cluster)
		}
		c.slot[k] = r.slotOf[cluster]
	}
	c.weight = make([]float64, len(c.clusters))
	best := make([]float64, len(c.clusters)) // in the sentence so far, 0 for none
	for k, m := range c.mentions {
		x := &r.mentions[m]
		best[c.slot[k]] = math.Max(best[c.slot[k]], recencyWeight+r.roleWeight(x.Head))
		if k+1 < len(c.mentions) && r.mentions[c.mentions[k+1]].sent == x.sent {
			continue
		}
		decay := math.Pow(0.5, float64(r.sentOf[i]-x.sent))
		for slot, w := range best {
			c.weight[slot] += w * decay
			best[slot] = 0
		}
	}
	for _, cluster := range c.clusters {
		r.slotOf[cluster] = -1
	}
	return c
}

// roleWeight is the weight of the grammatical role of token h.
func (r *resolver) roleWeight(h int) float64 {
	rel := r.tok(h).DepRel
	if rel == "conj" && r.tok(h).Head >= 0 {
		rel = r.tok(r.tok(h).Head).DepRel
	}
	switch base := extract.BaseRel(rel); {
	case base == "nsubj" || base == "root" || base == "csubj":
		return subjectWeight + headNounWeight + argumentWeight
	case base == "obj":
		return objectWeight + headNounWeight + argumentWeight
	case base == "iobj":
		return indirectWeight + headNounWeight + argumentWeight
	case rel == "obl:agent":
		return indirectWeight + headNounWeight + argumentWeight
	case base == "obl":
		return indirectWeight + headNounWeight
	case rel == "nmod:poss":
		return indirectWeight
	}
	return 0
}

// parallel favours the role that the pronoun has itself.
func (r *resolver) parallel(m, i int) float64 {
	a, b := extract.BaseRel(r.tok(r.mentions[m].Head).DepRel), extract.BaseRel(r.tok(i).DepRel)
	if a == b && (a == "nsubj" || a == "obj") {
		return parallelWeight
	}
	return 0
}
