package model

// lstm is one direction of a layer of the encoder. Gates stand in the order
// input, forget, cell, output.
type lstm struct {
	hidden  int
	reverse bool
	w, u    *Matrix
	bias    []float32
}

// run computes the outputs of the direction from z, the projected inputs
// (rows x 4*hidden), which it overwrites, and writes them, in units of 1/One, to the
// columns of out from col.
func (l *lstm) run(memory *scratch, s *Layout, z []float32, out []int16, width, col int) {
	h := l.hidden
	most := 0
	for _, n := range s.N {
		most = max(most, n)
	}
	state := grow(&memory.state, most*h) // outputs of the step before
	cell := grow(&memory.cell, most*h)
	acc := grow(&memory.acc, most*l.u.Stride())
	active := 0 // sentences whose state flows into the step
	for i := range s.N {
		t := i
		if l.reverse {
			t = len(s.N) - 1 - i
		}
		n := s.N[t]
		carry := min(active, n)
		l.u.Mul(state, carry, h, acc)
		clear(acc[carry*l.u.Stride() : n*l.u.Stride()])
		clear(cell[carry*h : n*h])
		for k := range n {
			r := s.Off[t] + k
			now := state[k*h : (k+1)*h]
			step(z[r*4*h:(r+1)*4*h], acc[k*l.u.Stride():], l.u.Unit, cell[k*h:(k+1)*h], now)
			copy(out[r*width+col:], now)
		}
		active = n
	}
}

// step moves a cell by its gates, z + acc*unit, and writes its output in units of 1/One.
func step(z []float32, acc []int32, unit []float32, cell []float32, out []int16) {
	h := len(cell)
	if !hasKernel || h%8 != 0 {
		stepPlain(z, acc, unit, cell, out)
		return
	}
	_, _, _, _ = z[4*h-1], acc[4*h-1], unit[4*h-1], out[h-1]
	stepKernel(h/8, &z[0], &acc[0], &unit[0], 4*h, &cell[0], &out[0])
}

func stepPlain(z []float32, acc []int32, unit []float32, cell []float32, out []int16) {
	h := len(cell)
	gate := func(i int) float32 { return float32(float32(acc[i])*unit[i]) + z[i] }
	for j := range h {
		in, forget := Sigmoid(gate(j)), Sigmoid(gate(h+j))
		cand, output := Tanh(gate(2*h+j)), Sigmoid(gate(3*h+j))
		c := float32(forget*cell[j]) + float32(in*cand)
		cell[j] = c
		out[j] = round16(float32(float32(output*Tanh(c)) * One))
	}
}
