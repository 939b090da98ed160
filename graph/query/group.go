package query

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Grouping says by what facts are put together.
type Grouping string

// The groupings.
const (
	GroupPredicate Grouping = "predicate"
	// GroupActor is by the actor on the other side.
	GroupActor Grouping = "actor"
	GroupMonth Grouping = "month"
)

// Groupings lists all groupings.
var Groupings = []Grouping{GroupPredicate, GroupActor, GroupMonth}

// Group is facts that have something in common.
type Group struct {
	// Key is the predicate, the ID of the actor or the month YYYY-MM, of a date that is
	// less exact YYYY; empty for facts that have none. Label is the key for people.
	Key   string         `json:"key"`
	Label string         `json:"label"`
	Facts []Corroborated `json:"facts"`
}

// GroupFacts puts facts about an actor together, each group in the order given. Groups
// come by falling number of facts, months by time; what has no key comes last.
func GroupFacts(facts []Corroborated, actor string, by Grouping) []Group {
	at := make(map[string]int)
	out := []Group{}
	for _, f := range facts {
		key, label := f.Predicate, f.Predicate
		switch by {
		case GroupActor:
			other := f.Object
			if other.ID == actor {
				other = f.Subject
			}
			key, label = other.ID, other.Label
		case GroupMonth:
			key = monthOf(f.Date)
			label = key
		}
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Group{Key: key, Label: label})
		}
		out[i].Facts = append(out[i].Facts, f)
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		if (a.Key == "") != (b.Key == "") {
			return cmp.Compare(len(b.Key), len(a.Key))
		}
		if by == GroupMonth {
			return strings.Compare(a.Key, b.Key)
		}
		return cmp.Or(cmp.Compare(len(b.Facts), len(a.Facts)), strings.Compare(a.Key, b.Key))
	})
	return out
}

// monthOf returns the month in which a date begins, the year where it is less exact or a
// week.
func monthOf(date string) string {
	month := date[:min(len(date), len("2006-01"))]
	if len(month) > 4 && month[5] == 'W' {
		return month[:4]
	}
	return month
}

// Timeline returns the facts of an actor that have a date, by time.
func (q *Query) Timeline(ctx context.Context, opts FactsOptions) ([]Fact, error) {
	opts.Sort = ByDate // which has those without date last
	facts, err := q.Facts(ctx, opts)
	return slices.DeleteFunc(facts, func(f Fact) bool { return f.Date == "" }), err
}
