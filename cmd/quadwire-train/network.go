package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/engine"
	"github.com/spf13/pflag"
)

// attributions says what a corpus is, by the end of its path.
var attributions = []struct{ suffix, text string }{
	{"ewt/train.conllu", "UD English EWT v2.16, CC BY-SA 4.0 (Silveira et al. 2014)"},
	{"gum/train.conllu", "GUM, annotations CC BY 4.0, texts CC BY, CC BY-SA and public domain (Zeldes 2017)"},
	{"redocred-dev.iob2", "Re-DocRED dev, annotations MIT, text of Wikipedia CC BY-SA (Tan et al. 2022)"},
	{"wikigold.conll", "Wikigold, CC BY 4.0 (Balasuriya et al. 2009)"},
	{"gum-names-train.iob2", "names of GUM, as GUM"},
	{"btc-a.conll", "Broad Twitter Corpus a, CC BY 4.0 (Derczynski et al. 2016)"},
	{"btc-b.conll", "Broad Twitter Corpus b, CC BY 4.0 (Derczynski et al. 2016)"},
	{"btc-e.conll", "Broad Twitter Corpus e, CC BY 4.0 (Derczynski et al. 2016)"},
	{"btc-g.conll", "Broad Twitter Corpus g, CC BY 4.0 (Derczynski et al. 2016)"},
	{"btc-h.conll", "Broad Twitter Corpus h, CC BY 4.0 (Derczynski et al. 2016)"},
	{"wnut17-train.conll", "WNUT 2017, CC BY 4.0 (Derczynski et al. 2017)"},
	{"carb-dev.txt", "sentences of CaRB dev without answers, MIT (Bhardwaj et al. 2019)"},
	{"re3d-dev.jsonl", "texts of re3d dev without answers, CC BY 3.0 AU, CC BY-SA 3.0, Open Government Licence v3.0 and public domain (Dstl)"},
	{"articles", "articles of Wikinews without answers, CC BY 2.5"},
}

// sources returns the attributions that a model trained on the paths carries with
// it; a corpus that is not known stands for itself.
func sources(paths ...string) []string {
	var out []string
	for _, path := range paths {
		text := shortPath(path)
		for _, a := range attributions {
			if strings.HasSuffix(filepath.ToSlash(path), a.suffix) {
				text = a.text
			}
		}
		out = append(out, text)
	}
	return out
}

// shortPath keeps the last two names of a path, wherever it lies.
func shortPath(path string) string {
	return filepath.ToSlash(filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path)))
}

// networkOptions are the flags of the training of the language engine's network.
type networkOptions struct {
	engine.Options
	flags *pflag.FlagSet
}

func newNetworkOptions(target string) func() options {
	return func() options {
		return &networkOptions{Options: engine.Default(target)}
	}
}

func (o *networkOptions) addFlags(flags *pflag.FlagSet) {
	o.flags = flags
	flags.StringSliceVar(&o.Treebanks, "treebanks", nil, "train trees on these `FILES` (CoNLL-U)")
	flags.StringSliceVar(&o.Names, "names", nil, "train names on these `FILES` (a word and its tag on a line)")
	flags.StringSliceVar(&o.Dev, "dev", nil, "report on these `FILES` (CoNLL-U)")
	flags.StringSliceVar(&o.NamesDev, "names-dev", nil, "report on these `FILES` (a word and its tag on a line)")
	flags.StringSliceVar(&o.Teachers, "teachers", nil, "learn also from these models (`FILES`), trained on the same treebanks")
	flags.Float64Var(&o.TeacherShare, "teacher-share", o.TeacherShare, "`SHARE` of the teachers against the treebanks' own answers")
	flags.StringSliceVar(&o.Text, "text", nil, "let the teachers parse also these `FILES` and directories of plain text")
	out := "extract/encode/data/english.model"
	if o.Target == engine.TargetNames {
		out = "extract/ner/data/names.model"
	}
	flags.StringVar(&o.Out, "out", out, "write the model to `FILE`")
	flags.StringVar(&o.Checkpoint, "checkpoint", "", "save the state of the training to `FILE` after each epoch, and go on from it")
	flags.IntVar(&o.Epochs, "epochs", o.Epochs, "go over the trees `N` times")
	flags.IntVar(&o.BatchWords, "batch", o.BatchWords, "make a step for every `N` words")
	flags.Float64Var(&o.Rate, "rate", o.Rate, "highest learning `RATE`")
	flags.Float64Var(&o.EMA, "ema", o.EMA, "`DECAY` of the running mean of the weights, 0 for none")
	flags.Float64Var(&o.NameShare, "name-share", o.NameShare, "`SHARE` of the sentences with names alone in an epoch")
	flags.Float64Var(&o.Replace, "replace", o.Replace, "`SHARE` of those in which names are replaced by others")
	flags.Float64Var(&o.TagDropout, "tag-dropout", o.TagDropout, "`SHARE` of words whose part of speech a network of names is not told")
	flags.IntVar(&o.Net.Hidden, "hidden", o.Net.Hidden, "`UNITS` of one direction of a layer")
	flags.IntVar(&o.Net.Layers, "layers", o.Net.Layers, "`NUMBER` of layers")
	flags.IntVar(&o.Net.ArcDim, "arc-dim", o.Net.ArcDim, "`UNITS` of the arc heads")
	flags.Float64Var(&o.Net.Dropout, "dropout", o.Net.Dropout, "`RATE` of dropout")
	flags.Float64Var(&o.Net.WordDropout, "word-dropout", o.Net.WordDropout, "`RATE` of words made unknown")
	flags.Float64Var(&o.Net.TagWeight, "tag-weight", o.Net.TagWeight, "`WEIGHT` of the loss of tags")
	flags.Float64Var(&o.Net.NameWeight, "name-weight", o.Net.NameWeight, "`WEIGHT` of the loss of names")
	flags.Uint64Var(&o.Net.Seed, "seed", o.Net.Seed, "`SEED` of all chance")
}

func (o *networkOptions) validate() error {
	switch {
	case len(o.Treebanks) == 0:
		return errors.New("no --treebanks to train on")
	case o.Epochs < 1 || o.BatchWords < 1:
		return errors.New("--epochs and --batch must be at least 1")
	case o.Net.Dropout < 0 || o.Net.Dropout >= 1:
		return errors.New("--dropout must be at least 0 and below 1")
	case o.TeacherShare < 0 || o.TeacherShare > 1:
		return errors.New("--teacher-share must be between 0 and 1")
	case len(o.Text) > 0 && len(o.Teachers) == 0:
		return errors.New("--text needs --teachers that parse it")
	}
	return nil
}

func (o *networkOptions) run(ctx context.Context, stdout, stderr io.Writer) error {
	o.Command = recipe(o.Target, o.flags)
	o.Sources = sources(slices.Concat(o.Treebanks, o.Names, o.Text)...)
	return engine.Train(ctx, o.Options, stderr)
}
