package explore

import (
	"github.com/quadwire/quadwire/graph/query"
)

// fact is a fact as pages show it.
type fact struct {
	query.Fact
	// Articles and Publishers say so, with the probability Combined that one of them at
	// least is read right.
	Articles, Publishers int
	Combined             float64
	// More are other statements of the fact.
	More []query.Fact
	// Contradicted are the IDs of statements of the opposite.
	Contradicted []string
}

// bare is a fact of which it is not known who else says so.
func bare(f query.Fact) fact { return fact{Fact: f, Articles: 1, Combined: f.Confidence} }

func bareAll(facts []query.Fact) []fact {
	out := make([]fact, len(facts))
	for i := range facts {
		out[i] = bare(facts[i])
	}
	return out
}

func corroborated(c query.Corroborated) fact {
	return fact{c.Fact, c.Articles, c.Publishers, c.Combined, c.Statements[1:], c.Contradicted}
}
