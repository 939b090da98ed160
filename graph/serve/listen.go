package serve

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// farewell is how long running queries may go on when the server is stopped.
const farewell = 5 * time.Second

// Listen opens addr, host and port, for [ServeOn]. Only loopback addresses are
// allowed; port 0 takes a free one.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("bad address %q: want host:port", addr)
	}
	refused := fmt.Errorf("address %s is not a loopback address: only this machine may ask, so use 127.0.0.1", addr)
	if !loopbackName(host) {
		return nil, refused
	}
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	if tcp, ok := ln.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() { // whatever "localhost" means here
		return nil, errors.Join(refused, ln.Close())
	}
	return ln, nil
}

// Serve answers requests on addr until ctx ends, and then lets running queries
// come to an end for a short time. See [Listen] for addr.
func Serve(ctx context.Context, addr string, handler http.Handler, logger *slog.Logger) error {
	ln, err := Listen(ctx, addr)
	if err != nil {
		return err
	}
	return ServeOn(ctx, ln, handler, logger)
}

// ServeOn is [Serve] on an open listener, which it closes.
func ServeOn(ctx context.Context, ln net.Listener, handler http.Handler, logger *slog.Logger) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelWarn),
	}
	logger.Info("serving", "url", "http://"+ln.Addr().String()+"/")
	done := make(chan error, 1)
	go func() { done <- server.Serve(ln) }()
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
	if served := <-done; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
