package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/serve"
	"github.com/quadwire/quadwire/graph/store"
)

// tokenVariable names the variable of the environment with the token for writing.
const tokenVariable = "QUADWIRE_TOKEN"

func serveCommand() Command {
	return Command{
		Name: "serve", Short: "serve the explorer, the query API and Cayley's console on this machine",
		Long: `Serves pages to look at the graph, an API, and Cayley's query API and web console,
until it is interrupted. Nothing comes from elsewhere, so it works without a network.

It is for this machine only and for reading only. With --write, those may write who
send the header Authorization: Bearer TOKEN; the token is random and shown once, unless
--token-file or the variable ` + tokenVariable + ` gives one. Other machines reach it
through a reverse proxy on this one, whose name --host tells, or directly with both
--auth-file and --tls-cert.

Queries run in processes of their own, with limits of time, memory and size. /healthz
says whether the graph can be read, /metrics what Prometheus wants to know.`,
		Examples: [2][2]string{
			{"Open the explorer at http://127.0.0.1:64210/:", "quadwire serve"},
			{"Serve another graph at another port, without a line for each request:", "quadwire serve --db wire.graph --addr 127.0.0.1:8080 --log off"},
		},
		New: func() Options { return &serveOptions{} },
	}
}

type serveOptions struct {
	identityFlags
	addr       string
	timeout    time.Duration
	limit      int
	queries    int
	writable   bool
	tokenFile  string
	hosts      []string
	authFile   string
	cert, key  string
	log        choice
	logQueries bool
	noMetrics  bool
}

func (o *serveOptions) AddFlags(flags *pflag.FlagSet) {
	o.identityFlags.AddFlags(flags)
	flags.StringVarP(&o.addr, "addr", "a", "127.0.0.1:64210", "listen on `HOST:PORT`; port 0 takes a free one")
	flags.DurationVar(&o.timeout, "timeout", 30*time.Second, "stop queries after `TIME`")
	flags.IntVarP(&o.limit, "limit", "n", 1000, "answer queries with at most `N` results")
	flags.IntVar(&o.queries, "queries", 4, "run `N` queries at once, each with 512 MiB of memory at most")
	flags.BoolVar(&o.writable, "write", false, "let those write who bring the token")
	flags.StringVar(&o.tokenFile, "token-file", "", "read the token for writing from `FILE`")
	flags.StringSliceVar(&o.hosts, "host", nil, "answer to `NAME` too, such as that of a reverse proxy; can be repeated")
	flags.StringVar(&o.authFile, "auth-file", "", "ask for the names and passwords in `FILE`, made by htpasswd -B")
	flags.StringVar(&o.cert, "tls-cert", "", "encrypt with the certificate in `FILE`")
	flags.StringVar(&o.key, "tls-key", "", "with its key in `FILE`")
	o.log = newChoice("text", "json", "off")
	flags.Var(&o.log, "log", "tell of each request on standard error as `FORMAT`: text, json or off")
	flags.BoolVar(&o.logQueries, "log-queries", false, "tell the text of queries as well")
	flags.BoolVar(&o.noMetrics, "no-metrics", false, "leave out /metrics")
}

func (o *serveOptions) Validate() error {
	switch {
	case o.limit < 1 || o.timeout <= 0 || o.queries < 1:
		return errors.New("--limit, --timeout and --queries: want more than 0")
	case o.tokenFile != "" && !o.writable:
		return errors.New("--token-file: nobody can write without --write")
	case (o.cert == "") != (o.key == ""):
		return errors.New("--tls-cert and --tls-key: want both or none")
	}
	if _, _, err := net.SplitHostPort(o.addr); err != nil {
		return fmt.Errorf("--addr %q: want HOST:PORT", o.addr)
	}
	for _, host := range o.hosts {
		if host == "" || strings.ContainsAny(host, ":/") {
			return fmt.Errorf("--host %q: want a name without port", host)
		}
	}
	return nil
}

func (o *serveOptions) Run(ctx context.Context, env *Env, _ []string) (err error) {
	config := serve.Config{Timeout: o.timeout, MaxResults: o.limit, MaxQueries: o.queries, Write: o.writable, Hosts: o.hosts, LogQueries: o.logQueries, NoMetrics: o.noMetrics}
	config.AccessLog, config.Log = o.loggers(env.Stderr)
	random := false
	if o.writable {
		if config.Token, random, err = o.token(env); err != nil {
			return err
		}
	}
	if config.Users, err = o.users(); err != nil {
		return err
	}
	listener, err := serve.Door{Addr: o.addr, Cert: o.cert, Key: o.key, Users: config.Users != nil}.Listen(ctx)
	if err != nil {
		return err
	}
	defer listener.Close() // which Serve has done unless it was never called
	_, decisions, err := o.read(false)
	if err != nil {
		return err
	}
	runner, err := isolated(o.db)
	if err != nil {
		return err
	}
	runner.Processes = o.queries
	config.Runner = runner
	server, err := serve.Open(ctx, store.Config{Path: o.db, Identity: decisions}, config)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	defer runner.Close()
	runner.Start()
	server.Warm()
	fmt.Fprintf(env.Stderr, "%s: serving %s at %s, interrupt to end\n", program, store.DisplayName(o.db), serve.URL(listener))
	if random {
		fmt.Fprintf(env.Stderr, "%s: to write, send Authorization: Bearer %s\n", program, config.Token)
	}
	err = serve.Serve(ctx, listener, server, config.Log)
	if ctx.Err() != nil {
		return nil // to be interrupted is how it ends
	}
	return err
}

// loggers return where requests are told, nil for nowhere, and where failures are.
func (o *serveOptions) loggers(w io.Writer) (access, failures *slog.Logger) {
	if o.log.value == "json" {
		access = slog.New(slog.NewJSONHandler(w, nil))
		return access, slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: slog.LevelWarn}))
	}
	if o.log.value == "text" {
		access = slog.New(slog.NewTextHandler(w, nil))
	}
	return access, slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelWarn}))
}

// token returns the token for writing, which is never an argument: others see those.
func (o *serveOptions) token(env *Env) (token string, random bool, err error) {
	from := tokenVariable
	token, given := env.LookupEnv(tokenVariable)
	if o.tokenFile != "" {
		data, err := os.ReadFile(o.tokenFile)
		if err != nil {
			return "", false, fmt.Errorf("read the token: %w", err)
		}
		from, given, token = o.tokenFile, true, string(data)
	}
	if !given {
		return serve.NewToken(), true, nil
	}
	token = strings.TrimSpace(token)
	if err := serve.CheckToken(token); err != nil {
		return "", false, fmt.Errorf("%s: %w", from, err)
	}
	return token, false, nil
}

// users reads who may use the server, nil for all.
func (o *serveOptions) users() (*serve.Users, error) {
	if o.authFile == "" {
		return nil, nil
	}
	f, err := os.Open(o.authFile)
	if err != nil {
		return nil, fmt.Errorf("read users: %w", err)
	}
	defer f.Close()
	return serve.ReadUsers(f, o.authFile)
}
