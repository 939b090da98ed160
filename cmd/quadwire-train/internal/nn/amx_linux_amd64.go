package nn

import (
	"syscall"

	"golang.org/x/sys/cpu"
)

// hasAMX says that the products on tiles can run.
var hasAMX = detectAMX()

// detectAMX asks the system for the use of tiles. Linux grants it to a process that
// asks, see "Using XSTATE features in user space applications" in its documentation.
func detectAMX() bool {
	const requestPermission, tileData = 0x1023, 18
	if !hasAVX512 || !cpu.X86.HasAMXTile || !cpu.X86.HasAMXBF16 {
		return false
	}
	_, _, errno := syscall.RawSyscall(syscall.SYS_ARCH_PRCTL, requestPermission, tileData, 0)
	return errno == 0
}

// tileConfig is the operand of LDTILECFG: bytes in a row and rows of each tile.
type tileConfig struct {
	palette, startRow uint8
	_                 [14]uint8
	bytes             [16]uint16
	rows              [16]uint8
}

// oneRowOfTiles is for tiles1x4 and tiles1x1: so many rows of A and C, at most 16, and
// columns in the last tile of B and C.
func oneRowOfTiles(rows, width int) *tileConfig {
	cfg := &tileConfig{palette: 1}
	for t := range 8 {
		cfg.bytes[t], cfg.rows[t] = 64, 16
		if t < 5 { // C and A
			cfg.rows[t] = uint8(rows)
		}
	}
	cfg.bytes[0], cfg.bytes[6] = uint16(4*width), uint16(4*width)
	return cfg
}

// twoRowsOfTiles is for tiles2x2: so many rows of A and C, 17 to 32, and columns in the
// second tile of B and C.
func twoRowsOfTiles(rows, width int) *tileConfig {
	cfg := &tileConfig{palette: 1}
	for t := range 8 {
		cfg.bytes[t], cfg.rows[t] = 64, 16
	}
	for _, t := range [...]int{2, 3, 5} { // the second of C and A
		cfg.rows[t] = uint8(rows - 16)
	}
	for _, t := range [...]int{1, 3, 7} {
		cfg.bytes[t] = uint16(4 * width)
	}
	return cfg
}

//go:noescape
func tiles2x2(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc, groups int)

//go:noescape
func tiles1x4(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc, groups int)

//go:noescape
func tiles1x1(cfg *tileConfig, a *uint16, lda int, b *uint16, k int, c *float32, ldc int)

//go:noescape
func bfRow(n int, src *float32, dst *uint16)

//go:noescape
func bfPairs(n int, a, b *float32, dst *uint16, step int)

//go:noescape
func bfPairsT(src *float32, lds int, dst *uint16, ldd int)

//go:noescape
func bfRowsT(src *float32, lds int, dst *uint16)
