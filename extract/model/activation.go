package model

// What is computed here in floating point must not depend on the processor: the
// math package has versions in assembly whose last bit may differ, and a compiler
// may fuse a product with a sum unless a conversion stands between them.

// Tanh is the rational approximation of degrees 13 and 6 that Eigen uses (error
// below 1e-6), step by step as the kernel computes it.
func Tanh(x float32) float32 {
	x = max(min(x, 9), -9)
	x2 := float32(x * x)
	p := float32(x2*-2.76076847742355e-16) + 2.00018790482477e-13
	p = float32(p*x2) + -8.60467152213735e-11
	p = float32(p*x2) + 5.12229709037114e-08
	p = float32(p*x2) + 1.48572235717979e-05
	p = float32(p*x2) + 6.37261928875436e-04
	p = float32(p*x2) + 4.89352455891786e-03
	p = float32(p * x)
	q := float32(x2*1.19825839466702e-06) + 1.18534705686654e-04
	q = float32(q*x2) + 2.26843463243900e-03
	q = float32(q*x2) + 4.89352518554385e-03
	return float32(p / q)
}

// Sigmoid is the logistic function by way of Tanh.
func Sigmoid(x float32) float32 {
	return float32(Tanh(float32(x*0.5))*0.5) + 0.5
}

// exp is the exponential function: a series near zero, squared ten times.
func exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	y := x / 1024
	sum, term := 1.0, 1.0
	for k := 1.0; k <= 8; k++ {
		term = float64(term*y) / k
		sum += term
	}
	for range 10 {
		sum = float64(sum * sum)
	}
	return sum
}

// round16 rounds to the nearest integer, to the even one of two: adding and taking
// away 1.5*2^23 leaves no room for a fraction.
func round16(x float32) int16 {
	const shift = 12582912
	return int16(float32(x+shift) - shift)
}
