//go:build !(linux && amd64)

package nn

var hasAMX bool

type tileConfig struct{}

func oneRowOfTiles(rows, width int) *tileConfig  { panic("nn: no kernel") }
func twoRowsOfTiles(rows, width int) *tileConfig { panic("nn: no kernel") }
func tiles2x2(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc, groups int) {
	panic("nn: no kernel")
}
func tiles1x4(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc, groups int) {
	panic("nn: no kernel")
}
func tiles1x1(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc int) {
	panic("nn: no kernel")
}
func bfRow(n int, src *float32, dst *uint16)               { panic("nn: no kernel") }
func bfPairs(n int, a, b *float32, dst *uint16, step int)  { panic("nn: no kernel") }
func bfPairsT(src *float32, lds int, dst *uint16, ldd int) { panic("nn: no kernel") }
func bfRowsT(src *float32, lds int, dst *uint16)           { panic("nn: no kernel") }
