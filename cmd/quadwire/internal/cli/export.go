package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/store"
)

func exportCommand() Command {
	return Command{
		Name: "export", Short: "write the whole graph for other tools",
		Long: `Writes the graph to standard output, or to the file named by --output.

  nquads   N-Quads, complete: loading them elsewhere gives the same graph
  graphml  actors as nodes, facts as edges, for networkx, Gephi, yEd
  csv      one line per fact, for spreadsheets

Edges and lines carry predicate, date, polarity, modality, confidence and quote.`,
		Examples: [2][2]string{
			{"Open the graph in networkx or Gephi:", "quadwire export --format graphml --output news.graphml"},
			{"Compress all quads:", "quadwire export | gzip > news.nq.gz"},
		},
		New: func() Options { return &exportOptions{} },
	}
}

type exportOptions struct {
	dbFlags
	format choice
	output string
}

func (o *exportOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	o.format = newChoice(export.Formats...)
	flags.VarP(&o.format, "format", "f", "write the graph as `FORMAT`: nquads, graphml or csv")
	flags.StringVarP(&o.output, "output", "o", "-", "write to `FILE`, - for standard output")
}

func (o *exportOptions) Validate() error { return nil }

func (o *exportOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	if o.output == "-" {
		out := bufio.NewWriter(env.Stdout)
		if err := export.Write(ctx, out, st, o.format.value); err != nil {
			return err
		}
		return out.Flush()
	}
	return writeFile(o.output, func(w io.Writer) error { return export.Write(ctx, w, st, o.format.value) })
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
