package quads

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

// IdentityPredicates are the predicates that [Localize] and [ArticleOf] read: the
// other quads of an article do not matter to who is who.
var IdentityPredicates = append([]quad.IRI{
	Type, Label, AltLabel, SameAs, EntityType, Link, Ruled, Subject, Object, Symmetric, Date, DatePublished,
	SubjectAs, ObjectAs, AttributedAs, PlaceAs, holdsOffice,
}, slices.Sorted(maps.Keys(ties))...)

// ties are the predicates whose objects tell namesakes apart.
var ties = map[quad.IRI]bool{
	"rel:official-of": true, "rel:leads": true, "rel:member-of": true, "rel:employed-by": true, "rel:formerly-of": true,
	"rel:citizen-of": true, "rel:spokesperson-of": true, "rel:located-in": true, "rel:part-of": true, "rel:based-in": true,
}

const holdsOffice quad.IRI = "rel:holds-office"

// ArticleOf returns who appears in an article whose quads are as [Of] makes them,
// sorted by their local IDs.
func ArticleOf(raw []quad.Quad) *identity.Article {
	var doc quad.IRI
	for _, q := range raw {
		if q.Predicate == Type && q.Object == NewsArticle {
			doc, _ = q.Subject.(quad.IRI)
		}
	}
	art := &identity.Article{}
	art.ID, _ = Local(doc, schema.PrefixDocument)
	found := map[quad.IRI]*identity.Appearance{}
	var order []quad.IRI
	dates := map[quad.Value]string{} // of statements
	for _, q := range raw {
		switch {
		case q.Predicate == Date:
			dates[q.Subject] = literal(q.Object)
		case q.Subject == doc && q.Predicate == DatePublished:
			art.Date = literal(q.Object)
		}
		if iri, ok := entityIRI(q.Subject); ok && q.Predicate == Type && found[iri] == nil {
			id, _ := Local(iri, schema.PrefixEntity)
			found[iri] = &identity.Appearance{Local: id, Type: entityTypeOf(q.Object)}
			order = append(order, iri)
		}
	}
	for _, q := range raw {
		iri, ok := entityIRI(q.Subject)
		app := found[iri]
		if !ok || app == nil {
			continue
		}
		predicate, _ := q.Predicate.(quad.IRI)
		switch {
		case predicate == Label:
			app.Label = literal(q.Object)
		case predicate == AltLabel:
			app.Aliases = append(app.Aliases, literal(q.Object))
		case predicate == SameAs:
			app.Link = literal(q.Object)
		case predicate == holdsOffice:
			app.Offices = append(app.Offices, identity.Office{Name: literal(q.Object), Date: dates[q.Label]})
		case ties[predicate]:
			if other, ok := entityIRI(q.Object); ok {
				id, _ := Local(other, schema.PrefixEntity)
				app.Bodies = append(app.Bodies, id)
			}
		}
	}
	for _, iri := range order {
		art.Appearances = append(art.Appearances, *found[iri])
	}
	slices.SortFunc(art.Appearances, func(a, b identity.Appearance) int { return strings.Compare(a.Local, b.Local) })
	return art
}

// Appearance returns the IRI of what an article, by its local ID, calls local.
func Appearance(article, local string) quad.IRI {
	return Document(article) + "#e-" + quad.IRI(escape(local, "%?#"))
}

// roles are the terms that lead from a statement to nodes.
var roles = map[quad.Value]quad.IRI{Subject: SubjectAs, Object: ObjectAs, AttributedTo: AttributedAs, Place: PlaceAs}

// Identify returns the quads of an article, as [Of] makes them, with the nodes of
// the graph in the place of the article's own. Why an appearance belongs to its node
// is said of its [Appearance], where there is something to say:
//
//	<doc:a2#e-shoygu> <owl:sameAs> <ent:sergei-shoigu> <doc:a2> .
//	<doc:a2#e-shoygu> <qw:rule> "surname" <doc:a2> .
//	<doc:a2#e-shoygu> <qw:confidence> "0.8"^^<xsd:double> <doc:a2> .
//	<doc:a2#e-shoygu> <rdfs:comment> "surname of Sergei Shoigu; both of russia" <doc:a2> .
//
// [Localize] gives raw and assigned back.
func Identify(raw []quad.Quad, assigned []identity.Assignment) []quad.Quad {
	art := ArticleOf(raw)
	doc := Document(art.ID)
	m := mapping{doc: doc, to: map[quad.IRI]quad.IRI{}}
	bearers := map[string]int{}
	for _, a := range assigned {
		m.to[Entity(a.Local)] = Entity(a.Node)
		bearers[a.Node]++
	}
	shared := map[quad.IRI]bool{}
	for i, a := range assigned {
		if bearers[a.Node] > 1 {
			shared[Entity(a.Local)] = true
			m.describe(art.ID, &art.Appearances[i])
		}
		m.explain(art.ID, a, bearers[a.Node] > 1)
	}
	for _, q := range raw {
		if as := roles[q.Predicate]; as != "" && q.Label == doc {
			if iri, ok := entityIRI(q.Object); ok && shared[iri] {
				id, _ := Local(iri, schema.PrefixEntity)
				m.out = append(m.out, quad.Quad{Subject: q.Subject, Predicate: as, Object: Appearance(art.ID, id), Label: doc})
			}
		}
		q.Subject, q.Object = m.value(q.Subject), m.value(q.Object)
		m.out = append(m.out, q)
	}
	return Sort(m.out)
}

