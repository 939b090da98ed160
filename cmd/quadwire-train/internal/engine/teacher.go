package engine

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"sync"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/tag"
)

// teacher is a trained network whose opinions another network learns from.
type teacher struct {
	net               *model.Network
	upos, xpos, feats *model.Linear
	parser            *parse.Parser
}

// teachers are asked together: what counts is the mean of their probabilities. A
// network that learns it does nearly as well as all of them (an ensemble distilled
// into one parser, Kuncoro et al. 2016), and learns from texts without trees.
type teachers []*teacher

// readTeachers reads model files, which must have been trained on the treebanks of
// d: their classes must be the same.
func readTeachers(d *data, paths []string) (teachers, error) {
	var all teachers
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		net, err := model.Load(file)
		if err != nil {
			return nil, fmt.Errorf("teacher %s: %w", path, err)
		}
		if !slices.Equal(net.UPOS, d.upos.list) || !slices.Equal(net.XPOS, d.xpos.list) ||
			!slices.Equal(net.Feats, d.feats.list) || !slices.Equal(net.Labels, d.labels.list) {
			return nil, fmt.Errorf("teacher %s knows other tags or relations than these treebanks have", path)
		}
		t, err := newTeacher(net)
		if err != nil {
			return nil, fmt.Errorf("teacher %s: %w", path, err)
		}
		all = append(all, t)
	}
	return all, nil
}

func newTeacher(net *model.Network) (*teacher, error) {
	t := &teacher{net: net}
	var err error
	if t.upos, err = net.Linear("upos", len(net.UPOS), false); err != nil {
		return nil, err
	}
	if t.xpos, err = net.Linear("xpos", len(net.XPOS), false); err != nil {
		return nil, err
	}
	if t.feats, err = net.Linear("feats", len(net.Feats), false); err != nil {
		return nil, err
	}
	t.parser, err = parse.New(net)
	return t, err
}

// lesson is a sentence for the teachers, and what they make of it.
type lesson struct {
	forms []string
	// heads are the gold heads, 0 for the root; the teachers' best tree if nil.
	heads []int
	soft  *nn.Soft
}

// asked is how many sentences are encoded at once.
const asked = 64

// teach fills soft, and heads where there are none.
func (ts teachers) teach(lessons []*lesson) {
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for from := 0; from < len(lessons); from += asked {
		limit <- struct{}{}
		wg.Go(func() {
			ts.teachSome(lessons[from:min(from+asked, len(lessons))])
			<-limit
		})
	}
	wg.Wait()
}

func (ts teachers) teachSome(lessons []*lesson) {
	forms := make([][]string, len(lessons))
	for i, l := range lessons {
		forms[i] = l.forms
	}
	vectors := make([][]int16, len(ts))
	for i, t := range ts {
		vectors[i] = t.net.Encode(forms)
	}
	first := 0
	for _, l := range lessons {
		n := len(l.forms)
		own := make([][]int16, len(ts))
		for i, t := range ts {
			width := t.net.Width()
			own[i] = vectors[i][first*width : (first+n)*width]
		}
		ts.teachOne(l, own)
		first += n
	}
}

// teachOne teaches one sentence, given each teacher's vectors of its words.
func (ts teachers) teachOne(l *lesson, vectors [][]int16) {
	n := len(l.forms)
	l.soft = &nn.Soft{
		UPOS:  ts.tags(vectors, n, func(t *teacher) *model.Linear { return t.upos }),
		XPOS:  ts.tags(vectors, n, func(t *teacher) *model.Linear { return t.xpos }),
		Feats: ts.tags(vectors, n, func(t *teacher) *model.Linear { return t.feats }),
	}
	arcs := ts.mean(func(i int, t *teacher) []float32 { return t.parser.Arcs(vectors[i], n) })
	l.soft.Heads = probable(arcs, n)
	if l.heads == nil {
		l.heads = parse.BestTree(logs(arcs), n)
	}
	l.soft.Labels = probable(ts.mean(func(i int, t *teacher) []float32 { return t.parser.Relations(vectors[i], l.heads) }), n)
}

// tags returns what a head makes of n words.
func (ts teachers) tags(vectors [][]int16, n int, head func(*teacher) *model.Linear) [][]nn.Prob {
	return probable(ts.mean(func(i int, t *teacher) []float32 {
		y := head(t).Apply(vectors[i], n)
		for row := range slices.Chunk(y, len(y)/n) {
			model.Softmax(row)
		}
		return y
	}), n)
}

// mean averages what ask returns for each teacher.
func (ts teachers) mean(ask func(i int, t *teacher) []float32) []float32 {
	var sum []float32
	for i, t := range ts {
		p := ask(i, t)
		if sum == nil {
			sum = make([]float32, len(p))
		}
		nn.Axpy(1/float32(len(ts)), p, sum)
	}
	return sum
}

// leastProb is the probability below which a class is forgotten.
const leastProb = 0.02

// probable keeps of each of n rows of probabilities what is not tiny.
func probable(p []float32, n int) [][]nn.Prob {
	out := make([][]nn.Prob, n)
	cols := len(p) / n
	for r := range out {
		total := float32(0)
		for class, v := range p[r*cols : (r+1)*cols] {
			if v >= leastProb {
				out[r] = append(out[r], nn.Prob{Class: int32(class), P: v})
				total += v
			}
		}
		for i := range out[r] {
			out[r][i].P /= total
		}
	}
	return out
}

// logs turns probabilities into scores for a tree.
func logs(p []float32) []float32 {
	out := make([]float32, len(p))
	for i, v := range p {
		out[i] = -1e9
		if v > 0 {
			out[i] = float32(math.Log(float64(v)))
		}
	}
	return out
}

// Name implements extract.Stage.
func (ts teachers) Name() string { return "teachers" }

// Needs implements extract.Stage.
func (ts teachers) Needs() []extract.Layer { return []extract.Layer{extract.Tokens} }

// Provides implements extract.Stage.
func (ts teachers) Provides() []extract.Layer { return []extract.Layer{extract.Tags, extract.Trees} }

// Process implements extract.Stage: it tags and parses by the mean of the teachers,
// which is how good they are together.
func (ts teachers) Process(_ context.Context, doc *extract.Document) error {
	lessons := make([]*lesson, len(doc.Sentences))
	for i, sent := range doc.Sentences {
		lessons[i] = &lesson{forms: forms(doc, sent)}
	}
	ts.teach(lessons)
	lemmas, err := tag.NewLemmatizer()
	if err != nil {
		return err
	}
	net := ts[0].net
	for i, sent := range doc.Sentences {
		l := lessons[i]
		for k, h := range l.heads {
			tok := &doc.Tokens[sent.First+k]
			tok.UPOS, tok.XPOS, tok.Feats = net.UPOS[likeliest(l.soft.UPOS[k])], net.XPOS[likeliest(l.soft.XPOS[k])], net.Feats[likeliest(l.soft.Feats[k])]
			tok.Lemma = lemmas.Lemma(tok.Form, tok.UPOS, tok.XPOS)
			tok.Head, tok.DepRel = sent.First+h-1, net.Labels[likeliest(l.soft.Labels[k])]
			if h == 0 {
				tok.Head, tok.DepRel = -1, "root"
			}
		}
	}
	return nil
}

// likeliest returns the class with the highest probability.
func likeliest(probs []nn.Prob) int32 {
	best := probs[0]
	for _, p := range probs[1:] {
		if p.P > best.P {
			best = p
		}
	}
	return best.Class
}
