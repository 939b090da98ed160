//go:build !amd64

package model

const hasKernel = false

func mulPanel6(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int) {}
func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int) {}
func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int) {}

func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16) {
}

func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32) {
}
func absMaxKernel(blocks int, x *float32, lanes *[8]float32)         {}
func roundKernel(blocks int, x *float32, factor float32, dst *int16) {}
