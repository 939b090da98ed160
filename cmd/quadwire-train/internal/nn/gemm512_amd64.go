package nn

import "golang.org/x/sys/cpu"

// hasAVX512 says that the kernels of 32 columns can run. They take at least one step.
var hasAVX512 = cpu.X86.HasAVX512F && cpu.X86.HasAVX512DQ && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL

// wide adds a block of at most 12 rows of a product to c. Strides are in bytes; mask has a bit for
// each column of c.
func wide(rows, k int, a *float32, rs, cs int, b, c *float32, ldc, mask int) {
	switch rows {
	case 1:
		wide1(k, a, rs, cs, b, c, ldc, mask)
	case 2:
		wide2(k, a, rs, cs, b, c, ldc, mask)
	case 3:
		wide3(k, a, rs, cs, b, c, ldc, mask)
	case 4:
		wide4(k, a, rs, cs, b, c, ldc, mask)
	case 5:
		wide5(k, a, rs, cs, b, c, ldc, mask)
	case 6:
		wide6(k, a, rs, cs, b, c, ldc, mask)
	case 7:
		wide7(k, a, rs, cs, b, c, ldc, mask)
	case 8:
		wide8(k, a, rs, cs, b, c, ldc, mask)
	case 9:
		wide9(k, a, rs, cs, b, c, ldc, mask)
	case 10:
		wide10(k, a, rs, cs, b, c, ldc, mask)
	case 11:
		wide11(k, a, rs, cs, b, c, ldc, mask)
	case 12:
		wide12(k, a, rs, cs, b, c, ldc, mask)
	}
}

//go:noescape
func wide1(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide2(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide3(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide4(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide5(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide6(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide7(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide8(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide9(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide10(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide11(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)

//go:noescape
func wide12(k int, a *float32, rs, cs int, b, c *float32, ldc, mask int)
