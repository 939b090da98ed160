package carb

import (
	"slices"
	"sort"
	"strings"
)

// Tuple is one extraction, its parts in white-space tokens.
type Tuple struct {
	Predicate []string
	// Args are the subject, then all further arguments together; a reference can have
	// the first alone.
	Args       [][]string
	Confidence float64
}

// Sentence pairs what was predicted of a sentence with its references.
type Sentence struct {
	References, Predictions []Tuple
}

// Point is precision and recall of all predictions with at least a confidence.
type Point struct {
	Confidence, Precision, Recall float64
}

// F1 is the harmonic mean of precision and recall.
func (p Point) F1() float64 {
	if p.Precision+p.Recall == 0 {
		return 0
	}
	return 2 * p.Precision * p.Recall / (p.Precision + p.Recall)
}

// Result is what a set of predictions scores.
type Result struct {
	// Best is the point of the highest F1.
	Best Point
	// All is the point of all predictions.
	All Point
	AUC float64
	// Predictions counts what was predicted in all.
	Predictions int
}

// Evaluate scores the sentences.
func Evaluate(sentences []Sentence) Result {
	thresholds, count := confidences(sentences)
	if len(thresholds) == 0 {
		return Result{Best: Point{Precision: 1}, All: Point{Precision: 1}}
	}
	sums := make([]sums, len(thresholds))
	for i := range sentences {
		sentences[i].addTo(sums, thresholds)
	}
	points := make([]Point, len(thresholds))
	res := Result{Predictions: count}
	for i, s := range sums {
		points[i] = Point{Confidence: thresholds[i], Precision: 1}
		if s.predicted > 0 {
			points[i].Precision = s.precision / s.predicted
		}
		if s.references > 0 {
			points[i].Recall = s.recall / s.references
		}
		if i == 0 || points[i].F1() > res.Best.F1() {
			res.Best = points[i]
		}
	}
	res.All = points[0]
	res.AUC = area(points)
	return res
}

// confidences returns the different confidences in rising order, and how many
// predictions there are.
func confidences(sentences []Sentence) ([]float64, int) {
	var all []float64
	for _, sent := range sentences {
		for _, t := range sent.Predictions {
			all = append(all, t.Confidence)
		}
	}
	count := len(all)
	slices.Sort(all)
	return slices.Compact(all), count
}

// sums are the numerators and denominators of precision and recall at one threshold.
type sums struct {
	precision, predicted float64
	recall, references   float64
}

// addTo adds the share of the sentence to the sums of all thresholds.
func (s *Sentence) addTo(all []sums, thresholds []float64) {
	scores := s.scores()
	own, _ := confidences([]Sentence{*s})
	from := 0
	for _, conf := range own {
		to := sort.SearchFloat64s(thresholds, conf) + 1
		var kept []int
		for j, pred := range s.Predictions {
			if pred.Confidence >= conf {
				kept = append(kept, j)
			}
		}
		at := sums{precision: oneToOne(scores, kept, nil), predicted: float64(len(kept)),
			recall: manyToOne(scores, kept), references: float64(len(s.References))}
		for ; from < to; from++ {
			all[from].precision += at.precision
			all[from].predicted += at.predicted
			all[from].recall += at.recall
			all[from].references += at.references
		}
	}
	for ; from < len(all); from++ {
		all[from].references += float64(len(s.References))
	}
}

// scores compares each reference with each prediction.
func (s *Sentence) scores() [][]score {
	scores := make([][]score, len(s.References))
	for i, ref := range s.References {
		scores[i] = make([]score, len(s.Predictions))
		for j, pred := range s.Predictions {
			scores[i][j] = match(ref, pred)
		}
	}
	return scores
}

// oneToOne sums the precisions of the pairs of references and predictions that are
// taken one after the other, the best first, and tells taken, if not nil, of each.
func oneToOne(scores [][]score, kept []int, taken func(prediction int, precision float64)) float64 {
	rows, cols := make([]bool, len(scores)), map[int]bool{}
	sum := 0.0
	for range min(len(scores), len(kept)) {
		row, col, best := -1, -1, -1.0
		for i := range scores {
			if rows[i] {
				continue
			}
			for _, j := range kept {
				if !cols[j] && scores[i][j].precision > best {
					row, col, best = i, j, scores[i][j].precision
				}
			}
		}
		rows[row], cols[col] = true, true
		sum += best
		if taken != nil {
			taken(col, best)
		}
	}
	return sum
}

// manyToOne sums the best recall of each reference.
func manyToOne(scores [][]score, kept []int) float64 {
	sum := 0.0
	for i := range scores {
		best := 0.0
		for _, j := range kept {
			best = max(best, scores[i][j].recall)
		}
		sum += best
	}
	return sum
}

// area is the area under the curve of precision over recall by the trapezoidal rule,
// from recall 0, where precision is 1, to the highest recall.
func area(points []Point) float64 {
	sum, last := 0.0, Point{Precision: 1}
	for i := len(points) - 1; i >= 0; i-- {
		p := points[i]
		sum += (p.Recall - last.Recall) * (p.Precision + last.Precision) / 2
		last = p
	}
	return sum
}

// String returns "subject | predicate | further arguments".
func (t Tuple) String() string {
	parts := make([]string, 3)
	parts[1] = strings.Join(t.Predicate, " ")
	if len(t.Args) > 0 {
		parts[0] = strings.Join(t.Args[0], " ")
	}
	if len(t.Args) > 1 {
		parts[2] = strings.Join(t.Args[1], " ")
	}
	return strings.Join(parts, " | ")
}

// Matched returns the precision of each prediction in the one-to-one matching of all
// predictions, 0 for one that gets no reference.
func (s *Sentence) Matched() []float64 {
	out := make([]float64, len(s.Predictions))
	kept := make([]int, len(s.Predictions))
	for j := range kept {
		kept[j] = j
	}
	oneToOne(s.scores(), kept, func(j int, precision float64) { out[j] = precision })
	return out
}
