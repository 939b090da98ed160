package query

import (
	"context"
	"errors"

	"github.com/quadwire/quadwire/schema"
)

func (q *Query) Resolve(ctx context.Context, name string) ([]schema.Entity, error) {
	return nil, errors.ErrUnsupported
}
func (q *Query) Entities(ctx context.Context) ([]schema.Entity, error) {
	return nil, errors.ErrUnsupported
}
func (q *Query) Entity(ctx context.Context, id string) (schema.Entity, error) {
	return schema.Entity{}, errors.ErrUnsupported
}
func (q *Query) Statement(ctx context.Context, id string) (Fact, error) {
	return Fact{}, errors.ErrUnsupported
}
func (q *Query) Facts(ctx context.Context, opts FactsOptions) ([]Fact, error) {
	return nil, errors.ErrUnsupported
}
func (q *Query) Path(ctx context.Context, opts PathOptions) ([]Chain, error) {
	return nil, errors.ErrUnsupported
}
func (q *Query) Top(ctx context.Context, n int, all bool) ([]Fact, error) {
	return nil, errors.ErrUnsupported
}
func (q *Query) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	return nil, errors.ErrUnsupported
}
