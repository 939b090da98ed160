package draw

import (
	"math"
	"math/rand/v2"
	"slices"

	"gonum.org/v1/gonum/graph/layout"
	"gonum.org/v1/gonum/graph/simple"
)

// point is a place in pixels; y grows downwards.
type point struct{ x, y float64 }

func (p point) add(q point) point         { return point{p.x + q.x, p.y + q.y} }
func (p point) sub(q point) point         { return point{p.x - q.x, p.y - q.y} }
func (p point) mul(f float64) point       { return point{p.x * f, p.y * f} }
func (p point) len() float64              { return math.Hypot(p.x, p.y) }
func between(a, b point, t float64) point { return a.add(b.sub(a).mul(t)) }

// box is a rectangle about its centre.
type box struct {
	point
	w, h float64
}

// tries is how many layouts are compared, steps how long each is worked on.
const (
	tries = 24
	steps = 150
)

// place sets the centres of boxes that pairs link: each connected part for itself,
// side by side. ideal is how far apart linked ones should be; words are the boxes of
// what stands between those of a pair, which has room there.
func place(boxes []box, pairs [][2]int, words []box, ideal float64) {
	var parts [][]box
	var members [][]int
	for _, part := range components(len(boxes), pairs) {
		placed := bestLayout(part, pairs, ideal)
		out := make([]box, len(part))
		for i, node := range part {
			out[i] = boxes[node]
			out[i].point = placed[i]
		}
		wide(out)
		room := map[[2]int]point{}
		for i, p := range pairs {
			a, b := slices.Index(part, p[0]), slices.Index(part, p[1])
			if a >= 0 && b >= 0 {
				key := [2]int{max(a, b), min(a, b)}
				has := room[key]
				room[key] = point{max(has.x, words[i].w+2*arrowRoom), has.y + words[i].h + arrowRoom}
			}
		}
		separate(out, func(i, j int) point {
			if gap, ok := room[[2]int{i, j}]; ok {
				return gap
			}
			return point{nodeGap, nodeGap}
		}, nil)
		parts, members = append(parts, out), append(members, part)
	}
	// The parts stand in rows, the largest first, no wider than the largest or a page.
	widest := 900.0
	for _, part := range parts {
		from, to := bounds(part)
		widest = max(widest, to.x-from.x)
	}
	x, y, row := 0.0, 0.0, 0.0
	for i, part := range parts {
		from, to := bounds(part)
		if x > 0 && x+to.x-from.x > widest {
			x, y, row = 0, y+row+70, 0
		}
		for j, node := range members[i] {
			boxes[node].point = part[j].point.sub(from).add(point{x, y})
		}
		x += to.x - from.x + 70
		row = max(row, to.y-from.y)
	}
}

// components returns the connected parts, the largest first, and of equal ones that
// with the smallest number.
func components(n int, pairs [][2]int) [][]int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		if of[i] != i {
			of[i] = find(of[i])
		}
		return of[i]
	}
	for _, p := range pairs {
		a, b := find(p[0]), find(p[1])
		of[max(a, b)] = min(a, b)
	}
	parts := map[int][]int{}
	var roots []int
	for i := range of {
		root := find(i)
		if parts[root] == nil {
			roots = append(roots, root)
		}
		parts[root] = append(parts[root], i)
	}
	slices.SortStableFunc(roots, func(a, b int) int { return len(parts[b]) - len(parts[a]) })
	out := make([][]int, len(roots))
	for i, root := range roots {
		out[i] = parts[root]
	}
	return out
}

// bestLayout places the nodes of a connected part, and returns of several tries that
// with the fewest crossings, of those the one whose links are most alike in length.
func bestLayout(part []int, pairs [][2]int, ideal float64) []point {
	index := map[int]int{}
	for i, node := range part {
		index[node] = i
	}
	var inside [][2]int
	g := simple.NewUndirectedGraph()
	for i := range part {
		g.AddNode(simple.Node(i))
	}
	for _, p := range pairs {
		a, ok := index[p[0]]
		if b := index[p[1]]; ok && a != b && !g.HasEdgeBetween(int64(a), int64(b)) {
			g.SetEdge(simple.Edge{F: simple.Node(a), T: simple.Node(b)})
			inside = append(inside, [2]int{a, b})
		}
	}
	var best []point
	bestCost := math.Inf(1)
	for try := range tries {
		eades := layout.EadesR2{Updates: steps, Repulsion: 1, Rate: 0.05, Theta: 0, Src: rand.NewPCG(uint64(try), 1)}
		o := layout.NewOptimizerR2(sorted{g, len(part)}, eades.Update)
		for o.Update() {
		}
		at := make([]point, len(part))
		for i := range at {
			c := o.Coord2(int64(i))
			at[i] = point{c.X, c.Y}
		}
		if cost := scale(at, inside, ideal); cost < bestCost {
			best, bestCost = at, cost
		}
	}
	return best
}

