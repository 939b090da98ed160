// Package pipeline puts the stages of extraction together and runs them: each
// document through every stage in order, several documents at once, results in
// the order of the input. It is the only package that knows all stages.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	"github.com/quadwire/quadwire/extract"
)

// Pipeline is a checked sequence of stages. It is immutable and may be shared by
// goroutines.
type Pipeline struct {
	given  []extract.Layer
	stages []extract.Stage
}

// New returns the pipeline of stages for documents that have nothing but their
// article. It refuses a sequence in which a stage needs a layer that none before
// it provides, or provides one that is there already.
func New(stages ...extract.Stage) (*Pipeline, error) { return Given(nil, stages...) }

// Given is New for documents that have the layers given already. A stage all of
// whose layers are given is left out.
func Given(given []extract.Layer, stages ...extract.Stage) (*Pipeline, error) {
	p := &Pipeline{given: slices.Clone(given)}
	have := map[extract.Layer]string{}
	for _, layer := range given {
		have[layer] = "the input"
	}
	for _, stage := range stages {
		provides := stage.Provides()
		if len(provides) > 0 && subset(provides, given) {
			continue
		}
		for _, layer := range stage.Needs() {
			if have[layer] == "" {
				return nil, fmt.Errorf("stage %s needs %s, which no stage before it provides", stage.Name(), layer)
			}
		}
		for _, layer := range provides {
			if by := have[layer]; by != "" {
				return nil, fmt.Errorf("stage %s provides %s, which %s provides already", stage.Name(), layer, by)
			}
			have[layer] = stage.Name()
		}
		p.stages = append(p.stages, stage)
	}
	return p, nil
}

// subset reports whether every element of a is in b.
func subset(a, b []extract.Layer) bool {
	for _, layer := range a {
		if !slices.Contains(b, layer) {
			return false
		}
	}
	return true
}

// Stages returns the names of the stages in order.
func (p *Pipeline) Stages() []string {
	names := make([]string, len(p.stages))
	for i, stage := range p.stages {
		names[i] = stage.Name()
	}
	return names
}

// Until returns the shortest beginning of p that provides all of layers. It is an
// error if p does not provide one.
func (p *Pipeline) Until(layers ...extract.Layer) (*Pipeline, error) {
	missing := slices.DeleteFunc(slices.Clone(layers), func(l extract.Layer) bool { return slices.Contains(p.given, l) })
	n := 0
	for ; len(missing) > 0 && n < len(p.stages); n++ {
		provided := p.stages[n].Provides()
		missing = slices.DeleteFunc(missing, func(l extract.Layer) bool { return slices.Contains(provided, l) })
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("no stage provides %s", missing[0])
	}
	return &Pipeline{given: p.given, stages: p.stages[:n]}, nil
}

// PanicError is a panic of a stage, a bug, met on one document.
type PanicError struct {
	Stage string
	Value any
	Stack []byte
}

func (e *PanicError) Error() string { return fmt.Sprintf("stage %s panicked: %v", e.Stage, e.Value) }

// Process takes doc through all stages. A panic of a stage becomes a *PanicError.
// Vectors that a later stage needs are gone when Process returns.
func (p *Pipeline) Process(ctx context.Context, doc *extract.Document) error {
	for rest := p.stages; len(rest) > 0; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := windowed(rest)
		var err error
		if n > 0 {
			err = processWindows(ctx, rest[:n], doc)
		} else {
			n, err = 1, protect(ctx, rest[0], doc)
		}
		if err != nil {
			return err
		}
		rest = rest[n:]
	}
	return nil
}

// protect runs one stage; its panic becomes an error.
func protect(ctx context.Context, stage extract.Stage, doc *extract.Document) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &PanicError{stage.Name(), v, debug.Stack()}
		}
	}()
	if err := stage.Process(ctx, doc); err != nil {
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		return fmt.Errorf("stage %s: %w", stage.Name(), err)
	}
	return nil
}
