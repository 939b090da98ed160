package browsertest

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// watch collects what goes wrong in a page. It is safe for concurrent use.
type watch struct {
	host     string
	mu       sync.Mutex
	faults   []string
	expected []string
	sent     int64 // bytes that came for all requests, with headers
}

// Expect says that something with this text goes wrong in the page, on purpose. It
// fails the test if that does not happen.
func (p *Page) Expect(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.expected = append(p.expected, text)
}

// Transferred returns how many bytes the page has got over the network so far, with
// headers and as they were compressed.
func (p *Page) Transferred() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sent
}

// start has the browser tell of what happens in the tab of ctx, which shows pages of the
// server at base.
func (w *watch) start(ctx context.Context, base string) error {
	at, err := url.Parse(base)
	if err != nil {
		return err
	}
	w.host = at.Host
	if err := chromedp.Listen(ctx, w.event); err != nil {
		return err
	}
	_, err = chromedp.Call(ctx, audits.Enable, cdp.Empty{}) // the other domains are on
	return err
}

func (w *watch) event(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert {
			w.add("console: %s", arguments(ev.Args))
		}
	case *runtime.EventExceptionThrown:
		details := ev.ExceptionDetails
		what := details.Text
		if details.Exception != nil {
			what = arguments([]*runtime.RemoteObject{details.Exception})
		}
		w.add("exception: %s at %s:%d", what, details.URL, details.LineNumber+1)
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError {
			w.add("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL)
		}
	case *audits.EventIssueAdded:
		if csp := ev.Issue.Details.ContentSecurityPolicyIssueDetails; csp != nil {
			w.add("Content-Security-Policy: %s of %q", csp.ViolatedDirective, csp.BlockedURL)
		}
	case *network.EventRequestWillBeSent:
		w.address(ev.Request.URL)
	case *network.EventWebSocketCreated:
		w.address(ev.URL)
	case *network.EventLoadingFinished:
		w.mu.Lock()
		w.sent += int64(ev.EncodedDataLength)
		w.mu.Unlock()
	}
}

// address notes a request that is not for the server.
func (w *watch) address(text string) {
	at, err := url.Parse(text)
	if err != nil {
		w.add("request for %s: %v", text, err)
		return
	}
	local := []string{"data", "blob", "about"}
	if at.Host != w.host && !slices.Contains(local, at.Scheme) {
		w.add("request to another host: %s", text)
	}
}

func (w *watch) add(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, fmt.Sprintf(format, args...))
}

// unexpected returns what went wrong and was not expected, and what was expected and
// did not go wrong.
func (w *watch) unexpected() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, fault := range w.faults {
		if !slices.ContainsFunc(w.expected, func(text string) bool { return strings.Contains(fault, text) }) {
			out = append(out, fault)
		}
	}
	for _, text := range w.expected {
		if !slices.ContainsFunc(w.faults, func(fault string) bool { return strings.Contains(fault, text) }) {
			out = append(out, fmt.Sprintf("expected to go wrong, and did not: %s", text))
		}
	}
	return out
}

// arguments returns what a call of console.error was given.
func arguments(args []*runtime.RemoteObject) string {
	parts := make([]string, len(args))
	for i, arg := range args {
		parts[i] = string(arg.Value)
		if parts[i] == "" {
			parts[i] = arg.Description
		}
	}
	return strings.Join(parts, " ")
}
