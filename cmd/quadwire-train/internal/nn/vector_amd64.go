package nn

//go:noescape
func axpy512(n int, alpha float32, x, y *float32)

//go:noescape
func times512(n int, x, y *float32)

//go:noescape
func timesWhereNegative512(n int, factor float32, x, y *float32)

//go:noescape
func drain512(n int, from, to *float32) float32

//go:noescape
func adam512(n int, with *adamFactors, grad, w, m, v *float32)

//go:noescape
func approach512(n int, share float32, x, y *float32)

//go:noescape
func cell512(n int, gates, before, c, tanhC, h, out *float32)

//go:noescape
func cellBack512(n int, gates, tanhC, before, dBefore, dh, dc, dz *float32)
