package schema

// EntityType is the kind of thing an entity is. The values are the names used in
// every public format; [EntityType.IRI] gives the term of the graph.
type EntityType string

// The entity types.
const (
	Person       EntityType = "Person"
	Organization EntityType = "Organization"
	Country      EntityType = "Country"
	Place        EntityType = "Place"
	// Thing is what has a name but is none of the above: a weapon, a product, an
	// event, a work.
	Thing EntityType = "Thing"
)

// EntityTypes lists all types in a fixed order.
var EntityTypes = []EntityType{Person, Organization, Country, Place, Thing}

// IRI returns the compact IRI of the graph's class for t, a term of schema.org.
func (t EntityType) IRI() string {
	switch t {
	case Person, Organization, Country, Place:
		return "schema:" + string(t)
	}
	return "schema:Thing"
}

// Entity is an actor or a place as the graph knows it.
type Entity struct {
	// ID is the local name of its IRI, such as "sergei-shoigu"; the graph stores
	// <ent:sergei-shoigu>.
	ID    string     `json:"id"`
	Type  EntityType `json:"type"`
	Label string     `json:"label"`
	// Aliases are the other names that the article uses for it, sorted, without Label.
	Aliases []string `json:"aliases"`
	// Link identifies the entity outside the graph, as a compact IRI such as
	// "wd:Q159"; empty where the gazetteers are not certain.
	Link string `json:"link"`
}
