package engine

import (
	"fmt"
	"os"
	"sort"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/extract/model"
)

// ReadTreebank reads the documents of a CoNLL-U file.
func ReadTreebank(path string) ([]*extract.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return conllu.Read(f, path)
}

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
	trees, named              []*nn.Sent
	subs                      int
}

// readData reads the treebanks and the corpora of names. A corpus of names whose
// sentences are those of a treebank, word for word, adds its tags to the trees.
func readData(treebanks, corpora []string, subs, leastWord int) (*data, error) {
	d := &data{subs: subs}
	var docs []*extract.Document
	for _, path := range treebanks {
		read, err := ReadTreebank(path)
		if err != nil {
			return nil, err
		}
		docs = append(docs, read...)
	}
	var tagged []taggedSentence
	for _, path := range corpora {
		read, err := readNames(path)
		if err != nil {
			return nil, err
		}
		tagged = append(tagged, read...)
	}
	d.inventories(docs, tagged, leastWord)
	byText := map[string]*nn.Sent{}
	for _, doc := range docs {
		for _, sent := range doc.Sentences {
			s := d.tree(doc, sent)
			d.trees = append(d.trees, s)
			byText[key(forms(doc, sent))] = s
		}
	}
	for _, t := range tagged {
		names := make([]int, len(t.tags))
		for i, tag := range t.tags {
			names[i] = d.names.id(tag)
		}
		if s := byText[key(t.forms)]; s != nil {
			s.Names = names
			continue
		}
		s := d.sentence(t.forms)
		s.Names = names
		d.named = append(d.named, s)
	}
	if len(d.trees) == 0 {
		return nil, fmt.Errorf("no sentences in %v", treebanks)
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

func key(forms []string) string { return fmt.Sprintf("%q", forms) }

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
