package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/store"
)

func exportCommand() Command {
	var formats strings.Builder
	for _, f := range export.Formats {
		fmt.Fprintf(&formats, "  %-10s %s\n", f.Name, f.Short)
	}
	return Command{
		Name: "export", Args: "[ACTOR...]", MaxArgs: -1, Short: "write the graph for other tools",
		Long: `Writes the graph, or the facts about the actors named, to standard output or to the
file named by --output; formats of several files want a directory there.

` + formats.String() + `
Formats of RDF have all quads. In all others actors are nodes and statements edges,
which carry predicate, date, polarity, modality, confidence, quote, source and more.

The whole graph has also what is denied, planned, promised, possible or claimed; a
part has only what is asserted, unless --all is given. The same graph always gives
the same bytes.`,
		Examples: [2][2]string{
			{"Open the graph in Gephi, with its times:", "quadwire export --format gexf --output news.gexf"},
			{"What links two actors, as tables for Neo4j:", "quadwire export --path Iran Israel --format neo4j --output tables/"},
		},
		New: func() Options { return &exportOptions{partFlags: newPartFlags()} },
	}
}

type exportOptions struct {
	dbFlags
	partFlags
	format choice
	output string
	rdf    export.Options
}

func (o *exportOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	o.format = newChoice(export.FormatNames()...)
	flags.VarP(&o.format, "format", "f", "write the graph as `FORMAT`, one of those above")
	flags.StringVarP(&o.output, "output", "o", "-", "write to `FILE` or directory, - for standard output")
	o.partFlags.AddFlags(flags)
	flags.BoolVar(&o.rdf.Reify, "reify", false, "formats of RDF: make statements reified triples")
	flags.BoolVar(&o.rdf.Star, "star", false, "formats of RDF: give statements their triple, quoted as in RDF-star")
	flags.BoolVar(&o.rdf.TripleTerms, "triple-terms", false, "formats of RDF: the same as in RDF 1.2")
}

func (o *exportOptions) Validate() error {
	f, err := export.Find(o.format.value)
	if err != nil {
		return err
	}
	if len(f.Files) > 0 && o.output == "-" {
		return fmt.Errorf("%s is %s: name a directory with --output", f.Name, strings.Join(f.Files, " and "))
	}
	if err := f.Takes(o.rdf); err != nil {
		return err
	}
	return o.partFlags.check()
}

func (o *exportOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	if err := o.checkActors("export", args); err != nil {
		return err
	}
	f, err := export.Find(o.format.value)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	part, err := o.part(ctx, st)
	if err != nil {
		return err
	}
	src, err := export.NewSource(ctx, st, part)
	if err != nil {
		return err
	}
	if o.output != "-" {
		bar := newProgress(env)
		defer bar.Clear()
		src.OnProgress(bar.wrote)
	}
	write := func(w ...io.Writer) error { return f.Write(ctx, src, o.rdf, w...) }
	switch {
	case o.output == "-":
		return write(env.Stdout)
	case len(f.Files) > 0:
		return writeFiles(o.output, f.Files, write)
	}
	return writeFile(o.output, func(w io.Writer) error { return write(w) })
}

// wrote shows how many articles are written.
func (p *progress) wrote(articles int) {
	if p.bar != nil {
		p.bar.Describe("writing")
		p.bar.Set(articles)
	}
}

// writeFiles writes files of a directory, which is made if there is none. Each is
// complete or not there.
func writeFiles(dir string, names []string, write func(...io.Writer) error) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write %s: %w", dir, err)
	}
	var writers []io.Writer
	var one func(i int) error
	one = func(i int) error {
		if i == len(names) {
			return write(writers...)
		}
		return writeFile(filepath.Join(dir, names[i]), func(w io.Writer) error {
			writers = append(writers, w)
			return one(i + 1)
		})
	}
	return one(0)
}

// writeFile writes a file under a temporary name and renames it, so that it is
// complete or not there.
func writeFile(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("write %s: it is a directory: name a file", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	out := bufio.NewWriter(f)
	err = write(out)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
