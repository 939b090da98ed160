package nn

import "sync"

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

const (
	narrowPanel = 16 // of the kernels for AVX2 and of plain Go
	widePanel   = 32 // of those for AVX-512
)

// panelWidth is the width of a packed column block.
func panelWidth() int {
	if hasAVX512 {
		return widePanel
	}
	return narrowPanel
}

// Packed is the right-hand side of a product, in panels of columns; the last is filled up with zeros.
type Packed struct {
	rows, cols int
	v          []float32
	tiles      []uint16 // in place of v where products run on tiles
}

// packs lends right-hand sides that are needed once.
var packs = sync.Pool{New: func() any { return new(Packed) }}

func borrowPacked() *Packed  { return packs.Get().(*Packed) }
func returnPacked(p *Packed) { packs.Put(p) }

// Pack packs b, or its transpose, reusing the memory of p.
func (p *Packed) Pack(b Mat, transpose bool) {
	p.rows, p.cols = b.Rows, b.Cols
	if transpose {
		p.rows, p.cols = b.Cols, b.Rows
	}
	if hasAMX {
		p.packTiles(b, transpose)
		return
	}
	panel := panelWidth()
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
	if hasAMX {
		mulAddTiles(c, a, transpose, p)
		return
	}
	panel := panelWidth()
	for pn := 0; pn*panel < p.cols; pn++ {
		b := &p.v[pn*p.rows*panel]
		width := min(panel, p.cols-pn*panel)
		if hasAVX512 {
			wideRows(c, a, m, rs, cs, p.rows, b, pn*panel, width)
			continue
		}
		narrowRows(c, a, m, rs, cs, p.rows, b, pn*panel, width)
	}
}

// wideRows computes a panel of at most 32 columns of c. The blocks of rows are as
// equal as can be: 13 rows are a block of 7 and one of 6.
func wideRows(c, a Mat, m, rs, cs, k int, b *float32, col, width int) {
	mask := 1<<width - 1
	blocks := (m + 11) / 12
	for r := 0; r < m; blocks-- {
		rows := (m - r + blocks - 1) / blocks
		wide(rows, k, &a.V[r*rs], 4*rs, 4*cs, b, &c.V[r*c.Cols+col], 4*c.Cols, mask)
		r += rows
	}
}

// narrowRows computes a panel of at most 16 columns of c.
func narrowRows(c, a Mat, m, rs, cs, k int, b *float32, col, width int) {
	var edge [6 * narrowPanel]float32
	for r := 0; r < m; {
		rows := blockRows(m - r)
		at := &a.V[r*rs]
		if width == narrowPanel {
			kern(rows, k, at, rs, cs, b, &c.V[r*c.Cols+col], c.Cols)
		} else {
			clear(edge[:])
			kern(rows, k, at, rs, cs, b, &edge[0], narrowPanel)
			for i := range rows {
				row := c.V[(r+i)*c.Cols+col:]
				for j := range width {
					row[j] += edge[i*narrowPanel+j]
				}
			}
		}
		r += rows
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
