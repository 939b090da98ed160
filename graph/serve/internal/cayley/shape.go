package cayley

import (
	"net/http"
	"slices"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// shape is POST /api/v1/shape/LANG: what a query asks for.
func (a *api) shape(w http.ResponseWriter, r *http.Request) {
	lang := r.PathValue("lang")
	if !slices.Contains(query.Languages, lang) {
		answer.Fail(w, http.StatusBadRequest, "Unknown query language.")
		return
	}
	text, ok := a.text(w, r)
	if !ok {
		return
	}
	results, ok := a.results(w, r, query.ShapeOf(lang), text, query.Options{Limit: 1})
	if ok {
		answer.JSON(w, http.StatusOK, answer.TypeJSON, results[0])
	}
}
