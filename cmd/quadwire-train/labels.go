package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/actorgraph"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/carb"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/judged"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/plover"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/re3d"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/statementcase"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/extract/relation"
	"github.com/quadwire/quadwire/schema"
)

// kind is a kind of reference that tells which statements are right.
type kind int

const (
	kindJudged kind = iota // read by people, a fair sample
	kindGraph
	kindCases
	kindPlover
	kindRE3D
	kindCaRB
	kinds
)

// kindNames and kindWeights say what a kind is called and how much one of its statements
// counts beside a judged one: the others look for something else than whether all of a
// statement is right, or were read while the rules were written. The weights were chosen
// by the cross-validated loss on judged statements.
var (
	kindNames   = [kinds]string{"judged", "graph", "cases", "plover", "re3d", "carb"}
	kindWeights = [kinds]float64{1, 0.3, 0.1, 0.3, 0.3, 0.3}
)

// labelled is a statement that a reference tells of.
type labelled struct {
	kind kind
	// group names the article: statements of one are kept together.
	group    string
	features []float64
	// confidence is that of the embedded model.
	confidence float64
	right      float64 // 0, 1, or a share
}

// labelOptions name references for statements.
type labelOptions struct {
	judged, texts, cases []string
	graph, articles      string
	plover, re3d, carb   string
}

func (o *labelOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringSliceVar(&o.judged, "judged", nil, "statements judged by reading, in `FILES` (tab-separated, with a header)")
	flags.StringSliceVar(&o.texts, "texts", nil, "`PATHS` of the articles that were judged")
	flags.StringSliceVar(&o.cases, "cases", nil, "cases of statements in `DIRS`")
	flags.StringVar(&o.graph, "graph", "", "actor graphs in `DIR`")
	flags.StringVar(&o.articles, "articles", ".", "`DIR` that the articles of --graph start from")
	flags.StringVar(&o.plover, "plover", "", "records of PLOVER in `FILE`")
	flags.StringVar(&o.re3d, "re3d-relations", "", "relations of re3d in `FILE`")
	flags.StringVar(&o.carb, "carb", "", "references of CaRB in `FILE`, for open predicates")
}

func (o *labelOptions) validate() error {
	if len(o.judged) == 0 || len(o.texts) == 0 {
		return errors.New("--judged and --texts are needed: what people judged is what is predicted")
	}
	return nil
}

// labelReader makes statements and their features.
type labelReader struct {
	pipe      *pipeline.Pipeline // up to propositions
	relations *relation.Stage
	vocab     *schema.Vocabulary
	out       []labelled
}

// read returns the statements that the references tell of, in order of the references.
func (o *labelOptions) read(ctx context.Context) ([]labelled, error) {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return nil, err
	}
	full, err := pipeline.Default(pipeline.Config{Vocabulary: vocab})
	if err != nil {
		return nil, err
	}
	r := &labelReader{vocab: vocab}
	if r.pipe, err = full.Until(extract.Propositions); err != nil {
		return nil, err
	}
	if r.relations, err = relation.New(vocab); err != nil {
		return nil, err
	}
	for _, source := range []struct {
		given bool
		read  func(context.Context, *labelOptions) error
	}{
		{len(o.judged) > 0, r.judged}, {o.graph != "", r.graph}, {len(o.cases) > 0, r.cases},
		{o.plover != "", r.plover}, {o.re3d != "", r.re3d}, {o.carb != "", r.carb},
	} {
		if !source.given {
			continue
		}
		if err := source.read(ctx, o); err != nil {
			return nil, err
		}
	}
	return r.out, nil
}

// process takes doc through the pipeline.
func (r *labelReader) process(ctx context.Context, art *extract.Article) (*extract.Document, []relation.Reading, error) {
	doc := &extract.Document{Article: art}
	if err := r.pipe.Process(ctx, doc); err != nil {
		return nil, nil, err
	}
	readings, err := r.relations.Readings(ctx, doc)
	return doc, readings, err
}

func (r *labelReader) add(k kind, group string, doc *extract.Document, i int, reading relation.Reading, right float64) {
	r.out = append(r.out, labelled{k, group, reading.Features, doc.Statements[i].Confidence, right})
}

// addVerdicts adds the statements of doc of which something is known.
func (r *labelReader) addVerdicts(k kind, group string, doc *extract.Document, readings []relation.Reading, verdicts []verdict.Verdict) {
	for i, v := range verdicts {
		switch v {
		case verdict.Right:
			r.add(k, group, doc, i, readings[i], 1)
		case verdict.Wrong:
			r.add(k, group, doc, i, readings[i], 0)
		}
	}
}

