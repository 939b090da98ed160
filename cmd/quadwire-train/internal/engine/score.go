package engine

import (
	"context"
	"fmt"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/parse"
	"github.com/quadwire/quadwire/extract/tag"
)

// Accuracy counts right answers on gold tokens; relations are compared without
// their subtypes, as the CoNLL 2018 shared task does.
type Accuracy struct {
	Words, UPOS, XPOS, Lemma, UAS, LAS int
	Content, CLAS                      int
}

// functional are the relations that CLAS leaves out.
var functional = map[string]bool{"aux": true, "case": true, "cc": true, "clf": true, "cop": true, "det": true, "mark": true, "punct": true}

func (a Accuracy) String() string {
	p := a.Percent()
	return fmt.Sprintf("UPOS %.2f XPOS %.2f lemma %.2f UAS %.2f LAS %.2f CLAS %.2f", p["UPOS"], p["XPOS"], p["Lemma"], p["UAS"], p["LAS"], p["CLAS"])
}

// Percent returns the accuracies in per cent, with two digits.
func (a Accuracy) Percent() map[string]float64 {
	share := func(right, all int) float64 { return float64(int(10000*float64(right)/float64(max(1, all))+0.5)) / 100 }
	return map[string]float64{"UPOS": share(a.UPOS, a.Words), "XPOS": share(a.XPOS, a.Words), "Lemma": share(a.Lemma, a.Words),
		"UAS": share(a.UAS, a.Words), "LAS": share(a.LAS, a.Words), "CLAS": share(a.CLAS, a.Content)}
}

// Score tags and parses the gold tokens of a treebank and counts.
func Score(ctx context.Context, net *model.Network, path string) (Accuracy, error) {
	var acc Accuracy
	docs, err := ReadTreebank(path)
	if err != nil {
		return acc, err
	}
	tagger, err := tag.New(net)
	if err != nil {
		return acc, err
	}
	parser, err := parse.New(net)
	if err != nil {
		return acc, err
	}
	for _, gold := range docs {
		doc := &extract.Document{Article: gold.Article, Sentences: gold.Sentences, Tokens: append([]extract.Token(nil), gold.Tokens...)}
		for _, stage := range []extract.Stage{encode.New(net), tagger, parser} {
			if err := stage.Process(ctx, doc); err != nil {
				return acc, err
			}
		}
		for i := range doc.Tokens {
			acc.count(&gold.Tokens[i], &doc.Tokens[i])
		}
	}
	return acc, nil
}

func (a *Accuracy) count(gold, got *extract.Token) {
	a.Words++
	add := func(n *int, right bool) {
		if right {
			*n++
		}
	}
	add(&a.UPOS, gold.UPOS == got.UPOS)
	add(&a.XPOS, gold.XPOS == got.XPOS)
	add(&a.Lemma, gold.Lemma == got.Lemma)
	add(&a.UAS, gold.Head == got.Head)
	labelled := gold.Head == got.Head && extract.BaseRel(gold.DepRel) == extract.BaseRel(got.DepRel)
	add(&a.LAS, labelled)
	if !functional[extract.BaseRel(gold.DepRel)] {
		a.Content++
		add(&a.CLAS, labelled)
	}
}
