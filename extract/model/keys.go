package model

// Keys are vectors of integers that queries are multiplied with. The zero value is
// ready for Reset.
type Keys struct {
	m    Matrix
	acc  []int32
	bias []float32 // zeros
}

// Reset makes k that many keys of dim integers each, to be set.
func (k *Keys) Reset(n, dim int) {
	k.m.reshape(dim, n)
	k.m.Unit, k.bias = grow(&k.m.Unit, n), grow(&k.bias, n)
	clear(k.bias)
}

// Set makes x, each one of which stands for unit, the key of the given number.
func (k *Keys) Set(number int, x []int16, unit float32) {
	k.m.setColumn(number, x)
	k.m.Unit[number] = unit
}

// Score sets scores, row after row, to the products of each query with all keys.
// Queries stand stride elements apart and have units as keys have; where dim is odd,
// stride is even and the element after each query zero.
func (k *Keys) Score(queries []int16, rows, stride int, units, scores []float32) {
	n, width := k.m.Cols, k.m.Stride()
	acc := grow(&k.acc, rows*width)
	k.m.Mul(queries, rows, stride, acc)
	for r := range rows {
		scale(scores[r*n:(r+1)*n], acc[r*width:], k.m.Unit, units[r], k.bias, 1)
	}
}
