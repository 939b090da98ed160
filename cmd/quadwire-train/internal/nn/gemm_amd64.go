package nn

import "golang.org/x/sys/cpu"

var hasAVX2 = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func kern6(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func kern4(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func kern2(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func kern1(k int, a *float32, rs, cs int, b, c *float32, ldc int)

//go:noescape
func axpyAVX(n int, alpha float32, x, y *float32)
