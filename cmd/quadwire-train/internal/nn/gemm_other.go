//go:build !amd64

package nn

var hasAVX2, hasAVX512 bool

func kern6(k int, a *float32, rs, cs int, b, c *float32, ldc int) { panic("nn: no kernel") }
func kern4(k int, a *float32, rs, cs int, b, c *float32, ldc int) { panic("nn: no kernel") }
func kern2(k int, a *float32, rs, cs int, b, c *float32, ldc int) { panic("nn: no kernel") }
func kern1(k int, a *float32, rs, cs int, b, c *float32, ldc int) { panic("nn: no kernel") }
func axpyAVX(n int, alpha float32, x, y *float32)                 { panic("nn: no kernel") }

func wide(rows, k int, a *float32, rs, cs int, b, c *float32, ldc, mask int) {
	panic("nn: no kernel")
}
