package nn

import (
	"math/rand/v2"
	"runtime"
	"sort"
	"sync"

	"github.com/quadwire/quadwire/extract/model"
)

// Config gives the sizes of the network and the noise of its training.
type Config struct {
	Words, Subs           int // rows of the two tables
	Marks                 int // rows of the table of marks, 0 for none
	WordDim, SubDim       int
	Hidden, Layers        int // units of one direction; layers
	ArcDim, LabelDim      int // no parser if ArcDim is 0
	NameDim               int // no names if 0
	UPOS, XPOS, Feats     int // classes
	Labels, Names         int // classes
	Dropout, WordDropout  float64
	TagWeight, NameWeight float64
	Seed                  uint64
}

// Sent is a sentence as the network sees it.
type Sent struct {
	Words []int32    // rows of the word table, 0 for unknown
	Subs  [][]uint32 // rows of the subword table for each word
	Marks []string   // for each word, bytes that are rows of the table of marks; nil for none
	// Gold answers; UPOS, XPOS, Feats, Heads and Labels are nil where the corpus
	// has no trees, Names where it has no names. Heads count from 1, 0 is the root.
	UPOS, XPOS, Feats, Heads, Labels []int
	Names                            []int
	Soft                             *Soft // nil without teachers
}

// Len is the number of words.
func (s *Sent) Len() int { return len(s.Words) }

// Losses are sums over words of the negative log likelihoods, in nats, and counts.
type Losses struct {
	Tag, Arc, Label, Name float64
	TreeWords, NameWords  int
}

// Add adds the sums of o.
func (l *Losses) Add(o Losses) {
	l.Tag += o.Tag
	l.Arc += o.Arc
	l.Label += o.Label
	l.Name += o.Name
	l.TreeWords += o.TreeWords
	l.NameWords += o.NameWords
}

// Network is the encoder and its heads.
type Network struct {
	Cfg        Config
	word, sub  *Param
	mark       *Param // nil if there are no marks
	layers     [][2]*lstm
	upos, xpos *linear
	feats      *linear
	arc        *biaffineArc
	label      *labelScorer
	nameHidden *linear
	nameOut    *linear
	Params     []*Param
	ws         [shards]*workspace
}

// NewNetwork makes a network with weights drawn from cfg.Seed.
func NewNetwork(cfg Config) *Network {
	rng := rand.New(rand.NewPCG(cfg.Seed, 17))
	n := &Network{Cfg: cfg}
	n.word = newParam("word", cfg.Words, cfg.WordDim, true).normal(rng, 0.1)
	n.sub = newParam("sub", cfg.Subs, cfg.SubDim, true).normal(rng, 0.1)
	n.Params = append(n.Params, n.word, n.sub)
	if cfg.Marks > 0 {
		n.mark = newParam("mark", cfg.Marks, cfg.SubDim, true).normal(rng, 0.1)
		n.Params = append(n.Params, n.mark)
	}
	in := cfg.WordDim + cfg.SubDim
	for i := range cfg.Layers {
		name := "lstm" + string(rune('0'+i))
		pair := [2]*lstm{newLSTM(name+".f", in, cfg.Hidden, false, rng), newLSTM(name+".b", in, cfg.Hidden, true, rng)}
		n.layers = append(n.layers, pair)
		n.Params = append(n.Params, pair[0].params()...)
		n.Params = append(n.Params, pair[1].params()...)
		in = 2 * cfg.Hidden
	}
	n.upos = newLinear("upos", in, cfg.UPOS, false, rng)
	n.xpos = newLinear("xpos", in, cfg.XPOS, false, rng)
	n.feats = newLinear("feats", in, cfg.Feats, false, rng)
	heads := []*linear{n.upos, n.xpos, n.feats}
	if cfg.ArcDim > 0 {
		n.arc = newBiaffineArc(in, cfg.ArcDim, rng)
		n.label = newLabelScorer(in, cfg.LabelDim, cfg.Labels, rng)
		n.Params = append(n.Params, n.arc.params()...)
		n.Params = append(n.Params, n.label.params()...)
	}
	if cfg.NameDim > 0 {
		n.nameHidden = newLinear("name.hidden", in, cfg.NameDim, true, rng)
		n.nameOut = newLinear("name.out", cfg.NameDim, cfg.Names, false, rng)
		heads = append(heads, n.nameHidden, n.nameOut)
	}
	for _, l := range heads {
		n.Params = append(n.Params, l.params()...)
	}
	for s := range n.ws {
		n.ws[s] = &workspace{}
	}
	return n
}

// pack prepares the weights for a pass; it must follow every change of them.
func (n *Network) pack() { each(len(n.Params), func(i int) { n.Params[i].pack() }) }

