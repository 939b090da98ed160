package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/corefeval"
	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/coref"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/mend"
)

// inputGoldTrees gives the stages tags and trees as well.
const inputGoldTrees = "gold-trees"

// corefOptions measures chains and actors on GUM:
//
//	go run ./cmd/quadwire-train coref --entities gum/entities.jsonl
//	go run ./cmd/quadwire-train coref --entities gum/entities.jsonl --treebank gum/dev.conllu --input gold-trees
//
// Names are always those of extract/ner.
type corefOptions struct {
	treebank string
	entities string
	input    string
	split    string
	model    string
	chains   string
	genres   []string
}

func (o *corefOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.entities, "entities", "", "read texts, mentions and clusters from `FILE` (JSON Lines)")
	flags.StringVar(&o.input, "input", inputRaw, "give the stages `raw|gold-tokens|gold-trees`")
	flags.StringVar(&o.treebank, "treebank", "", "read tokens and trees from the treebank `FILE`; not for --input raw")
	flags.StringVar(&o.split, "split", "dev", "only documents of this `SPLIT`")
	flags.StringSliceVar(&o.genres, "genres", []string{"news", "interview", "bio", "speech"}, "sum up over these `GENRES`")
	flags.StringVar(&o.model, "model", "", "use the model of tags and trees in `FILE`, not the embedded one")
	flags.StringVar(&o.chains, "chains", "", "use the model of chains in `FILE`, not the embedded one")
}

func (o *corefOptions) validate() error {
	switch {
	case o.entities == "":
		return errors.New("--entities is missing")
	case o.input != inputRaw && o.input != inputGoldTokens && o.input != inputGoldTrees:
		return fmt.Errorf("--input %q is none of %s, %s, %s", o.input, inputRaw, inputGoldTokens, inputGoldTrees)
	case (o.input == inputRaw) != (o.treebank == ""):
		return fmt.Errorf("--treebank is for --input %s and %s, and needed there", inputGoldTokens, inputGoldTrees)
	}
	return nil
}

func (o *corefOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	all, err := readAnnotations(o.entities)
	if err != nil {
		return err
	}
	gold := slices.DeleteFunc(all, func(d corefeval.Doc) bool { return d.Split != o.split })
	docs, err := o.process(ctx, gold)
	if err != nil {
		return err
	}
	report := corefReport{genres: o.genres, actors: o.input != inputRaw, rules: map[string]*corefeval.Ratio{},
		errors: map[extract.MentionForm]*corefeval.Errors{}}
	for _, d := range docs {
		report.add(d, o.input == inputRaw)
	}
	if report.total.documents == 0 {
		return fmt.Errorf("%s has no document of %s in %s", o.entities, strings.Join(o.genres, ", "), o.split)
	}
	return report.print(stdout)
}

// process runs the stages on the input that was asked for.
func (o *corefOptions) process(ctx context.Context, gold []corefeval.Doc) ([]annotated, error) {
	var docs []annotated
	var err error
	if o.input == inputRaw {
		for i := range gold {
			art := plainArticle(gold[i].Name, gold[i].Text)
			docs = append(docs, annotated{&extract.Document{Article: art}, &gold[i]})
		}
	} else if docs, err = withTreebank([]string{o.treebank}, gold); err != nil {
		return nil, err
	}
	var stages []extract.Stage
	if o.input != inputGoldTrees {
		net, err := network(o.model, encode.English)
		if err != nil {
			return nil, err
		}
		if stages, err = treeStages(o.input, net); err != nil {
			return nil, err
		}
	}
	if o.input == inputGoldTokens {
		for i, bare := range treebank.BareTokens(systems(docs)) {
			docs[i].system = bare
		}
	}
	names, err := nameStage()
	if err != nil {
		return nil, err
	}
	cfg := coref.Config{}
	if o.chains != "" {
		data, err := os.ReadFile(o.chains)
		if err != nil {
			return nil, err
		}
		if cfg.Model, err = coref.DecodeChainModel(data); err != nil {
			return nil, fmt.Errorf("%s: %w", o.chains, err)
		}
	}
	stages = append(stages, names)
	if o.input != inputGoldTrees {
		stages = append(stages, mend.New())
	}
	resolve, err := coref.NewConfig(cfg)
	if err != nil {
		return nil, err
	}
	return docs, treebank.Process(ctx, systems(docs), append(stages, resolve)...)
}

