package mcp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/quadwire/quadwire/graph/ask"
)

// failed is the result of a question that has no answer: it says what to do.
func failed(err error) *sdk.CallToolResult {
	return &sdk.CallToolResult{IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: advice(err)}}}
}

// advice says of an error what to do about it.
func advice(err error) string {
	var bad *ask.ParamError
	var ambiguous *ask.AmbiguousError
	var unknown *ask.NoActorError
	var statement *ask.NoStatementError
	var article *ask.NoArticleError
	switch {
	case errors.As(err, &bad):
		return "Wrong argument: " + err.Error() + ". Correct it and ask again."
	case errors.As(err, &ambiguous):
		const most = 20
		var names []string
		for _, ent := range ambiguous.Candidates[:min(len(ambiguous.Candidates), most)] {
			names = append(names, fmt.Sprintf("%s (%s, %s)", ent.ID, ent.Label, ent.Type))
		}
		return fmt.Sprintf("The name %q may mean several actors. Ask again with the ID of one of them: %s.", ambiguous.Name, strings.Join(names, "; "))
	case errors.As(err, &unknown):
		if len(unknown.Near) == 0 {
			return fmt.Sprintf("The graph has no actor with a name like %q: none of its articles tells of it. Try another name, or say that there is nothing.", unknown.Name)
		}
		var names []string
		for _, hit := range unknown.Near {
			names = append(names, fmt.Sprintf("%s (%s, %s)", hit.ID, hit.Label, hit.Type))
		}
		return fmt.Sprintf("The graph has no actor %q. Names like it have: %s. Ask again with an ID if one of them is meant.", unknown.Name, strings.Join(names, "; "))
	case errors.As(err, &statement):
		return fmt.Sprintf("The graph has no statement %q. Take the ID from the answer to facts, timeline, path or neighbors.", statement.ID)
	case errors.As(err, &article):
		return fmt.Sprintf("The graph has no article %q. Take the ID from the article of a statement.", article.ID)
	case errors.Is(err, context.DeadlineExceeded):
		return "The answer takes too long. Ask for less: a smaller depth, max or limit, or a filter by predicate or date."
	}
	return "The graph could not be read: " + err.Error()
}
