package model

// scale sets y to acc*unit*row + bias, values below zero multiplied by slope,
// which is at most 1.
func scale(y []float32, acc []int32, unit []float32, row float32, bias []float32, slope float32) {
	n := len(y)
	acc, unit, bias = acc[:n], unit[:n], bias[:n]
	done := 0
	if hasKernel && n >= 8 {
		scaleKernel(n/8, &acc[0], &unit[0], row, &bias[0], slope, &y[0])
		done = n &^ 7
	}
	for i := done; i < n; i++ {
		v := float32(float32(float32(acc[i])*unit[i])*row) + bias[i]
		y[i] = max(v, float32(slope*v))
	}
}

// Dot is the scalar product, summed in eight lanes: element i goes to lane i mod 8.
func Dot(x, y []float32) float32 {
	y = y[:len(x)]
	var lanes [8]float32
	done := 0
	if hasKernel && len(x) >= 8 {
		dotKernel(len(x)/8, &x[0], &y[0], &lanes)
		done = len(x) &^ 7
	} else {
		for ; done+8 <= len(x); done += 8 {
			for i := range lanes {
				lanes[i] += float32(x[done+i] * y[done+i])
			}
		}
	}
	for i := done; i < len(x); i++ {
		lanes[i-done] += float32(x[i] * y[i])
	}
	return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) + ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]))
}
