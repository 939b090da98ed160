package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/lib/pq"

	"github.com/quadwire/quadwire/graph/identity"
)

// relational is a graph in Cayley's SQL backend. A reference is the hash of its value.
type relational struct {
	graph.QuadStore
	at    postgres
	sql   *sql.DB
	guard *sql.Conn // holds the lock of the writer
	wrote bool
}

func (db *relational) Close() error {
	var errs []error
	if db.wrote {
		// Without it the server plans as if the tables were empty, until it counts itself.
		_, err := db.sql.Exec(`ANALYZE nodes; ANALYZE quads`)
		errs = append(errs, err)
	}
	if db.guard != nil {
		// The server notices the end of a connection a little later than we.
		_, err := db.guard.ExecContext(context.Background(), `SELECT pg_advisory_unlock_all()`)
		errs = append(errs, err, db.guard.Close())
	}
	if db.QuadStore != nil {
		errs = append(errs, db.QuadStore.Close())
	}
	return errors.Join(append(errs, db.sql.Close())...)
}

// change does with one call what corrupts a graph in LevelDB: here quads name their
// nodes by hashes, so that one that leaves and comes is neither new nor gone.
func (db *relational) change(add, remove []quad.Quad) error {
	db.wrote = true
	return db.ApplyDeltas(append(deltas(graph.Add, add), deltas(graph.Delete, remove)...), ignoreAll)
}

// refs needs no look-up: what matches no quad is found out by the scan.
func (db *relational) refs(_ context.Context, pattern Pattern) (refs Refs, ok bool, err error) {
	for _, part := range pattern.parts(&refs) {
		if part.value != nil {
			*part.ref = csql.HashOf(part.value)
		}
	}
	return refs, true, nil
}

