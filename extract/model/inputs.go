package model

// inputs holds the distinct words of a text and what the first layer makes of
// them, which depends on the word alone.
type inputs struct {
	n     *Network
	ids   map[string]int
	done  int // words already projected
	x     []int16
	unit  []float32
	z     [2][]float32
	float []float32
	subs  []uint32
}

// inputLimit bounds the integers of an input vector: 512 inputs of 2^13 times
// weights of 127 stay below 2^31.
const inputLimit = 8191

func (n *Network) newInputs() *inputs {
	return &inputs{n: n, ids: map[string]int{}, float: make([]float32, n.WordDim+n.SubDim)}
}

// id numbers the distinct words.
func (in *inputs) id(form string) int {
	if id, ok := in.ids[form]; ok {
		return id
	}
	id := len(in.ids)
	in.ids[form] = id
	in.embed(form)
	return id
}

// embed appends the input vector of a word.
func (in *inputs) embed(form string) {
	n := in.n
	dim := n.WordDim + n.SubDim
	clear(in.float)
	w := int(n.vocab[WordKey(form)])
	addRow(in.float[:n.WordDim], n.word, w, 1)
	in.subs = Subwords(form, n.Subs, in.subs[:0])
	weight := SubwordWeight(len(in.subs))
	for _, b := range in.subs {
		addRow(in.float[n.WordDim:], n.sub, int(b), weight)
	}
	stride := (dim + 1) &^ 1
	at := len(in.x)
	in.x = append(in.x, make([]int16, stride)...)
	in.unit = append(in.unit, Quantise(in.float, inputLimit, in.x[at:at+dim]))
}

// SubwordWeight is the weight of each of n subwords in the sum of their vectors.
func SubwordWeight(n int) float32 { return float32(3 / float32(n)) }

func addRow(dst []float32, t *Tensor, r int, weight float32) {
	scale := float32(weight * t.Scales[r])
	for j, b := range t.Bytes[r*t.Cols : (r+1)*t.Cols] {
		dst[j] += float32(float32(b) * scale)
	}
}

// project sets z to the projections of the words in one direction of the first layer.
func (in *inputs) project(direction int, ids []int, z []float32) {
	if direction == 0 {
		in.catchUp()
	}
	size := 4 * in.n.Hidden
	for r, id := range ids {
		copy(z[r*size:(r+1)*size], in.z[direction][id*size:(id+1)*size])
	}
}

// catchUp projects the words that are new.
func (in *inputs) catchUp() {
	total := len(in.ids)
	dim := in.n.WordDim + in.n.SubDim
	stride := (dim + 1) &^ 1
	for d, dir := range in.n.layers[0] {
		width := dir.w.Stride()
		acc := make([]int32, (total-in.done)*width)
		dir.w.Mul(in.x[in.done*stride:], total-in.done, stride, acc)
		for i := in.done; i < total; i++ {
			in.z[d] = append(in.z[d], dir.bias...)
			row := in.z[d][len(in.z[d])-len(dir.bias):]
			scale(row, acc[(i-in.done)*width:], dir.w.Unit, in.unit[i], dir.bias, 1)
		}
	}
	in.done = total
}
