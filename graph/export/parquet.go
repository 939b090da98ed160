package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// parquetFiles are the tables under the names that GraphRAG gives them, so that its
// workflows can begin after the extraction:
// https://microsoft.github.io/graphrag/index/byog/
var parquetFiles = []string{"entities.parquet", "relationships.parquet", "text_units.parquet", "documents.parquet"}

// entityRow is a node. GraphRAG refers to it by its title.
type entityRow struct {
	ID          string   `parquet:"id"`
	Number      int64    `parquet:"human_readable_id"`
	Title       string   `parquet:"title"`
	Type        string   `parquet:"type"`
	Description string   `parquet:"description"`
	TextUnits   []string `parquet:"text_unit_ids,list"`
	Frequency   int64    `parquet:"frequency"`
	Degree      int64    `parquet:"degree"`
	Label       string   `parquet:"label"`
	Link        string   `parquet:"link"`
	Aliases     []string `parquet:"aliases,list"`
}

// relationshipRow is a statement.
type relationshipRow struct {
	ID          string   `parquet:"id"`
	Number      int64    `parquet:"human_readable_id"`
	Source      string   `parquet:"source"`
	Target      string   `parquet:"target"`
	Description string   `parquet:"description"`
	Weight      float64  `parquet:"weight"`
	Degree      int64    `parquet:"combined_degree"`
	TextUnits   []string `parquet:"text_unit_ids,list"`
	SourceID    string   `parquet:"source_id"`
	TargetID    string   `parquet:"target_id"`
	Predicate   string   `parquet:"predicate"`
	Relation    string   `parquet:"relation"`
	Event       string   `parquet:"event"`
	Date        string   `parquet:"date"`
	Since       string   `parquet:"since"`
	Until       string   `parquet:"until"`
	Polarity    string   `parquet:"polarity"`
	Modality    string   `parquet:"modality"`
	Certainty   string   `parquet:"certainty"`
	Attribution string   `parquet:"attribution"`
	Place       string   `parquet:"place"`
	Symmetric   bool     `parquet:"symmetric"`
	Document    string   `parquet:"document_id"`
}

// textUnitRow is a sentence that statements rest on.
type textUnitRow struct {
	ID            string   `parquet:"id"`
	Number        int64    `parquet:"human_readable_id"`
	Text          string   `parquet:"text"`
	Tokens        int64    `parquet:"n_tokens"`
	Documents     []string `parquet:"document_ids,list"`
	Entities      []string `parquet:"entity_ids,list"`
	Relationships []string `parquet:"relationship_ids,list"`
}

// documentRow is an article; its text is that of the sentences that statements rest on.
type documentRow struct {
	ID        string   `parquet:"id"`
	Number    int64    `parquet:"human_readable_id"`
	Title     string   `parquet:"title"`
	Text      string   `parquet:"text"`
	TextUnits []string `parquet:"text_unit_ids,list"`
	Published string   `parquet:"creation_date"`
	URL       string   `parquet:"url"`
	Publisher string   `parquet:"publisher"`
}

// rows writes a table; it keeps the first error.
type rows[T any] struct {
	out *parquet.GenericWriter[T]
	n   int64
	err error
}

// rowsPerGroup bounds what is kept in memory before it is written.
const rowsPerGroup = 20_000

func newRows[T any](w io.Writer) *rows[T] {
	return &rows[T]{out: parquet.NewGenericWriter[T](w,
		parquet.MaxRowsPerRowGroup(rowsPerGroup), parquet.CreatedBy("quadwire", "1", ""), parquet.Compression(&parquet.Snappy))}
}

// add writes a row.
func (r *rows[T]) add(row T) {
	if r.err == nil {
		_, r.err = r.out.Write([]T{row})
	}
	r.n++
}

func (r *rows[T]) finish() error {
	if r.err != nil {
		return r.err
	}
	return r.out.Close()
}

// parquetTables writes nodes and edges; what sentences say of a node is known before.
type parquetTables struct {
	entities      *rows[entityRow]
	relationships *rows[relationshipRow]
	titles        map[string]string  // of nodes
	units         []string           // IRIs of sentences
	unitsOf       map[string][]int32 // of nodes, into units
	degrees       map[string]int64   // of nodes
}

