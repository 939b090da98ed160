package serve

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"golang.org/x/crypto/bcrypt"
	"golang.org/x/sync/semaphore"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// Users are who may use a server, with what is left of their passwords.
type Users struct {
	hashes map[string][]byte
	// none is the hash of no password, compared with where there is no such user, so that
	// names cannot be found out by the time it takes.
	none []byte
	// checking is held while a password is checked, which is made to take long: whoever
	// guesses takes one processor at most.
	checking *semaphore.Weighted

	mu    sync.Mutex
	salt  [32]byte          // of known
	known map[[32]byte]bool // names with passwords that were right, hashed
}

const maxPasswordCost = 14

// ReadUsers reads lines NAME:HASH as "htpasswd -B" writes them; file is for messages.
// Empty lines and those that begin with # are left out.
func ReadUsers(r io.Reader, file string) (*Users, error) {
	users := &Users{hashes: make(map[string][]byte), checking: semaphore.NewWeighted(1), known: make(map[[32]byte]bool)}
	cost := bcrypt.MinCost
	var errs []error
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, hash, _ := strings.Cut(line, ":")
		used, err := bcrypt.Cost([]byte(hash))
		switch {
		case name == "":
			errs = append(errs, fmt.Errorf("%s:%d: want NAME:HASH", file, n))
		case err != nil:
			errs = append(errs, fmt.Errorf("%s:%d: user %q has no bcrypt hash: make it with htpasswd -B", file, n, name))
		case used > maxPasswordCost:
			errs = append(errs, fmt.Errorf("%s:%d: user %q has a hash of cost %d, which takes too long: want at most %d", file, n, name, used, maxPasswordCost))
		default:
			users.hashes[name] = []byte(hash)
			cost = max(cost, used)
		}
	}
	if err := errors.Join(append(errs, lines.Err())...); err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	if len(users.hashes) == 0 {
		return nil, fmt.Errorf("read users: %s names no user", file)
	}
	_, _ = rand.Read(users.salt[:]) // which never fails
	var err error
	users.none, err = bcrypt.GenerateFromPassword([]byte(rand.Text()), cost)
	return users, err
}

// allows reports whether this is the password of a user.
func (u *Users) allows(ctx context.Context, name, password string) bool {
	key := sha256.Sum256(fmt.Appendf(u.salt[:], "%d:%s:%s", len(name), name, password))
	u.mu.Lock()
	known := u.known[key]
	u.mu.Unlock()
	if known {
		return true
	}
	if u.checking.Acquire(ctx, 1) != nil {
		return false
	}
	defer u.checking.Release(1)
	hash, ok := u.hashes[name]
	if !ok {
		hash = u.none
	}
	if bcrypt.CompareHashAndPassword(hash, []byte(password)) != nil || !ok {
		return false
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.known[key] = true
	return true
}

// login lets users pass who bring their password, and those who bring the token for
// writing. Without users it lets all pass; the state of the server anyone may see.
func (s *Server) login(next http.Handler) http.Handler {
	if s.config.Users == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, password, given := r.BasicAuth()
		if r.URL.Path == healthPath || s.config.Write && bearsToken(r, s.config.Token) || given && s.config.Users.allows(r.Context(), name, password) {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("WWW-Authenticate", `Basic realm="quadwire", charset="UTF-8"`)
		answer.Fail(w, http.StatusUnauthorized, "this needs a name and a password")
	})
}
