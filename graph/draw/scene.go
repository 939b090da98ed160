package draw

import (
	"math"

	"github.com/quadwire/quadwire/schema"
)

// Sizes in pixels.
const (
	nameSize  = 15.0
	roleSize  = 11.5
	wordSize  = 11.5
	titleSize = 22.0
	noteSize  = 12.5
	margin    = 36.0
	nodeGap   = 26.0
	linkSpace = 110.0 // between the boxes of linked actors, besides the words
	arrowRoom = 26.0  // beside the words, so that the line can be seen
)

// look is how actors of a type are drawn: colours that print and that the colour-blind
// tell apart.
type look struct{ fill, stroke string }

var looks = map[schema.EntityType]look{
	schema.Person:       {"#dbe9f6", "#2f6ea5"},
	schema.Organization: {"#fde6cf", "#c2671a"},
	schema.Country:      {"#d9efdd", "#2c7a4b"},
	schema.Place:        {"#e9e2f3", "#7451a6"},
	schema.Thing:        {"#ececec", "#6a6a6a"},
}

func lookOf(t schema.EntityType) look {
	if l, ok := looks[t]; ok {
		return l
	}
	return looks[schema.Thing]
}

// Colors returns the colours that actors of a type have in pictures, as #rrggbb: that of
// their boxes and that of the lines around them.
func Colors(t schema.EntityType) (fill, stroke string) {
	l := lookOf(t)
	return l.fill, l.stroke
}

// ToneColor returns the colour of links of a tone, as #rrggbb.
func ToneColor(t Tone) string { return toneColors[t] }

var toneColors = map[Tone]string{Neutral: "#6b7680", Cooperation: "#1d7f8c", Conflict: "#c0392b"}

const (
	ink   = "#1f2933"
	faint = "#5b6770"
	paper = "#ffffff"
)

// scene is a picture with everything in its place.
type scene struct {
	*Picture
	w, h   float64
	actors []box
	names  [][]string
	curves []curve
}

// curve is a line from the edge of one box to that of another: a quadratic Bézier
// curve, whose words stand in a box on it.
type curve struct {
	from, control, to point
	words             []string
	label             box
	width             float64
}

// width of a line, by the number of articles that say so.
func width(articles int) float64 { return min(1.4+1.5*math.Log2(float64(max(articles, 1))), 8) }

func newScene(p *Picture, f *fonts) *scene {
	s := &scene{Picture: p}
	for i := range p.Actors {
		s.actors = append(s.actors, s.measure(&p.Actors[i], f))
	}
	var pairs [][2]int
	labels := make([]box, len(p.Links))
	words := make([][]string, len(p.Links))
	longest := 0.0
	for i := range p.Links {
		l := &p.Links[i]
		pairs = append(pairs, [2]int{l.From, l.To})
		words[i] = l.words()
		for _, w := range words[i] {
			labels[i].w = max(labels[i].w, f.width(w, wordSize, false)+8)
		}
		labels[i].h = float64(len(words[i]))*(wordSize+3) + 4
		longest += labels[i].w
	}
	place(s.actors, pairs, labels, linkSpace+90+longest/float64(max(1, len(p.Links))))
	s.putLabels(labels)
	for i := range p.Links {
		s.curves = append(s.curves, s.curve(&p.Links[i], labels[i], words[i]))
	}
	s.fit(f)
	return s
}

// measure returns the box of an actor, and keeps the lines of its name.
func (s *scene) measure(a *Actor, f *fonts) box {
	lines := wrapped(a.Label)
	s.names = append(s.names, lines)
	b := box{h: float64(len(lines))*(nameSize+4) + 14}
	for _, line := range lines {
		b.w = max(b.w, f.width(line, nameSize, true))
	}
	if a.Role != "" {
		b.w = max(b.w, f.width(shortened(a.Role), roleSize, false))
		b.h += roleSize + 3
	}
	b.w = max(b.w+26, 64)
	return b
}

