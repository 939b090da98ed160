package console

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// example is a query to click, on the page of the console where it belongs.
type example struct {
	Title string `json:"title"`
	Page  string `json:"page"`
	Lang  string `json:"lang"`
	Text  string `json:"text"`
}

// name is a prefix or term of the graph with its meaning.
type name struct {
	Name    string `json:"name"`
	Meaning string `json:"meaning"`
}

// names are what queries of this graph are made of.
var names = []name{
	{"<ent:NAME>", "an actor: a person, organisation, place"},
	{"<rel:PREDICATE>", "a fact, as an article asserts it"},
	{"<not:PREDICATE>", "what an article denies"},
	{"<maybe:PREDICATE>", "what is planned, promised, possible or claimed"},
	{"<stmt:ID>", "a statement; the label of its fact"},
	{"<doc:ID>", "an article; the label of all else that it says"},
	{"<rdf:type>", "of an actor " + classes() + "; <qw:Statement>, <schema:NewsArticle>"},
	{"<rdfs:label>", "what an article calls an actor; <skos:prefLabel> the name to show"},
	{"<rdf:subject>, <rdf:object>", "from a statement to its actors"},
	{"<prov:wasDerivedFrom>", "from a statement to its sentence, which has a <schema:text>"},
	{"<qw:confidence>", "of a statement, 0 to 1; also <qw:date>, <qw:polarity>, <qw:modality>, <qw:attributedTo>"},
	{"<schema:headline>", "of an article; also <schema:datePublished>, <schema:publisher>, <schema:url>"},
}

func classes() string {
	var out []string
	for _, typ := range schema.EntityTypes {
		out = append(out, "<"+typ.IRI()+">")
	}
	return strings.Join(out, ", ")
}

// examples answers with queries about actors that this graph has, and with the names
// that it uses.
func examples(graph *hold.Graph) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var found sample
		err := graph.Read(func(_ *query.Query, st *store.Store) (err error) {
			found, err = sampleOf(r.Context(), st)
			return err
		})
		if err != nil {
			answer.Fail(w, http.StatusServiceUnavailable, err.Error())
			return
		}
		answer.JSON(w, http.StatusOK, answer.TypeJSON, struct {
			Examples []example `json:"examples"`
			Names    []name    `json:"names"`
		}{found.examples(), append(slices.Clone(names), found.names()...)})
	})
}

// sampled is how many statements are looked at: enough to find somebody of whom
// something is said, in a graph of any size.
const sampled = 300

// sample is what some statements of the graph are about.
type sample struct {
	facts      []quad.Quad
	predicates map[quad.IRI]int
}

func sampleOf(ctx context.Context, st *store.Store) (sample, error) {
	var stmts []quad.Value
	err := st.Each(ctx, store.Pattern{Predicate: quads.Type, Object: quads.StatementClass}, func(q quad.Quad) bool {
		stmts = append(stmts, q.Subject)
		return len(stmts) < sampled
	})
	found := sample{predicates: map[quad.IRI]int{}}
	for _, stmt := range stmts {
		if err != nil {
			break
		}
		err = st.Each(ctx, store.Pattern{Label: stmt}, func(q quad.Quad) bool {
			if predicate, ok := q.Predicate.(quad.IRI); ok {
				found.predicates[predicate]++
				found.facts = append(found.facts, q)
			}
			return true
		})
	}
	return found, err
}

// most returns the key with the highest count, the first of equal ones; "" for none.
func most(counts map[quad.IRI]int) quad.IRI {
	keys := slices.Sorted(maps.Keys(counts))
	if len(keys) == 0 {
		return ""
	}
	return slices.MaxFunc(keys, func(a, b quad.IRI) int { return cmp.Or(cmp.Compare(counts[a], counts[b]), cmp.Compare(b, a)) })
}

// actor returns who has most links with other actors, and the predicates of these.
func (s sample) actor() (who, predicate quad.IRI, all []quad.IRI) {
	links := map[quad.IRI]int{}
	for _, q := range s.facts {
		if from, _, ok := link(q); ok {
			links[from]++
		}
	}
	who = most(links)
	of := map[quad.IRI]int{}
	for _, q := range s.facts {
		if from, predicate, ok := link(q); ok && from == who {
			of[predicate]++
		}
	}
	return who, most(of), slices.Sorted(maps.Keys(of))
}

