package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
)

// tool is a question that assistants may ask.
type tool struct {
	name, title, description string
	new                      func() ask.Question
	// without are the parameters that assistants have no use for.
	without []string
	answer  func(ctx context.Context, q *query.Query, question ask.Question) (*reply, error)
}

// toolOf makes a tool of a question; reply makes its answer ready.
func toolOf[Q ask.Question, A any](name, title, description string, create func() Q, asked func(Q, context.Context, *query.Query) (A, error),
	ready func(Q, A) (*reply, error), without ...string,
) tool {
	return tool{
		name: name, title: title, description: description, new: func() ask.Question { return create() }, without: without,
		answer: func(ctx context.Context, q *query.Query, question ask.Question) (*reply, error) {
			found, err := asked(question.(Q), ctx, q)
			if err != nil {
				return nil, err
			}
			return ready(question.(Q), found)
		},
	}
}

// params are the parameters of a question that the tool has.
func (t *tool) params(question ask.Question) []ask.Param {
	return slices.DeleteFunc(limits.Of(question), func(p ask.Param) bool { return slices.Contains(t.without, p.Name) })
}

// describe describes the tool: the schema of its input is that of the parameters.
func (t *tool) describe() *sdk.Tool {
	input := &jsonschema.Schema{
		Type: "object", Properties: make(map[string]*jsonschema.Schema), AdditionalProperties: &jsonschema.Schema{Not: &jsonschema.Schema{}},
	}
	for _, p := range t.params(t.new()) {
		s := p.Schema()
		s.Description = p.Help()
		input.Properties[p.Name] = s
		input.PropertyOrder = append(input.PropertyOrder, p.Name)
		if p.Required {
			input.Required = append(input.Required, p.Name)
		}
	}
	closed := false
	return &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.description, InputSchema: input,
		Annotations: &sdk.ToolAnnotations{Title: t.title, ReadOnlyHint: true, IdempotentHint: true, DestructiveHint: &closed, OpenWorldHint: &closed},
	}
}

// call answers a call with JSON arguments.
func (t *tool) call(ctx context.Context, q *query.Query, arguments json.RawMessage) (*reply, error) {
	given, err := valuesOf(arguments)
	if err != nil {
		return nil, err
	}
	question := t.new()
	if err := ask.Parse(t.params(question), given); err != nil {
		return nil, err
	}
	return t.answer(ctx, q, question)
}

// valuesOf returns JSON arguments as parameters: numbers and truth values as texts, lists
// as several of a name; null as what is not given.
func valuesOf(arguments json.RawMessage) (url.Values, error) {
	out := url.Values{}
	if len(bytes.TrimSpace(arguments)) == 0 {
		return out, nil
	}
	var given map[string]any
	dec := json.NewDecoder(bytes.NewReader(arguments))
	dec.UseNumber()
	if err := dec.Decode(&given); err != nil {
		return nil, &ask.ParamError{Name: "arguments", Problem: ": want a JSON object"}
	}
	for name, value := range given {
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, part := range list {
			switch part := part.(type) {
			case nil:
			case string:
				out.Add(name, part)
			case bool, json.Number:
				out.Add(name, fmt.Sprint(part))
			default:
				return nil, &ask.ParamError{Name: name, Problem: ": want a text, a number, true or false, or a list of them"}
			}
		}
	}
	return out, nil
}