// putLabels puts the words of links beside the middle of them, nearer to the end that
// has fewer, and moves them until they cover neither one another nor an actor.
func (s *scene) putLabels(labels []box) {
	degree := make([]int, len(s.Actors))
	for i := range s.Links {
		degree[s.Links[i].From]++
		degree[s.Links[i].To]++
	}
	for i := range s.Links {
		l := &s.Links[i]
		a, b := s.actors[l.From], s.actors[l.To]
		t := 0.5
		switch {
		case degree[l.From] > 2*degree[l.To]:
			t = 0.58
		case degree[l.To] > 2*degree[l.From]:
			t = 0.42
		}
		// What can be seen of the line is between the boxes.
		from, to := exit(a, b.point), exit(b, a.point)
		labels[i].point = between(from, to, t)
		// Links of the same two actors lie beside one another.
		d := direction(a.point, b.point)
		if l.From > l.To {
			d = d.mul(-1)
		}
		n, before := parallel(s.Links, i)
		side := float64(before) - float64(n-1)/2
		labels[i].point = labels[i].add(point{-d.y * (labels[i].w*0.6 + 12), d.x * (labels[i].h + 8)}.mul(side))
	}
	all := append(append([]box{}, s.actors...), labels...)
	separate(all, func(i, j int) point { return point{5, 5} }, func(i int) bool { return i < len(s.actors) })
	for i := range labels {
		labels[i].point = all[len(s.actors)+i].point
	}
}

// parallel returns how many links join the ends of link i, and how many of them come
// before it.
func parallel(links []Link, i int) (n, before int) {
	ends := func(l Link) [2]int { return [2]int{min(l.From, l.To), max(l.From, l.To)} }
	for j := range links {
		if ends(links[j]) == ends(links[i]) {
			n++
			if j < i {
				before++
			}
		}
	}
	return n, before
}

// exit returns where the way from the centre of a box to a point leaves it.
func exit(b box, to point) point {
	d := to.sub(b.point)
	t := 1.0
	if d.x != 0 {
		t = min(t, b.w/2/math.Abs(d.x))
	}
	if d.y != 0 {
		t = min(t, b.h/2/math.Abs(d.y))
	}
	return b.point.add(d.mul(t))
}

// curve leads from box to box through the words.
func (s *scene) curve(l *Link, label box, words []string) curve {
	a, b := s.actors[l.From], s.actors[l.To]
	c := curve{words: words, label: label, width: width(l.Articles)}
	control := label.point.mul(2).sub(between(a.point, b.point, 0.5))
	at := func(t float64) point {
		return between(between(a.point, control, t), between(control, b.point, t), t)
	}
	const grain = 400
	first, last := 0.0, 1.0
	for i := 0; i <= grain && inside(a, at(first), 1); i++ {
		first = float64(i) / grain
	}
	for i := grain; i >= 0 && inside(b, at(last), 3); i-- {
		last = float64(i) / grain
	}
	if first >= last {
		first, last = 0, 1
	}
	c.from, c.to = at(first), at(last)
	c.control = between(between(a.point, control, first), between(control, b.point, first), last)
	return c
}

func inside(b box, p point, gap float64) bool {
	return math.Abs(p.x-b.x) < b.w/2+gap && math.Abs(p.y-b.y) < b.h/2+gap
}

// fit moves everything below the title and into the margins.
func (s *scene) fit(f *fonts) {
	all := append([]box{}, s.actors...)
	for i := range s.curves {
		all = append(all, s.curves[i].label, box{point: between(between(s.curves[i].from, s.curves[i].control, 0.5), between(s.curves[i].control, s.curves[i].to, 0.5), 0.5)})
	}
	if len(all) == 0 {
		all = []box{{w: 200, h: 40}}
	}
	from, to := bounds(all)
	top := margin + noteSize + 24
	if s.Title != "" {
		top += titleSize + 6
	}
	s.w = max(to.x-from.x, f.width(s.Title, titleSize, true), f.width(s.Subtitle, noteSize, false), s.legendWidth(f)) + 2*margin
	move := point{(s.w - to.x - from.x) / 2, top - from.y}
	for i := range s.actors {
		s.actors[i].point = s.actors[i].point.add(move)
	}
	for i := range s.curves {
		c := &s.curves[i]
		c.from, c.control, c.to, c.label.point = c.from.add(move), c.control.add(move), c.to.add(move), c.label.point.add(move)
	}
	s.h = top + to.y - from.y + 34 + legendHeight + margin/2
}

