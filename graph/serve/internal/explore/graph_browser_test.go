package explore

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/serve/internal/browsertest"
	"github.com/quadwire/quadwire/schema"
)

// graphBrowser opens the graph of articles about a harbour.
func graphBrowser(t *testing.T, query string, records ...*schema.Record) *browsertest.Page {
	t.Helper()
	browser := browsertest.Start(t)
	server := httptest.NewServer(harbourSite(t, records...))
	t.Cleanup(server.Close)
	p := browser.Open(t, server.URL)
	p.Go("/graph?" + query)
	drawn(p)
	return p
}

// drawn waits until all that was asked for is drawn and at rest.
func drawn(p *browsertest.Page) {
	p.Wait(`document.querySelector(".graph").dataset.state === "ready" && document.querySelector(".graph").dataset.moving !== "true"`)
}

// names returns the actors of the picture, sorted.
func actorsShown(p *browsertest.Page) string {
	var ids []string
	p.Eval(`[...document.querySelectorAll(".picture .node")].map(n => n.dataset.id).sort()`, &ids)
	return strings.Join(ids, " ")
}

func linesShown(p *browsertest.Page) string {
	var keys []string
	p.Eval(`[...document.querySelectorAll(".picture .link")].map(n => n.dataset.key).sort()`, &keys)
	return strings.Join(keys, " ")
}

func node(id string) string { return fmt.Sprintf(`.picture .node[data-id="%s"] .name`, id) }

func words(key string) string { return fmt.Sprintf(`.picture g.words[data-key="%s"] text`, key) }

const (
	accuses = "port-authority~dockers-union~rel"
	met     = "dockers-union~ines-vale~both-rel"
)

func TestGraphOpensNeighboursAndShowsSentences(t *testing.T) {
	p := graphBrowser(t, "actor=port-authority")
	if got := actorsShown(p); got != "dockers-union ines-vale port-authority" {
		t.Errorf("actors: %s", got)
	}
	// A click shows the card of an actor, whose button opens its neighbours.
	p.Click(node("dockers-union"))
	p.WaitText(".panel h2", "Dockers Union")
	p.Click(`.panel [data-do="open"]`)
	p.Wait(`document.querySelector('.node[data-id="owen-brook"]')`)
	drawn(p)
	if url := p.URL(); url != "/graph?actor=port-authority&actor=dockers-union&node=dockers-union" {
		t.Errorf("address: %s", url)
	}
	// A line leads to the sentence.
	p.Click(words(accuses))
	p.WaitText(".panel blockquote", "The Port Authority accused the Dockers Union of delays.")
	p.WaitText(".panel .source a", "Talks at the harbour")
	if marked := p.Text(".panel mark.subject") + ", " + p.Text(".panel mark.object"); marked != "Port Authority, Dockers Union" {
		t.Errorf("marked: %s", marked)
	}
	var statement, article string
	p.Eval(`document.querySelector(".panel .proof a[href^='/statement/']").getAttribute("href")`, &statement)
	p.Eval(`document.querySelector(".panel .source a").getAttribute("href")`, &article)
	id := strings.TrimPrefix(statement, "/statement/")
	if id == "" || !strings.HasPrefix(article, "/article/") || !strings.HasSuffix(article, "#"+id) {
		t.Errorf("links: %s %s", statement, article)
	}
	// What two articles tell of has both sentences, and says so.
	p.Click(words(met))
	p.WaitText(".panel", "2 statements · 2 articles")
	p.WaitText(".panel blockquote", "Ines Vale met the Dockers Union in May.")
	p.ClickText(".panel .proof button", "who else says so")
	p.WaitText(".panel .others", "1 other statement says the same")
	// Double-clicking closes the neighbours again, and back opens them.
	p.Press("Escape")
	p.Eval(`document.querySelector('.node[data-id="dockers-union"]').dispatchEvent(new MouseEvent("dblclick", {bubbles: true}))`, nil)
	p.Wait(`!document.querySelector('.node[data-id="owen-brook"]')`)
	drawn(p)
	p.Eval("history.back()", nil)
	p.Wait(`document.querySelector('.node[data-id="owen-brook"]')`)
	p.Eval("history.go(-4)", nil)
	p.Wait(`location.search === "?actor=port-authority&node=dockers-union"`)
	drawn(p)
	if got := actorsShown(p); got != "dockers-union ines-vale port-authority" {
		t.Errorf("actors after going back: %s", got)
	}
	p.WaitText(".panel h2", "Dockers Union")
}

