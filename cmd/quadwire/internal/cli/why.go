package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/schema"
)

func whyCommand() Command {
	return Command{
		Name: "why", Args: "STATEMENT", MinArgs: 1, MaxArgs: 1, Short: "show what a statement rests on",
		Long: `Shows the sentence and the article behind a statement, with the offsets in bytes, the
rule that found it and how sure it is, and what else says the same. STATEMENT is an
ID, as facts --ids and the JSON of all commands have it.`,
		Examples: [2][2]string{
			{"The IDs of the facts about Iran:", "quadwire facts Iran --ids"},
			{"Why one of them is in the graph:", "quadwire why stmt:5f2c0a9be1d34c77"},
		},
		New: func() Options { return &whyOptions{ask: ask.NewWhy()} },
	}
}

type whyOptions struct {
	dbFlags
	outputFlags
	ask *ask.Why
}

func (o *whyOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	addParams(flags, o.ask.Params())
	o.outputFlags.AddFlags(flags)
}

func (o *whyOptions) Validate() error { return checkParams(o.ask.Params()) }

func (o *whyOptions) Run(ctx context.Context, env *Env, args []string) error {
	o.ask.Statement = args[0]
	why, err := asking(ctx, o.db, o.ask.Ask)
	var unknown *ask.NoStatementError
	if errors.As(err, &unknown) {
		return fmt.Errorf("%w; facts --ids shows the IDs", unknown)
	}
	if err != nil {
		return err
	}
	if o.json() {
		return writeJSON(env.Stdout, why)
	}
	t := env.stdout()
	f := &why.Fact
	writeFact(t, f, 0)
	t.printf("\n")
	row := func(name, value string) {
		if value != "" {
			t.printf("%-*s%s\n", dateColumn, name, value)
		}
	}
	row("statement", schema.PrefixStatement+f.ID)
	row("sentence", fmt.Sprintf("%d, bytes %d to %d of the article", f.Evidence.Sentence, f.Evidence.Begin, f.Evidence.End))
	t.wrap(dateColumn, "“"+why.Sentence+"”")
	row("subject", mention(f.Subject))
	row("predicate", fmt.Sprintf("%s, in the text “%s”", f.PredicateIRI(), oneLine(f.PredicateText)))
	row("object", mention(f.Object))
	row("event", f.Event)
	row("certainty", joinWords(string(f.Certainty), string(f.Modality), string(f.Polarity)))
	row("rule", f.Rule)
	row("confidence", fmt.Sprintf("%.2f", f.Confidence))
	row("article", oneLine(f.Source.Headline))
	row("published", strings.Join(nonempty(f.Source.Publisher, f.Source.Published), ", "))
	row("address", f.Source.URL)
	row("file", f.Source.Path)
	row("text", "SHA-256 "+f.Source.SHA256)
	if len(why.Others) > 0 {
		t.printf("\n%s\n", t.bold(fmt.Sprintf("%s more that say so", count(len(why.Others), "statement"))))
		for i := range why.Others {
			t.printf("\n")
			writeFact(t, &why.Others[i], 0)
		}
	}
	return nil
}

// mention says whom a term names, and where.
func mention(term schema.Term) string {
	name := oneLine(termLabel(term))
	if term.ID != "" {
		name += " (" + term.ID + ")"
	}
	return fmt.Sprintf("%s, bytes %d to %d", name, term.Begin, term.End)
}
