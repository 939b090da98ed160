package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/atomicfile"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/boost"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/carb"
	"github.com/quadwire/quadwire/extract/clause"
)

// confidenceOptions trains the score of propositions on how well they match references:
//
//	go run ./cmd/quadwire-train confidence --carb oie/carb-dev.tsv --out extract/clause/data/score.tsv
type confidenceOptions struct {
	carb  string
	out   string
	folds int
	boost boost.Config
}

func (o *confidenceOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.carb, "carb", "", "train on the references of CaRB in `FILE`")
	flags.StringVar(&o.out, "out", "", "write the model to `FILE`; without it only measure")
	flags.IntVar(&o.folds, "folds", 10, "cross-validate in `N` parts")
	flags.IntVar(&o.boost.Trees, "trees", 60, "train `N` trees")
	flags.Float64Var(&o.boost.Rate, "rate", 0.1, "shrink the leaves by `FACTOR`")
	flags.Float64Var(&o.boost.Penalty, "penalty", 3, "add `X` to the curvature of leaves")
	flags.IntVar(&o.boost.MinExamples, "min-examples", 15, "leave no fewer than `N` examples in a leaf")
}

func (o *confidenceOptions) validate() error {
	switch {
	case o.carb == "":
		return errors.New("--carb is missing")
	case o.folds < 2:
		return fmt.Errorf("--folds %d: want at least 2", o.folds)
	}
	return nil
}

func (o *confidenceOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	golds, err := readCaRB(o.carb)
	if err != nil {
		return err
	}
	docs, err := parseCaRB(ctx, golds)
	if err != nil {
		return err
	}
	sentences := make([]carb.Sentence, len(golds))
	examples := make([][]boost.Example, len(golds))
	var all []boost.Example
	for i, gold := range golds {
		sentences[i] = carb.Sentence{References: gold.References, Predictions: tuples(docs[i], gold.Words, clause.Full)}
		for k, target := range sentences[i].Matched() {
			examples[i] = append(examples[i], boost.Example{Features: clause.AppendFeatures(nil, docs[i], k), Target: target})
		}
		all = append(all, examples[i]...)
	}
	if len(all) < o.folds {
		return fmt.Errorf("%s: only %d propositions", o.carb, len(all))
	}
	loss := o.crossValidate(sentences, examples)
	res := carb.Evaluate(sentences)
	fmt.Fprintf(stdout, "cross-validated in %d parts: loss %.4f; P %.4f R %.4f F1 %.4f at score %.3f, AUC %.4f; all: F1 %.4f\n",
		o.folds, loss, res.Best.Precision, res.Best.Recall, res.Best.F1(), res.Best.Confidence, res.AUC, res.All.F1())
	printCalibration(stdout, sentences, examples)
	if o.out == "" {
		return nil
	}
	return atomicfile.Write(o.out, scoreTable(boost.Train(all, o.boost)))
}

// crossValidate sets the confidence of each prediction to what a model says that was
// trained on the other parts, and returns the mean logistic loss. Sentences that stand in a
// row go to different parts.
func (o *confidenceOptions) crossValidate(sentences []carb.Sentence, examples [][]boost.Example) float64 {
	loss, n := 0.0, 0
	for fold := range o.folds {
		var train []boost.Example
		for i := range examples {
			if i%o.folds != fold {
				train = append(train, examples[i]...)
			}
		}
		m := boost.Train(train, o.boost)
		for i := fold; i < len(examples); i += o.folds {
			for k, ex := range examples[i] {
				p := m.Predict(ex.Features)
				sentences[i].Predictions[k].Confidence = p
				loss -= ex.Target*math.Log(p) + (1-ex.Target)*math.Log(1-p)
				n++
			}
		}
	}
	return loss / float64(n)
}

// printCalibration prints expected and true precision of ten classes of scores.
func printCalibration(w io.Writer, sentences []carb.Sentence, examples [][]boost.Example) {
	var expected, found, n [10]float64
	for i := range sentences {
		for k, pred := range sentences[i].Predictions {
			c := min(9, int(pred.Confidence*10))
			expected[c] += pred.Confidence
			found[c] += examples[i][k].Target
			n[c]++
		}
	}
	for c := range n {
		if n[c] > 0 {
			fmt.Fprintf(w, "score %.1f-%.1f: %4.0f facts, expected %.3f, found %.3f\n", float64(c)/10, float64(c+1)/10, n[c], expected[c]/n[c], found[c]/n[c])
		}
	}
}

// scoreTable writes a model as extract/clause reads it.
func scoreTable(m *boost.Model) []byte {
	number := func(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Made by quadwire-train confidence; see README.md.\nbias\t%s\n", number(m.Bias))
	for _, tree := range m.Trees {
		for i := range tree.Feature {
			fmt.Fprintf(&out, "%s<=%s\t", clause.FeatureNames[tree.Feature[i]], number(tree.Threshold[i]))
		}
		for i, leaf := range tree.Leaf {
			out.WriteString(number(leaf))
			if i+1 < len(tree.Leaf) {
				out.WriteByte('\t')
			}
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}
