package cayley

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/store"
)

// change is what a request does with quads.
type change func(ctx context.Context, st *store.Store, all []quad.Quad) error

func add(ctx context.Context, st *store.Store, all []quad.Quad) error {
	_, err := st.WriteQuads(ctx, all)
	return err
}

func remove(ctx context.Context, st *store.Store, all []quad.Quad) error {
	_, err := st.DeleteQuads(ctx, all)
	return err
}

// written is the answer to a request that changed the graph. Version 1 has no count.
type written struct {
	Result string `json:"result"`
	Count  *int   `json:"count,omitempty"`
}

// change2 is POST /api/v2/write and delete: quads in the format of the Content-Type.
func (a *api) change2(did string, act change) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		f, err := formatOf(r, r.Header.Get("Content-Type"))
		if err != nil {
			answer.Fail(w, http.StatusBadRequest, err.Error())
			return
		}
		if f.ID == jsonLD {
			answer.Fail(w, http.StatusUnsupportedMediaType, "JSON-LD is not read from the network, since it may refer to other places: send N-Quads")
			return
		}
		in, err := body(w, r, a.config.MaxWrite)
		if err != nil {
			answer.Fail(w, http.StatusBadRequest, err.Error())
			return
		}
		all, err := f.readQuads(in, a.config.MaxWrite)
		a.change(w, r, did, act, all, err, true)
	}
}

// change1 is POST /api/v1/write and delete: a list of quads in JSON.
func (a *api) change1(did string, act change) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var list []struct{ Subject, Predicate, Object, Label string }
		data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, a.config.MaxWrite))
		if err == nil {
			err = json.Unmarshal(data, &list)
		}
		all := make([]quad.Quad, len(list))
		for i, q := range list {
			all[i] = quad.Quad{
				Subject: quad.StringToValue(q.Subject), Predicate: quad.StringToValue(q.Predicate),
				Object: quad.StringToValue(q.Object), Label: quad.StringToValue(q.Label),
			}
		}
		a.change(w, r, did, act, all, err, false)
	}
}

// uploadName is the field of the form that has the file.
const uploadName = "NQuadFile"

// upload1 is POST /api/v1/write/file/nquad: a form with a file of N-Quads, which may be
// compressed by gzip.
func (a *api) upload1(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, a.config.MaxWrite)
	all, err := uploaded(r, a.config.MaxWrite)
	a.change(w, r, "wrote", add, all, err, false)
}

func uploaded(r *http.Request, limit int64) ([]quad.Quad, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("the form has no file %s", uploadName)
		}
		if err != nil {
			return nil, err
		}
		if part.FormName() != uploadName {
			continue
		}
		file := bufio.NewReader(part)
		in := io.Reader(file)
		if magic, _ := file.Peek(2); string(magic) == "\x1f\x8b" {
			if in, err = decompressed(file, limit); err != nil {
				return nil, err
			}
		}
		return readLines(in, limit)
	}
}

// change changes the graph by quads that were read, unless reading them failed, and
// answers.
func (a *api) change(w http.ResponseWriter, r *http.Request, did string, act change, all []quad.Quad, err error, count bool) {
	for i := 0; err == nil && i < len(all); i++ {
		if all[i], err = quads.OfClient(all[i]); err != nil {
			err = fmt.Errorf("quad %d: %w", i+1, err)
		}
	}
	if err != nil {
		failWrite(w, err, http.StatusBadRequest)
		return
	}
	err = a.config.Graph.Write(r.Context(), func(st *store.Store) error { return act(r.Context(), st, all) })
	if err != nil {
		failWrite(w, err, http.StatusInternalServerError)
		return
	}
	n := len(all)
	out := written{Result: fmt.Sprintf("Successfully %s %d quads.", did, n)}
	if count {
		out.Count = &n
	}
	answer.JSON(w, http.StatusOK, answer.TypeJSON, out)
}

// maxNode is how many bytes the name of a node may have.
const maxNode = 128 << 10

// deleteNode is POST /api/v2/node/delete: one node in the format of the Content-Type.
func (a *api) deleteNode(w http.ResponseWriter, r *http.Request) {
	f, err := formatOf(r, r.Header.Get("Content-Type"))
	if err != nil || !f.Nodes {
		answer.Fail(w, http.StatusBadRequest, "format is not supported for reading nodes")
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxNode))
	var node quad.Value
	if err == nil {
		node, err = f.codec.UnmarshalValue(data)
	}
	if err == nil && (node == nil || len(data) == 0) {
		err = errors.New("cannot remove nil value")
	}
	if err != nil {
		failWrite(w, err, http.StatusBadRequest)
		return
	}
	err = a.config.Graph.Write(r.Context(), func(st *store.Store) error {
		_, err := st.DeleteNode(r.Context(), node)
		return err
	})
	if err != nil {
		failWrite(w, err, http.StatusInternalServerError)
		return
	}
	n := 1
	answer.JSON(w, http.StatusOK, answer.TypeJSON, written{"Successfully deleted 1 nodes.", &n})
}

// failWrite answers with the error of a request to change the graph, which has not
// changed then; code is for what is nothing of the following.
func failWrite(w http.ResponseWriter, err error, code int) {
	var cut *http.MaxBytesError
	var limit tooLarge
	if errors.As(err, &cut) {
		err = tooLarge(cut.Limit)
	}
	switch {
	case errors.As(err, &limit), errors.Is(err, bufio.ErrTooLong):
		code = http.StatusRequestEntityTooLarge
	case errors.Is(err, quads.ErrOurs):
		code = http.StatusForbidden
	case errors.Is(err, store.ErrFull):
		code = http.StatusInsufficientStorage
	case errors.Is(err, hold.ErrBusy), errors.Is(err, store.ErrLocked), errors.Is(err, hold.ErrClosed):
		w.Header().Set("Retry-After", "5")
		code = http.StatusServiceUnavailable
	}
	answer.Fail(w, code, err.Error())
}
