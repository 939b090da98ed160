package clause

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/extract/mend"
	"github.com/quadwire/quadwire/schema"
)

var update = flag.Bool("update", false, "rewrite the expected propositions in testdata")

// The two sections of an archive in testdata, a file in the txtar format.
const (
	treesMark = "-- trees.conllu --\n"
	wantMark  = "-- propositions --\n"
)

// TestPropositions reads the trees of each archive in testdata and compares the
// propositions of every sentence with those written there.
func TestPropositions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			trees, want, ok := strings.Cut(strings.TrimPrefix(string(data), treesMark), wantMark)
			if !ok {
				t.Fatalf("want the sections %s and %s", treesMark, wantMark)
			}
			doc := read(t, trees)
			process(t, doc)
			got := list(doc)
			if *update {
				if err := os.WriteFile(file, []byte(treesMark+trees+wantMark+got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, got, want)
		})
	}
}

func read(t testing.TB, trees string) *extract.Document {
	t.Helper()
	docs, err := conllu.Read(strings.NewReader(trees), "trees.conllu")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 {
		t.Fatalf("%d documents, want 1", len(docs))
	}
	return docs[0]
}

// process mends the trees of doc and reads them, as the pipeline does.
func process(t testing.TB, doc *extract.Document) {
	t.Helper()
	stage, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []extract.Stage{mend.New(), stage} {
		if err := s.Process(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
	}
}

// list writes the propositions of doc, a line each below the name of their sentence.
func list(doc *extract.Document) string {
	var out strings.Builder
	k := 0
	for s, sent := range doc.Sentences {
		fmt.Fprintf(&out, "# %s\n", sent.ID)
		for ; k < len(doc.Propositions) && doc.Propositions[k].Sentence == s; k++ {
			out.WriteString(line(doc, &doc.Propositions[k]) + "\n")
		}
	}
	return out.String()
}

func line(doc *extract.Document, prop *extract.Proposition) string {
	text := render(doc, prop)
	out := fmt.Sprintf("%s (%s | %s | %s | %s)", prop.Rule, text.Subject, text.Predicate, text.Object, strings.Join(text.Args, "; "))
	if prop.Polarity != schema.Positive {
		out += " " + string(prop.Polarity)
	}
	if prop.Modality != schema.Asserted {
		out += " " + string(prop.Modality)
	}
	if prop.Attribution.Cue >= 0 {
		out += " @" + text.Attribution + "/" + doc.Tokens[prop.Attribution.Cue].Form
	}
	if prop.Attribution.Quoted {
		out += " quoted"
	}
	return out
}

// compare reports the sentences whose propositions differ.
func compare(t *testing.T, got, want string) {
	t.Helper()
	wants := blocks(want)
	for id, lines := range blocks(got) {
		if wants[id] != lines {
			t.Errorf("%s\ngot\n%s\nwant\n%s", id, lines, wants[id])
		}
		delete(wants, id)
	}
	for id := range wants {
		t.Errorf("no sentence %s", id)
	}
}

func blocks(s string) map[string]string {
	out := make(map[string]string)
	for _, block := range strings.Split("\n"+s, "\n# ")[1:] {
		id, lines, _ := strings.Cut(block, "\n")
		out[id] = strings.TrimSpace(lines)
	}
	return out
}
