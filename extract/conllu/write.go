package conllu

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// Write writes doc to w: "# newdoc id", then each sentence with its sent_id and
// text, multiword tokens as ranges, SpaceAfter=No and NER in MISC.
func Write(w io.Writer, doc *extract.Document) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "# newdoc id = %s\n", doc.Article.ID)
	paragraph := -1
	for i, sent := range doc.Sentences {
		if sent.Paragraph != paragraph {
			out.WriteString("# newpar\n")
			paragraph = sent.Paragraph
		}
		id := sent.ID
		if id == "" {
			id = doc.Article.ID + "-" + strconv.Itoa(i+1)
		}
		fmt.Fprintf(out, "# sent_id = %s\n# text = %s\n", id, oneLine(doc.Article.Text[sent.Span.Begin:sent.Span.End]))
		for t := sent.First; t < sent.End; t++ {
			if t+1 < sent.End && doc.Tokens[t+1].Contracted && !doc.Tokens[t].Contracted {
				writeRange(out, doc, sent, t)
			}
			writeToken(out, doc, sent, t)
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// oneLine replaces line breaks and tabs, which end a field, by spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// spaceAfter reports whether white space follows token t within its sentence.
func spaceAfter(doc *extract.Document, sent extract.Sentence, t int) bool {
	return t+1 >= sent.End || doc.Tokens[t+1].Begin > doc.Tokens[t].End
}

func writeRange(out *bufio.Writer, doc *extract.Document, sent extract.Sentence, t int) {
	last := t + 1
	for last+1 < sent.End && doc.Tokens[last+1].Contracted {
		last++
	}
	form := doc.Article.Text[doc.Tokens[t].Begin:doc.Tokens[last].End]
	misc := "_"
	if !spaceAfter(doc, sent, last) {
		misc = "SpaceAfter=No"
	}
	fmt.Fprintf(out, "%d-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", t-sent.First+1, last-sent.First+1, oneLine(form), misc)
}

func writeToken(out *bufio.Writer, doc *extract.Document, sent extract.Sentence, t int) {
	tok := &doc.Tokens[t]
	head, rel := 0, tok.DepRel
	if tok.Head >= 0 {
		head = tok.Head - sent.First + 1
	}
	var misc []string
	if tok.Misc != "" {
		misc = append(misc, tok.Misc)
	}
	if tok.NER != "" {
		misc = append(misc, "NER="+tok.NER)
	}
	part := tok.Contracted || t+1 < sent.End && doc.Tokens[t+1].Contracted
	if !part && !spaceAfter(doc, sent, t) {
		misc = append(misc, "SpaceAfter=No")
	}
	fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%s\t%s\t%d\t%s\t_\t%s\n", t-sent.First+1, oneLine(tok.Form),
		or(tok.Lemma), or(tok.UPOS), or(tok.XPOS), or(tok.Feats), head, or(rel), or(strings.Join(misc, "|")))
}

func or(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
