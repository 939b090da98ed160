package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/quadfile"
	"github.com/quadwire/quadwire/graph/store"
)

func importCommand() Command {
	return Command{
		Name: "import", Args: "FILE...", MinArgs: 1, MaxArgs: -1, Short: "load what 'export' wrote as nquads or pquads",
		Long: `Loads the articles of files that 'quadwire export' wrote in the formats nquads or
pquads into the graph in the directory named by --db, which is made if there is none.
- is standard input. What a file says is checked article by article; a fault ends the
loading with the name of the file and the line, and what came before stays.

Into an empty graph all nodes come as they were: the graph is the same, byte for byte.
In one that has articles the rules decide anew who is who. An article that the graph
holds already changes nothing. Decisions of persons go to the file named by --identity
if there is none.`,
		Examples: [2][2]string{
			{"Copy a graph:", "quadwire export --db a.graph --format pquads | quadwire import --db b.graph -"},
			{"Put two graphs together:", "quadwire import --db both.graph monday.nq tuesday.nq"},
		},
		New: func() Options { return &importOptions{} },
	}
}

type importOptions struct{ identityFlags }

func (o *importOptions) Validate() error { return nil }

// loaded counts what import did.
type loaded struct{ articles, unchanged, added, removed int }

func (o *importOptions) Run(ctx context.Context, env *Env, args []string) error {
	text, decisions, err := o.read(o.identity != "")
	if err != nil {
		return err
	}
	var sum loaded
	known, err := o.load(ctx, env, decisions, args, &sum)
	if err != nil {
		return err
	}
	if fresh := slices.DeleteFunc(known, func(d identity.Decision) bool { return slices.Contains(decisions.All(), d) }); len(fresh) > 0 {
		if len(decisions.All()) > 0 {
			fmt.Fprintf(env.Stderr, "%s: %s of persons are not in %s and do not hold here\n", program, count(len(fresh), "decision"), o.file())
		} else if err := o.decide(ctx, env, text, fresh); err != nil {
			return err
		}
	}
	t := env.stdout()
	t.printf("%s, %d of them unchanged; %s added, %d removed\n", count(sum.articles, "article"), sum.unchanged, count(sum.added, "quad"), sum.removed)
	return nil
}

// load loads files and returns the decisions of persons in them.
func (o *importOptions) load(ctx context.Context, env *Env, decisions *identity.Decisions, names []string, sum *loaded) (known []identity.Decision, err error) {
	st, err := store.Open(ctx, store.Config{Path: o.db, Identity: decisions})
	if err != nil {
		return nil, err
	}
	defer closeStore(st, &err)
	stats, err := st.Stats(ctx)
	if err != nil {
		return nil, err
	}
	bar := newProgress(env)
	defer bar.Clear()
	for _, name := range names {
		one, failed := o.loadFile(ctx, env, st, name, stats.Articles == 0, sum, bar)
		known = append(known, one...)
		if failed != nil {
			err = failed
			break
		}
		stats.Articles = int64(sum.articles)
	}
	// What was loaded is kept, also where the rest cannot be.
	settled, failed := st.Settle(context.WithoutCancel(ctx))
	sum.added += settled.Added
	sum.removed += settled.Removed
	if err != nil && sum.articles > 0 {
		err = fmt.Errorf("%w; %s before it loaded", err, count(sum.articles, "article"))
	}
	return known, errors.Join(err, failed)
}

// loadFile loads a file; into an empty graph with its nodes.
func (o *importOptions) loadFile(ctx context.Context, env *Env, st *store.Store, name string, empty bool, sum *loaded, bar *progress) (known []identity.Decision, err error) {
	in := env.Stdin
	if name == "-" {
		name = stdinName
	} else {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = io.Reader(f)
	}
	all, err := quadfile.Read(ctx, in, name, func(a quadfile.Article) error {
		// An article is loaded whole: an interrupt waits for it.
		ctx := context.WithoutCancel(ctx)
		load := func() (store.Result, error) { return st.Load(ctx, a.Record) }
		if empty {
			load = func() (store.Result, error) { return st.Restore(ctx, a.Record, a.Assigned) }
		}
		result, err := load()
		if err != nil {
			return fmt.Errorf("load %s: %w", name, err)
		}
		sum.articles++
		sum.added += result.Added
		sum.removed += result.Removed
		if result.Unchanged {
			sum.unchanged++
		}
		bar.wrote(sum.articles)
		return nil
	})
	if err == nil && empty {
		err = st.RestoreMergers(ctx, all.Mergers)
	}
	if err == nil {
		var added int
		added, err = st.WriteQuads(ctx, all.Clients)
		sum.added += added
	}
	return all.Decisions, err
}

// decide writes decisions to the file, and has the graph follow.
func (o *importOptions) decide(ctx context.Context, env *Env, text string, fresh []identity.Decision) (err error) {
	for _, d := range fresh {
		text = identity.Append(text, d)
	}
	decisions, err := identity.ParseDecisions(o.file(), text)
	if err != nil {
		return err
	}
	if err := o.write(text); err != nil {
		return err
	}
	fmt.Fprintf(env.Stderr, "%s: %s of persons written to %s\n", program, count(len(fresh), "decision"), o.file())
	st, err := store.Open(ctx, store.Config{Path: o.db, Identity: decisions})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	_, err = st.Settle(context.WithoutCancel(ctx))
	return err
}
