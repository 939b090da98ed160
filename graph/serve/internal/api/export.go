package api

import (
	"context"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/export"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/store"
	"github.com/quadwire/quadwire/schema"
)

// export writes the graph or a part of it as a file.
func (a *api) export(w http.ResponseWriter, r *http.Request) {
	question, format, err := a.parseExport(r)
	if err != nil {
		fail(w, err)
		return
	}
	leave, err := a.enter(r.Context(), a.exports)
	if err != nil {
		fail(w, err)
		return
	}
	defer leave()
	ctx, cancel := context.WithTimeout(r.Context(), a.config.ExportTimeout)
	defer cancel()
	out := &stream{w: w, control: http.NewResponseController(w), most: a.config.MaxExport, before: func() {
		header := w.Header()
		header.Set("Content-Type", mediaType(format))
		header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": fileName(question, format)}))
		header.Set("Cache-Control", "no-store")
	}}
	err = a.graph.Read(func(q *query.Query, st *store.Store) error {
		part, err := question.Part(ctx, q)
		if err != nil {
			return err
		}
		src, err := export.NewSource(ctx, st, part)
		if err != nil {
			return err
		}
		return format.Write(ctx, src, export.Options{}, out)
	})
	out.end(err)
}

// parseExport reads the parameters of an export.
func (a *api) parseExport(r *http.Request) (*ask.Export, export.Format, error) {
	question := ask.NewExport()
	var format export.Format
	err := ask.Parse(a.config.Limits.Of(question), r.URL.Query())
	if err == nil {
		err = question.Check()
	}
	if err == nil {
		format, err = export.Find(question.Format)
	}
	if err == nil && len(format.Files) > 0 {
		err = &ask.ParamError{Name: "format", Problem: fmt.Sprintf(" %q: is %s; 'quadwire export' writes it", format.Name, strings.Join(format.Files, " and "))}
	}
	return question, format, err
}

// mediaType is that of a format; all texts are in UTF-8.
func mediaType(format export.Format) string {
	if strings.HasPrefix(format.MediaType, "text/") {
		return format.MediaType + "; charset=utf-8"
	}
	return format.MediaType
}

// fileName names the file of an export after what is in it.
func fileName(question *ask.Export, format export.Format) string {
	const most = 3
	name := "quadwire"
	for _, actor := range question.Actors[:min(len(question.Actors), most)] {
		if slug := schema.Slug(actor); slug != "" {
			name += "-" + slug
		}
	}
	return name + format.Extension
}

// stall is how long a client may take none of what is written.
const stall = 30 * time.Second

// stream is where an export goes. It fails where there is too much of it, or the client
// takes it too slowly.
type stream struct {
	w             http.ResponseWriter
	control       *http.ResponseController
	before        func() // sets the headers
	written, most int64
}

func (s *stream) Write(p []byte) (int, error) {
	if s.written+int64(len(p)) > s.most {
		return 0, &tooLargeError{s.most}
	}
	if s.written == 0 {
		s.before()
	}
	_ = s.control.SetWriteDeadline(time.Now().Add(stall)) // not all writers have one
	n, err := s.w.Write(p)
	s.written += int64(n)
	return n, err
}

// end ends an export, which has failed unless err is nil. What is half written must not
// look whole: the connection is cut.
func (s *stream) end(err error) {
	switch {
	case err == nil && s.written == 0:
		s.before()
	case err != nil && s.written == 0:
		fail(s.w, err)
	case err != nil:
		panic(http.ErrAbortHandler)
	}
}
