package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/store"
)

func checkCommand() Command {
	return Command{
		Name: "check", Short: "verify that the graph is whole, and repair it",
		Long: `Reads the whole graph and verifies that every statement has its evidence and its fact,
that every quad leads to a statement, an article or the gazetteer, that the counts
and indexes of the database agree with the quads, and that what is kept of the actors
is what the articles say. It changes nothing, and exits with 1 where it finds a problem.

With --repair it makes anew what follows from the articles, and removes what has no
place in the graph. An article of which something is missing is removed whole, and
named, so that 'quadwire build' can read it again.`,
		Examples: [2][2]string{
			{"Is the graph whole?", "quadwire check"},
			{"Repair it, and list as JSON what was wrong:", "quadwire check --repair --json"},
		},
		New: func() Options { return &checkOptions{} },
	}
}

type checkOptions struct {
	identityFlags
	gazetteerFlags
	outputFlags
	repair bool
}

func (o *checkOptions) AddFlags(flags *pflag.FlagSet) {
	o.identityFlags.AddFlags(flags)
	o.gazetteerFlags.AddFlags(flags)
	flags.BoolVar(&o.repair, "repair", false, "make anew and remove what is wrong")
	o.outputFlags.AddFlags(flags)
}

func (o *checkOptions) Validate() error { return nil }

// checkJSON is the result as JSON.
type checkJSON struct {
	Version int `json:"version"`
	// Report is what is wrong; with --repair, what is wrong still.
	*store.Report
	Repaired *store.Repaired `json:"repaired,omitempty"`
}

func (o *checkOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	config, err := o.readOnly(ctx, &o.gazetteerFlags)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, config)
	if err != nil {
		return err
	}
	if o.repair {
		// It was there: a mistyped path makes no empty graph.
		config.ReadOnly = false
		if err := st.Close(); err != nil {
			return err
		}
		if st, err = store.Open(ctx, config); err != nil {
			return err
		}
	}
	defer closeStore(st, &err)
	out := checkJSON{Version: outputVersion}
	if o.repair {
		if out.Repaired, err = st.Repair(ctx); err != nil {
			return err
		}
		out.Report = out.Repaired.Left
	} else if out.Report, err = st.Check(ctx); err != nil {
		return err
	}
	if o.json() {
		err = writeJSON(env.Stdout, out)
	} else {
		o.write(env.stdout(), out)
	}
	if n := len(out.Problems); err == nil && n > 0 {
		err = &reportedError{errors.New(count(n, "problem"))}
	}
	return err
}

func (o *checkOptions) write(t *terminal, out checkJSON) {
	if r := out.Repaired; r != nil {
		writeProblems(t, r.Found.Problems)
		if r.Rebuilt {
			t.printf("Made counts and indexes anew.\n")
		}
		if len(r.Removed) > 0 {
			t.printf("Removed %s, to be read again:\n", count(len(r.Removed), "article"))
			for _, name := range r.Removed {
				t.printf("  %s\n", oneLine(name))
			}
		} else if r.QuadsRemoved > 0 {
			t.printf("Removed %s.\n", count(r.QuadsRemoved, "quad"))
		}
		t.printf("After the repair:\n")
	}
	writeProblems(t, out.Problems)
	t.printf("%s, %s, %s: %s.\n", count(int(out.Articles), "article"), count(int(out.Statements), "statement"),
		count(int(out.Quads), "quad"), count(len(out.Problems), "problem"))
	if out.Unsettled {
		t.wrap(0, "The last build was cut short: what articles together say of the actors is not up to date. The next build, or check --repair, does that.")
	}
}

// maxProblems is how many problems are shown as text.
const maxProblems = 50

func writeProblems(t *terminal, problems []store.Problem) {
	for i, p := range problems {
		if i == maxProblems {
			t.printf("… and %d more; --json lists all\n", len(problems)-i)
			return
		}
		where := p.Node
		if p.Article != "" {
			where = joinWords(where, fmt.Sprintf("(article %s)", p.Article))
		}
		if where != "" {
			where += ": "
		}
		t.printf("%-9s %s%s\n", p.Kind, oneLine(where), oneLine(p.What))
	}
}
