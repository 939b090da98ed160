package model

// lstm is one direction of a layer of the encoder. Gates stand in the order
// input, forget, cell, output.
type lstm struct {
	hidden  int
	reverse bool
	w, u    *Matrix
	bias    []float32
}

// steps says where the words of some sentences stand in the matrices of a batch:
// time-major, sentences by falling length, without padding. Step t holds the t-th
// words of the first n[t] sentences, from row off[t].
type steps struct {
	off, n []int
	rows   int
}

// layOut lays out sentences of the given falling lengths.
func layOut(lengths []int) *steps {
	s := &steps{}
	if len(lengths) == 0 {
		return s
	}
	active := len(lengths)
	for t := range lengths[0] {
		for lengths[active-1] <= t {
			active--
		}
		s.off = append(s.off, s.rows)
		s.n = append(s.n, active)
		s.rows += active
	}
	return s
}

// run computes the outputs of the direction from z, the projected inputs
// (rows x 4*hidden), which it overwrites, and writes them, in units of 1/One, to the
// columns of out from col.
func (l *lstm) run(s *steps, z []float32, out []int16, width, col int) {
	h := l.hidden
	most := 0
	for _, n := range s.n {
		most = max(most, n)
	}
	state := make([]int16, most*h) // outputs of the step before
	cell := make([]float32, most*h)
	acc := make([]int32, most*l.u.Stride())
	active := 0 // sentences whose state flows into the step
	for i := range s.n {
		t := i
		if l.reverse {
			t = len(s.n) - 1 - i
		}
		n := s.n[t]
		carry := min(active, n)
		l.u.Mul(state, carry, h, acc)
		for k := range n {
			r := s.off[t] + k
			gates := z[r*4*h : (r+1)*4*h]
			if k < carry {
				addScaled(gates, acc[k*l.u.Stride():], l.u.Unit)
			} else {
				clear(cell[k*h : (k+1)*h])
			}
			step(gates, cell[k*h:(k+1)*h], state[k*h:(k+1)*h])
			copy(out[r*width+col:], state[k*h:(k+1)*h])
		}
		active = n
	}
}

// addScaled adds to z the sums of a product whose activations are in units of 1/One.
func addScaled(z []float32, acc []int32, unit []float32) {
	acc, unit = acc[:len(z)], unit[:len(z)]
	for j := range z {
		z[j] += float32(float32(acc[j]) * unit[j])
	}
}

// step moves a cell by its gates and writes its output.
func step(gates, cell []float32, out []int16) {
	h := len(cell)
	in, forget, cand, output := gates[:h], gates[h:2*h], gates[2*h:3*h], gates[3*h:4*h]
	for j := range h {
		c := float32(sigmoidTable.at(forget[j])*cell[j]) + float32(sigmoidTable.at(in[j])*tanhTable.at(cand[j]))
		cell[j] = c
		out[j] = round16(float32(sigmoidTable.at(output[j])*tanhTable.at(c)) * One)
	}
}
