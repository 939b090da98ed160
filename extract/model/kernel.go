package model

// kernel says which instructions the arithmetic may use. Whichever it is, the
// results are the same.
type kernel int

const (
	plainGo    kernel = iota
	avx2              // AVX2
	avx512            // AVX-512 F and BW
	avx512VNNI        // AVX-512 F, BW and VNNI
	neon              // NEON, which every arm64 has
)

func (k kernel) String() string {
	return [...]string{"plain Go", "AVX2", "AVX-512", "AVX-512 VNNI", "NEON"}[k]
}

// fastest is the kernel in use.
var fastest = func() kernel {
	k := kernels()
	return k[len(k)-1]
}()
