package nn

import "math/rand/v2"

// workspace lends the matrices of one shard's pass and takes them back all at once.
type workspace struct {
	slabs [][]float32
	slab  int
	used  int
	rng   *rand.Rand
}

const slabSize = 4 << 20

// mat lends a zero matrix until the next reset.
func (ws *workspace) mat(rows, cols int) Mat {
	m := ws.dirty(rows, cols)
	m.Zero()
	return m
}

// dirty lends a matrix of any content until the next reset, to be written before it is read.
func (ws *workspace) dirty(rows, cols int) Mat {
	n := rows * cols
	if n > slabSize {
		return NewMat(rows, cols)
	}
	if len(ws.slabs) == 0 || ws.used+n > slabSize {
		if len(ws.slabs) > 0 {
			ws.slab++
		}
		if ws.slab == len(ws.slabs) {
			ws.slabs = append(ws.slabs, make([]float32, slabSize))
		}
		ws.used = 0
	}
	v := ws.slabs[ws.slab][ws.used : ws.used+n : ws.used+n]
	ws.used += n
	return Mat{rows, cols, v}
}

func (ws *workspace) reset(rng *rand.Rand) { ws.slab, ws.used, ws.rng = 0, 0, rng }
