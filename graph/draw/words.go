package draw

import (
	"fmt"
	"strings"
)

// summary says what a picture shows: *9 actors, 12 links from 4 articles, 2022-10-20 to
// 2022-11-02*.
func summary(p *Picture) string {
	articles, first, last := map[string]bool{}, "", ""
	for i := range p.Links {
		for _, f := range p.Links[i].Facts {
			articles[f.Source.ID] = true
			date := f.Date
			if date == "" {
				date = f.Source.Published
			}
			if date != "" && (first == "" || date < first) {
				first = date
			}
			last = max(last, date)
		}
	}
	out := fmt.Sprintf("%s, %s from %s", count(len(p.Actors), "actor"), count(len(p.Links), "link"), count(len(articles), "article"))
	switch {
	case first == last && first != "":
		out += ", " + first
	case first != "":
		out += ", " + first + " to " + last
	}
	if p.Omitted > 0 {
		out += fmt.Sprintf("; %s with fewer links not shown", count(p.Omitted, "actor"))
	}
	return out
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// maxLines is how many predicates stand beside a line.
const maxLines = 3

// words returns the label of a link, a line each.
func (l *Link) words() []string {
	var out []string
	for i, line := range l.Lines {
		if i == maxLines-1 && len(l.Lines) > maxLines {
			return append(out, fmt.Sprintf("and %d more", len(l.Lines)-i))
		}
		words := line.Label
		if line.Articles > 1 {
			words += fmt.Sprintf(" ×%d", line.Articles)
		}
		out = append(out, words)
	}
	return out
}

// maxLabel is how many characters of a name are drawn on a line.
const maxLabel = 24

// wrapped cuts a name into two lines at most, at a space, and shortens what is too
// long.
func wrapped(s string) []string {
	s = oneLine(s)
	if len([]rune(s)) <= maxLabel {
		return []string{s}
	}
	words := strings.Fields(s)
	first := words[0]
	rest := words[1:]
	for len(rest) > 0 && len([]rune(first))+1+len([]rune(rest[0])) <= maxLabel {
		first, rest = first+" "+rest[0], rest[1:]
	}
	if len(rest) == 0 {
		return []string{shortened(first)}
	}
	return []string{shortened(first), shortened(strings.Join(rest, " "))}
}

func shortened(s string) string {
	if r := []rune(s); len(r) > maxLabel {
		return strings.TrimSpace(string(r[:maxLabel-1])) + "…"
	}
	return s
}

// oneLine drops control characters and makes all white space single spaces.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\r', r == '\t', r == '\u2028', r == '\u2029':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
