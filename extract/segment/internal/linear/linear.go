// Package linear is a multi-class linear classifier over hashed binary features:
// logistic regression, trained with AdaGrad (Duchi, Hazan and Singer 2011) and
// stored in one byte per weight.
package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Model scores the classes 1..Classes-1 against class 0, whose score is 0.
type Model struct {
	classes int // with class 0
	mask    uint32
	weights []int8 // bucket*(classes-1) + class-1
}

// Classes returns the number of classes, class 0 included.
func (m *Model) Classes() int { return m.classes }

// Score adds up the weights of the features into scores, one for each class from
// 1 on; a feature is the hash of its name and value.
func (m *Model) Score(features []uint32, scores []int32) {
	if m.classes == 2 {
		var sum int32
		for _, f := range features {
			sum += int32(m.weights[f&m.mask])
		}
		scores[0] = sum
		return
	}
	width := uint32(m.classes - 1)
	for c := range scores {
		scores[c] = 0
	}
	for _, f := range features {
		at := (f & m.mask) * width
		for c, w := range m.weights[at : at+width] {
			scores[c] += int32(w)
		}
	}
}

// Best returns the class with the highest score, the lower one of equals.
func (m *Model) Best(features []uint32, scores []int32) int {
	m.Score(features, scores)
	best, top := 0, int32(0)
	for c, s := range scores {
		if s > top {
			best, top = c+1, s
		}
	}
	return best
}

// header is what precedes the weights: bits of the mask, classes, and how many
// weights are not zero.
const header = 12

// Append appends the encoded model to b: three little-endian 32-bit numbers, the
// binary logarithm of the buckets, the classes, and how many weights are not zero,
// as most are; then for each of these a varint of the zeros before it and a byte.
func (m *Model) Append(b []byte) []byte {
	bits, kept := uint32(0), uint32(0)
	for m.mask>>bits != 0 {
		bits++
	}
	for _, w := range m.weights {
		if w != 0 {
			kept++
		}
	}
	b = binary.LittleEndian.AppendUint32(b, bits)
	b = binary.LittleEndian.AppendUint32(b, uint32(m.classes))
	b = binary.LittleEndian.AppendUint32(b, kept)
	next := 0
	for i, w := range m.weights {
		if w != 0 {
			b = append(binary.AppendUvarint(b, uint64(i-next)), byte(w))
			next = i + 1
		}
	}
	return b
}

// Decode reads a model from the front of b and returns what follows it.
func Decode(b []byte) (*Model, []byte, error) {
	if len(b) < header {
		return nil, nil, errors.New("model too short")
	}
	bits, classes, kept := binary.LittleEndian.Uint32(b), binary.LittleEndian.Uint32(b[4:]), binary.LittleEndian.Uint32(b[8:])
	if bits < 1 || bits > 24 || classes < 2 || classes > 64 {
		return nil, nil, fmt.Errorf("model of 2^%d buckets and %d classes", bits, classes)
	}
	size := int(classes-1) << bits
	m := &Model{classes: int(classes), mask: 1<<bits - 1, weights: make([]int8, size)}
	b = b[header:]
	next := 0
	for i := range kept {
		zeros, n := binary.Uvarint(b)
		if n <= 0 || n == len(b) || zeros >= uint64(size-next) {
			return nil, nil, fmt.Errorf("weight %d of %d is missing or out of range", i, kept)
		}
		next += int(zeros)
		m.weights[next] = int8(b[n])
		next++
		b = b[n+1:]
	}
	return m, b, nil
}

// Trainer learns the weights of a Model, one example at a time.
type Trainer struct {
	classes int
	mask    uint32
	rate    float64
	weights []float32 // as in Model, but with class 0 as well
	squares []float32 // sums of squared gradients
	sums    []float32 // of the weights at each call of Remember
	times   int       // that Remember was called
	probs   []float64
}

// NewTrainer returns a Trainer for 2^bits buckets; rate is the learning rate of AdaGrad.
func NewTrainer(bits, classes int, rate float64) *Trainer {
	size := classes << bits
	return &Trainer{
		classes: classes, mask: 1<<bits - 1, rate: rate,
		weights: make([]float32, size), squares: make([]float32, size),
		probs: make([]float64, classes),
	}
}

// Learn takes one step for an example of the given class and returns its loss,
// the negative logarithm of the probability that the class had before.
func (t *Trainer) Learn(features []uint32, class int) float64 {
	width := uint32(t.classes)
	for c := range t.probs {
		t.probs[c] = 0
	}
	for _, f := range features {
		at := (f & t.mask) * width
		for c, w := range t.weights[at : at+width] {
			t.probs[c] += float64(w)
		}
	}
	top := t.probs[0]
	for _, p := range t.probs {
		top = max(top, p)
	}
	sum := 0.0
	for c, p := range t.probs {
		t.probs[c] = math.Exp(p - top)
		sum += t.probs[c]
	}
	loss := -math.Log(max(t.probs[class]/sum, 1e-30))
	for c := range t.probs {
		gradient := t.probs[c] / sum
		if c == class {
			gradient--
		}
		if math.Abs(gradient) < 1e-4 {
			continue
		}
		for _, f := range features {
			at := (f&t.mask)*width + uint32(c)
			t.squares[at] += float32(gradient * gradient)
			t.weights[at] -= float32(t.rate * gradient / (1e-2 + math.Sqrt(float64(t.squares[at]))))
		}
	}
	return loss
}

// clip is the greatest weight kept, in natural logarithms of odds: few weights
// are greater, and a smaller range makes the steps of the others finer.
const clip = 3.0

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

// Model returns the model learned so far: each class relative to class 0,
// rounded to 127 steps of clip.
func (t *Trainer) Model() *Model {
	m := &Model{classes: t.classes, mask: t.mask, weights: make([]int8, (t.classes-1)*(int(t.mask)+1))}
	weights, times := t.weights, 1.0
	if t.times > 0 {
		weights, times = t.sums, float64(t.times)
	}
	for i := 0; i <= int(t.mask); i++ {
		base := weights[i*t.classes]
		for c := 1; c < t.classes; c++ {
			w := math.Round(float64(weights[i*t.classes+c]-base) / times / clip * 127)
			m.weights[i*(t.classes-1)+c-1] = int8(max(-127, min(127, w)))
		}
	}
	return m
}
