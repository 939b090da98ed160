package serve

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/bcrypt"

	"github.com/quadwire/quadwire/graph/serve/internal/servetest"
)

// line is what htpasswd -B writes for a user.
func line(t *testing.T, name, password string) string {
	t.Helper()
	hash, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	if err != nil {
		t.Fatal(err)
	}
	return name + ":" + strings.Replace(string(hash), "$2a$", "$2y$", 1) + "\n"
}

func users(t *testing.T) *Users {
	t.Helper()
	users, err := ReadUsers(strings.NewReader("# readers\n\n"+line(t, "ana", "so long: a word")+line(t, "bo", "ü")), "users")
	if err != nil {
		t.Fatal(err)
	}
	return users
}

func TestPasswords(t *testing.T) {
	token := NewToken()
	h := handler(t, Config{Users: users(t), Write: true, Token: token})
	ask := func(target, name, password string) int {
		r, err := http.NewRequest("GET", target, nil)
		if err != nil {
			t.Fatal(err)
		}
		if name != "" {
			r.SetBasicAuth(name, password)
		}
		return servetest.Ask(h, "GET", target, "", "Authorization", r.Header.Get("Authorization")).Code
	}
	for range 2 { // what is known to be right is right again
		for _, test := range []struct {
			name, password string
			code           int
		}{
			{"ana", "so long: a word", 200},
			{"bo", "ü", 200},
			{"bo", "so long: a word", 401},
			{"ana", "", 401},
			{"ana", "so long", 401},
			{"cy", "so long: a word", 401},
			{"", "", 401},
		} {
			if code := ask("/", test.name, test.password); code != test.code {
				t.Errorf("%q %q: %d, want %d", test.name, test.password, code, test.code)
			}
		}
	}
	if code := ask(healthPath, "", ""); code != 200 {
		t.Errorf("health: %d", code)
	}
	if code := ask(metricsPath, "", ""); code != 401 {
		t.Errorf("metrics: %d", code)
	}
	for given, code := range map[string]int{token: 200, token + "x": 401} {
		if w := servetest.Ask(h, "GET", "/", "", "Authorization", "Bearer "+given); w.Code != code {
			t.Errorf("token: %d, want %d", w.Code, code)
		}
	}
}

func TestReadUsersReportsLines(t *testing.T) {
	for text, want := range map[string]string{
		"":                                "names no user",
		"# none\n":                        "names no user",
		line(t, "ana", "x") + "bo:plain":  `users:2: user "bo" has no bcrypt hash`,
		"bo:{SHA}0DPiKuNIrrVmD8IUCuw1hQx": `htpasswd -B`,
		line(t, "", "x"):                  "users:1: want NAME:HASH",
		"ana:$2y$31$RdKpnTNvh3cpVDpbN5vlKeQcFqBGq1BhFf9vTzYTJh1jNRJxnUBeC": "takes too long",
	} {
		if _, err := ReadUsers(strings.NewReader(text), "users"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

// certificate makes one for this machine, and returns its files.
func certificate(t *testing.T) (cert, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool = x509.NewCertPool()
	pool.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	return cert, key, pool
}

func TestOtherMachinesNeedPasswordsAndEncryption(t *testing.T) {
	ctx := context.Background()
	cert, key, pool := certificate(t)
	for _, addr := range []string{"0.0.0.0:0", ":0", "[::]:0", "192.0.2.1:0", "example.com:0", "127.0.0.1", ""} {
		for _, door := range []Door{{Addr: addr}, {Addr: addr, Users: true}, {Addr: addr, Cert: cert, Key: key}} {
			if ln, err := door.Listen(ctx); err == nil {
				ln.Close()
				t.Errorf("%+v: no error", door)
			}
		}
	}
	for _, door := range []Door{{Addr: "127.0.0.1:0", Cert: cert}, {Addr: "127.0.0.1:0", Cert: cert, Key: cert}, {Addr: "127.0.0.1:0", Cert: "none", Key: "none"}} {
		if _, err := door.Listen(ctx); err == nil {
			t.Errorf("%+v: no error", door)
		}
	}
	ln, err := Door{Addr: "127.0.0.1:0"}.Listen(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (Door{Addr: ln.Addr().String()}).Listen(ctx); err == nil {
		t.Error("no error for a port in use")
	}
	ln.Close()

	ln, err = Door{Addr: "0.0.0.0:0", Cert: cert, Key: key, Users: true}.Listen(ctx)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan error)
	go func() {
		ended <- Serve(ctx, ln, handler(t, Config{Users: users(t)}), slog.New(slog.DiscardHandler))
	}()
	for _, http2 := range []bool{false, true} {
		client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, ForceAttemptHTTP2: http2}}
		r, err := http.NewRequest("POST", fmt.Sprintf("https://127.0.0.1:%d%s", ln.Addr().(*net.TCPAddr).Port, gizmoQuery), strings.NewReader(`g.V("<ent:nordia>").all()`))
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth("bo", "ü")
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != 200 || (resp.ProtoMajor == 2) != http2 {
			t.Errorf("HTTP/2 %v: %s", http2, resp.Status)
		}
		client.CloseIdleConnections()
	}
	if !strings.HasPrefix(URL(ln), "https://") {
		t.Errorf("URL %s", URL(ln))
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
