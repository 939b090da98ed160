package cli

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/ask/spell"
	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// argsOf are the arguments of each verb of the command entities.
var argsOf = map[string]string{"show": "A", "merge": "A B", "split": "A", "rename": "A NAME", "distinct": "A B", "undo": "", "apply": ""}

// decide makes a decision, writes it to the file, and makes the graph follow.
func (o *entitiesOptions) decide(ctx context.Context, env *Env, args []string) error {
	verb := args[0]
	want, ok := argsOf[verb]
	if !ok {
		return &usageError{"entities", fmt.Sprintf("unknown word %q%s", verb, spell.DidYouMean(verb, entityVerbs, ""))}
	}
	if n := len(strings.Fields(want)); len(args)-1 != n {
		return &usageError{"entities", strings.TrimSpace(fmt.Sprintf("want: entities %s %s", verb, want))}
	}
	if (verb == "split") != (o.alias != "" || o.article != "") {
		return &usageError{"entities", "--alias and --article belong to split, which needs one of them"}
	}
	text, decisions, err := o.read(verb != "undo" && verb != "apply")
	if err != nil {
		return err
	}
	var done identity.Decision
	switch verb {
	case "apply":
	case "undo":
		if text, done, ok = identity.Undo(text); !ok {
			return fmt.Errorf("%s: no decision to take back", o.file())
		}
	default:
		if done, err = o.decision(ctx, decisions, args); err != nil {
			return err
		}
		text = identity.Append(text, done)
	}
	if decisions, err = identity.ParseDecisions(o.file(), text); err != nil {
		return err
	}
	if verb != "apply" {
		// First the file: should the graph not follow, the next command makes it.
		if err := o.write(text); err != nil {
			return err
		}
	}
	if err := o.follow(ctx, env, decisions); err != nil {
		return err
	}
	return o.writeDone(env, verb, done, len(decisions.All()))
}

// decision returns the decision that the arguments state. The actors must be in
// the graph.
func (o *entitiesOptions) decision(ctx context.Context, decisions *identity.Decisions, args []string) (d identity.Decision, err error) {
	st, err := o.open(ctx, decisions, true)
	if err != nil {
		return d, err
	}
	defer closeStore(st, &err)
	q := query.New(st)
	d = identity.Decision{Verb: identity.Verb(args[0]), Reason: o.why}
	first, err := ask.Actor(ctx, q, args[1])
	if err != nil {
		return d, err
	}
	d.ID = first.ID
	switch d.Verb {
	case identity.Rename:
		if d.Name = strings.TrimSpace(args[2]); d.Name == "" {
			return d, errors.New("an actor needs a name")
		}
		return d, nil
	case identity.Split:
		r, err := st.Resolver(ctx)
		if err != nil {
			return d, err
		}
		return o.split(r, d)
	}
	second, err := ask.Actor(ctx, q, args[2])
	if err != nil {
		return d, err
	}
	if d.Other = second.ID; d.Other == d.ID {
		return d, fmt.Errorf("%q and %q are one already: %s", args[1], args[2], d.ID)
	}
	return d, nil
}

// split completes the decision to split an actor.
func (o *entitiesOptions) split(r *identity.Resolver, d identity.Decision) (identity.Decision, error) {
	a := r.Actor(d.ID)
	if a == nil {
		return d, fmt.Errorf("no articles name %s", d.ID)
	}
	d.Name, d.Article = o.alias, strings.TrimPrefix(o.article, schema.PrefixDocument)
	names := slices.Sorted(maps.Keys(a.Labels))
	if d.Name != "" && a.Labels[d.Name] == 0 {
		return d, fmt.Errorf("no article calls %s just %q; they call it %s", d.ID, d.Name, strings.Join(names, ", "))
	}
	if d.Name != "" && len(names) == 1 && d.Article == "" {
		return d, fmt.Errorf("all articles call %s %q: name one by --article", d.ID, d.Name)
	}
	label := d.Name
	if label == "" {
		label = r.Label(a)
	}
	d.Other = strings.TrimPrefix(o.as, schema.PrefixEntity)
	if d.Other == "" {
		d.Other = r.FreeID(schema.Slug(label))
	}
	return d, nil
}

// follow makes the graph follow the decisions, and warns of those about actors that
// the graph does not have.
func (o *entitiesOptions) follow(ctx context.Context, env *Env, decisions *identity.Decisions) (err error) {
	st, err := o.open(ctx, decisions, false)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	if _, err := st.Settle(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	r, err := st.Resolver(ctx)
	if err != nil {
		return err
	}
	for _, d := range decisions.All() {
		for _, id := range []string{d.ID, d.Other} {
			if id != "" && !r.Leads(id) && r.Actor(id) == nil {
				fmt.Fprintf(env.Stderr, "%s: %s: %s: no actor %s in the graph\n", program, o.file(), d, id)
			}
		}
	}
	return nil
}

// decidedJSON is the outcome of a decision as JSON.
type decidedJSON struct {
	Version  int    `json:"version"`
	Done     string `json:"done"`
	Decision string `json:"decision,omitempty"`
	File     string `json:"file"`
}

func (o *entitiesOptions) writeDone(env *Env, verb string, d identity.Decision, n int) error {
	line := ""
	if d.Verb != "" {
		line = d.String()
	}
	if o.json() {
		return writeJSON(env.Stdout, decidedJSON{outputVersion, verb, line, o.file()})
	}
	t := env.stdout()
	switch verb {
	case "undo":
		t.printf("Taken back: %s\n", line)
	case "apply":
		t.printf("The graph follows %s of %s.\n", count(n, "decision"), o.file())
	default:
		t.printf("%s: %s\n", o.file(), line)
	}
	return nil
}
