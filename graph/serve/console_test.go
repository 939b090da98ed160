package serve

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/graph/serve/internal/browsertest"
)

const (
	queryField  = "textarea[aria-label=Query]"
	resultField = "textarea[aria-label=Result]"
	quadsField  = "textarea[aria-label=Quads]"
	statusLine  = "[role=status]"
	menuItem    = ".mdc-drawer .mdc-list-item"
)

// TestConsole uses every page of the console in a browser.
func TestConsole(t *testing.T) {
	browser := browsertest.Start(t)
	open := func(t *testing.T, h http.Handler) *browsertest.Page {
		server := httptest.NewServer(h)
		t.Cleanup(server.Close)
		page := browser.Open(t, server.URL)
		page.Go("/cayley")
		page.WaitText("button", "Run")
		page.WaitText(".own-examples button", "Articles")
		return page
	}
	readOnly := func(t *testing.T) *browsertest.Page { return open(t, handler(t, Config{MaxResults: 50})) }

	t.Run("query", func(t *testing.T) {
		page := readOnly(t)
		page.Fill(queryField, `g.V("<ent:nordia>").in("<rel:leads>").all() // who?`)
		page.ClickText("main button", "Run")
		page.WaitText(resultField, `"@id": "ent:ana-ruiz"`)
		page.WaitText(statusLine, "1 result in")
		page.Wait(`document.querySelector(".token-iri").textContent === '"<ent:nordia>"' && document.querySelector(".token-comment").textContent === "// who?"`)
		page.Screenshot("console-query")
		page.Fill(queryField, `g.V().all()`)
		page.Press("Control+Enter")
		page.WaitText(statusLine, "The first 50 results of more")
		page.Expect("400 (Bad Request)")
		page.Fill(queryField, `g.V(`)
		page.Press("Control+Enter")
		page.WaitText(resultField, `"error"`)
		page.WaitText(statusLine, "Unexpected end of input")
		page.ClickText(".mdc-tab", "Query History")
		page.WaitText(".QueryHistory", "g.V(\n")
		if done, failed := page.Count(".QueryHistory .own-done"), page.Count(".QueryHistory .own-failed"); done != 2 || failed != 1 {
			t.Errorf("history has %d done and %d failed", done, failed)
		}
		page.Screenshot("console-history")
	})
	t.Run("typing", func(t *testing.T) {
		page := readOnly(t)
		page.Fill(queryField, "  var a = 1")
		page.Press("Enter")
		page.Write("a")
		if got := page.Text(queryField); got != "  var a = 1\n  a" {
			t.Errorf("after Enter: %q", got)
		}
		page.Press("Control+z")
		page.Press("Control+z")
		if got := page.Text(queryField); got == "  var a = 1\n  a" {
			t.Errorf("nothing undone: %q", got)
		}
		page.Press("Tab")
		page.Wait(`document.activeElement.textContent.includes("Run")`)
		page.Press("Shift+Tab")
		page.Wait(`document.activeElement.getAttribute("aria-label") === "Query"`)
	})
	t.Run("languages", func(t *testing.T) {
		page := readOnly(t)
		page.ClickText(".own-examples button", "in GraphQL")
		page.WaitText(resultField, `"nodes"`)
		page.Wait(`document.querySelector("main select").value === "graphql"`)
		page.ClickText(".own-examples button", "in MQL")
		page.WaitText(resultField, `"result"`)
		page.Wait(`document.querySelector("main select").value === "mql"`)
		page.ClickText(".own-examples button", "Articles with")
		page.WaitText(resultField, `"headline"`)
		page.Wait(`document.querySelector("main select").value === "gizmo"`)
		page.Click(".own-names summary")
		page.WaitText(".own-names", "a fact, as an article asserts it")
		page.ScreenshotAll("console-examples")
	})
	t.Run("visualize", func(t *testing.T) {
		page := readOnly(t)
		page.ClickText(menuItem, "Visualize")
		for _, text := range []string{`g.V("<ent:nobody>").all()`, `g.V("<ent:nordia>").all()`, `g.emit("a")`, `g.emit({source: 1, target: "b"}); g.emit(null)`} {
			page.Fill(queryField, text)
			page.Press("Control+Enter")
			if slices.Contains([]string{`g.emit({source: 1, target: "b"}); g.emit(null)`}, text) {
				page.WaitText(statusLine, "1 link in")
			} else {
				page.WaitText(statusLine, "Nothing to draw")
			}
			page.Fill(queryField, "// "+text) // the page is still there
		}
		page.Screenshot("console-visualize-empty")
		page.ClickText(".own-examples button", "Draw")
		page.Wait(`document.querySelectorAll(".graph circle").length > 2 && document.querySelectorAll(".graph line").length > 1`)
		page.WaitText(".graph text", "ent:")
		page.WaitText(statusLine, " links in")
		page.Screenshot("console-visualize")
	})
	t.Run("shape", func(t *testing.T) {
		page := readOnly(t)
		page.ClickText(menuItem, "Query Shape")
		page.Fill(queryField, `g.V("<ent:nordia>").tag("source").in("<rel:leads>").all()`)
		page.ClickText("main button", "Run")
		page.WaitText(resultField, `"is_link_node": true`)
		page.WaitText(statusLine, "3 nodes and 1 link")
		page.Screenshot("console-shape")
		page.Expect("400 (Bad Request)")
		page.Fill(queryField, `1 + 1`)
		page.Press("Control+Enter")
		page.WaitText(statusLine, "there is no shape")
	})
	t.Run("read only", func(t *testing.T) {
		page := readOnly(t)
		page.WaitText(".own-note", "--write")
		page.Wait(`[...document.querySelectorAll("` + menuItem + `")].find(item => item.textContent === "Write").offsetHeight === 0`)
		page.ClickText(".own-back", "explorer")
		page.Wait(`location.pathname === "/"`)
	})
	t.Run("write", func(t *testing.T) {
		h, st := writable(t)
		page := open(t, h)
		page.ClickText(menuItem, "Write")
		page.Fill(quadsField, `<my:a> <my:b> "c" .`)
		page.Expect("401 (Unauthorized)")
		page.ClickText("main button", "Run")
		page.WaitText(statusLine, "Nothing was changed: this needs the token")
		page.Type(".own-token input", testToken)
		page.ClickText("main button", "Run")
		page.WaitText(statusLine, "Successfully wrote 1 quads.")
		page.Screenshot("console-write")
		if got := clientQuads(t, st); !slices.Equal(got, []string{`<my:a> <my:b> "c" <qw:client> .`}) {
			t.Errorf("written: %q", got)
		}
		page.Expect("403 (Forbidden)")
		page.Fill(quadsField, `<ent:ana-ruiz> <rel:leads> <ent:chile> .`)
		page.ClickText("main button", "Run")
		page.WaitText(statusLine, "not for a client to change")
		page.Fill(quadsField, `<my:a> <my:b> "c" .`)
		page.Eval(`(select => { Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, "value").set.call(select, "delete"); select.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("main select"))`, nil)
		page.ClickText("main button", "Run")
		page.WaitText(statusLine, "Successfully deleted 1 quads.")
		if got := clientQuads(t, st); len(got) != 0 {
			t.Errorf("left: %q", got)
		}
	})
	t.Run("keyboard", func(t *testing.T) {
		page := readOnly(t)
		at := ""
		for range 10 {
			if at == "Query" {
				break
			}
			page.Press("Tab")
			page.Eval("document.activeElement.textContent", &at)
		}
		for _, item := range []string{"Query", "Query Shape", "Visualize"} {
			page.Wait(`document.activeElement.textContent === "` + item + `"`)
			if item != "Visualize" {
				page.Press("ArrowDown")
			}
		}
		page.Press("Enter")
		page.Wait(`document.querySelector("[aria-current=page]").textContent === "Visualize"`)
		page.Press("Tab")
		page.Wait(`document.activeElement.closest(".own-examples")`)
		page.Press("Enter")
		page.WaitText(resultField, "ent:")
	})
	t.Run("phone", func(t *testing.T) {
		page := readOnly(t)
		page.Phone()
		page.ClickText(".own-examples button", "Articles with")
		page.WaitText(resultField, `"headline"`)
		page.ScreenshotAll("console-phone")
		page.Wait("document.documentElement.scrollWidth <= innerWidth")
	})
}
