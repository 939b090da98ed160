package explore

import (
	"html/template"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/schema"
)

// functions are what templates may call.
func functions(assets *assets) template.FuncMap {
	return template.FuncMap{
		"asset":     assets.address,
		"actor":     actorLink,
		"article":   articleLink,
		"file":      fileName,
		"graph":     graphLink,
		"graphs":    graphsLink,
		"between":   betweenLink,
		"path":      pathLink,
		"search":    searchLink,
		"statement": statementLink,
		"web":       webLink,
		"kind":      kindOf,
		"list":      func(values ...any) []any { return values },
		"less":      func(a, b int) int { return a - b },
		"plain":     plain,
		"count":     count,
		"bar":       bar,
		"bare":      bare,
		"date":      dateWords,
		"kinds":     kindsOf,
		"lasting":   sinceWords,
		"marks":     marksOf,
		"most":      mostOf,
		"number":    thousands,
		"predicate": predicateWords,
		"quote":     quoteOf,
		"source":    sourceName,
		"sure":      hundredths,
	}
}

// kindOf is the name of a type in classes and for readers.
func kindOf(typ schema.EntityType) string {
	if typ == "" {
		typ = schema.Thing
	}
	return strings.ToLower(string(typ))
}

// plain drops what would turn the direction of writing, for places where markup cannot
// set a name apart, and makes one line of it.
func plain(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Bidi_Control, c) {
			return -1
		}
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
