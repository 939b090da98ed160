package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"unsafe"
)

// A model file is the magic, the length of the header (uint32, little endian),
// the header as JSON, and the tensors in the order of the header: for Float32 the
// values, for the others one signed byte for each value, row after row, then one
// float32 scale for each row or column.
const (
	magic         = "quadwire model 1\n"
	formatVersion = 1 // as in magic
)

// Kind says how a tensor is stored.
type Kind string

// The kinds of tensors.
const (
	Float32 Kind = "f32"
	ByRow   Kind = "q8row" // value = byte * scale of its row
	ByCol   Kind = "q8col" // value = byte * scale of its column
)

// Tensor is a named matrix.
type Tensor struct {
	Name       string `json:"name"`
	Rows, Cols int
	Kind       Kind      `json:"kind"`
	Bytes      []int8    `json:"-"`
	Scales     []float32 `json:"-"`
	Floats     []float32 `json:"-"` // Float32 only
}

// Header describes a model.
type Header struct {
	// Name, Training and Command say what the model is, what it was trained on, with
	// licences, and the command that made it.
	Name     string   `json:"name"`
	Training []string `json:"training"`
	Command  string   `json:"command"`
	// Scores are the accuracies on the dev sets, by name, in per cent.
	Scores map[string]float64 `json:"scores,omitempty"`

	WordDim, SubDim int
	Subs            int // buckets of the subword table
	Marks           int `json:",omitempty"` // rows of the table of marks
	Hidden, Layers  int
	ArcDim          int
	LabelDim        int
	NameDim         int

	// Words are the keys of the word table from row 1; row 0 is the unknown word.
	Words                     []string
	UPOS, XPOS, Feats, Labels []string
	// NameTags are the classes of the name head: O, B-PER, I-PER, …
	NameTags []string

	Tensors []*Tensor `json:"tensors"`
}

// NewTensor quantises rows x cols values to kind.
func NewTensor(name string, rows, cols int, kind Kind, values []float32) *Tensor {
	t := &Tensor{Name: name, Rows: rows, Cols: cols, Kind: kind}
	if kind == Float32 {
		t.Floats = append([]float32(nil), values...)
		return t
	}
	n := rows
	if kind == ByCol {
		n = cols
	}
	t.Scales, t.Bytes = make([]float32, n), make([]int8, rows*cols)
	group := func(i int) int {
		if kind == ByCol {
			return i % cols
		}
		return i / cols
	}
	for i, v := range values {
		t.Scales[group(i)] = max(t.Scales[group(i)], float32(math.Abs(float64(v)))/127)
	}
	for i, v := range values {
		if s := t.Scales[group(i)]; s > 0 {
			t.Bytes[i] = int8(math.Round(float64(v / s)))
		}
	}
	return t
}

// Write writes a model file.
func (h *Header) Write(w io.Writer) error {
	head, err := json.Marshal(h)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString(magic)
	binary.Write(&out, binary.LittleEndian, uint32(len(head)))
	out.Write(head)
	for _, t := range h.Tensors {
		binary.Write(&out, binary.LittleEndian, t.Bytes)
		binary.Write(&out, binary.LittleEndian, t.Scales)
		binary.Write(&out, binary.LittleEndian, t.Floats)
	}
	_, err = w.Write(out.Bytes())
	return err
}

// ErrFormat reports bytes that are no model of this version.
var ErrFormat = errors.New("not a model file of this version")

// parseHeader parses the head of a model file, and returns what follows it, the
// content of the tensors.
func parseHeader(data []byte) (*Header, []byte, error) {
	if !bytes.HasPrefix(data, []byte(magic)) || len(data) < len(magic)+4 {
		return nil, nil, ErrFormat
	}
	rest := data[len(magic):]
	n := binary.LittleEndian.Uint32(rest)
	rest = rest[4:]
	if uint64(n) > uint64(len(rest)) {
		return nil, nil, fmt.Errorf("%w: header cut short", ErrFormat)
	}
	h := new(Header)
	if err := json.Unmarshal(rest[:n], h); err != nil {
		return nil, nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	return h, rest[n:], nil
}

// readHeader parses a model file. Tensors of bytes share the memory of data, which must not change.
func readHeader(data []byte) (*Header, error) {
	h, rest, err := parseHeader(data)
	if err != nil {
		return nil, err
	}
	for _, t := range h.Tensors {
		if rest, err = t.read(rest); err != nil {
			return nil, err
		}
	}
	if len(rest) != 0 {
		return nil, fmt.Errorf("%w: %d bytes too many", ErrFormat, len(rest))
	}
	return h, nil
}

func (t *Tensor) read(data []byte) ([]byte, error) {
	values, scales, floats := t.Rows*t.Cols, 0, 0
	switch t.Kind {
	case Float32:
		values, floats = 0, t.Rows*t.Cols
	case ByRow:
		scales = t.Rows
	case ByCol:
		scales = t.Cols
	default:
		return nil, fmt.Errorf("%w: tensor %s of kind %q", ErrFormat, t.Name, t.Kind)
	}
	if t.Rows < 0 || t.Cols < 0 || values+4*scales+4*floats > len(data) {
		return nil, fmt.Errorf("%w: tensor %s cut short", ErrFormat, t.Name)
	}
	// The tables of words are most of a file: they are read where they are.
	t.Bytes = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(data))), values)
	data = data[values:]
	t.Scales, data = readFloats(data, scales)
	t.Floats, data = readFloats(data, floats)
	return data, nil
}

func readFloats(data []byte, n int) ([]float32, []byte) {
	if n == 0 {
		return nil, data
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
	}
	return out, data[4*n:]
}

// sum names a model by its content.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}
