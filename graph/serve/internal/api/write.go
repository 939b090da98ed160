package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
)

// errBusy says that too much is asked for at once.
var errBusy = errors.New("too many questions at once: try again later")

// tooLargeError says that an answer is larger than it may be.
type tooLargeError struct{ most int64 }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("the answer has more than %d bytes: ask for less, with a lower limit or a narrower filter", e.most)
}

// bounded fails where more is written than it may.
type bounded struct {
	bytes.Buffer
	most int64
}

func (b *bounded) Write(p []byte) (int, error) {
	if int64(b.Len())+int64(len(p)) > b.most {
		return 0, &tooLargeError{b.most}
	}
	return b.Buffer.Write(p)
}

// encode returns an answer as JSON, as the commands print it.
func encode(found any, most int64) ([]byte, error) {
	out := bounded{most: most}
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(found)
	return out.Bytes(), err
}

// write answers with JSON. The graph may change, so a browser asks each time whether
// what it has is still right.
func write(w http.ResponseWriter, r *http.Request, body []byte) {
	sum := sha256.Sum256(body)
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	header := w.Header()
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", answer.TypeJSON)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // the client may have gone
}

// matches reports whether a list of tags, or *, has the tag.
func matches(list, tag string) bool {
	for part := range strings.SplitSeq(list, ",") {
		if part = strings.TrimPrefix(strings.TrimSpace(part), "W/"); part == tag || part == "*" {
			return true
		}
	}
	return false
}

// failure is what is answered instead.
type failure struct {
	Error string `json:"error"`
	// Parameter is the one that is wrong.
	Parameter string `json:"parameter,omitempty"`
	// Candidates are the actors that a name may mean, Near those with a name like it.
	Candidates []candidate `json:"candidates,omitempty"`
	Near       []candidate `json:"near,omitempty"`
}

// candidate is an actor to choose.
type candidate struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Type  string `json:"type"`
}

// fail answers with an error.
func fail(w http.ResponseWriter, err error) {
	out := failure{Error: err.Error()}
	code := http.StatusInternalServerError
	var bad *ask.ParamError
	var ambiguous *ask.AmbiguousError
	var unknown *ask.NoActorError
	var large *tooLargeError
	switch {
	case errors.As(err, &bad):
		code, out.Parameter = http.StatusBadRequest, bad.Name
	case errors.As(err, &ambiguous):
		code = http.StatusConflict
		for _, ent := range ambiguous.Candidates {
			out.Candidates = append(out.Candidates, candidate{ent.ID, ent.Label, string(ent.Type)})
		}
	case errors.As(err, &unknown):
		code = http.StatusNotFound
		for _, hit := range unknown.Near {
			out.Near = append(out.Near, candidate{hit.ID, hit.Label, string(hit.Type)})
		}
	case errors.Is(err, query.ErrUnknown):
		code = http.StatusNotFound
	case errors.As(err, &large):
		code = http.StatusBadRequest
	case errors.Is(err, errBusy), errors.Is(err, hold.ErrBusy), errors.Is(err, hold.ErrClosed), errors.Is(err, context.Canceled):
		code = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "5")
	case errors.Is(err, context.DeadlineExceeded):
		code = http.StatusGatewayTimeout
		out.Error = "the answer takes too long: ask for less"
	}
	answer.JSON(w, code, answer.TypeJSON, out)
}
