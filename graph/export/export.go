// Package export writes a graph, or a part of it, for other tools.
//
// There are two kinds of formats. Those of RDF have the quads: nquads and pquads
// are complete, trig and jsonld have every label as a named graph, turtle and
// ntriples have no labels, but a statement still names its subject, object and
// evidence. All others have actors as nodes and statements as edges, with what
// qualifies them ([Format.Short] says what for).
//
// Everything comes in one order: articles by their IDs, statements in the order of
// the text, actors by their IDs. So the same graph always gives the same bytes,
// whatever the order of loading. Nothing needs more memory than its largest article,
// the names of the actors, and what the graph says of them besides its articles.
package export
