package model

// lstm is one direction of a layer of the encoder. Gates stand in the order
// input, forget, cell, output.
type lstm struct {
	hidden  int
	reverse bool
	w, u    *Matrix
	bias    []float32
}

// blockRows is how many rows at least, where there are as many, are projected at
// once: enough for the weights to be read seldom, and so few that what comes of
// them is still in the cache when the recurrent steps read it.
const blockRows = 96

// gates are projected inputs: row r stands at index[r] of z, or at r-first where
// there is no index.
type gates struct {
	z     []float32
	index []int
	first int
}

func (g *gates) row(r, size int) []float32 {
	at := r - g.first
	if g.index != nil {
		at = g.index[r]
	}
	return g.z[at*size : (at+1)*size]
}

// run computes the outputs of the direction from x, width elements a row in units
// of 1/One, and writes them, in units of 1/One, to the columns of out from col.
func (l *lstm) run(memory *scratch, s *Layout, x []int16, width int, out []int16, outWidth, col int) {
	state := l.begin(memory, s)
	for from := 0; from < len(s.N); {
		// Project a few steps together.
		to, rows := from, 0
		for to < len(s.N) && rows < blockRows {
			rows += s.N[l.at(s, to)]
			to++
		}
		g := gates{first: min(s.Off[l.at(s, from)], s.Off[l.at(s, to-1)]), z: grow(&memory.z, rows*4*l.hidden)}
		l.project(memory, x[g.first*width:], rows, width, g.z)
		for i := from; i < to; i++ {
			state.step(&g, l.at(s, i), out, outWidth, col)
		}
		from = to
	}
}

// runProjected is run where the inputs are projected already.
func (l *lstm) runProjected(memory *scratch, s *Layout, g *gates, out []int16, outWidth, col int) {
	state := l.begin(memory, s)
	for i := range s.N {
		state.step(g, l.at(s, i), out, outWidth, col)
	}
}

// at is the time of a step.
func (l *lstm) at(s *Layout, step int) int {
	if l.reverse {
		return len(s.N) - 1 - step
	}
	return step
}

// recurrence is the state of a direction between two steps.
type recurrence struct {
	*lstm
	*Layout
	state  []int16 // outputs of the step before
	cell   []float32
	acc    []int32
	active int // sentences whose state flows into the step
}

func (l *lstm) begin(memory *scratch, s *Layout) *recurrence {
	most := 0
	for _, n := range s.N {
		most = max(most, n)
	}
	return &recurrence{
		lstm: l, Layout: s,
		state: grow(&memory.state, most*l.hidden),
		cell:  grow(&memory.cell, most*l.hidden),
		acc:   grow(&memory.recur, most*l.u.Stride()),
	}
}

// step moves the sentences that have a word at time t.
func (c *recurrence) step(g *gates, t int, out []int16, outWidth, col int) {
	h, stride, n := c.hidden, c.u.Stride(), c.N[t]
	carry := min(c.active, n)
	c.u.Mul(c.state, carry, h, c.acc)
	clear(c.acc[carry*stride : n*stride])
	clear(c.cell[carry*h : n*h])
	for k := range n {
		r := c.Off[t] + k
		now := c.state[k*h : (k+1)*h]
		step(g.row(r, 4*h), c.acc[k*stride:], c.u.Unit, c.cell[k*h:(k+1)*h], now)
		copy(out[r*outWidth+col:], now)
	}
	c.active = n
}

// step moves a cell by its gates, z + acc*unit, and writes its output in units of 1/One.
func step(z []float32, acc []int32, unit []float32, cell []float32, out []int16) {
	h := len(cell)
	_, _, _, _ = z[4*h-1], acc[4*h-1], unit[4*h-1], out[h-1]
	stepPlain(z, acc, unit, cell, out, stepFast(z, acc, unit, cell, out))
}

// stepPlain is step for the units from from on.
func stepPlain(z []float32, acc []int32, unit []float32, cell []float32, out []int16, from int) {
	h := len(cell)
	gate := func(i int) float32 { return float32(float32(acc[i])*unit[i]) + z[i] }
	for j := from; j < h; j++ {
		in, forget := Sigmoid(gate(j)), Sigmoid(gate(h+j))
		cand, output := Tanh(gate(2*h+j)), Sigmoid(gate(3*h+j))
		c := float32(forget*cell[j]) + float32(in*cand)
		cell[j] = c
		out[j] = round16(float32(float32(output*Tanh(c)) * One))
	}
}

// project sets z to bias + x*w for vectors in units of 1/One.
func (l *lstm) project(memory *scratch, x []int16, rows, width int, z []float32) {
	stride := l.w.Stride()
	acc := grow(&memory.acc, rows*stride)
	l.w.Mul(x, rows, width, acc)
	size := 4 * l.hidden
	for r := range rows {
		scale(z[r*size:(r+1)*size], acc[r*stride:], l.w.Unit, 1, l.bias, 1)
	}
}
