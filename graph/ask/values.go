package ask

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/graph/ask/spell"
)

// Parse sets parameters from those of a URL and checks them. A parameter that is unknown,
// comes twice though it has one value, or has a bad value is a [ParamError]. Lists
// come as several parameters of a name; as with flags, all but names may also have commas
// between them.
func Parse(params []Param, values url.Values) error {
	names := make([]string, len(params))
	for i := range params {
		names[i] = params[i].Name
	}
	given := make([]string, 0, len(values))
	for name := range values {
		given = append(given, name)
	}
	slices.Sort(given)
	for _, name := range given {
		i := slices.Index(names, name)
		if i < 0 {
			return &ParamError{name, ": unknown parameter" + spell.DidYouMean(name, names, "")}
		}
		if err := params[i].set(values[name]); err != nil {
			return err
		}
	}
	return Check(params)
}

// set sets the value of a parameter. What is empty is not given, as fields of a form
// are that nobody filled in.
func (p *Param) set(texts []string) error {
	if list, ok := p.Into.(*[]string); ok {
		*list = nil
		for _, text := range texts {
			parts := []string{text}
			if !p.Arg { // names of actors may have commas in them
				parts = strings.Split(text, ",")
			}
			for _, part := range parts {
				if part = strings.TrimSpace(part); part != "" {
					*list = append(*list, part)
				}
			}
		}
		return nil
	}
	if len(texts) > 1 {
		return p.errorf(": given %d times, want one", len(texts))
	}
	text := texts[0]
	if text == "" {
		return nil
	}
	switch into := p.Into.(type) {
	case *string:
		*into = text
	case *int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return p.errorf(" %q: want a whole number", text)
		}
		*into = n
	case *float64:
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return p.errorf(" %q: want a number", text)
		}
		*into = n
	case *bool:
		yes, err := strconv.ParseBool(text)
		if err != nil {
			return p.errorf(" %q: want true or false", text)
		}
		*into = yes
	}
	return nil
}

// values returns parameters as those of a URL, without what is empty.
func values(params []Param) url.Values {
	out := url.Values{}
	for _, p := range params {
		switch into := p.Into.(type) {
		case *string:
			if *into != "" {
				out.Set(p.Name, *into)
			}
		case *[]string:
			list := slices.Clone(*into)
			slices.Sort(list)
			if list = slices.Compact(list); len(list) > 0 {
				out[p.Name] = list
			}
		case *int:
			if *into != 0 {
				out.Set(p.Name, strconv.Itoa(*into))
			}
		case *float64:
			if *into != 0 {
				out.Set(p.Name, strconv.FormatFloat(*into, 'f', -1, 64))
			}
		case *bool:
			if *into {
				out.Set(p.Name, "true")
			}
		}
	}
	return out
}
