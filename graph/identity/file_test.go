package identity

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseDecisions(t *testing.T) {
	text := Header + `
merge ana-ruiz ent:a-ruiz  # one minister
split ana-ruiz "A. \"R.\" Ruiz" other

split john-smith doc:4f2a john-smith-2 # the article means his son
rename ana-ruiz "Ana # Ruiz"
distinct a b`
	got, err := ParseDecisions("x.identity", text)
	if err != nil {
		t.Fatal(err)
	}
	want := []Decision{
		{Verb: Merge, ID: "ana-ruiz", Other: "a-ruiz", Reason: "one minister"},
		{Verb: Split, ID: "ana-ruiz", Name: `A. "R." Ruiz`, Other: "other"},
		{Verb: Split, ID: "john-smith", Article: "4f2a", Other: "john-smith-2", Reason: "the article means his son"},
		{Verb: Rename, ID: "ana-ruiz", Name: "Ana # Ruiz"},
		{Verb: Distinct, ID: "a", Other: "b"},
	}
	if !reflect.DeepEqual(got.All(), want) {
		t.Errorf("got  %+v\nwant %+v", got.All(), want)
	}
	for _, d := range want {
		again, err := ParseDecisions("", d.String())
		if err != nil || !reflect.DeepEqual(again.All(), []Decision{d}) {
			t.Errorf("%s: read back as %+v, %v", d, again, err)
		}
	}
}

func TestParseDecisionsNamesTheFault(t *testing.T) {
	tests := []struct{ text, want string }{
		{"join a b", `x:1:1: unknown decision "join"`},
		{"# fine\nmerge a", "x:2:1: 1 words after merge: want merge ID OTHER"},
		{`merge a "b"`, `x:1:9: want an ID without quotes`},
		{"rename a b", "x:1:10: want a name in quotes"},
		{`rename a " "`, "x:1:10: want a name in quotes"},
		{`rename a "b`, "x:1:10: a name without its closing quote"},
		{"split a b c", "x:1:9: want a name in quotes, or doc:"},
		{"merge a a", "x:1:9: merge of a and itself"},
		{"merge a b c", "x:1:1: 3 words after merge"},
	}
	for _, test := range tests {
		_, err := ParseDecisions("x", test.text)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: got error %v, want %s", test.text, err, test.want)
		}
	}
	_, err := ParseDecisions("x", "join a b\nmerge c d\nmerge e")
	if err == nil || len(strings.Split(err.Error(), "\n")) != 2 {
		t.Errorf("got %v, want both faults", err)
	}
}

func TestUndoKeepsComments(t *testing.T) {
	text := Append("# mine\nmerge a b\n# end\n", Decision{Verb: Rename, ID: "a", Name: "A"})
	for _, want := range []string{"# mine\nmerge a b\n# end\n", "# mine\n# end\n"} {
		var ok bool
		if text, _, ok = Undo(text); !ok || text != want {
			t.Errorf("got %q, %v, want %q", text, ok, want)
		}
	}
	if _, _, ok := Undo(text); ok {
		t.Error("there was nothing to undo")
	}
}

func FuzzParseDecisions(f *testing.F) {
	f.Add("merge a b # why\nsplit a \"x\" b")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseDecisions("x", text)
		if err != nil {
			return
		}
		for _, d := range got.All() {
			again, err := ParseDecisions("x", d.String())
			if err != nil || len(again.All()) != 1 {
				t.Fatalf("%q is read back as %v, %v", d.String(), again, err)
			}
		}
	})
}
