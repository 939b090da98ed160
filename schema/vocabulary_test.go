package schema

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func loadedVocabulary(t testing.TB) *Vocabulary {
	t.Helper()
	v, err := LoadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestVocabularyIsLarge(t *testing.T) {
	v := loadedVocabulary(t)
	if n := len(v.Predicates()); n < 150 {
		t.Errorf("%d predicates, want 150 or more", n)
	}
	if n := v.NumFrames(); n < 1500 {
		t.Errorf("%d frames, want 1500 or more", n)
	}
	t.Logf("%d predicates, %d frames", len(v.Predicates()), v.NumFrames())
}

func TestEveryEventCategoryIsUsed(t *testing.T) {
	used := map[Event]bool{}
	for _, p := range loadedVocabulary(t).Predicates() {
		used[p.Event] = true
	}
	for _, e := range Events {
		if !used[e] {
			t.Errorf("no predicate has the category %s", e)
		}
	}
}

func TestFramesFindTheirPredicate(t *testing.T) {
	v := loadedVocabulary(t)
	tests := []struct {
		kind          FrameKind
		lemma, theme  string
		subject       Slot
		object        Slot
		want          string
		event         Event
		symmetricWant bool
	}{
		{VerbFrame, "speak", "", SlotSubject, "with", "spoke-with", Consult, true},
		{VerbFrame, "hold", "conversation", SlotSubject, "with", "spoke-with", Consult, true},
		{VerbFrame, "help", "", SlotSubject, SlotObject, "assists", Aid, false},
		{VerbFrame, "receive", "assistance", "from", SlotSubject, "assists", Aid, false},
		{VerbFrame, "carry out", "raid", SlotSubject, "on", "attacks", Assault, false},
		{VerbFrame, "criticise", "", SlotSubject, SlotObject, "criticizes", Accuse, false},
		{VerbFrame, "nationalise", "", SlotSubject, SlotObject, "confiscates", Coerce, false},
		{NounFrame, "talk", "", "between", "between", "spoke-with", Consult, true},
		{NounFrame, "strike", "", SlotModifier, "on", "attacks", Assault, false},
		{ComplementFrame, "spokeswoman", "", SlotSubject, "for", "spokesperson-of", "", false},
		{ComplementFrame, "minister", "", SlotSubject, SlotPhrase, "holds-office", "", false},
	}
	for _, test := range tests {
		var got *Predicate
		for _, f := range v.Frames(test.kind, test.lemma) {
			if f.Word == test.lemma && (test.theme == "" && len(f.Theme) == 0 || f.HasTheme(test.theme)) &&
				slices.Contains(f.Subject, test.subject) && slices.Contains(f.Object, test.object) {
				got = f.Predicate
			}
		}
		if got == nil || got.Name != test.want || got.Event != test.event || got.Symmetric != test.symmetricWant {
			t.Errorf("%s %s %s: got %+v, want %s %s", test.kind, test.lemma, test.theme, got, test.want, test.event)
		}
	}
}

func TestHeadOfAPhrase(t *testing.T) {
	tests := []struct {
		kind FrameKind
		word string
		want string
	}{
		{VerbFrame, "carry out", "carry"},
		{NounFrame, "air strike", "strike"},
		{ComplementFrame, "chief of staff", "chief"},
		{ComplementFrame, "minister", "minister"},
	}
	for _, test := range tests {
		f := Frame{Kind: test.kind, Word: test.word}
		if got := f.Head(); got != test.want {
			t.Errorf("head of %q is %q, want %q", test.word, got, test.want)
		}
	}
}

const goodYAML = `sets:
  actor: Person|Country
predicates:
- name: greets
  label: greets
  definition: The subject says hello to the object.
  example: Ana greeted Juan.
  subject: $actor
  object: $actor
  kind: event
  plover: CONSULT
  frames:
    - {verb: greet|hail}
    - {noun: greeting, subject: from, object: to}
`

func TestParseVocabularyReportsLines(t *testing.T) {
	if _, err := ParseVocabulary([]byte(goodYAML), "p"); err != nil {
		t.Fatal(err)
	}
	second := strings.Join(strings.SplitAfter(goodYAML, "\n")[3:], "")
	tests := []struct{ name, in, want string }{
		{"category", strings.Replace(goodYAML, "CONSULT", "GREET", 1), `p:4: unknown PLOVER category "GREET"`},
		{"type", strings.Replace(goodYAML, "subject: $actor", "subject: Dog", 1), `p:4: unknown entity type "Dog"`},
		{"set", strings.Replace(goodYAML, "subject: $actor", "subject: $dog", 1), `p:4: unknown set "$dog"`},
		{"inverse", strings.Replace(goodYAML, "kind: event", "kind: event\n  inverse: greeted-by", 1), `p:4: inverse "greeted-by" of "greets" is missing`},
		{"name twice", goodYAML + second, `p:15: predicate "greets" again, first in line 4`},
		{"frame twice", goodYAML + "    - {verb: hail}\n", `p:15: duplicate frame: verb "hail"  with subject subject, object object, first in line 13`},
		{"field of predicate", strings.Replace(goodYAML, "kind:", "king:", 1), `p:10: unknown field "king"`},
		{"field of frame", strings.Replace(goodYAML, "subject: from", "sbject: from", 1), `p:14: unknown field "sbject"`},
		{"two words", strings.Replace(goodYAML, "{verb: greet|hail}", "{verb: greet, noun: hail}", 1), `p:13: want one of verb, noun and complement`},
		{"no frames", goodYAML[:strings.Index(goodYAML, "  frames")], `p:4: predicate "greets" has no frames`},
		{"not yaml", "sets: [", `p:1: `},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := ParseVocabulary([]byte(test.in), "p")
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func BenchmarkLoadVocabulary(b *testing.B) {
	for b.Loop() {
		if _, err := LoadVocabulary(); err != nil {
			b.Fatal(err)
		}
	}
}

func TestBritishSpellingFindsAmerican(t *testing.T) {
	v, err := ParseVocabulary([]byte(strings.Replace(goodYAML, "greet|hail", "greet|idolize", 1)), "p")
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Frames(VerbFrame, "idolise")) != 1 || len(v.Frames(VerbFrame, "rise")) != 0 {
		t.Error("idolise does not find idolize, or rise finds anything")
	}
}

func TestIntransitiveFrames(t *testing.T) {
	v := loadedVocabulary(t)
	tests := []struct {
		verb string
		slot Slot
		want bool
	}{
		{"travel", "to", true},
		{"resign", "from", true},
		{"invest", "in", false},         // invest money in
		{"help", SlotObject, false},     // has a direct object
		{"locate", "in", false},         // the direct object is its subject
		{"offer", "to", false},          // offer peace to
		{"impose", "on", false},         // its theme is the direct object
		{"ask", SlotObject, false},      // needs a clause
		{"borrow", SlotSubject, false},  // from the bank
		{"charge", "with", false},       // of the passive
		{"supply", SlotIndirect, false}, // supply Lima arms
	}
	for _, test := range tests {
		found := false
		for _, f := range v.Frames(VerbFrame, test.verb) {
			if slices.Contains(f.Object, test.slot) {
				found = true
				if got := f.Intransitive(); got != test.want {
					t.Errorf("%s %s (line %d): got %v, want %v", test.verb, test.slot, f.Line, got, test.want)
				}
			}
		}
		if !found {
			t.Errorf("no frame %s %s", test.verb, test.slot)
		}
	}
}

func TestEventOf(t *testing.T) {
	v := loadedVocabulary(t)
	for _, test := range []struct {
		verb, theme string
		want        Event
	}{
		{"pillage", "", Assault},
		{"pillage", "village", Assault}, // the verb alone says it
		{"open", "fire", Assault},
		{"open", "border", Concede},
		{"open", "shop", ""},
		{"mobilise", "troop", Mobilize},
	} {
		if got := v.EventOf(test.verb, test.theme); got != test.want {
			t.Errorf("%s %s: got %q, want %q", test.verb, test.theme, got, test.want)
		}
	}
}

func TestSpellings(t *testing.T) {
	v := loadedVocabulary(t)
	for _, lemma := range []string{"telephon", "riote", "expell", "criticise"} {
		if len(v.Frames(VerbFrame, lemma)) == 0 {
			t.Errorf("no frames for %q", lemma)
		}
	}
}

const ownPredicate = `
predicates:
- name: %s
  label: tutors
  definition: The subject gives the object lessons.
  example: Ana Ruiz tutors Juan Paz.
  subject: Person
  object: Person
  kind: event
  frames:
    - {verb: %s}
`

func TestExtendVocabulary(t *testing.T) {
	extend := func(t *testing.T, text string) *Vocabulary {
		t.Helper()
		v, err := ExtendVocabulary([]byte(text), "own.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	embedded := loadedVocabulary(t)
	t.Run("adds a predicate and takes its frame", func(t *testing.T) {
		v := extend(t, fmt.Sprintf(ownPredicate, "tutors", "tutor|praise"))
		if len(v.Predicates()) != len(embedded.Predicates())+1 {
			t.Errorf("%d predicates, want one more than %d", len(v.Predicates()), len(embedded.Predicates()))
		}
		for _, f := range v.Frames(VerbFrame, "praise") {
			if len(f.Theme) == 0 && f.Predicate.Name != "tutors" {
				t.Errorf("praise is %s still", f.Predicate.Name)
			}
		}
	})
	t.Run("replaces a predicate", func(t *testing.T) {
		v := extend(t, fmt.Sprintf(ownPredicate, "trains", "tutor"))
		if p, _ := v.Predicate("trains"); len(p.Frames) != 1 || len(v.Predicates()) != len(embedded.Predicates()) {
			t.Errorf("trains has %d frames, of %d predicates", len(p.Frames), len(v.Predicates()))
		}
	})
	t.Run("knows the embedded sets", func(t *testing.T) {
		v := extend(t, strings.Replace(fmt.Sprintf(ownPredicate, "tutors", "tutor"), "subject: Person", "subject: $actor", 1))
		if p, _ := v.Predicate("tutors"); len(p.Subject) != 4 {
			t.Errorf("subject %v", p.Subject)
		}
	})
	t.Run("stands alone", func(t *testing.T) {
		v := extend(t, "replace: true"+fmt.Sprintf(ownPredicate, "tutors", "tutor"))
		if len(v.Predicates()) != 1 {
			t.Errorf("%d predicates", len(v.Predicates()))
		}
	})
	t.Run("says what is wrong, where", func(t *testing.T) {
		_, err := ExtendVocabulary([]byte(strings.Replace(fmt.Sprintf(ownPredicate, "tutors", "tutor"), "kind: event", "parent: teaches\n  kind: event", 1)), "own.yaml")
		if err == nil || err.Error() != `own.yaml:3: parent "teaches" of "tutors" is missing` {
			t.Errorf("got %v", err)
		}
	})
}
