package plover

import (
	"cmp"
	"slices"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/verdict"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// Category returns the category of the event between the given actors that the
// statements tell best, empty if they tell none: of one from a source to a target
// before one of a source alone before any that names one of the actors, and of
// several the most confident.
func Category(statements []schema.Statement, sources, targets []string, reciprocal bool) schema.Event {
	if reciprocal {
		targets = sources
	}
	rank := func(s *schema.Statement) int {
		from, to := slices.Contains(sources, s.Subject.ID), s.Object.ID != "" && slices.Contains(targets, s.Object.ID)
		back := s.Object.ID != "" && slices.Contains(sources, s.Object.ID)
		switch {
		case s.Event == "":
			return 0
		case from && to, s.Symmetric && back && slices.Contains(targets, s.Subject.ID):
			return 4
		case from && (s.Object.IsLiteral() || len(targets) == 0):
			return 3
		case from:
			return 2
		case to || back || slices.Contains(targets, s.Subject.ID):
			return 1
		}
		return 0
	}
	var best *schema.Statement
	for i := range statements {
		s := &statements[i]
		if rank(s) == 0 {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(rank(s), rank(best)), compareFact(s, best), cmp.Compare(s.Confidence, best.Confidence)) > 0 {
			best = s
		}
	}
	if best == nil {
		return ""
	}
	return schema.Event(best.Event)
}

// compareFact puts what happened before what is only asked for or possible.
func compareFact(a, b *schema.Statement) int {
	fact := func(s *schema.Statement) int {
		if IsEvent(s) {
			return 1
		}
		return 0
	}
	return fact(a) - fact(b)
}

// IsEvent reports whether the statement tells an event of its category: what is
// denied, asked for, possible or a condition is none.
func IsEvent(s *schema.Statement) bool {
	if s.Event == "" {
		return false
	}
	switch s.Modality {
	case schema.Asserted, schema.Promised, schema.Planned, schema.Threatened, schema.Claimed:
		return s.Polarity == schema.Positive || s.Event == string(schema.Reject)
	}
	return false
}

// Triple is an event as it is counted; To is nil for one without a target.
type Triple struct {
	From, To []schema.Span // where the actor is named
	Event    schema.Event
	both     bool // From and To may change places
}

// Triples returns the events that the statements tell, each once, in order of the
// statements. An event that has a target is not one without. With phrases the target
// may also be a phrase that names no actor of the graph, *Chilean miners*.
func Triples(doc *extract.Document, phrases bool) []Triple {
	type key struct {
		from, event, to string
	}
	seen, targeted := map[key]bool{}, map[key]bool{}
	for i := range doc.Statements {
		if s := &doc.Statements[i]; IsEvent(s) && s.Object.ID != "" {
			targeted[key{from: s.Subject.ID, event: s.Event}] = true
			if s.Symmetric {
				targeted[key{from: s.Object.ID, event: s.Event}] = true
			}
		}
	}
	var out []Triple
	for i := range doc.Statements {
		s := &doc.Statements[i]
		k := key{s.Subject.ID, s.Event, s.Object.ID}
		if !IsEvent(s) || seen[k] || k.to == "" && targeted[key{from: k.from, event: k.event}] {
			continue
		}
		seen[k] = true
		to := spans(doc, k.to)
		if phrases && s.Object.IsLiteral() {
			to = []schema.Span{s.Object.Span}
		}
		out = append(out, Triple{spans(doc, k.from), to, schema.Event(s.Event), s.Symmetric})
	}
	return out
}

// spans returns where the entity of that ID is mentioned.
func spans(doc *extract.Document, id string) []schema.Span {
	var out []schema.Span
	for _, ent := range doc.Entities {
		if ent.ID != id || id == "" {
			continue
		}
		for _, m := range ent.Mentions {
			mention := doc.Mentions[m]
			out = append(out, schema.Span{Begin: doc.Tokens[mention.First].Begin, End: doc.Tokens[mention.End-1].End})
		}
	}
	return out
}

// Gold returns the triples of the record.
func (r *Record) Gold() []Triple {
	var out []Triple
	add := func(from, to schema.Span, both bool) {
		t := Triple{From: []schema.Span{from}, Event: r.Event, both: both}
		if to.End > to.Begin {
			t.To = []schema.Span{to}
		}
		out = append(out, t)
	}
	for i, from := range r.Sources {
		if r.Reciprocal {
			for _, to := range r.Sources[i+1:] {
				add(from, to, true)
			}
			continue
		}
		for _, to := range r.Targets {
			add(from, to, false)
		}
		if len(r.Targets) == 0 {
			add(from, schema.Span{}, false)
		}
	}
	return out
}

// Matches reports whether a predicted triple is that of the gold standard: the same
// category, and actors that are mentioned where the record has them. A record without
// a target takes any.
func (t Triple) Matches(gold Triple) bool {
	if t.Event != gold.Event {
		return false
	}
	straight := overlap(t.From, gold.From) && (gold.To == nil || overlap(t.To, gold.To))
	turned := (t.both || gold.both) && overlap(t.To, gold.From) && overlap(t.From, gold.To)
	return straight || turned
}

// Verdict says what the record tells of an event between its actors: whether it has that
// category and runs that way.
func (r *Record) Verdict(s *schema.Statement) verdict.Verdict {
	if s.Event == "" {
		return verdict.Unknown
	}
	subject, object := []schema.Span{s.Subject.Span}, []schema.Span{s.Object.Span}
	targets := r.Targets
	if r.Reciprocal {
		targets = r.Sources
	}
	straight := overlap(subject, r.Sources) && overlap(object, targets)
	back := overlap(subject, targets) && overlap(object, r.Sources)
	if !straight && !back {
		return verdict.Unknown
	}
	return verdict.Of(IsEvent(s) && s.Event == string(r.Event) && (straight || s.Symmetric))
}

func overlap(a, b []schema.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Begin < y.End && y.Begin < x.End {
				return true
			}
		}
	}
	return false
}
