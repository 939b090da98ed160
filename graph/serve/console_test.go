package serve

import (
	"net/http/httptest"
	"testing"

	"github.com/quadwire/quadwire/graph/serve/internal/browsertest"
)

// TestConsole uses every page of the console in a browser.
func TestConsole(t *testing.T) {
	browser := browsertest.Start(t)
	server := httptest.NewServer(handler(t, Config{}))
	t.Cleanup(server.Close)
	t.Run("query", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Go("/cayley")
		page.WaitText("button", "Run")
		page.Fill("textarea[aria-label=Query]", `g.V("<ent:nordia>").in("<rel:leads>").all()`)
		page.ClickText("button", "Run")
		page.WaitText("textarea[aria-label=Result]", `"@id": "ent:ana-ruiz"`)
		page.Screenshot("console-query")
	})
}