func TestGraphFilters(t *testing.T) {
	p := graphBrowser(t, "actor=port-authority")
	p.Screenshot("graph-harbour")
	// What is denied looks different, by more than its colour.
	p.Click(`.filters input[name="all"]`)
	denied := `.link[data-key="dockers-union~port-authority~not"]`
	p.Wait(`document.querySelector('` + denied + `')`)
	drawn(p)
	var dashed bool
	p.Eval(`document.querySelector('`+denied+` .line').hasAttribute("stroke-dasharray") && document.querySelector('`+denied+` .denied').getAttribute("d") !== ""`, &dashed)
	if got := p.Text(words("dockers-union~port-authority~not")); !dashed || !strings.HasPrefix(got, "✕") {
		t.Errorf("a denied line is dashed and crossed: %v, says %q", dashed, got)
	}
	p.Screenshot("graph-harbour-denied")
	p.Click(`.filters input[name="predicate"][value="accuses"]`)
	p.Wait(`document.querySelectorAll(".picture .link").length === 1`)
	if got := linesShown(p); got != accuses {
		t.Errorf("only accuses: %s", got)
	}
	p.WaitText(".filters .active", "2 on")
	// The sentence is 0.6 sure.
	p.Eval(`(range => { range.value = 0.7; range.dispatchEvent(new Event("change", {bubbles: true})) })(document.querySelector("[name=min-confidence]"))`, nil)
	p.WaitText(".empty", "No lines that the filters let through")
	if url := p.URL(); url != "/graph?actor=port-authority&predicate=accuses&all=true&min-confidence=0.7" {
		t.Errorf("address: %s", url)
	}
	p.Eval("history.back()", nil)
	p.Wait(`document.querySelectorAll(".picture .link").length === 1`)
	p.Click(".filters .reset")
	p.Wait(`document.querySelectorAll(".picture .link").length === 3`)
	// Two articles or more, then a time in which less was told.
	p.Go("/graph?actor=ines-vale&min-articles=2")
	drawn(p)
	if got := linesShown(p); got != met {
		t.Errorf("two articles: %s", got)
	}
	p.Go("/graph?actor=port-authority")
	drawn(p)
	p.ClickText(".histogram button", "") // the first that can be clicked
	p.Wait(`document.querySelectorAll(".picture .link").length === 1`)
	if got := linesShown(p); got != accuses {
		t.Errorf("in April: %s", got)
	}
	if rows := p.Count(".graph-table tbody tr"); rows != 1 {
		t.Errorf("the table has %d rows", rows)
	}
}

