package explore

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/storetest"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

func handler(t testing.TB) http.Handler {
	t.Helper()
	mux := http.NewServeMux()
	if err := Routes(mux, hold.New(storetest.Samples(t))); err != nil {
		t.Fatal(err)
	}
	return mux
}

var assetAddress = regexp.MustCompile(`/assets/[0-9a-f]+/[a-z0-9.-]+`)

func TestAssetsAreKept(t *testing.T) {
	h := handler(t)
	page := servetest.Ask(h, "GET", "/", "").Body.String()
	addresses := assetAddress.FindAllString(page, -1)
	if len(addresses) < 3 {
		t.Fatalf("assets of the first page: %q", addresses)
	}
	for _, address := range addresses {
		w := servetest.Ask(h, "GET", address, "", "Accept-Encoding", "gzip, br")
		if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") == "" {
			t.Errorf("%s: %d %v", address, w.Code, w.Header())
		}
		if strings.HasSuffix(address, ".css") && (w.Header().Get("Content-Encoding") != "gzip" || !strings.HasPrefix(w.Body.String(), "\x1f\x8b")) {
			t.Errorf("%s is not compressed", address)
		}
		if w := servetest.Ask(h, "GET", address, "", "Accept-Encoding", "gzip;q=0"); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s is compressed for who does not read that", address)
		}
		other := strings.Replace(address, address[8:20], "000000000000", 1)
		if w := servetest.Ask(h, "GET", other, ""); w.Code != 404 || strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", other, w.Code, w.Header())
		}
	}
}

func TestUnknownAddresses(t *testing.T) {
	h := handler(t)
	w := servetest.Ask(h, "GET", "/actors/ana-riuz", "")
	if w.Code != 404 || !strings.Contains(w.Body.String(), `href="/actor/ana-ruiz"`) {
		t.Errorf("an address like a name: %d\n%s", w.Code, w.Body)
	}
	if w := servetest.Ask(h, "POST", "/actors", ""); w.Code != 405 {
		t.Errorf("writing: %d", w.Code)
	}
}
