package serve

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

const (
	// farewell is how long running queries may go on when the server is stopped.
	farewell = 5 * time.Second
	// maxConnections is how many connections there are at most; others wait to be accepted.
	maxConnections = 1024
)

// Door is where a server is reached.
type Door struct {
	// Addr is a host and a port; port 0 takes a free one.
	Addr string
	// Cert and Key name the files of a certificate, with those up to its root, and its
	// key, both in PEM; empty for no encryption.
	Cert, Key string
	// Users says that the server asks for passwords: see [Config.Users].
	Users bool
}

// Listen opens the door, for [Serve]. What is not a loopback address is for other
// machines: that needs a certificate and users.
func (d Door) Listen(ctx context.Context) (net.Listener, error) {
	host, _, err := net.SplitHostPort(d.Addr)
	if err != nil {
		return nil, fmt.Errorf("bad address %q: want host:port", d.Addr)
	}
	var config *tls.Config
	if d.Cert != "" || d.Key != "" {
		cert, err := tls.LoadX509KeyPair(d.Cert, d.Key)
		if err != nil {
			return nil, fmt.Errorf("read certificate: %w", err)
		}
		config = &tls.Config{Certificates: []tls.Certificate{cert}, NextProtos: []string{"h2", "http/1.1"}}
	}
	open := config != nil && d.Users
	refused := fmt.Errorf("address %s is not a loopback address, so that others than this machine may ask: this needs both a certificate (--tls-cert, --tls-key) and passwords (--auth-file); "+
		"else use 127.0.0.1, and a reverse proxy before it", d.Addr)
	if !open && !loopbackName(host) {
		return nil, refused
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", d.Addr)
	if err != nil {
		return nil, err
	}
	if tcp, ok := ln.Addr().(*net.TCPAddr); !open && (!ok || !tcp.IP.IsLoopback()) { // whatever "localhost" means here
		return nil, errors.Join(refused, ln.Close())
	}
	return &listener{netutil.LimitListener(ln, maxConnections), config}, nil
}

// listener is an open door.
type listener struct {
	net.Listener
	tls *tls.Config // nil for none
}

// URL returns the address of the server on an open listener.
func URL(ln net.Listener) string {
	scheme := "http"
	if l, ok := ln.(*listener); ok && l.tls != nil {
		scheme = "https"
	}
	return scheme + "://" + ln.Addr().String() + "/"
}

// Serve answers requests on an open listener until ctx ends, and then lets running
// queries come to an end for a short time. It closes the listener.
func Serve(ctx context.Context, ln net.Listener, handler http.Handler, logger *slog.Logger) error {
	// Bodies and answers have time limits of their own, which are longer the longer they
	// are: see response.
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	logger.Info("serving", "url", URL(ln))
	done := make(chan error, 1)
	go func() {
		if l, ok := ln.(*listener); ok && l.tls != nil {
			server.TLSConfig = l.tls
			done <- server.ServeTLS(ln, "", "")
			return
		}
		done <- server.Serve(ln)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	logger.Info("stopping")
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), farewell)
	defer cancel()
	err := server.Shutdown(last)
	if errors.Is(err, context.DeadlineExceeded) {
		err = server.Close()
	}
	return cmp.Or(err, unlessClosed(<-done))
}

// unlessClosed returns the error with which a server ended, if it is one.
func unlessClosed(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
