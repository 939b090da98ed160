package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// neo4j writes the two tables of
//
//	neo4j-admin database import full --multiline-fields=true --nodes=nodes.csv --relationships=relationships.csv
//
// https://neo4j.com/docs/operations-manual/current/import/
type neo4j struct{ nodes, edges *table }

func writeNeo4j(ctx context.Context, src *Source, _ Options, w []io.Writer) error {
	g := &neo4j{newTable(w[0]), newTable(w[1])}
	g.nodes.row([]string{"id:ID", ":LABEL", "name", "type", "link", "aliases:string[]"})
	header := []string{":START_ID", ":END_ID", ":TYPE", "id"}
	for _, attr := range edgeAttributes {
		header = append(header, attr.name+neo4jTypes[attr.kind])
	}
	g.edges.row(header)
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	if err := g.nodes.finish(); err != nil {
		return err
	}
	return g.edges.finish()
}

var neo4jTypes = map[kind]string{text: "", decimal: ":double", truth: ":boolean"}

// node writes the labels, separated as lists are: by semicolons, which no alias may
// have therefore.
func (g *neo4j) node(n *node) error {
	aliases := strings.ReplaceAll(strings.Join(n.Aliases, "\x00"), ";", ",")
	g.nodes.row([]string{n.ID, strings.Join(neo4jLabels(n), ";"), n.Label, string(n.Type), n.Link, strings.ReplaceAll(aliases, "\x00", ";")})
	return g.nodes.err
}

func neo4jLabels(n *node) []string {
	if n.Type == literal {
		return []string{literal}
	}
	if n.Type == "" {
		return []string{"Actor"}
	}
	return []string{"Actor", string(n.Type)}
}

func (g *neo4j) edge(e *edge) error {
	row := []string{e.Source, e.Target, relationshipType(e), e.ID}
	for _, attr := range edgeAttributes {
		row = append(row, attr.value(e))
	}
	g.edges.row(row)
	return g.edges.err
}

// relationshipType writes a predicate as types are written: SPOKE_WITH. What is denied
// or not asserted has another type, so that a path over SPOKE_WITH is one over facts.
func relationshipType(e *edge) string {
	name := strings.TrimPrefix(e.PredicateIRI(), "rel:")
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return '_'
		}
		return unicode.ToUpper(r)
	}, name)
}

// cypher writes a script with a statement per line.
type cypher struct {
	w   io.Writer
	err error
}

func writeCypher(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	g := &cypher{w: w}
	g.line("CREATE CONSTRAINT quadwire_node IF NOT EXISTS FOR (n:Quadwire) REQUIRE n.id IS UNIQUE;")
	if err := src.eachElement(ctx, g); err != nil {
		return err
	}
	return g.err
}

func (g *cypher) line(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s+"\n")
	}
}

func (g *cypher) node(n *node) error {
	var aliases []string
	for _, alias := range n.Aliases {
		aliases = append(aliases, cypherText(alias))
	}
	set := fmt.Sprintf("n:%s, n.name = %s", strings.Join(neo4jLabels(n), ":"), cypherText(n.Label))
	for _, attr := range nodeAttributes[1:3] {
		if value := attr.value(n); value != "" {
			set += ", n." + attr.name + " = " + cypherText(value)
		}
	}
	if len(aliases) > 0 {
		set += ", n.aliases = [" + strings.Join(aliases, ", ") + "]"
	}
	g.line(fmt.Sprintf("MERGE (n:Quadwire {id: %s}) SET %s;", cypherText(n.ID), set))
	return g.err
}

func (g *cypher) edge(e *edge) error {
	var set []string
	for _, attr := range edgeAttributes {
		value := attr.value(e)
		if value == "" {
			continue
		}
		if attr.kind == text {
			value = cypherText(value)
		}
		set = append(set, "r."+attr.name+" = "+value)
	}
	g.line(fmt.Sprintf("MATCH (a:Quadwire {id: %s}) MATCH (b:Quadwire {id: %s}) MERGE (a)-[r:`%s` {id: %s}]->(b) SET %s;",
		cypherText(e.Source), cypherText(e.Target), relationshipType(e), cypherText(e.ID), strings.Join(set, ", ")))
	return g.err
}

// cypherText writes a string of Cypher on one line.
func cypherText(s string) string {
	var out strings.Builder
	out.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			out.WriteRune('\\')
			out.WriteRune(r)
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&out, `\u%04X`, r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String() + "'"
}
