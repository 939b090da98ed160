package carb

import (
	"math"
	"strings"
	"testing"
)

// tuple makes a tuple of "subject | predicate | argument | …".
func tuple(s string, confidence float64) Tuple {
	parts := strings.Split(s, "|")
	return NewTuple(parts[1], append(parts[:1:1], parts[2:]...), confidence)
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestMatchCountsSharedWords(t *testing.T) {
	tests := []struct {
		name, ref, pred   string
		precision, recall float64
	}{
		{"the same", "Norway | bought | six ships", "Norway | bought | six ships", 1, 1},
		{"longer object", "Norway | bought | ships", "Norway | bought | six ships", 3. / 4, 1},
		{"further arguments are one", "Norway | bought | ships | from Spain", "Norway | bought | ships from Spain | in May", 5. / 7, 1},
		{"no word of the predicate", "Norway | purchased | ships", "Norway | bought | ships", 0, 0},
		{"case counts", "Ships | sank |", "ships | sank |", 1. / 2, 1. / 2},
		{"be stands for its forms", "Lee | is | a judge", "Lee | be | a judge", 1, 1},
		{"forms of be are words", "Lee | is | a judge", "Lee | was | a judge", 0, 0},
		{"speech turned round", "Lee | said | ships sank", "ships sank | said | Lee", 1, 1},
		{"only speech is turned round", "Lee | saw | ships", "ships | saw | Lee", 1. / 3, 1. / 3},
		{"a word counts as often as it stands there", "the end of the war | came | soon", "the war | came | soon", 1, 4. / 7},
		{"reference without object", "Prices | rose", "Prices | rose | in May", 1, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := match(tuple(test.ref, 1), tuple(test.pred, 1))
			if !near(got.precision, test.precision) || !near(got.recall, test.recall) {
				t.Errorf("got %v, want precision %v, recall %v", got, test.precision, test.recall)
			}
		})
	}
}

// TestEvaluateByHand: two sentences, three references, three predictions.
//
//	at 0.9  one prediction, right:               P 1,         R 1/3
//	at 0.5  and one of which 3 words of 4 match: P (1+3/4)/2, R (1+1)/3
//	at 0.2  and one that matches nothing:        P (1+3/4)/3, R 2/3
func TestEvaluateByHand(t *testing.T) {
	sentences := []Sentence{
		{
			References:  []Tuple{tuple("Lee | left | Oslo", 1), tuple("Ray | stayed | there", 1)},
			Predictions: []Tuple{tuple("Lee | left | Oslo", 0.9), tuple("Lee | took | Oslo", 0.2)},
		},
		{
			References:  []Tuple{tuple("Norway | bought | ships", 1)},
			Predictions: []Tuple{tuple("Norway | bought | six ships", 0.5)},
		},
	}
	got := Evaluate(sentences)
	want := Point{Confidence: 0.5, Precision: 0.875, Recall: 2. / 3}
	if !near(got.Best.Precision, want.Precision) || !near(got.Best.Recall, want.Recall) || got.Best.Confidence != 0.5 {
		t.Errorf("best %+v, want %+v", got.Best, want)
	}
	if !near(got.All.Precision, 1.75/3) || !near(got.All.Recall, 2./3) {
		t.Errorf("all %+v", got.All)
	}
	if auc := 1./3*1 + 1./3*(1+0.875)/2; !near(got.AUC, auc) {
		t.Errorf("AUC %v, want %v", got.AUC, auc)
	}
}

func TestPrecisionTakesAReferenceOnce(t *testing.T) {
	got := Evaluate([]Sentence{{
		References:  []Tuple{tuple("Lee | left | Oslo", 1)},
		Predictions: []Tuple{tuple("Lee | left | Oslo", 1), tuple("Lee | left | Oslo", 1)},
	}})
	if !near(got.All.Precision, 0.5) || !near(got.All.Recall, 1) {
		t.Errorf("%+v", got.All)
	}
}

func TestReadLeavesContextsOut(t *testing.T) {
	const tsv = "Lee said ships sank .\tsank\tships\tC: Lee said\nLee said ships sank . \tsaid\tLee\tships sank\t\n"
	gold, err := Read(strings.NewReader(tsv), "x.tsv")
	if err != nil || len(gold) != 1 || len(gold[0].References) != 2 {
		t.Fatalf("%+v, %v", gold, err)
	}
	if refs := gold[0].References; len(refs[0].Args) != 1 || len(refs[1].Args) != 2 {
		t.Errorf("%+v", refs)
	}
	if _, err := Read(strings.NewReader("a\tb\n"), "x.tsv"); err == nil || !strings.HasPrefix(err.Error(), "x.tsv:1: ") {
		t.Errorf("error %v", err)
	}
}
