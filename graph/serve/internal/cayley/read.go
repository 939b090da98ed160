package cayley

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/store"
)

const (
	// maxWhole is how many quads there may be in a format whose writer has all of them in
	// memory.
	maxWhole = 100_000
	// maxPatterns is how many combinations of the parameters of one request there may be.
	maxPatterns = 1000
	// stalled is how long a client may take for some hundred quads.
	stalled = 30 * time.Second
	// batch is how many quads are written at once.
	batch = 512
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
	if !a.enter(r.Context()) {
		a.busy(w)
		return
	}
	defer func() { <-a.slots }()
	out := &response{ResponseWriter: w, control: http.NewResponseController(w), mime: f.mime()}
	if strings.HasPrefix(r.Header.Get("Accept-Encoding"), "gzip") {
		out.zip = gzip.NewWriter(w)
	}
	form := formOf(r.FormValue("iri"))
	err = a.config.Graph.Read(func(_ *query.Query, st *store.Store) error {
		if f.whole {
			if err := few(r.Context(), st, patterns); err != nil {
				return err
			}
		}
		qw := f.codec.Writer(out)
		err := each(r.Context(), st, patterns, func(q quad.Quad) error { return qw.WriteQuad(form(q)) })
		return errors.Join(err, qw.Close())
	})
	if err == nil {
		err = out.end()
	}
	switch {
	case err == nil:
	case out.begun:
		panic(http.ErrAbortHandler) // nobody may take a part for the whole
	case errors.Is(err, errTooMany):
		answer.Fail(w, http.StatusRequestEntityTooLarge, err.Error())
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

// response writes the answer from the first byte on: until then it can be an error. A
// client that takes nothing for long is left.
type response struct {
	http.ResponseWriter
	control *http.ResponseController
	mime    string
	zip     *gzip.Writer
	begun   bool
	writes  int
}

// Write implements io.Writer.
func (w *response) Write(p []byte) (int, error) {
	w.begin()
	if w.writes%batch == 0 {
		// Where there is no connection, as in tests, there is nothing to limit.
		_ = w.control.SetWriteDeadline(time.Now().Add(stalled))
	}
	w.writes++
	if w.zip != nil {
		return w.zip.Write(p)
	}
	return w.ResponseWriter.Write(p)
}

func (w *response) begin() {
	if w.begun {
		return
	}
	w.begun = true
	w.Header().Set("Content-Type", w.mime)
	if w.zip != nil {
		w.Header().Set("Content-Encoding", "gzip")
	}
}

// end ends an answer, which may be empty.
func (w *response) end() error {
	w.begin()
	if w.zip == nil {
		_, err := io.WriteString(w.ResponseWriter, "")
		return err
	}
	return w.zip.Close()
}