// mapping replaces the nodes of an article.
type mapping struct {
	doc quad.IRI
	to  map[quad.IRI]quad.IRI
	out []quad.Quad
}

func (m *mapping) value(v quad.Value) quad.Value {
	if iri, ok := v.(quad.IRI); ok {
		if node, ok := m.to[iri]; ok {
			return node
		}
	}
	return v
}

func (m *mapping) say(subject, predicate quad.IRI, object quad.Value) {
	m.out = append(m.out, quad.Quad{Subject: subject, Predicate: predicate, Object: object, Label: m.doc})
}

// describe keeps what the article says of an appearance that shares its node.
func (m *mapping) describe(article string, app *identity.Appearance) {
	iri := Appearance(article, app.Local)
	m.say(iri, EntityType, quad.IRI(app.Type.IRI()))
	m.say(iri, Label, quad.String(app.Label))
	for _, alias := range app.Aliases {
		m.say(iri, AltLabel, quad.String(alias))
	}
	if app.Link != "" {
		m.say(iri, Link, quad.IRI(app.Link))
	}
}

// explain says why an appearance belongs to its node.
func (m *mapping) explain(article string, a identity.Assignment, shared bool) {
	if !shared && a.Rule == "" && a.Node == a.Local && a.Ruled == a.Local {
		return
	}
	iri := Appearance(article, a.Local)
	m.say(iri, SameAs, Entity(a.Node))
	agent := RulesAgent
	if a.Ruled != a.Node {
		m.say(iri, Ruled, Entity(a.Ruled))
		agent = PersonAgent
	}
	m.say(iri, AttributedToAgent, agent)
	m.say(iri, Confidence, quad.Float(a.Score))
	if a.Rule != "" {
		m.say(iri, Rule, quad.String(a.Rule))
	}
	if a.Why != "" {
		m.say(iri, Comment, quad.String(clean(a.Why)))
	}
}

// Localize takes the quads of an article apart into those that [Of] made and what
// [Identify] was told.
func Localize(have []quad.Quad) (raw []quad.Quad, assigned []identity.Assignment) {
	l := localizer{found: map[quad.IRI]*identity.Assignment{}, bearers: map[quad.IRI][]quad.IRI{}, as: map[role]quad.IRI{}, ends: map[quad.Value]ends{}}
	for _, q := range have {
		if q.Predicate == Type && q.Object == NewsArticle {
			l.doc, _ = q.Subject.(quad.IRI)
		}
	}
	for _, q := range have {
		l.note(q)
	}
	for _, q := range have {
		l.noteEnd(q)
	}
	for _, q := range have {
		l.take(q)
	}
	raw = Sort(l.out)
	seen := map[quad.IRI]bool{}
	for _, q := range raw {
		iri, ok := entityIRI(q.Subject)
		if !ok || q.Predicate != Type || seen[iri] {
			continue
		}
		seen[iri] = true
		id, _ := Local(iri, schema.PrefixEntity)
		if a := l.found[iri]; a != nil {
			assigned = append(assigned, *a)
		} else {
			assigned = append(assigned, identity.Assignment{Local: id, Ruled: id, Node: id, Score: 1})
		}
	}
	slices.SortFunc(assigned, func(a, b identity.Assignment) int { return cmp.Compare(a.Local, b.Local) })
	return raw, assigned
}

// role is a place of a statement.
type role struct {
	stmt quad.Value
	as   quad.IRI
}

// ends are the local ends of a statement.
type ends struct {
	subject, object quad.Value
	symmetric       bool
}

type localizer struct {
	doc     quad.IRI
	found   map[quad.IRI]*identity.Assignment // by local node
	bearers map[quad.IRI][]quad.IRI           // node to the local nodes that are recorded as it
	as      map[role]quad.IRI                 // local nodes
	ends    map[quad.Value]ends               // of statements
	out     []quad.Quad
}

