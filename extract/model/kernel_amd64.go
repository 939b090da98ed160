package model

import "golang.org/x/sys/cpu"

// kernels returns the kernels that this processor has, the slowest first.
func kernels() []kernel {
	k := []kernel{plainGo}
	x := &cpu.X86
	if !x.HasAVX2 {
		return k
	}
	k = append(k, avx2)
	if !x.HasAVX512F || !x.HasAVX512BW {
		return k
	}
	k = append(k, avx512)
	if !x.HasAVX512VNNI {
		return k
	}
	return append(k, avx512VNNI)
}

// mulFast is mulPlain with kernels; it reports whether there is one.
func (m *Matrix) mulFast(x []int16, n, stride int, out []int32) bool {
	if fastest == plainGo {
		return false
	}
	width, panels := m.Stride(), 1
	if fastest >= avx512 {
		panels = 2
	}
	_ = x[(n-1)*stride+2*m.pairs-1]
	_ = out[n*width-1]
	for p := 0; p*panelWidth < width; p += panels {
		w := &m.v[p*m.pairs*2*panelWidth]
		for r := 0; r < n; {
			rows := rowBlock(n-r, n)
			r = min(r, n-rows) // the last rows may overlap those before
			from, to := &x[r*stride], &out[r*width+p*panelWidth]
			switch {
			case fastest == avx512VNNI:
				mulVNNI(rows, m.pairs, from, 2*stride, w, to, 4*width)
			case fastest == avx512:
				mulAVX512(rows, m.pairs, from, 2*stride, w, to, 4*width)
			case rows == 6:
				mulPanel6(m.pairs, from, 2*stride, w, to, 4*width)
			case rows == 4:
				mulPanel4(m.pairs, from, 2*stride, w, to, 4*width)
			default:
				mulPanel1(m.pairs, from, 2*stride, w, to, 4*width)
			}
			r += rows
		}
	}
	return true
}

// rowBlock is the number of rows to multiply next where left of n are left.
func rowBlock(left, n int) int {
	wide := fastest >= avx512
	switch {
	case wide && left > 10 && n >= 12:
		return 12
	case left > 4 && n >= 6:
		return 6
	case left > 2 && n >= 4, left == 4:
		return 4
	case wide && left > 1:
		return 2
	}
	return 1
}

//go:noescape
func mulPanel6(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

// mulVNNI multiplies 12, 6, 4, 2 or 1 rows by two panels.
//
//go:noescape
func mulVNNI(rows, pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

// mulAVX512 is mulVNNI for processors without VNNI.
//
//go:noescape
func mulAVX512(rows, pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

// stepFast is stepPlain for the first units, and returns how many it has done.
func stepFast(z []float32, acc []int32, unit []float32, cell []float32, out []int16) (done int) {
	h := len(cell)
	if fastest >= avx512 && h >= 16 {
		done = h &^ 15
		stepKernel512(done/16, &z[0], &acc[0], &unit[0], 4*h, &cell[0], &out[0])
	}
	if fastest >= avx2 && h-done >= 8 {
		stepKernel((h-done)/8, &z[done], &acc[done], &unit[done], 4*h, &cell[done], &out[done])
		done = h &^ 7
	}
	return done
}

// stepKernel works on blocks of eight units; gate is the distance in bytes between
// the gates.
//
//go:noescape
func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)

// stepKernel512 is stepKernel for blocks of sixteen.
//
//go:noescape
func stepKernel512(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)

// scaleFast is scale for the first elements, and returns how many it has done.
func scaleFast(y []float32, acc []int32, unit []float32, row float32, bias []float32, slope float32) (done int) {
	n := len(y)
	if fastest >= avx512 && n >= 16 {
		done = n &^ 15
		scaleKernel512(done/16, &acc[0], &unit[0], row, &bias[0], slope, &y[0])
	}
	if fastest >= avx2 && n-done >= 8 {
		scaleKernel((n-done)/8, &acc[done], &unit[done], row, &bias[done], slope, &y[done])
		done = n &^ 7
	}
	return done
}

//go:noescape
func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)

//go:noescape
func scaleKernel512(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)

// absMaxFast is the largest absolute value of the first elements, done in number.
func absMaxFast(x []float32) (top float32, done int) {
	if fastest < avx2 || len(x) < 8 {
		return 0, 0
	}
	var lanes [8]float32
	absMaxKernel(len(x)/8, &x[0], &lanes)
	for _, v := range lanes {
		top = max(top, v)
	}
	return top, len(x) &^ 7
}

//go:noescape
func absMaxKernel(blocks int, x *float32, lanes *[8]float32)

// roundFast rounds the first products of x and factor, and returns how many.
func roundFast(x []float32, factor float32, dst []int16) (done int) {
	if fastest < avx2 || len(x) < 8 {
		return 0
	}
	roundKernel(len(x)/8, &x[0], factor, &dst[0])
	return len(x) &^ 7
}

//go:noescape
func roundKernel(blocks int, x *float32, factor float32, dst *int16)

// addRowFast adds the first elements of row, times scale, to dst, and returns how many.
func addRowFast(dst []float32, row []int8, scale float32) (done int) {
	if fastest < avx2 || len(dst) < 8 {
		return 0
	}
	addRowKernel(len(dst)/8, &row[0], scale, &dst[0])
	return len(dst) &^ 7
}

//go:noescape
func addRowKernel(blocks int, row *int8, scale float32, dst *float32)
