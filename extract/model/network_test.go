package model

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// tinyFile is a model file with random weights.
func tinyFile(t *testing.T) []byte {
	t.Helper()
	rng := rand.New(rand.NewPCG(7, 7))
	h := &Header{Name: "tiny", WordDim: 6, SubDim: 5, Subs: 32, Hidden: 16, Layers: 2, Words: []string{"the", "talks", "kyiv"}}
	add := func(name string, rows, cols int, kind Kind) {
		v := make([]float32, rows*cols)
		for i := range v {
			v[i] = float32(rng.NormFloat64())
		}
		h.Tensors = append(h.Tensors, NewTensor(name, rows, cols, kind, v))
	}
	add("word", 4, 6, ByRow)
	add("sub", 32, 5, ByRow)
	in := 11
	for _, layer := range []string{"lstm0", "lstm1"} {
		for _, dir := range []string{".f", ".b"} {
			add(layer+dir+".w", in, 64, ByCol)
			add(layer+dir+".u", 16, 64, ByCol)
			add(layer+dir+".b", 1, 64, Float32)
		}
		in = 32
	}
	var out bytes.Buffer
	if err := h.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func tiny(t *testing.T) *Network {
	t.Helper()
	n, err := Load(tinyFile(t))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

var sentences = [][]string{{"The", "talks", "in", "Kyiv", "ended", "."}, {}, {"Silence"}, {"The", "talks"}, {"a", "b", "c", "d", "e", "f", "g"}}

func TestASentenceIsEncodedTheSameInAnyCompany(t *testing.T) {
	n := tiny(t)
	all := n.Encode(sentences)
	for _, s := range sentences {
		alone := n.Encode([][]string{s})
		if !slices.Equal(alone, all[:len(alone)]) {
			t.Errorf("%v: other vectors among other sentences", s)
		}
		all = all[len(alone):]
	}
	if len(all) != 0 {
		t.Errorf("%d elements too many", len(all))
	}
}

// TestKernelsDoNotShow holds the promise that the graph does not depend on the
// processor: whatever the kernel the vectors are the same.
func TestKernelsDoNotShow(t *testing.T) {
	want := tiny(t).Encode(sentences)
	withEachKernel(t, func(k kernel) {
		// Another network, which remembers no words.
		if !slices.Equal(tiny(t).Encode(sentences), want) {
			t.Errorf("%s computes other vectors", k)
		}
	})
}

func TestContextMatters(t *testing.T) {
	n := tiny(t)
	a, b := n.Encode([][]string{{"talks", "ended"}}), n.Encode([][]string{{"talks", "began"}})
	if slices.Equal(a[:n.Width()], b[:n.Width()]) {
		t.Error("a word's vector does not know the word after it")
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	file := tinyFile(t)
	for _, damaged := range [][]byte{nil, file[:10], file[:len(file)-1], append(slices.Clone(file), 0), []byte("PK\x03\x04")} {
		if _, err := Load(damaged); !errors.Is(err, ErrFormat) {
			t.Errorf("%d bytes: got %v, want ErrFormat", len(damaged), err)
		}
	}
}
