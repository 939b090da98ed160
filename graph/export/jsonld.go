package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
)

// writeJSONLD writes one object with @graph, which holds a named graph per line. The
// project's own prefixes are not in the context: <ent:russia> is absolute as it
// stands. Numbers but integers are strings with a type, so that they stay as written.
func writeJSONLD(ctx context.Context, w io.Writer, src *Source, opts Options) error {
	var context bytes.Buffer
	for i, p := range quads.Prefixes {
		if i > 0 {
			context.WriteString(", ")
		}
		fmt.Fprintf(&context, "%s: %s", jsonText(p.Prefix[:len(p.Prefix)-1]), jsonText(p.Namespace))
	}
	if _, err := fmt.Fprintf(w, "{\"@context\": {%s},\n\"@graph\": [", context.Bytes()); err != nil {
		return err
	}
	first := true
	err := src.eachChunk(ctx, opts, func(all []quad.Quad) error {
		for _, graph := range runs(all, func(q quad.Quad) quad.Value { return q.Label }) {
			line, err := namedGraph(graph)
			if err != nil {
				return err
			}
			if !first {
				line = append([]byte(","), line...)
			}
			first = false
			if _, err := w.Write(append([]byte("\n"), line...)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, "\n]}\n")
	return err
}

// namedGraph returns the quads of one label, sorted, as one JSON object.
func namedGraph(graph []quad.Quad) ([]byte, error) {
	label, _ := graph[0].Label.(quad.IRI)
	out := fmt.Appendf(nil, "{\"@id\": %s, \"@graph\": [", jsonText(string(label)))
	for i, about := range runs(graph, func(q quad.Quad) quad.Value { return q.Subject }) {
		if i > 0 {
			out = append(out, ", "...)
		}
		subject, _ := about[0].Subject.(quad.IRI)
		out = fmt.Appendf(out, "{\"@id\": %s", jsonText(string(subject)))
		for _, same := range runs(about, func(q quad.Quad) quad.Value { return q.Predicate }) {
			predicate, _ := same[0].Predicate.(quad.IRI)
			isType := predicate == quads.Type
			if isType {
				predicate = "@type"
			}
			out = fmt.Appendf(out, ", %s: [", jsonText(string(predicate)))
			for j, q := range same {
				if j > 0 {
					out = append(out, ", "...)
				}
				value, err := jsonValue(q.Object, isType)
				if err != nil {
					return nil, err
				}
				out = append(out, value...)
			}
			out = append(out, ']')
		}
		out = append(out, '}')
	}
	return append(out, "]}"...), nil
}

func jsonValue(value quad.Value, isType bool) ([]byte, error) {
	typed := func(text string, datatype quad.IRI) []byte {
		return fmt.Appendf(nil, "{\"@value\": %s, \"@type\": %s}", jsonText(text), jsonText(string(datatype)))
	}
	switch v := value.(type) {
	case quad.IRI:
		if isType {
			return jsonText(string(v)), nil
		}
		return fmt.Appendf(nil, "{\"@id\": %s}", jsonText(string(v))), nil
	case quad.String:
		return jsonText(string(v)), nil
	case quad.TypedString:
		return typed(string(v.Value), v.Type), nil
	case quad.Int:
		return fmt.Appendf(nil, "%d", int64(v)), nil
	case quad.Float:
		return typed(number(float64(v)), "xsd:double"), nil
	case quad.Bool:
		return fmt.Appendf(nil, "%t", bool(v)), nil
	}
	return nil, fmt.Errorf("value %v of type %T has no form here", value, value)
}

// jsonText returns s as a string of JSON, with <, > and & as they are.
func jsonText(s string) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string always has a form
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
