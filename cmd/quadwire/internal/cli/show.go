package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// shownJSON is an actor as JSON, with the entries of the merge log that made it.
type shownJSON struct {
	Version int `json:"version"`
	actorJSON
	Joined []store.Join `json:"joined"`
}

// show writes what the graph knows of one actor, and why that is one.
func (o *entitiesOptions) show(ctx context.Context, env *Env, name string) (err error) {
	config, err := o.readOnly(ctx, &o.gazetteerFlags)
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, config)
	if err != nil {
		return err
	}
	defer closeStore(st, &err)
	node, err := ask.Actor(ctx, query.New(st), name)
	if err != nil {
		return err
	}
	r, err := st.Resolver(ctx)
	if err != nil {
		return err
	}
	a := r.Actor(node.ID)
	if a == nil {
		return fmt.Errorf("no articles name %s", node.ID)
	}
	joins, err := st.Joins(ctx, a.ID)
	if err != nil {
		return err
	}
	e := o.describe(r, a)
	if o.json() {
		if joins == nil {
			joins = []store.Join{}
		}
		return writeJSON(env.Stdout, shownJSON{outputVersion, e, joins})
	}
	t := env.stdout()
	t.printf("%s (%s)\n%s%s\n", t.bold(oneLine(e.Label)), strings.Join(nonempty(string(e.Type), e.ID, e.Link), ", "), count(e.Articles, "article"), between(e.First, e.Last))
	t.printf("\nNames\n")
	for _, n := range e.Names {
		t.printf("  %s: %s\n", oneLine(n.Name), count(n.Articles, "article"))
	}
	if len(e.Offices) > 0 {
		t.printf("\nOffices\n")
	}
	for _, office := range e.Offices {
		t.printf("  %s: %s%s\n", oneLine(office.Name), count(office.Facts, "fact"), between(office.First, office.Last))
	}
	writeJoins(t, joins)
	return nil
}

// writeJoins writes the merge log of a node; articles that were joined alike together.
func writeJoins(t *terminal, joins []store.Join) {
	if len(joins) == 0 {
		return
	}
	t.printf("\nJoined\n")
	for i := 0; i < len(joins); {
		same := func(j store.Join) bool { j.Article = joins[i].Article; return j == joins[i] }
		n := i
		for n < len(joins) && same(joins[n]) {
			n++
		}
		j, where := joins[i], "node"
		if j.Article != "" {
			if where = schema.PrefixDocument + j.Article; n-i > 1 {
				where = count(n-i, "article")
			}
		}
		t.printf("  %s (%s), by %s", oneLine(j.From), where, j.By)
		if j.Rule != "" {
			t.printf(": %s %.2f", j.Rule, j.Score)
		}
		t.printf("\n")
		if j.Why != "" {
			t.wrap(6, j.Why)
		}
		i = n
	}
}

// between writes a range of dates, with a comma before it.
func between(first, last string) string {
	switch {
	case first == "":
		return ""
	case first == last:
		return ", " + first
	}
	return ", " + first + " to " + last
}

func nonempty(all ...string) (out []string) {
	for _, s := range all {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
