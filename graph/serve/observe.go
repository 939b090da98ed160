package serve

import (
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"
)

// observe counts and logs requests. Their queries are logged only where that is asked
// for, as people ask what is theirs alone.
func (s *Server) observe(next http.Handler, patternOf func(*http.Request) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		resp := newResponse(w)
		steady(resp, r)
		pattern := patternOf(r)
		s.metrics.inFlight.Inc()
		aborted := true
		defer func() {
			resp.extend() // for what is left in buffers
			code := resp.code
			switch {
			case aborted:
				code = 0 // no answer, or not all of it
			case code == 0:
				code = http.StatusOK
			}
			took := time.Since(began)
			s.metrics.inFlight.Dec()
			s.metrics.requests.WithLabelValues(pattern, strconv.Itoa(code)).Inc()
			s.metrics.durations.WithLabelValues(pattern).Observe(took.Seconds())
			if s.config.AccessLog != nil {
				remote, _, err := net.SplitHostPort(r.RemoteAddr)
				if err != nil {
					remote = r.RemoteAddr
				}
				s.config.AccessLog.LogAttrs(r.Context(), slog.LevelInfo, "request", slog.String("method", r.Method), slog.String("path", r.URL.Path),
					slog.Int("status", code), slog.Int64("bytes", resp.bytes), slog.Duration("duration", took.Round(time.Microsecond)), slog.String("remote", remote))
			}
		}()
		next.ServeHTTP(resp, r)
		aborted = false
	})
}
