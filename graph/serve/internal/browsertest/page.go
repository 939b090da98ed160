package browsertest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// patience is how long a step may take. Machines that test are slow and busy.
const patience = 30 * time.Second

// Page is a tab with cookies and storage of its own. Its methods fail the test where
// they cannot do what they say within half a minute.
type Page struct {
	t    testing.TB
	ctx  context.Context
	base string
	watch
}

// Open opens an empty tab for the pages of the server at base, such as the URL of an
// [net/http/httptest.Server]. It has 1280 × 800 pixels.
func (b *Browser) Open(t testing.TB, base string) *Page {
	t.Helper()
	ctx, stop := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	p := &Page{t: t, ctx: ctx, base: strings.TrimSuffix(base, "/")}
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil { // without a deadline: the tab lives as long as the context of the first
		t.Fatal(err)
	}
	if err := p.watch.start(ctx, p.base); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.report(t) })
	p.Viewport(1280, 800)
	return p
}

// report fails the test for all that went wrong in the page and was not expected.
func (p *Page) report(t testing.TB) {
	p.Eval("0", nil) // what was sent before its answer has arrived by then
	for _, fault := range p.watch.unexpected() {
		t.Error(fault)
	}
}

// Run does what the helpers have no name for.
func (p *Page) Run(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		p.t.Fatalf("%v\nat %s", err, p.where())
	}
}

// Go opens a path of the server, such as /search?q=x, and waits until it is loaded.
func (p *Page) Go(path string) {
	p.t.Helper()
	p.Run(chromedp.Navigate(p.base + path))
}

// URL returns the path of the page with its query and fragment.
func (p *Page) URL() string {
	p.t.Helper()
	var out string
	p.Eval("location.pathname + location.search + location.hash", &out)
	return out
}

// Eval evaluates an expression of JavaScript in the page, waits for it if it is a
// promise, and stores what it gives in out as encoding/json does, if out is not nil.
func (p *Page) Eval(expression string, out any) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := eval(ctx, expression, out); err != nil {
		p.t.Fatalf("%s: %v\nat %s", expression, err, p.where())
	}
}

// Wait waits until an expression of JavaScript is true in the page.
func (p *Page) Wait(expression string) {
	p.t.Helper()
	p.until("!!("+expression+")", expression)
}

// WaitText waits until some element that the CSS selector finds is seen and contains
// text, with white space as it is shown.
func (p *Page) WaitText(selector, text string) {
	p.t.Helper()
	p.until(fmt.Sprintf("(%s)(%s, %s)", finder, quote(selector), quote(text))+" !== null", fmt.Sprintf("%s with %q", selector, text))
}

// Text returns the text of the first element that the CSS selector finds, as it is
// shown; of a field, its value. It waits for the element.
func (p *Page) Text(selector string) (text string) {
	p.t.Helper()
	p.Wait("document.querySelector(" + quote(selector) + ")")
	p.Eval("(e => e.value !== undefined ? String(e.value) : e.innerText !== undefined ? e.innerText : e.textContent)(document.querySelector("+quote(selector)+"))", &text)
	return text
}

// Count returns how many elements the CSS selector finds.
func (p *Page) Count(selector string) (n int) {
	p.t.Helper()
	p.Eval("document.querySelectorAll("+quote(selector)+").length", &n)
	return n
}

// Screenshot writes what the window shows to NAME.png in the folder that
// BROWSER_SCREENSHOTS names, if it names one.
func (p *Page) Screenshot(name string) {
	p.t.Helper()
	p.write(name, chromedp.CaptureScreenshot())
}

// ScreenshotAll is [Page.Screenshot] of the page from its top to its end.
func (p *Page) ScreenshotAll(name string) {
	p.t.Helper()
	p.write(name, chromedp.FullScreenshot(100))
}

func (p *Page) write(name string, capture chromedp.Action[[]byte]) {
	p.t.Helper()
	dir := os.Getenv("BROWSER_SCREENSHOTS")
	if dir == "" {
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	image, err := chromedp.Run(ctx, capture)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name+".png"), image, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// Viewport makes the window width × height pixels.
func (p *Page) Viewport(width, height int64) {
	p.t.Helper()
	p.Run(chromedp.EmulateViewport(width, height))
}

// Phone makes the window that of a phone held upright, with a finger for a mouse.
func (p *Page) Phone() {
	p.t.Helper()
	p.Run(chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile, chromedp.EmulateTouch))
}

// NoScript has the tab run no script of the pages that it opens from now on.
func (p *Page) NoScript() {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		p.t.Fatal(err)
	}
}

// Media has the page shown on a "screen" or in "print", in the colours that somebody
// likes who prefers "light" or "dark".
func (p *Page) Media(medium, scheme string) {
	p.t.Helper()
	params := emulation.SetEmulatedMediaParams{Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, params); err != nil {
		p.t.Fatal(err)
	}
}

// eval is [Page.Eval] that returns what goes wrong.
func eval(ctx context.Context, expression string, out any) error {
	got, err := chromedp.Run(ctx, chromedp.Evaluate[any](expression, chromedp.EvalAwaitPromise))
	if err != nil || out == nil {
		return err
	}
	data, err := json.Marshal(got)
	if err != nil {
		return err
	}
	return json.Unmarshal(data, out)
}

// until asks the page until the expression is true, and fails the test where it never is.
func (p *Page) until(expression, what string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	tick := time.NewTicker(30 * time.Millisecond)
	defer tick.Stop()
	var last error
	for {
		var done bool
		// The page may just be replaced by another: that is no reason to give up.
		if last = eval(ctx, expression, &done); done && last == nil {
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			p.t.Fatalf("waited for %s: %v\nat %s", what, last, p.where())
		}
	}
}

// where says where the page is and what it shows, for messages.
func (p *Page) where() string {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	var url, text string
	if err := errors.Join(eval(ctx, "location.href", &url), eval(ctx, "document.body ? document.body.innerText : ''", &text)); err != nil {
		return err.Error()
	}
	if len(text) > 2000 {
		text = text[:2000] + " …"
	}
	return url + " with\n" + text + "\n" + strings.Join(p.watch.unexpected(), "\n")
}

// quote returns text as a string of JavaScript.
func quote(text string) string {
	data, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string is always JSON
	}
	return string(data)
}