func TestGraphByKeyboard(t *testing.T) {
	p := graphBrowser(t, "actor=port-authority&all=true")
	p.Eval(`document.querySelector('[data-do="fit"]').focus()`, nil)
	for range 40 { // through the filters to the picture
		p.Press("Tab")
		var there bool
		if p.Eval(`document.activeElement.closest(".picture") !== null`, &there); there {
			break
		}
	}
	focused := func() (name string) {
		p.Eval(`document.activeElement.getAttribute("aria-label")`, &name)
		return name
	}
	if got := focused(); got != "Port Authority, organization, 3 lines, opened" {
		t.Fatalf("the picture begins with %q", got)
	}
	// To the union, by the arrows: where it stands is up to the layout.
	arrows := []string{"ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"}
	for i := 0; i < 12 && !strings.HasPrefix(focused(), "Dockers Union"); i++ {
		p.Press(arrows[i%len(arrows)])
	}
	if got := focused(); !strings.HasPrefix(got, "Dockers Union") {
		t.Fatalf("arrows lead to %q", got)
	}
	p.Press("Enter")
	p.Wait(`document.querySelector('.node[data-id="owen-brook"]')`)
	p.WaitText(".live", "1 actor added")
	drawn(p)
	if got := focused(); !strings.HasPrefix(got, "Dockers Union") {
		t.Errorf("after opening its neighbours the focus is on %q", got)
	}
	// Through its lines to the one that is denied, and to its sentence.
	for range 10 {
		p.Press("n")
		if strings.Contains(focused(), "denied") {
			break
		}
	}
	p.Press("Enter")
	p.WaitText(".panel blockquote", "The Dockers Union did not threaten the Port Authority.")
	p.WaitText(".panel .flag", "denied")
	p.Press("Escape")
	p.Wait(`document.querySelector(".panel").hidden`)
	p.Press("ArrowLeft")
	p.Press("Space")
	p.WaitText(".panel h2", "Dockers Union")
	p.Press("Delete")
	p.Wait(`!document.querySelector('.node[data-id="dockers-union"]')`)
	drawn(p)
	p.Click(".hidden-actors")
	p.Wait(`document.querySelector('.node[data-id="dockers-union"]')`)
}

func TestGraphIsTheSameAgain(t *testing.T) {
	p := graphBrowser(t, "actor=ines-vale&all=true")
	places := func() (all map[string]string) {
		p.Eval(`Object.fromEntries([...document.querySelectorAll(".picture .node")].map(n => [n.dataset.id, n.getAttribute("transform")]))`, &all)
		return all
	}
	first := places()
	p.Go("/graph?actor=ines-vale&all=true")
	drawn(p)
	if again := places(); fmt.Sprint(first) != fmt.Sprint(again) {
		t.Errorf("once %v\nthen %v", first, again)
	}
	// What is dragged stays where it was put, and all else where it was.
	var x, y float64
	p.Eval(`(b => b.x + b.width / 2)(document.querySelector('`+node("port-authority")+`').getBoundingClientRect())`, &x)
	p.Eval(`(b => b.y + b.height / 2)(document.querySelector('`+node("port-authority")+`').getBoundingClientRect())`, &y)
	p.Drag(x, y, x+60, y+30)
	p.Wait(`location.search.includes("at=port-authority")`)
	drawn(p)
	moved := places()
	p.Go(p.URL())
	drawn(p)
	if again := places(); fmt.Sprint(moved) != fmt.Sprint(again) || moved["port-authority"] == first["port-authority"] || moved["dockers-union"] != first["dockers-union"] {
		t.Errorf("before %v\nmoved %v\nagain %v", first, moved, again)
	}
}

// crowd is somebody who met many others.
func crowd(n int) *schema.Record {
	host := schema.Entity{ID: "rosa-host", Type: schema.Person, Label: "Rosa Host"}
	var sentences []string
	var links []sample.Link
	for i := range n {
		guest := schema.Entity{ID: fmt.Sprintf("guest-%03d", i), Type: schema.EntityTypes[i%len(schema.EntityTypes)], Label: fmt.Sprintf("Guest Number%03d", i)}
		sentences = append(sentences, "Rosa Host met "+guest.Label+".")
		links = append(links, sample.Link{Sentence: i, Subject: host, Predicate: "met-with", Words: "met", Object: guest})
	}
	return sample.Make(schema.Source{Headline: "All the guests", Published: "2024-01-01"}, sentences, links...)
}

