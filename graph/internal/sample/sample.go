// Package sample makes small records by hand, for the tests of the packages below
// graph. Offsets and quotes are right: they are looked up in the text.
package sample

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// The actors of the samples.
var (
	Ruiz   = schema.Entity{ID: "ana-ruiz", Type: schema.Person, Label: "Ana Ruiz", Aliases: []string{"Ruiz"}}
	Lind   = schema.Entity{ID: "bo-lind", Type: schema.Person, Label: "Bo Lind", Aliases: []string{"Lind"}}
	Norway = schema.Entity{ID: "norway", Type: schema.Country, Label: "Norway", Aliases: []string{"Norwegian"}, Link: "wd:Q20"}
	Chile  = schema.Entity{ID: "chile", Type: schema.Country, Label: "Chile", Link: "wd:Q298"}
	Nordia = schema.Entity{ID: "nordia", Type: schema.Organization, Label: "Nordia"}
	Oslo   = schema.Entity{ID: "oslo", Type: schema.Place, Label: "Oslo"}
	Kiosk  = schema.Entity{ID: "кіоск", Type: schema.Organization, Label: "Кіоск \"№ 1\" <& Co>"}
)

// Link is one statement in the making: its mentions are looked up in Sentence.
type Link struct {
	Sentence  int
	Subject   schema.Entity
	As        string // the mention of Subject, by default its label
	Predicate string
	Words     string // the predicate in the text
	Object    schema.Entity
	ObjectAs  string
	Literal   string // instead of Object
	Edit      func(*schema.Statement)
}

// Make returns the record of an article that consists of sentences.
func Make(src schema.Source, sentences []string, links ...Link) *schema.Record {
	text := strings.Join(sentences, " ")
	sum := sha256.Sum256([]byte(text))
	src.SHA256 = hex.EncodeToString(sum[:])
	src.ID = src.SHA256[:16]
	rec := &schema.Record{Source: src, Text: text}
	pos := 0
	for i, sent := range sentences {
		rec.Sentences = append(rec.Sentences, schema.Sentence{Index: i, Span: schema.Span{Begin: pos, End: pos + len(sent)}, Text: sent})
		pos += len(sent) + 1
	}
	known := make(map[string]bool)
	for _, link := range links {
		stmt := link.statement(rec)
		rec.Statements = append(rec.Statements, stmt)
		for _, ent := range []schema.Entity{link.Subject, link.Object} {
			if ent.ID != "" && !known[ent.ID] {
				known[ent.ID] = true
				rec.Entities = append(rec.Entities, ent)
			}
		}
	}
	sort.Slice(rec.Entities, func(i, j int) bool { return rec.Entities[i].ID < rec.Entities[j].ID })
	return rec
}

func (link Link) statement(rec *schema.Record) schema.Statement {
	sent := rec.Sentences[link.Sentence]
	find := func(words string) schema.Span {
		i := strings.Index(sent.Text, words)
		if words == "" || i < 0 {
			panic(fmt.Sprintf("sample: no %q in %q", words, sent.Text))
		}
		return schema.Span{Begin: sent.Begin + i, End: sent.Begin + i + len(words)}
	}
	term := func(ent schema.Entity, as string) schema.Term {
		if as == "" {
			as = ent.Label
		}
		return schema.Term{ID: ent.ID, Label: ent.Label, Type: ent.Type, Span: find(as)}
	}
	stmt := schema.Statement{
		Subject:       term(link.Subject, link.As),
		Predicate:     link.Predicate,
		PredicateText: link.Words,
		Polarity:      schema.Positive,
		Modality:      schema.Asserted,
		Confidence:    0.75,
		Rule:          "nsubj-obj",
		Evidence: schema.Evidence{
			Article: rec.Source.ID, Sentence: sent.Index, Span: sent.Span, Quote: sent.Text,
		},
	}
	if link.Literal != "" {
		stmt.Object = schema.Term{Literal: link.Literal, Span: find(link.Literal)}
	} else {
		stmt.Object = term(link.Object, link.ObjectAs)
	}
	if link.Edit != nil {
		link.Edit(&stmt)
	}
	sum := sha256.Sum256(fmt.Append(nil, rec.Source.ID, stmt.Subject, stmt.Predicate, stmt.Object, stmt.Evidence, stmt.Modality, stmt.Polarity))
	stmt.ID = hex.EncodeToString(sum[:8])
	return stmt
}

