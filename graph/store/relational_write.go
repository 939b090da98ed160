package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph"
	graphlog "github.com/cayleygraph/cayley/graph/log"
	csql "github.com/cayleygraph/cayley/graph/sql"
	cpostgres "github.com/cayleygraph/cayley/graph/sql/postgres"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/lib/pq"
)

// postgresType is Cayley's backend for PostgreSQL with a writer of our own: Cayley's
// sends a row at a time.
const postgresType = "quadwire-postgres"

var registerPostgres = sync.OnceFunc(func() {
	csql.Register(postgresType, csql.Registration{
		Driver:             "postgres",
		HashType:           "BYTEA",
		BytesType:          "BYTEA",
		HorizonType:        "BIGSERIAL",
		TimeType:           "timestamp with time zone",
		QueryDialect:       cpostgres.QueryDialect,
		ConditionalIndexes: true,
		FillFactor:         true,
		// Nodes and quads change together in one transaction; to look up the four nodes
		// of each quad again takes as long as to write it.
		NoForeignKeys: true,
		Error:         cpostgres.ConvError,
		Estimated: func(table string) string {
			return "SELECT GREATEST(reltuples, 0)::BIGINT FROM pg_class WHERE oid = '" + table + "'::regclass"
		},
		RunTx: applyBatch,
	})
})

// applyBatch writes the additions of a call of ApplyDeltas, many rows at a time.
// Cayley removes in the same transaction, so that each counts as a change of the quads,
// and fails where another writer has taken this one's place.
func applyBatch(tx *sql.Tx, nodes []graphlog.NodeUpdate, quads []graphlog.QuadUpdate, _ graph.IgnoreOpts) error {
	ctx := context.Background() // Cayley has none
	err := oneRow(tx.ExecContext(ctx, `UPDATE quadwire SET changes = changes + 1 WHERE writer = current_setting('application_name')`))
	if err != nil {
		return err
	}
	writers := map[csql.ValueType]*rows{}
	for _, node := range nodes {
		typ, values, err := nodeValues(node)
		if err != nil {
			return err
		}
		if writers[typ] == nil {
			writers[typ] = newNodeRows(typ, values)
		}
		if err := writers[typ].add(ctx, tx, append([]any{int64(node.RefInc)}, values...)...); err != nil {
			return err
		}
	}
	for typ := range csql.ValueType(len(sqlTypes)) {
		if w := writers[typ]; w != nil {
			if err := w.flush(ctx, tx); err != nil {
				return err
			}
		}
	}
	w := newRows(`INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
		SELECT *, now() FROM unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) ON CONFLICT DO NOTHING`, "bytea", "bytea", "bytea", "bytea")
	for _, q := range quads {
		if !q.Quad.Label.Valid() {
			return fmt.Errorf("a quad without a label")
		}
		if err := w.add(ctx, tx, q.Quad.Subject[:], q.Quad.Predicate[:], q.Quad.Object[:], q.Quad.Label[:]); err != nil {
			return err
		}
	}
	return w.flush(ctx, tx)
}

// sqlTypes are the types of the columns of the value, by Cayley's type of value.
var sqlTypes = [][]string{
	{"bytea"}, {"text", "boolean"}, {"text", "boolean"}, {"text"}, {"text", "text"}, {"text", "text"},
	{"bigint"}, {"boolean"}, {"double precision"}, {"timestamptz"},
}

// nodeValues returns the hash of a node and the columns of its value. Text that its
// column cannot keep goes into that for all else.
func nodeValues(node graphlog.NodeUpdate) (csql.ValueType, []any, error) {
	whole := true
	switch v := node.Val.(type) {
	case quad.String:
		whole = keepsText(string(v))
	case quad.LangString:
		whole = keepsText(string(v.Value))
	case quad.TypedString:
		whole = keepsText(string(v.Value))
	}
	if whole {
		return csql.NodeValues(csql.NodeHash{ValueHash: node.Hash}, node.Val)
	}
	data, err := pquads.MarshalValue(node.Val)
	return 0, []any{node.Hash[:], data}, err
}

// keepsText reports whether a column for text gives back what is written to it: it
// takes no zero byte, for which Cayley writes \x00, and nothing but UTF-8.
func keepsText(text string) bool {
	return utf8.ValidString(text) && !strings.Contains(text, "\x00") && !strings.Contains(text, `\x00`)
}

func newNodeRows(typ csql.ValueType, values []any) *rows {
	columns := append([]string{"refs", "hash"}, typ.Columns()...)
	types := append([]string{"int", "bytea"}, sqlTypes[typ][:len(values)-1]...)
	var unnest []string
	for i, t := range types {
		unnest = append(unnest, fmt.Sprintf("$%d::%s[]", i+1, t))
	}
	return newRows(`INSERT INTO nodes (`+strings.Join(columns, ", ")+`) SELECT * FROM unnest(`+strings.Join(unnest, ", ")+
		`) ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`, types...)
}

// rows gathers rows for a statement that takes a parameter per column, an array.
type rows struct {
	statement string
	columns   []any // pointers to arrays
	n         int
}

// maxRows is how many rows a statement takes: more bring nothing.
const maxRows = 5000

func newRows(statement string, types ...string) *rows {
	w := &rows{statement: statement}
	for _, t := range types {
		var column any
		switch t {
		case "bytea":
			column = &pq.ByteaArray{}
		case "text":
			column = &pq.StringArray{}
		case "boolean":
			column = &pq.BoolArray{}
		case "double precision":
			column = &pq.Float64Array{}
		case "timestamptz":
			column = &timeArray{}
		default:
			column = &pq.Int64Array{}
		}
		w.columns = append(w.columns, column)
	}
	return w
}

// timeArray is an array of times, which the driver has none for.
type timeArray struct{ pq.StringArray }

func (w *rows) add(ctx context.Context, tx *sql.Tx, values ...any) error {
	for i, v := range values {
		switch column := w.columns[i].(type) {
		case *pq.ByteaArray:
			*column = append(*column, v.([]byte))
		case *pq.StringArray:
			*column = append(*column, v.(string))
		case *pq.BoolArray:
			*column = append(*column, v.(bool))
		case *pq.Float64Array:
			*column = append(*column, v.(float64))
		case *pq.Int64Array:
			*column = append(*column, v.(int64))
		case *timeArray:
			column.StringArray = append(column.StringArray, v.(time.Time).Format(time.RFC3339Nano))
		}
	}
	if w.n++; w.n == maxRows {
		return w.flush(ctx, tx)
	}
	return nil
}

func (w *rows) flush(ctx context.Context, tx *sql.Tx) error {
	if w.n == 0 {
		return nil
	}
	if _, err := tx.ExecContext(ctx, w.statement, w.columns...); err != nil {
		return err
	}
	for _, column := range w.columns {
		switch column := column.(type) {
		case *pq.ByteaArray:
			*column = (*column)[:0]
		case *pq.StringArray:
			*column = (*column)[:0]
		case *pq.BoolArray:
			*column = (*column)[:0]
		case *pq.Float64Array:
			*column = (*column)[:0]
		case *pq.Int64Array:
			*column = (*column)[:0]
		case *timeArray:
			column.StringArray = column.StringArray[:0]
		}
	}
	w.n = 0
	return nil
}
