package ask

import (
	"encoding/json"

	"github.com/google/jsonschema-go/jsonschema"
)

// datePattern is what [IsDate] takes, but for days that a month does not have.
const datePattern = `^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$`

// Schema describes the values of the parameter. The default is left out where it is empty.
func (p *Param) Schema() *jsonschema.Schema {
	s := &jsonschema.Schema{}
	one := s
	switch into := p.Into.(type) {
	case *string:
		s.Type = "string"
		s.Default = defaultOf(*into, "")
	case *[]string:
		one = &jsonschema.Schema{Type: "string"}
		s.Type, s.Items = "array", one
		if p.Least > 0 {
			s.MinItems = jsonschema.Ptr(int(p.Least))
		}
		if p.Most > 0 {
			s.MaxItems = jsonschema.Ptr(int(p.Most))
		}
	case *int:
		s.Type = "integer"
		s.Default = defaultOf(*into, 0)
	case *float64:
		s.Type = "number"
		s.Default = defaultOf(*into, 0)
	case *bool:
		s.Type = "boolean"
		s.Default = defaultOf(*into, false)
	}
	if s.Type == "integer" || s.Type == "number" {
		s.Minimum = jsonschema.Ptr(p.Least)
		if p.Most > 0 {
			s.Maximum = jsonschema.Ptr(p.Most)
		}
	}
	for _, value := range p.Values {
		one.Enum = append(one.Enum, value)
	}
	if p.IsDate {
		one.Pattern = datePattern
	}
	return s
}

// defaultOf returns a default as JSON; nil where it is none.
func defaultOf[T comparable](value, none T) json.RawMessage {
	if value == none {
		return nil
	}
	out, _ := json.Marshal(value) // texts and finite numbers cannot fail
	return out
}
