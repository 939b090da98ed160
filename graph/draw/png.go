package draw

import (
	"image/color"
	"image/png"
	"io"
	"math"
	"strconv"

	"git.sr.ht/~sbinet/gg"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
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

// text fills the outlines of the glyphs.
func (c *pngCanvas) text(at point, s string, size float64, bold bool, color string) {
	s = oneLine(s)
	x := at.x - c.fonts.width(s, size, bold)/2
	face := c.fonts.face(bold)
	unit := size / float64(face.Upem())
	for _, run := range c.fonts.shape(s, bold) {
		for _, glyph := range run.Glyphs {
			place := func(p opentype.SegmentPoint) (float64, float64) {
				return (x + float64(glyph.XOffset)/64*size/shapedSize + float64(p.X)*unit) * c.scale,
					(at.y - float64(glyph.YOffset)/64*size/shapedSize - float64(p.Y)*unit) * c.scale
			}
			if outline, ok := face.GlyphData(glyph.GlyphID).(font.GlyphOutline); ok {
				c.outline(outline, place)
			}
			x += float64(glyph.XAdvance) / 64 * size / shapedSize
		}
	}
	c.SetColor(colorOf(color))
	c.Fill()
}

func (c *pngCanvas) outline(outline font.GlyphOutline, place func(opentype.SegmentPoint) (x, y float64)) {
	for _, segment := range outline.Segments {
		x, y := place(segment.Args[0])
		switch segment.Op {
		case opentype.SegmentOpMoveTo:
			c.MoveTo(x, y)
		case opentype.SegmentOpLineTo:
			c.LineTo(x, y)
		case opentype.SegmentOpQuadTo:
			x2, y2 := place(segment.Args[1])
			c.QuadraticTo(x, y, x2, y2)
		case opentype.SegmentOpCubeTo:
			x2, y2 := place(segment.Args[1])
			x3, y3 := place(segment.Args[2])
			c.CubicTo(x, y, x2, y2, x3, y3)
		}
	}
}

func (c *pngCanvas) begin(class, id, hint string) {}
func (c *pngCanvas) end()                         {}
