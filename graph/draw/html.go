package draw

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed page.html
var pageHTML string

var page = template.Must(template.New("page").Funcs(template.FuncMap{"linkID": linkID, "line": oneLine}).Parse(pageHTML))

// HTML writes a page with the picture, which can be moved and enlarged, and the
// evidence of every link below it. It needs nothing from elsewhere.
func (p *Picture) HTML(w io.Writer) error {
	f, err := loadFonts()
	if err != nil {
		return err
	}
	return page.Execute(w, struct {
		*Picture
		SVG template.HTML
	}{p, template.HTML(p.svg(f))})
}
