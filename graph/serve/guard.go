package serve

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// contentPolicy lets a page load nothing but what this server has, and no script or
// style that is in the page itself. A handler may set another.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect sets the headers that tell browsers how little a page needs.
func protect(header http.Header) {
	header.Set("Content-Security-Policy", contentPolicy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin") // with less, forms would come without origin
	header.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-cache")
}

// guard refuses requests that a page from elsewhere could have a browser make: by a name
// that was made to point to this machine, or from another origin.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		switch {
		case !s.knows(r):
			answer.Fail(w, http.StatusForbidden, fmt.Sprintf("host %q is not this server: use 127.0.0.1 or localhost, or start it with --host and that name", r.Host))
		case isForeign(r):
			answer.Fail(w, http.StatusForbidden, "requests from other sites are refused")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// knows reports whether r names this server as only those do who mean it: by its
// loopback, by a name that it was told, or by the very address that was connected to.
func (s *Server) knows(r *http.Request) bool {
	name := nameOf(r.Host)
	if loopbackName(name) || slices.ContainsFunc(s.config.Hosts, func(host string) bool { return strings.EqualFold(host, name) }) {
		return true
	}
	ip := net.ParseIP(name)
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ip != nil && ok && ip.Equal(local.IP)
}

// isForeign reports whether a page of another origin has a browser make the request.
// Links to pages may be followed from anywhere.
func isForeign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.EqualFold(u.Host, r.Host) {
			return true
		}
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	reads := r.Method == http.MethodGet || r.Method == http.MethodHead
	dest := r.Header.Get("Sec-Fetch-Dest")
	return !reads || r.Header.Get("Sec-Fetch-Mode") != "navigate" || dest != "" && dest != "document" || strings.HasPrefix(r.URL.Path, "/api/")
}

// nameOf returns a host without port and brackets.
func nameOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	if n := len(host); n > 1 && host[0] == '[' && host[n-1] == ']' {
		return host[1 : n-1]
	}
	return host
}

// loopbackName reports whether a name is that of this machine's loopback, and nothing
// that someone else could have it mean.
func loopbackName(name string) bool {
	ip := net.ParseIP(name)
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}
