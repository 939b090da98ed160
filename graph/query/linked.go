package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/linkedql"
)

// linkedSession runs LinkedQL. A query is JSON-LD, whose contexts may name documents on
// other machines: those are refused, for a query must not make this machine ask others.
type linkedSession struct{ *linkedql.Session }

func (s linkedSession) Execute(ctx context.Context, text string, opts cayley.Options) (cayley.Iterator, error) {
	var query any
	if err := json.Unmarshal([]byte(text), &query); err != nil {
		return nil, fmt.Errorf("query is not JSON: %w", err)
	}
	object, ok := query.(map[string]any)
	if !ok || object["@type"] == nil {
		return nil, errors.New(`query is no step of LinkedQL: want {"@context": {"@vocab": "http://cayley.io/linkedql#"}, "@type": …}`)
	}
	if err := checkContexts(query); err != nil {
		return nil, err
	}
	return s.Session.Execute(ctx, text, opts)
}

// checkContexts refuses contexts that stand elsewhere.
func checkContexts(value any) error {
	switch value := value.(type) {
	case []any:
		for _, part := range value {
			if err := checkContexts(part); err != nil {
				return err
			}
		}
	case map[string]any:
		for key, part := range value {
			if key == "@import" || key == "@context" && !isLocalContext(part) {
				return errors.New("contexts must stand in the query itself")
			}
			if err := checkContexts(part); err != nil {
				return err
			}
		}
	}
	return nil
}

func isLocalContext(value any) bool {
	switch value := value.(type) {
	case nil, map[string]any:
		return true
	case []any:
		for _, part := range value {
			if !isLocalContext(part) {
				return false
			}
		}
		return true
	}
	return false
}
