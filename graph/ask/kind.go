package ask

import (
	"context"
	"net/url"
	"reflect"

	"github.com/quadwire/quadwire/graph/query"
)

// Version is that of the JSON of answers; it changes when a member changes its meaning or
// goes away.
const Version = 1

// Question is a question with its parameters set.
type Question interface {
	Params() []Param
}

// Kind is a kind of question.
type Kind struct {
	// Name is that of the command and in URLs, Short says what it does.
	Name, Short string
	// New returns the question with its defaults.
	New func() Question
	// Answer is the type of the answers, of which the JSON is the answer.
	Answer reflect.Type

	ask func(ctx context.Context, q *query.Query, question Question) (any, error)
}

// Kinds are all kinds of questions.
var Kinds = []Kind{
	kindOf("facts", "what the graph says of an actor", NewFacts, (*Facts).Ask),
	kindOf("path", "how two actors are linked", NewPath, (*Path).Ask),
	kindOf("neighbors", "whom an actor has to do with", NewNeighbors, (*Neighbors).Ask),
	kindOf("between", "what joins several actors", NewBetween, (*Between).Ask),
	kindOf("timeline", "what happened to an actor, or between two, day by day", NewTimeline, (*Timeline).Ask),
	kindOf("top", "who has most to do with others", NewTop, (*Top).Ask),
	kindOf("why", "what a statement rests on", NewWhy, (*Why).Ask),
	kindOf("search", "actors by something like their names", NewSearch, (*Search).Ask),
	kindOf("statement", "one statement", NewStatement, (*Statement).Ask),
	kindOf("article", "an article with its text and all that it says", NewArticle, (*Article).Ask),
	kindOf("stats", "how much the graph holds", NewStats, (*Stats).Ask),
}

func kindOf[Q Question, A any](name, short string, create func() Q, ask func(Q, context.Context, *query.Query) (*A, error)) Kind {
	return Kind{
		Name: name, Short: short, New: func() Question { return create() }, Answer: reflect.TypeFor[A](),
		ask: func(ctx context.Context, q *query.Query, question Question) (any, error) {
			out, err := ask(question.(Q), ctx, q)
			if err != nil {
				return nil, err
			}
			return out, nil
		},
	}
}

// Parse returns the question of the parameters of a URL. Its errors are [ParamError].
func (k *Kind) Parse(of url.Values, limits Limits) (Question, error) {
	question := k.New()
	return question, Parse(limits.Of(question), of)
}

// Ask answers a question of the kind. Its errors are [ParamError], [NoActorError],
// [AmbiguousError], [NoStatementError], [NoArticleError], those of ctx and those of reading
// the graph.
func (k *Kind) Ask(ctx context.Context, q *query.Query, question Question) (any, error) {
	return k.ask(ctx, q, question)
}