// link returns the actor that a fact is about and its predicate, if it is asserted and
// about another actor too.
func link(q quad.Quad) (from, predicate quad.IRI, ok bool) {
	from, isActor := q.Subject.(quad.IRI)
	to, _ := q.Object.(quad.IRI)
	predicate, _ = q.Predicate.(quad.IRI)
	return from, predicate, isActor && strings.HasPrefix(string(to), schema.PrefixEntity) && strings.HasPrefix(string(predicate), schema.PrefixFact)
}

// examples returns what to ask of this graph.
func (s sample) examples() []example {
	const queries, drawing = "Query", "Visualize"
	who, predicate, all := s.actor()
	out := []example{
		{"Articles with their headlines", queries, "gizmo", `g.V("<schema:NewsArticle>").in("<rdf:type>").save("<schema:headline>", "headline").getLimit(20)`},
		{"People", queries, "gizmo", `g.V("<schema:Person>").in("<rdf:type>").unique().getLimit(20)`},
		{"Statements that are almost certain", queries, "gizmo", `g.V("<qw:Statement>").in("<rdf:type>").has("<qw:confidence>", gt(0.9)).getLimit(10)`},
	}
	if who == "" {
		return out
	}
	short, _ := quads.Local(who, schema.PrefixEntity)
	verb, _ := quads.Local(predicate, schema.PrefixFact)
	var list []string
	for _, p := range all {
		list = append(list, literal(p))
	}
	node, edge, edges := literal(who), literal(predicate), "["+strings.Join(list, ", ")+"]"
	return append([]example{
		{short + " " + verb + " whom?", queries, "gizmo", "g.V(" + node + ").out(" + edge + ").unique().all()"},
		{"… by name", queries, "gizmo", "g.V(" + node + ").out(" + edge + ").out(\"<rdfs:label>\").unique().all()"},
		{"… in GraphQL", queries, "graphql", "{\n  nodes(id: <" + string(who) + ">) {\n    id\n    <" + string(predicate) + "> { id }\n  }\n}"},
		{"… in MQL", queries, "mql", "[{\n  \"id\": " + node + ",\n  " + edge + ": null\n}]"},
		{"What is said of " + short, queries, "gizmo", "g.V(" + node + ").outPredicates().unique().all()"},
		{"Sentences about " + short, queries, "gizmo", "// from the statements to the sentences behind them\n" +
			"g.V(" + node + ").in([\"<rdf:subject>\", \"<rdf:object>\"])\n  .out(\"<prov:wasDerivedFrom>\").out(\"<schema:text>\").unique().getLimit(10)"},
		{"Draw " + short + " and others", drawing, "gizmo", "g.V(" + node + ").tag(\"source\").out(" + edges + ").tag(\"target\").all()"},
		{"… and whom they deal with", drawing, "gizmo", "// two steps: each result is one line to draw\nvar what = " + edges + "\n" +
			"g.V(" + node + ").tag(\"source\").both(what).tag(\"target\").getLimit(100)\n" +
			"g.V(" + node + ").both(what).tag(\"source\").both(what).tag(\"target\").getLimit(100)"},
	}, out...)
}

// literal returns an IRI as a string of Gizmo and of JSON.
func literal(iri quad.IRI) string { return strconv.Quote("<" + string(iri) + ">") }

// names returns the commonest predicates of facts.
func (s sample) names() (out []name) {
	keys := slices.SortedFunc(maps.Keys(s.predicates), func(a, b quad.IRI) int {
		return cmp.Or(s.predicates[b]-s.predicates[a], cmp.Compare(a, b))
	})
	var list []string
	for _, key := range keys[:min(len(keys), 12)] {
		list = append(list, "<"+string(key)+">")
	}
	if len(list) > 0 {
		out = append(out, name{"for example", strings.Join(list, ", ")})
	}
	return out
}