// corefReport sums the scores of documents.
type corefReport struct {
	genres   []string
	total    genreScores
	byGenre  []*genreScores // sorted by name
	singles  corefeval.Scores
	actors   bool // heads are comparable: the tokens are those of the treebank
	ofActors corefeval.Scores
	rules    map[string]*corefeval.Ratio
	errors   map[extract.MentionForm]*corefeval.Errors
}

type genreScores struct {
	genre     string
	documents int
	corefeval.Scores
}

func (r *corefReport) add(d annotated, ownTokens bool) {
	gold, system := d.gold.Chains(), corefeval.SystemChains(d.system, nil)
	if !ownTokens {
		system = corefeval.SystemChains(d.system, d.gold.Tokens)
	}
	at, ok := slices.BinarySearchFunc(r.byGenre, d.gold.Genre, func(s *genreScores, g string) int { return strings.Compare(s.genre, g) })
	if !ok {
		r.byGenre = slices.Insert(r.byGenre, at, &genreScores{genre: d.gold.Genre})
	}
	sums := []*genreScores{r.byGenre[at]}
	if slices.Contains(r.genres, d.gold.Genre) {
		sums = append(sums, &r.total)
		r.singles.Add(gold, system)
		corefeval.CountErrors(r.errors, d.gold, system, d.system)
		if r.actors {
			actors := d.gold.Actors()
			r.ofActors.Add(actors, corefeval.SystemActors(d.system))
			corefeval.Rules(r.rules, actors, d.system)
		}
	}
	for _, s := range sums {
		s.documents++
		s.Add(gold.WithoutSingletons(), system.WithoutSingletons())
	}
}

func (r *corefReport) print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "F1, no singletons\tdocuments\tmentions\tMUC\tB3\tCEAFe\tCoNLL\tLEA\t")
	for _, s := range r.byGenre {
		fmt.Fprintf(t, "%s\t%d\t%s", s.genre, s.documents, scoreColumns(&s.Scores))
	}
	fmt.Fprintf(t, "%s\t%d\t%s", strings.Join(r.genres, "+"), r.total.documents, scoreColumns(&r.total.Scores))
	fmt.Fprintln(t, "\t\t\t\t\t\t\t\t\nthe last line\t\tmentions\tMUC\tB3\tCEAFe\tCoNLL\tLEA\t")
	for _, row := range []struct {
		name string
		of   func(m corefeval.Measure) float64
	}{
		{"precision", func(m corefeval.Measure) float64 { return m.Precision.Value() }},
		{"recall", func(m corefeval.Measure) float64 { return m.Recall.Value() }},
	} {
		s := &r.total.Scores
		fmt.Fprintf(t, "%s\t", row.name)
		for _, m := range []corefeval.Measure{s.Mentions, s.MUC, s.B3, s.CEAFe} {
			fmt.Fprintf(t, "\t%.1f", 100*row.of(m))
		}
		fmt.Fprintf(t, "\t\t%.1f\t\n", 100*row.of(s.LEA))
	}
	fmt.Fprintf(t, "F1, singletons kept\t\t%s", scoreColumns(&r.singles))
	if r.actors {
		fmt.Fprintf(t, "F1, actors by head\t\t%s", scoreColumns(&r.ofActors))
	}
	fmt.Fprintln(t, "\t\t\t\t\t\t\t\t\nwith an antecedent\t\tmentions\tright\twrong\talone\tno phrase\tspurious\t")
	for _, form := range corefeval.Forms {
		e := r.errors[form]
		fmt.Fprintf(t, "%s\t\t%d\t%d\t%d\t%d\t%d\t%d\t\n", form, e.Anaphors, e.Right, e.Wrong, e.Alone, e.Missing, e.Spurious)
	}
	if err := t.Flush(); err != nil || !r.actors {
		return err
	}
	return r.printRules(w)
}

func scoreColumns(s *corefeval.Scores) string {
	return fmt.Sprintf("%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t%.1f\t\n", 100*s.Mentions.F1(), 100*s.MUC.F1(), 100*s.B3.F1(),
		100*s.CEAFe.F1(), 100*s.CoNLL(), 100*s.LEA.F1())
}

// printRules prints how many mentions of actors each rule joined rightly.
func (r *corefReport) printRules(w io.Writer) error {
	var names []string
	for name := range r.rules {
		names = append(names, name)
	}
	slices.Sort(names)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nrule\tright\tof\t%")
	for _, name := range names {
		rule := r.rules[name]
		fmt.Fprintf(t, "%s\t%.0f\t%.0f\t%.1f\n", name, rule.Num, rule.Den, 100*rule.Value())
	}
	return t.Flush()
}
