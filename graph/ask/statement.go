package ask

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// Why asks what a statement rests on.
type Why struct{ Statement string }

// NewWhy returns the question.
func NewWhy() *Why { return &Why{} }

// WhyAnswer has the statement, its sentence, and what else says the same.
type WhyAnswer struct {
	Version int `json:"version"`
	*query.Why
}

// Params are the parameters of the question.
func (a *Why) Params() []Param { return []Param{paramStatement(&a.Statement)} }

func paramStatement(into *string) Param {
	return Param{Name: "statement", Into: into, Arg: true, Required: true, Usage: "the `ID` of a statement, such as stmt:5f2c0a9be1d34c77"}
}

// Ask answers the question. It fails with [NoStatementError] where the graph has no such
// statement.
func (a *Why) Ask(ctx context.Context, q *query.Query) (*WhyAnswer, error) {
	why, err := q.Why(ctx, a.Statement)
	return &WhyAnswer{Version, why}, noStatement(a.Statement, err)
}

// NoStatementError says that the graph has no statement of an ID. It is a
// [query.ErrUnknown].
type NoStatementError struct{ ID string }

func (e *NoStatementError) Error() string { return fmt.Sprintf("no statement %q in the graph", e.ID) }
func (e *NoStatementError) Unwrap() error { return query.ErrUnknown }

func noStatement(id string, err error) error {
	if errors.Is(err, query.ErrUnknown) {
		return &NoStatementError{id}
	}
	return err
}

// Statement asks for one statement.
type Statement struct{ ID string }

// NewStatement returns the question.
func NewStatement() *Statement { return &Statement{} }

// StatementAnswer has the statement and the article that shows it.
type StatementAnswer struct {
	Version int `json:"version"`
	query.Fact
}

// Params are the parameters of the question.
func (a *Statement) Params() []Param { return []Param{paramStatement(&a.ID)} }

// Ask answers the question. It fails with [NoStatementError] where the graph has no such
// statement.
func (a *Statement) Ask(ctx context.Context, q *query.Query) (*StatementAnswer, error) {
	fact, err := q.Statement(ctx, strings.TrimPrefix(a.ID, schema.PrefixStatement))
	return &StatementAnswer{Version, fact}, noStatement(a.ID, err)
}
