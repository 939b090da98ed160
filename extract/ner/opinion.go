package ner

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// scoredName is a run of tokens that the network takes for a name.
type scoredName struct {
	first, end int
	// scores says for each type, in the order of nameTypes, how much less the network
	// likes it than its best tag, as the mean over the tokens: 0 or less.
	scores [len(nameTypes)]float32
}

// nameTypes are the types of the network's tags.
var nameTypes = [...]string{"PER", "ORG", "LOC", "MISC"}

// score scores the names that doc's tags give in a sentence; scores has a row for
// each token.
func (t *tagger) score(doc *extract.Document, sent extract.Sentence, scores []float32) []scoredName {
	k := len(t.net.NameTags)
	var out []scoredName
	for i := sent.First; i < sent.End; i++ {
		switch tag := doc.Tokens[i].NER; {
		case tag == "O":
			continue
		case tag[0] == 'B':
			out = append(out, scoredName{first: i})
		}
		name := &out[len(out)-1]
		name.end = i + 1
		row := scores[(i-sent.First)*k : (i-sent.First+1)*k]
		top := row[0]
		for _, v := range row {
			top = max(top, v)
		}
		for typ := range nameTypes {
			best := unreachable
			for c, tag := range t.net.NameTags {
				if len(tag) > 2 && tag[2:] == nameTypes[typ] {
					best = max(best, row[c])
				}
			}
			name.scores[typ] += best - top
		}
	}
	for i := range out {
		for typ := range nameTypes {
			out[i].scores[typ] /= float32(out[i].end - out[i].first)
		}
	}
	return out
}

// agreeOnTypes gives all mentions of a name in an article the type that the network
// likes best for them taken together: in one text one name means one thing
// (Krishnan & Manning 2006, An Effective Two-Stage Model for Exploiting Non-Local
// Dependencies in Named Entity Recognition).
func agreeOnTypes(doc *extract.Document, names []scoredName) {
	// What the mentions of a name have in common are the letters, as in ORVIK.
	spelled := make([]string, len(names))
	var b strings.Builder
	for i, n := range names {
		b.Reset()
		for _, tok := range doc.Tokens[n.first:n.end] {
			b.WriteString(strings.ToLower(tok.Form))
			b.WriteByte(' ')
		}
		spelled[i] = b.String()
	}
	total := map[string]*[len(nameTypes)]float32{}
	for i, n := range names {
		sum := total[spelled[i]]
		if sum == nil {
			sum = new([len(nameTypes)]float32)
			total[spelled[i]] = sum
		}
		for typ, v := range n.scores {
			sum[typ] += v
		}
	}
	for k, n := range names {
		best := 0
		for typ, v := range total[spelled[k]] {
			if v > total[spelled[k]][best] {
				best = typ
			}
		}
		for i := n.first; i < n.end; i++ {
			doc.Tokens[i].NER = doc.Tokens[i].NER[:2] + nameTypes[best]
		}
	}
}
