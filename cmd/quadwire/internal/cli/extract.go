package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/clause"
	"github.com/quadwire/quadwire/extract/pipeline"
)

func extractCommand() Command {
	return Command{
		Name: "extract", Args: "PATH...", MinArgs: 1, MaxArgs: -1, Short: "print what a stage of the extraction finds",
		Long: `Reads articles and prints, in the order of the input, what the stage named by
--stage finds in them; no graph is needed or changed.

A PATH is a file (.txt, .md, .html, .htm, .jsonl), a directory with all below it,
or - for standard input. With --input lines every line is one sentence; with
--input conllu the tokens and sentences of CoNLL-U files are kept.

  conllu        CoNLL-U with tags, lemmas, trees, and names as NER=B-PER in MISC
  entities      one JSON object per article: its actors with all their mentions
  propositions  one JSON object per sentence: the open facts, in its own words;
                with --format text a line per fact below each sentence
  statements    one JSON object per fact in the terms of the schema
  quads         N-Quads, as they would be loaded

Propositions are shown in one of two styles. compact: facts of two arguments in few
words, every further argument as a fact of its own, with its preposition in the
predicate. full: all arguments of a fact at full length, what is said with its whole
clause.

All offsets are bytes of the article's text, half open.`,
		Examples: [2][2]string{
			{"Who did what to whom in an article:", "quadwire extract --stage statements article.txt"},
			{"Trees of sentences, one per line:", "echo 'Ann met Bo.' | quadwire extract --stage conllu --input lines -"},
		},
		New: func() Options { return &extractOptions{} },
	}
}

type extractOptions struct {
	workerFlags
	vocabularyFlags
	gazetteerFlags
	stage, input, style, format choice
	minConfidence               float64
}

func (o *extractOptions) AddFlags(flags *pflag.FlagSet) {
	var names []string
	for _, s := range stageFormats {
		names = append(names, s.name)
	}
	o.stage, o.input = newChoice(names...), newChoice(inputText, inputLines, inputCoNLLU)
	o.stage.value = "statements"
	flags.VarP(&o.stage, "stage", "s", "print the findings of `STAGE`: conllu, entities, propositions, statements or quads")
	flags.VarP(&o.input, "input", "i", "read the input as `KIND`: text, lines or conllu")
	o.style = newChoice(string(clause.Compact), string(clause.Full))
	o.format = newChoice("json", "text")
	flags.Var(&o.style, "style", "show propositions in `STYLE`: compact or full")
	flags.VarP(&o.format, "format", "f", "write propositions as `FORMAT`: json or text")
	flags.Float64Var(&o.minConfidence, "min-confidence", 0, "leave out propositions whose confidence is below `X`, 0 to 1")
	o.workerFlags.AddFlags(flags)
	o.vocabularyFlags.AddFlags(flags)
	o.gazetteerFlags.AddFlags(flags)
}

func (o *extractOptions) Validate() error {
	if o.minConfidence < 0 || o.minConfidence > 1 {
		return fmt.Errorf("--min-confidence %v is not between 0 and 1", o.minConfidence)
	}
	if o.stage.value != stagePropositions && o.format.value == "text" {
		return fmt.Errorf("only --stage %s has --format text", stagePropositions)
	}
	return o.workerFlags.Validate()
}

// stagePropositions is the stage whose findings have styles and formats.
const stagePropositions = "propositions"

// stageFormat is a format of extract.
type stageFormat struct {
	name   string
	layers []extract.Layer
	write  func(w io.Writer, doc *extract.Document) error
}

var stageFormats = []stageFormat{
	{"conllu", []extract.Layer{extract.Tokens, extract.Tags, extract.Trees, extract.Names}, writeCoNLLU},
	{"entities", []extract.Layer{extract.Actors}, writeEntities},
	{stagePropositions, []extract.Layer{extract.Propositions}, nil},
	{"statements", []extract.Layer{extract.Statements}, writeStatements},
	{"quads", []extract.Layer{extract.Statements}, writeQuads},
}

func (o *extractOptions) Run(ctx context.Context, env *Env, args []string) error {
	var format stageFormat
	for _, f := range stageFormats {
		if f.name == o.stage.value {
			format = f
		}
	}
	if format.name == stagePropositions {
		format.write = propositionsWriter(clause.Style(o.style.value), o.format.value == "text", o.minConfidence)
	}
	vocab, err := o.vocabulary()
	if err != nil {
		return err
	}
	gaz, err := o.gazetteerFlags.load(ctx)
	if err != nil {
		return err
	}
	full, err := pipeline.Default(pipeline.Config{
		Lines: o.input.value == inputLines, Tokenised: o.input.value == inputCoNLLU, Vocabulary: vocab, Gazetteer: gaz,
	})
	if err != nil {
		return err
	}
	pipe, err := full.Until(format.layers...)
	if err != nil {
		return err
	}
	in := openInputs(ctx, env, o.input.value, args)
	out := bufio.NewWriterSize(env.Stdout, 64<<10)
	done, failed := 0, 0
	for res := range pipe.Run(ctx, in.documents, o.workers) {
		if res.Err == nil {
			res.Err = format.write(out, res.Doc)
		}
		if res.Err != nil {
			failed++
			fmt.Fprintf(env.Stderr, "%s: %v\n", program, res.Err)
			continue
		}
		done++
		// What is finished can be read at once by who waits for it.
		if err := out.Flush(); err != nil {
			return fmt.Errorf("write results: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write results: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted after %s: %w", count(done, "article"), err)
	}
	for _, skip := range in.skipped() {
		fmt.Fprintf(env.Stderr, "%s: skipped %s\n", program, describeSkip(skip))
	}
	return outcome(done, failed)
}