func TestGraphBoundsHubs(t *testing.T) {
	p := graphBrowser(t, "actor=rosa-host", crowd(51))
	if n := p.Count(".picture .node"); n != 15 {
		t.Errorf("%d actors", n)
	}
	p.WaitText(".picture .hub", "+37")
	p.Click(".picture .hub text")
	p.Wait(`document.querySelectorAll(".picture .node").length === 29`)
	drawn(p)
	if url := p.URL(); url != "/graph?actor=rosa-host&more=rosa-host%3A28" {
		t.Errorf("address: %s", url)
	}
	p.Go("/graph?actor=rosa-host&more=rosa-host:60")
	drawn(p)
	if n, more := p.Count(".picture .node"), p.Count(".picture .hub"); n != 52 || more != 0 {
		t.Errorf("%d actors, %d signs of more", n, more)
	}
	p.Screenshot("graph-crowd")
}

func TestGraphSaysWhatWentWrong(t *testing.T) {
	p := graphBrowser(t, "actor=ines-vale")
	p.Expect("Failed to load resource")
	p.Eval(`(fetch => { window.fetch = (...args) => { window.fetch = fetch; return fetch("/none") } })(window.fetch)`, nil)
	p.Click(node("port-authority"))
	p.Click(`.panel [data-do="open"]`)
	p.WaitText(".fault", "The server answered 404")
	p.ClickText(".fault button", "Try again")
	p.Wait(`document.querySelector(".fault").hidden && document.querySelector('.node[data-id="port-authority"].opened')`)
	// An answer that takes long can be stopped.
	p.Eval(`window.fetch = (address, {signal}) => new Promise((_, no) => signal.addEventListener("abort", () => no(new DOMException("", "AbortError"))))`, nil)
	p.Click(node("dockers-union"))
	p.WaitText(".panel h2", "Dockers Union")
	p.Click(`.panel [data-do="open"]`)
	p.Click(`.progress [data-do="stop"]`)
	p.WaitText(".fault", "Stopped")
}

func TestGraphOnAPhoneAndInTheDark(t *testing.T) {
	browser := browsertest.Start(t)
	server := httptest.NewServer(harbourSite(t))
	t.Cleanup(server.Close)
	p := browser.Open(t, server.URL)
	p.Phone()
	p.Media("screen", "dark")
	p.Go("/graph?actor=port-authority&edge=" + accuses)
	drawn(p)
	p.WaitText(".panel blockquote", "accused")
	var position string
	var overflow bool
	p.Eval(`getComputedStyle(document.querySelector(".panel")).position`, &position)
	p.Eval(`document.documentElement.scrollWidth > innerWidth`, &overflow)
	if position != "fixed" || overflow {
		t.Errorf("the panel is %s, the page is wider than the window: %v", position, overflow)
	}
	p.Screenshot("graph-phone")
}

func TestGraphFirstPaintIsSmall(t *testing.T) {
	p := graphBrowser(t, "actor=ines-vale")
	if sent := p.Transferred(); sent > 150_000 {
		t.Errorf("%d bytes for the page", sent)
	} else {
		t.Logf("%d bytes", sent)
	}
	var scripts float64
	p.Eval(`performance.getEntriesByType("resource").filter(r => r.name.endsWith(".js")).reduce((sum, r) => sum + r.transferSize, 0)`, &scripts)
	if scripts > 100_000 {
		t.Errorf("%.0f bytes of script", scripts)
	}
}

func TestGraphIsSaved(t *testing.T) {
	p := graphBrowser(t, "actor=port-authority&all=true")
	var text string
	p.Eval(`(async () => {
		const made = []
		URL.createObjectURL = blob => { made.push(blob); return "#" }
		document.querySelector(".menu summary").click()
		document.querySelector('[data-do="svg"]').click()
		return made[0].text()
	})()`, &text)
	if !strings.Contains(text, "Port Authority") || !strings.Contains(text, "accuses") || strings.Contains(text, "class=") || strings.Contains(text, "var(") {
		t.Errorf("the picture is\n%s", text)
	}
}
