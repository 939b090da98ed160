package parse

// A role is what a word can be to a predicate that no second word can be to it, too; 0 is
// none. A predicate has one subject, be it a noun or a clause, and one object; conjoined
// ones are below the first. The subject of a clause whose predicate is a clause itself has
// a relation of its own, nsubj:outer.
type role uint8

// roleOf tells the roles of relations.
var roleOf = map[string]role{
	"nsubj": 1, "nsubj:pass": 1, "csubj": 1, "csubj:pass": 1,
	"obj": 2, "ccomp": 2,
	"iobj":  3,
	"xcomp": 4,
}

// roles is the number of roles, none included.
const roles = 5

// leastArc is the probability of the least likely head that is considered instead of the
// best.
const leastArc = 1e-4

// rivals gives one of two words that claim the same role of one predicate another reading.
// Heads and relations are chosen word by word, and nothing in their scores says that a
// verb has one subject: in *a man whom, a court heard, police shot* both nouns may become
// that of *shot*. Of all changes of one word that end the rivalry and begin no other, the
// one is made that costs the least probability. These are constraints of Martins et al.
// 2009 (Concise integer linear programming formulations for dependency parsing), held
// where they are broken only.
type rivals struct {
	roles []role // by label
	// barred are labels that no rival is given: root, and flat, as names are not torn so.
	barred []bool
	// arcs returns the probabilities of the heads of the words of the sentence, as
	// [Parser.Arcs] does; labels those of the relations of a word of it to another. What they
	// return is overwritten by their next call.
	arcs   func() []float32
	labels func(word, head int) []float32

	taken []int // by word and role: the first word that has it, from 1
}

// change is another head and relation for a word.
type change struct {
	word, head, label int
	// gain is the probability over that of the present head and relation.
	gain float64
}

// settle changes heads, -1 the root, and chosen labels of the words of a sentence until no two
// have the same role. It returns the words whose heads have changed.
func (r *rivals) settle(heads, chosen []int) (moved []int) {
	var arcs []float32
	for range heads {
		a, b := r.find(heads, chosen)
		if a < 0 {
			return moved
		}
		if arcs == nil {
			arcs = r.arcs()
		}
		best := r.instead(a, arcs, heads, chosen)
		if c := r.instead(b, arcs, heads, chosen); c.gain > best.gain {
			best = c
		}
		if best.gain <= 0 {
			return moved
		}
		if heads[best.word] != best.head {
			moved = append(moved, best.word)
		}
		heads[best.word], chosen[best.word] = best.head, best.label
	}
	return moved
}

// find returns two words with the same role, or -1.
func (r *rivals) find(heads, chosen []int) (a, b int) {
	r.taken = fit(r.taken, len(heads)*roles)
	clear(r.taken)
	for t, head := range heads {
		what := r.roles[chosen[t]]
		if what == 0 || head < 0 {
			continue
		}
		at := &r.taken[head*roles+int(what)]
		if *at > 0 {
			return *at - 1, t
		}
		*at = t + 1
	}
	return -1, -1
}

// instead returns the likeliest other head and relation of a word that make it nobody's
// rival, with a gain of 0 if there are none.
func (r *rivals) instead(word int, arcs []float32, heads, chosen []int) change {
	n := len(heads)
	row := arcs[word*(n+1)+1 : (word+1)*(n+1)]
	best, now := change{}, 0.0
	for head, p := range row {
		own := head == heads[word]
		if !own && (p < leastArc || below(heads, head, word)) {
			continue
		}
		labels := r.labels(word, head)
		if own {
			now = float64(p) * float64(labels[chosen[word]])
		}
		for label, q := range labels {
			s := float64(p) * float64(q)
			if s > best.gain && !r.barred[label] && !(own && r.roles[label] == r.roles[chosen[word]]) && !r.rival(word, head, label, heads, chosen) {
				best = change{word, head, label, s}
			}
		}
	}
	if now <= 0 {
		return change{}
	}
	best.gain /= now
	return best
}

// rival reports whether word would have a rival as a dependent of head with that label.
func (r *rivals) rival(word, head, label int, heads, chosen []int) bool {
	what := r.roles[label]
	if what == 0 {
		return false
	}
	for t, h := range heads {
		if t != word && h == head && r.roles[chosen[t]] == what {
			return true
		}
	}
	return false
}

// below reports whether word is top or hangs below it.
func below(heads []int, word, top int) bool {
	for at := word; at >= 0; at = heads[at] {
		if at == top {
			return true
		}
	}
	return false
}
