// Package reliability measures how well probabilities fit what came true: the table of
// predicted and found shares, the expected calibration error over its classes (Naeini,
// Cooper and Hauskrecht 2015), the score of Brier (1950), and the area under the ROC curve.
package reliability

import (
	"fmt"
	"io"
	"math"
	"slices"
	"text/tabwriter"
)

// Point is a probability and the share that came true, 0..1.
type Point struct {
	Predicted, Found float64
}

// classes is the number of rows of a table.
const classes = 10

// Row is one tenth of the points, in order of what was predicted.
type Row struct {
	N                int
	Least, Most      float64 // predicted
	Predicted, Found float64 // means
}

// Report is the measure of points.
type Report struct {
	Rows             []Row
	N                int
	Predicted, Found float64 // means
	// Error is the mean over the points of how far predicted and found of their row differ.
	Error float64
	Brier float64
	// Area is the chance that what came true was given more than what did not: each pair
	// counts by how far its ends differ. 0.5 without such a pair.
	Area float64
}

// Measure returns the report of points.
func Measure(points []Point) Report {
	sorted := slices.Clone(points)
	slices.SortStableFunc(sorted, func(a, b Point) int {
		switch {
		case a.Predicted < b.Predicted:
			return -1
		case a.Predicted > b.Predicted:
			return 1
		}
		return 0
	})
	r := Report{N: len(sorted), Area: 0.5}
	if r.N == 0 {
		return r
	}
	for c := range classes {
		part := sorted[c*r.N/classes : (c+1)*r.N/classes]
		if len(part) == 0 {
			continue
		}
		row := Row{N: len(part), Least: part[0].Predicted, Most: part[len(part)-1].Predicted}
		for _, p := range part {
			row.Predicted += p.Predicted
			row.Found += p.Found
			r.Brier += (p.Predicted - p.Found) * (p.Predicted - p.Found)
		}
		r.Predicted, r.Found = r.Predicted+row.Predicted, r.Found+row.Found
		row.Predicted, row.Found = row.Predicted/float64(row.N), row.Found/float64(row.N)
		r.Error += math.Abs(row.Predicted-row.Found) * float64(row.N)
		r.Rows = append(r.Rows, row)
	}
	n := float64(r.N)
	r.Predicted, r.Found, r.Error, r.Brier = r.Predicted/n, r.Found/n, r.Error/n, r.Brier/n
	won, all := 0.0, 0.0
	for i, low := range sorted {
		for _, high := range sorted[i+1:] {
			difference := high.Found - low.Found
			all += math.Abs(difference)
			switch {
			case high.Predicted == low.Predicted:
				won += math.Abs(difference) / 2
			case difference > 0:
				won += difference
			}
		}
	}
	if all > 0 {
		r.Area = won / all
	}
	return r
}

// Write prints the table and a line of the measures below it.
func (r *Report) Write(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "confidence\tstatements\tmean\tright\t")
	for _, row := range r.Rows {
		fmt.Fprintf(table, "%.2f-%.2f\t%d\t%.3f\t%.3f\t\n", row.Least, row.Most, row.N, row.Predicted, row.Found)
	}
	fmt.Fprintf(table, "all\t%d\t%.3f\t%.3f\t\n", r.N, r.Predicted, r.Found)
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "expected calibration error %.3f, Brier score %.3f, AUC %.3f\n", r.Error, r.Brier, r.Area)
	return err
}
