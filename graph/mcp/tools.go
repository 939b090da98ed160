package mcp

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// tools are what assistants may ask.
var tools = []tool{
	toolOf("search", "Search actors",
		"Finds persons, organizations, countries, places and things by something like their names, the likest first. Use it first, to get the ID of an actor for the other tools.",
		ask.NewSearch, (*ask.Search).Ask, searched),
	toolOf("facts", "Facts about an actor",
		"Lists what the articles say of an actor, or of two with each other: each fact once, with the surest sentence, how many articles tell it, and what contradicts it.",
		ask.NewFacts, (*ask.Facts).Ask, factsTold, "group"),
	toolOf("timeline", "Timeline",
		"Lists the dated statements about an actor, or about two with each other, in the order of time.",
		ask.NewTimeline, (*ask.Timeline).Ask, timelineTold),
	toolOf("path", "Path between two actors",
		"Finds the shortest chains of facts that lead from one actor to another, each step with the sentences that show it. A chain shows that the articles link two actors, and not that one acted on the other.",
		ask.NewPath, (*ask.Path).Ask, pathTold),
	toolOf("neighbors", "Neighbours of an actor",
		"Lists whom an actor has to do with, the nearest and best linked first, and the surest facts that link them.",
		ask.NewNeighbors, (*ask.Neighbors).Ask, neighborsTold),
	toolOf("why", "Evidence of a statement",
		"Shows what one statement rests on: its whole sentence, the article, who says so, and what else says the same.",
		ask.NewWhy, (*ask.Why).Ask, whyTold),
	toolOf("article", "Article",
		"Reads an article part by part, with the statements that were read from each part.",
		newPartOfArticle, (*partOfArticle).Ask, articleTold),
}

func searched(a *ask.Search, found *ask.SearchAnswer) (*reply, error) {
	out := &reply{}
	for _, hit := range found.Actors {
		act := actorOf(hit.Entity)
		act.Matched, act.Score = hit.Name, hit.Score
		out.Found = append(out.Found, act)
	}
	if len(out.Found) == 0 {
		out.note("The graph has no actor with a name like this. Try another spelling or part of the name; if there is none, no article tells of it.")
	}
	return out, nil
}

const moreThere = "There are more: ask with a higher limit, or for part of them, by predicate, date or with another actor."

func factsTold(a *ask.Facts, found *ask.FactsAnswer) (*reply, error) {
	out := &reply{About: []actor{actorOf(found.Actor)}}
	for i := range found.Facts {
		f := &found.Facts[i]
		s := saidOf(&f.Fact)
		s.Articles = f.Articles
		for _, id := range f.Contradicted {
			s.Contradicted = append(s.Contradicted, schema.PrefixStatement+id)
		}
		out.Facts = append(out.Facts, s)
	}
	if found.Cut {
		out.note(moreThere)
	}
	if len(out.Facts) == 0 {
		return out, out.nothing(&a.Filter)
	}
	return out, nil
}

func timelineTold(a *ask.Timeline, found *ask.TimelineAnswer) (*reply, error) {
	out := &reply{About: actorsOf(found.Actors), Facts: allSaid(found.Facts, len(found.Facts))}
	if found.Cut {
		out.note(moreThere)
	}
	if len(out.Facts) == 0 {
		return out, out.nothing(&a.Filter)
	}
	return out, nil
}

func pathTold(a *ask.Path, found *ask.PathAnswer) (*reply, error) {
	out := &reply{About: []actor{actorOf(found.From), actorOf(found.To)}}
	for _, ch := range found.Chains {
		var steps []link
		for _, step := range ch.Steps {
			steps = append(steps, linkOf(step))
		}
		out.Chains = append(out.Chains, chain{steps})
	}
	if len(out.Chains) == 0 {
		return out, out.nothing(&a.Filter)
	}
	return out, nil
}

