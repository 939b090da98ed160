package nn

import "math/rand/v2"

// biaffineArc scores every word as the head of every other (Dozat & Manning 2017).
type biaffineArc struct {
	dep, head *linear
	u         *Param // (dim+1) x dim; the last row scores a word as a head of anything
	root      *Param // 1 x dim, the root as a head
}

func newBiaffineArc(in, dim int, rng *rand.Rand) *biaffineArc {
	return &biaffineArc{
		dep:  newLinear("arc.dep", in, dim, true, rng),
		head: newLinear("arc.head", in, dim, true, rng),
		u:    newParam("arc.u", dim+1, dim, false).normal(rng, 1/float64(dim)),
		root: newParam("arc.root", 1, dim, false).normal(rng, 0.1),
	}
}

func (a *biaffineArc) params() []*Param {
	return append(append(a.dep.params(), a.head.params()...), a.u, a.root)
}

// withOne copies x with a further column of ones.
func withOne(ws *workspace, x Mat) Mat {
	out := ws.mat(x.Rows, x.Cols+1)
	for r := range x.Rows {
		copy(out.Row(r), x.Row(r))
		out.Row(r)[x.Cols] = 1
	}
	return out
}

// withoutLast copies all but the last column of x.
func withoutLast(ws *workspace, x Mat) Mat {
	out := ws.mat(x.Rows, x.Cols-1)
	for r := range x.Rows {
		copy(out.Row(r), x.Row(r))
	}
	return out
}

// pass adds the gradients of the arcs of sents, whose words stand in in sentence
// after sentence, and returns the summed loss.
func (a *biaffineArc) pass(ws *workspace, shard int, sents []*Sent, in, dIn Mat, weight float32, rate float64) (loss float64) {
	dep, head := a.dep.forward(ws, in), a.head.forward(ws, in)
	depMask, headMask := dropout(ws, dep, rate), dropout(ws, head, rate)
	dep1 := withOne(ws, dep)
	query := ws.mat(in.Rows, head.Cols)
	MulAdd(query, dep1, false, &a.u.pk)
	dQuery, dHead := ws.mat(query.Rows, query.Cols), ws.mat(head.Rows, head.Cols)

	var p Packed
	first := 0
	for _, s := range sents {
		n := s.Len()
		keys := ws.mat(n+1, head.Cols)
		copy(keys.Row(0), a.root.W.V)
		copy(keys.V[head.Cols:], sub(head, first, n).V)
		scores, dScores := ws.mat(n, n+1), ws.mat(n, n+1)
		q := sub(query, first, n)
		p.Pack(keys, true)
		MulAdd(scores, q, false, &p)
		for i, want := range s.targets(s.Heads, func(s *Soft) [][]Prob { return s.Heads }) {
			row := scores.Row(i)
			row[i+1] = -1e9 // no word is its own head
			loss += softmaxRow(row, dScores.Row(i), want, weight)
		}
		p.Pack(keys, false)
		MulAdd(sub(dQuery, first, n), dScores, false, &p)
		dKeys := ws.mat(n+1, head.Cols)
		p.Pack(q, false)
		MulAdd(dKeys, dScores, true, &p)
		Axpy(1, dKeys.Row(0), a.root.grad[shard].V)
		copy(sub(dHead, first, n).V, dKeys.V[head.Cols:])
		first += n
	}

	p.Pack(dQuery, false)
	MulAdd(a.u.grad[shard], dep1, true, &p)
	dDep1 := ws.mat(dep1.Rows, dep1.Cols)
	MulAdd(dDep1, dQuery, false, &a.u.pkT)
	dDep := withoutLast(ws, dDep1)
	multiply(dDep, depMask)
	multiply(dHead, headMask)
	a.dep.backward(shard, in, dep, dDep, dIn)
	a.head.backward(shard, in, head, dHead, dIn)
	return loss
}
