package serve

import (
	"net/http"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
)

const healthPath = "/healthz"

// health is what /healthz answers.
type health struct {
	// Status is "ok", "degraded" where something is out of order but pages are answered,
	// or "unavailable".
	Status string `json:"status"`
	// Graph is what can be done with the graph; see [hold.State].
	Graph hold.State `json:"graph"`
	// Queries is "ok", or "unavailable" where query processes cannot be started.
	Queries string `json:"queries"`
}

// health answers with the state of the server: status 200 while pages are answered. It
// gives no reasons, which the log does: anyone may ask.
func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	state, code := health{"ok", s.graph.State(), "ok"}, http.StatusOK
	if p, ok := s.config.Runner.(processes); ok && p.Health() != nil {
		state.Status, state.Queries = "degraded", "unavailable"
	}
	if state.Graph == hold.Unreadable {
		state.Status, code = "unavailable", http.StatusServiceUnavailable
	}
	answer.JSON(w, code, answer.TypeJSON, state)
}
