package model

// scale sets y to acc*unit*row + bias, values below zero multiplied by slope,
// which is at most 1.
func scale(y []float32, acc []int32, unit []float32, row float32, bias []float32, slope float32) {
	n := len(y)
	acc, unit, bias = acc[:n], unit[:n], bias[:n]
	for i := scaleFast(y, acc, unit, row, bias, slope); i < n; i++ {
		v := float32(float32(float32(acc[i])*unit[i])*row) + bias[i]
		y[i] = max(v, float32(slope*v))
	}
}
