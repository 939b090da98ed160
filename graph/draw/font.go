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

// width returns the width of s in pixels at a size in pixels.
func (f *fonts) width(s string, size float64, bold bool) float64 {
	text := []rune(s)
	in := shaping.Input{Text: text, RunEnd: len(text), Face: f.face(bold), Size: fixed.I(100)}
	total := 0.0
	for _, run := range f.segmenter.Split(in, oneFace{f.face(bold)}) {
		out := f.shaper.Shape(run)
		total += float64(out.Advance) / 64
	}
	return total * size / 100
}

// oneFace is a font map of one face.
type oneFace struct{ face *font.Face }

func (o oneFace) ResolveFace(rune) *font.Face { return o.face }
