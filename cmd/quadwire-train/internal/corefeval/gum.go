package corefeval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Doc is an annotated document of GUM.
type Doc struct {
	Name, Genre, Split string
	Text               string
	Tokens             []Token
	Mentions           []Mention
}

// Token is a word of a document.
type Token struct {
	Form string
	schema.Span
}

// Mention is an annotated phrase.
type Mention struct {
	Span schema.Span // the bytes of the phrase
	// First and End are indexes in Doc.Tokens, half open; Head governs the rest.
	First, End, Head int
	// Cluster is equal where mentions corefer.
	Cluster int
	// Type is one of GUM's: person, place, organization, abstract, …
	Type string
	// Form is name, nominal or pronoun; Link how the mention joins its cluster: ana,
	// coref, appos, cata, pred, disc, sgl.
	Form, Link string
}

// Chains returns the clusters as spans of bytes, those with one mention included.
func (d *Doc) Chains() Clusters {
	var out Clusters
	at := map[int]int{}
	seen := map[int]bool{}
	for _, m := range d.Mentions {
		span := Span(m.Span.Begin, m.Span.End)
		if seen[span] {
			continue
		}
		seen[span] = true
		c, ok := at[m.Cluster]
		if !ok {
			c = len(out)
			at[m.Cluster] = c
			out = append(out, nil)
		}
		out[c] = append(out[c], span)
	}
	return out
}

// Read reads annotations as one JSON object per document.
func Read(r io.Reader, name string) ([]Doc, error) {
	in := bufio.NewReader(r)
	var out []Doc
	for line := 1; ; line++ {
		text, err := in.ReadBytes('\n')
		if len(text) > 1 {
			doc, bad := parse(text)
			if bad != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, line, bad)
			}
			out = append(out, doc)
		}
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
}

func parse(text []byte) (Doc, error) {
	var raw struct {
		Doc, Split, Genre, Text string
		Tokens                  [][]any
		Mentions                []struct {
			Cluster, Start, End, Head int
			Type, Form, Link          string
		}
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		return Doc{}, err
	}
	doc := Doc{Name: raw.Doc, Genre: raw.Genre, Split: raw.Split, Text: raw.Text}
	// The file counts characters.
	byteOf := make([]int, 0, len(raw.Text)+1)
	for at := range raw.Text {
		byteOf = append(byteOf, at)
	}
	byteOf = append(byteOf, len(raw.Text))
	for i, cols := range raw.Tokens {
		if len(cols) != 3 {
			return Doc{}, fmt.Errorf("token %d has %d columns, want 3", i, len(cols))
		}
		form, _ := cols[0].(string)
		begin, _ := cols[1].(float64)
		end, _ := cols[2].(float64)
		if begin < 0 || end < begin || int(end) >= len(byteOf) {
			return Doc{}, fmt.Errorf("token %d is outside of the text", i)
		}
		doc.Tokens = append(doc.Tokens, Token{form, schema.Span{Begin: byteOf[int(begin)], End: byteOf[int(end)]}})
	}
	for i, m := range raw.Mentions {
		if m.Start < 0 || m.End <= m.Start || m.End > len(doc.Tokens) || m.Head < m.Start || m.Head >= m.End {
			return Doc{}, fmt.Errorf("mention %d is outside of the text", i)
		}
		doc.Mentions = append(doc.Mentions, Mention{
			Span:  schema.Span{Begin: doc.Tokens[m.Start].Begin, End: doc.Tokens[m.End-1].Span.End},
			First: m.Start, End: m.End, Head: m.Head, Cluster: m.Cluster, Type: m.Type, Form: m.Form, Link: m.Link,
		})
	}
	return doc, nil
}

// TokenChains returns the clusters as phrases of tokens.
func (d *Doc) TokenChains() []extract.Chain {
	var out []extract.Chain
	at := map[int]int{}
	for _, m := range d.Mentions {
		c, ok := at[m.Cluster]
		if !ok {
			c = len(out)
			at[m.Cluster] = c
			out = append(out, nil)
		}
		out[c] = append(out[c], extract.Phrase{First: m.First, End: m.End, Head: m.Head, Form: extract.MentionForm(m.Form)})
	}
	return out
}

// SystemChains returns the chains of a processed document as spans of bytes: those
// of its own tokens, or those that its tokens have in the annotations.
func SystemChains(doc *extract.Document, tokens []Token) Clusters {
	out := make(Clusters, len(doc.Chains))
	for c, chain := range doc.Chains {
		for _, p := range chain {
			begin, end := doc.Tokens[p.First].Begin, doc.Tokens[p.End-1].End
			if tokens != nil {
				begin, end = tokens[p.First].Begin, tokens[p.End-1].Span.End
			}
			out[c] = append(out[c], Span(begin, end))
		}
	}
	return out
}