func (db *relational) has(ctx context.Context, value quad.Value) (ok bool, err error) {
	err = db.sql.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM nodes WHERE hash = $1)`, csql.HashOf(value).SQLValue()).Scan(&ok)
	return ok, err
}

func (db *relational) size(ctx context.Context) (n int64, err error) {
	err = db.sql.QueryRowContext(ctx, `SELECT COUNT(*) FROM quads`).Scan(&n)
	return n, err
}

func (db *relational) scan(ctx context.Context, want Refs, wanted func(predicate graph.Ref) bool, yield func(Refs) bool) error {
	query, args := `SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads`, []any{}
	for _, part := range (Pattern{}).parts(&want) {
		ref := *part.ref
		if ref == nil {
			continue
		}
		hash, ok := ref.(csql.NodeHash)
		if !ok {
			return fmt.Errorf("reference %v is of another database", ref)
		}
		sep := ` AND `
		if len(args) == 0 {
			sep = ` WHERE `
		}
		args = append(args, hash.SQLValue())
		query += fmt.Sprintf("%s%s_hash = $%d", sep, part.dir, len(args))
	}
	rows, err := db.sql.QueryContext(ctx, query+` ORDER BY horizon`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var s, p, o, l csql.NodeHash
		if err := rows.Scan(&s, &p, &o, &l); err != nil {
			return err
		}
		got := Refs{s, p, o, l}
		if (wanted == nil || wanted(got.Predicate)) && !yield(got) {
			return rows.Close()
		}
	}
	return rows.Err()
}

func (db *relational) state(ctx context.Context) (state string, err error) {
	err = db.sql.QueryRowContext(ctx, `SELECT changes FROM quadwire`).Scan(&state)
	return state, err
}

func (db *relational) values(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	var hashes pq.ByteaArray
	found := make(map[graph.Ref]quad.Value, len(refs))
	for _, ref := range refs {
		hash, ok := ref.(csql.NodeHash)
		if !ok || !hash.Valid() {
			continue
		}
		if _, ok := found[ref]; !ok {
			found[ref] = nil
			hashes = append(hashes, hash.ValueHash[:])
		}
	}
	if len(hashes) > 0 {
		if err := db.readValues(ctx, hashes, found); err != nil {
			return nil, err
		}
	}
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		out[i] = found[ref]
	}
	return out, nil
}

func (db *relational) readValues(ctx context.Context, hashes pq.ByteaArray, found map[graph.Ref]quad.Value) error {
	rows, err := db.sql.QueryContext(ctx, `SELECT hash, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time
		FROM nodes WHERE hash = ANY($1)`, hashes)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row nodeRow
		if err := rows.Scan(&row.hash, &row.data, &row.text, &row.datatype, &row.lang, &row.iri, &row.bnode, &row.integer, &row.boolean, &row.float, &row.time); err != nil {
			return err
		}
		if found[row.hash], err = row.value(); err != nil {
			return fmt.Errorf("%w: %s: node %x: %w", ErrCorrupt, db.at.name(), row.hash.ValueHash[:], err)
		}
	}
	return rows.Err()
}

// nodeRow is a row of Cayley's table of nodes.
type nodeRow struct {
	hash                 csql.NodeHash
	data                 []byte
	text, datatype, lang sql.NullString
	iri, bnode, boolean  sql.NullBool
	integer              sql.NullInt64
	float                sql.NullFloat64
	time                 sql.NullTime
}

func (row *nodeRow) value() (quad.Value, error) {
	text := quad.String(row.text.String)
	switch {
	case row.iri.Bool:
		return quad.IRI(text), nil
	case row.bnode.Bool:
		return quad.BNode(text), nil
	case row.lang.Valid:
		return quad.LangString{Value: text, Lang: row.lang.String}, nil
	case row.datatype.Valid:
		return quad.TypedString{Value: text, Type: quad.IRI(row.datatype.String)}, nil
	case row.text.Valid:
		return text, nil
	case row.integer.Valid:
		return quad.Int(row.integer.Int64), nil
	case row.boolean.Valid:
		return quad.Bool(row.boolean.Bool), nil
	case row.float.Valid:
		return quad.Float(row.float.Float64), nil
	case row.time.Valid:
		return quad.Time(row.time.Time.UTC()), nil
	}
	return pquads.UnmarshalValue(row.data)
}

// stampNow tells the states of the quads apart, as far as the records of the actors
// are concerned.
const stampNow = `$1 || ':' || changes`

func keptVersion() string { return fmt.Sprint(identity.KeptVersion) }

func (db *relational) inStep(ctx context.Context) (kept bool, err error) {
	err = db.sql.QueryRowContext(ctx, `SELECT kept = `+stampNow+` FROM quadwire`, keptVersion()).Scan(&kept)
	return kept, err
}

func (db *relational) eachRecord(ctx context.Context, yield func(key string, value []byte) error) error {
	rows, err := db.sql.QueryContext(ctx, `SELECT key, value FROM quadwire_actors`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var key string
		var value []byte
		if err := rows.Scan(&key, &value); err != nil {
			return err
		}
		if err := yield(key, value); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (db *relational) writeRecords(ctx context.Context, anew bool, change func(put func(key string, value []byte) error) error) error {
	return db.inTx(ctx, func(tx *sql.Tx) error {
		if anew {
			if _, err := tx.ExecContext(ctx, `DELETE FROM quadwire_actors`); err != nil {
				return err
			}
		}
		put := newRows(`INSERT INTO quadwire_actors (key, value) SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`, "text", "bytea")
		var gone pq.StringArray
		err := change(func(key string, value []byte) error {
			if value == nil {
				gone = append(gone, key)
				return nil
			}
			return put.add(ctx, tx, key, value)
		})
		if err = errors.Join(err, put.flush(ctx, tx)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM quadwire_actors WHERE key = ANY($1)`, gone); err != nil {
			return err
		}
		return oneRow(tx.ExecContext(ctx, `UPDATE quadwire SET kept = `+stampNow+` WHERE writer = current_setting('application_name')`, keptVersion()))
	})
}

func (db *relational) inTx(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := db.sql.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := work(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// oneRow makes sure that a statement on the mark of this writer found it: another may
// have come in its place when the connection with the lock was lost.
func oneRow(result sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return errors.Join(err, fmt.Errorf("%w: another process has begun to write", ErrLocked))
	}
	return nil
}
