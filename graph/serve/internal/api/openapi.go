package api

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// document is a description in OpenAPI 3.1, as far as it is needed here.
type document struct {
	OpenAPI    string                          `json:"openapi"`
	Info       info                            `json:"info"`
	Servers    []server                        `json:"servers"`
	Paths      map[string]map[string]operation `json:"paths"`
	Components components                      `json:"components"`
}

type server struct {
	URL string `json:"url"`
}

type info struct {
	Title       string `json:"title"`
	Version     string `json:"version"`
	Description string `json:"description"`
}

type operation struct {
	ID         string              `json:"operationId"`
	Summary    string              `json:"summary"`
	Parameters []parameter         `json:"parameters,omitempty"`
	Responses  map[string]response `json:"responses"`
}

type parameter struct {
	Name        string             `json:"name"`
	In          string             `json:"in"`
	Description string             `json:"description"`
	Required    bool               `json:"required,omitempty"`
	Explode     bool               `json:"explode,omitempty"`
	Schema      *jsonschema.Schema `json:"schema"`
}

type response struct {
	Description string           `json:"description"`
	Content     map[string]media `json:"content,omitempty"`
}

type media struct {
	Schema *jsonschema.Schema `json:"schema"`
}

type components struct {
	Schemas map[string]*jsonschema.Schema `json:"schemas"`
}

// described are the types that have a name in the description.
var described = []reflect.Type{
	reflect.TypeFor[schema.Entity](), reflect.TypeFor[schema.Source](), reflect.TypeFor[schema.Statement](), reflect.TypeFor[query.Fact](),
	reflect.TypeFor[query.Corroborated](), reflect.TypeFor[query.Group](), reflect.TypeFor[query.Chain](), reflect.TypeFor[query.Step](),
	reflect.TypeFor[query.Node](), reflect.TypeFor[query.Hit](), reflect.TypeFor[query.Rank](), reflect.TypeFor[query.Pair](), reflect.TypeFor[candidate](),
	reflect.TypeFor[failure](),
}

// describe returns the description of all routes: parameters are those of the questions,
// answers those that the Go types have as JSON.
func describe(limits ask.Limits) ([]byte, error) {
	doc := document{
		OpenAPI: "3.1.0",
		Info: info{
			Title: "Quadwire", Version: strconv.Itoa(ask.Version),
			Description: "Questions about a graph of what news articles say: each answer has the sentences that show it. " +
				"Only what is asserted is a fact; what is denied, planned, promised, possible or claimed comes only where it is asked for, and its polarity and modality say so.",
		},
		Servers:    []server{{"/"}},
		Paths:      make(map[string]map[string]operation),
		Components: components{make(map[string]*jsonschema.Schema)},
	}
	types := slices.Clone(described)
	for _, kind := range ask.Kinds {
		types = append(types, kind.Answer)
		doc.add(kind.Name, kind.Short, limits.Of(kind.New()), content("application/json", refTo(kind.Answer)))
	}
	files := make(map[string]media)
	for _, format := range export.Formats {
		if len(format.Files) == 0 {
			files[format.MediaType] = media{&jsonschema.Schema{}}
		}
	}
	doc.add("export", "the graph or a part of it, as a file for other tools", limits.Of(ask.NewExport()), files)
	doc.add("openapi.json", "this description", nil, content("application/json", &jsonschema.Schema{Type: "object"}))
	for _, typ := range types {
		s, err := schemaOf(typ)
		if err != nil {
			return nil, err
		}
		doc.Components.Schemas[nameOf(typ)] = s
	}
	out, err := json.MarshalIndent(doc, "", " ")
	return append(out, '\n'), err
}

// add adds a route.
func (d *document) add(name, summary string, params []ask.Param, answers map[string]media) {
	op := operation{ID: name, Summary: summary, Responses: map[string]response{"200": {"the answer", answers}}}
	for _, p := range params {
		_, list := p.Into.(*[]string)
		op.Parameters = append(op.Parameters, parameter{
			Name: p.Name, In: "query", Description: p.Help(), Required: p.Required, Explode: list, Schema: p.Schema(),
		})
	}
	failures := map[string]string{
		"400": "a parameter is wrong, or the answer too large", "404": "not in the graph", "409": "a name may mean several actors",
		"503": "too much is asked for at once, or the graph cannot be read", "504": "it takes too long",
	}
	for _, code := range slices.Sorted(maps.Keys(failures)) {
		op.Responses[code] = response{failures[code], content("application/json", refTo(reflect.TypeFor[failure]()))}
	}
	d.Paths[Base+name] = map[string]operation{"get": op}
}

func content(mediaType string, s *jsonschema.Schema) map[string]media {
	return map[string]media{mediaType: {s}}
}

// nameOf names a type in the description.
func nameOf(typ reflect.Type) string {
	if typ == reflect.TypeFor[failure]() {
		return "Error"
	}
	if typ == reflect.TypeFor[candidate]() {
		return "Candidate"
	}
	return typ.Name()
}

func refTo(typ reflect.Type) *jsonschema.Schema {
	return &jsonschema.Schema{Ref: "#/components/schemas/" + nameOf(typ)}
}

// schemaOf describes the JSON of a type. Types that have a name there are referred to,
// but for those that are embedded, whose members are its own.
func schemaOf(typ reflect.Type) (*jsonschema.Schema, error) {
	known := map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[schema.Polarity]():   enum(schema.Positive, schema.Negative),
		reflect.TypeFor[schema.Modality]():   enum(schema.Modalities...),
		reflect.TypeFor[schema.EntityType](): enum(schema.EntityTypes...),
	}
	inside := make(map[reflect.Type]bool)
	embedded(typ, inside)
	for _, other := range described {
		if !inside[other] {
			known[other] = refTo(other)
		}
	}
	s, err := jsonschema.ForType(typ, &jsonschema.ForOptions{TypeSchemas: known})
	if err == nil {
		open(s)
	}
	return s, err
}

// open allows members that a later version may add.
func open(s *jsonschema.Schema) {
	if s.Properties != nil {
		s.AdditionalProperties = nil
	}
	for _, property := range s.Properties {
		open(property)
	}
	if s.Items != nil {
		open(s.Items)
	}
}

// embedded finds a type and all that are embedded in it.
func embedded(typ reflect.Type, inside map[reflect.Type]bool) {
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	inside[typ] = true
	for i := range typ.NumField() {
		if f := typ.Field(i); f.Anonymous {
			embedded(f.Type, inside)
		}
	}
}

func enum[T ~string](values ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, value := range values {
		s.Enum = append(s.Enum, string(value))
	}
	return s
}
