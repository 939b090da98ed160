package quads

import "github.com/cayleygraph/quad"

// The terms of standard vocabularies that the graph uses, in the short form that
// they are stored in.
const (
	Type        quad.IRI = "rdf:type"
	Subject     quad.IRI = "rdf:subject"
	Object      quad.IRI = "rdf:object"
	Label       quad.IRI = "rdfs:label"
	Comment     quad.IRI = "rdfs:comment"
	AltLabel    quad.IRI = "skos:altLabel"
	SameAs      quad.IRI = "owl:sameAs"
	InverseOf   quad.IRI = "owl:inverseOf"
	DerivedFrom quad.IRI = "prov:wasDerivedFrom"
	// AttributedToAgent leads from a decision about identity to who made it.
	AttributedToAgent quad.IRI = "prov:wasAttributedTo"
	DifferentFrom     quad.IRI = "owl:differentFrom"
	PrefLabel         quad.IRI = "skos:prefLabel"
	AltLabelNode      quad.IRI = "skosxl:altLabel"
	LiteralForm       quad.IRI = "skosxl:literalForm"

	NewsArticle   quad.IRI = "schema:NewsArticle"
	Headline      quad.IRI = "schema:headline"
	DatePublished quad.IRI = "schema:datePublished"
	URL           quad.IRI = "schema:url"
	Publisher     quad.IRI = "schema:publisher"
	InLanguage    quad.IRI = "schema:inLanguage"
	Text          quad.IRI = "schema:text"
	IsPartOf      quad.IRI = "schema:isPartOf"
	Occupation    quad.IRI = "schema:hasOccupation"
	RoleName      quad.IRI = "schema:roleName"
)

// The project's own terms, for what no standard vocabulary names.
const (
	StatementClass quad.IRI = "qw:Statement"
	// SHA256, Path and ReadBy describe articles: the hash of the text, where it was
	// read from, and by what.
	SHA256 quad.IRI = "qw:sha256"
	Path   quad.IRI = "qw:path"
	ReadBy quad.IRI = "qw:readBy"
	// Begin and End are byte offsets into the text of the article, half open: on
	// sentences their range, on statements the range of the evidence.
	Begin quad.IRI = "qw:begin"
	End   quad.IRI = "qw:end"
	// The mentions of subject and object, in the same offsets.
	SubjectBegin quad.IRI = "qw:subjectBegin"
	SubjectEnd   quad.IRI = "qw:subjectEnd"
	ObjectBegin  quad.IRI = "qw:objectBegin"
	ObjectEnd    quad.IRI = "qw:objectEnd"
	// Quote is the evidence where it is not the part of the sentence that Begin and
	// End name.
	Quote            quad.IRI = "qw:quote"
	PredicateText    quad.IRI = "qw:predicateText"
	Open             quad.IRI = "qw:open"
	Symmetric        quad.IRI = "qw:symmetric"
	Event            quad.IRI = "qw:event"
	Date             quad.IRI = "qw:date"
	DateSource       quad.IRI = "qw:dateSource"
	Since            quad.IRI = "qw:since"
	Until            quad.IRI = "qw:until"
	Polarity         quad.IRI = "qw:polarity"
	Modality         quad.IRI = "qw:modality"
	Certainty        quad.IRI = "qw:certainty"
	AttributedTo     quad.IRI = "qw:attributedTo"
	AttributedToText quad.IRI = "qw:attributedToText"
	AttributedCue    quad.IRI = "qw:attributedCue"
	Place            quad.IRI = "qw:place"
	PlaceText        quad.IRI = "qw:placeText"
	Theme            quad.IRI = "qw:theme"
	Instrument       quad.IRI = "qw:instrument"
	Confidence       quad.IRI = "qw:confidence"
	Rule             quad.IRI = "qw:rule"

	// The appearance that a statement means, where several share a node.
	SubjectAs    quad.IRI = "qw:subjectAs"
	ObjectAs     quad.IRI = "qw:objectAs"
	AttributedAs quad.IRI = "qw:attributedAs"
	PlaceAs      quad.IRI = "qw:placeAs"
	// EntityType and Link are the type and the identifier of an appearance: it is no
	// entity itself.
	EntityType quad.IRI = "qw:entityType"
	Link       quad.IRI = "qw:link"
	// Ruled is the node that the rules chose, where a person decided otherwise.
	Ruled       quad.IRI = "qw:ruled"
	RulesAgent  quad.IRI = "qw:rules"
	PersonAgent quad.IRI = "qw:person"
	// What the graph keeps of a node itself.
	ArticleCount quad.IRI = "qw:articles"
	FactCount    quad.IRI = "qw:facts"
	FirstSeen    quad.IRI = "qw:firstSeen"
	LastSeen     quad.IRI = "qw:lastSeen"
	// MergeClass, SplitClass, RenameClass and DistinctClass are the classes of
	// decisions about nodes; NewNode and Name are the outcome of a split.
	MergeClass    quad.IRI = "qw:Merge"
	SplitClass    quad.IRI = "qw:Split"
	RenameClass   quad.IRI = "qw:Rename"
	DistinctClass quad.IRI = "qw:Distinct"
	NewNode       quad.IRI = "qw:newNode"
	Name          quad.IRI = "qw:name"
	Position      quad.IRI = "qw:position"

	// ProfileLabel is the label of what follows from all articles about a node, and
	// DecisionLabel that of decisions about nodes.
	ProfileLabel  quad.IRI = "qw:identity"
	DecisionLabel quad.IRI = "qw:decisions"
	// VocabularyLabel is the label of what the vocabulary says of predicates.
	VocabularyLabel quad.IRI = "qw:vocabulary"
)

// The datatypes of dates.
const (
	xsdDate   quad.IRI = "xsd:date"
	xsdMonth  quad.IRI = "xsd:gYearMonth"
	xsdYear   quad.IRI = "xsd:gYear"
	xsdAnyURI quad.IRI = "xsd:anyURI"
)

// Prefixes are the namespaces of the standard prefixes, for formats that need
// full IRIs. The project's own prefixes (ent:, rel:, not:, maybe:, stmt:, doc:,
// qw:) have none: as they stand they are absolute IRIs.
var Prefixes = []struct{ Prefix, Namespace string }{
	{"owl:", "http://www.w3.org/2002/07/owl#"},
	{"prov:", "http://www.w3.org/ns/prov#"},
	{"rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs:", "http://www.w3.org/2000/01/rdf-schema#"},
	{"schema:", "http://schema.org/"},
	{"skos:", "http://www.w3.org/2004/02/skos/core#"},
	{"skosxl:", "http://www.w3.org/2008/05/skos-xl#"},
	{"wd:", "http://www.wikidata.org/entity/"},
	{"xsd:", "http://www.w3.org/2001/XMLSchema#"},
}
