// Package console serves Cayley's web console, the one in
// github.com/cayleygraph/cayley/ui, without a request to anywhere else. As shipped it
// loads its editor, its icons and its API from other places; the files are served with
// these addresses replaced, and a small editor of our own in place of the one it
// expects.
package console

import (
	"embed"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/cayleygraph/cayley/ui"
)

// assets has the editor that takes the place of the one the console loads.
//
//go:embed assets
var assets embed.FS

// replacement changes what is wrong in a file of the console. Where old is not
// found the console is another one than this was made for, and [Routes] fails.
type replacement struct {
	file string // prefix of the path
	old  string
	new  string
}

var replacements = []replacement{
	// The API is here.
	{"static/js/main.", `"http://localhost:64210"`, `""`},
	{"static/js/2.", `"http://localhost:64210"`, `""`},
	// The editor is assets/vs/loader.js.
	{"static/js/2.", "https://cdn.jsdelivr.net/npm/monaco-editor@0.18.1/min/vs", "/vs"},
	// The icons are letters of a font that is not there: take ones that all fonts have.
	{"static/css/main.", "@import url(https://fonts.googleapis.com/icon?family=Material+Icons);", ""},
	{"static/js/main.", `icon:"play_circle_filled"`, `icon:"▶"`},
	{"static/js/main.", `icon:"check_circle"`, `icon:"✓"`},
	{"static/js/main.", `icon:"error"`, `icon:"✗"`},
	// Query Shape and Write have nothing to talk to.
	{"index.html", "</head>", `<link href="/vs/console.css" rel="stylesheet"></head>`},
}

// left out are what would go to other places, or help nobody.
var leftOut = []string{"service-worker.js", "precache-manifest.", "asset-manifest.json"}

// file is one file of the console.
type file struct {
	content string
	data    string
}

func (f file) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", f.content)
	_, _ = w.Write([]byte(f.data)) // the client may have gone
}

// Routes adds the files of the console to mux. It fails where the console is not the one
// that this program was made for.
func Routes(mux *http.ServeMux) error {
	files, err := consoleFiles()
	for name, file := range files {
		mux.Handle("GET /"+name, file)
	}
	return err
}

// consoleFiles returns the files of the console by their path, with the index as
// "cayley/{$}".
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
	files["cayley/{$}"] = files["index.html"]
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
		files[name] = file{content, string(data)}
		return nil
	})
}
