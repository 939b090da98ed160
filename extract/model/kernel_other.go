//go:build !amd64 && !arm64

package model

// kernels returns the kernels that this processor has, the slowest first.
func kernels() []kernel { return []kernel{plainGo} }

func (m *Matrix) mulFast(x []int16, n, stride int, out []int32) bool { return false }

func stepFast(z []float32, acc []int32, unit []float32, cell []float32, out []int16) (done int) {
	return 0
}

func scaleFast(y []float32, acc []int32, unit []float32, row float32, bias []float32, slope float32) (done int) {
	return 0
}

func absMaxFast(x []float32) (top float32, done int)                 { return 0, 0 }
func roundFast(x []float32, factor float32, dst []int16) (done int)  { return 0 }
func addRowFast(dst []float32, row []int8, scale float32) (done int) { return 0 }
