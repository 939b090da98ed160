package model

// kernels returns the kernels that this processor has, the slowest first.
func kernels() []kernel { return []kernel{plainGo, neon} }

// mulFast is mulPlain with kernels; it reports whether there is one.
func (m *Matrix) mulFast(x []int16, n, stride int, out []int32) bool {
	if fastest == plainGo {
		return false
	}
	width := m.Stride()
	_ = x[(n-1)*stride+2*m.pairs-1]
	_ = out[n*width-1]
	for p := 0; p*panelWidth < width; p++ {
		w := &m.v[p*m.pairs*2*panelWidth]
		for r := 0; r < n; {
			if left := n - r; left > 1 && n >= 4 {
				r = min(r, n-4) // the last rows may overlap those before
				mulPanel4(m.pairs, &x[r*stride], 2*stride, w, &out[r*width+p*panelWidth], 4*width)
				r += 4
				continue
			}
			mulPanel1(m.pairs, &x[r*stride], w, &out[r*width+p*panelWidth])
			r++
		}
	}
	return true
}

//go:noescape
func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel1(pairs int, x *int16, w *int16, out *int32)

// stepFast is stepPlain for the first units, and returns how many it has done.
func stepFast(z []float32, acc []int32, unit []float32, cell []float32, out []int16) (done int) {
	h := len(cell)
	if fastest == plainGo || h < 4 {
		return 0
	}
	stepKernel(h/4, &z[0], &acc[0], &unit[0], 4*h, &cell[0], &out[0])
	return h &^ 3
}

// stepKernel works on blocks of four units; gate is the distance in bytes between
// the gates.
//
//go:noescape
func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)

// scaleFast is scale for the first elements, and returns how many it has done.
func scaleFast(y []float32, acc []int32, unit []float32, row float32, bias []float32, slope float32) (done int) {
	if fastest == plainGo || len(y) < 4 {
		return 0
	}
	scaleKernel(len(y)/4, &acc[0], &unit[0], row, &bias[0], slope, &y[0])
	return len(y) &^ 3
}

//go:noescape
func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)

// The compiler does well enough where words are embedded and rows of heads rounded.

func absMaxFast(x []float32) (top float32, done int)                 { return 0, 0 }
func roundFast(x []float32, factor float32, dst []int16) (done int)  { return 0 }
func addRowFast(dst []float32, row []int8, scale float32) (done int) { return 0 }
