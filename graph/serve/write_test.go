package serve

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/store"
)

// Pages and queries go on, each with what was there before or what is there after, while
// the graph is written to again and again.
func TestWritingWhileOthersAsk(t *testing.T) {
	dir := graphDir(t)
	address := postgrestest.Database
	for name, db := range map[string]func() string{"leveldb": func() string { return dir }, "postgres": func() string {
		at := address(t)
		fill(t, at)
		return at
	}} {
		t.Run(name, func(t *testing.T) {
			s, url := live(t, db(), Config{Write: true, Token: NewToken()})
			with, without := `{"result":[{"id":"<ent:chile>"}]}`, `{"result":[]}`
			const who = `g.V("<ent:bo-lind>").out("<rel:visited>").unique().all()`
			if code, body := sendQuery(t, url, who); code != 200 || body != with {
				t.Errorf("before: %d %s", code, body)
			}
			done := make(chan bool)
			var all sync.WaitGroup
			for range 4 {
				all.Go(func() {
					for {
						select {
						case <-done:
							return
						default:
						}
						if code, body := sendQuery(t, url, who); code != 200 || body != with && body != without {
							t.Errorf("%d %s", code, body)
						}
						if code, body := get(t, url+"/"); code != 200 {
							t.Errorf("a page: %d %s", code, body[len(body)/2:])
						}
					}
				})
			}
			ctx := context.Background()
			for i, want := range []string{without, with, without, with} {
				err := s.graph.Write(ctx, func(st *store.Store) error {
					if i%2 == 0 {
						_, err := st.Remove(ctx, sample.Visit().Source.ID)
						return err
					}
					_, err := st.Load(ctx, sample.Visit())
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
				if code, body := sendQuery(t, url, who); code != 200 || body != want {
					t.Errorf("after write %d: %d %s, want %s", i, code, body, want)
				}
			}
			close(done)
			all.Wait()
			failure := errors.New("failure")
			if err := s.graph.Write(ctx, func(*store.Store) error { return failure }); !errors.Is(err, failure) {
				t.Error(err)
			}
			if _, body := get(t, url+healthPath); !strings.Contains(body, `"graph":"writable"`) {
				t.Error(body)
			}
			http.DefaultClient.CloseIdleConnections()
		})
	}
}