// appearance returns the local node that iri stands for.
func (l *localizer) appearance(v quad.Value) (quad.IRI, bool) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return "", false
	}
	rest, ok := strings.CutPrefix(string(iri), string(l.doc)+"#e-")
	return quad.IRI(schema.PrefixEntity + rest), ok
}

// note remembers what is said of appearances, and of who stands where.
func (l *localizer) note(q quad.Quad) {
	if as, ok := l.appearance(q.Object); ok {
		predicate, _ := q.Predicate.(quad.IRI)
		l.as[role{q.Subject, predicate}] = as
		return
	}
	local, ok := l.appearance(q.Subject)
	if !ok {
		return
	}
	a := l.found[local]
	if a == nil {
		id, _ := Local(local, schema.PrefixEntity)
		a = &identity.Assignment{Local: id}
		l.found[local] = a
	}
	switch q.Predicate {
	case SameAs:
		node, _ := q.Object.(quad.IRI)
		l.bearers[node] = append(l.bearers[node], local)
		a.Node, _ = Local(node, schema.PrefixEntity)
		if a.Ruled == "" {
			a.Ruled = a.Node
		}
	case Ruled:
		node, _ := q.Object.(quad.IRI)
		a.Ruled, _ = Local(node, schema.PrefixEntity)
	case Confidence:
		score, _ := q.Object.(quad.Float)
		a.Score = float64(score)
	case Rule:
		a.Rule = literal(q.Object)
	case Comment:
		a.Why = literal(q.Object)
	}
}

// take emits the quad with the article's own nodes.
func (l *localizer) take(q quad.Quad) {
	if _, ok := l.appearance(q.Object); ok {
		return
	}
	if local, ok := l.appearance(q.Subject); ok {
		l.described(local, q)
		return
	}
	subject, own := entityIRI(q.Subject)
	switch {
	case own && q.Label == l.doc:
		if len(l.bearers[subject]) > 1 {
			return // each appearance says it for itself
		}
		q.Subject = l.sole(subject)
		l.out = append(l.out, q)
	case own: // a fact
		ends := l.ends[q.Label]
		q.Subject, q.Object = ends.subject, ends.object
		l.out = append(l.out, q)
		if ends.symmetric {
			q.Subject, q.Object = q.Object, q.Subject
			l.out = append(l.out, q)
		}
	default:
		predicate, _ := q.Predicate.(quad.IRI)
		q.Object = l.filler(q.Subject, predicate, q.Object)
		l.out = append(l.out, q)
	}
}

// described emits what an appearance that shares its node says of itself.
func (l *localizer) described(local quad.IRI, q quad.Quad) {
	q.Subject = local
	switch q.Predicate {
	case Label, AltLabel:
	case EntityType:
		q.Predicate = Type
	case Link:
		q.Predicate = SameAs
	default:
		return
	}
	l.out = append(l.out, q)
}

// sole returns the only local node of a node.
func (l *localizer) sole(node quad.IRI) quad.IRI {
	if locals := l.bearers[node]; len(locals) > 0 {
		return locals[0]
	}
	return node
}

// filler returns what stands in a place of a statement.
func (l *localizer) filler(stmt quad.Value, predicate quad.IRI, v quad.Value) quad.Value {
	iri, ok := entityIRI(v)
	as := roles[predicate]
	if !ok || as == "" {
		return v
	}
	if local, ok := l.as[role{stmt, as}]; ok {
		return local
	}
	return l.sole(iri)
}

// noteEnd remembers the local ends of a statement, and whether it holds both ways.
func (l *localizer) noteEnd(q quad.Quad) {
	end := l.ends[q.Subject]
	switch q.Predicate {
	case Subject:
		end.subject = l.filler(q.Subject, Subject, q.Object)
	case Object:
		end.object = l.filler(q.Subject, Object, q.Object)
	case Symmetric:
		end.symmetric = true
	default:
		return
	}
	l.ends[q.Subject] = end
}

// entityIRI returns v if it is the IRI of a node.
func entityIRI(v quad.Value) (quad.IRI, bool) {
	iri, ok := v.(quad.IRI)
	return iri, ok && strings.HasPrefix(string(iri), schema.PrefixEntity)
}

// literal returns the text of a value.
func literal(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.IRI:
		return string(v)
	}
	return ""
}

func entityTypeOf(v quad.Value) schema.EntityType {
	for _, typ := range schema.EntityTypes {
		if v == quad.IRI(typ.IRI()) {
			return typ
		}
	}
	return schema.Thing
}
