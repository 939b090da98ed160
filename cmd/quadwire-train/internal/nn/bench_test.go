package nn

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkTrain is a step on sentences of the usual lengths, for a network of the
// sizes of the shipped model and for a larger one.
func BenchmarkTrain(b *testing.B) {
	b.Run("192x2", func(b *testing.B) { benchmarkTrain(b, 192, 2) })
	b.Run("224x3", func(b *testing.B) { benchmarkTrain(b, 224, 3) })
}

func benchmarkTrain(b *testing.B, hidden, layers int) {
	cfg := Config{Words: 20000, Subs: 1 << 15, WordDim: 100, SubDim: 100, Hidden: hidden, Layers: layers, ArcDim: 192, LabelDim: 64, NameDim: 96,
		UPOS: 17, XPOS: 49, Feats: 190, Labels: 51, Names: 9, Dropout: .3, WordDropout: .15, TagWeight: .5, NameWeight: .7, Seed: 3}
	n := NewNetwork(cfg)
	rng := rand.New(rand.NewPCG(1, 1))
	var batch []*Sent
	words := 0
	for words < 700 {
		s := &Sent{}
		for range 3 + rng.IntN(35) {
			var subs []uint32
			for range 18 {
				subs = append(subs, uint32(rng.IntN(cfg.Subs)))
			}
			s.Words, s.Subs = append(s.Words, int32(rng.IntN(cfg.Words))), append(s.Subs, subs)
			s.UPOS, s.XPOS, s.Feats = append(s.UPOS, rng.IntN(17)), append(s.XPOS, rng.IntN(49)), append(s.Feats, rng.IntN(190))
			s.Heads, s.Labels, s.Names = append(s.Heads, 0), append(s.Labels, rng.IntN(51)), append(s.Names, rng.IntN(9))
		}
		words += s.Len()
		batch = append(batch, s)
	}
	adam := Adam{Beta1: .9, Beta2: .95, Eps: 1e-8, Clip: 5}
	step := 0
	for b.Loop() {
		step++
		n.Train(batch, adam, 1e-3, step, 0)
	}
	b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
}
