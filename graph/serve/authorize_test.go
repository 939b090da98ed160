package serve

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
	"github.com/quadwire/quadwire/graph/store"
)

func TestWritingNeedsTheToken(t *testing.T) {
	const token = "0123456789abcdef"
	s, err := New(storetest.Samples(t), Config{Write: true, Token: token})
	if err != nil {
		t.Fatal(err)
	}
	h := s.authorize(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for header, want := range map[string]int{
		"":                          401,
		"Bearer " + token:           200,
		"bearer " + token:           200,
		"Bearer ":                   401,
		"Bearer":                    401,
		token:                       401,
		"Basic " + token:            401,
		"Bearer " + token + "0":     401,
		"Bearer " + token[:15]:      401,
		"Bearer 0123456789abcdeF":   401,
		"Bearer " + token + "\x00":  401,
		"Bearer x, Bearer " + token: 401,
	} {
		w := servetest.Ask(h, "POST", "/", "", "Authorization", header)
		if w.Code != want || want == 401 && w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%q: %d, want %d", header, w.Code, want)
		}
	}
}

func TestWritingIsConfiguredAsAWhole(t *testing.T) {
	for _, config := range []Config{{Write: true}, {Write: true, Token: "short"}, {Write: true, Token: strings.Repeat("é", 20)}} {
		if _, err := New(storetest.Samples(t), config); err == nil {
			t.Errorf("token %q: no error", config.Token)
		}
	}
	path := filepath.Join(t.TempDir(), "graph")
	ctx := context.Background()
	st, err := store.Open(ctx, store.Config{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	st.Close()
	for _, write := range []bool{false, true} {
		s, err := Open(ctx, store.Config{Path: path}, Config{Write: write, Token: NewToken()})
		if err != nil {
			t.Fatal(err)
		}
		if s.graph.Writable() != write {
			t.Errorf("Write %v: writable %v", write, s.graph.Writable())
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}
