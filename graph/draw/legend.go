package draw

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

const legendHeight = 24.0

// entry is a sign of the legend with what it means.
type entry struct {
	what  string
	width float64 // of the sign
	sign  func(c canvas, at point)
}

// entries are the signs that the picture has.
func (s *scene) entries() []entry {
	var out []entry
	for _, typ := range schema.EntityTypes {
		if !slices.ContainsFunc(s.Actors, func(a Actor) bool { return a.Type == typ }) {
			continue
		}
		out = append(out, entry{strings.ToLower(string(typ)), 20, func(c canvas, at point) {
			radius := 3.0
			if typ == schema.Person {
				radius = 6
			}
			c.rect(box{at, 20, 12}, radius, lookOf(typ).fill, lookOf(typ).stroke, 1.5)
		}})
	}
	line := func(what, color string, width float64, dashed bool) {
		out = append(out, entry{what, 28, func(c canvas, at point) {
			c.curve(at.sub(point{14, 0}), at, at.add(point{14, 0}), color, width, dashed)
		}})
	}
	has := func(what func(*Link) bool) bool {
		return slices.ContainsFunc(s.Links, func(l Link) bool { return what(&l) })
	}
	if has(func(l *Link) bool { return l.Tone == Cooperation }) {
		line("cooperation", toneColors[Cooperation], 2, false)
	}
	if has(func(l *Link) bool { return l.Tone == Conflict }) {
		line("conflict", toneColors[Conflict], 2, false)
	}
	if has(func(l *Link) bool { return l.Tone == Neutral }) {
		line("other", toneColors[Neutral], 2, false)
	}
	if has(func(l *Link) bool { return l.Unsure }) {
		line("not asserted", ink, 2, true)
	}
	line("1 article", faint, width(1), false)
	most := 1
	for i := range s.Links {
		most = max(most, s.Links[i].Articles)
	}
	if most > 1 {
		line(count(most, "article"), faint, width(most), false)
	}
	return out
}

const (
	signGap  = 7.0  // between a sign and what it means
	entryGap = 20.0 // between entries
)

func (s *scene) legendWidth(f *fonts) float64 {
	total := 0.0
	for _, e := range s.entries() {
		total += e.width + signGap + f.width(e.what, noteSize, false) + entryGap
	}
	return total
}

func (s *scene) legend(c canvas, f *fonts, y float64) {
	c.begin("legend", "", "")
	c.curve(point{margin, y - 10}, point{s.w / 2, y - 10}, point{s.w - margin, y - 10}, "#d5dade", 1, false)
	x := margin
	for _, e := range s.entries() {
		e.sign(c, point{x + e.width/2, y + legendHeight/2})
		x += e.width + signGap
		w := f.width(e.what, noteSize, false)
		c.text(point{x + w/2, y + legendHeight/2 + noteSize*0.36}, e.what, noteSize, false, faint)
		x += w + entryGap
	}
	c.end()
}
