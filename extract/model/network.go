package model

import (
	"fmt"
	"sort"
	"sync"
)

// Network is a model ready to run. It may be shared by goroutines: all that changes
// is what it remembers of the words it met.
type Network struct {
	Header

	vocab     map[string]int32
	word, sub *Tensor
	mark      *Tensor // nil for a network that knows no marks
	layers    [][2]*lstm
	byName    map[string]*Tensor
	cache     wordCache
}

// Load makes a Network from a model file. It keeps data, which must not change.
func Load(data []byte) (*Network, error) {
	h, err := readHeader(data)
	if err != nil {
		return nil, err
	}
	n := &Network{Header: *h, vocab: make(map[string]int32, len(h.Words)), byName: map[string]*Tensor{},
		cache: wordCache{words: map[Word]embedding{}}}
	for i, w := range h.Words {
		n.vocab[w] = int32(i + 1)
	}
	for _, t := range h.Tensors {
		n.byName[t.Name] = t
	}
	if n.word, err = n.tensor("word", len(h.Words)+1, h.WordDim); err != nil {
		return nil, err
	}
	if n.sub, err = n.tensor("sub", h.Subs, h.SubDim); err != nil {
		return nil, err
	}
	if h.Marks > 0 {
		if n.mark, err = n.tensor("mark", h.Marks, h.SubDim); err != nil {
			return nil, err
		}
	}
	in := h.WordDim + h.SubDim
	for i := range h.Layers {
		var pair [2]*lstm
		for d, suffix := range []string{".f", ".b"} {
			if pair[d], err = n.direction(fmt.Sprintf("lstm%d%s", i, suffix), in, d == 1, i > 0); err != nil {
				return nil, err
			}
		}
		n.layers = append(n.layers, pair)
		in = 2 * h.Hidden
	}
	return n, nil
}

// direction makes one direction of a layer; aboveWords says that it reads the
// activations of another, not the vectors of words.
func (n *Network) direction(name string, in int, reverse, aboveWords bool) (*lstm, error) {
	w, err := n.Matrix(name+".w", in, 4*n.Hidden)
	if err != nil {
		return nil, err
	}
	u, err := n.Matrix(name+".u", n.Hidden, 4*n.Hidden)
	if err != nil {
		return nil, err
	}
	u.scaleUnits()
	bias, err := n.Floats(name+".b", 1, 4*n.Hidden)
	if err != nil {
		return nil, err
	}
	if aboveWords {
		w.scaleUnits()
	}
	return &lstm{hidden: n.Hidden, reverse: reverse, w: w, u: u, bias: bias}, nil
}

// scaleUnits makes the units those of products with activations in units of 1/One.
func (m *Matrix) scaleUnits() {
	for i := range m.Unit {
		m.Unit[i] /= One
	}
}

// tensor returns the named tensor if it has the given size.
func (n *Network) tensor(name string, rows, cols int) (*Tensor, error) {
	t := n.byName[name]
	if t == nil || t.Rows != rows || t.Cols != cols {
		return nil, fmt.Errorf("%w: no tensor %s of %d x %d", ErrFormat, name, rows, cols)
	}
	return t, nil
}

// Matrix packs the named tensor, which must be stored ByCol.
func (n *Network) Matrix(name string, rows, cols int) (*Matrix, error) {
	t, err := n.tensor(name, rows, cols)
	if err != nil {
		return nil, err
	}
	if t.Kind != ByCol {
		return nil, fmt.Errorf("%w: tensor %s is %s", ErrFormat, name, t.Kind)
	}
	unit := append([]float32(nil), t.Scales...)
	return NewMatrix(rows, cols, unit, func(r, c int) int16 { return int16(t.Bytes[r*cols+c]) }), nil
}

// Floats returns the values of the named tensor, which must be stored as Float32.
func (n *Network) Floats(name string, rows, cols int) ([]float32, error) {
	t, err := n.tensor(name, rows, cols)
	if err != nil {
		return nil, err
	}
	if t.Kind != Float32 {
		return nil, fmt.Errorf("%w: tensor %s is %s", ErrFormat, name, t.Kind)
	}
	return t.Floats, nil
}

// Lazy returns a function that decodes the named model file when it is first
// called, and always returns the same Network.
func Lazy(name string, file []byte) func() (*Network, error) {
	return sync.OnceValues(func() (*Network, error) {
		net, err := Load(file)
		if err != nil {
			return nil, fmt.Errorf("embedded model %s: %w", name, err)
		}
		return net, nil
	})
}

// Width is the number of elements of the vector of a word.
func (n *Network) Width() int { return 2 * n.Hidden }

// batchWords bounds how many words are encoded at once, for the memory it takes.
const batchWords = 1024

// Encode returns the contextual vectors of the words of sentences, one after the
// other, Width elements each, in units of 1/One.
func (n *Network) Encode(sentences [][]string) []int16 {
	words := make([][]Word, len(sentences))
	for i, s := range sentences {
		words[i] = make([]Word, len(s))
		for j, form := range s {
			words[i][j].Form = form
		}
	}
	return n.EncodeWords(words)
}

// EncodeWords is Encode for words with marks, which must be below Header.Marks.
func (n *Network) EncodeWords(sentences [][]Word) []int16 {
	first, total := make([]int, len(sentences)), 0
	order := make([]int, 0, len(sentences))
	for i, s := range sentences {
		first[i] = total
		total += len(s)
		if len(s) > 0 {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return len(sentences[order[i]]) > len(sentences[order[j]]) })
	out := make([]int16, total*n.Width())
	memory := scratches.Get().(*scratch)
	defer scratches.Put(memory)
	for len(order) > 0 {
		words, take := 0, 0
		for take < len(order) && (take == 0 || words+len(sentences[order[take]]) <= batchWords) {
			words += len(sentences[order[take]])
			take++
		}
		n.encodeBatch(sentences, order[:take], first, memory, out)
		order = order[take:]
	}
	return out
}

// encodeBatch encodes the sentences numbered by batch, longest first.
func (n *Network) encodeBatch(sentences [][]Word, batch, first []int, memory *scratch, out []int16) {
	lengths := make([]int, len(batch))
	for i, s := range batch {
		lengths[i] = len(sentences[s])
	}
	lay := LayOut(lengths)
	words := &memory.inputs
	words.begin(n)
	ids := make([]int, lay.Rows) // of the distinct words
	for i, s := range batch {
		for pos, word := range sentences[s] {
			ids[lay.Row(i, pos)] = words.id(n, word)
		}
	}
	var x []int16
	width := n.Width()
	for l, pair := range n.layers {
		h := grow(&memory.h[l%2], lay.Rows*width)
		for d, dir := range pair {
			if l == 0 {
				g := &gates{z: words.project(memory, dir), index: ids}
				dir.runProjected(memory, lay, g, h, width, d*n.Hidden)
			} else {
				dir.run(memory, lay, x, width, h, width, d*n.Hidden)
			}
		}
		x = h
	}
	for i, s := range batch {
		for pos := range sentences[s] {
			at := (first[s] + pos) * width
			copy(out[at:at+width], x[lay.Row(i, pos)*width:])
		}
	}
}

// scratch is the memory of a batch, used again for the next.
type scratch struct {
	z, cell    []float32
	acc, recur []int32
	state      []int16
	h          [2][]int16
	inputs     inputs
	q          []int16   // rows of floats as integers,
	units      []float32 // each with what one unit stands for
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// grow returns n elements of *v, whatever they hold.
func grow[T any](v *[]T, n int) []T {
	if cap(*v) < n {
		*v = make([]T, n+n/4)
	}
	return (*v)[:n]
}
