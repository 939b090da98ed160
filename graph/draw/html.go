package draw

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

//go:embed page.html
var page string

// HTML writes a page with the picture, which can be moved and enlarged, and the
// evidence of every link below it. It needs nothing from elsewhere.
//
// It is put together without html/template, with which the linker keeps every method of
// every type: the program would be larger by a tenth.
func (p *Picture) HTML(w io.Writer) error {
	f, err := loadFonts()
	if err != nil {
		return err
	}
	var evidence strings.Builder
	for i := range p.Links {
		l := &p.Links[i]
		fmt.Fprintf(&evidence, "<section id=\"%s\">\n<h2>%s – %s</h2>\n", linkID(i), escaped(p.Actors[l.From].Label), escaped(p.Actors[l.To].Label))
		for j := range l.Facts {
			f := &l.Facts[j]
			fmt.Fprintf(&evidence, "<blockquote>“%s”<br>\n<small>%s · %s · %.2f</small></blockquote>\n", escaped(f.Evidence.Quote), escaped(qualified(f)), sourceLink(f), f.Confidence)
		}
		evidence.WriteString("</section>\n")
	}
	title := p.Title
	if title == "" {
		title = "Quadwire"
	}
	_, err = strings.NewReplacer("{{title}}", escaped(title), "{{picture}}", p.svg(f), "{{evidence}}", evidence.String()).WriteString(w, page)
	return err
}

// qualified says a predicate with what qualifies it: *assists, promised, 2022-10,
// according to Tehran*.
func qualified(f *query.Fact) string {
	out := f.Predicate
	if f.Modality != schema.Asserted {
		out += ", " + string(f.Modality)
	}
	if f.Polarity == schema.Negative {
		out += ", denied"
	}
	if f.Date != "" {
		out += ", " + f.Date
	}
	if f.Attribution.Text != "" {
		out += ", according to " + f.Attribution.Text
	}
	return out
}

// sourceLink names the article, with a link where it has an address on the web.
func sourceLink(f *query.Fact) string {
	name := f.Source.Headline
	if name == "" {
		name = f.Source.ID
	}
	out := escaped(name)
	if strings.HasPrefix(f.Source.URL, "https://") || strings.HasPrefix(f.Source.URL, "http://") {
		out = `<a href="` + escaped(f.Source.URL) + `">` + out + "</a>"
	}
	for _, more := range []string{f.Source.Publisher, f.Source.Published} {
		if more != "" {
			out += ", " + escaped(more)
		}
	}
	return out
}
