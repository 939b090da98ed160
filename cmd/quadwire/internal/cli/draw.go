package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/draw"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func drawCommand() Command {
	return Command{
		Name: "draw", Args: "[ACTOR...]", MaxArgs: -1, Short: "draw actors and what links them, for a report",
		Long: `Draws the facts about the actors named and those among their neighbours, or the
result that the other options describe, or without actors the whole graph.

Boxes are actors, coloured by their type, with an office that they hold. Lines are
what links them, with the predicates; they are as wide as there are articles that say
so, and dashed where it is denied, planned, promised, possible or claimed. The legend
below explains what the picture has.

The end of --output names the form: .svg, .png, .dot for Graphviz, or .html, a page
that can be moved and enlarged, with the sentences behind every line.`,
		Examples: [2][2]string{
			{"The neighbourhood of an actor:", `quadwire draw "Sergei Shoigu" --output shoigu.svg`},
			{"How two actors are linked, as a page:", "quadwire draw --path Iran Israel --output link.html"},
		},
		New: func() Options { return &drawOptions{partFlags: newPartFlags()} },
	}
}

type drawOptions struct {
	dbFlags
	partFlags
	output, title string
	max           int
}

func (o *drawOptions) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.StringVarP(&o.output, "output", "o", "graph.svg", "write to `FILE`: .svg, .png, .dot or .html")
	flags.StringVar(&o.title, "title", "", "write `TEXT` above the picture instead of the actors")
	flags.IntVarP(&o.max, "max", "m", 30, "draw at most `N` actors, those that most articles link")
	o.partFlags.AddFlags(flags)
	// A neighbourhood without what the neighbours have with one another is no picture.
	neighbors := flags.Lookup("neighbors")
	neighbors.DefValue = "1"
	o.ask.Neighbors = -1
}

// drawings are the forms of pictures by the end of the file name.
var drawings = map[string]func(*draw.Picture, io.Writer) error{
	".svg": (*draw.Picture).SVG, ".png": (*draw.Picture).PNG, ".dot": (*draw.Picture).DOT, ".html": (*draw.Picture).HTML,
}

func (o *drawOptions) Validate() error {
	if drawings[strings.ToLower(filepath.Ext(o.output))] == nil {
		return fmt.Errorf("--output %q: want a name that ends in .svg, .png, .dot or .html", o.output)
	}
	if o.max < 2 {
		return fmt.Errorf("--max %d: want at least 2", o.max)
	}
	return nil
}

func (o *drawOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	if o.ask.Neighbors < 0 {
		o.ask.Neighbors = 0
		if len(args) > 0 && !o.ask.Path && o.ask.With == "" {
			o.ask.Neighbors = 1
		}
	}
	if err := o.check(); err != nil {
		return &usageError{"draw", err.Error()}
	}
	if err := o.checkActors("draw", args); err != nil {
		return err
	}
	st, err := store.Open(ctx, store.Config{Path: o.db, ReadOnly: true})
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	picture, err := o.picture(ctx, st, args)
	if err != nil {
		return err
	}
	if len(picture.Links) == 0 {
		return errors.New("nothing to draw: no facts between two actors; --all also draws what is not asserted")
	}
	form := drawings[strings.ToLower(filepath.Ext(o.output))]
	if err := writeFile(o.output, func(w io.Writer) error { return form(picture, w) }); err != nil {
		return err
	}
	env.stdout().printf("%s: %s\n", o.output, picture.Subtitle)
	return nil
}

func (o *drawOptions) picture(ctx context.Context, st *store.Store, args []string) (*draw.Picture, error) {
	part, err := o.part(ctx, st)
	if err != nil {
		return nil, err
	}
	part.Asserted = o.ask.IsPlain()
	src, err := export.NewSource(ctx, st, part)
	if err != nil {
		return nil, err
	}
	facts, err := src.Facts(ctx)
	if err != nil {
		return nil, err
	}
	opts := draw.Options{Title: o.title, Max: o.max, Names: map[string]string{}}
	q := query.New(st)
	var names []string
	for _, name := range args {
		actor, err := ask.Actor(ctx, q, name)
		if err != nil {
			return nil, err
		}
		opts.Focus = append(opts.Focus, actor.ID)
		names = append(names, actor.Label)
	}
	if opts.Title == "" {
		opts.Title = strings.Join(names, ", ")
	}
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return nil, err
	}
	for _, p := range vocab.Predicates() {
		opts.Names[p.Name] = p.Label
	}
	return draw.New(facts, opts), nil
}
