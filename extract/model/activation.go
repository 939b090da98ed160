package model

// Sigmoid and tanh come from tables with linear interpolation, 64 steps to the
// unit (error below 3e-5), and exp from a series: the math package has versions in
// assembly on some processors, whose last bit may differ.

const (
	tableSteps = 64
	tableEnd   = 8 // sigmoid(8) = 0.9997, tanh(8) = 1 to seven digits
	tableSize  = 2*tableEnd*tableSteps + 1
)

type table [tableSize][2]float32 // value, and difference to the next

var sigmoidTable, tanhTable = makeTables()

func makeTables() (sig, tanh *table) {
	sig, tanh = new(table), new(table)
	for i := range tableSize {
		x := float64(i)/tableSteps - tableEnd
		e := exp(-x)
		sig[i][0] = float32(1 / (1 + e))
		e2 := float64(e * e)
		tanh[i][0] = float32((1 - e2) / (1 + e2))
	}
	for _, t := range []*table{sig, tanh} {
		for i := range tableSize - 1 {
			t[i][1] = t[i+1][0] - t[i][0]
		}
	}
	return sig, tanh
}

func (t *table) at(x float32) float32 {
	x = float32((x + tableEnd) * tableSteps)
	if x <= 0 {
		return t[0][0]
	}
	if x >= tableSize-1 {
		return t[tableSize-1][0]
	}
	i := int(x)
	cell := &t[i]
	return cell[0] + float32((x-float32(i))*cell[1])
}

// exp is the exponential function, the same on every processor.
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
