package quads

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/schema"
)

// Entity returns the IRI of the entity with the local name id.
func Entity(id string) quad.IRI { return local(schema.PrefixEntity, id) }

// Statement returns the IRI of the statement with the local name id.
func Statement(id string) quad.IRI { return local(schema.PrefixStatement, id) }

// Document returns the IRI of the article with the local name id.
func Document(id string) quad.IRI { return local(schema.PrefixDocument, id) }

// Sentence returns the IRI of sentence number index, from 0, of an article.
func Sentence(article string, index int) quad.IRI {
	return Document(article) + quad.IRI(fmt.Sprintf("#s%d", index))
}

// Body returns the IRI of the text of an article.
func Body(article string) quad.IRI { return Document(article) + "#text" }

// Predicate returns the IRI that facts of a predicate are stored under; prefix is
// [schema.PrefixFact], [schema.PrefixDenied] or [schema.PrefixMaybe].
func Predicate(prefix, name string) quad.IRI { return local(prefix, name) }

// Local returns the local name that iri was made from with prefix, and whether
// iri has that prefix at all.
func Local(iri quad.IRI, prefix string) (string, bool) {
	rest, ok := strings.CutPrefix(string(iri), prefix)
	if !ok {
		return "", false
	}
	name, err := url.PathUnescape(rest)
	if err != nil {
		return rest, true
	}
	return name, true
}

// local joins a prefix and a local name. What an IRI may not contain (RFC 3987),
// what would end the path ('?', '#') and '%' itself are percent-encoded, so that
// [Local] gives the name back.
func local(prefix, name string) quad.IRI {
	return quad.IRI(prefix + escape(name, "%?#"))
}

// external checks an IRI that comes from outside, such as "wd:Q159" or a URL: it
// needs a prefix or a scheme, and what an IRI may not contain is percent-encoded.
func external(iri string) (quad.IRI, error) {
	scheme, rest, ok := strings.Cut(iri, ":")
	if !ok || rest == "" || !validScheme(scheme) {
		return "", fmt.Errorf("bad IRI %q: no scheme or prefix", iri)
	}
	if !utf8.ValidString(iri) {
		return "", fmt.Errorf("bad IRI %q: not UTF-8", iri)
	}
	return quad.IRI(escape(iri, "")), nil
}

func validScheme(s string) bool {
	for i, r := range s {
		letter := 'a' <= r|0x20 && r|0x20 <= 'z'
		other := '0' <= r && r <= '9' || r == '+' || r == '-' || r == '.'
		if !letter && (i == 0 || !other) {
			return false
		}
	}
	return s != ""
}

// escape percent-encodes the bytes of every character that an IRI may not
// contain and of those in also.
func escape(s, also string) string {
	clean := true
	for _, r := range s {
		if forbidden(r) || strings.ContainsRune(also, r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			size = 1 // a byte that is no UTF-8
		}
		if size > 1 && !forbidden(r) || size == 1 && r != utf8.RuneError && !forbidden(r) && !strings.ContainsRune(also, r) {
			out.WriteString(s[i : i+size])
			continue
		}
		for _, b := range []byte(s[i : i+size]) {
			fmt.Fprintf(&out, "%%%02X", b)
		}
	}
	return out.String()
}

// forbidden reports whether RFC 3987 and the N-Quads grammar keep r out of IRIs.
func forbidden(r rune) bool {
	return r <= ' ' || strings.ContainsRune("<>\"{}|\\^`", r) || r == utf8.RuneError ||
		unicode.IsControl(r) || unicode.Is(unicode.Zs, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cf, r)
}
