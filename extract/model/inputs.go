package model

import (
	"strings"
	"sync"
)

// projected is what the two directions of the first layer make of a word, which
// depends on the word alone.
type projected [2][]float32

// cachedWords bounds how many words a Network remembers: the first that it meets,
// among which are the common ones. Each takes 32 bytes for each hidden unit.
const cachedWords = 2048

// wordCache remembers projected words for all texts.
type wordCache struct {
	mu    sync.RWMutex
	words map[string]*projected
}

func (c *wordCache) get(form string) *projected {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.words[form]
}

func (c *wordCache) put(form string, p *projected) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.words) < cachedWords {
		// A copy, so that a word does not keep its article in memory.
		c.words[strings.Clone(form)] = p
	}
}

// inputs holds the distinct words of a text.
type inputs struct {
	n     *Network
	ids   map[string]int
	words []*projected
	// pending are the words yet to be projected, with their vectors in x, stride
	// elements apart, and what one unit of each stands for.
	pending []string
	stride  int
	x       []int16
	unit    []float32
	float   []float32
	subs    []uint32
}

// inputLimit bounds the integers of an input vector: 512 inputs of 2^13 times
// weights of 127 stay below 2^31.
const inputLimit = 8191

func (n *Network) newInputs() *inputs {
	dim := n.WordDim + n.SubDim
	return &inputs{n: n, ids: map[string]int{}, float: make([]float32, dim), stride: (dim + 1) &^ 1}
}

// id numbers the distinct words.
func (in *inputs) id(form string) int {
	if id, ok := in.ids[form]; ok {
		return id
	}
	id := len(in.words)
	in.ids[form] = id
	known := in.n.cache.get(form)
	in.words = append(in.words, known)
	if known == nil {
		in.pending = append(in.pending, form)
		in.embed(form)
	}
	return id
}

// embed appends the input vector of a word.
func (in *inputs) embed(form string) {
	n := in.n
	clear(in.float)
	w := int(n.vocab[WordKey(form)])
	addRow(in.float[:n.WordDim], n.word, w, 1)
	in.subs = Subwords(form, n.Subs, in.subs[:0])
	weight := SubwordWeight(len(in.subs))
	for _, b := range in.subs {
		addRow(in.float[n.WordDim:], n.sub, int(b), weight)
	}
	at := len(in.x)
	in.x = append(in.x, make([]int16, in.stride)...)
	in.unit = append(in.unit, Quantise(in.float, inputLimit, in.x[at:at+len(in.float)]))
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
func (in *inputs) project(memory *scratch, direction int, ids []int, z []float32) {
	if len(in.pending) > 0 {
		in.catchUp(memory)
	}
	size := 4 * in.n.Hidden
	for r, id := range ids {
		copy(z[r*size:(r+1)*size], in.words[id][direction])
	}
}

// catchUp projects the words that are new, and remembers them.
func (in *inputs) catchUp(memory *scratch) {
	fresh := make([]projected, len(in.pending))
	for d, dir := range in.n.layers[0] {
		width := dir.w.Stride()
		acc := grow(&memory.acc, len(fresh)*width)
		dir.w.Mul(in.x, len(fresh), in.stride, acc)
		for i := range fresh {
			row := make([]float32, len(dir.bias))
			scale(row, acc[i*width:], dir.w.Unit, in.unit[i], dir.bias, 1)
			fresh[i][d] = row
		}
	}
	for i, form := range in.pending {
		in.words[in.ids[form]] = &fresh[i]
		// A copy of its own, so that a word that is remembered keeps no other.
		in.n.cache.put(form, &projected{fresh[i][0], fresh[i][1]})
	}
	in.pending, in.x, in.unit = in.pending[:0], in.x[:0], in.unit[:0]
}