func writeParquet(ctx context.Context, src *Source, _ Options, w []io.Writer) error {
	g := &parquetTables{
		entities: newRows[entityRow](w[0]), relationships: newRows[relationshipRow](w[1]),
		titles: make(map[string]string), unitsOf: make(map[string][]int32), degrees: make(map[string]int64),
	}
	units, documents := newRows[textUnitRow](w[2]), newRows[documentRow](w[3])
	err := src.eachArticle(ctx, func(facts []query.Fact) error {
		doc := documentRow{ID: schema.PrefixDocument + facts[0].Source.ID, Number: documents.n, Title: facts[0].Source.Headline,
			Published: facts[0].Source.Published, URL: facts[0].Source.URL, Publisher: facts[0].Source.Publisher}
		var texts []string
		for _, unit := range g.sentences(doc.ID, facts) {
			unit.Number = units.n
			units.add(unit)
			texts = append(texts, unit.Text)
			doc.TextUnits = append(doc.TextUnits, unit.ID)
		}
		doc.Text = strings.Join(texts, " ")
		documents.add(doc)
		return units.err
	})
	if err != nil {
		return err
	}
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	for _, finish := range []func() error{g.entities.finish, g.relationships.finish, units.finish, documents.finish} {
		if err := finish(); err != nil {
			return err
		}
	}
	return nil
}

// sentences returns the sentences that the facts of an article rest on, in order.
func (g *parquetTables) sentences(doc string, facts []query.Fact) []textUnitRow {
	var out []textUnitRow
	for i := range facts {
		f := &facts[i]
		id := unitOf(f)
		if len(out) == 0 || out[len(out)-1].ID != id {
			out = append(out, textUnitRow{ID: id, Documents: []string{doc}})
			g.units = append(g.units, id)
		}
		unit := &out[len(out)-1]
		if len(f.Evidence.Quote) > len(unit.Text) {
			unit.Text = f.Evidence.Quote
		}
		unit.Tokens = int64(len(strings.Fields(unit.Text)))
		unit.Relationships = append(unit.Relationships, schema.PrefixStatement+f.ID)
		for _, end := range []string{schema.PrefixEntity + f.Subject.ID, targetOf(f)} {
			g.degrees[end]++
			last := int32(len(g.units) - 1)
			if of := g.unitsOf[end]; len(of) == 0 || of[len(of)-1] != last {
				g.unitsOf[end] = append(of, last)
				unit.Entities = append(unit.Entities, end)
			}
		}
	}
	return out
}

func unitOf(f *query.Fact) string {
	return fmt.Sprintf("%s%s#s%d", schema.PrefixDocument, f.Source.ID, f.Evidence.Sentence)
}

func (g *parquetTables) node(n *node) error {
	row := entityRow{
		ID: n.ID, Number: int64(n.Number), Title: n.Title, Type: string(n.Type), Label: n.Label, Link: n.Link, Aliases: n.Aliases,
		Frequency: int64(len(g.unitsOf[n.ID])), Degree: g.degrees[n.ID], Description: strings.TrimSpace(n.Label + ", " + strings.ToLower(string(n.Type))),
	}
	if len(n.Aliases) > 0 {
		row.Description += ", also called " + strings.Join(n.Aliases, ", ")
	}
	for _, unit := range g.unitsOf[n.ID] {
		row.TextUnits = append(row.TextUnits, g.units[unit])
	}
	g.titles[n.ID] = n.Title
	g.entities.add(row)
	return g.entities.err
}

func (g *parquetTables) edge(e *edge) error {
	g.relationships.add(relationshipRow{
		ID: e.ID, Number: g.relationships.n, Source: g.titles[e.Source], Target: g.titles[e.Target],
		Description: describe(e), Weight: e.Confidence, Degree: g.degrees[e.Source] + g.degrees[e.Target],
		TextUnits: []string{unitOf(e.Fact)}, SourceID: e.Source, TargetID: e.Target,
		Predicate: e.Predicate, Relation: e.PredicateIRI(), Event: e.Event, Date: e.Date, Since: e.Since, Until: e.Until,
		Polarity: string(e.Polarity), Modality: string(e.Modality), Certainty: string(e.Certainty),
		Attribution: attribution(e.Fact), Place: e.Place, Symmetric: e.Symmetric, Document: schema.PrefixDocument + e.Fact.Source.ID,
	})
	return g.relationships.err
}

// describe says a statement for readers that know nothing of its parts: *Iran
// supplies-arms-to Russia (promised), 2022-10, according to Tehran: "…"*.
func describe(e *edge) string {
	_, target, _ := object(e.Object)
	out := e.Subject.Label + " " + strings.ReplaceAll(e.Predicate, "-", " ") + " " + target
	switch {
	case e.Modality != schema.Asserted:
		out += " (" + string(e.Modality) + ")"
	case e.Polarity == schema.Negative:
		out += " (denied)"
	}
	if e.Date != "" {
		out += ", " + e.Date
	}
	if who := attribution(e.Fact); who != "" {
		out += ", according to " + who
	}
	return out + ": " + e.Evidence.Quote
}
