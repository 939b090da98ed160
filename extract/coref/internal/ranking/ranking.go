// Package ranking is a linear model that chooses one of several candidates by their
// hashed binary features. It is trained by the likelihood of all candidates that are
// right together (Durrett and Klein 2013), with AdaGrad (Duchi, Hazan and Singer
// 2011), and stored in one byte per weight, so that choices are sums of integers and
// the same everywhere.
package ranking

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Model scores candidates. It is immutable.
type Model struct {
	mask    uint32
	weights []int8
}

// Score adds up the weights of features; a feature is the hash of its name and value.
func (m *Model) Score(features []uint32) int32 {
	var sum int32
	for _, f := range features {
		sum += int32(m.weights[f&m.mask])
	}
	return sum
}

// header is what precedes the weights: the binary logarithm of their number.
const header = 4

// Append appends the encoded model to b: a little-endian 32-bit number, the binary
// logarithm of the buckets, then a byte for each weight.
func (m *Model) Append(b []byte) []byte {
	bits := uint32(0)
	for m.mask>>bits != 0 {
		bits++
	}
	b = binary.LittleEndian.AppendUint32(b, bits)
	for _, w := range m.weights {
		b = append(b, byte(w))
	}
	return b
}

// Decode reads a model that takes up all of b.
func Decode(b []byte) (*Model, error) {
	if len(b) < header {
		return nil, errors.New("model too short")
	}
	bits := binary.LittleEndian.Uint32(b)
	b = b[header:]
	if bits < 1 || bits > 24 || len(b) != 1<<bits {
		return nil, fmt.Errorf("model of 2^%d buckets has %d weights", bits, len(b))
	}
	m := &Model{mask: 1<<bits - 1, weights: make([]int8, len(b))}
	for i := range b {
		m.weights[i] = int8(b[i])
	}
	return m, nil
}

// Trainer learns the weights of a Model, one choice at a time.
type Trainer struct {
	mask    uint32
	rate    float64
	weights []float32
	squares []float32 // sums of squared gradients
	sums    []float32 // of the weights at each call of Remember
	times   int       // that Remember was called
	scores  []float64
	chances []float64
}

// NewTrainer returns a Trainer for 2^bits buckets; rate is the learning rate of AdaGrad.
func NewTrainer(bits int, rate float64) *Trainer {
	return &Trainer{
		mask: 1<<bits - 1, rate: rate,
		weights: make([]float32, 1<<bits), squares: make([]float32, 1<<bits),
	}
}

// Candidate is one that can be chosen.
type Candidate struct {
	Features []uint32
	// Right reports that it is a right choice.
	Right bool
	// Cost is how bad it is to choose it where it is not right: it is added to its
	// score while learning, so that it must lose by that much.
	Cost float64
}

// Learn takes one step for a choice of which at least one candidate is right. It
// returns the index of the one that the weights before chose, the first of equals,
// and the loss: the negative logarithm of the chance that it was right.
func (t *Trainer) Learn(candidates []Candidate) (chosen int, loss float64) {
	t.scores, t.chances = t.scores[:0], t.chances[:0]
	for i := range candidates {
		sum := 0.0
		for _, f := range candidates[i].Features {
			sum += float64(t.weights[f&t.mask])
		}
		if i > 0 && sum > t.scores[chosen] {
			chosen = i
		}
		t.scores = append(t.scores, sum)
	}
	top := math.Inf(-1)
	for i := range candidates {
		s := t.scores[i]
		if !candidates[i].Right {
			s += candidates[i].Cost
		}
		t.chances = append(t.chances, s)
		top = math.Max(top, s)
	}
	all, right := 0.0, 0.0
	for i := range candidates {
		t.chances[i] = math.Exp(t.chances[i] - top)
		all += t.chances[i]
		if candidates[i].Right {
			right += t.chances[i]
		}
	}
	right = math.Max(right, 1e-30)
	for i := range candidates {
		gradient := t.chances[i] / all
		if candidates[i].Right {
			gradient -= t.chances[i] / right
		}
		if math.Abs(gradient) > 1e-4 {
			t.step(candidates[i].Features, gradient)
		}
	}
	return chosen, -math.Log(right / all)
}

func (t *Trainer) step(features []uint32, gradient float64) {
	for _, f := range features {
		at := f & t.mask
		t.squares[at] += float32(gradient * gradient)
		t.weights[at] -= float32(t.rate * gradient / (1e-2 + math.Sqrt(float64(t.squares[at]))))
	}
}

// clip is the greatest weight kept, in natural logarithms of odds.
const clip = 2.0

// Remember adds the weights as they are to the average that Model returns from
// then on: averaged weights depend less on the last examples (Polyak and Juditsky 1992).
func (t *Trainer) Remember() {
	if t.sums == nil {
		t.sums = make([]float32, len(t.weights))
	}
	for i, w := range t.weights {
		t.sums[i] += w
	}
	t.times++
}

// Model returns the model learned so far, rounded to 127 steps of clip.
func (t *Trainer) Model() *Model {
	m := &Model{mask: t.mask, weights: make([]int8, len(t.weights))}
	weights, times := t.weights, 1.0
	if t.times > 0 {
		weights, times = t.sums, float64(t.times)
	}
	for i, w := range weights {
		step := math.Round(float64(w) / times / clip * 127)
		m.weights[i] = int8(max(-127, min(127, step)))
	}
	return m
}
