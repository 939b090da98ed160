package explore

import (
	"maps"
	"net/url"
	"slices"
)

// address is where a page is, with its parameters: links to the same page with other
// parameters are made from it.
type address struct {
	path   string
	values url.Values
}

// addressOf returns the address of a page with the parameters given, but for empty ones.
func addressOf(path string, given url.Values) address {
	values := url.Values{}
	for name, texts := range given {
		if texts = slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return text == "" }); len(texts) > 0 {
			values[name] = texts
		}
	}
	return address{path, values}
}

// With returns the address with other values of some parameters, given as name and value in
// turn; an empty value takes the parameter away. Such a page begins with its first part.
func (a address) With(pairs ...string) string {
	values := maps.Clone(a.values)
	values.Del("page")
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			values.Del(pairs[i])
		} else {
			values.Set(pairs[i], pairs[i+1])
		}
	}
	if len(values) == 0 {
		return a.path
	}
	return a.path + "?" + values.Encode()
}

// Has reports whether a parameter is given.
func (a address) Has(name string) bool { return a.values.Has(name) }
