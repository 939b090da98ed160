package model

// panelWidth is the number of columns that stand together in a packed matrix.
const panelWidth = 16

// panelGroup is the number of panels that the widest kernel works on at once.
const panelGroup = 2

// One is what 1.0 is in the 16-bit fixed point of activations: values within
// [-1, 1] are stored as multiples of 1/8192.
const One = 8192

// Matrix is a matrix of 16-bit integers packed for products from the left, with
// the value of one unit of each column. Its sums fit 32 bits as long as
// rows * max|x| * max|w| < 2^31.
type Matrix struct {
	// Rows and Cols are the sizes before padding.
	Rows, Cols int
	// Unit is what 1 stands for in each column.
	Unit  []float32
	pairs int
	v     []int16
}

// Stride is the number of columns of a result: Cols, rounded up to whole groups of panels.
func (m *Matrix) Stride() int {
	const group = panelGroup * panelWidth
	return (m.Cols + group - 1) / group * group
}

// NewMatrix packs the rows x cols weights that at returns.
func NewMatrix(rows, cols int, unit []float32, at func(r, c int) int16) *Matrix {
	m := &Matrix{Unit: unit}
	m.reshape(rows, cols)
	for r := range rows {
		for c := range cols {
			m.set(r, c, at(r, c))
		}
	}
	return m
}

// reshape makes m a zero matrix of the given size, reusing its memory.
func (m *Matrix) reshape(rows, cols int) {
	m.Rows, m.Cols, m.pairs = rows, cols, (rows+1)/2
	need := m.Stride() * m.pairs * 2
	if cap(m.v) < need {
		m.v = make([]int16, need)
		return
	}
	m.v = m.v[:need]
	clear(m.v)
}

func (m *Matrix) set(r, c int, w int16) {
	panel, col := c/panelWidth, c%panelWidth
	m.v[(panel*m.pairs+r/2)*2*panelWidth+2*col+r%2] = w
}

// setColumn sets the weights of a column.
func (m *Matrix) setColumn(c int, x []int16) {
	for r, w := range x[:m.Rows] {
		m.set(r, c, w)
	}
}

// Mul sets out (n x Stride) to x (n x m.Rows, rows stride elements apart) times m.
// stride must be even where m.Rows is odd, and the element after each row zero.
func (m *Matrix) Mul(x []int16, n, stride int, out []int32) {
	if n == 0 {
		return
	}
	if !m.mulFast(x, n, stride, out) {
		m.mulPlain(x, n, stride, out)
	}
}

// mulPlain is Mul in plain Go; integer sums make it agree with the kernels exactly.
func (m *Matrix) mulPlain(x []int16, n, stride int, out []int32) {
	width := m.Stride()
	for p := 0; p*panelWidth < width; p++ {
		w := m.v[p*m.pairs*2*panelWidth : (p+1)*m.pairs*2*panelWidth]
		for r := range n {
			var acc [panelWidth]int32
			row := x[r*stride : r*stride+2*m.pairs]
			for j := range m.pairs {
				x0, x1 := int32(row[2*j]), int32(row[2*j+1])
				pair := w[j*2*panelWidth : (j+1)*2*panelWidth]
				for c := range acc {
					acc[c] += x0*int32(pair[2*c]) + x1*int32(pair[2*c+1])
				}
			}
			copy(out[r*width+p*panelWidth:], acc[:])
		}
	}
}

// Quantise writes x to dst as integers of at most limit, and returns what one unit
// stands for; it is zero where x is all zeros.
func Quantise(x []float32, limit float32, dst []int16) (unit float32) {
	dst = dst[:len(x)]
	top := absMax(x)
	if top == 0 {
		clear(dst)
		return 0
	}
	factor := limit / top
	for i := roundFast(x, factor, dst); i < len(x); i++ {
		dst[i] = round16(float32(x[i] * factor))
	}
	return top / limit
}

// absMax returns the largest absolute value of x.
func absMax(x []float32) float32 {
	top, done := absMaxFast(x)
	for _, v := range x[done:] {
		top = max(top, v, -v)
	}
	return top
}
