package re3d

import (
	"slices"
	"testing"

	"github.com/quadwire/quadwire/schema"
)

func TestNormal(t *testing.T) {
	got := Normal([]Relation{{"CommWith", 3, 1}, {"InChargeOf", 3, 1}, {"CommWith", 1, 3}, {"AlliesOf", 2, 2}})
	want := []Relation{{"CommWith", 1, 3}, {"InChargeOf", 3, 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOf(t *testing.T) {
	for _, test := range []struct {
		predicate, object string
		event             schema.Event
		polarity          schema.Polarity
		want              string
		back              bool
	}{
		{"leads", "Organisation", "", schema.Positive, "InChargeOf", false},
		{"owns", "Organisation", "", schema.Positive, "BelongsTo", true},
		{"uses", "Vehicle", "", schema.Positive, "InChargeOf", false},
		{"pillage", "Location", schema.Assault, schema.Positive, "FightingAgainst", false},
		{"attacks", "Location", schema.Assault, schema.Negative, "", false},
		{"sing", "Location", "", schema.Positive, "", false},
	} {
		s := &schema.Statement{Predicate: test.predicate, Event: string(test.event), Polarity: test.polarity}
		if got, back := Of(s, test.object); got != test.want || back != test.back {
			t.Errorf("%s: got %q %v, want %q %v", test.predicate, got, back, test.want, test.back)
		}
	}
}
