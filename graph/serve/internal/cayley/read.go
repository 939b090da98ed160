package cayley

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

const (
	// maxWhole is how many quads there may be in a format whose writer has all of them in
	// memory.
	maxWhole = 100_000
	// maxPatterns is how many combinations of the parameters of one request there may be.
	maxPatterns = 1000
)

// errTooMany says that the answer is too large for its format.
var errTooMany = fmt.Errorf("more than %d quads: ask for nquads, json, json-stream or pquads, or for fewer", maxWhole)

// read is /api/v2/read: the quads with one of sub=, pred=, obj= and label= each, lists of
// values with commas between. With iri=full or short their IRIs are made so.
func (a *api) read(w http.ResponseWriter, r *http.Request) {
	f, err := formatOf(r, firstAccepted(r))
	if err != nil || !f.Write {
		answer.Fail(w, http.StatusBadRequest, "format is not supported for reading data")
		return
	}
	patterns, err := patternsOf(r)
	if err != nil {
		answer.Fail(w, http.StatusBadRequest, err.Error())
		return
	}
	out := &response{ResponseWriter: w, mime: f.mime()}
	form := formOf(r.FormValue("iri"))
	err = a.config.Graph.Read(func(_ *query.Query, st *store.Store) error {
		if f.whole {
			if err := few(r.Context(), st, patterns); err != nil {
				return err
			}
		}
		buffer := bufio.NewWriterSize(out, 64<<10)
		qw := f.codec.Writer(buffer)
		err := each(r.Context(), st, patterns, func(q quad.Quad) error { return qw.WriteQuad(form(q)) })
		if err = errors.Join(err, qw.Close()); err != nil {
			return err
		}
		return buffer.Flush()
	})
	switch {
	case err == nil:
		out.begin() // it may be empty
	case out.begun:
		panic(http.ErrAbortHandler) // nobody may take a part for the whole
	case errors.Is(err, errTooMany):
		answer.Fail(w, http.StatusRequestEntityTooLarge, err.Error())
	case errors.Is(err, hold.ErrBusy), errors.Is(err, hold.ErrClosed):
		w.Header().Set("Retry-After", "5")
		answer.Fail(w, http.StatusServiceUnavailable, err.Error())
	default:
		answer.Fail(w, http.StatusInternalServerError, err.Error())
	}
}

func (f format) mime() string {
	if len(f.Mime) > 0 {
		return f.Mime[0]
	}
	return "text/plain; charset=utf-8"
}

// firstAccepted returns the content type that a client names first.
func firstAccepted(r *http.Request) string {
	first, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
	return first
}

// patternsOf returns what to look for: every combination of the values.
func patternsOf(r *http.Request) ([]store.Pattern, error) {
	out := []store.Pattern{{}}
	for _, part := range []struct {
		name string
		set  func(*store.Pattern, quad.Value)
	}{
		{"sub", func(p *store.Pattern, v quad.Value) { p.Subject = v }},
		{"pred", func(p *store.Pattern, v quad.Value) { p.Predicate = v }},
		{"obj", func(p *store.Pattern, v quad.Value) { p.Object = v }},
		{"label", func(p *store.Pattern, v quad.Value) { p.Label = v }},
	} {
		text := r.FormValue(part.name)
		if text == "" {
			continue
		}
		var more []store.Pattern
		for _, one := range strings.Split(text, ",") {
			value := quad.StringToValue(one)
			if iri, ok := value.(quad.IRI); ok {
				value = quads.Compact(iri)
			}
			for _, p := range out {
				part.set(&p, value)
				more = append(more, p)
			}
		}
		if out = more; len(out) > maxPatterns {
			return nil, fmt.Errorf("more than %d combinations of values", maxPatterns)
		}
	}
	return out, nil
}

// each calls yield for the quads that match one of the patterns, until it fails.
func each(ctx context.Context, st *store.Store, patterns []store.Pattern, yield func(quad.Quad) error) error {
	for _, p := range patterns {
		var failed error
		err := st.Each(ctx, p, func(q quad.Quad) bool {
			failed = yield(q)
			return failed == nil
		})
		if err = errors.Join(err, failed); err != nil {
			return err
		}
	}
	return nil
}

// few fails where more quads match than a writer may have in memory.
func few(ctx context.Context, st *store.Store, patterns []store.Pattern) error {
	n := 0
	for _, p := range patterns {
		err := st.EachRefs(ctx, p, func(store.Refs) bool {
			n++
			return n <= maxWhole
		})
		if err != nil {
			return err
		}
		if n > maxWhole {
			return errTooMany
		}
	}
	return nil
}

// formOf returns what makes the IRIs of a quad short or full, as the parameter iri says.
func formOf(name string) func(quad.Quad) quad.Quad {
	var form func(quad.IRI) quad.IRI
	switch name {
	case "short":
		form = quads.Compact
	case "full":
		form = quads.Expand
	default:
		return func(q quad.Quad) quad.Quad { return q }
	}
	return func(q quad.Quad) quad.Quad {
		for _, part := range []*quad.Value{&q.Subject, &q.Predicate, &q.Object, &q.Label} {
			switch v := (*part).(type) {
			case quad.IRI:
				*part = form(v)
			case quad.TypedString:
				v.Type = form(v.Type)
				*part = v
			}
		}
		return q
	}
}

// response writes the answer from the first byte on: until then it can be an error.
type response struct {
	http.ResponseWriter
	mime  string
	begun bool
}

// Write implements io.Writer.
func (w *response) Write(p []byte) (int, error) {
	w.begin()
	return w.ResponseWriter.Write(p)
}

func (w *response) begin() {
	if !w.begun {
		w.begun = true
		w.Header().Set("Content-Type", w.mime)
	}
}
