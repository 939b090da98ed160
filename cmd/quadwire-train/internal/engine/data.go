package engine

import (
	"context"
	"sort"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/schema"
)

// classes numbers the values of one kind of answer.
type classes struct {
	list  []string
	index map[string]int
}

// newClasses numbers the keys of counts seen at least least times, commonest first.
func newClasses(counts map[string]int, least int) *classes {
	c := &classes{index: map[string]int{}}
	for key, n := range counts {
		if n >= least {
			c.list = append(c.list, key)
		}
	}
	sort.Slice(c.list, func(i, j int) bool {
		a, b := c.list[i], c.list[j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a < b
	})
	for i, key := range c.list {
		c.index[key] = i
	}
	return c
}

// id returns the number of a value, -1 if it has none.
func (c *classes) id(key string) int {
	if i, ok := c.index[key]; ok {
		return i
	}
	return -1
}

// data is everything that training reads.
type data struct {
	words                     *classes // number 0 is word 1: 0 is the unknown word
	upos, xpos, feats, labels *classes
	names                     *classes
	trees                     []*nn.Sent
	treeForms                 [][]string // the words of trees
	named                     []taggedSentence
	// Where there are teachers: what they make of the sentences of named, and
	// sentences of plain text.
	taught []*lesson
	silver []*nn.Sent
	pools  *pools
	marker *ner.Marker // nil unless the network is for names
	subs   int
}

// readData reads the treebanks and the corpora of names.
func readData(ctx context.Context, opts Options) (*data, error) {
	d := &data{subs: opts.Net.Subs}
	docs, err := treebank.Read(opts.Treebanks...)
	if err != nil {
		return nil, err
	}
	var tagged []taggedSentence
	for _, path := range opts.Names {
		read, err := readNames(path)
		if err != nil {
			return nil, err
		}
		tagged = append(tagged, read...)
	}
	d.inventories(docs, tagged, opts.LeastWord)
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return nil, err
	}
	d.named = tagged
	d.pools = newPools(tagged, gaz)
	if opts.Target == TargetNames {
		return d, d.forNames(ctx, opts, docs, gaz)
	}
	for _, doc := range docs {
		for _, sent := range doc.Sentences {
			d.trees = append(d.trees, d.tree(doc, sent))
			d.treeForms = append(d.treeForms, forms(doc, sent))
		}
	}
	return d, nil
}

func forms(doc *extract.Document, sent extract.Sentence) []string {
	out := make([]string, 0, sent.End-sent.First)
	for _, tok := range doc.Tokens[sent.First:sent.End] {
		out = append(out, tok.Form)
	}
	return out
}

func (d *data) inventories(docs []*extract.Document, tagged []taggedSentence, leastWord int) {
	words, upos, xpos := map[string]int{}, map[string]int{}, map[string]int{}
	feats, labels := map[string]int{}, map[string]int{}
	for _, doc := range docs {
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			words[model.WordKey(tok.Form)]++
			upos[tok.UPOS]++
			xpos[tok.XPOS]++
			feats[tok.Feats]++
			labels[tok.DepRel]++
		}
	}
	for _, t := range tagged {
		for _, form := range t.forms {
			words[model.WordKey(form)]++
		}
	}
	d.words = newClasses(words, leastWord)
	d.upos, d.xpos, d.feats, d.labels = newClasses(upos, 2), newClasses(xpos, 2), newClasses(feats, 3), newClasses(labels, 1)
	d.names = &classes{list: NameTags, index: map[string]int{}}
	for i, tag := range NameTags {
		d.names.index[tag] = i
	}
}

// sentence makes a sentence without answers.
func (d *data) sentence(forms []string) *nn.Sent {
	s := &nn.Sent{}
	for _, form := range forms {
		s.Words = append(s.Words, int32(d.words.id(model.WordKey(form))+1))
		s.Subs = append(s.Subs, model.Subwords(form, d.subs, nil))
	}
	return s
}

// nameSentence makes a sentence with tagged names, and with the trees of l unless
// it is nil.
func (d *data) nameSentence(t taggedSentence, l *lesson) *nn.Sent {
	s := d.sentence(t.forms)
	if d.marker != nil {
		s.Marks = d.marker.Marks(t.tokens())
	}
	if l != nil {
		follow(s, l)
	}
	for _, tag := range t.tags {
		s.Names = append(s.Names, d.names.id(tag))
	}
	return s
}

func (d *data) tree(doc *extract.Document, sent extract.Sentence) *nn.Sent {
	s := d.sentence(forms(doc, sent))
	for _, tok := range doc.Tokens[sent.First:sent.End] {
		head := 0
		if tok.Head >= 0 {
			head = tok.Head - sent.First + 1
		}
		s.UPOS = append(s.UPOS, d.upos.id(tok.UPOS))
		s.XPOS = append(s.XPOS, d.xpos.id(tok.XPOS))
		s.Feats = append(s.Feats, d.feats.id(tok.Feats))
		s.Heads = append(s.Heads, head)
		s.Labels = append(s.Labels, d.labels.id(tok.DepRel))
	}
	return s
}
