package query

import (
	"context"
	"errors"
)

func (q *Query) Run(ctx context.Context, lang, text string, opts Options) ([]any, error) {
	return nil, errors.ErrUnsupported
}
