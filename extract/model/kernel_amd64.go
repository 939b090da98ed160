package model

import "golang.org/x/sys/cpu"

var hasKernel = cpu.X86.HasAVX2

//go:noescape
func mulPanel6(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel4(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

//go:noescape
func mulPanel1(pairs int, x *int16, xStride int, w *int16, out *int32, outStride int)

// stepKernel is stepPlain for blocks of eight units; gate is the distance in bytes
// between the gates.
//
//go:noescape
func stepKernel(blocks int, z *float32, acc *int32, unit *float32, gate int, cell *float32, out *int16)

//go:noescape
func scaleKernel(blocks int, acc *int32, unit *float32, row float32, bias *float32, slope float32, y *float32)

//go:noescape
func absMaxKernel(blocks int, x *float32, lanes *[8]float32)

//go:noescape
func roundKernel(blocks int, x *float32, factor float32, dst *int16)
