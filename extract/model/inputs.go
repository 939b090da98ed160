package model

import (
	"strings"
	"sync"
)

// Word is a word of a text as a network sees it: its form, and what is known of it
// beforehand, each byte a row of the table of marks; none for most networks.
type Word struct{ Form, Marks string }

// embedding is the input vector of a word, which depends on the word alone, as
// integers and what one unit of them stands for.
type embedding struct {
	x    []int16
	unit float32
}

// cachedWords bounds how many words a Network remembers: the first that it meets,
// among which are the common ones.
const cachedWords = 8192

// wordCache remembers the embeddings of words for all texts.
type wordCache struct {
	mu    sync.RWMutex
	words map[Word]embedding
}

// get returns the embedding of a word, and whether it is known.
func (c *wordCache) get(word Word) (embedding, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	e, ok := c.words[word]
	return e, ok
}

func (c *wordCache) put(word Word, e embedding) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.words) < cachedWords {
		// Copies, so that a word does not keep its article in memory.
		c.words[Word{strings.Clone(word.Form), strings.Clone(word.Marks)}] = embedding{append([]int16(nil), e.x...), e.unit}
	}
}

// inputs are the distinct words of a batch.
type inputs struct {
	ids map[Word]int
	// x holds their embeddings, stride elements apart, and unit what one unit of
	// each stands for.
	stride int
	x      []int16
	unit   []float32

	float []float32
	subs  []uint32
}

// inputLimit bounds the integers of an input vector: 512 inputs of 2^13 times
// weights of 127 stay below 2^31.
const inputLimit = 8191

// begin forgets the words of another batch.
func (in *inputs) begin(n *Network) {
	if in.ids == nil {
		in.ids = map[Word]int{}
	}
	clear(in.ids)
	in.stride = (n.WordDim + n.SubDim + 1) &^ 1
	in.x, in.unit = in.x[:0], in.unit[:0]
}

// id numbers the distinct words.
func (in *inputs) id(n *Network, word Word) int {
	id, ok := in.ids[word]
	if !ok {
		id = len(in.unit)
		in.ids[word] = id
		e, known := n.cache.get(word)
		if !known {
			e = in.embed(n, word)
			n.cache.put(word, e)
		}
		in.x = append(in.x, e.x...)
		in.unit = append(in.unit, e.unit)
	}
	return id
}

// embed makes the embedding of a word: the vector of its key, and the sum of those
// of its subwords and marks.
func (in *inputs) embed(n *Network, word Word) embedding {
	dim := n.WordDim + n.SubDim
	vector := grow(&in.float, dim)
	clear(vector)
	w := int(n.vocab[WordKey(word.Form)])
	addRow(vector[:n.WordDim], n.word, w, 1)
	in.subs = Subwords(word.Form, n.Subs, in.subs[:0])
	weight := SubwordWeight(len(in.subs))
	for _, b := range in.subs {
		addRow(vector[n.WordDim:], n.sub, int(b), weight)
	}
	for i := range len(word.Marks) {
		addRow(vector[n.WordDim:], n.mark, int(word.Marks[i]), 1)
	}
	x := make([]int16, in.stride)
	return embedding{x, Quantise(vector, inputLimit, x[:dim])}
}

// SubwordWeight is the weight of each of n subwords in the sum of their vectors.
func SubwordWeight(n int) float32 { return float32(3 / float32(n)) }

func addRow(dst []float32, t *Tensor, r int, weight float32) {
	scale := float32(weight * t.Scales[r])
	row := t.Bytes[r*t.Cols : (r+1)*t.Cols]
	for j := addRowFast(dst, row, scale); j < len(row); j++ {
		dst[j] += float32(float32(row[j]) * scale)
	}
}

// project projects the words for a direction of the first layer, one after the other.
func (in *inputs) project(memory *scratch, l *lstm) []float32 {
	size, stride := 4*l.hidden, l.w.Stride()
	z := grow(&memory.z, len(in.unit)*size)
	for from := 0; from < len(in.unit); from += blockRows {
		to := min(from+blockRows, len(in.unit))
		acc := grow(&memory.acc, (to-from)*stride)
		l.w.Mul(in.x[from*in.stride:], to-from, in.stride, acc)
		for i := from; i < to; i++ {
			scale(z[i*size:(i+1)*size], acc[(i-from)*stride:], l.w.Unit, in.unit[i], l.bias, 1)
		}
	}
	return z
}
