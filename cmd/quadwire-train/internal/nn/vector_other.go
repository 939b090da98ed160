//go:build !amd64

package nn

func axpy512(n int, alpha float32, x, y *float32)                           { panic("nn: no kernel") }
func times512(n int, x, y *float32)                                         { panic("nn: no kernel") }
func timesWhereNegative512(n int, factor float32, x, y *float32)            { panic("nn: no kernel") }
func drain512(n int, from, to *float32) float32                             { panic("nn: no kernel") }
func adam512(n int, with *adamFactors, grad, w, m, v *float32)              { panic("nn: no kernel") }
func approach512(n int, share float32, x, y *float32)                       { panic("nn: no kernel") }
func cell512(n int, gates, before, c, tanhC, h, out *float32)               { panic("nn: no kernel") }
func cellBack512(n int, gates, tanhC, before, dBefore, dh, dc, dz *float32) { panic("nn: no kernel") }
