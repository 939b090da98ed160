package browsertest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// finder is a function of JavaScript that returns the first element that a CSS
// selector finds, is seen, and contains a text, or null. The text may be in capitals on
// the screen only.
const finder = `(selector, text) => {
  for (const found of document.querySelectorAll(selector)) {
    const texts = /^(INPUT|SELECT|TEXTAREA)$/.test(found.tagName) ? [found.value] : [found.innerText ?? "", found.textContent];
    const box = found.getBoundingClientRect();
    if (box.width + box.height > 0 && texts.some(shown => shown.includes(text))) return found;
  }
  return null;
}`

// middle is a function of JavaScript that brings an element into view and returns the
// point at its middle, or null while something else is there.
const middle = `(found) => {
  if (!found) return null;
  found.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
  const box = found.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + box.height / 2;
  const there = document.elementFromPoint(x, y);
  return there && (found.contains(there) || there.contains(found)) ? {x, y} : null;
}`

// Click clicks the middle of the first element that the CSS selector finds and that is
// seen, with the mouse, as soon as nothing covers it.
func (p *Page) Click(selector string) {
	p.t.Helper()
	p.ClickText(selector, "")
}

// ClickText is [Page.Click] for the first element that contains text.
func (p *Page) ClickText(selector, text string) {
	p.t.Helper()
	x, y := p.place(selector, text)
	p.Run(chromedp.MouseClickXY(x, y))
}

// Hover moves the mouse to the middle of the first element that the selector finds.
func (p *Page) Hover(selector string) {
	p.t.Helper()
	x, y := p.place(selector, "")
	p.Run(chromedp.MouseEvent(chromedp.MouseMoved, x, y))
}

// Drag drags with the mouse from a point of the window to another.
func (p *Page) Drag(fromX, fromY, toX, toY float64) {
	p.t.Helper()
	p.Run(chromedp.DragAndDropXY(fromX, fromY, toX, toY, 5))
}

// place waits for an element and returns the point to click.
func (p *Page) place(selector, text string) (x, y float64) {
	p.t.Helper()
	find := fmt.Sprintf("(%s)((%s)(%s, %s))", middle, finder, quote(selector), quote(text))
	what := selector
	if text != "" {
		what = fmt.Sprintf("%s with %q", selector, text)
	}
	var at struct{ X, Y float64 }
	p.until(find+" !== null", what+" to click")
	p.Eval(find, &at)
	return at.X, at.Y
}

// Type clicks a field and writes text at the end of what it has.
func (p *Page) Type(selector, text string) {
	p.t.Helper()
	p.Click(selector)
	p.Press("Control+End")
	p.Write(text)
}

// Fill is [Page.Type] in place of what the field has.
func (p *Page) Fill(selector, text string) {
	p.t.Helper()
	p.Click(selector)
	p.Press("Control+a")
	p.Write(text)
}

// Write writes text into what has the focus, all at once: no keys are pressed for it.
func (p *Page) Write(text string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

// keys are the names of keys that are no letters.
var keys = map[string]string{
	"Enter": kb.Enter, "Tab": kb.Tab, "Escape": kb.Escape, "Backspace": kb.Backspace, "Delete": kb.Delete, "Home": kb.Home, "End": kb.End,
	"ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown, "ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight,
	"PageUp": kb.PageUp, "PageDown": kb.PageDown, "Space": " ",
}

var modifiers = map[string]chromedp.Modifier{
	"Control": chromedp.ModifierCtrl, "Shift": chromedp.ModifierShift, "Alt": chromedp.ModifierAlt, "Meta": chromedp.ModifierMeta,
}

// Press presses one key, with others held, on what has the focus: "Enter",
// "Control+Enter", "Shift+Tab", "a".
func (p *Page) Press(key string) {
	p.t.Helper()
	parts := strings.Split(key, "+")
	last := parts[len(parts)-1]
	var held []chromedp.Modifier
	for _, name := range parts[:len(parts)-1] {
		held = append(held, modifiers[name])
	}
	if code, ok := keys[last]; ok {
		last = code
	}
	if r, size := utf8.DecodeRuneInString(last); len(held) == 0 && size == len(last) {
		p.stroke(r)
		return
	}
	p.Run(chromedp.KeyEvent(last, chromedp.KeyModifiers(held...)))
}

// stroke presses one key as a keyboard does: what the key writes comes with its going
// down, so that a page that takes that for itself keeps the key from writing. Package
// chromedp has it write in any case.
func (p *Page) stroke(r rune) {
	p.t.Helper()
	var sent []*input.DispatchKeyEventParams
	for _, event := range kb.Encode(r) {
		if event.Type == kb.KeyChar && len(sent) > 0 {
			sent[0].Text, sent[0].UnmodifiedText = event.Text, event.UnmodifiedText
			continue
		}
		sent = append(sent, event)
	}
	for _, event := range sent {
		if _, err := chromedp.Call(p.ctx, input.DispatchKeyEvent, *event); err != nil {
			p.t.Fatal(err)
		}
	}
}
