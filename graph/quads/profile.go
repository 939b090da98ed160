package quads

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// ProfilePredicates are the predicates that [Profile] uses of the node itself.
var ProfilePredicates = []quad.IRI{PrefLabel, ArticleCount, FirstSeen, LastSeen, AltLabelNode, Occupation}

// Profile returns what all articles together say of a node, sorted: the label to
// show, how many articles name it and how, when it was first and last seen, and the
// offices it held, each with the first and last date of a fact that says so.
//
//	<ent:sergei-shoigu> <skosxl:altLabel> <ent:sergei-shoigu#n-shoygu> <qw:identity> .
//	<ent:sergei-shoigu#n-shoygu> <skosxl:literalForm> "Shoygu" <qw:identity> .
//	<ent:sergei-shoigu#n-shoygu> <qw:articles> "2"^^<xsd:integer> <qw:identity> .
//
// It fails on a date that is none.
func Profile(label string, a *identity.Actor) ([]quad.Quad, error) {
	node := Entity(a.ID)
	p := &mapping{doc: ProfileLabel}
	p.say(node, PrefLabel, quad.String(clean(label)))
	p.say(node, ArticleCount, quad.Int(a.Articles))
	if err := p.dates(node, a.First, a.Last); err != nil {
		return nil, err
	}
	names := a.Names()
	for _, text := range slices.Sorted(maps.Keys(names)) {
		if text == label {
			continue
		}
		part := Part(node, "n-", text)
		p.say(node, AltLabelNode, part)
		p.say(part, LiteralForm, quad.String(clean(text)))
		p.say(part, ArticleCount, quad.Int(names[text]))
	}
	for _, office := range slices.Sorted(maps.Keys(a.Offices)) {
		term := a.Offices[office]
		part := Part(node, "o-", office)
		p.say(node, Occupation, part)
		p.say(part, RoleName, quad.String(clean(office)))
		p.say(part, FactCount, quad.Int(term.Facts))
		if err := p.dates(part, term.First, term.Last); err != nil {
			return nil, err
		}
	}
	return Sort(p.out), nil
}

// Part returns the IRI of a part of what is said of a node: of a name or an office.
func Part(node quad.IRI, kind, text string) quad.IRI {
	return node + "#" + quad.IRI(kind+escape(text, "%?#"))
}

func (m *mapping) dates(subject quad.IRI, first, last string) error {
	if first == "" {
		return nil
	}
	from, err := dateValue(first)
	if err != nil {
		return fmt.Errorf("%s: %w", subject, err)
	}
	to, err := dateValue(last)
	if err != nil {
		return fmt.Errorf("%s: %w", subject, err)
	}
	m.say(subject, FirstSeen, from)
	m.say(subject, LastSeen, to)
	return nil
}

// Decision returns the record of what a person decided, the number position from 0.
// Its label leads from what it says to who said so, and why:
//
//	<ent:shoygu> <owl:sameAs> <ent:sergei-shoigu> <qw:decision-1f> .
//	<qw:decision-1f> <prov:wasAttributedTo> <qw:person> <qw:decisions> .
func Decision(position int, d identity.Decision) []quad.Quad {
	record := recordIRI(fmt.Sprintf("%d %s", position, d))
	m := &mapping{doc: DecisionLabel}
	m.say(record, AttributedToAgent, PersonAgent)
	m.say(record, Position, quad.Int(position))
	m.say(record, Subject, Entity(d.ID))
	if d.Name != "" {
		m.say(record, Name, quad.String(clean(d.Name)))
	}
	if d.Article != "" {
		m.say(record, DerivedFrom, Document(d.Article))
	}
	if d.Reason != "" {
		m.say(record, Comment, quad.String(clean(d.Reason)))
	}
	switch d.Verb {
	case identity.Merge:
		m.say(record, Type, MergeClass)
		m.out = append(m.out, quad.Quad{Subject: Entity(d.Other), Predicate: SameAs, Object: Entity(d.ID), Label: record})
	case identity.Distinct:
		m.say(record, Type, DistinctClass)
		m.out = append(m.out, quad.Quad{Subject: Entity(d.Other), Predicate: DifferentFrom, Object: Entity(d.ID), Label: record})
	case identity.Split:
		m.say(record, Type, SplitClass)
		m.say(record, NewNode, Entity(d.Other))
	case identity.Rename:
		m.say(record, Type, RenameClass)
	}
	return Sort(m.out)
}

// Merger returns the record of a merger by the rules.
func Merger(x identity.Merger) []quad.Quad {
	record := recordIRI("rules " + x.From + " " + x.To)
	m := &mapping{doc: DecisionLabel}
	m.say(record, Type, MergeClass)
	m.say(record, AttributedToAgent, RulesAgent)
	m.say(record, Subject, Entity(x.To))
	m.say(record, Rule, quad.String(x.Rule))
	m.say(record, Confidence, quad.Float(x.Score))
	m.say(record, Comment, quad.String(clean(x.Why)))
	m.out = append(m.out, quad.Quad{Subject: Entity(x.From), Predicate: SameAs, Object: Entity(x.To), Label: record})
	return Sort(m.out)
}

// recordIRI returns the IRI of a decision with this content.
func recordIRI(content string) quad.IRI {
	sum := sha256.Sum256([]byte(content))
	return recordPrefix + quad.IRI(hex.EncodeToString(sum[:10]))
}

const recordPrefix quad.IRI = schema.PrefixTerms + "decision-"

// IsRecord reports whether iri is that of a decision or merger.
func IsRecord(iri quad.IRI) bool { return strings.HasPrefix(string(iri), string(recordPrefix)) }
