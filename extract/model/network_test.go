package model

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// tinyFile is a small model file with random weights.
func tinyFile(t testing.TB) []byte {
	return randomFile(t, Header{Name: "tiny", WordDim: 6, SubDim: 5, Subs: 32, Marks: 3, Hidden: 16, Layers: 2, Words: []string{"the", "talks", "kyiv"}})
}

// randomFile is a model file of the sizes of h with random weights.
func randomFile(t testing.TB, h Header) []byte {
	t.Helper()
	rng := rand.New(rand.NewPCG(7, 7))
	add := func(name string, rows, cols int, kind Kind) {
		v := make([]float32, rows*cols)
		for i := range v {
			v[i] = float32(rng.NormFloat64())
		}
		h.Tensors = append(h.Tensors, NewTensor(name, rows, cols, kind, v))
	}
	add("word", len(h.Words)+1, h.WordDim, ByRow)
	add("sub", h.Subs, h.SubDim, ByRow)
	if h.Marks > 0 {
		add("mark", h.Marks, h.SubDim, ByRow)
	}
	in := h.WordDim + h.SubDim
	for i := range h.Layers {
		for _, dir := range []string{".f", ".b"} {
			name := fmt.Sprintf("lstm%d%s", i, dir)
			add(name+".w", in, 4*h.Hidden, ByCol)
			add(name+".u", h.Hidden, 4*h.Hidden, ByCol)
			add(name+".b", 1, 4*h.Hidden, Float32)
		}
		in = 2 * h.Hidden
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

func TestMarksMatter(t *testing.T) {
	n := tiny(t)
	without := n.Encode([][]string{{"kyiv"}})
	if marked := n.EncodeWords([][]Word{{{"kyiv", ""}}}); !slices.Equal(marked, without) {
		t.Error("a word without marks is another than the word")
	}
	one, both := n.EncodeWords([][]Word{{{"kyiv", "\x01"}}}), n.EncodeWords([][]Word{{{"kyiv", "\x01\x02"}}})
	if slices.Equal(one, without) || slices.Equal(one, both) {
		t.Error("marks do not change the vector of a word")
	}
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

// BenchmarkEncode encodes a text of 30 sentences of 1 to 40 words with networks of
// several sizes.
func BenchmarkEncode(b *testing.B) {
	rng := rand.New(rand.NewPCG(3, 7))
	var text [][]string
	words := 0
	for range 30 {
		sent := make([]string, 1+rng.IntN(40))
		for i := range sent {
			sent[i] = fmt.Sprintf("word%d", rng.IntN(1+rng.IntN(2000)))
		}
		text = append(text, sent)
		words += len(sent)
	}
	for _, size := range [][2]int{{2, 192}, {3, 192}, {3, 224}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			n, err := Load(randomFile(b, Header{WordDim: 100, SubDim: 100, Subs: 1024, Layers: size[0], Hidden: size[1]}))
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				n.Encode(text)
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
