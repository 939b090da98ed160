package corefeval

import "math"

// bestAssignment returns the largest sum of values of which no two are in one row or
// one column: the method of Kuhn (1955) with the shortest augmenting paths of Jonker
// and Volgenant (1987), in time n²·m for n rows and m columns, whichever are fewer
// taken for rows. Values are 0 or more; rows are of one length.
func bestAssignment(values [][]float64) float64 {
	n := len(values)
	if n == 0 || len(values[0]) == 0 {
		return 0
	}
	m := len(values[0])
	at := func(i, j int) float64 { return values[i][j] }
	if n > m {
		n, m = m, n
		at = func(i, j int) float64 { return values[j][i] }
	}
	// Rows and columns are numbered from 1; column 0 holds the row to be placed.
	// Costs are the values negated, reduced by the potentials of row and column.
	ofRow, ofColumn := make([]float64, n+1), make([]float64, m+1)
	rowIn := make([]int, m+1)
	from := make([]int, m+1)
	for i := 1; i <= n; i++ {
		rowIn[0] = i
		shortest := make([]float64, m+1)
		for j := range shortest {
			shortest[j] = math.Inf(1)
		}
		done := make([]bool, m+1)
		j := 0
		for rowIn[j] != 0 {
			done[j] = true
			row, step, next := rowIn[j], math.Inf(1), 0
			for k := 1; k <= m; k++ {
				if done[k] {
					continue
				}
				if cost := -at(row-1, k-1) - ofRow[row] - ofColumn[k]; cost < shortest[k] {
					shortest[k], from[k] = cost, j
				}
				if shortest[k] < step {
					step, next = shortest[k], k
				}
			}
			for k := range done {
				if done[k] {
					ofRow[rowIn[k]] += step
					ofColumn[k] -= step
				} else {
					shortest[k] -= step
				}
			}
			j = next
		}
		for j != 0 {
			rowIn[j] = rowIn[from[j]]
			j = from[j]
		}
	}
	sum := 0.0
	for j := 1; j <= m; j++ {
		if rowIn[j] != 0 {
			sum += at(rowIn[j]-1, j-1)
		}
	}
	return sum
}
