package explore

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"strings"

	"github.com/quadwire/quadwire/graph/serve/internal/answer"
)

// page is what the layout and a template are filled with.
type page struct {
	// Template is the name of the file that makes the main part, "actor.html".
	Template string
	// Title is what the page is about.
	Title string
	// Section is the entry of the navigation that the page belongs to, as its address.
	Section string
	// Search is what stands in the search box.
	Search string
	// Wide pages take the whole width of the window.
	Wide bool
	// Scripts are the names of assets to load as modules, besides the script of all pages.
	Scripts []string
	// Wait has the browser ask again soon.
	Wait bool
	// Code is the status to answer with, 0 for 200.
	Code int
	// Location is where the page is instead, empty for here.
	Location string
	// Body is what the template is filled with.
	Body any
}

//go:embed templates
var templateFiles embed.FS

// loadTemplates reads all templates: each page is one with the layout, and with what
// several pages share, in the files of parts.
func loadTemplates(assets *assets) (map[string]*template.Template, error) {
	files, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	out := make(map[string]*template.Template)
	for _, file := range files {
		name := strings.TrimPrefix(file, "templates/")
		if name == layoutFile {
			continue
		}
		t := template.New(layoutFile).Funcs(functions(assets))
		if t, err = t.ParseFS(templateFiles, "templates/"+layoutFile, "templates/parts/*.html", file); err != nil {
			return nil, err
		}
		out[name] = t
	}
	return out, nil
}

const layoutFile = "layout.html"

// write answers with a page.
func (s *site) write(w http.ResponseWriter, r *http.Request, p *page) {
	if p.Location != "" {
		http.Redirect(w, r, p.Location, cmp.Or(p.Code, http.StatusFound))
		return
	}
	var out bytes.Buffer
	t, ok := s.templates[p.Template]
	if !ok {
		answer.Fail(w, http.StatusInternalServerError, fmt.Sprintf("there is no template %q", p.Template))
		return
	}
	if err := t.ExecuteTemplate(&out, layoutFile, p); err != nil {
		answer.Fail(w, http.StatusInternalServerError, fmt.Sprintf("make page: %v", err))
		return
	}
	file := asset{content: "text/html; charset=utf-8", plain: out.Bytes()}
	if acceptsGzip(r) {
		file.gzip = compressed(file.plain, gzip.BestSpeed)
	}
	send(w, r, cmp.Or(p.Code, http.StatusOK), file)
}
