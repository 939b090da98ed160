package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

func entitiesCommand() Command {
	return Command{
		Name: "entities", Args: "[show A | merge A B | split A | rename A NAME | ...]", MaxArgs: 3,
		Short: "list the actors of the graph, and decide who is who", Values: entityVerbs,
		Long: `Lists the actors of the graph: how many articles name each, and how. With --review
it lists the pairs that may be one, with a score and the reasons, for a person to
decide. A and B are names or IDs:

  show A         all names, offices and dates of A, and why what was joined is A: the
                 rule, its score and the reasons, or the decision of a person
  merge A B      B is A: one node, with the ID of A
  split A        what articles call --alias NAME, or what --article ID says, is not A;
                 the new node has the ID --as ID, or one made from the name
  rename A NAME  show A under this name
  distinct A B   they are two, however alike: review them no more
  undo           take the last decision back
  apply          make the graph follow the file, after it was edited

Decisions are lines of the file --identity, which belongs under version control. They
hold for articles that are loaded later too, and when the graph is built anew.`,
		Examples: [2][2]string{
			{"The people that most articles name, and the pairs in doubt:", "quadwire entities --type Person --limit 20; quadwire entities --review"},
			{"Two spellings are one person:", `quadwire entities merge sergei-shoigu shoygu --why "one minister, two spellings"`},
		},
		New: func() Options { return &entitiesOptions{} },
	}
}

// entityVerbs are the first arguments of the command.
var entityVerbs = []string{"show", "merge", "split", "rename", "distinct", "undo", "apply"}

type entitiesOptions struct {
	identityFlags
	gazetteerFlags
	outputFlags
	typ, sort choice
	name      string
	review    bool
	limit     int

	alias, article, as, why string
}

func (o *entitiesOptions) AddFlags(flags *pflag.FlagSet) {
	o.identityFlags.AddFlags(flags)
	o.gazetteerFlags.AddFlags(flags)
	types := []string{"any"}
	for _, typ := range schema.EntityTypes {
		types = append(types, string(typ))
	}
	o.typ = newChoice(types...)
	flags.VarP(&o.typ, "type", "t", "only actors of `TYPE`: Person, Organization, Country, Place or Thing")
	flags.StringVarP(&o.name, "name", "m", "", "only actors with `TEXT` in a name")
	o.sort = newChoice("articles", "name", "seen")
	flags.VarP(&o.sort, "sort", "s", "sort by `KEY`: articles, name, or when last seen")
	flags.IntVarP(&o.limit, "limit", "n", 0, "show at most `N`, 0 for all")
	flags.BoolVarP(&o.review, "review", "r", false, "list the pairs that may be one")
	flags.StringVar(&o.alias, "alias", "", "split: what articles call `NAME`")
	flags.StringVar(&o.article, "article", "", "split: what the article `ID` says")
	flags.StringVar(&o.as, "as", "", "split: the new node is `ID`")
	flags.StringVar(&o.why, "why", "", "the reason of a decision, kept behind it in the file")
	o.outputFlags.AddFlags(flags)
}

func (o *entitiesOptions) Validate() error {
	if o.limit < 0 {
		return fmt.Errorf("--limit %d: want 0 or more", o.limit)
	}
	return nil
}

func (o *entitiesOptions) Run(ctx context.Context, env *Env, args []string) (err error) {
	if len(args) == 2 && args[0] == "show" {
		return o.show(ctx, env, args[1])
	}
	if len(args) > 0 {
		return o.decide(ctx, env, args)
	}
	config, err := o.readOnly(ctx, &o.gazetteerFlags)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, config)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	r, err := st.Resolver(ctx)
	if err != nil {
		return err
	}
	if o.review {
		return o.writeDoubts(env, r)
	}
	return o.writeActors(env, r)
}

// open opens the graph, with what decides who is who.
func (o *entitiesOptions) open(ctx context.Context, decisions *identity.Decisions, readOnly bool) (*store.Store, error) {
	gaz, err := o.gazetteerFlags.load(ctx)
	if err != nil {
		return nil, err
	}
	return store.Open(ctx, store.Config{Path: o.db, ReadOnly: readOnly, Identity: decisions, Gazetteer: gaz})
}

// actorJSON is an actor as JSON.
type actorJSON struct {
	ID       string            `json:"id"`
	Label    string            `json:"label"`
	Type     schema.EntityType `json:"type"`
	Link     string            `json:"link"`
	Articles int               `json:"articles"`
	First    string            `json:"firstSeen,omitempty"`
	Last     string            `json:"lastSeen,omitempty"`
	Names    []countedJSON     `json:"names"`
	Offices  []officeJSON      `json:"offices"`
}

// countedJSON is a name with the number of articles that use it.
type countedJSON struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
}

type officeJSON struct {
	Name  string `json:"name"`
	Facts int    `json:"facts"`
	First string `json:"firstSeen,omitempty"`
	Last  string `json:"lastSeen,omitempty"`
}

type actorsJSON struct {
	Version int         `json:"version"`
	Actors  []actorJSON `json:"actors"`
}

