package serve

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// sendQuery sends a query and returns the status and the answer.
func sendQuery(t *testing.T, url, text string) (int, string) {
	t.Helper()
	resp, err := http.Post(url+gizmoQuery, "text/plain", strings.NewReader(text))
	if err != nil {
		t.Errorf("%.40s: %v", text, err)
		return 0, ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || !json.Valid(body) {
		t.Errorf("%.40s: answer %.100s, %v", text, body, err)
	}
	return resp.StatusCode, strings.TrimSpace(string(body))
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Errorf("%s: %v", url, err)
		return 0, ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Errorf("%s: %v", url, err)
	}
	return resp.StatusCode, string(body)
}

const (
	goodQuery  = `g.V("<ent:nordia>").in("<rel:leads>").all()`
	goodAnswer = `{"result":[{"id":"<ent:ana-ruiz>"}]}`
)

// isWell fails the test unless the server answers as if nothing had happened.
func isWell(t *testing.T, url, after string) {
	t.Helper()
	within(t, 5*time.Second, "being well after "+after, func() {
		if code, body := sendQuery(t, url, goodQuery); code != 200 || body != goodAnswer {
			t.Errorf("after %s: a query: %d %s", after, code, body)
		}
		if code, body := get(t, url+healthPath); code != 200 || !strings.Contains(body, `"status":"ok"`) {
			t.Errorf("after %s: health: %d %s", after, code, body)
		}
		if code, _ := get(t, url+"/"); code != 200 {
			t.Errorf("after %s: a page: %d", after, code)
		}
	})
}

func TestHostileQueries(t *testing.T) {
	// On a busy machine what ends by itself may meet the time limit first.
	_, url := live(t, graphDir(t), Config{Timeout: 1500 * time.Millisecond})
	for _, test := range []struct {
		name, text string
		code       int
		want       string
	}{
		{"a loop", `while (true) {}`, 504, "too long"},
		{"recursion", `function f() { f(); }; f()`, 0, "error"},
		{"a backtracking expression", `/^(?=a)(a+)+$/.test(new Array(60).join("a") + "!")`, 504, "too long"},
		{"a doubling string", `s = "x"; while (true) { s += s }`, 0, "took too"},
		{"a growing array", `b = new Array(100000).join("x"); a = []; i = 0; while (true) { a.push(b + i++) }`, 0, "took too"},
		{"a panic of the engine", `g.V().out(null, 5).all()`, 0, "error"},
		{"another", `g.V("<ent:bo-lind>").labels().back("a").all()`, 0, ""},
		{"an endless value", `a = {}; a.a = a; g.emit(a)`, 0, "error"},
		{"results without end", `while (true) { g.emit("x") }`, 0, ""},
		{"large results", `x = new Array(1e6).join("y"); for (i = 0; i < 1000; i++) { g.emit(x) }`, 0, "took too"},
		{"everything three times over", `g.V().out().in().out().in().out().all()`, 0, ""},
	} {
		code, body := sendQuery(t, url, test.text)
		if test.code != 0 && code != test.code || !strings.Contains(body, test.want) {
			t.Errorf("%s: %d %.100s, want %d and %q", test.name, code, body, test.code, test.want)
		}
		isWell(t, url, test.name)
	}
}

func TestPagesAreAnsweredWhileAllQueriesLoop(t *testing.T) {
	_, url := live(t, graphDir(t), Config{Timeout: 3 * time.Second, MaxQueries: 1})
	var all sync.WaitGroup
	codes := make(chan int, 30)
	for range cap(codes) {
		all.Go(func() {
			code, _ := sendQuery(t, url, `while (true) {}`)
			codes <- code
		})
	}
	time.Sleep(200 * time.Millisecond)
	for range 10 {
		within(t, time.Second, "a page", func() {
			if code, _ := get(t, url+"/"); code != 200 {
				t.Errorf("a page: %d", code)
			}
		})
	}
	all.Wait()
	close(codes)
	count := map[int]int{}
	for code := range codes {
		count[code]++
	}
	if count[504] == 0 || count[504]+count[503] != cap(codes) {
		t.Errorf("statuses %v", count)
	}
	isWell(t, url, "loops")
}

func TestBodiesThatAreTooLarge(t *testing.T) {
	_, url := live(t, graphDir(t), Config{})
	const size = 100 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, header := range []string{fmt.Sprintf("Content-Length: %d", size), "Content-Length: 1048577", "Transfer-Encoding: chunked"} {
		conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		go func() {
			fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n\r\n", gizmoQuery, header)
			block := strings.Repeat("x", 1<<16)
			if strings.HasPrefix(header, "T") {
				block = fmt.Sprintf("%x\r\n%s\r\n", len(block), block)
			}
			for sent := 0; sent < size; sent += len(block) {
				if _, err := io.WriteString(conn, block); err != nil {
					return // it has heard enough
				}
			}
		}()
		within(t, 5*time.Second, header, func() {
			resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatalf("%s: %v", header, err)
			}
			if body, _ := io.ReadAll(resp.Body); resp.StatusCode != http.StatusRequestEntityTooLarge || !json.Valid(body) {
				t.Errorf("%s: %s %s", header, resp.Status, body)
			}
		})
		conn.Close()
	}
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 64<<20 {
		t.Errorf("%d bytes taken", grown)
	}
	isWell(t, url, "large bodies")
}

func TestHeadersThatAreTooLarge(t *testing.T) {
	_, url := live(t, graphDir(t), Config{})
	r, err := http.NewRequest("GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Cookie", strings.Repeat("x", 100<<10))
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Error(resp.Status)
	}
	isWell(t, url, "large headers")
}

func TestPathsThatClimb(t *testing.T) {
	_, url := live(t, graphDir(t), Config{})
	for _, root := range []string{"/", "/cayley/", "/assets/", "/article/", "/api/v2/", "/cayley/static/js/"} {
		for _, path := range []string{"../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", `..\..\..\etc\passwd`, "..%5c..%5cetc%5cpasswd",
			"/etc/passwd", "....//....//etc/passwd", "%00", "../go.mod", "..%c0%af..%c0%afetc/passwd"} {
			conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(conn, "GET %s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", root, path)
			answer, err := io.ReadAll(conn)
			conn.Close()
			line, _, _ := strings.Cut(string(answer), "\r\n")
			if err != nil || strings.Contains(line, " 200 ") || strings.Contains(line, " 500 ") || strings.Contains(string(answer), "root:") || strings.Contains(string(answer), "module ") {
				t.Errorf("%s%s: %s %v", root, path, line, err)
			}
		}
	}
}
