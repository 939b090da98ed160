package cli

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask/spell"
	"github.com/quadwire/quadwire/schema"
)

func schemaCommand() Command {
	return Command{
		Name: "schema", Args: "[PREDICATE...]", MaxArgs: -1, Short: "show the predicates and the words that express them",
		Long: `Lists the predicates of the graph with what they mean, or shows those that are
named with all they have: types of subject and object, inverse and parent, category of
PLOVER and root code of CAMEO, properties of other vocabularies, and the frames that
express them.

--schema FILE, here and in build and extract, adds to the predicates: FILE is YAML in
the form that --format yaml prints, with the members sets, predicates and events. A
predicate of a name that exists replaces it; with "replace: true" at the top FILE is all
there is. What is wrong in it is reported with its line.`,
		Examples: [2][2]string{
			{"See how the text may say that someone supplies arms:", "quadwire schema supplies-arms-to"},
			{"Start a vocabulary of your own:", "quadwire schema --format yaml > my.yaml"},
		},
		New: func() Options { return &schemaOptions{} },
	}
}

// vocabularyFlags say which predicates to use.
type vocabularyFlags struct {
	schema string
	// content is what vocabulary has read of the file.
	content []byte
}

func (o *vocabularyFlags) AddFlags(flags *pflag.FlagSet) {
	flags.Var((*pathFlag)(&o.schema), "schema", "add the predicates in the YAML `FILE`, see help schema")
}

// vocabulary returns the predicates to use.
func (o *vocabularyFlags) vocabulary() (*schema.Vocabulary, error) {
	if o.schema == "" {
		return schema.LoadVocabulary()
	}
	data, err := os.ReadFile(o.schema)
	if err != nil {
		return nil, fmt.Errorf("read the schema: %w", err)
	}
	o.content = data
	return schema.ExtendVocabulary(data, o.schema)
}

type schemaOptions struct {
	vocabularyFlags
	format choice
}

func (o *schemaOptions) Validate() error { return nil }

func (o *schemaOptions) AddFlags(flags *pflag.FlagSet) {
	o.vocabularyFlags.AddFlags(flags)
	o.format = newChoice("text", "json", "yaml")
	flags.VarP(&o.format, "format", "f", "write results as `FORMAT`: text, json or yaml (the file that the program carries)")
	flags.VarPF(&jsonFlag{&o.format}, "json", "", "same as --format json").NoOptDefVal = "true"
}

func (o *schemaOptions) Run(_ context.Context, env *Env, args []string) error {
	if o.format.value == "yaml" {
		_, err := env.Stdout.Write(schema.EmbeddedVocabulary())
		return err
	}
	vocab, err := o.vocabulary()
	if err != nil {
		return err
	}
	shown := vocab.Predicates()
	if len(args) > 0 {
		shown = nil
		for _, name := range args {
			p, ok := vocab.Predicate(name)
			if !ok {
				var names []string
				for _, p := range vocab.Predicates() {
					names = append(names, p.Name)
				}
				return fmt.Errorf("no predicate %q%s", name, spell.DidYouMean(name, names, ""))
			}
			shown = append(shown, p)
		}
	}
	if o.format.value == "json" {
		out := schemaJSON{Version: outputVersion}
		for _, p := range shown {
			out.Predicates = append(out.Predicates, newPredicateJSON(p))
		}
		return writeJSON(env.Stdout, out)
	}
	t := env.stdout()
	if len(args) == 0 {
		t.printf("%d predicates, %d frames\n", len(shown), vocab.NumFrames())
		for _, p := range shown {
			t.printf("%-24s %-10s %s\n", p.Name, p.Event, p.Definition)
		}
		return nil
	}
	for i, p := range shown {
		if i > 0 {
			t.printf("\n")
		}
		printPredicate(t, p)
	}
	return nil
}

