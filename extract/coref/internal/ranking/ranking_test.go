package ranking

import (
	"bytes"
	"testing"
)

// choices are numbers of which the even ones are right, described by their last bit
// and by themselves.
func choices(numbers ...int) []Candidate {
	var out []Candidate
	for _, n := range numbers {
		out = append(out, Candidate{Features: []uint32{uint32(n % 2), 2 + uint32(n)}, Right: n%2 == 0})
	}
	return out
}

func TestLearnsToChooseEncodesDecodes(t *testing.T) {
	trainer := NewTrainer(5, 0.2)
	first, last := 0.0, 0.0
	for pass := range 50 {
		last = 0
		for _, c := range [][]Candidate{choices(1, 2, 3), choices(4, 5), choices(7, 9, 6, 8)} {
			_, loss := trainer.Learn(c)
			last += loss
		}
		if pass == 0 {
			first = last
		}
		if pass > 25 {
			trainer.Remember()
		}
	}
	if last > first/3 {
		t.Errorf("loss %.3f, at first %.3f", last, first)
	}
	b := trainer.Model().Append(nil)
	m, err := Decode(b)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Append(nil), b) {
		t.Error("encoding what was decoded gives other bytes")
	}
	// Numbers that were not seen have the bit.
	if even, odd := m.Score([]uint32{0, 2 + 10}), m.Score([]uint32{1, 2 + 11}); even <= odd {
		t.Errorf("score of an even number %d, of an odd one %d", even, odd)
	}
}

func TestCostMakesAChoiceLoseByMore(t *testing.T) {
	gap := func(cost float64) int32 {
		trainer := NewTrainer(4, 0.1)
		c := choices(1, 2)
		c[0].Cost = cost
		for range 20 {
			trainer.Learn(c)
		}
		m := trainer.Model()
		return m.Score(c[1].Features) - m.Score(c[0].Features)
	}
	if free, dear := gap(0), gap(3); dear <= free {
		t.Errorf("gap %d with a cost, %d without", dear, free)
	}
}

func TestDecodeRefusesOtherSizes(t *testing.T) {
	for _, b := range [][]byte{nil, {1, 0}, {3, 0, 0, 0, 1}, {99, 0, 0, 0}} {
		if _, err := Decode(b); err == nil {
			t.Errorf("%v is a model", b)
		}
	}
}
