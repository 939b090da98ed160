package parse

import (
	"slices"
	"testing"
)

// The labels of the tests, and who is whose rival there.
const (
	labelRoot = iota
	labelSubject
	labelPassive
	labelObject
	labelApposition
	labelFlat
	labelCount
)

// settled settles the rivals among words with these heads and labels, and returns those moved. The present head of a word has the probability .8 and its label .6; others
// tells those of other heads and labels, as word, head and label.
func settled(heads, chosen []int, others map[[3]int]float32) (moved []int) {
	n := len(heads)
	present := slices.Clone(heads)
	r := rivals{roles: make([]role, labelCount), barred: make([]bool, labelCount)}
	r.roles[labelSubject], r.roles[labelPassive], r.roles[labelObject] = 1, 1, 2
	r.barred[labelRoot], r.barred[labelFlat] = true, true
	r.arcs = func() []float32 {
		p := make([]float32, n*(n+1))
		for word, h := range present {
			p[word*(n+1)+h+1] = .8
		}
		for key := range others {
			if key[1] != present[key[0]] {
				p[key[0]*(n+1)+key[1]+1] = .1
			}
		}
		return p
	}
	labels := slices.Clone(chosen)
	r.labels = func(word, head int) []float32 {
		q := make([]float32, labelCount)
		for key, p := range others {
			if key[0] == word && key[1] == head {
				q[key[2]] = p
			}
		}
		if head == present[word] {
			q[labels[word]] = .6
		}
		return q
	}
	return r.settle(heads, chosen)
}

func TestTwoWordsWithOneRole(t *testing.T) {
	for _, test := range []struct {
		name          string
		heads, labels []int
		others        map[[3]int]float32
		wantHeads     []int
		wantLabels    []int
		wantMoved     []int
	}{
		{"no rivals", []int{1, -1, 1}, []int{labelSubject, labelRoot, labelObject}, map[[3]int]float32{{0, 2, labelApposition}: .9},
			[]int{1, -1, 1}, []int{labelSubject, labelRoot, labelObject}, nil},
		{"another relation", []int{2, 2, -1}, []int{labelSubject, labelSubject, labelRoot}, map[[3]int]float32{{0, 2, labelObject}: .3, {1, 0, labelApposition}: .5},
			[]int{2, 2, -1}, []int{labelObject, labelSubject, labelRoot}, nil},
		{"another head", []int{2, 2, -1}, []int{labelSubject, labelSubject, labelRoot}, map[[3]int]float32{{0, 2, labelObject}: .01, {1, 0, labelApposition}: .5},
			[]int{2, 0, -1}, []int{labelSubject, labelApposition, labelRoot}, []int{1}},
		{"the passive is a subject too", []int{2, 2, -1}, []int{labelSubject, labelSubject, labelRoot}, map[[3]int]float32{{0, 2, labelPassive}: .4, {1, 0, labelApposition}: .1},
			[]int{2, 0, -1}, []int{labelSubject, labelApposition, labelRoot}, []int{1}},
		{"no new rival", []int{2, 2, -1, 2}, []int{labelSubject, labelSubject, labelRoot, labelObject}, map[[3]int]float32{{0, 2, labelObject}: .4, {1, 0, labelApposition}: .1},
			[]int{2, 0, -1, 2}, []int{labelSubject, labelApposition, labelRoot, labelObject}, []int{1}},
		{"no cycle", []int{3, 0, 3, -1}, []int{labelSubject, labelApposition, labelSubject, labelRoot}, map[[3]int]float32{{0, 1, labelApposition}: .9, {2, 1, labelApposition}: .1},
			[]int{3, 0, 1, -1}, []int{labelSubject, labelApposition, labelApposition, labelRoot}, []int{2}},
		{"barred", []int{2, 2, -1}, []int{labelSubject, labelSubject, labelRoot}, map[[3]int]float32{{0, 2, labelFlat}: .4},
			[]int{2, 2, -1}, []int{labelSubject, labelSubject, labelRoot}, nil},
	} {
		moved := settled(test.heads, test.labels, test.others)
		if !slices.Equal(test.heads, test.wantHeads) || !slices.Equal(test.labels, test.wantLabels) || !slices.Equal(moved, test.wantMoved) {
			t.Errorf("%s: heads %v labels %v moved %v, want %v %v %v", test.name, test.heads, test.labels, moved, test.wantHeads, test.wantLabels, test.wantMoved)
		}
	}
}
