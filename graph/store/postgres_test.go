package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
	"github.com/quadwire/quadwire/graph/internal/sample"
)

// run runs a statement in a database.
func run(t testing.TB, address, statement string) {
	t.Helper()
	db, err := sql.Open("postgres", address)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

func TestPostgresRefusesWhatIsNotAGraph(t *testing.T) {
	for name, test := range map[string]struct {
		statement string
		want      error
	}{
		"tables of another program": {`CREATE TABLE nodes (id INT)`, ErrForeign},
		"a mark of another program": {`CREATE TABLE quadwire (id INT)`, ErrForeign},
		"another mark":              {`CREATE TABLE quadwire AS SELECT 'other' AS program, 1 AS version, true AS made`, ErrForeign},
		"a newer version":           {`CREATE TABLE quadwire AS SELECT 'quadwire' AS program, 2 AS version, true AS made`, ErrForeign},
	} {
		t.Run(name, func(t *testing.T) {
			address := postgrestest.Database(t)
			run(t, address, test.statement)
			for _, readOnly := range []bool{true, false} {
				if _, err := Open(context.Background(), Config{Path: address, ReadOnly: readOnly}); !errors.Is(err, test.want) {
					t.Errorf("read only %v: error %v, want %v", readOnly, err, test.want)
				}
			}
		})
	}
}

func TestPostgresHasOneWriter(t *testing.T) {
	ctx := context.Background()
	config := Config{Path: postgrestest.Database(t)}
	if _, err := Open(ctx, Config{Path: config.Path, ReadOnly: true}); !errors.Is(err, ErrNotFound) {
		t.Errorf("an empty database, read only: error %v, want %v", err, ErrNotFound)
	}
	writer := open(t, config)
	load(t, writer, sample.Talks())
	flush(t, writer)
	if _, err := Open(ctx, config); !errors.Is(err, ErrLocked) {
		t.Errorf("second writer: error %v, want %v", err, ErrLocked)
	}
	reader := open(t, Config{Path: config.Path, ReadOnly: true})
	wantSame(t, writer, reader)
	if _, err := reader.Load(ctx, sample.Visit()); !errors.Is(err, ErrReadOnly) {
		t.Errorf("Load of a reader: error %v, want %v", err, ErrReadOnly)
	}

	// One that has lost its connection, and so its lock, to another cannot write.
	run(t, config.Path, `UPDATE quadwire SET writer = 'another'`)
	load(t, writer, sample.Visit())
	if err := writer.Flush(ctx); !errors.Is(err, ErrLocked) {
		t.Errorf("a writer whose place was taken: error %v, want %v", err, ErrLocked)
	}
	wantGraph(t, reader, sample.Talks())
}

func TestUnreachableServerIsNamedWithoutPassword(t *testing.T) {
	_, err := Open(context.Background(), Config{Path: "postgres://user:secret@127.0.0.1:1/graph?sslmode=disable"})
	if err == nil || !strings.Contains(err.Error(), "cannot be reached") || strings.Contains(err.Error(), "secret") {
		t.Errorf("error %v", err)
	}
}

// TestValuesComeBack writes what a column of text or time cannot keep as it is.
func TestValuesComeBack(t *testing.T) {
	values := []quad.Value{
		quad.String(""), quad.String("\x00"), quad.String(`\x00`), quad.String("a\x00b"), quad.String("\"'{},\\N\n\t\r\u202e😀"),
		quad.LangString{Value: "naïve", Lang: "fr"}, quad.LangString{Value: "\x00", Lang: "fr"},
		quad.TypedString{Value: "2024-01", Type: "xsd:gYearMonth"}, quad.TypedString{Value: `\x00`, Type: "xsd:anyURI"},
		quad.Int(-1 << 62), quad.Float(0.1), quad.Float(1e300), quad.Bool(false), quad.BNode("b"), quad.IRI("ent:%22"),
		quad.Time(time.Date(2024, 2, 3, 4, 5, 6, 0, time.UTC)),
	}
	for name, config := range lasting {
		t.Run(name, func(t *testing.T) {
			config := config(t)
			st := open(t, config)
			var want []quad.Quad
			for _, v := range values {
				want = append(want, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v, Label: quad.IRI("l")})
			}
			if err := st.change(want, nil); err != nil {
				t.Fatal(err)
			}
			st.Close()
			st = open(t, config)
			for _, v := range values {
				got := collect(t, st, Pattern{Object: v})
				if len(got) != 1 || quad.ToString(got[0].Object) != quad.ToString(v) {
					t.Errorf("%q comes back as %v", quad.ToString(v), got)
				}
			}
			if err := st.change(nil, want); err != nil {
				t.Fatal(err)
			}
			wantGraph(t, st)
		})
	}
}
