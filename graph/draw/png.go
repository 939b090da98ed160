package draw

import (
	"image"
	"image/color"
	stddraw "image/draw"
	"image/png"
	"io"
	"math"
	"strconv"

	"git.sr.ht/~sbinet/gg"
	"github.com/go-text/render"
)

// maxSide bounds a side of an image in pixels, so that no picture takes all memory.
const maxSide = 8000

// pngCanvas paints on an image.
type pngCanvas struct {
	*gg.Context
	fonts *fonts
	scale float64
}

// PNG writes the picture as an image with two pixels for one of SVG. Characters that
// DejaVu Sans does not have, such as Chinese or emoji, are boxes.
func (p *Picture) PNG(w io.Writer) error {
	f, err := loadFonts()
	if err != nil {
		return err
	}
	s := newScene(p, f)
	scale := min(2, maxSide/s.w, maxSide/s.h)
	c := &pngCanvas{gg.NewContext(int(math.Ceil(s.w*scale)), int(math.Ceil(s.h*scale))), f, scale}
	s.paint(c, f)
	return png.Encode(w, c.Image())
}

// colorOf reads #rrggbb.
func colorOf(s string) color.Color {
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		panic(err) // colours are constants
	}
	return color.NRGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
}

func (c *pngCanvas) rect(b box, radius float64, fill, stroke string, width float64) {
	c.DrawRoundedRectangle((b.x-b.w/2)*c.scale, (b.y-b.h/2)*c.scale, b.w*c.scale, b.h*c.scale, min(radius, b.h/2, b.w/2)*c.scale)
	c.SetColor(colorOf(fill))
	if stroke == "" {
		c.Fill()
		return
	}
	c.FillPreserve()
	c.SetColor(colorOf(stroke))
	c.SetLineWidth(width * c.scale)
	c.SetDash()
	c.Stroke()
}

func (c *pngCanvas) curve(from, control, to point, color string, width float64, dashed bool) {
	c.MoveTo(from.x*c.scale, from.y*c.scale)
	c.QuadraticTo(control.x*c.scale, control.y*c.scale, to.x*c.scale, to.y*c.scale)
	c.SetColor(colorOf(color))
	c.SetLineWidth(width * c.scale)
	c.SetDash()
	if dashed {
		c.SetDash((4+2*width)*c.scale, (3+width)*c.scale)
	}
	c.SetLineCap(gg.LineCapButt)
	c.Stroke()
}

func (c *pngCanvas) polygon(points []point, fill string) {
	for _, p := range points {
		c.LineTo(p.x*c.scale, p.y*c.scale)
	}
	c.ClosePath()
	c.SetColor(colorOf(fill))
	c.Fill()
}

// text paints on a tile, since painting text takes time and memory by the image.
func (c *pngCanvas) text(at point, s string, size float64, bold bool, color string) {
	s = oneLine(s)
	w := c.fonts.width(s, size, bold)
	// The renderer knows whole sizes only: the scale has the rest.
	r := render.Renderer{FontSize: 10, PixScale: float32(size / 10 * c.scale), Color: colorOf(color)}
	pad, above, below := 2, int(math.Ceil(size*1.1*c.scale)), int(math.Ceil(size*0.4*c.scale))
	tile := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(w*c.scale))+2*pad, above+below))
	r.DrawStringAt(s, tile, pad, above, c.fonts.face(bold))
	x, y := int(math.Round((at.x-w/2)*c.scale))-pad, int(math.Round(at.y*c.scale))-above
	stddraw.Draw(c.Image().(stddraw.Image), tile.Bounds().Add(image.Pt(x, y)), tile, image.Point{}, stddraw.Over)
}

func (c *pngCanvas) begin(class, id, hint string) {}
func (c *pngCanvas) end()                         {}