// Train makes one step of the optimiser on a batch; step counts from 1.
func (n *Network) Train(batch []*Sent, adam Adam, rate float64, step int, emaDecay float64) (Losses, float64) {
	n.pack()
	words := 0
	for _, s := range batch {
		words += s.Len()
	}
	parts := splitBatch(batch)
	var losses [shards]Losses
	var wg sync.WaitGroup
	for shard, part := range parts {
		n.ws[shard].reset(rand.New(rand.NewPCG(n.Cfg.Seed^uint64(step)<<8, uint64(shard))))
		one := func() { losses[shard] = n.pass(shard, part, 1/float32(words)) }
		if runtime.GOMAXPROCS(0) == 1 {
			one()
			continue
		}
		wg.Go(one)
	}
	wg.Wait()
	norm := adam.step(n.Params, rate, step, emaDecay)
	total := losses[0]
	for _, l := range losses[1:] {
		total.Add(l)
	}
	return total, norm
}

// splitBatch deals sentences, longest first, to the shards in turn.
func splitBatch(batch []*Sent) [shards][]*Sent {
	order := append([]*Sent(nil), batch...)
	sort.SliceStable(order, func(i, j int) bool { return order[i].Len() > order[j].Len() })
	var parts [shards][]*Sent
	for i, s := range order {
		parts[i%shards] = append(parts[i%shards], s)
	}
	return parts
}

// pass computes the losses of a shard's sentences, sorted by falling length, and
// adds their gradients, each word's loss multiplied by weight.
func (n *Network) pass(shard int, sents []*Sent, weight float32) Losses {
	if len(sents) == 0 {
		return Losses{}
	}
	ws := n.ws[shard]
	lens := make([]int, len(sents))
	for i, s := range sents {
		lens[i] = s.Len()
	}
	lay := model.LayOut(lens)

	unk := make([]bool, lay.Rows)
	x := n.embed(ws, lay, sents, unk)
	masks := []Mat{dropoutRows(ws, lay, x, n.Cfg.Dropout)}
	inputs := []Mat{x}
	var states [][2]*lstmState
	for _, pair := range n.layers {
		out := ws.mat(lay.Rows, 2*n.Cfg.Hidden)
		states = append(states, [2]*lstmState{
			pair[0].forward(ws, lay, x, out, 0), pair[1].forward(ws, lay, x, out, n.Cfg.Hidden)})
		masks = append(masks, dropoutRows(ws, lay, out, n.Cfg.Dropout))
		inputs = append(inputs, out)
		x = out
	}

	dx := ws.mat(lay.Rows, x.Cols)
	losses := n.treeHeads(shard, lay, sents, x, dx, weight)
	losses.Add(n.nameHead(shard, lay, sents, x, dx, weight))

	for i := len(n.layers) - 1; i >= 0; i-- {
		applyRows(lay, dx, masks[i+1])
		below := ws.mat(lay.Rows, inputs[i].Cols)
		n.layers[i][0].backward(ws, shard, lay, states[i][0], dx, 0, below)
		n.layers[i][1].backward(ws, shard, lay, states[i][1], dx, n.Cfg.Hidden, below)
		dx = below
	}
	applyRows(lay, dx, masks[0])
	n.embedBack(shard, lay, sents, unk, dx)
	return losses
}

// embed looks the words up; unk records which were replaced by the unknown word.
func (n *Network) embed(ws *workspace, lay *model.Layout, sents []*Sent, unk []bool) Mat {
	x := ws.mat(lay.Rows, n.Cfg.WordDim+n.Cfg.SubDim)
	cut := uint32(n.Cfg.WordDropout * (1 << 32))
	for s, sent := range sents {
		for pos, w := range sent.Words {
			r := lay.Row(s, pos)
			row := x.Row(r)
			if ws.rng.Uint32() < cut {
				unk[r], w = true, 0
			}
			copy(row, n.word.W.Row(int(w)))
			tail := row[n.Cfg.WordDim:]
			for _, b := range sent.Subs[pos] {
				Axpy(subScale(len(sent.Subs[pos])), n.sub.W.Row(int(b)), tail)
			}
			for _, m := range marksOf(sent, pos) {
				Axpy(1, n.mark.W.Row(int(m)), tail)
			}
		}
	}
	return x
}

// subScale weighs each of n subwords in their sum.
func subScale(n int) float32 { return 1 / float32(n) * 3 }

// marksOf returns the rows of the table of marks for a word.
func marksOf(s *Sent, pos int) []byte {
	if s.Marks == nil {
		return nil
	}
	return []byte(s.Marks[pos])
}

