package coref

import (
	"math"

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

// salience returns the weight of cluster c as seen from token i, over the sentence
// of i, up to i, and the window sentences before it.
func (r *resolver) salience(c, i, window int) float64 {
	sum := 0.0
	for s := max(0, r.sentOf[i]-window); s <= r.sentOf[i]; s++ {
		best := -1.0
		for _, m := range r.bySent[s] {
			if x := &r.mentions[m]; x.Head < i && r.cluster(m) == c {
				best = math.Max(best, r.roleWeight(x.Head))
			}
		}
		if best >= 0 {
			sum += (recencyWeight + best) * math.Pow(0.5, float64(r.sentOf[i]-s))
		}
	}
	return sum
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
