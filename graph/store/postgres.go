package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/lib/pq"
)

// postgres is a database on a PostgreSQL server, or one that speaks its protocol.
// The graph is in Cayley's own tables, nodes and quads, with two of ours beside them:
// quadwire says whose they are, and quadwire_actors has the records of the actors.
type postgres struct{ url *url.URL }

func newPostgres(name string) (postgres, error) {
	u, err := url.Parse(name)
	if err != nil {
		// The error of the parser would show the password.
		return postgres{}, fmt.Errorf("%w: want postgres://USER:PASSWORD@HOST:PORT/DATABASE; a password is percent-encoded", ErrUnsupported)
	}
	return postgres{u}, nil
}

func (at postgres) name() string { return at.url.Redacted() }

// with returns the address with more parameters of the connection.
func (at postgres) with(params ...string) string {
	u := *at.url
	query := u.Query()
	for i := 0; i < len(params); i += 2 {
		query.Set(params[i], params[i+1])
	}
	u.RawQuery = query.Encode()
	return u.String()
}

func (at postgres) open(ctx context.Context, readOnly bool) (_ backend, err error) {
	registerPostgres()
	db := &relational{at: at}
	// Who writes is known by the name of its connections: see applyBatch.
	writer := program + " " + rand.Text()
	params := []string{"application_name", writer}
	if readOnly {
		params = []string{"application_name", program, "default_transaction_read_only", "on"}
	}
	if db.sql, err = sql.Open("postgres", at.with(params...)); err != nil {
		return nil, at.explain(err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(at.explain(err), db.Close())
		}
	}()
	state, err := at.inspect(ctx, db.sql)
	if err != nil {
		return nil, err
	}
	if readOnly && state != graphState {
		return nil, fmt.Errorf("%w: %s: build it first", ErrNotFound, at.name())
	}
	if !readOnly {
		if err := db.lock(ctx, writer, state); err != nil {
			return nil, err
		}
	}
	if db.QuadStore, err = csql.New(postgresType, at.with(params...), nil); err != nil {
		return nil, err
	}
	return db, nil
}

// inspect finds out what is there and changes nothing.
func (at postgres) inspect(ctx context.Context, db *sql.DB) (state, error) {
	var ours, cayleys bool
	err := db.QueryRowContext(ctx, `SELECT to_regclass('quadwire') IS NOT NULL, to_regclass('nodes') IS NOT NULL OR to_regclass('quads') IS NOT NULL`).Scan(&ours, &cayleys)
	if err != nil {
		return 0, err
	}
	foreign := fmt.Errorf("%w: %s has tables called nodes, quads or quadwire of another program: name another database", ErrForeign, at.name())
	switch {
	case !ours && cayleys:
		return 0, foreign
	case !ours:
		return emptyState, nil
	}
	var name string
	var found int
	var made bool
	if err := db.QueryRowContext(ctx, `SELECT program, version, made FROM quadwire`).Scan(&name, &found, &made); err != nil {
		if _, isPQ := errors.AsType[*pq.Error](err); isPQ || errors.Is(err, sql.ErrNoRows) {
			return 0, foreign
		}
		return 0, err
	}
	if name != program {
		return 0, foreign
	}
	if err := checkVersion(at.name(), found); err != nil {
		return 0, err
	}
	if !made {
		return emptyState, nil
	}
	return graphState, nil
}

// lock makes this the only writer, and the tables where there are none.
func (db *relational) lock(ctx context.Context, writer string, state state) (err error) {
	// The lock goes with the connection, so that it never outlives its holder.
	if db.guard, err = db.sql.Conn(ctx); err != nil {
		return err
	}
	// The server may take a moment to notice that a process was killed.
	for began := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		var free bool
		err = db.guard.QueryRowContext(ctx, `SELECT pg_try_advisory_lock(hashtext('quadwire'), hashtext(current_schema()))`).Scan(&free)
		if err != nil {
			return err
		}
		if free {
			break
		}
		if time.Since(began) > time.Second {
			return fmt.Errorf("%w: another process writes to %s: wait until it ends, or stop it", ErrLocked, db.at.name())
		}
	}
	if state == emptyState {
		if err := db.initialize(ctx); err != nil {
			return err
		}
	}
	_, err = db.sql.ExecContext(ctx, `UPDATE quadwire SET writer = $1`, writer)
	return err
}

// initialize makes the tables. The mark comes first and is completed last: where it is
// not complete the making was cut short, and is done again.
func (db *relational) initialize(ctx context.Context) error {
	for _, statement := range []string{
		`CREATE TABLE IF NOT EXISTS quadwire (program TEXT NOT NULL, version INT NOT NULL, made BOOLEAN NOT NULL, writer TEXT NOT NULL, changes BIGINT NOT NULL, kept TEXT NOT NULL)`,
		`CREATE TABLE IF NOT EXISTS quadwire_actors (key TEXT PRIMARY KEY, value BYTEA NOT NULL)`,
		fmt.Sprintf(`INSERT INTO quadwire SELECT '%s', %d, false, '', 0, '' WHERE NOT EXISTS (SELECT 1 FROM quadwire)`, program, version),
	} {
		if _, err := db.sql.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	var there bool
	if err := db.sql.QueryRowContext(ctx, `SELECT to_regclass('quads') IS NOT NULL`).Scan(&there); err != nil {
		return err
	}
	if !there {
		if err := csql.Init(postgresType, db.at.with(), graph.Options{"db_fill_factor": 80}); err != nil {
			return err
		}
	}
	for _, statement := range []string{
		`CREATE INDEX IF NOT EXISTS quads_label ON quads (label_hash)`,
		// Cayley looks through all nodes for unused ones whenever quads are removed.
		`CREATE INDEX IF NOT EXISTS nodes_unused ON nodes (refs) WHERE refs <= 0`,
		`UPDATE quadwire SET made = true`,
	} {
		if _, err := db.sql.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// Codes of PostgreSQL's errors.
const (
	codeDiskFull       = "53100"
	codeReadOnly       = "25006"
	codeTooManyClients = "53300"
	classAuthorization = "28"
	codeNoDatabase     = "3D000"
	codeInsufficient   = "42501"
	codeDataCorrupted  = "XX001"
	codeIndexCorrupted = "XX002"
)

func (at postgres) explain(err error) error {
	if err == nil || keepsMessage(err) {
		return err
	}
	if fault, ok := errors.AsType[*pq.Error](err); ok {
		switch code := string(fault.Code); {
		case code == codeDiskFull:
			return fmt.Errorf("%w: %s: %w: what was loaded before is kept; make space and do it again", ErrFull, at.name(), err)
		case code == codeNoDatabase:
			return fmt.Errorf("%w: %s: %w: make it with createdb", ErrNotFound, at.name(), err)
		case strings.HasPrefix(code, classAuthorization) || code == codeInsufficient || code == codeTooManyClients || code == codeReadOnly:
			return fmt.Errorf("database %s lets this user not do so: %w", at.name(), err)
		case code == codeDataCorrupted || code == codeIndexCorrupted:
			return fmt.Errorf("%w: %s: %w", ErrCorrupt, at.name(), err)
		}
	}
	if errors.Is(err, pq.ErrSSLNotSupported) {
		return fmt.Errorf("database %s: %w: add ?sslmode=disable to the address if the way there is safe", at.name(), err)
	}
	if _, ok := errors.AsType[*net.OpError](err); ok {
		return fmt.Errorf("database %s cannot be reached: %w", at.name(), err)
	}
	return fmt.Errorf("database %s: %w", at.name(), err)
}
