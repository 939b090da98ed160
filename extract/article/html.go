package article

import (
	"bytes"
	"fmt"
	"strings"

	"codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// maxElements bounds the work that a page may cause.
const maxElements = 200_000

// readHTML makes an article of the main content of a page.
func readHTML(data []byte) (*extract.Article, error) {
	if bytes.IndexByte(data, 0) >= 0 && !bytes.HasPrefix(data, []byte("\xff\xfe")) && !bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, fmt.Errorf("%w: zero byte at offset %d", ErrBinary, bytes.IndexByte(data, 0))
	}
	enc, name, _ := charset.DetermineEncoding(data, "text/html")
	page := strings.TrimPrefix(string(data), "\ufeff")
	if err := checkText(page); err != nil {
		// A page that declares UTF-8 and is not is damaged; others are converted.
		if name == "utf-8" {
			return nil, err
		}
		decoded, err := enc.NewDecoder().Bytes(data)
		if err != nil {
			return nil, fmt.Errorf("%w: decode %s: %v", ErrUTF8, name, err)
		}
		page = strings.TrimPrefix(string(decoded), "\ufeff")
	}
	tree, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil, fmt.Errorf("parse HTML: %w", err)
	}
	meta := metaOf(tree)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseAndMutate(tree, nil)
	if err != nil {
		return nil, fmt.Errorf("find the article in the page: %w", err)
	}
	if found.Node == nil {
		return nil, fmt.Errorf("%w: no article in the page", ErrNoText)
	}
	body := strings.Join(paragraphs(found.Node), "\n\n")
	if strings.TrimSpace(body) == "" {
		return nil, fmt.Errorf("%w: no article in the page", ErrNoText)
	}
	art := &extract.Article{}
	art.Headline = strings.Join(strings.Fields(found.Title), " ")
	art.Publisher, art.Language, art.URL = found.SiteName, found.Language, meta.url
	art.Published = meta.published
	if art.Published == "" && found.PublishedTime != nil {
		art.Published = found.PublishedTime.Format("2006-01-02")
	}
	art.Text = body
	if art.Headline != "" {
		art.Text = art.Headline + "\n\n" + body
		art.Title = schema.Span{Begin: 0, End: len(art.Headline)}
	}
	return art, nil
}

// pageMeta is what the head of a page says and readability does not pass on.
type pageMeta struct {
	url, published string
}

// metaOf reads the canonical address of a page, and its date as the page states
// it, in its own time zone.
func metaOf(tree *html.Node) pageMeta {
	var m pageMeta
	for n := range tree.Descendants() {
		switch n.DataAtom {
		case atom.Link:
			if attr(n, "rel") == "canonical" && m.url == "" {
				m.url = attr(n, "href")
			}
		case atom.Meta:
			key := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
			switch key {
			case "og:url":
				if m.url == "" {
					m.url = attr(n, "content")
				}
			case "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "pubdate", "publishdate":
				if day, ok := ParseDate(attr(n, "content")); ok && m.published == "" {
					m.published = day
				}
			}
		case atom.Time:
			if day, ok := ParseDate(attr(n, "datetime")); ok && m.published == "" {
				m.published = day
			}
		}
	}
	return m
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// paragraphs returns the blocks of text below n, white space collapsed.
func paragraphs(n *html.Node) []string {
	var out []string
	var cur strings.Builder
	flush := func() {
		if s := strings.Join(strings.Fields(cur.String()), " "); s != "" {
			out = append(out, s)
		}
		cur.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			cur.WriteString(n.Data)
			return
		case n.Type == html.ElementNode && leftOut(n.DataAtom):
			return
		}
		block := n.Type == html.ElementNode && !inline(n.DataAtom)
		if block {
			flush()
		}
		for kid := range n.ChildNodes() {
			walk(kid)
		}
		if block {
			flush()
		}
	}
	walk(n)
	flush()
	return out
}

// leftOut names the elements whose words are no sentences of the article.
func leftOut(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Figcaption, atom.Figure, atom.Table, atom.Form, atom.Button, atom.Svg, atom.Template:
		return true
	}
	return false
}

// inline names the elements that stand within a line.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Cite, atom.Code, atom.Data, atom.Dfn, atom.Em, atom.Font, atom.I,
		atom.Kbd, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.U, atom.Var:
		return true
	}
	return false
}
