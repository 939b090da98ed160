package nn

import (
	"math"
	"math/rand/v2"
)

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
// after sentence, and returns the summed loss and the number of right heads.
func (a *biaffineArc) pass(ws *workspace, shard int, sents []*Sent, in, dIn Mat, weight float32, rate float64) (loss float64, right int) {
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
		for i, gold := range s.Heads {
			row := scores.Row(i)
			row[i+1] = -1e9 // no word is its own head
			l, best := softmaxRow(row, dScores.Row(i), gold, weight)
			loss += l
			if best == gold {
				right++
			}
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
	return loss, right
}

// biaffineLabel scores the relations of a word to its head.
type biaffineLabel struct {
	dep, head *linear
	u         *Param // (dim+1) x labels*(dim+1)
	root      *Param // 1 x dim
	labels    int
}

func newBiaffineLabel(in, dim, labels int, rng *rand.Rand) *biaffineLabel {
	return &biaffineLabel{
		dep:    newLinear("label.dep", in, dim, true, rng),
		head:   newLinear("label.head", in, dim, true, rng),
		u:      newParam("label.u", dim+1, labels*(dim+1), false).normal(rng, 1/math.Sqrt(float64(dim*4))),
		root:   newParam("label.root", 1, dim, false).normal(rng, 0.1),
		labels: labels,
	}
}

func (b *biaffineLabel) params() []*Param {
	return append(append(b.dep.params(), b.head.params()...), b.u, b.root)
}

// pass adds the gradients of the relations to the gold heads.
func (b *biaffineLabel) pass(ws *workspace, shard int, sents []*Sent, in, dIn Mat, weight float32, rate float64) (loss float64, right int) {
	dep, head := b.dep.forward(ws, in), b.head.forward(ws, in)
	depMask, headMask := dropout(ws, dep, rate), dropout(ws, head, rate)
	dim := head.Cols
	dep1 := withOne(ws, dep)
	tensor := ws.mat(in.Rows, b.u.W.Cols)
	MulAdd(tensor, dep1, false, &b.u.pk)
	dTensor, dHead := ws.mat(tensor.Rows, tensor.Cols), ws.mat(head.Rows, dim)
	score, dScore := make([]float32, b.labels), make([]float32, b.labels)
	first := 0
	for _, s := range sents {
		for i, gold := range s.Labels {
			r := first + i
			hv, dhv := b.root.W.V, b.root.grad[shard].V
			if h := s.Heads[i]; h > 0 {
				hv, dhv = head.Row(first+h-1), dHead.Row(first+h-1)
			}
			t, dt := tensor.Row(r), dTensor.Row(r)
			for l := range b.labels {
				part := t[l*(dim+1) : (l+1)*(dim+1)]
				sum := part[dim]
				for j, x := range hv {
					sum += x * part[j]
				}
				score[l] = sum
			}
			loss1, best := softmaxRow(score, dScore, gold, weight)
			loss += loss1
			if best == gold {
				right++
			}
			for l, d := range dScore {
				part, dPart := t[l*(dim+1):(l+1)*(dim+1)], dt[l*(dim+1):(l+1)*(dim+1)]
				Axpy(d, hv, dPart[:dim])
				dPart[dim] = d
				Axpy(d, part[:dim], dhv)
			}
		}
		first += s.Len()
	}
	var p Packed
	p.Pack(dTensor, false)
	MulAdd(b.u.grad[shard], dep1, true, &p)
	dDep1 := ws.mat(dep1.Rows, dep1.Cols)
	MulAdd(dDep1, dTensor, false, &b.u.pkT)
	dDep := withoutLast(ws, dDep1)
	multiply(dDep, depMask)
	multiply(dHead, headMask)
	b.dep.backward(shard, in, dep, dDep, dIn)
	b.head.backward(shard, in, head, dHead, dIn)
	return loss, right
}