func (o *entitiesOptions) describe(r *identity.Resolver, a *identity.Actor) actorJSON {
	out := actorJSON{
		ID: a.ID, Label: r.Label(a), Type: a.Type(), Link: a.Link, Articles: a.Articles, First: a.First, Last: a.Last,
		Names: []countedJSON{}, Offices: []officeJSON{},
	}
	for name, n := range a.Names() {
		out.Names = append(out.Names, countedJSON{name, n})
	}
	slices.SortFunc(out.Names, func(x, y countedJSON) int {
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), strings.Compare(x.Name, y.Name))
	})
	for _, name := range slices.Sorted(maps.Keys(a.Offices)) {
		term := a.Offices[name]
		out.Offices = append(out.Offices, officeJSON{name, term.Facts, term.First, term.Last})
	}
	return out
}

// selected returns the actors that the options ask for, in their order.
func (o *entitiesOptions) selected(r *identity.Resolver) []actorJSON {
	var out []actorJSON
	want := strings.ToLower(o.name)
	for _, a := range r.Actors() {
		e := o.describe(r, a)
		if o.typ.value != "any" && string(e.Type) != o.typ.value {
			continue
		}
		if want != "" && !strings.Contains(strings.ToLower(e.Label), want) &&
			!slices.ContainsFunc(e.Names, func(n countedJSON) bool { return strings.Contains(strings.ToLower(n.Name), want) }) {
			continue
		}
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(x, y actorJSON) int {
		byName := cmp.Or(strings.Compare(x.Label, y.Label), strings.Compare(x.ID, y.ID))
		switch o.sort.value {
		case "name":
			return byName
		case "seen":
			return cmp.Or(strings.Compare(y.Last, x.Last), byName)
		}
		return cmp.Or(cmp.Compare(y.Articles, x.Articles), byName)
	})
	if o.limit > 0 && len(out) > o.limit {
		out = out[:o.limit]
	}
	return out
}

func (o *entitiesOptions) writeActors(env *Env, r *identity.Resolver) error {
	all := o.selected(r)
	if o.json() {
		if all == nil {
			all = []actorJSON{}
		}
		return writeJSON(env.Stdout, actorsJSON{outputVersion, all})
	}
	t := env.stdout()
	if len(all) == 0 {
		t.printf("No actors found.\n")
		return nil
	}
	tab := newTable("articles", "actor", "ID", "type", "link", "other names")
	wide := max(12, (t.width-9-13-10-8)/3)
	cell := func(v string) string { return text.Snip(oneLine(v), wide, "…") }
	for _, e := range all {
		var others []string
		for _, n := range e.Names {
			if n.Name != e.Label {
				others = append(others, fmt.Sprintf("%s (%d)", n.Name, n.Articles))
			}
		}
		// An ID is there to be copied: it stays whole.
		tab.AppendRow(table.Row{e.Articles, cell(e.Label), e.ID, e.Type, e.Link, text.Snip(oneLine(strings.Join(others, ", ")), max(wide, 60), "…")})
	}
	writeTable(t, tab)
	return nil
}

// newTable returns a table without lines.
func newTable(columns ...any) table.Writer {
	tab := table.NewWriter()
	tab.SetStyle(table.StyleLight)
	tab.Style().Options = table.OptionsNoBordersAndSeparators
	tab.Style().Format.Header = text.FormatDefault
	tab.Style().Box.PaddingLeft = ""
	tab.AppendHeader(table.Row(columns))
	return tab
}

func writeTable(t *terminal, tab table.Writer) {
	for _, l := range strings.Split(tab.Render(), "\n") {
		t.printf("%s\n", strings.TrimRight(l, " "))
	}
}

// doubtJSON is a pair in doubt as JSON.
type doubtJSON struct {
	A     actorJSON `json:"a"`
	B     actorJSON `json:"b"`
	Rule  string    `json:"rule"`
	Score float64   `json:"score"`
	Why   string    `json:"why"`
}

type doubtsJSON struct {
	Version int         `json:"version"`
	Doubts  []doubtJSON `json:"doubts"`
}

// involves reports whether one of a pair is what the options ask for.
func (o *entitiesOptions) involves(r *identity.Resolver, d identity.Doubt) bool {
	want := strings.ToLower(o.name)
	for _, a := range []*identity.Actor{d.A, d.B} {
		if (o.typ.value == "any" || string(a.Type()) == o.typ.value) && strings.Contains(strings.ToLower(r.Label(a)), want) {
			return true
		}
	}
	return false
}

func (o *entitiesOptions) writeDoubts(env *Env, r *identity.Resolver) error {
	doubts := r.Doubts()
	doubts = slices.DeleteFunc(doubts, func(d identity.Doubt) bool { return !o.involves(r, d) })
	if o.limit > 0 && len(doubts) > o.limit {
		doubts = doubts[:o.limit]
	}
	if o.json() {
		out := []doubtJSON{}
		for _, d := range doubts {
			out = append(out, doubtJSON{o.describe(r, d.A), o.describe(r, d.B), d.Rule, d.Score, d.Why})
		}
		return writeJSON(env.Stdout, doubtsJSON{outputVersion, out})
	}
	t := env.stdout()
	if len(doubts) == 0 {
		t.printf("No pairs in doubt.\n")
		return nil
	}
	for _, d := range doubts {
		t.printf("%.2f  %s (%s, %s)\n      %s (%s, %s)\n", d.Score,
			t.bold(oneLine(r.Label(d.A))), d.A.ID, count(d.A.Articles, "article"),
			t.bold(oneLine(r.Label(d.B))), d.B.ID, count(d.B.Articles, "article"))
		t.wrap(6, d.Why)
	}
	return nil
}
