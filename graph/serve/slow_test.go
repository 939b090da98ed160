package serve

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/quadwire/quadwire/graph/internal/storetest"
)

// pipes is a listener whose connections are in memory, so that their time can be that of
// a test.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.conns:
		return conn, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	select {
	case <-p.done:
	default:
		close(p.done)
	}
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// overPipes calls f with what connects to a server of h, in a time of its own that goes
// by as fast as nothing happens.
func overPipes(t *testing.T, h http.Handler, f func(connect func() net.Conn)) {
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{make(chan net.Conn), make(chan struct{})}
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error)
		go func() { ended <- Serve(ctx, p, h, slog.New(slog.DiscardHandler)) }()
		f(func() net.Conn {
			client, server := net.Pipe()
			p.conns <- server
			return client
		})
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

// untilClosed reads what the server says, and returns it with the time that it took.
func untilClosed(conn net.Conn) (string, time.Duration) {
	began := time.Now()
	all, _ := io.ReadAll(conn)
	return string(all), time.Since(began)
}

// drip sends a byte a second for an hour, or until nobody listens.
func drip(conn net.Conn) {
	for range 3600 {
		time.Sleep(time.Second)
		if _, err := io.WriteString(conn, "x"); err != nil {
			return
		}
	}
}

func TestSlowRequestsEnd(t *testing.T) {
	st := storetest.Samples(t)
	for name, test := range map[string]struct {
		start string
		limit time.Duration
	}{
		"nothing at all":     {"", time.Minute},
		"half a line":        {"GET / HT", 11 * time.Second},
		"headers":            {"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Header: ", 11 * time.Second},
		"a body":             {"POST " + gizmoQuery + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n", 20 * time.Second},
		"a body in chunks":   {"POST " + gizmoQuery + " HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n", 20 * time.Second},
		"a body nobody asks": {"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\n", 20 * time.Second},
		"a body refused":     {"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 100000\r\n\r\n", 20 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			h, err := New(st, Config{})
			if err != nil {
				t.Fatal(err)
			}
			overPipes(t, h, func(connect func() net.Conn) {
				conn := connect()
				var writing sync.WaitGroup
				writing.Go(func() {
					if _, err := io.WriteString(conn, test.start); err == nil && test.start != "" {
						drip(conn)
					}
				})
				said, took := untilClosed(conn)
				conn.Close()
				writing.Wait()
				if took > test.limit {
					t.Errorf("open for %v: %s", took, said)
				}
				if strings.Contains(said, "500") {
					t.Errorf("the server answered %s", said)
				}
			})
		})
	}
}

func TestSlowButSteadyBodiesAreRead(t *testing.T) {
	st := storetest.Samples(t)
	h, err := New(st, Config{})
	if err != nil {
		t.Fatal(err)
	}
	overPipes(t, h, func(connect func() net.Conn) {
		conn := connect()
		defer conn.Close()
		const size = 1 << 20
		go func() {
			fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n//", gizmoQuery, size)
			for range (size - 2) / 20_000 { // at 20 kB a second, nearly a minute
				time.Sleep(time.Second)
				io.WriteString(conn, strings.Repeat("x", 20_000))
			}
			io.WriteString(conn, strings.Repeat("x", (size-2)%20_000))
		}()
		if said, _ := untilClosed(conn); !strings.HasPrefix(said, "HTTP/1.1 200") {
			t.Errorf("%.300s", said)
		}
	})
}

// long is a handler that answers with n bytes, as an export does.
func long(n int, made chan<- int) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		resp := newResponse(w)
		line := []byte(strings.Repeat("x", 1<<15))
		for sent := 0; sent < n; sent += len(line) {
			if _, err := resp.Write(line); err != nil {
				made <- sent
				return
			}
		}
		made <- n
	})
}

func TestLongAnswersGoOnWhileTheyAreRead(t *testing.T) {
	for _, test := range []struct {
		name  string
		every time.Duration // between two readings of 32 KiB
		whole bool
	}{
		{"at once", 0, true},
		{"slowly", 10 * time.Second, true}, // minutes in all
		{"no more", time.Hour, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			made := make(chan int, 1)
			overPipes(t, long(1<<20, made), func(connect func() net.Conn) {
				conn := connect()
				defer conn.Close()
				fmt.Fprint(conn, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
				reader := bufio.NewReaderSize(conn, 1<<15)
				read := 0
				for began := time.Now(); ; time.Sleep(test.every) {
					n, err := io.CopyN(io.Discard, reader, 1<<15)
					if read += int(n); err != nil || time.Since(began) > 2*time.Hour {
						break
					}
				}
				if whole := read >= 1<<20; whole != test.whole {
					t.Errorf("read %d bytes", read)
				}
				conn.Close()
			})
			if n := <-made; (n == 1<<20) != test.whole {
				t.Errorf("made %d bytes", n)
			}
		})
	}
}
