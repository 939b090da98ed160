package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/encoding/dot"
	"gonum.org/v1/gonum/graph/simple"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// fact makes one of *a predicate b*, where an article says so.
func fact(a, predicate, b, article string) query.Fact {
	term := func(id string) schema.Term {
		return schema.Term{ID: id, Label: strings.ToUpper(id), Type: schema.Country}
	}
	f := query.Fact{Source: schema.Source{ID: article, Headline: "About <b>", URL: "https://news.example/?a=1&b=2"}}
	f.ID = fmt.Sprint(a, predicate, b, article)
	f.Subject, f.Object = term(a), term(b)
	f.Predicate, f.Polarity, f.Modality, f.Confidence = predicate, schema.Positive, schema.Asserted, 0.5
	f.Date, f.Evidence.Quote = "2024-03-08", a+" & "+b
	return f
}

func edit(f query.Fact, change func(*query.Fact)) query.Fact {
	change(&f)
	return f
}

// several is a small net with all that a picture can have.
func several() []query.Fact {
	office := edit(fact("a", "holds-office", "", "1"), func(f *query.Fact) { f.Object = schema.Term{Literal: "president & \"chair\""} })
	odd := edit(fact("a", "sells-to", "odd", "1"), func(f *query.Fact) {
		f.Object.Label, f.Object.Type = "\"Кіоск\" <№ 1> & قناة\n\u0001 🚀 with a name of many words", schema.Organization
	})
	return []query.Fact{
		fact("a", "assists", "b", "1"), fact("a", "assists", "b", "2"), fact("a", "assists", "b", "2"), fact("a", "arms", "b", "1"),
		edit(fact("b", "accuses", "a", "3"), func(f *query.Fact) { f.Event = string(schema.Accuse) }),
		edit(fact("b", "spoke-with", "a", "3"), func(f *query.Fact) { f.Symmetric, f.Event = true, string(schema.Consult) }),
		edit(fact("a", "spoke-with", "b", "4"), func(f *query.Fact) { f.Symmetric, f.Event = true, string(schema.Consult) }),
		edit(fact("b", "leaves", "c", "3"), func(f *query.Fact) { f.Polarity = schema.Negative }),
		edit(fact("b", "joins", "c", "3"), func(f *query.Fact) { f.Modality = schema.Promised }),
		fact("d", "meets", "e", "5"), odd, office, fact("c", "praises", "c", "1"),
	}
}

func TestFactsOfOneLineAreTogether(t *testing.T) {
	p := New(several(), Options{Focus: []string{"a"}, Names: map[string]string{"spoke-with": "spoke with"}})
	var got []string
	for _, l := range p.Links {
		arrow := map[bool]string{true: "--", false: "->"}[l.Both]
		got = append(got, fmt.Sprintf("%s%s%s %d %q tone %d unsure %v", p.Actors[l.From].ID, arrow, p.Actors[l.To].ID, l.Articles, l.words(), l.Tone, l.Unsure))
	}
	want := []string{
		`a->b 2 ["assists ×2" "arms"] tone 0 unsure false`,
		`a--b 2 ["spoke with ×2"] tone 1 unsure false`,
		`a->odd 1 ["sells to"] tone 0 unsure false`,
		`b->a 1 ["accuses"] tone 2 unsure false`,
		`b->c 1 ["joins (promised)" "leaves (denied)"] tone 0 unsure true`,
		`d->e 1 ["meets"] tone 0 unsure false`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if a := p.Actors[0]; a.Role != `president & "chair"` || !a.Focus || p.Literals != 1 {
		t.Errorf("%+v, %d literals", a, p.Literals)
	}
}

func TestMostLinkedActorsStay(t *testing.T) {
	var facts []query.Fact
	for i := range 20 {
		for j := range i + 1 {
			facts = append(facts, fact("hub", "meets", fmt.Sprintf("n%02d", i), fmt.Sprint(j)))
		}
	}
	facts = append(facts, fact("far", "meets", "away", "1"))
	p := New(facts, Options{Focus: []string{"hub"}, Max: 5})
	var ids []string
	for _, a := range p.Actors {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"hub", "n16", "n17", "n18", "n19"}) || p.Omitted != 18 || !strings.Contains(p.Subtitle, "18 actors with fewer links not shown") {
		t.Errorf("%v, %d omitted, %s", ids, p.Omitted, p.Subtitle)
	}
}

// star is an actor with many others, some of whom know one another.
func star(n int) []query.Fact {
	var facts []query.Fact
	for i := range n {
		facts = append(facts, fact("hub", "has-a-long-talk-with", fmt.Sprintf("neighbour number %d", i), "1"))
		if i%3 == 0 {
			facts = append(facts, fact(fmt.Sprintf("neighbour number %d", i), "meets", fmt.Sprintf("neighbour number %d", (i+1)%n), "2"))
		}
	}
	return facts
}

