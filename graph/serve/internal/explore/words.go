package explore

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/quadwire/quadwire/schema"
)

// predicateWords says a predicate in words: as the vocabulary does, or else the words that
// its name is made of.
func predicateWords(name string) string {
	if vocab, err := schema.LoadVocabulary(); err == nil {
		if p, ok := vocab.Predicate(name); ok && p.Label != "" {
			return p.Label
		}
	}
	return strings.ReplaceAll(name, "-", " ")
}

// definitionOf returns what the vocabulary says of a predicate, empty for what it does not
// have.
func definitionOf(name string) (definition, example string) {
	if vocab, err := schema.LoadVocabulary(); err == nil {
		if p, ok := vocab.Predicate(name); ok {
			return p.Definition, p.Example
		}
	}
	return "", ""
}

// dateWords says a date in the forms of [schema.Statement].Date: *22 October 2022*.
func dateWords(date string) string {
	if from, to, ok := strings.Cut(date, "/"); ok {
		return dateWords(from) + " – " + dateWords(to)
	}
	if year, week, ok := strings.Cut(date, "-W"); ok {
		return fmt.Sprintf("week %s of %s", strings.TrimPrefix(week, "0"), year)
	}
	for _, form := range []struct{ layout, words string }{{time.DateOnly, "2 January 2006"}, {"2006-01", "January 2006"}} {
		if t, err := time.Parse(form.layout, date); err == nil {
			return t.Format(form.words)
		}
	}
	return date
}

// sinceWords says from when to when: *since 2014*, *2014 – May 2018*, empty for neither.
func sinceWords(since, until string) string {
	switch {
	case since == "" && until == "":
		return ""
	case until == "":
		return "since " + dateWords(since)
	case since == "":
		return "until " + dateWords(until)
	case since == until:
		return dateWords(since)
	}
	return dateWords(since) + " – " + dateWords(until)
}

// sourceName is what to call an article by.
func sourceName(src schema.Source) string {
	if src.Headline != "" {
		return src.Headline
	}
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		return u.Host + u.Path
	}
	return cmp.Or(fileName(src.Path), src.ID)
}

// fileName is the last part of a path: where files lie on this machine is nobody's business.
func fileName(file string) string {
	if file == "" {
		return ""
	}
	return path.Base(strings.ReplaceAll(file, `\`, "/"))
}

// mark says why a statement is no plain fact. Marks differ in words, signs and lines,
// for those who cannot see the colours.
type mark struct {
	// Kind is a class: denied, intended, uncertain or claimed.
	Kind string `json:"kind"`
	// Sign stands before Word; it says nothing that the word does not.
	Sign string `json:"sign"`
	Word string `json:"word"`
	// Why is for who asks what the word means here.
	Why string `json:"why"`
}

var modalityMarks = map[schema.Modality]mark{
	schema.Planned:     {"intended", "◇", "planned", "The text says that it is planned, not that it was done."},
	schema.Promised:    {"intended", "◇", "promised", "The text says that it is promised, not that it was done."},
	schema.Requested:   {"intended", "◇", "requested", "The text says that it is asked for, not that it was done."},
	schema.Threatened:  {"intended", "◇", "threatened", "The text says that it is threatened, not that it was done."},
	schema.Purpose:     {"intended", "◇", "as a purpose", "The text says that it is meant to be, not that it is."},
	schema.Possible:    {"uncertain", "?", "possible", "The text says that it may be, not that it is."},
	schema.Conditional: {"uncertain", "?", "conditional", "The text says it under a condition only."},
	schema.Questioned:  {"uncertain", "?", "questioned", "The text asks or leaves open whether it is so."},
	schema.Claimed:     {"claimed", "“", "claimed", "The text says that somebody claims it, and does not say itself that it is so."},
}

var certaintyMarks = map[schema.Certainty]mark{
	schema.ProbablySo:  {"uncertain", "?", "probably", "The text says that it is probably so."},
	schema.PossiblySo:  {"uncertain", "?", "possibly", "The text says that it is possibly so."},
	schema.ProbablyNot: {"uncertain", "?", "probably not", "The text says that it is probably not so."},
	schema.PossiblyNot: {"uncertain", "?", "possibly not", "The text says that it is possibly not so."},
}

// marksOf returns why a statement is no plain fact; nothing if it is one.
func marksOf(s schema.Statement) []mark {
	var out []mark
	if s.Polarity == schema.Negative {
		out = append(out, mark{"denied", "✕", "denied", "The text says that it is not so."})
	}
	m, ok := modalityMarks[s.Modality]
	switch {
	case ok:
		out = append(out, m)
	case s.Modality == schema.Asserted, s.Modality == "":
		if m, ok := certaintyMarks[s.Certainty]; ok {
			out = append(out, m)
		}
	default:
		out = append(out, mark{"uncertain", "?", string(s.Modality), "The text does not say that it is so."})
	}
	return out
}

// kindsOf are the classes of the marks of a statement, "fact" for one that has none.
func kindsOf(s schema.Statement) string {
	var kinds []string
	for _, m := range marksOf(s) {
		kinds = append(kinds, m.Kind)
	}
	if kinds == nil {
		return "plain"
	}
	return strings.Join(kinds, " ")
}

var certaintyWords = map[schema.Certainty]string{
	schema.CertainlySo: "certain", schema.ProbablySo: "probable", schema.PossiblySo: "possible", schema.CertainlyNot: "certainly not",
	schema.ProbablyNot: "probably not", schema.PossiblyNot: "possibly not", schema.UnknownWhether: "left open",
}

// hundredths writes a probability: 0.91.
func hundredths(p float64) string { return fmt.Sprintf("%.2f", p) }