// judged adds what people judged. What several judged counts by their mean.
func (r *labelReader) judged(ctx context.Context, o *labelOptions) error {
	var all []judged.Judgement
	for _, path := range o.judged {
		some, err := judged.Read(path)
		if err != nil {
			return err
		}
		all = append(all, some...)
	}
	for art, err := range article.NewReader(article.Config{}).Articles(ctx, o.texts, os.Stdin) {
		if err != nil {
			return err
		}
		doc, readings, err := r.process(ctx, art)
		if err != nil {
			return err
		}
		for i := range doc.Statements {
			right, n := 0.0, 0
			for k := range all {
				if all[k].Of(&doc.Statements[i]) {
					right, n = right+all[k].Right, n+1
				}
			}
			if n > 0 {
				r.add(kindJudged, filepath.Base(art.Path), doc, i, readings[i], right/float64(n))
			}
		}
	}
	return nil
}

func (r *labelReader) graph(ctx context.Context, o *labelOptions) error {
	graphs, err := actorgraph.Read(o.graph)
	if err != nil {
		return err
	}
	for _, g := range graphs {
		for art, err := range article.NewReader(article.Config{}).Articles(ctx, []string{filepath.Join(o.articles, g.Article)}, os.Stdin) {
			if err != nil {
				return err
			}
			doc, readings, err := r.process(ctx, art)
			if err != nil {
				return err
			}
			verdicts, err := g.Verdicts(doc.Statements)
			if err != nil {
				return err
			}
			r.addVerdicts(kindGraph, filepath.Base(art.Path), doc, readings, verdicts)
		}
	}
	return nil
}

func (r *labelReader) cases(ctx context.Context, o *labelOptions) error {
	checker, err := statementcase.NewChecker(r.vocab)
	if err != nil {
		return err
	}
	for _, dir := range o.cases {
		cases, err := statementcase.ReadDir(dir, r.vocab)
		if err != nil {
			return err
		}
		for i := range cases {
			art, err := cases[i].Article(ctx)
			if err != nil {
				return err
			}
			doc, readings, err := r.process(ctx, art)
			if err != nil {
				return err
			}
			r.addVerdicts(kindCases, cases[i].File+"/"+cases[i].Name, doc, readings, checker.Verdicts(&cases[i], doc))
		}
	}
	return nil
}

func (r *labelReader) plover(ctx context.Context, o *labelOptions) error {
	records, err := plover.Read(o.plover)
	if err != nil {
		return err
	}
	for _, rec := range records {
		doc, readings, err := r.process(ctx, plainArticle(rec.ID, rec.Text))
		if err != nil {
			return err
		}
		verdicts := make([]verdict.Verdict, len(doc.Statements))
		for i := range doc.Statements {
			verdicts[i] = rec.Verdict(&doc.Statements[i])
		}
		r.addVerdicts(kindPlover, rec.ID, doc, readings, verdicts)
	}
	return nil
}

// re3d adds the statements between two entities of the corpus that tell one of its
// relations.
func (r *labelReader) re3d(ctx context.Context, o *labelOptions) error {
	docs, err := re3d.Read(o.re3d)
	if err != nil {
		return err
	}
	for _, gold := range docs {
		doc, readings, err := r.process(ctx, plainArticle(gold.ID, gold.Text))
		if err != nil {
			return err
		}
		want := re3d.Normal(gold.Relations)
		for i := range doc.Statements {
			s := &doc.Statements[i]
			from, to := gold.At(s.Subject.Span), gold.At(s.Object.Span)
			if from < 0 || to < 0 || s.Object.IsLiteral() {
				continue
			}
			for _, have := range re3d.Normal(appendRelation(nil, s, gold, from, to)) {
				right := 0.0
				if slices.Contains(want, have) {
					right = 1
				}
				r.add(kindRE3D, gold.ID, doc, i, readings[i], right)
			}
		}
	}
	return nil
}

// carb adds statements of open predicates, right as far as the words of their
// propositions are those of a reference.
func (r *labelReader) carb(ctx context.Context, o *labelOptions) error {
	golds, err := readCaRB(o.carb)
	if err != nil {
		return err
	}
	docs, err := parseCaRB(ctx, golds)
	if err != nil {
		return err
	}
	for i, gold := range golds {
		sent := carb.Sentence{References: gold.References, Predictions: tuples(docs[i], gold.Words, clause.Full)}
		matched := sent.Matched()
		readings, err := r.relations.Readings(ctx, docs[i])
		if err != nil {
			return err
		}
		for k, reading := range readings {
			if docs[i].Statements[k].Open && reading.Proposition >= 0 {
				r.add(kindCaRB, fmt.Sprint("carb", i), docs[i], k, reading, matched[reading.Proposition])
			}
		}
	}
	return nil
}
