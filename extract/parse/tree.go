package parse

// bestTree returns the heads, 0 for the root, of the tree with the highest sum of
// scores[i*(n+1)+head] that has exactly one word below the root.
func bestTree(scores []float32, n int) []int {
	heads := make([]int, n)
	roots := 0
	for i := range heads {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		for h, s := range row {
			if s > row[heads[i]] {
				heads[i] = h
			}
		}
		if heads[i] == 0 {
			roots++
		}
	}
	if roots == 1 && findCycle(append([]int{-1}, heads...)) == nil {
		return heads
	}
	return edmonds(singleRoot(scores, n))[1:]
}

// singleRoot copies scores to rows for the nodes 0..n, node 0 the root, and makes
// each arc from the root so costly that the best tree has the fewest: one.
func singleRoot(scores []float32, n int) [][]float64 {
	lowest, highest := 0.0, 0.0
	for _, s := range scores {
		if s > -1e8 {
			lowest, highest = min(lowest, float64(s)), max(highest, float64(s))
		}
	}
	cost := (highest - lowest + 1) * float64(n+1)
	rows := make([][]float64, n+1)
	rows[0] = make([]float64, n+1)
	for i := range n {
		row := make([]float64, n+1)
		for h := range row {
			row[h] = float64(scores[i*(n+1)+h])
		}
		row[0] -= cost
		rows[i+1] = row
	}
	return rows
}

// edmonds returns the head of each node in the best arborescence from node 0,
// where score[d][h] is that of the arc from h to d (Chu & Liu 1965, Edmonds 1967).
// The head of node 0 is -1.
func edmonds(score [][]float64) []int {
	heads := make([]int, len(score))
	heads[0] = -1
	for d := 1; d < len(score); d++ {
		best := -1
		for h, s := range score[d] {
			if h != d && (best < 0 || s > score[d][best]) {
				best = h
			}
		}
		heads[d] = best
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	return expand(score, heads, cycle)
}

// findCycle returns the nodes of a cycle of heads, or nil. Node 0 has head -1.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // the walk that saw the node
	for start := range heads {
		node := start
		for node > 0 && seen[node] == 0 {
			seen[node] = start + 1
			node = heads[node]
		}
		if node > 0 && seen[node] == start+1 {
			cycle := []int{node}
			for at := heads[node]; at != node; at = heads[at] {
				cycle = append(cycle, at)
			}
			return cycle
		}
	}
	return nil
}

// expand contracts the cycle to one node, solves the smaller graph, and opens the
// cycle where the arc into it enters.
func expand(score [][]float64, heads, cycle []int) []int {
	inCycle := make([]bool, len(score))
	for _, v := range cycle {
		inCycle[v] = true
	}
	var outside []int
	for v := range score {
		if !inCycle[v] {
			outside = append(outside, v)
		}
	}
	c := len(outside) // number of the contracted node
	small := make([][]float64, c+1)
	for i := range small {
		small[i] = make([]float64, c+1)
	}
	enter, leave := make([]int, c), make([]int, c)
	for i, u := range outside {
		for j, h := range outside {
			small[i][j] = score[u][h]
		}
		enter[i], leave[i] = cycle[0], cycle[0]
		gain := func(v int) float64 { return score[v][u] - score[v][heads[v]] }
		for _, v := range cycle[1:] {
			if gain(v) > gain(enter[i]) {
				enter[i] = v
			}
			if score[u][v] > score[u][leave[i]] {
				leave[i] = v
			}
		}
		small[c][i] = gain(enter[i])
		small[i][c] = score[u][leave[i]]
	}
	solved := edmonds(small)
	out := append([]int(nil), heads...)
	for i, u := range outside {
		switch h := solved[i]; {
		case h == c:
			out[u] = leave[i]
		case h >= 0:
			out[u] = outside[h]
		}
	}
	from := solved[c]
	out[enter[from]] = outside[from]
	return out
}
