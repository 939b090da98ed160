package browsertest

import (
	"cmp"
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// names of the program, in the order in which they are tried.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// Browser is a running Chromium with a profile of its own.
type Browser struct{ ctx context.Context }

// Start starts a browser that ends with the test. Without one on this machine the test
// is skipped, or fails where BROWSER_REQUIRED is set.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := find()
	if program == "" {
		if os.Getenv("BROWSER_REQUIRED") != "" {
			t.Fatal("no chromium on PATH, and BROWSER_REQUIRED is set: install it, or name it by CHROMIUM")
		}
		t.Skip("no chromium on PATH: install it, or name it by CHROMIUM, to test pages in a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program),
		chromedp.Flag("headless", "new"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"),
		chromedp.UserDataDir(t.TempDir()),
		chromedp.NoSandbox, // there is none for root and in most containers, and all pages are ours
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		// It ends by itself, so that it no longer writes to its profile when that is removed.
		_ = chromedp.Cancel(ctx)
		closeBrowser()
	})
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	return &Browser{ctx}
}

// find returns the path of the program, "" if there is none.
func find() string {
	for _, name := range append([]string{cmp.Or(os.Getenv("CHROMIUM"), names[0])}, names...) {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
