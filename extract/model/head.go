package model

// Linear is a head that reads the vectors of the encoder: y = x*w + b, followed by
// a leaky rectifier (slope 0.1 below zero) where Rectify is set.
type Linear struct {
	Rectify bool
	w       *Matrix
	bias    []float32
}

// Linear returns the named head from vectors of Width elements to cols.
func (n *Network) Linear(name string, cols int, rectify bool) (*Linear, error) {
	l, err := n.linear(name, n.Width(), cols, rectify)
	if err == nil {
		l.w.scaleUnits()
	}
	return l, err
}

// InnerLinear returns a named head that reads the output of another.
func (n *Network) InnerLinear(name string, rows, cols int, rectify bool) (*Linear, error) {
	return n.linear(name, rows, cols, rectify)
}

func (n *Network) linear(name string, rows, cols int, rectify bool) (*Linear, error) {
	w, err := n.Matrix(name+".w", rows, cols)
	if err != nil {
		return nil, err
	}
	bias, err := n.Floats(name+".b", 1, cols)
	if err != nil {
		return nil, err
	}
	return &Linear{Rectify: rectify, w: w, bias: bias}, nil
}

// Cols is the number of outputs.
func (l *Linear) Cols() int { return l.w.Cols }

// Apply returns the outputs for rows vectors in units of 1/One, row after row.
func (l *Linear) Apply(x []int16, rows int) []float32 { return l.ApplyTo(nil, x, rows) }

// ApplyTo is Apply that writes to y, or to new memory where y is too small.
func (l *Linear) ApplyTo(y []float32, x []int16, rows int) []float32 {
	memory := scratches.Get().(*scratch)
	defer scratches.Put(memory)
	return l.apply(memory, y, x, rows, l.w.Rows, nil)
}

// ApplyFloatsTo is ApplyTo for vectors of floats.
func (l *Linear) ApplyFloatsTo(y, x []float32, rows int) []float32 {
	memory := scratches.Get().(*scratch)
	defer scratches.Put(memory)
	dim := l.w.Rows
	stride := (dim + 1) &^ 1
	q, units := grow(&memory.q, rows*stride), grow(&memory.units, rows)
	QuantiseRows(x, rows, dim, One, q, units)
	return l.apply(memory, y, q, rows, stride, units)
}

func (l *Linear) apply(memory *scratch, y []float32, x []int16, rows, stride int, units []float32) []float32 {
	width, cols := l.w.Stride(), l.w.Cols
	y = grow(&y, rows*cols)
	slope := float32(1)
	if l.Rectify {
		slope = 0.1
	}
	for from := 0; from < rows; from += blockRows {
		to := min(from+blockRows, rows)
		acc := grow(&memory.acc, (to-from)*width)
		l.w.Mul(x[from*stride:], to-from, stride, acc)
		for r := from; r < to; r++ {
			unit := float32(1)
			if units != nil {
				unit = units[r]
			}
			scale(y[r*cols:(r+1)*cols], acc[(r-from)*width:], l.w.Unit, unit, l.bias, slope)
		}
	}
	return y
}

// QuantiseRows turns rows of cols floats into integers of at most limit, each row
// with its own unit; rows of q stand an even number of elements apart.
func QuantiseRows(x []float32, rows, cols int, limit float32, q []int16, units []float32) {
	stride := (cols + 1) &^ 1
	for r := range rows {
		units[r] = Quantise(x[r*cols:(r+1)*cols], limit, q[r*stride:r*stride+cols])
		clear(q[r*stride+cols : (r+1)*stride])
	}
}

// ArgMax returns the index of the largest of x, the first of equals.
func ArgMax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}

// Softmax turns scores into probabilities, the same on every processor.
func Softmax(x []float32) {
	top := x[ArgMax(x)]
	total := 0.0
	for i, v := range x {
		e := 0.0
		if d := float64(v - top); d > -30 {
			e = exp(d)
		}
		x[i] = float32(e)
		total += e
	}
	for i := range x {
		x[i] = float32(float64(x[i]) / total)
	}
}