func neighborsTold(a *ask.Neighbors, found *ask.SubgraphAnswer) (*reply, error) {
	out := &reply{}
	for _, node := range found.Actors {
		act := actorOf(node.Entity)
		act.Depth = node.Depth
		if node.Depth == 0 {
			out.About = append(out.About, act)
		} else {
			out.Found = append(out.Found, act)
		}
	}
	for _, step := range found.Links {
		out.Links = append(out.Links, linkOf(step))
	}
	// What links the actor itself goes first, and is left out last.
	self := named(out.About[0].ID, out.About[0].Name)
	slices.SortStableFunc(out.Links, func(x, y link) int { return rank(x, self) - rank(y, self) })
	if found.Cut {
		out.note(moreThere)
	}
	if len(out.Found) == 0 {
		return out, out.nothing(&a.Filter)
	}
	return out, nil
}

// rank is 0 for links of an actor, 1 for others.
func rank(l link, name string) int {
	if l.From == name || l.To == name {
		return 0
	}
	return 1
}

func whyTold(a *ask.Why, found *ask.WhyAnswer) (*reply, error) {
	const most = 20
	stmt := saidOf(&found.Fact)
	out := &reply{Statement: &stmt, Sentence: found.Sentence, Rule: found.Rule, Others: allSaid(found.Others, most)}
	if len(found.Others) > most {
		out.note("More statements say the same than are shown: facts lists them with their articles.")
	}
	return out, nil
}

// partOfArticle asks for a part of an article.
type partOfArticle struct {
	*ask.Article
	// From is where the part begins, in bytes of the text.
	From int
}

func newPartOfArticle() *partOfArticle { return &partOfArticle{Article: ask.NewArticle()} }

// Params are the parameters of the question.
func (a *partOfArticle) Params() []ask.Param {
	return append(a.Article.Params(), ask.Param{Name: "from", Into: &a.From, Usage: "begin at this `BYTE` of the text: what next was in the answer before"})
}

// Ask answers the question.
func (a *partOfArticle) Ask(ctx context.Context, q *query.Query) (*ask.ArticleAnswer, error) {
	return a.Article.Ask(ctx, q)
}

const (
	// partSize is the length of a part of an article, in bytes.
	partSize = 8000
	// partFacts is how many statements are shown with it.
	partFacts = 30
)

func articleTold(a *partOfArticle, found *ask.ArticleAnswer) (*reply, error) {
	src := articleOf(&found.Source)
	from := a.From
	for from < len(found.Text) && !utf8.RuneStart(found.Text[from]) {
		from++
	}
	out := &reply{Article: &src, From: from}
	size := len(found.Text)
	for i := range found.Statements {
		size = max(size, found.Statements[i].Evidence.End) // where the text is not kept
	}
	if from >= size && from > 0 {
		return nil, &ask.ParamError{Name: "from", Problem: ": the article ends before that"}
	}
	end := size
	if found.Text != "" {
		end = endOfPart(found.Text, from)
	}
	for i := range found.Statements {
		stmt := &found.Statements[i]
		if stmt.Evidence.Begin < from || stmt.Evidence.Begin >= end {
			continue
		}
		if len(out.Facts) == partFacts && stmt.Evidence.Begin > from {
			end = stmt.Evidence.Begin
			break
		}
		s := saidOf(&query.Fact{Statement: *stmt, Source: found.Source})
		s.Article = article{ID: src.ID}
		out.Facts = append(out.Facts, s)
	}
	if found.Text != "" {
		out.Text = found.Text[from:end]
	} else {
		out.note("The graph does not keep the text of this article: only its statements are shown.")
	}
	if end < size {
		out.Next = end
		out.note("The article goes on: ask again with from set to next.")
	}
	return out, nil
}

// endOfPart is where the part of a text ends that begins at from: where a paragraph, else
// a sentence ends in its second half, else at a letter.
func endOfPart(text string, from int) int {
	end := from + partSize
	if end >= len(text) {
		return len(text)
	}
	for !utf8.RuneStart(text[end]) {
		end--
	}
	for _, gap := range []string{"\n", ". ", " "} {
		if i := strings.LastIndex(text[from:end], gap); i >= partSize/2 {
			return from + i + len(gap)
		}
	}
	return end
}
