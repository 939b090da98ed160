package cli

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/extract/pipeline"
	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func buildCommand() Command {
	return Command{
		Name: "build", Args: "PATH...", MinArgs: 1, MaxArgs: -1, Short: "read articles and load what they say into a graph",
		Long: `Reads articles, extracts who did what to whom, and loads it into the graph in the
directory named by --db, which is made if there is none, or in a database of
PostgreSQL, which has to be there: --db postgres://USER@HOST/DATABASE. In memory: it
is gone at the end. An article that the graph
holds already is not read again, unless the program, its models, --schema or
--gazetteer have changed; one that has changed replaces what it said before. Articles
with one URL are versions of one: the later replaces the earlier, with a warning where
both are read at once.

A PATH is a file (.txt, .md, .html, .htm, .jsonl), a directory with all below it,
or - for standard input. What cannot be read is reported and passed over. At the
end come a summary and the facts that are best supported.`,
		Examples: [2][2]string{
			{"Build a graph from all articles in a directory:", "quadwire build articles/"},
			{"Add articles of a wire, one JSON object per line, to another graph:", "quadwire build --db wire.graph today.jsonl"},
		},
		New: func() Options { return &buildOptions{} },
	}
}

type buildOptions struct {
	identityFlags
	workerFlags
	vocabularyFlags
	gazetteerFlags
	outputFlags
	top   int
	again bool
}

func (o *buildOptions) AddFlags(flags *pflag.FlagSet) {
	o.identityFlags.AddFlags(flags)
	o.workerFlags.AddFlags(flags)
	o.vocabularyFlags.AddFlags(flags)
	o.gazetteerFlags.AddFlags(flags)
	flags.IntVarP(&o.top, "top", "t", 10, "show the `N` facts that are best supported")
	flags.BoolVar(&o.again, "again", false, "read also the articles that the graph holds already")
	o.outputFlags.AddFlags(flags)
}

func (o *buildOptions) Validate() error {
	if o.top < 0 {
		return fmt.Errorf("--top %d: want 0 or more", o.top)
	}
	return o.workerFlags.Validate()
}

func (o *buildOptions) Run(ctx context.Context, env *Env, args []string) error {
	_, decisions, err := o.read(false)
	if err != nil {
		return err
	}
	vocab, err := o.vocabulary()
	if err != nil {
		return err
	}
	gaz, err := o.gazetteerFlags.load(ctx)
	if err != nil {
		return err
	}
	pipe, err := pipeline.Default(pipeline.Config{Vocabulary: vocab, Gazetteer: gaz})
	if err != nil {
		return err
	}
	readBy, err := o.readBy()
	if err != nil {
		return err
	}
	in := openInputs(ctx, env, inputText, args)
	b := &build{opts: o, decisions: decisions, gaz: gaz, readBy: readBy, env: env, sum: newSummary(store.DisplayName(o.db)), began: time.Now(), bar: newProgress(env)}
	defer b.bar.Clear()
	err = b.load(ctx, pipe, in)
	b.sum.Skipped = in.skipped()
	b.sum.time(time.Since(b.began))
	return b.finish(ctx, err)
}

// build is one run of the command.
type build struct {
	opts *buildOptions
	// decisions are those of persons about who is who.
	decisions *identity.Decisions
	gaz       *schema.Gazetteer
	readBy    string
	env       *Env
	opening   sync.Once
	st        *store.Store // nil until there is something to load
	openErr   error
	sum       *summary
	best      strongest
	began     time.Time
	bar       *progress
}

