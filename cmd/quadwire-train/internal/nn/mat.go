package nn

// Mat is a dense matrix, row after row.
type Mat struct {
	Rows, Cols int
	V          []float32
}

// NewMat returns a zero matrix.
func NewMat(rows, cols int) Mat { return Mat{rows, cols, make([]float32, rows*cols)} }

// Row returns row r, sharing memory.
func (m Mat) Row(r int) []float32 { return m.V[r*m.Cols : (r+1)*m.Cols] }

// Zero clears m.
func (m Mat) Zero() { clear(m.V) }

// panel is the width of a packed column block.
const panel = 16

// Packed is the right-hand side of a product, in panels of 16 columns.
type Packed struct {
	rows, cols int
	v          []float32
}

// Pack packs b, or its transpose, reusing the memory of p.
func (p *Packed) Pack(b Mat, transpose bool) {
	p.rows, p.cols = b.Rows, b.Cols
	if transpose {
		p.rows, p.cols = b.Cols, b.Rows
	}
	panels := (p.cols + panel - 1) / panel
	need := panels * p.rows * panel
	if cap(p.v) < need {
		p.v = make([]float32, need)
	}
	p.v = p.v[:need]
	for pn := range panels {
		base, from := pn*p.rows*panel, pn*panel
		width := min(panel, p.cols-from)
		if width < panel {
			clear(p.v[base : base+p.rows*panel])
		}
		if !transpose {
			for k := range p.rows {
				copy(p.v[base+k*panel:base+k*panel+width], b.V[k*b.Cols+from:k*b.Cols+from+width])
			}
			continue
		}
		for j := range width {
			src := b.V[(from+j)*b.Cols : (from+j+1)*b.Cols]
			for k, x := range src {
				p.v[base+k*panel+j] = x
			}
		}
	}
}

// MulAdd adds a*p to c. With transpose set, a is taken transposed: c (m x n) +=
// aT (m x k) * p (k x n) where a is k x m.
func MulAdd(c, a Mat, transpose bool, p *Packed) {
	m, rs, cs := a.Rows, a.Cols, 1
	if transpose {
		m, rs, cs = a.Cols, 1, a.Cols
	}
	if m == 0 || p.rows == 0 {
		return
	}
	var edge [6 * panel]float32
	for pn := 0; pn*panel < p.cols; pn++ {
		b := &p.v[pn*p.rows*panel]
		width := min(panel, p.cols-pn*panel)
		for r := 0; r < m; {
			rows := blockRows(m - r)
			at := &a.V[r*rs]
			if width == panel {
				kern(rows, p.rows, at, rs, cs, b, &c.V[r*c.Cols+pn*panel], c.Cols)
			} else {
				clear(edge[:])
				kern(rows, p.rows, at, rs, cs, b, &edge[0], panel)
				for i := range rows {
					row := c.V[(r+i)*c.Cols+pn*panel:]
					for j := range width {
						row[j] += edge[i*panel+j]
					}
				}
			}
			r += rows
		}
	}
}

func blockRows(left int) int {
	switch {
	case left >= 6:
		return 6
	case left >= 4:
		return 4
	case left >= 2:
		return 2
	}
	return 1
}
