//go:build !amd64

package model

const hasKernel = false

func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int) {}
func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int) {}