// load takes all documents through pipe into the store. Its error is that of the
// store; what a document does wrong goes to the summary.
func (b *build) load(ctx context.Context, pipe *pipeline.Pipeline, in *inputs) error {
	for res := range pipe.Run(ctx, b.unread(ctx, in.documents), b.opts.workers) {
		b.bar.add(b.sum)
		if held, ok := errors.AsType[*heldError](res.Err); ok {
			// Another of this run may have taken its place since.
			if b.held(context.WithoutCancel(ctx), held.doc) {
				b.st.Keep(held.doc.Article.ID)
				b.sum.keep()
				continue
			}
			res.Doc, res.Err = held.doc, pipe.Process(ctx, held.doc)
		}
		if res.Err != nil {
			b.fail(res.Err)
			continue
		}
		if _, err := b.open(ctx); err != nil {
			return err
		}
		rec := pipeline.Record(res.Doc)
		rec.Source = b.source(res.Doc)
		// An article is loaded whole: an interrupt waits for it.
		loaded, err := b.st.Load(context.WithoutCancel(ctx), rec)
		if err != nil {
			return fmt.Errorf("load %s: %w", res.Doc.Article.Path, err)
		}
		b.sum.add(rec, loaded)
		b.best.add(rec)
		for _, path := range loaded.Superseded {
			b.warn(fmt.Sprintf("%s and %s have one URL, %s, and differ: the later is kept", path, res.Doc.Article.Path, rec.Source.URL))
		}
	}
	return nil
}

// stdinName is what package article calls the standard input.
const stdinName = "stdin"

func (b *build) warn(text string) {
	b.bar.Clear()
	fmt.Fprintf(b.env.Stderr, "%s: %s\n", program, text)
	b.sum.Warnings = append(b.sum.Warnings, text)
}

func (b *build) fail(err error) {
	b.bar.Clear()
	fmt.Fprintf(b.env.Stderr, "%s: %v\n", program, err)
	var bug *pipeline.PanicError
	if errors.As(err, &bug) {
		fmt.Fprintf(b.env.Stderr, "%s: this is a bug; where it happened:\n%s", program, bug.Stack)
	}
	b.sum.Failed = append(b.sum.Failed, err.Error())
}

// finish writes what is pending, interrupted or not, and the summary.
func (b *build) finish(ctx context.Context, err error) error {
	interrupted := ctx.Err()
	// From here on nothing may be lost: an interrupt is over.
	ctx = context.WithoutCancel(ctx)
	b.bar.Clear()
	if b.st != nil {
		err = errors.Join(err, b.settle(ctx))
		if err == nil {
			err = b.strongest(ctx)
		}
		err = errors.Join(err, b.st.Close())
	}
	if err != nil {
		return err
	}
	b.sum.Interrupted = interrupted != nil
	if b.st != nil || interrupted != nil || len(b.sum.Failed) > 0 {
		if err := b.sum.write(b.env, b.opts.json()); err != nil {
			return err
		}
	}
	if interrupted != nil {
		return fmt.Errorf("interrupted; %s loaded: %w", count(b.sum.Articles, "article"), interrupted)
	}
	return outcome(b.sum.Articles, len(b.sum.Failed))
}

// settle writes what is pending and decides who is who.
func (b *build) settle(ctx context.Context) error {
	settled, err := b.st.Settle(ctx)
	b.sum.Merged = len(settled.Mergers)
	b.sum.QuadsAdded += settled.Added
	b.sum.QuadsRemoved += settled.Removed
	return err
}

func (b *build) strongest(ctx context.Context) error {
	if b.opts.top == 0 {
		return nil
	}
	facts, err := query.New(b.st).Strongest(ctx, b.best.ids(5*b.opts.top), b.opts.top)
	if err != nil {
		return err
	}
	b.sum.Strongest = facts
	stats, err := b.st.Stats(ctx)
	if err != nil {
		return err
	}
	b.sum.Graph = &stats
	return nil
}

// progress shows on a terminal how far a run is; elsewhere it does nothing.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(env *Env) *progress {
	if _, ok := terminalOf(env.Stderr); !ok {
		return &progress{}
	}
	return &progress{progressbar.NewOptions(-1,
		progressbar.OptionSetWriter(env.Stderr), progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("articles"),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())}
}

func (p *progress) add(s *summary) {
	if p.bar != nil {
		p.bar.Describe(fmt.Sprintf("%s, %s", count(s.Sentences, "sentence"), count(s.Statements, "statement")))
		p.bar.Add(1)
	}
}

// Clear removes the bar from the screen.
func (p *progress) Clear() {
	if p.bar != nil {
		p.bar.Clear()
	}
}