// Talks is an article with all that a statement can carry: a symmetric fact, one
// that is only promised and attributed, one that is denied, a literal, an open
// predicate.
func Talks() *schema.Record {
	return Make(
		schema.Source{Headline: "Ruiz calls Lind", Published: "2024-03-09", URL: "https://news.example/a?id=1", Publisher: "Example Wire", Language: "en", Path: "articles/talks.txt"},
		[]string{
			"Ana Ruiz spoke with Bo Lind in Oslo on Friday.",
			"Norway is ready to help Chile, according to Ana Ruiz.",
			"Bo Lind did not meet \"Norway\" envoys.",
			"Ana Ruiz leads Nordia.",
			"Ana Ruiz praised the 40 pilots.",
		},
		Link{Sentence: 0, Subject: Ruiz, Predicate: "spoke-with", Words: "spoke", Object: Lind, Edit: func(s *schema.Statement) {
			s.Symmetric, s.Event, s.Date, s.DateSource = true, "CONSULT", "2024-03-08", "text"
			s.Place, s.PlaceID, s.Confidence, s.Rule = "Oslo", "oslo", 0.93, "conj-subj-with"
		}},
		Link{Sentence: 1, Subject: Norway, Predicate: "aids", Words: "help", Object: Chile, Edit: func(s *schema.Statement) {
			s.Modality, s.Date, s.DateSource = schema.Promised, "2024-03", "published"
			s.Attribution = schema.Attribution{ID: Ruiz.ID, Label: Ruiz.Label, Type: Ruiz.Type, Text: "Ana Ruiz", Cue: "accord"}
		}},
		Link{Sentence: 2, Subject: Lind, Predicate: "met-with", Words: "meet", Object: Norway, Edit: func(s *schema.Statement) {
			s.Polarity, s.Symmetric = schema.Negative, true
		}},
		Link{Sentence: 3, Subject: Ruiz, Predicate: "leads", Words: "leads", Object: Nordia, Edit: func(s *schema.Statement) {
			s.Date, s.DateSource = "2024", "text"
			s.Evidence.Quote, s.Evidence.End = "Ana Ruiz leads", s.Evidence.Begin+len("Ana Ruiz leads")
		}},
		Link{Sentence: 4, Subject: Ruiz, Predicate: "praise", Words: "praised", Literal: "40 pilots", Edit: func(s *schema.Statement) {
			s.Open = true
		}},
	)
}

// Visit is an article on the same actors and some more.
func Visit() *schema.Record {
	return Make(
		schema.Source{Headline: "Lind in Chile", Published: "2024-04-02", Path: "articles/visit.txt"},
		[]string{
			"Lind visited Chile.",
			"Ruiz spoke with Lind before.",
			"Chile bought boats from Кіоск \"№ 1\" <& Co>.",
		},
		Link{Sentence: 0, Subject: Lind, As: "Lind", Predicate: "visited", Words: "visited", Object: Chile, Edit: func(s *schema.Statement) {
			s.Date, s.DateSource, s.Event = "2024-04-01", "text", "COOPERATE"
		}},
		Link{Sentence: 1, Subject: Ruiz, As: "Ruiz", Predicate: "spoke-with", Words: "spoke", Object: Lind, ObjectAs: "Lind", Edit: func(s *schema.Statement) {
			s.Symmetric, s.Confidence = true, 0.5
		}},
		Link{Sentence: 2, Subject: Chile, Predicate: "bought-from", Words: "bought", Object: Kiosk, Edit: func(s *schema.Statement) {
			s.Since, s.Until = "2024-W12", "2024-03-30"
			s.Certainty, s.Theme, s.Instrument = schema.CertainlySo, "boats", "cash"
		}},
	)
}
