package cli

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// outputVersion is the version of the JSON that commands write; it changes when a
// member changes its meaning or goes away.
const outputVersion = ask.Version

// summary is what build did, and its JSON output.
type summary struct {
	Version  int    `json:"version"`
	Database string `json:"database"`
	// Articles counts those read and loaded, Unchanged those of them that the graph
	// held already: what need not be read again is not counted below.
	Articles  int `json:"articles"`
	Unchanged int `json:"unchanged"`
	Sentences int `json:"sentences"`
	// Entities counts the different ones that the articles name.
	Entities   int `json:"entities"`
	Statements int `json:"statements"`
	// Merged counts the nodes that turned out to be others.
	Merged int `json:"merged"`
	// QuadsAdded and QuadsRemoved count what changed in the graph.
	QuadsAdded         int            `json:"quadsAdded"`
	QuadsRemoved       int            `json:"quadsRemoved"`
	Seconds            float64        `json:"seconds"`
	SentencesPerSecond float64        `json:"sentencesPerSecond"`
	Skipped            []article.Skip `json:"skipped"`
	Failed             []string       `json:"failed"`
	Warnings           []string       `json:"warnings,omitempty"`
	Interrupted        bool           `json:"interrupted"`
	// Graph counts what the graph holds now.
	Graph     *store.Stats `json:"graph"`
	Strongest []query.Fact `json:"strongest"`

	entities map[string]bool
}

func newSummary(db string) *summary {
	return &summary{Version: outputVersion, Database: db, Failed: []string{}, Strongest: []query.Fact{}, entities: map[string]bool{}}
}

func (s *summary) add(rec *schema.Record, loaded store.Result) {
	s.Articles++
	if loaded.Unchanged {
		s.Unchanged++
	}
	s.Sentences += len(rec.Sentences)
	s.Statements += len(rec.Statements)
	s.QuadsAdded += loaded.Added
	s.QuadsRemoved += loaded.Removed
	for _, ent := range rec.Entities {
		s.entities[ent.ID] = true
	}
	s.Entities = len(s.entities)
}

// keep counts an article that the graph holds and that was not read again.
func (s *summary) keep() {
	s.Articles++
	s.Unchanged++
}

func (s *summary) time(d time.Duration) {
	s.Seconds = math.Round(d.Seconds()*100) / 100
	if d > 0 {
		s.SentencesPerSecond = math.Round(float64(s.Sentences) / d.Seconds())
	}
}

func (s *summary) write(env *Env, asJSON bool) error {
	if asJSON {
		if s.Skipped == nil {
			s.Skipped = []article.Skip{}
		}
		return writeJSON(env.Stdout, s)
	}
	t := env.stdout()
	s.strongest(t)
	row := func(label, value string) { t.printf("%-11s %s\n", label, value) }
	note := ""
	if s.Unchanged > 0 {
		note = fmt.Sprintf(" (%d unchanged)", s.Unchanged)
	}
	row("articles", fmt.Sprint(s.Articles)+note)
	row("sentences", fmt.Sprint(s.Sentences))
	note = ""
	if s.Merged > 0 {
		note = fmt.Sprintf(" (%d turned out to be another)", s.Merged)
	}
	row("entities", fmt.Sprint(s.Entities)+note)
	row("statements", fmt.Sprint(s.Statements))
	quads := fmt.Sprintf("%d added", s.QuadsAdded)
	if s.QuadsRemoved > 0 {
		quads += fmt.Sprintf(", %d removed", s.QuadsRemoved)
	}
	if s.Graph != nil {
		quads += fmt.Sprintf("; %s now holds %d", s.Database, s.Graph.Quads)
	}
	row("quads", quads)
	row("time", fmt.Sprintf("%.2f s, %.0f sentences/s", s.Seconds, s.SentencesPerSecond))
	var skipped []string
	for _, skip := range s.Skipped {
		skipped = append(skipped, describeSkip(skip))
	}
	if len(skipped) > 0 {
		row("skipped", strings.Join(skipped, "; "))
	}
	if len(s.Failed) > 0 {
		row("failed", fmt.Sprint(len(s.Failed)))
		const most = 20
		for i, msg := range s.Failed {
			if i == most {
				t.printf("  and %d more, reported above\n", len(s.Failed)-most)
				break
			}
			t.printf("  %s\n", oneLine(msg))
		}
	}
	return nil
}

// describeSkip says what was passed over: "2 files .jpg (no article)".
func describeSkip(skip article.Skip) string {
	name := skip.Ext
	if name == "" {
		name = "without extension"
	}
	return fmt.Sprintf("%s %s", count(skip.Count, "file"), name)
}

// strongest writes the table of the facts with the best support.
func (s *summary) strongest(t *terminal) {
	if len(s.Strongest) == 0 {
		return
	}
	tab := newTable("date", "subject", "predicate", "object", "articles", "conf.")
	wide := (t.width - 12 - 8 - 5 - 10) / 3
	cell := func(v string) string { return text.Snip(oneLine(v), wide, "…") }
	for _, f := range s.Strongest {
		tab.AppendRow(table.Row{factDate(&f), cell(termLabel(f.Subject)), cell(f.Predicate), cell(termLabel(f.Object)), f.Support, fmt.Sprintf("%.2f", f.Confidence)})
	}
	tab.SetColumnConfigs([]table.ColumnConfig{{Number: 5, Align: text.AlignRight}, {Number: 6, Align: text.AlignRight}})
	t.printf("%s\n", t.bold("Strongest facts"))
	writeTable(t, tab)
	t.printf("\n")
}

// termLabel names the subject or object of a fact.
func termLabel(term schema.Term) string {
	switch {
	case term.IsLiteral():
		return "“" + term.Literal + "”"
	case term.Label == "":
		return term.ID
	}
	return term.Label
}
