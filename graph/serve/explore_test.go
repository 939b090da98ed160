package serve

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/serve/internal/browsertest"
)

// TestExplorer uses the pages in a browser as a reader does.
func TestExplorer(t *testing.T) {
	browser := browsertest.Start(t)
	server := httptest.NewServer(handler(t, Config{}))
	t.Cleanup(server.Close)
	article := "/article/" + sample.Talks().Source.ID

	t.Run("search by keyboard", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Go("/")
		page.WaitText("dd", "2") // articles
		page.Wait("document.querySelector('#find[role=combobox]')")
		page.Press("/")
		page.Wait("document.activeElement.id === 'find'")
		page.Type("#find", "ana riuz")
		page.WaitText("[role=option]", "Ana Ruiz")
		if page.Text("#find-suggestions + [role=status]") != "1 suggestion" {
			t.Error("suggestions are not announced")
		}
		page.Press("ArrowDown")
		page.Wait("document.getElementById(document.getElementById('find').getAttribute('aria-activedescendant')).getAttribute('aria-selected') === 'true'")
		page.Screenshot("explore-suggestions")
		page.Press("Escape")
		page.Wait("document.getElementById('find').getAttribute('aria-expanded') === 'false' && document.getElementById('find-suggestions').hidden")
		page.Press("ArrowDown")
		page.WaitText("[role=option]", "Ana Ruiz")
		page.Press("ArrowDown")
		page.Press("Enter")
		page.WaitText("h1", "Ana Ruiz")
		if page.URL() != "/actor/ana-ruiz" {
			t.Error(page.URL())
		}
	})
	t.Run("choose facts", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Go("/actor/ana-ruiz")
		page.WaitText(".fact", "leads")
		page.Eval("document.querySelector('select[name=predicate]').value = 'spoke-with'", nil)
		page.ClickText(".filter button", "Show")
		page.Wait("location.search === '?predicate=spoke-with&sort=date'")
		page.WaitText(".fact", "Bo Lind")
		if n := page.Count(".fact"); n != 1 {
			t.Errorf("%d facts", n)
		}
		page.Click(".set a")
		page.Wait("!location.search.includes('predicate')")
		page.Go("/actor/norway")
		page.ClickText(".tally a", "show them too")
		page.WaitText(".fact.denied .flag", "denied")
		page.WaitText(".fact.intended .flag", "promised")
		page.ScreenshotAll("explore-actor")
	})
	t.Run("read the article", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Go("/actor/ana-ruiz?predicate=spoke-with")
		page.Click(".fact .headline")
		page.WaitText("h1", "Ruiz calls Lind")
		page.Wait("location.pathname === '" + article + "' && location.hash.length > 10")
		// The statement that was followed is lit in the text and beside it.
		page.Wait("[...document.querySelectorAll('.seg.lit.subject')].some((part) => part.textContent === 'Ana Ruiz')")
		page.Wait("document.querySelectorAll('.card.lit').length === 1")
		page.Hover(".card.intended")
		page.Wait("document.querySelector('.card.intended').classList.contains('lit')")
		page.Wait("[...document.querySelectorAll('.seg.lit')].map((part) => part.textContent).join('').includes('Norway is ready to help Chile')")
		page.Screenshot("explore-article")
		page.Eval("document.querySelector('a.seg.subject[data-statements=\""+sample.Talks().Statements[2].ID+"\"]').focus()", nil)
		page.Wait("document.querySelector('.card.denied').classList.contains('lit')")
		page.ClickText(".card.denied .why", "why?")
		page.WaitText(".kicker", "STATEMENT")
		page.WaitText(".evidence", "did not meet")
		page.ScreenshotAll("explore-statement")
	})
	t.Run("find a path", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Go("/path")
		page.Type("#from", "Ana")
		page.WaitText("[role=option]", "Ana Ruiz")
		page.Press("ArrowDown")
		page.Press("Enter")
		page.Wait("document.getElementById('from').value === 'ana-ruiz'")
		page.Type("#to", "Chile")
		page.Press("Enter")
		page.WaitText("h1", "Ana Ruiz and Chile")
		page.WaitText(".way", "Bo Lind")
		page.WaitText(".step blockquote", "Lind visited Chile.")
		if strings.Contains(page.URL(), "since") {
			t.Error("empty fields are in the address:", page.URL())
		}
		page.Screenshot("explore-path")
	})
	t.Run("on a phone, in the dark, on paper", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.Phone()
		for _, target := range []string{"/", "/search?q=ana", "/actor/norway?all=true", article, "/path?from=ana-ruiz&to=chile", "/conflicts", "/nowhere"} {
			if target == "/nowhere" {
				page.Expect("404")
			}
			page.Go(target)
			page.Wait("document.documentElement.scrollWidth <= innerWidth") // nothing beside the window
		}
		page.Go("/actor/norway?all=true")
		page.ScreenshotAll("explore-phone")
		page.Media("screen", "dark")
		page.Wait("getComputedStyle(document.documentElement).backgroundColor === 'rgb(22, 24, 27)'")
		page.ScreenshotAll("explore-phone-dark")
		page.Media("print", "light")
		page.Wait("getComputedStyle(document.querySelector('.masthead nav')).display === 'none'")
		page.Wait("[...document.querySelectorAll('.onpaper')].some((part) => part.offsetWidth > 0 && part.textContent.includes('https://news.example/a?id=1'))")
		page.ScreenshotAll("explore-print")
	})
	t.Run("nothing is nameless", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		for _, target := range []string{"/", "/actor/ana-ruiz?all=true", "/path", article, "/search?q=ana"} {
			page.Go(target)
			var nameless []string
			page.Eval(`[...document.querySelectorAll("a, button, input, select")].filter((e) =>
				!(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length && e.labels[0].textContent.trim())).map((e) => e.outerHTML)`, &nameless)
			if len(nameless) > 0 {
				t.Errorf("%s: %q", target, nameless)
			}
			var twice []string
			page.Eval(`[...document.querySelectorAll("[id]")].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)`, &twice)
			if len(twice) > 0 {
				t.Errorf("%s: IDs that come twice: %q", target, twice)
			}
			page.Press("Tab")
			page.Wait("document.activeElement.classList.contains('skip')")
		}
	})
	t.Run("without script", func(t *testing.T) {
		page := browser.Open(t, server.URL)
		page.NoScript()
		page.Go("/")
		page.Type("#first", "ana riuz")
		page.Press("Enter")
		page.WaitText(".hits .actor", "Ana Ruiz")
		page.Click(".hits .actor")
		page.WaitText("h1", "Ana Ruiz")
		page.ClickText(".filter button", "Show")
		page.Wait("location.search.includes('sort=date')")
		page.WaitText(".tally", "3 facts")
		page.Click(".fact .headline")
		page.WaitText(".card:target", "Nordia")
		page.Click(".card:target .source a[href^='#in-']")
		page.Wait("location.hash.startsWith('#in-')")
	})
}
