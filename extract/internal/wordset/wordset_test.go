package wordset

import (
	"maps"
	"testing"
)

func TestOf(t *testing.T) {
	want := map[string]bool{"talk": true, "asylum seeker": true}
	if got := Of("  talk\n\tasylum_seeker "); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
