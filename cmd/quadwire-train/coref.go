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
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/schema"
)

// corefOptions measures the actors on GUM:
//
//	go run ./cmd/quadwire-train coref --treebank gum/dev.conllu --entities gum/entities.jsonl --names names.iob2
//
// Tags and trees are those of the treebank; names are made of the tags in --names.
type corefOptions struct {
	treebank string
	entities string
	names    string
	genres   []string
}

func (o *corefOptions) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.treebank, "treebank", "", "read tags and trees from the treebank `FILE`")
	flags.StringVar(&o.entities, "entities", "", "read mentions and clusters from `FILE` (JSON Lines)")
	flags.StringVar(&o.names, "names", "", "read name tags from `FILE`, a token and its tag a line; none: names without a tagger")
	flags.StringSliceVar(&o.genres, "genres", []string{"news", "interview", "bio"}, "only documents of these `GENRES`")
}

func (o *corefOptions) validate() error {
	if o.treebank == "" || o.entities == "" {
		return errors.New("--treebank and --entities are needed")
	}
	return nil
}

func (o *corefOptions) run(ctx context.Context, stdout, _ io.Writer) error {
	docs, err := treebank.Read(o.treebank)
	if err != nil {
		return err
	}
	if o.names != "" {
		if err := readNameTags(o.names, docs); err != nil {
			return err
		}
	}
	in, err := os.Open(o.entities)
	if err != nil {
		return err
	}
	defer in.Close()
	all, err := corefeval.Read(in, o.entities)
	if err != nil {
		return err
	}
	gold := map[string]corefeval.Doc{}
	for _, g := range all {
		if slices.Contains(o.genres, g.Genre) {
			gold[g.Name] = g
		}
	}
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return err
	}
	stage, err := coref.New(gaz)
	if err != nil {
		return err
	}
	known, err := ner.NewMarker(gaz)
	if err != nil {
		return err
	}
	var scores corefeval.Scores
	rules := map[string]*corefeval.Ratio{}
	count := 0
	for _, doc := range docs {
		g, ok := gold[documentName(doc)]
		if !ok {
			continue
		}
		if len(g.Forms) != len(doc.Tokens) {
			return fmt.Errorf("%s: %d tokens in %s, %d in %s", g.Name, len(doc.Tokens), o.treebank, len(g.Forms), o.entities)
		}
		doc.Names = ner.Names(doc, known)
		if err := stage.Process(ctx, doc); err != nil {
			return err
		}
		scores.Add(g.Clusters, corefeval.System(doc))
		corefeval.Rules(rules, g.Clusters, doc)
		count++
	}
	if count == 0 {
		return fmt.Errorf("%s has no document of %s", o.treebank, strings.Join(o.genres, ", "))
	}
	return printCoref(stdout, count, &scores, rules)
}

// documentName is the sentence ID of a document without the number.
func documentName(doc *extract.Document) string {
	if len(doc.Sentences) == 0 {
		return ""
	}
	id := doc.Sentences[0].ID
	return id[:max(0, strings.LastIndexByte(id, '-'))]
}

// readNameTags fills Token.NER from lines of a form and a tag.
func readNameTags(path string, docs []*extract.Document) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if cols := strings.Split(strings.TrimRight(line, "\n"), "\t"); len(cols) == 2 {
			rows = append(rows, cols)
		}
	}
	at := 0
	for _, doc := range docs {
		for i := range doc.Tokens {
			if at >= len(rows) || rows[at][0] != doc.Tokens[i].Form {
				return fmt.Errorf("%s: token %d is not %q as in %s", path, at+1, doc.Tokens[i].Form, documentName(doc))
			}
			doc.Tokens[i].NER = rows[at][1]
			at++
		}
	}
	return nil
}

func printCoref(w io.Writer, count int, s *corefeval.Scores, rules map[string]*corefeval.Ratio) error {
	fmt.Fprintf(w, "%d documents; persons, organisations and places\n", count)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "measure\tprecision\trecall\tF1")
	for _, row := range []struct {
		name string
		m    corefeval.Measure
	}{{"mentions", s.Mentions}, {"MUC", s.MUC}, {"B3", s.B3}, {"CEAFe", s.CEAFe}} {
		fmt.Fprintf(t, "%s\t%.1f\t%.1f\t%.1f\n", row.name, 100*row.m.Precision.Value(), 100*row.m.Recall.Value(), 100*row.m.F1())
	}
	fmt.Fprintf(t, "CoNLL\t\t\t%.1f\n\t\t\t\nrule\tright\tof\t%%\n", 100*s.CoNLL())
	var names []string
	for name := range rules {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		r := rules[name]
		fmt.Fprintf(t, "%s\t%.0f\t%.0f\t%.1f\n", name, r.Num, r.Den, 100*r.Value())
	}
	return t.Flush()
}
