// Package quads turns what was read from an article into the quads of the graph.
// It is the only place where quads are made, and the place that names the terms
// they use.
//
// A fact is one quad whose label is its statement, so that a walk over facts
// meets nothing else and every fact leads to its evidence:
//
//	<ent:ana-ruiz> <rel:spoke-with> <ent:bo-lind> <stmt:5f2c> .
//	<stmt:5f2c> <rdf:type> <qw:Statement> <doc:a1> .
//	<stmt:5f2c> <prov:wasDerivedFrom> <doc:a1#s3> <doc:a1> .
//	<stmt:5f2c> <qw:confidence> "0.93"^^<xsd:double> <doc:a1> .
//	<doc:a1#s3> <schema:text> "Ana Ruiz spoke with Bo Lind." <doc:a1> .
//	<doc:a1#text> <schema:text> "…" <doc:a1> .
//	<ent:ana-ruiz> <rdfs:label> "Ana Ruiz" <doc:a1> .
//
// Where the predicate is symmetric the fact is there in both directions, under
// one statement; <rdf:subject> and <rdf:object> of the statement say how the text
// has it. All quads but the facts have the article as their label: a filter by
// label is a filter by source, and an article can leave with all it brought.
//
// [Identify] puts the nodes of the graph in the place of an article's own, and
// [Localize] takes that back. What belongs to no article has labels of its own: what
// all articles together say of a node, [ProfileLabel], and decisions about nodes,
// [DecisionLabel].
//
// What the graph says of an actor stands in standard terms where there are any:
//
//	rdf:type              schema:Person, schema:Organization, …, by every article that names it
//	rdfs:label            what an article calls it first of all
//	skos:altLabel         what an article calls it besides
//	owl:sameAs            its identifier outside the graph; of an appearance or a former
//	                      node, the node that it is part of, with qw:rule,
//	                      qw:confidence, rdfs:comment and prov:wasAttributedTo
//	skos:prefLabel        the name to show, by all articles together
//	skosxl:altLabel       a name with skosxl:literalForm, and qw:articles that use it
//	schema:hasOccupation  an office with schema:roleName, qw:facts that say so, and
//	                      qw:firstSeen and qw:lastSeen, their oldest and newest date
//	qw:articles           how many articles name it, from qw:firstSeen to qw:lastSeen
//
// Of an article, qw:readBy names the program and tables that it was read with.
//
// IRIs are stored in their short form, with the prefixes of package schema and of
// [Prefixes]. What an IRI may not contain is percent-encoded.
package quads
