package pipeline

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"github.com/quadwire/quadwire/extract"
)

// Result is one document that went through, or the error that stopped it.
type Result struct {
	// Doc is set unless the document could not be read at all; beside an error it
	// holds what the stages before had found.
	Doc *extract.Document
	// Err is the error of the input as it came, or that of a stage, with the path
	// of the article.
	Err error
}

// Documents makes the documents of articles, errors passed on.
func Documents(articles iter.Seq2[*extract.Article, error]) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for art, err := range articles {
			var doc *extract.Document
			if err == nil {
				doc = &extract.Document{Article: art}
			}
			if !yield(doc, err) {
				return
			}
		}
	}
}

// job is a document on its way; done delivers it once.
type job struct {
	doc  *extract.Document
	err  error
	done chan Result
}

// Run takes the documents of input through p, workers (at least one) at a time,
// and yields the results in the order of the input, whatever the number of
// workers. At most twice as many documents as workers are held at once. When ctx
// is done it ends early, without results for what was not finished: the caller
// asks ctx. Input is drawn from another goroutine, which has ended, as have all
// others, when the sequence ends.
func (p *Pipeline) Run(ctx context.Context, input iter.Seq2[*extract.Document, error], workers int) iter.Seq[Result] {
	workers = max(workers, 1)
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		jobs := make(chan *job)
		order := make(chan *job, workers)
		wg.Go(func() {
			defer close(order)
			defer close(jobs)
			feed(ctx, input, jobs, order)
		})
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					j.done <- p.one(ctx, j.doc)
				}
			})
		}
		for j := range order {
			var res Result
			select {
			case res = <-j.done:
			case <-ctx.Done():
				return
			}
			if res.Err != nil && ctx.Err() != nil {
				return
			}
			if !yield(res) {
				return
			}
		}
	}
}

// feed hands the input to the workers and, in order, to the collector.
func feed(ctx context.Context, input iter.Seq2[*extract.Document, error], jobs, order chan<- *job) {
	for doc, err := range input {
		j := &job{doc: doc, err: err, done: make(chan Result, 1)}
		select {
		case order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			j.done <- Result{Err: err}
			continue
		}
		select {
		case jobs <- j:
		case <-ctx.Done():
			return
		}
	}
}

func (p *Pipeline) one(ctx context.Context, doc *extract.Document) Result {
	err := p.Process(ctx, doc)
	if err != nil && doc.Article != nil && doc.Article.Path != "" {
		err = fmt.Errorf("%s: %w", doc.Article.Path, err)
	}
	return Result{doc, err}
}
