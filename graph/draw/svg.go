package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// fontFamily names fonts as wide as the one that texts are measured with.
const fontFamily = "'DejaVu Sans', Verdana, Geneva, sans-serif"

// svgCanvas writes SVG 1.1.
type svgCanvas struct{ out bytes.Buffer }

// SVG writes the picture as SVG: texts are texts, and pointing at an actor or a link
// tells more.
func (p *Picture) SVG(w io.Writer) error {
	f, err := loadFonts()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+p.svg(f)+"\n")
	return err
}

func (p *Picture) svg(f *fonts) string {
	s := newScene(p, f)
	c := &svgCanvas{}
	fmt.Fprintf(&c.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" font-family="%[3]s" role="img">`+"\n",
		px(s.w), px(s.h), fontFamily)
	if p.Title != "" {
		c.out.WriteString("<title>" + escaped(p.Title) + "</title>\n")
	}
	s.paint(c, f)
	c.out.WriteString("</svg>")
	return c.out.String()
}

// px writes a length with one decimal.
func px(f float64) string {
	out := strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
	if out == "-0" {
		return "0"
	}
	return out
}

func escaped(s string) string {
	var out bytes.Buffer
	xml.EscapeText(&out, []byte(oneLine(s)))
	return out.String()
}

func (c *svgCanvas) rect(b box, radius float64, fill, stroke string, width float64) {
	fmt.Fprintf(&c.out, `<rect x="%s" y="%s" width="%s" height="%s" rx="%s" fill="%s"`, px(b.x-b.w/2), px(b.y-b.h/2), px(b.w), px(b.h), px(radius), fill)
	if stroke != "" {
		fmt.Fprintf(&c.out, ` stroke="%s" stroke-width="%s"`, stroke, px(width))
	}
	c.out.WriteString("/>\n")
}

func (c *svgCanvas) curve(from, control, to point, color string, width float64, dashed bool) {
	dash := ""
	if dashed {
		dash = fmt.Sprintf(` stroke-dasharray="%s %s"`, px(4+2*width), px(3+width))
	}
	fmt.Fprintf(&c.out, `<path d="M%s %sQ%s %s %s %s" fill="none" stroke="%s" stroke-width="%s"%s/>`+"\n",
		px(from.x), px(from.y), px(control.x), px(control.y), px(to.x), px(to.y), color, px(width), dash)
}

func (c *svgCanvas) polygon(points []point, fill string) {
	var at []string
	for _, p := range points {
		at = append(at, px(p.x)+","+px(p.y))
	}
	fmt.Fprintf(&c.out, `<polygon points="%s" fill="%s"/>`+"\n", strings.Join(at, " "), fill)
}

func (c *svgCanvas) text(at point, s string, size float64, bold bool, color string) {
	weight := ""
	if bold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(&c.out, `<text x="%s" y="%s" font-size="%s"%s fill="%s" text-anchor="middle">%s</text>`+"\n", px(at.x), px(at.y), px(size), weight, color, escaped(s))
}

func (c *svgCanvas) begin(class, id, hint string) {
	fmt.Fprintf(&c.out, `<g class="%s"`, class)
	if id != "" {
		fmt.Fprintf(&c.out, ` data-id="%s"`, escaped(id))
	}
	c.out.WriteString(">")
	if hint != "" {
		var text bytes.Buffer
		xml.EscapeText(&text, []byte(hint))
		c.out.WriteString("<title>" + text.String() + "</title>")
	}
	c.out.WriteString("\n")
}

func (c *svgCanvas) end() { c.out.WriteString("</g>\n") }
