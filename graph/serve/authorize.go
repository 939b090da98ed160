package serve

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// minToken is how long a token is at least, in bytes: shorter ones could be guessed.
const minToken = 16

// NewToken returns a random token for [Config.Token].
func NewToken() string { return rand.Text() }

// CheckToken reports what is wrong with a token that a person chose.
func CheckToken(token string) error {
	switch {
	case len(token) < minToken:
		return fmt.Errorf("token has %d bytes: want at least %d", len(token), minToken)
	case strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }):
		return errors.New("token has spaces or characters beyond ASCII: no header can carry it")
	}
	return nil
}

// authorize lets requests pass that bring the token, as "Authorization: Bearer TOKEN".
func (s *Server) authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !bearsToken(r, s.config.Token) {
			w.Header().Set("WWW-Authenticate", `Bearer realm="quadwire"`)
			answer.Fail(w, http.StatusUnauthorized, "this needs the token for writing: Authorization: Bearer TOKEN")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// bearsToken reports whether r brings token, in a time that does not depend on how much
// of it is right.
func bearsToken(r *http.Request, token string) bool {
	scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return token != "" && strings.EqualFold(scheme, "Bearer") && same(strings.TrimSpace(given), token)
}

// same compares in a time that depends on neither.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}
