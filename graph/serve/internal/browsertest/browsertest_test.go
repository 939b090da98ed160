package browsertest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pages are small pages, of which some do what no page should.
var pages = map[string]string{
	"good": `<input id="name"> <button id="greet">Greet</button> <p id="out"></p>
		<script>document.getElementById("greet").onclick = () => setTimeout(() => { document.getElementById("out").textContent = "Good day, " + document.getElementById("name").value }, 50);
		document.getElementById("name").onkeydown = e => { if (e.key === "Enter" && e.ctrlKey) document.getElementById("out").textContent = "sent" }</script>`,
	"console":   `<script>console.error("all is lost", 7)</script>`,
	"exception": `<script>null.x</script>`,
	"style":     `<p style="color: red">red</p>`,
	"missing":   `<img src="/none.png">`,
	"image":     `<img src="http://images.example/x.png">`,
	"fetch":     `<script>fetch("http://192.0.2.1/").catch(() => {})</script>`,
	"socket":    `<script>try { new WebSocket("ws://sockets.example/") } catch {}</script>`,
}

func server(t *testing.T) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if r.URL.Path == "/style" {
			w.Header().Set("Content-Security-Policy", "default-src 'self'")
		}
		fmt.Fprintf(w, `<!doctype html><html lang="en"><title>T</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><body>%s`, body)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestPage(t *testing.T) {
	browser, server := Start(t), server(t)
	t.Run("good", func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("BROWSER_SCREENSHOTS", dir)
		page := browser.Open(t, server.URL)
		page.Go("/good")
		page.Type("#name", "Ana Ruiz")
		page.ClickText("button", "Greet")
		page.WaitText("#out", "Good day, Ana Ruiz")
		page.Fill("#name", "Bo")
		if got := page.Text("#name"); got != "Bo" {
			t.Errorf("field has %q", got)
		}
		page.Press("Control+Enter")
		page.WaitText("p", "sent")
		if page.URL() != "/good" || page.Count("p") != 1 || page.Transferred() < 100 {
			t.Error(page.URL(), page.Count("p"), page.Transferred())
		}
		page.Phone()
		page.Media("print", "dark")
		page.Wait(`innerWidth === 390 && matchMedia("print").matches && matchMedia("(prefers-color-scheme: dark)").matches`)
		page.Screenshot("good")
		if info, err := os.Stat(filepath.Join(dir, "good.png")); err != nil || info.Size() < 100 {
			t.Error("no screenshot:", err)
		}
	})
	for name, want := range map[string]string{
		"console": `console: "all is lost" 7`, "exception": "Cannot read properties of null", "style": "Content-Security-Policy: style-src", "missing": "404",
		"image": "another host: http://images.example/x.png", "fetch": "another host: http://192.0.2.1/", "socket": "another host: ws://sockets.example/",
	} {
		t.Run(name, func(t *testing.T) {
			page := browser.Open(t, server.URL)
			page.Go("/" + name)
			page.Wait("document.readyState === 'complete'")
			page.Eval("new Promise(done => setTimeout(done, 100))", nil)
			faults := page.unexpected()
			if !slices.ContainsFunc(faults, func(fault string) bool { return strings.Contains(fault, want) }) {
				t.Errorf("noticed %q, want %q", faults, want)
			}
			page.Expect("") // all that went wrong
		})
	}
}

func TestExpected(t *testing.T) {
	w := &watch{faults: []string{"a lost", "b lost"}, expected: []string{"a", "c"}}
	if got := w.unexpected(); !slices.Equal(got, []string{"b lost", "expected to go wrong, and did not: c"}) {
		t.Errorf("%q", got)
	}
}