// canvas is what a scene is painted on. Points of texts are the middle of their
// baseline.
type canvas interface {
	rect(b box, radius float64, fill, stroke string, width float64)
	curve(from, control, to point, color string, width float64, dashed bool)
	polygon(points []point, fill string)
	text(at point, s string, size float64, bold bool, color string)
	// begin and end hold together what belongs to an actor or a link; hint is what a
	// viewer is told of it.
	begin(class, id, hint string)
	end()
}

// paint puts everything on a canvas: lines, words, actors, in this order.
func (s *scene) paint(c canvas, f *fonts) {
	c.rect(box{point{s.w / 2, s.h / 2}, s.w, s.h}, 0, paper, "", 0)
	y := margin
	if s.Title != "" {
		y += titleSize - 4
		c.text(point{margin + f.width(s.Title, titleSize, true)/2, y}, s.Title, titleSize, true, ink)
		y += 6
	}
	c.text(point{margin + f.width(s.Subtitle, noteSize, false)/2, y + noteSize}, s.Subtitle, noteSize, false, faint)
	for i := range s.curves {
		s.paintLink(c, i)
	}
	for i := range s.curves {
		s.paintWords(c, i)
	}
	for i := range s.actors {
		s.paintActor(c, i)
	}
	s.legend(c, f, s.h-legendHeight-margin/2)
}

func (s *scene) paintLink(c canvas, i int) {
	l, k := &s.Links[i], &s.curves[i]
	color := toneColors[l.Tone]
	c.begin("link", linkID(i), l.hint(s.Picture))
	end := k.to
	if !l.Both {
		// The line ends in the middle of its arrow, not at its point.
		end = k.to.sub(direction(k.control, k.to).mul(6 + k.width))
	}
	c.curve(k.from, k.control, end, color, k.width, l.Unsure)
	if !l.Both {
		c.polygon(arrow(k.control, k.to, 9+1.6*k.width), color)
	}
	c.end()
}

func (s *scene) paintWords(c canvas, i int) {
	l, k := &s.Links[i], &s.curves[i]
	c.begin("words", linkID(i), l.hint(s.Picture))
	c.rect(k.label, 3, paper, "", 0)
	for n, words := range k.words {
		c.text(point{k.label.x, k.label.y - k.label.h/2 + float64(n+1)*(wordSize+3) - 2}, words, wordSize, false, toneColors[l.Tone])
	}
	c.end()
}

func (s *scene) paintActor(c canvas, i int) {
	a, b := &s.Actors[i], s.actors[i]
	paint := lookOf(a.Type)
	c.begin("actor", a.ID, a.hint())
	stroke := 1.5
	if a.Focus {
		stroke = 3.5
	}
	radius := 7.0
	if a.Type == schema.Person {
		radius = b.h / 2
	}
	c.rect(b, radius, paint.fill, paint.stroke, stroke)
	y := b.y - b.h/2 + 7
	for _, line := range s.names[i] {
		y += nameSize + 4
		c.text(point{b.x, y - 4}, line, nameSize, true, ink)
	}
	if a.Role != "" {
		c.text(point{b.x, y + roleSize}, shortened(oneLine(a.Role)), roleSize, false, faint)
	}
	c.end()
}

func direction(from, to point) point {
	d := to.sub(from)
	return d.mul(1 / max(d.len(), 1e-9))
}

// arrow returns the triangle at the end of a curve.
func arrow(from, to point, size float64) []point {
	d := direction(from, to)
	back, side := to.sub(d.mul(size)), point{-d.y, d.x}.mul(size*0.42)
	return []point{to, back.add(side), back.sub(side)}
}
