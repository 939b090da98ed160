package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func removeCommand() Command {
	return Command{
		Name: "remove", Args: "[ARTICLE...]", MaxArgs: -1, Short: "remove articles, with all that only they say",
		Long: `Removes articles from the graph: their statements, sentences and actors, as far as no
other article has them. An ARTICLE is an ID, a URL or the path that it was read from.
With --publisher, --before, or both, it removes all articles that they fit; those
without a date are before none. With --dry-run it only lists them.`,
		Examples: [2][2]string{
			{"Remove an article by its address:", "quadwire remove https://news.example/2022/10/talks"},
			{"What of this agency is older than 2020?", "quadwire remove --publisher 'Wire Service' --before 2020-01-01 --dry-run"},
		},
		New: func() Options { return &removeOptions{} },
	}
}

type removeOptions struct {
	identityFlags
	gazetteerFlags
	outputFlags
	publisher, before string
	dryRun            bool
}

func (o *removeOptions) AddFlags(flags *pflag.FlagSet) {
	o.identityFlags.AddFlags(flags)
	o.gazetteerFlags.AddFlags(flags)
	flags.StringVarP(&o.publisher, "publisher", "p", "", "articles of the publisher `NAME`")
	flags.StringVarP(&o.before, "before", "b", "", "articles published before `DATE`: 2022-10-21, 2022-10 or 2022")
	flags.BoolVarP(&o.dryRun, "dry-run", "n", false, "list the articles and remove nothing")
	o.outputFlags.AddFlags(flags)
}

func (o *removeOptions) Validate() error {
	if o.before != "" && !schema.IsDate(o.before) {
		return fmt.Errorf("--before %q: want a date like 2022-10-21, 2022-10 or 2022", o.before)
	}
	return nil
}

// removedJSON is the result as JSON.
type removedJSON struct {
	Version  int             `json:"version"`
	DryRun   bool            `json:"dryRun"`
	Articles []schema.Source `json:"articles"`
	// QuadsRemoved counts the quads of the articles, and of what follows from them.
	QuadsRemoved int `json:"quadsRemoved"`
	// Unknown are the arguments that are no article of the graph.
	Unknown []string `json:"unknown"`
}

func (o *removeOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	if len(args) == 0 && o.publisher == "" && o.before == "" {
		return &usageError{"remove", "say which articles: by name, --publisher or --before"}
	}
	config, err := o.readOnly(ctx, &o.gazetteerFlags)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, config)
	if err != nil {
		return err
	}
	found, unknown, err := st.Select(ctx, store.Selection{Names: args, Publisher: o.publisher, Before: o.before})
	if err = errors.Join(err, st.Close()); err != nil {
		return err
	}
	out := removedJSON{Version: outputVersion, DryRun: o.dryRun, Articles: found, Unknown: unknown}
	if !o.dryRun && len(found) > 0 {
		config.ReadOnly = false
		if out.QuadsRemoved, err = removeArticles(ctx, config, found); err != nil {
			return err
		}
	}
	if err := o.write(env, out); err != nil {
		return err
	}
	switch {
	case len(found) == 0:
		return fmt.Errorf("no article to remove: %s", o.criteria(args))
	case len(unknown) > 0:
		return &reportedError{&partialError{len(unknown), len(found)}}
	}
	return nil
}

// criteria says what was looked for.
func (o *removeOptions) criteria(args []string) string {
	words := args
	if o.publisher != "" {
		words = append(words, "of "+o.publisher)
	}
	if o.before != "" {
		words = append(words, "before "+o.before)
	}
	return strings.Join(words, ", ")
}

func removeArticles(ctx context.Context, config store.Config, found []schema.Source) (n int, err error) {
	st, err := store.Open(ctx, config)
	if err != nil {
		return 0, err
	}
	defer closeStore(st, &err)
	var ids []string
	for _, src := range found {
		ids = append(ids, src.ID)
	}
	n, err = st.Remove(ctx, ids...)
	// What is gone is settled, interrupted or not.
	settled, settleErr := st.Settle(context.WithoutCancel(ctx))
	return n + settled.Removed - settled.Added, errors.Join(err, settleErr)
}

func (o *removeOptions) write(env *Env, out removedJSON) error {
	if o.json() {
		if out.Articles == nil {
			out.Articles = []schema.Source{}
		}
		if out.Unknown == nil {
			out.Unknown = []string{}
		}
		return writeJSON(env.Stdout, out)
	}
	for _, name := range out.Unknown {
		fmt.Fprintf(env.Stderr, "%s: no article %s in the graph\n", program, oneLine(name))
	}
	if len(out.Articles) == 0 {
		return nil
	}
	t := env.stdout()
	for _, src := range out.Articles {
		t.printf("%s\n", oneLine(joinWords(src.Published, src.ID, src.Headline, src.URL, src.Path)))
	}
	if o.dryRun {
		t.printf("%s would be removed.\n", count(len(out.Articles), "article"))
	} else {
		t.printf("%s removed, %s.\n", count(len(out.Articles), "article"), count(out.QuadsRemoved, "quad"))
	}
	return nil
}
