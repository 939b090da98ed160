package quads

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
)

// AppendNQuad appends q as one line of N-Quads, as the W3C grammar has it: with
// the prefixes of [Prefixes] expanded, in IRIs and in datatypes, and the project's
// own prefixes as they stand, which make absolute IRIs.
func AppendNQuad(dst []byte, q quad.Quad) ([]byte, error) {
	for _, value := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		var err error
		if dst, err = AppendValue(dst, value); err != nil {
			return dst, fmt.Errorf("quad %v: %w", q, err)
		}
		dst = append(dst, ' ')
	}
	return append(dst, ".\n"...), nil
}

// AppendValue appends a node or literal as N-Quads and Turtle write it, in full.
func AppendValue(dst []byte, value quad.Value) ([]byte, error) {
	switch value := value.(type) {
	case quad.IRI:
		return appendIRI(dst, value), nil
	case quad.String:
		return appendString(dst, string(value)), nil
	case quad.TypedString:
		return appendTyped(dst, string(value.Value), value.Type), nil
	case quad.Int:
		return appendTyped(dst, strconv.FormatInt(int64(value), 10), "xsd:integer"), nil
	case quad.Float:
		return appendTyped(dst, strconv.FormatFloat(float64(value), 'f', -1, 64), "xsd:double"), nil
	case quad.Bool:
		return appendTyped(dst, strconv.FormatBool(bool(value)), "xsd:boolean"), nil
	}
	return dst, fmt.Errorf("value %v of type %T has no form here", value, value)
}

func appendTyped(dst []byte, text string, datatype quad.IRI) []byte {
	return appendIRI(append(appendString(dst, text), "^^"...), datatype)
}

func appendIRI(dst []byte, iri quad.IRI) []byte {
	return append(append(append(dst, '<'), Expand(iri)...), '>')
}

// Expand replaces one of [Prefixes] at the beginning of iri by its namespace.
func Expand(iri quad.IRI) quad.IRI {
	for _, p := range Prefixes {
		if rest, ok := strings.CutPrefix(string(iri), p.Prefix); ok {
			return quad.IRI(p.Namespace + rest)
		}
	}
	return iri
}

// appendString appends a string literal. It is escaped as canonical N-Quads are:
// control characters and what would end the literal.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			dst = append(dst, '\\', byte(r))
		case '\n':
			dst = append(dst, `\n`...)
		case '\r':
			dst = append(dst, `\r`...)
		case '\t':
			dst = append(dst, `\t`...)
		case '\b':
			dst = append(dst, `\b`...)
		case '\f':
			dst = append(dst, `\f`...)
		default:
			if r < ' ' || r == 0x7f {
				dst = fmt.Appendf(dst, `\u%04X`, r)
			} else {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
	return append(dst, '"')
}

// Compact is the inverse of [Expand]: it puts one of [Prefixes] in the place of its
// namespace.
func Compact(iri quad.IRI) quad.IRI {
	for _, p := range Prefixes {
		if rest, ok := strings.CutPrefix(string(iri), p.Namespace); ok {
			return quad.IRI(p.Prefix + rest)
		}
	}
	return iri
}

// ParseNQuad reads a line of N-Quads back into the quad that [AppendNQuad] was given:
// IRIs are short, numbers and truths native. It fails on what the graph has none of:
// blank nodes, languages, quads without a label.
func ParseNQuad(line string) (quad.Quad, error) {
	q, err := nquads.ParseRaw(line)
	if err != nil {
		return q, err
	}
	for _, part := range []*quad.Value{&q.Subject, &q.Predicate, &q.Label} {
		iri, ok := (*part).(quad.IRI)
		if !ok {
			return q, fmt.Errorf("subject, predicate and label must be IRIs, not %v", *part)
		}
		*part = Compact(iri)
	}
	q.Object, err = parsedObject(q.Object)
	return q, err
}

func parsedObject(value quad.Value) (quad.Value, error) {
	switch v := value.(type) {
	case quad.IRI:
		return Compact(v), nil
	case quad.String:
		return v, nil
	case quad.TypedString:
		v.Type = Compact(v.Type)
		var err error
		switch v.Type {
		case "xsd:integer":
			var n int64
			n, err = strconv.ParseInt(string(v.Value), 10, 64)
			value = quad.Int(n)
		case "xsd:double":
			var f float64
			f, err = strconv.ParseFloat(string(v.Value), 64)
			value = quad.Float(f)
		case "xsd:boolean":
			var b bool
			b, err = strconv.ParseBool(string(v.Value))
			value = quad.Bool(b)
		default:
			return v, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%q is no %s", string(v.Value), v.Type)
		}
		return value, nil
	}
	return nil, fmt.Errorf("object %v is neither an IRI nor a literal with a datatype", value)
}
