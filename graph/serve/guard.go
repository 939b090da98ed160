package serve

import (
	"fmt"
	"net"
	"net/http"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// contentPolicy keeps the console from asking anyone but this server. Its own
// pages have scripts and styles in them.
const contentPolicy = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// guard refuses requests that a page from elsewhere could have a browser make: a
// name that was made to point to this machine, or another origin.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", contentPolicy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-cache")
		if !loopbackName(r.Host) {
			answer.Fail(w, http.StatusForbidden, fmt.Sprintf("host %q is not this machine: use 127.0.0.1 or localhost", r.Host))
			return
		}
		site := r.Header.Get("Sec-Fetch-Site")
		if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host || site == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate" {
			answer.Fail(w, http.StatusForbidden, "requests from other sites are refused")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// loopbackName reports whether host, with or without port, names this machine's
// loopback and nothing that someone else could have it mean.
func loopbackName(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
		if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
			name = host[1 : n-1]
		}
	}
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil && ip.IsLoopback()
}