// scale gives the links the ideal length on average, and returns how bad a layout is.
func scale(at []point, links [][2]int, ideal float64) float64 {
	if len(links) == 0 {
		return 0
	}
	sum := 0.0
	for _, l := range links {
		sum += at[l[0]].sub(at[l[1]]).len()
	}
	factor := ideal * float64(len(links)) / max(sum, 1e-9)
	for i := range at {
		at[i] = at[i].mul(factor)
	}
	cost := 0.0
	for i, l := range links {
		d := at[l[0]].sub(at[l[1]]).len()/ideal - 1
		cost += 0.3 * d * d
		for _, m := range links[:i] {
			if l[0] != m[0] && l[0] != m[1] && l[1] != m[0] && l[1] != m[1] && cross(at[l[0]], at[l[1]], at[m[0]], at[m[1]]) {
				cost++
			}
		}
	}
	for i := range at {
		for j := range at[:i] {
			if d := at[i].sub(at[j]).len() / ideal; d < 0.6 {
				cost += 0.6 - d
			}
		}
	}
	return cost
}

func cross(a, b, c, d point) bool {
	side := func(p, q, r point) bool { return (q.x-p.x)*(r.y-p.y) > (q.y-p.y)*(r.x-p.x) }
	return side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

// wide turns a layout so that its long side lies flat, and stretches it: names are
// wider than high.
func wide(boxes []box) {
	var mean point
	for _, b := range boxes {
		mean = mean.add(b.point.mul(1 / float64(len(boxes))))
	}
	var xx, xy, yy float64
	for _, b := range boxes {
		d := b.sub(mean)
		xx, xy, yy = xx+d.x*d.x, xy+d.x*d.y, yy+d.y*d.y
	}
	angle := -0.5 * math.Atan2(2*xy, xx-yy)
	sin, cos := math.Sincos(angle)
	for i, b := range boxes {
		d := b.sub(mean)
		boxes[i].point = point{1.25 * (d.x*cos - d.y*sin), 0.8 * (d.x*sin + d.y*cos)}
	}
}

// separate pushes boxes that overlap, or are closer than their gap, apart, along the
// way that is shortest. Those that are fixed stay. gap is asked for i > j.
func separate(boxes []box, gap func(i, j int) point, fixed func(int) bool) {
	for range 400 {
		moved := false
		for i := range boxes {
			for j := range i {
				a, b := &boxes[i], &boxes[j]
				space := gap(i, j)
				dx, dy := a.x-b.x, a.y-b.y
				ox, oy := (a.w+b.w)/2+space.x-math.Abs(dx), (a.h+b.h)/2+space.y-math.Abs(dy)
				fi, fj := fixed != nil && fixed(i), fixed != nil && fixed(j)
				if ox <= 0 || oy <= 0 || fi && fj {
					continue
				}
				moved = true
				share := 0.5
				if fi || fj {
					share = 1
				}
				var push point
				if ox < oy {
					push.x = math.Copysign(ox*share+0.1, dx)
				} else {
					push.y = math.Copysign(oy*share+0.1, dy)
				}
				if !fi {
					a.point = a.add(push)
				}
				if !fj {
					b.point = b.sub(push)
				}
			}
		}
		if !moved {
			return
		}
	}
}

// bounds returns the corners of what boxes cover.
func bounds(boxes []box) (from, to point) {
	from, to = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, b := range boxes {
		from = point{min(from.x, b.x-b.w/2), min(from.y, b.y-b.h/2)}
		to = point{max(to.x, b.x+b.w/2), max(to.y, b.y+b.h/2)}
	}
	return from, to
}
