package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/atomicfile"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/logistic"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/reliability"
	"github.com/quadwire/quadwire/extract/relation"
)

// calibrateOptions trains the confidence of statements:
//
//	go run ./cmd/quadwire-train calibrate --judged judged.tsv --texts articles --graph graph/dev --out extract/relation/data/confidence.tsv
type calibrateOptions struct {
	labels  labelOptions
	out     string
	folds   int
	penalty float64
}

const (
	defaultFolds   = 10
	defaultPenalty = 8
)

func (o *calibrateOptions) addFlags(flags *pflag.FlagSet) {
	o.labels.addFlags(flags)
	flags.StringVar(&o.out, "out", "", "write the weights to `FILE`; without it only measure")
	flags.IntVar(&o.folds, "folds", defaultFolds, "cross-validate in `N` parts")
	flags.Float64Var(&o.penalty, "penalty", defaultPenalty, "pull weights to zero by `FACTOR`")
}

func (o *calibrateOptions) validate() error {
	switch {
	case o.folds < 2:
		return fmt.Errorf("--folds %d: want at least 2", o.folds)
	case o.penalty <= 0:
		return fmt.Errorf("--penalty %v: want more than 0", o.penalty)
	}
	return o.labels.validate()
}

func (o *calibrateOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	all, err := o.labels.read(ctx)
	if err != nil {
		return err
	}
	if err := o.report(stdout, all); err != nil || o.out == "" {
		return err
	}
	m, err := fitConfidence(all, o.penalty)
	if err != nil {
		return err
	}
	return atomicfile.Write(o.out, confidenceTable(m))
}

// report prints what there is of each kind, and how well models that were trained without
// the article of a judged statement predict whether it is right.
func (o *calibrateOptions) report(w io.Writer, all []labelled) error {
	for k := range kinds {
		n, right := 0, 0.0
		for _, l := range all {
			if l.kind == k {
				n, right = n+1, right+l.right
			}
		}
		if n > 0 {
			fmt.Fprintf(w, "%s: %d statements, %.3f right\n", kindNames[k], n, right/float64(n))
		}
	}
	points, err := o.crossValidate(all)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "judged statements, cross-validated by article in at most %d parts:\n", o.folds)
	rep := reliability.Measure(points)
	return rep.Write(w)
}

// runReliability prints how reliable the embedded confidence is on judged statements, and
// how reliable one is that is trained without the article of a statement.
func runReliability(ctx context.Context, w io.Writer, labels labelOptions) error {
	all, err := labels.read(ctx)
	if err != nil {
		return err
	}
	var points []reliability.Point
	for _, l := range all {
		if l.kind == kindJudged {
			points = append(points, reliability.Point{Predicted: l.confidence, Found: l.right})
		}
	}
	fmt.Fprintln(w, "judged statements, as embedded:")
	rep := reliability.Measure(points)
	if err := rep.Write(w); err != nil {
		return err
	}
	o := calibrateOptions{labels: labels, folds: defaultFolds, penalty: defaultPenalty}
	return o.report(w, all)
}

// crossValidate predicts the judged statements article by article.
func (o *calibrateOptions) crossValidate(all []labelled) ([]reliability.Point, error) {
	var groups []string
	for _, l := range all {
		if l.kind == kindJudged && !slices.Contains(groups, l.group) {
			groups = append(groups, l.group)
		}
	}
	slices.Sort(groups)
	var points []reliability.Point
	for fold := range min(o.folds, len(groups)) {
		held := func(l labelled) bool {
			i := slices.Index(groups, l.group)
			return i >= 0 && i%o.folds == fold
		}
		m, err := fitConfidence(slices.DeleteFunc(slices.Clone(all), held), o.penalty)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			if l.kind == kindJudged && held(l) {
				points = append(points, reliability.Point{Predicted: m.Predict(l.features), Found: l.right})
			}
		}
	}
	return points, nil
}

// kindPenalty is the penalty of the features that tell what kind a statement is of.
const kindPenalty = 0.1

// fitConfidence fits a model to statements. What kind of reference tells of a statement is
// a feature of its own while training: the share of right ones among those that a corpus
// lists is not that among all. The model returned is that of judged statements.
func fitConfidence(all []labelled, penalty float64) (*logistic.Model, error) {
	n := len(relation.FeatureNames)
	penalties := slices.Repeat([]float64{penalty}, n)
	for range kinds {
		penalties = append(penalties, kindPenalty)
	}
	examples := make([]logistic.Example, len(all))
	for i, l := range all {
		x := append(slices.Clone(l.features), make([]float64, kinds)...)
		if l.kind != kindJudged {
			x[n+int(l.kind)] = 1
		}
		examples[i] = logistic.Example{Features: x, Target: l.right, Weight: kindWeights[l.kind]}
	}
	m, err := logistic.Fit(examples, penalties)
	if err != nil {
		return nil, err
	}
	m.Weights = m.Weights[:n]
	return m, nil
}

// confidenceTable writes a model as extract/relation reads it.
func confidenceTable(m *logistic.Model) []byte {
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', 4, 64) }
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Made by quadwire-train calibrate; see README.md.\nbias\t%s\n", number(m.Bias))
	for i, name := range relation.FeatureNames {
		fmt.Fprintf(&out, "%s\t%s\n", name, number(m.Weights[i]))
	}
	return out.Bytes()
}
