package model

import "golang.org/x/sys/cpu"

var hasKernel = cpu.X86.HasAVX2

//go:noescape
func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)
