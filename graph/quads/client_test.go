package quads

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

func TestOfClient(t *testing.T) {
	iri := func(s string) quad.IRI { return quad.IRI(s) }
	for _, test := range []struct {
		q    quad.Quad
		want string // the line of N-Quads, or a part of the error
		ours bool
	}{
		{q: quad.Make(iri("my:a"), iri("my:b"), iri("my:c"), nil), want: "<my:a> <my:b> <my:c> <qw:client> ."},
		{q: quad.Make(iri("ent:a"), iri("my:note"), "asked on Monday", iri("my:notes")), want: `<ent:a> <my:note> "asked on Monday" <my:notes> .`},
		{q: quad.Make(iri("http://a.example/x"), iri("http://www.w3.org/2000/01/rdf-schema#label"), 3, iri("http://a.example/")),
			want: `<http://a.example/x> <http://www.w3.org/2000/01/rdf-schema#label> "3"^^<http://www.w3.org/2001/XMLSchema#integer> <http://a.example/> .`},
		{q: quad.Make(iri("my:a"), iri("my:at"), time.Date(2026, 11, 23, 4, 5, 6, 7, time.UTC), nil),
			want: `<my:a> <my:at> "2026-11-23T04:05:06.000000007Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> <qw:client> .`},
		{q: quad.Make(iri("stmt:a"), iri("my:verdict"), true, nil), want: `<stmt:a> <my:verdict> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> <qw:client> .`},
		{q: quad.Make(iri("my:a"), iri("my:n"), quad.TypedString{Value: "7", Type: "http://www.w3.org/2001/XMLSchema#integer"}, nil),
			want: `<my:a> <my:n> "7"^^<http://www.w3.org/2001/XMLSchema#integer> <qw:client> .`},

		{q: quad.Make(iri("ent:a"), iri("rel:leads"), iri("ent:b"), nil), want: "predicate <rel:leads>", ours: true},
		{q: quad.Make(iri("ent:a"), iri("maybe:leads"), iri("ent:b"), iri("my:l")), want: "predicate <maybe:leads>", ours: true},
		{q: quad.Make(iri("my:a"), iri("qw:confidence"), 0.9, nil), want: "predicate <qw:confidence>", ours: true},
		{q: quad.Make(iri("ent:a"), iri("rdfs:label"), "A", nil), want: "<rdfs:label> is of <ent:a>", ours: true},
		{q: quad.Make(iri("ent:a"), iri("http://www.w3.org/2000/01/rdf-schema#label"), "A", nil), want: "<rdfs:label> is of <ent:a>", ours: true},
		{q: quad.Make(iri("my:a"), iri("rdf:type"), iri("http://schema.org/NewsArticle"), nil), want: "class", ours: true},
		{q: quad.Make(iri("my:a"), iri("rdf:type"), iri("schema:Person"), nil), want: "class", ours: true},
		{q: quad.Make(iri("my:a"), iri("my:b"), iri("my:c"), iri("doc:a1")), want: "label <doc:a1>", ours: true},
		{q: quad.Make(iri("my:a"), iri("my:b"), iri("my:c"), iri("qw:identity")), want: "label <qw:identity>", ours: true},

		{q: quad.Make("a", iri("my:b"), iri("my:c"), nil), want: "subject"},
		{q: quad.Make(iri("alice"), iri("my:b"), iri("my:c"), nil), want: "no scheme or prefix"},
		{q: quad.Make(iri("my:a b"), iri("my:b"), iri("my:c"), nil), want: "percent-encoded: my:a%20b"},
		{q: quad.Make(iri("my:a"), quad.BNode("b"), iri("my:c"), nil), want: "predicate"},
		{q: quad.Make(iri("my:a"), iri("my:b"), quad.BNode("c"), nil), want: "object"},
		{q: quad.Make(iri("my:a"), iri("my:b"), quad.LangString{Value: "x", Lang: "en"}, nil), want: "language"},
		{q: quad.Make(iri("my:a"), iri("my:b"), nil, nil), want: "object"},
		{q: quad.Make(iri("my:a"), iri("my:b"), "\xff", nil), want: "UTF-8"},
		{q: quad.Make(iri("my:a"), iri("my:b"), math.NaN(), nil), want: "number"},
		{q: quad.Make(iri("my:a"), iri("my:b"), quad.TypedString{Value: "x", Type: "xsd:integer"}, nil), want: "xsd:integer"},
	} {
		got, err := OfClient(test.q)
		if err != nil {
			if !strings.Contains(err.Error(), test.want) || errors.Is(err, ErrOurs) != test.ours {
				t.Errorf("%v: %v, want %q", test.q, err, test.want)
			}
			continue
		}
		line, err := AppendNQuad(nil, got)
		if err != nil || strings.TrimSpace(string(line)) != test.want {
			t.Errorf("%v: %s %v, want %s", test.q, line, err, test.want)
			continue
		}
		if back, err := ParseNQuad(strings.TrimSpace(string(line))); err != nil || back != got {
			t.Errorf("%s: read back as %v, %v", line, back, err)
		}
	}
}