// printPredicate writes all of a predicate.
func printPredicate(t *terminal, p *schema.Predicate) {
	t.printf("%s (%s)\n  %s\n  %s\n", p.Name, p.Label, p.Definition, p.Example)
	row := func(name string, values ...string) {
		if text := strings.Join(slices.DeleteFunc(values, func(v string) bool { return v == "" }), ", "); text != "" {
			t.printf("  %-10s %s\n", name, text)
		}
	}
	object := typeNames(p.Object)
	if p.Literal {
		object = append(object, "a phrase")
	}
	row("kind", string(p.Kind))
	row("subject", typeNames(p.Subject)...)
	row("object", object...)
	row("holds", when(p.Symmetric, "symmetric"), when(p.Transitive, "transitive"), when(p.Personal, "of people themselves"), when(p.Acts, "of who is behind an act"))
	row("inverse", p.Inverse)
	row("former", p.Former)
	row("parent", p.Parent)
	row("PLOVER", string(p.Event), p.Mode, p.Context)
	row("CAMEO", p.CAMEO)
	row("same as", p.Links...)
	for _, f := range p.Frames {
		t.printf("  %-10s %s\n", f.Kind, frameText(f))
	}
}

func when(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

// frameText says on one line what a frame asks for.
func frameText(f *schema.Frame) string {
	parts := []string{f.Word}
	if len(f.Theme) > 0 {
		parts = append(parts, fmt.Sprintf("%s=%s", f.ThemeAt, strings.Join(f.Theme, "|")))
	}
	parts = append(parts, "subject="+slotNames(f.Subject), "object="+slotNames(f.Object))
	if f.Needs != "" {
		parts = append(parts, "needs="+f.Needs)
	}
	if len(f.ObjectTypes) > 0 {
		parts = append(parts, "object-type="+strings.Join(typeNames(f.ObjectTypes), "|"))
	}
	if f.Event != f.Predicate.Event {
		parts = append(parts, "plover="+string(f.Event))
	}
	return strings.Join(append(parts, fmt.Sprintf("certainty=%g", f.Certainty)), " ")
}

func typeNames(types []schema.EntityType) []string {
	var out []string
	for _, t := range types {
		out = append(out, string(t))
	}
	return out
}

func slotNames(slots []schema.Slot) string {
	var out []string
	for _, s := range slots {
		out = append(out, string(s))
	}
	return strings.Join(out, "|")
}

// schemaJSON is the output of schema as JSON.
type schemaJSON struct {
	Version    int             `json:"version"`
	Predicates []predicateJSON `json:"predicates"`
}

type predicateJSON struct {
	Name       string   `json:"name"`
	Label      string   `json:"label"`
	Definition string   `json:"definition"`
	Example    string   `json:"example"`
	Kind       string   `json:"kind"`
	Subject    []string `json:"subject"`
	Object     []string `json:"object"`
	Literal    bool     `json:"literal,omitempty"`
	Symmetric  bool     `json:"symmetric,omitempty"`
	Transitive bool     `json:"transitive,omitempty"`
	Inverse    string   `json:"inverse,omitempty"`
	Former     string   `json:"former,omitempty"`
	Parent     string   `json:"parent,omitempty"`
	Event      string   `json:"event,omitempty"`
	Mode       string   `json:"mode,omitempty"`
	Context    string   `json:"context,omitempty"`
	CAMEO      string   `json:"cameo,omitempty"`
	Links      []string `json:"links,omitempty"`
	Frames     []string `json:"frames"`
}

func newPredicateJSON(p *schema.Predicate) predicateJSON {
	out := predicateJSON{
		Name: p.Name, Label: p.Label, Definition: p.Definition, Example: p.Example, Kind: string(p.Kind),
		Subject: typeNames(p.Subject), Object: typeNames(p.Object), Literal: p.Literal, Symmetric: p.Symmetric,
		Transitive: p.Transitive, Inverse: p.Inverse, Former: p.Former, Parent: p.Parent, Event: string(p.Event),
		Mode: p.Mode, Context: p.Context, CAMEO: p.CAMEO, Links: p.Links,
	}
	for _, f := range p.Frames {
		out.Frames = append(out.Frames, fmt.Sprintf("%s %s", f.Kind, frameText(f)))
	}
	return out
}
