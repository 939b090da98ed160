package draw

import (
	"bytes"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// fonts measures text, with DejaVu Sans, which has the letters of most alphabets.
type fonts struct {
	plain, bold *font.Face
	segmenter   shaping.Segmenter
	shaper      shaping.HarfbuzzShaper
}

func loadFonts() (*fonts, error) {
	plain, err := font.ParseTTF(bytes.NewReader(dejavusans.TTF))
	if err != nil {
		return nil, err
	}
	bold, err := font.ParseTTF(bytes.NewReader(dejavusansbold.TTF))
	if err != nil {
		return nil, err
	}
	return &fonts{plain: plain, bold: bold}, nil
}

func (f *fonts) face(bold bool) *font.Face {
	if bold {
		return f.bold
	}
	return f.plain
}

// shapedSize is the size that texts are shaped at, in pixels.
const shapedSize = 100

// shape returns the glyphs of s, in runs of one script and direction each.
func (f *fonts) shape(s string, bold bool) []shaping.Output {
	text := []rune(s)
	in := shaping.Input{Text: text, RunEnd: len(text), Face: f.face(bold), Size: fixed.I(shapedSize)}
	var out []shaping.Output
	for _, run := range f.segmenter.Split(in, oneFace{f.face(bold)}) {
		out = append(out, f.shaper.Shape(run))
	}
	return out
}

// width returns the width of s in pixels at a size in pixels.
func (f *fonts) width(s string, size float64, bold bool) float64 {
	total := 0.0
	for _, run := range f.shape(s, bold) {
		total += float64(run.Advance) / 64
	}
	return total * size / shapedSize
}

// oneFace is a font map of one face.
type oneFace struct{ face *font.Face }

func (o oneFace) ResolveFace(rune) *font.Face { return o.face }
