package linear

import (
	"bytes"
	"testing"
)

// features of a number: its remainders by 2 and 3.
func features(n int) []uint32 { return []uint32{uint32(n % 2), 2 + uint32(n%3)} }

// class is what is to be learned: 0 for even numbers, else 1, but 2 for odd
// multiples of three. It is no sum of what the remainders say alone, but near it.
func class(n int) int {
	switch {
	case n%2 == 0:
		return 0
	case n%3 == 0:
		return 2
	}
	return 1
}

func TestLearnsEncodesDecodes(t *testing.T) {
	trainer := NewTrainer(4, 3, 0.5)
	first, last := 0.0, 0.0
	for pass := range 100 {
		last = 0
		for n := range 30 {
			last += trainer.Learn(features(n), class(n))
		}
		if pass == 0 {
			first = last
		}
	}
	if last > first/3 {
		t.Errorf("loss %.3f, at first %.3f", last, first)
	}
	m := trainer.Model()
	b := m.Append([]byte("x"))
	decoded, rest, err := Decode(append(b[1:], 7, 7))
	if err != nil || len(rest) != 2 || decoded.Classes() != 3 {
		t.Fatalf("decoded %v, rest %v, %v", decoded, rest, err)
	}
	if !bytes.Equal(decoded.Append(nil), b[1:]) {
		t.Error("encoding what was decoded gives other bytes")
	}
	scores := make([]int32, 2)
	for n := range 30 {
		if got := decoded.Best(features(n), scores); got != class(n) {
			t.Errorf("%d: class %d, want %d (scores %v)", n, got, class(n), scores)
		}
	}
}

func TestTwoClasses(t *testing.T) {
	trainer := NewTrainer(4, 2, 0.5)
	for range 50 {
		for n := range 30 {
			trainer.Learn(features(n), n%2)
		}
	}
	m, scores := trainer.Model(), make([]int32, 1)
	for n := range 30 {
		if m.Score(features(n), scores); scores[0] > 0 != (n%2 == 1) {
			t.Errorf("%d: score %d", n, scores[0])
		}
	}
}

func TestDecodeRefusesWhatIsNoModel(t *testing.T) {
	trainer := NewTrainer(3, 2, 0.5)
	trainer.Learn([]uint32{5}, 1)
	good := trainer.Model().Append(nil)
	for _, b := range [][]byte{nil, good[:4], good[:len(good)-1],
		{99, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0}, {3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}, // buckets, classes
		{3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 8, 5}, {3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0}} { // beyond the last, cut short

		if _, _, err := Decode(b); err == nil {
			t.Errorf("%v: no error", b)
		}
	}
}

func TestZerosTakeNoSpace(t *testing.T) {
	trainer := NewTrainer(16, 2, 0.5)
	trainer.Learn([]uint32{60_000}, 1)
	if n := len(trainer.Model().Append(nil)); n > header+4 {
		t.Errorf("one weight takes %d bytes", n)
	}
}

func TestRememberedWeightsAreAveraged(t *testing.T) {
	trainer, scores := NewTrainer(4, 2, 0.5), make([]int32, 1)
	score := func() int32 {
		trainer.Model().Score([]uint32{1}, scores)
		return scores[0]
	}
	trainer.Learn([]uint32{1}, 1)
	trainer.Remember()
	first := score()
	for range 5 {
		trainer.Learn([]uint32{1}, 0)
	}
	if got := score(); got != first {
		t.Errorf("score %d before Remember, want %d", got, first)
	}
	trainer.Remember()
	if got := score(); got >= first || first <= 0 {
		t.Errorf("score %d, not below the first %d", got, first)
	}
}
