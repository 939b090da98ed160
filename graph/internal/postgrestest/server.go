// Package postgrestest starts a PostgreSQL server for tests, from its programs where
// they are installed: those in PATH, or Debian's in /usr/lib/postgresql. It listens on
// a socket of its own only.
package postgrestest

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/lib/pq" // the driver
)

// server is the one of this process, started by the first test that needs it.
var server struct {
	once      sync.Once
	dir       string // data and socket
	cmd       *exec.Cmd
	end       io.Closer // ends it
	err       error
	databases atomic.Int64
}

// Database makes an empty database and returns its address. It skips the test where
// there is no PostgreSQL.
func Database(tb testing.TB) string {
	tb.Helper()
	bin := programs()
	if bin == "" {
		tb.Skip("PostgreSQL is not installed: neither initdb in PATH nor /usr/lib/postgresql/*/bin/initdb (apt-get install postgresql)")
	}
	server.once.Do(func() { server.err = start(bin) })
	if server.err != nil {
		tb.Fatalf("start PostgreSQL: %v", server.err)
	}
	name := fmt.Sprintf("graph%d", server.databases.Add(1))
	db, err := sql.Open("postgres", address("postgres"))
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE DATABASE " + name); err != nil {
		tb.Fatal(err)
	}
	return address(name)
}

// Size returns the bytes that a database takes on disk.
func Size(tb testing.TB, address string) (n int64) {
	tb.Helper()
	db, err := sql.Open("postgres", address)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(`SELECT pg_database_size(current_database())`).Scan(&n); err != nil {
		tb.Fatal(err)
	}
	return n
}

// Main runs the tests of a package, stops the server, and ends the program.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run runs the tests of a package, stops the server, and returns the exit code.
func Run(m *testing.M) int {
	code := m.Run()
	if err := stop(); err != nil {
		fmt.Fprintln(os.Stderr, "stop PostgreSQL:", err)
	}
	return code
}

func address(database string) string {
	query := url.Values{"host": {server.dir}, "user": {"postgres"}, "sslmode": {"disable"}}
	return "postgres:///" + database + "?" + query.Encode()
}

// programs returns the directory of the programs, empty if there is none.
func programs() string {
	var found []string
	if path, err := exec.LookPath("initdb"); err == nil {
		found = append(found, path)
	}
	debian, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	for i := range debian {
		found = append(found, debian[len(debian)-1-i]) // the newest first
	}
	for _, path := range found {
		if path, err := filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path)
		}
	}
	return ""
}

func start(bin string) (err error) {
	if server.dir, err = os.MkdirTemp("", "quadwire-postgres-"); err != nil {
		return err
	}
	data := filepath.Join(server.dir, "data")
	initdb, err := command(filepath.Join(bin, "initdb"), "--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync")
	if err != nil {
		return err
	}
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	// The shell ends the server when this process has ended, however that was.
	server.cmd, err = command("/bin/sh", "-c", `"$@" & server=$!; cat; kill -INT $server; wait $server`, "sh",
		filepath.Join(bin, "postgres"), "-D", data, "-k", server.dir, "-c", "listen_addresses=", "-c", "max_wal_size=2GB", "-c", "shared_buffers=256MB")
	if err != nil {
		return err
	}
	var out bytes.Buffer
	server.cmd.Stdout, server.cmd.Stderr = &out, &out
	if server.end, err = server.cmd.StdinPipe(); err != nil {
		return err
	}
	if err := server.cmd.Start(); err != nil {
		return err
	}
	db, err := sql.Open("postgres", address("postgres"))
	if err != nil {
		return err
	}
	defer db.Close()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if err = db.Ping(); err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return errors.Join(err, stop(), errors.New(out.String()))
		}
	}
}

func stop() error {
	if server.cmd == nil || server.cmd.Process == nil {
		return nil
	}
	err := server.end.Close()
	server.cmd.Wait()
	return errors.Join(err, os.RemoveAll(server.dir))
}
