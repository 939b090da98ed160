package extract

import (
	"slices"
	"testing"
)

func TestRunsAreOfWholeSentences(t *testing.T) {
	for _, test := range []struct{ lengths, runs []int }{
		{nil, nil},
		{[]int{4}, []int{1}},
		{[]int{0, 0}, []int{2}},
		{[]int{4, 6, 1}, []int{2, 1}},
		{[]int{40, 3, 3, 3, 3}, []int{1, 3, 1}},
		{[]int{3, 40, 0, 10}, []int{1, 1, 2}},
	} {
		var doc Document
		end := 0
		for _, n := range test.lengths {
			doc.Sentences = append(doc.Sentences, Sentence{First: end, End: end + n})
			end += n
		}
		var runs []int
		var all []Sentence
		for sents := range doc.Runs(10) {
			runs = append(runs, len(sents))
			all = append(all, sents...)
		}
		if !slices.Equal(runs, test.runs) || !slices.Equal(all, doc.Sentences) {
			t.Errorf("sentences of %v words: runs of %v, want %v", test.lengths, runs, test.runs)
		}
	}
}
