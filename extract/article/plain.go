package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// maxHeader is the length in bytes of the longest line that may be part of a header.
const maxHeader = 300

var (
	// inlineDateRE: " date 2022-10-22 Russian defence minister …"
	inlineDateRE = regexp.MustCompile(`^\s*(?:(?i:date|published)\s*:?\s*)?(\d{4}-\d{2}-\d{2})(?:[ \t]+(?:[-–—|:][ \t]+)?)`)
	// keyRE: "Title: Ministers talk", "Published on: 22 October 2022"
	keyRE = regexp.MustCompile(`^([A-Za-z][A-Za-z _-]{1,20}):[ \t]*(.*)$`)
	// dateWordRE: "Published 22 October 2022", "Last updated on Friday, July 21, 2017"
	dateWordRE = regexp.MustCompile(`(?i)^(?:first |last )?(?:date|dated|posted|published|updated|publication date)(?: on| at)?\s*:?\s+`)
	// bylineRE: "By Jane Doe and Ali Veli, Example Press"
	bylineRE = regexp.MustCompile(`^(?:By|BY|by)[ \t]+\p{Lu}[\p{L}.'’-]*(?:,?[ \t]+(?:\p{Lu}[\p{L}.'’-]*|and|of|for|in|de|da|van|von|bin|al|the|&))*[ \t]*$`)
	// agencyRE: "MOSCOW, Oct 22 (Reuters) - Russia said …"; the place is in capitals,
	// or else the agency is a known one.
	agencyRE = regexp.MustCompile(`^(?:\p{Lu}[\p{Lu}.'’-]+[\p{Lu}.'’/, \t-]*(?:\p{Lu}[\p{L}.]*[ \t,]*)?(?:\d{1,2}[ \t,]*)?\((\p{Lu}[\p{L}. -]{1,30})\)|(?:(?:\p{Lu}[\p{L}.'’-]*[ \t,/]+){1,4}(?:\d{1,2}[ \t,]*)?)?\(((?i:Reuters|AP|AFP|UPI|dpa|TASS|ANI|PTI|IANS|Xinhua|Bloomberg|Interfax|Kyodo|Yonhap|Anadolu))\))[ \t]*[-–—]+[ \t]+`)
)

// line is one line of a text, without its end.
type line struct {
	schema.Span
	text string
}

// nextLine returns the first line at or after from that is not blank; its text is
// trimmed and its span covers the trimmed text. ok is false at the end.
func nextLine(text string, from int) (l line, next int, ok bool) {
	for from < len(text) {
		end := strings.IndexByte(text[from:], '\n')
		next = len(text)
		if end >= 0 {
			next = from + end + 1
		}
		raw := text[from:next]
		if trimmed := strings.TrimSpace(raw); trimmed != "" {
			begin := from + strings.Index(raw, trimmed)
			return line{schema.Span{Begin: begin, End: begin + len(trimmed)}, trimmed}, next, true
		}
		from = next
	}
	return line{}, len(text), false
}

// readPlain finds the header of a plain text: front matter or "Key: value" lines,
// a headline, a date line, a byline, in the orders in which texts have them. What
// is neither stays text.
func readPlain(text string) *extract.Article {
	art := &extract.Article{Text: text}
	h := &header{art: art}
	at := h.frontMatter()
	for first := true; ; first = false {
		l, next, ok := nextLine(text, at)
		if !ok || !h.take(l, next, first) {
			break
		}
		at = next
	}
	h.body(at)
	if art.Headline == "" && art.Title.End > art.Title.Begin {
		art.Headline = text[art.Title.Begin:art.Title.End]
	}
	return art
}

type header struct {
	art      *extract.Article
	keys     bool // the last line was a "Key: value" line
	byline   bool
	headline bool // the headline is found
}

// skip marks [begin, end) as no part of the sentences.
func (h *header) skip(begin, end int) {
	if begin < end {
		h.art.Skip = append(h.art.Skip, schema.Span{Begin: begin, End: end})
	}
}

// frontMatter reads a block between lines of three hyphens, as of Markdown, and
// returns where it ends.
func (h *header) frontMatter() int {
	text := h.art.Text
	open, at, ok := nextLine(text, 0)
	if !ok || open.text != "---" {
		return 0
	}
	var lines []line
	for {
		l, next, ok := nextLine(text, at)
		if !ok {
			return 0 // never closed: it is a rule
		}
		at = next
		if l.text == "---" {
			break
		}
		if !keyRE.MatchString(l.text) && !strings.HasPrefix(l.text, "- ") {
			return 0
		}
		lines = append(lines, l)
	}
	for _, l := range lines {
		if m := keyRE.FindStringSubmatch(l.text); m != nil {
			h.set(m[1], strings.Trim(m[2], `"'`))
		}
	}
	h.headline = h.art.Headline != ""
	h.skip(open.Begin, at)
	return at
}

