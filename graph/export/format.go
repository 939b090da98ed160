package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Format is a way to write a graph.
type Format struct {
	// Name is what --format takes, Short what it is for.
	Name, Short string
	MediaType   string
	// Extension of a file in the format, with its dot. Formats of several files have
	// none.
	Extension string
	// Files are the names of the files of a format that is several; nil for one.
	Files []string
	// Reifies reports that the format takes Options.Reify, Stars that it takes
	// Options.Star and Options.TripleTerms.
	Reifies, Stars bool

	write func(ctx context.Context, src *Source, opts Options, w []io.Writer) error
}

// Options change how formats of RDF say what is said of facts.
type Options struct {
	// Reify adds to each statement that it is an rdf:Statement, and its
	// rdf:predicate: with the rdf:subject and rdf:object that it has, it is a
	// reified triple of RDF 1.1.
	Reify bool
	// Star adds the triple that a statement is about as a quoted triple of RDF-star,
	// under rdf:reifies: << s p o >>. TripleTerms adds it as a triple term of RDF 1.2,
	// which RDF-star became: <<( s p o )>>. To readers of the one the form of the other
	// is a fault, or says something else.
	Star, TripleTerms bool
}

// Formats are all formats, the default first.
var Formats = []Format{
	{Name: "nquads", Short: "N-Quads with full IRIs, complete: 'import' reads them", MediaType: "application/n-quads", Extension: ".nq", Reifies: true, Stars: true, write: single(writeNQuads)},
	{Name: "pquads", Short: "the same in the binary form of Cayley; 'import' reads them", MediaType: "application/x-protobuf", Extension: ".pq", write: single(writePQuads)},
	{Name: "trig", Short: "TriG, a named graph for each article and each statement", MediaType: "application/trig", Extension: ".trig", Reifies: true, Stars: true, write: single(writeTriG)},
	{Name: "jsonld", Short: "JSON-LD, named graphs as in TriG", MediaType: "application/ld+json", Extension: ".jsonld", Reifies: true, write: single(writeJSONLD)},
	{Name: "turtle", Short: "Turtle, without the graphs", MediaType: "text/turtle", Extension: ".ttl", Reifies: true, Stars: true, write: single(writeTurtle)},
	{Name: "ntriples", Short: "N-Triples, without the graphs", MediaType: "application/n-triples", Extension: ".nt", Reifies: true, Stars: true, write: single(writeNTriples)},
	{Name: "graphml", Short: "actors and facts, for networkx, Gephi, yEd", MediaType: "application/graphml+xml", Extension: ".graphml", write: single(writeGraphML)},
	{Name: "gexf", Short: "GEXF 1.3 with times, for Gephi", MediaType: "application/gexf+xml", Extension: ".gexf", write: single(writeGEXF)},
	{Name: "gml", Short: "GML, in ASCII", MediaType: "text/x-gml", Extension: ".gml", write: single(writeGML)},
	{Name: "dot", Short: "DOT, for Graphviz", MediaType: "text/vnd.graphviz", Extension: ".dot", write: single(writeDOT)},
	{Name: "cytoscape", Short: "JSON for Cytoscape and Cytoscape.js", MediaType: "application/json", Extension: ".cyjs", write: single(writeCytoscape)},
	{Name: "csv", Short: "a line per fact, for spreadsheets", MediaType: "text/csv", Extension: ".csv", write: single(writeCSV)},
	{Name: "edgelist", Short: "nodes.csv and edges.csv, as Gephi reads them", MediaType: "text/csv", Files: []string{"nodes.csv", "edges.csv"}, write: writeEdgeList},
	{Name: "neo4j", Short: "CSV with the headers of 'neo4j-admin database import'", MediaType: "text/csv", Files: []string{"nodes.csv", "relationships.csv"}, write: writeNeo4j},
	{Name: "cypher", Short: "a script for Neo4j; it can be run again", MediaType: "application/x-cypher-query", Extension: ".cypher", write: single(writeCypher)},
	{Name: "ftm", Short: "FollowTheMoney entities, an object per line", MediaType: "application/json+ftm", Extension: ".ftm.json", write: single(writeFollowTheMoney)},
	{Name: "plover", Short: "political events of PLOVER, an object per line", MediaType: "application/x-ndjson", Extension: ".plover.jsonl", write: single(writePLOVER)},
	{Name: "parquet", Short: "tables of nodes, edges, articles, sentences, as GraphRAG reads them", MediaType: "application/vnd.apache.parquet", Files: parquetFiles, write: writeParquet},
}

// FormatNames returns the names of all formats.
func FormatNames() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// Find returns the format of that name.
func Find(name string) (Format, error) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, fmt.Errorf("unknown format %q: want one of %s", name, strings.Join(FormatNames(), ", "))
	}
	return Formats[i], nil
}

// Write writes what src holds to w: one writer, or one for each of f.Files.
func (f Format) Write(ctx context.Context, src *Source, opts Options, w ...io.Writer) error {
	if err := f.check(opts, len(w)); err != nil {
		return fmt.Errorf("export as %s: %w", f.Name, err)
	}
	buffers, out := make([]*bufio.Writer, len(w)), make([]io.Writer, len(w))
	for i := range w {
		buffers[i] = bufio.NewWriterSize(w[i], 1<<16)
		out[i] = buffers[i]
	}
	err := f.write(ctx, src, opts, out)
	for _, buf := range buffers {
		if err == nil {
			err = buf.Flush()
		}
	}
	if err != nil {
		return fmt.Errorf("export as %s: %w", f.Name, err)
	}
	return nil
}

// Takes returns an error where the format cannot have these options.
func (f Format) Takes(opts Options) error { return f.check(opts, max(1, len(f.Files))) }

func (f Format) check(opts Options, writers int) error {
	switch {
	case opts.Reify && !f.Reifies:
		return fmt.Errorf("%s has no reification: use one of %s", f.Name, having(func(f Format) bool { return f.Reifies }))
	case opts.Star && opts.TripleTerms:
		return errors.New("quoted triples of RDF-star and triple terms of RDF 1.2: choose one")
	case (opts.Star || opts.TripleTerms) && !f.Stars:
		return fmt.Errorf("%s has no quoted triples: use one of %s", f.Name, having(func(f Format) bool { return f.Stars }))
	case writers != max(1, len(f.Files)):
		return fmt.Errorf("%d files to write to, want %d", writers, max(1, len(f.Files)))
	}
	return nil
}

func having(what func(Format) bool) string {
	var names []string
	for _, f := range Formats {
		if what(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ", ")
}

// single is a format of one file.
func single(write func(context.Context, io.Writer, *Source, Options) error) func(context.Context, *Source, Options, []io.Writer) error {
	return func(ctx context.Context, src *Source, opts Options, w []io.Writer) error {
		return write(ctx, w[0], src, opts)
	}
}
