package serve

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// contain keeps a handler that panics from ending more than its own answer, and a body
// from being longer than any that is wanted.
func (s *Server) contain(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := max(s.config.MaxBody, s.config.MaxWrite)
		if r.ContentLength > limit {
			w.Header().Set("Connection", "close")
			answer.Fail(w, http.StatusRequestEntityTooLarge, fmt.Sprintf("request has more than %d bytes", limit))
			return
		}
		first := &firstByte{ResponseWriter: w, begin: func() {}}
		r.Body = http.MaxBytesReader(first, r.Body, limit)
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(http.ErrAbortHandler)
			}
			s.config.Log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("method", r.Method), slog.String("path", r.URL.Path),
				slog.Any("panic", p), slog.String("stack", string(debug.Stack())))
			if first.begun {
				panic(http.ErrAbortHandler) // what is sent must not look complete
			}
			clear(w.Header())
			protect(w.Header())
			answer.Fail(w, http.StatusInternalServerError, "something went wrong here: the log of the server says what")
		}()
		next.ServeHTTP(first, r)
	})
}