// set stores the value of a known key and reports whether it is one.
func (h *header) set(key, value string) bool {
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "title", "headline":
		h.art.Headline = value
	case "date", "published", "published on", "publication date", "dated":
		day, ok := ParseDate(value)
		if !ok {
			return false
		}
		h.art.Published = day
	case "url", "link", "address":
		h.art.URL = value
	case "source", "publisher":
		if strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
			h.art.URL = value
			return true
		}
		h.art.Publisher = value
	case "language", "lang":
		h.art.Language = value
	case "author", "authors", "byline", "updated", "section", "tags", "keywords":
	default:
		return false
	}
	return true
}

// take reads l, which next follows, as a line of the header; false means that the
// body begins with it.
func (h *header) take(l line, next int, first bool) bool {
	if len(l.text) > maxHeader {
		return false
	}
	wasKeys := h.keys
	h.keys = false
	if m := keyRE.FindStringSubmatchIndex(l.text); m != nil && (first || wasKeys || h.art.Published == "") {
		before := h.art.Headline
		if h.set(l.text[m[2]:m[3]], l.text[m[4]:m[5]]) {
			h.keys = true
			if h.art.Headline != before && m[4] < m[5] {
				// The headline is text; only its key is not.
				h.headline = true
				h.skip(l.Begin, l.Begin+m[4])
				h.art.Title = schema.Span{Begin: l.Begin + m[4], End: l.End}
				return true
			}
			h.skip(l.Begin, l.End)
			return true
		}
	}
	if h.art.Published == "" {
		if day, ok := ParseDate(dateWordRE.ReplaceAllString(l.text, "")); ok {
			h.art.Published = day
			h.skip(l.Begin, l.End)
			return true
		}
	}
	if !h.byline && len(l.text) < 100 && bylineRE.MatchString(l.text) {
		h.byline = true
		h.skip(l.Begin, l.End)
		return true
	}
	if h.art.URL == "" && isURL(l.text) {
		h.art.URL = l.text
		h.skip(l.Begin, l.End)
		return true
	}
	if !h.headline && isHeadline(h.art.Text, l, next) {
		h.headline = true
		begin := l.Begin
		if mark := strings.TrimLeft(l.text, "#"); len(mark) < len(l.text) {
			begin += len(l.text) - len(strings.TrimSpace(mark))
			h.skip(l.Begin, begin)
		}
		h.art.Title = schema.Span{Begin: begin, End: l.End}
		return true
	}
	return false
}

func isURL(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t")
}

// isHeadline reports whether l is a headline: a short line that does not end like
// a sentence and that is followed by an empty line, a date or a byline, and then
// by more text; or a heading of Markdown.
func isHeadline(text string, l line, next int) bool {
	after, following, ok := nextLine(text, next)
	if !ok || len(l.text) > 200 || inlineDateRE.MatchString(l.text) || agencyRE.MatchString(l.text) {
		return false
	}
	if strings.HasPrefix(l.text, "# ") {
		return true
	}
	if _, dated := ParseDate(dateWordRE.ReplaceAllString(after.text, "")); dated || bylineRE.MatchString(after.text) {
		_, _, more := nextLine(text, following)
		return more
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text, `"'”’)»`))
	if strings.ContainsRune(".:;,!?…", last) {
		return false
	}
	gap := strings.Count(text[l.End:after.Begin], "\n") >= 2
	return gap && strings.IndexFunc(l.text, unicode.IsLetter) >= 0
}

// body marks a date or the tag of an agency that leads the body at offset at.
func (h *header) body(at int) {
	l, _, ok := nextLine(h.art.Text, at)
	if !ok {
		return
	}
	rest, begin := l.text, l.Begin
	if h.art.Published == "" {
		if m := inlineDateRE.FindStringSubmatchIndex(rest); m != nil {
			if day, ok := ParseDate(rest[m[2]:m[3]]); ok {
				h.art.Published = day
				from := begin
				if at == 0 {
					from = 0 // with the white space before it
				}
				h.skip(from, begin+m[1])
				rest, begin = rest[m[1]:], begin+m[1]
			}
		}
	}
	if m := agencyRE.FindStringSubmatchIndex(rest); m != nil {
		h.skip(begin, begin+m[1])
		if h.art.Publisher == "" {
			h.art.Publisher = rest[max(m[2], m[4]):max(m[3], m[5])]
		}
	}
}