func TestNothingCoversAnything(t *testing.T) {
	f, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	for name, facts := range map[string][]query.Fact{"several": several(), "star of 6": star(6), "star of 29": star(29), "pair": {fact("a", "meets", "b", "1")}} {
		s := newScene(New(facts, Options{Title: "A title"}), f)
		all := slices.Clone(s.actors)
		for _, c := range s.curves {
			all = append(all, c.label)
		}
		for i, a := range all {
			if a.x-a.w/2 < 0 || a.x+a.w/2 > s.w || a.y-a.h/2 < 0 || a.y+a.h/2 > s.h {
				t.Errorf("%s: box %d is outside", name, i)
			}
			for j, b := range all[:i] {
				if inside(box{a.point, a.w + b.w, a.h + b.h}, b.point, -1) {
					t.Errorf("%s: boxes %d and %d of %d overlap", name, i, j, len(all))
				}
			}
		}
	}
}

func TestFormsAreTheSameEachTime(t *testing.T) {
	for name, form := range map[string]func(*Picture, io.Writer) error{"svg": (*Picture).SVG, "png": (*Picture).PNG, "html": (*Picture).HTML, "dot": (*Picture).DOT} {
		var a, b bytes.Buffer
		facts := several()
		if err := form(New(facts, Options{}), &a); err != nil {
			t.Fatal(err)
		}
		slices.Reverse(facts)
		if err := form(New(facts, Options{}), &b); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: the bytes differ", name)
		}
	}
}

func TestSVGIsXMLWithAllNames(t *testing.T) {
	var out bytes.Buffer
	if err := New(several(), Options{Title: "<A> & \"B\""}).SVG(&out); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	dec := xml.NewDecoder(&out)
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if data, ok := token.(xml.CharData); ok {
			text.Write(data)
		}
	}
	for _, want := range []string{"<A> & \"B\"", "\"Кіоск\" <№ 1> & قناة 🚀", "assists ×2", "b & a"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not there", want)
		}
	}
}

func TestPNGHasInk(t *testing.T) {
	var out bytes.Buffer
	if err := New(several(), Options{Title: "قناة Кіоск"}).PNG(&out); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	colors := map[[3]uint32]int{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			r, g, b, _ := img.At(x, y).RGBA()
			colors[[3]uint32{r >> 8, g >> 8, b >> 8}]++
		}
	}
	for _, want := range [][3]uint32{{0xff, 0xff, 0xff}, {0xd9, 0xef, 0xdd}, {0x2c, 0x7a, 0x4b}, {0x1f, 0x29, 0x33}, {0xc0, 0x39, 0x2b}} {
		if colors[want] == 0 {
			t.Errorf("no pixel is %x", want)
		}
	}
}

func TestDOTIsReadByGonumAndGraphviz(t *testing.T) {
	var out bytes.Buffer
	if err := New(several(), Options{Title: "a \"b\" \\n"}).DOT(&out); err != nil {
		t.Fatal(err)
	}
	g := simple.NewDirectedGraph()
	if err := dot.Unmarshal(bytes.ReplaceAll(out.Bytes(), []byte("a1 -> a0"), []byte("a1 -> a9")), g); err != nil {
		t.Fatal(err)
	}
	if g.Nodes().Len() != 7 {
		t.Errorf("%d nodes", g.Nodes().Len())
	}
	program, err := exec.LookPath("dot")
	if err != nil {
		t.Skip("dot is not there: apt-get install graphviz")
	}
	cmd := exec.Command(program, "-Tsvg")
	cmd.Stdin = &out
	svg, err := cmd.Output()
	if err != nil || !bytes.Contains(svg, []byte("№ 1")) {
		t.Errorf("graphviz: %v\n%s", err, svg)
	}
}

func TestHTMLNamesTheEvidence(t *testing.T) {
	var out bytes.Buffer
	facts := []query.Fact{edit(fact("a", "meets", "b", "1"), func(f *query.Fact) {
		f.Evidence.Quote, f.Source.URL = "<script>alert(1)</script>", "javascript:alert(1)"
	})}
	if err := New(facts, Options{Title: "<b>"}).HTML(&out); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	if strings.Contains(page, "<script>alert") || strings.Contains(page, "javascript:") || strings.Contains(page, "{{") {
		t.Error("the page is not safe or not complete")
	}
	for _, want := range []string{"&lt;script&gt;alert(1)", "<title>&lt;b&gt;</title>", `id="link-0"`, `data-id="link-0"`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not there", want)
		}
	}
}
