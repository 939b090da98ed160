package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// usedNodes are the nodes that quads name, and how often.
const usedNodes = `(SELECT hash, COUNT(*) AS n FROM (
	SELECT subject_hash AS hash FROM quads UNION ALL SELECT predicate_hash FROM quads UNION ALL
	SELECT object_hash FROM quads UNION ALL SELECT label_hash FROM quads) AS named GROUP BY hash) AS used`

func (db *relational) audit(ctx context.Context, report func(string)) error {
	var missing, orphans, miscounted int64
	err := db.sql.QueryRowContext(ctx, `SELECT COUNT(*) FILTER (WHERE nodes.hash IS NULL), COUNT(*) FILTER (WHERE used.hash IS NULL),
		COUNT(*) FILTER (WHERE nodes.refs <> used.n) FROM `+usedNodes+` FULL JOIN nodes ON nodes.hash = used.hash`).Scan(&missing, &orphans, &miscounted)
	if err != nil {
		return err
	}
	for _, part := range []struct {
		n    int64
		what string
	}{
		{missing, "nodes that quads name are missing"},
		{orphans, "nodes are named by no quad"},
		{miscounted, "counts of references do not agree with the quads"},
	} {
		if part.n > 0 {
			report(fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return nil
}

func (db *relational) rebuild(ctx context.Context) (place, error) {
	err := db.inTx(ctx, func(tx *sql.Tx) error {
		if err := oneRow(tx.ExecContext(ctx, `UPDATE quadwire SET changes = changes + 1 WHERE writer = current_setting('application_name')`)); err != nil {
			return err
		}
		for _, statement := range []string{
			`DELETE FROM quads WHERE NOT EXISTS (SELECT 1 FROM nodes WHERE hash = subject_hash) OR NOT EXISTS (SELECT 1 FROM nodes WHERE hash = predicate_hash)
				OR NOT EXISTS (SELECT 1 FROM nodes WHERE hash = object_hash) OR NOT EXISTS (SELECT 1 FROM nodes WHERE hash = label_hash)`,
			`UPDATE nodes SET refs = used.n FROM ` + usedNodes + ` WHERE nodes.hash = used.hash AND nodes.refs <> used.n`,
			`DELETE FROM nodes WHERE NOT EXISTS (SELECT 1 FROM ` + usedNodes + ` WHERE used.hash = nodes.hash)`,
		} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
	return db.at, errors.Join(err, db.Close())
}