func (n *Network) embedBack(shard int, lay *model.Layout, sents []*Sent, unk []bool, dx Mat) {
	for s, sent := range sents {
		for pos, w := range sent.Words {
			r := lay.Row(s, pos)
			if unk[r] {
				w = 0
			}
			d := dx.Row(r)
			Axpy(1, d[:n.Cfg.WordDim], n.word.row(shard, int(w)))
			for _, b := range sent.Subs[pos] {
				Axpy(subScale(len(sent.Subs[pos])), d[n.Cfg.WordDim:], n.sub.row(shard, int(b)))
			}
			for _, m := range marksOf(sent, pos) {
				Axpy(1, d[n.Cfg.WordDim:], n.mark.row(shard, int(m)))
			}
		}
	}
}

// gather copies the rows of the chosen sentences, sentence after sentence.
func gather(ws *workspace, lay *model.Layout, sents []*Sent, choose func(*Sent) bool, x Mat) (Mat, []int, []*Sent) {
	var rows []int
	var chosen []*Sent
	for s, sent := range sents {
		if !choose(sent) {
			continue
		}
		chosen = append(chosen, sent)
		for pos := range sent.Words {
			rows = append(rows, lay.Row(s, pos))
		}
	}
	out := ws.mat(len(rows), x.Cols)
	for i, r := range rows {
		copy(out.Row(i), x.Row(r))
	}
	return out, rows, chosen
}

func scatter(dx, part Mat, rows []int) {
	for i, r := range rows {
		Axpy(1, part.Row(i), dx.Row(r))
	}
}

// treeHeads runs tags, arcs and labels over the sentences that have trees.
func (n *Network) treeHeads(shard int, lay *model.Layout, sents []*Sent, x, dx Mat, weight float32) Losses {
	var out Losses
	ws := n.ws[shard]
	in, rows, trees := gather(ws, lay, sents, func(s *Sent) bool { return s.Heads != nil }, x)
	if len(rows) == 0 {
		return out
	}
	dIn := ws.mat(in.Rows, in.Cols)
	out.TreeWords = len(rows)
	tagWeight := float32(n.Cfg.TagWeight) * weight
	for _, tags := range []struct {
		head *linear
		gold func(*Sent) []int
		soft func(*Soft) [][]Prob
	}{
		{n.upos, func(s *Sent) []int { return s.UPOS }, func(s *Soft) [][]Prob { return s.UPOS }},
		{n.xpos, func(s *Sent) []int { return s.XPOS }, func(s *Soft) [][]Prob { return s.XPOS }},
		{n.feats, func(s *Sent) []int { return s.Feats }, func(s *Soft) [][]Prob { return s.Feats }},
	} {
		y := tags.head.forward(ws, in)
		dy := ws.mat(y.Rows, y.Cols)
		out.Tag += crossEntropy(y, dy, targets(trees, tags.gold, tags.soft), tagWeight)
		tags.head.backward(shard, in, y, dy, dIn)
	}
	if n.arc == nil {
		scatter(dx, dIn, rows)
		return out
	}
	out.Arc = n.arc.pass(ws, shard, trees, in, dIn, weight, n.Cfg.Dropout)
	out.Label = n.label.pass(ws, shard, trees, in, dIn, weight, n.Cfg.Dropout)
	scatter(dx, dIn, rows)
	return out
}

func (n *Network) nameHead(shard int, lay *model.Layout, sents []*Sent, x, dx Mat, weight float32) Losses {
	var out Losses
	if n.nameOut == nil {
		return out
	}
	ws := n.ws[shard]
	in, rows, named := gather(ws, lay, sents, func(s *Sent) bool { return s.Names != nil }, x)
	if len(rows) == 0 {
		return out
	}
	dIn := ws.mat(in.Rows, in.Cols)
	out.NameWords = len(rows)
	hidden := n.nameHidden.forward(ws, in)
	mask := dropout(ws, hidden, n.Cfg.Dropout)
	y := n.nameOut.forward(ws, hidden)
	dy := ws.mat(y.Rows, y.Cols)
	out.Name = crossEntropy(y, dy, targets(named, func(s *Sent) []int { return s.Names }, noTeachers), float32(n.Cfg.NameWeight)*weight)
	dHidden := ws.mat(hidden.Rows, hidden.Cols)
	n.nameOut.backward(shard, hidden, y, dy, dHidden)
	multiply(dHidden, mask)
	n.nameHidden.backward(shard, in, hidden, dHidden, dIn)
	scatter(dx, dIn, rows)
	return out
}

// noTeachers is for heads of which no teacher is asked.
func noTeachers(s *Soft) [][]Prob { return nil }
