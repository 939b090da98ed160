package serve

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/graph/serve/internal/hold"
)

const metricsPath = "/metrics"

// metrics are what Prometheus may ask for. No label has what people ask about.
type metrics struct {
	registry      *prometheus.Registry
	requests      *prometheus.CounterVec
	durations     *prometheus.HistogramVec
	inFlight      prometheus.Gauge
	queries       *prometheus.CounterVec
	queryDuration *prometheus.HistogramVec
}

// buckets are bounds of durations in seconds.
var buckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "quadwire_http_requests_total", Help: "Requests answered, by route and status; 0 is an answer cut short."}, []string{"route", "code"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "quadwire_http_request_duration_seconds", Help: "How long requests took, by route.", Buckets: buckets}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "quadwire_http_requests_in_flight", Help: "Requests that are being answered."}),
		queries: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "quadwire_queries_total", Help: "Queries in Cayley's languages, by language and outcome."}, []string{"language", "outcome"}),
		queryDuration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "quadwire_query_duration_seconds", Help: "How long queries took, with waiting for a process, by language.", Buckets: buckets}, []string{"language"}),
	}
	m.registry.MustRegister(m.requests, m.durations, m.inFlight, m.queries, m.queryDuration,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// handler answers with all metrics, in the format of Prometheus.
func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// processes are what a runner with processes of its own tells of them.
type processes interface {
	Restarts() map[string]int
	Health() error
}

// watch adds what the runner tells of its processes.
func (m *metrics) watch(runner processes) {
	for _, reason := range query.RestartReasons {
		m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
			Name: "quadwire_query_process_restarts_total", Help: "Query processes that were replaced, by reason.",
			ConstLabels: prometheus.Labels{"reason": reason},
		}, func() float64 { return float64(runner.Restarts()[reason]) }))
	}
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "quadwire_query_processes_healthy", Help: "1 while query processes can be started.",
	}, func() float64 {
		if runner.Health() != nil {
			return 0
		}
		return 1
	}))
}

// counted is a runner whose queries are counted, and logged where that is asked for.
type counted struct {
	query.Runner
	metrics *metrics
	log     *slog.Logger // nil for none
}

// Run implements query.Runner.
func (c counted) Run(ctx context.Context, lang, text string, opts query.Options) ([]any, error) {
	began := time.Now()
	results, err := c.Runner.Run(ctx, lang, text, opts)
	outcome := outcomeOf(err)
	if !errors.Is(err, query.ErrLanguage) { // others could name any
		c.metrics.queries.WithLabelValues(lang, outcome).Inc()
		c.metrics.queryDuration.WithLabelValues(lang).Observe(time.Since(began).Seconds())
	}
	if c.log != nil {
		c.log.LogAttrs(ctx, slog.LevelInfo, "query", slog.String("language", lang), slog.String("text", text),
			slog.String("outcome", outcome), slog.Int("results", len(results)), slog.Duration("duration", time.Since(began).Round(time.Microsecond)))
	}
	return results, err
}

// outcomeOf names how a query ended.
func outcomeOf(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, query.ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, query.ErrMemory):
		return "memory"
	case errors.Is(err, query.ErrCrash):
		return "crash"
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, hold.ErrBusy), errors.Is(err, hold.ErrClosed), errors.Is(err, query.ErrStopped):
		return "unavailable"
	}
	return "error"
}
