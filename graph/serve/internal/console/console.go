// Package console serves Cayley's web console, the one in
// github.com/cayleygraph/cayley/ui, below /cayley/ and without a request to anywhere
// else. As shipped it wants to be at /, and loads its editor, its icons and its API from
// other places; the files are served with these addresses replaced, and a small editor
// of our own in place of the one it expects.
package console

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"regexp"
	"strings"

	"github.com/cayleygraph/cayley/ui"

	"github.com/quadwire/quadwire/graph/serve/internal/hold"
)

// assets has the editor that takes the place of the one the console loads.
//
//go:embed assets
var assets embed.FS

// Root is the path below which the console is.
const Root = "/cayley/"

// replacement changes what is wrong in a file of the console. Where old is not
// found the console is another one than this was made for, and [Routes] fails.
type replacement struct {
	file string // prefix of the path
	old  string
	new  string
}

var replacements = []replacement{
	// Its files are below the root that it thinks it has.
	{"index.html", `href="/`, `href="` + Root},
	{"index.html", `src="/`, `src="` + Root},
	{"index.html", `l.p="/"`, `l.p="` + Root + `"`},
	{"static/js/main.", `"/gizmo.d.ts"`, `"` + Root + `gizmo.d.ts"`},
	// The API is here.
	{"static/js/main.", `"http://localhost:64210"`, `""`},
	{"static/js/2.", `"http://localhost:64210"`, `""`},
	// The editor is assets/own/editor.js, and there before anybody looks for it elsewhere.
	{"static/js/2.", "https://cdn.jsdelivr.net/npm/monaco-editor@0.18.1/min/vs", Root + "own"},
	// The icons are letters of a font that is not there: take ones that assets/own/console.css draws.
	{"static/css/main.", "@import url(https://fonts.googleapis.com/icon?family=Material+Icons);", ""},
	{"static/js/main.", `icon:"play_circle_filled"`, icon("run")},
	{"static/js/main.", `icon:"check_circle"`, icon("done")},
	{"static/js/main.", `icon:"error"`, icon("failed")},
	{"index.html", "</head>", `<link href="` + Root + `own/console.css" rel="stylesheet"><script src="` + Root + `own/editor.js"></script>` +
		`<script src="` + Root + `own/panel.js"></script></head>`},
}

// icon returns the property of a component that gives it an icon by a class.
func icon(name string) string {
	return `icon:{icon:"` + name + `",strategy:"className",basename:"own-icon",prefix:"own-"}`
}

// left out are what would go to other places, or help nobody.
var leftOut = []string{"service-worker.js", "precache-manifest.", "asset-manifest.json"}

// file is one file of the console.
type file struct {
	content string
	data    string
	policy  string
}

func (f file) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", f.content)
	w.Header().Set("Content-Security-Policy", f.policy)
	_, _ = io.WriteString(w, f.data) // the client may have gone
}

// Routes adds the console over a graph to mux, with the page for writing if write is
// true. It fails where the console is not the one that this program was made for.
func Routes(mux *http.ServeMux, graph *hold.Graph, write bool) error {
	files, err := consoleFiles()
	if err != nil {
		return err
	}
	index := files[indexName]
	policy := contentPolicy(index.data)
	if write {
		index.data = strings.Replace(index.data, "<html ", "<html data-write ", 1)
	}
	files[indexName], files["{$}"] = index, index
	for name, file := range files {
		file.policy = policy
		mux.Handle("GET "+Root+name, file)
	}
	mux.Handle("GET "+Root+"own/examples.json", examples(graph))
	mux.Handle("GET "+strings.TrimSuffix(Root, "/"), http.RedirectHandler(Root, http.StatusMovedPermanently))
	return nil
}

const indexName = "index.html"

// contentPolicy is the policy of the console's page, which has a script and styles in
// it: that script is known by its hash, and styles do no harm.
func contentPolicy(page string) string {
	scripts := "'self'"
	for _, found := range inlineScript.FindAllStringSubmatch(page, -1) {
		hash := sha256.Sum256([]byte(found[1]))
		scripts += " 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'"
	}
	return "default-src 'none'; connect-src 'self'; manifest-src 'self'; script-src " + scripts + "; style-src 'self' 'unsafe-inline'; " +
		"img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}

var inlineScript = regexp.MustCompile(`<script>([^<]*(?:<[^/][^<]*)*)</script>`)

// consoleFiles returns the files of the console by their path.
func consoleFiles() (map[string]file, error) {
	web, err := fs.Sub(ui.FS, "web")
	if err != nil {
		return nil, err
	}
	own, err := fs.Sub(assets, "assets")
	if err != nil {
		return nil, err
	}
	files := make(map[string]file)
	if err := collect(files, web); err != nil {
		return nil, fmt.Errorf("read console: %w", err)
	}
	for _, rep := range replacements {
		if err := rep.apply(files); err != nil {
			return nil, err
		}
	}
	if err := collect(files, own); err != nil {
		return nil, fmt.Errorf("read console: %w", err)
	}
	return files, nil
}

func (rep replacement) apply(files map[string]file) error {
	for name, f := range files {
		if strings.HasPrefix(name, rep.file) && strings.Contains(f.data, rep.old) {
			f.data = strings.ReplaceAll(f.data, rep.old, rep.new)
			files[name] = f
			return nil
		}
	}
	return fmt.Errorf("console: %q is not in %s*: it is not the console that this program knows", rep.old, rep.file)
}

// contents are the types of files, as far as the system might not know them.
var contents = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".ts":  "text/plain; charset=utf-8",
	".ico": "image/x-icon",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
}

func collect(files map[string]file, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".map" {
			return err
		}
		for _, prefix := range leftOut {
			if strings.HasPrefix(name, prefix) {
				return nil
			}
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		content := contents[path.Ext(name)]
		if content == "" {
			content = mime.TypeByExtension(path.Ext(name))
		}
		files[name] = file{content: content, data: string(data)}
		return nil
	})
}
