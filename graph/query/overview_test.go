package query

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/store"
)

// told writes an overview in a line.
func told(o *Overview) string {
	out := fmt.Sprintf("%d/%d", o.Facts, o.Statements)
	for _, p := range o.Predicates {
		out += fmt.Sprintf(" %s %d/%d", p.Name, p.Facts, p.Statements)
	}
	out += fmt.Sprintf("; %d:", o.Linked)
	for _, d := range o.Others {
		var ways []string
		for _, p := range d.Predicates {
			way := map[[2]bool]string{{true, false}: "<-", {false, true}: "->", {true, true}: "<->"}[[2]bool{p.From, p.To}]
			ways = append(ways, fmt.Sprintf("%s%s %d", way, p.Name, p.Statements))
		}
		out += fmt.Sprintf(" %s %d/%d (%s)", d.Label, d.Facts, d.Statements, strings.Join(ways, ", "))
	}
	out += ";"
	for _, m := range o.Months {
		out += fmt.Sprintf(" %s %d/%d", m.Month, m.Facts, m.Statements)
	}
	return out + fmt.Sprintf(" undated %d", o.Undated)
}

func TestOverviewCountsWhatFactsReads(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	for _, test := range []struct {
		actor  string
		others int
		want   string
	}{
		{"ana-ruiz", 0, "4/4 spoke-with 2/2 leads 1/1 praise 1/1; 2: Bo Lind 2/2 (<->spoke-with 2) Nordia 1/1 (->leads 1); 2024 1/1 2024-03 1/1 undated 2"},
		{"norway", 0, "0/2 aids 0/1 met-with 0/1; 2: Bo Lind 0/1 (<->met-with 1) Chile 0/1 (->aids 1); 2024-03 0/1 undated 1"},
		{"chile", 1, "2/3 aids 0/1 bought-from 1/1 visited 1/1; 3: Bo Lind 1/1 (<-visited 1); 2024-03 0/1 2024-04 1/1 undated 1"},
	} {
		got, err := q.Overview(context.Background(), test.actor, test.others)
		if err != nil {
			t.Fatal(err)
		}
		if told(got) != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.actor, told(got), test.want)
		}
		facts, err := q.Facts(context.Background(), FactsOptions{Actor: test.actor, Filter: Filter{All: true}})
		if err != nil || len(facts) != got.Statements {
			t.Errorf("%s: %d statements, counted %d: %v", test.actor, len(facts), got.Statements, err)
		}
	}
	if _, err := q.Overview(context.Background(), "nobody", 0); !errors.Is(err, ErrUnknown) {
		t.Errorf("nobody: %v", err)
	}
}

func TestLatestIsOfTheLastArticles(t *testing.T) {
	q := open(t, sample.Talks(), sample.Visit())
	got, err := q.Latest(context.Background(), 3)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, f := range got {
		said = append(said, f.Source.Published+" "+f.Subject.Label+" "+f.Predicate)
	}
	want := "2024-04-02 Bo Lind visited, 2024-04-02 Chile bought-from, 2024-03-09 Ana Ruiz spoke-with"
	if got := strings.Join(said, ", "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestProfile(t *testing.T) {
	st := storetest.Open(t, store.Config{Identity: &identity.Decisions{}}, sample.Talks(), sample.Visit())
	if _, err := st.Settle(context.Background()); err != nil {
		t.Fatal(err)
	}
	q := New(st)
	for actor, want := range map[string]string{
		"ana-ruiz": "&{Articles:2 First:2024-03-09 Last:2024-04-02 Names:[{Name:Ruiz Articles:2}] Offices:[]}",
		"nobody":   "&{Articles:0 First: Last: Names:[] Offices:[]}",
	} {
		got, err := q.Profile(context.Background(), actor)
		if err != nil || fmt.Sprintf("%+v", got) != want {
			t.Errorf("%s: %+v, want %s: %v", actor, got, want, err)
		}
	}
}
