package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test program be its own query process.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == workerName {
		os.Exit(Main(context.Background(), os.Args[1:], &Env{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, LookupEnv: os.LookupEnv}))
	}
	os.Exit(m.Run())
}

// serving runs serve, and returns what it says line by line, and what ends it and
// returns the exit code.
func serving(t *testing.T, env map[string]string, args ...string) (lines <-chan string, end func() int) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	read, write := io.Pipe()
	done := make(chan int, 1)
	go func() {
		lookup := func(key string) (string, bool) {
			value, ok := env[key]
			return value, ok
		}
		code := Main(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), &Env{Stdout: io.Discard, Stderr: write, LookupEnv: lookup})
		write.Close()
		done <- code
	}()
	said := make(chan string, 100)
	go func() {
		defer close(said)
		for scanner := bufio.NewScanner(read); scanner.Scan(); {
			said <- scanner.Text()
		}
	}()
	return said, func() int {
		cancel()
		return <-done
	}
}

// address is in the first line that serve says.
func address(t *testing.T, lines <-chan string) string {
	t.Helper()
	return regexp.MustCompile(`http://\S+/`).FindString(<-lines)
}

func TestServeUntilInterrupted(t *testing.T) {
	lines, end := serving(t, nil, "--db", testGraph(t), "--log", "json")
	url := address(t, lines)
	resp, err := http.Post(url+"api/v2/query?lang=gizmo", "text/plain", strings.NewReader(`g.emit("good")`))
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK || strings.TrimSpace(string(body)) != `{"result":["good"]}` {
		t.Errorf("query: %s %s", resp.Status, body)
	}
	var logged struct {
		Path   string
		Status int
	}
	if line := <-lines; json.Unmarshal([]byte(line), &logged) != nil || logged.Path != "/api/v2/query" || logged.Status != 200 {
		t.Errorf("log: %s", line)
	}
	http.DefaultClient.CloseIdleConnections()
	if code := end(); code != exitOK {
		t.Errorf("exit code %d", code)
	}
}

func TestServeTakesTheTokenFromWhereNobodySeesIt(t *testing.T) {
	db, file := testGraph(t), filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("of-the-file-0123456789\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		env   map[string]string
		args  []string
		token string // empty for a random one
	}{
		{nil, nil, ""},
		{map[string]string{tokenVariable: "of-the-variable-0123456789"}, nil, "of-the-variable-0123456789"},
		{map[string]string{tokenVariable: "of-the-variable-0123456789"}, []string{"--token-file", file}, "of-the-file-0123456789"},
	} {
		lines, end := serving(t, test.env, append([]string{"--db", db, "--write", "--log", "off"}, test.args...)...)
		url := address(t, lines)
		token := test.token
		if token == "" {
			line := <-lines
			token = line[strings.LastIndex(line, " ")+1:]
		}
		for given, want := range map[string]int{"": 401, "wrong": 401, token: 200} {
			r, err := http.NewRequest("POST", url+"api/v2/write", strings.NewReader("<a:a> <a:b> <a:c> .\n"))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", "Bearer "+given)
			r.Header.Set("Content-Type", "application/n-quads")
			resp, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(resp.Body)
			resp.Body.Close()
			if resp.StatusCode != want {
				t.Errorf("token %q: %s %s, want %d", given, resp.Status, body, want)
			}
		}
		http.DefaultClient.CloseIdleConnections()
		if code := end(); code != exitOK {
			t.Errorf("exit code %d", code)
		}
	}
}
