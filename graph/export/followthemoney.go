package export

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/graph/query"
	"github.com/quadwire/quadwire/schema"
)

// ftmEntity is an entity of FollowTheMoney, https://followthemoney.tech.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// set adds values to a property, each once, empty ones not.
func (e *ftmEntity) set(property string, values ...string) {
	for _, value := range values {
		if value != "" && !slices.Contains(e.Properties[property], value) {
			e.Properties[property] = append(e.Properties[property], value)
		}
	}
}

// ftmSchemas are the schemata of actors. FollowTheMoney has no countries: they act as
// public bodies here.
var ftmSchemas = map[schema.EntityType]string{
	schema.Person: "Person", schema.Organization: "Organization", schema.Country: "PublicBody", schema.Place: "Address", schema.Thing: "Thing",
}

// ftmInterval is a schema of relations with the properties of its ends, and what may
// stand there.
type ftmInterval struct {
	source, target         string
	sourceTypes, destTypes []schema.EntityType
}

var (
	ftmPeople = []schema.EntityType{schema.Person}
	ftmBodies = []schema.EntityType{schema.Organization, schema.Country}
	ftmLegal  = []schema.EntityType{schema.Person, schema.Organization, schema.Country}
)

var ftmIntervals = map[string]ftmInterval{
	"Associate":      {"person", "associate", ftmPeople, ftmPeople},
	"Directorship":   {"director", "organization", ftmLegal, ftmBodies},
	"Employment":     {"employee", "employer", ftmPeople, ftmBodies},
	"Family":         {"person", "relative", ftmPeople, ftmPeople},
	"Membership":     {"member", "organization", ftmLegal, ftmBodies},
	"Ownership":      {"owner", "asset", ftmLegal, []schema.EntityType{schema.Organization}},
	"Representation": {"agent", "client", ftmLegal, ftmLegal},
}

// writeFollowTheMoney writes the actors, then each article with its facts. Only what
// is asserted about two actors is a relation there: of the schema that the vocabulary
// names where the types of the ends allow it, else an UnknownLink. Offices become the
// position of the person.
func writeFollowTheMoney(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	positions := make(map[string][]string)
	err = src.eachFact(ctx, func(f *query.Fact) error {
		if f.Object.IsLiteral() && f.Predicate == holdsOffice && isFact(f) && !slices.Contains(positions[f.Subject.ID], f.Object.Literal) {
			positions[f.Subject.ID] = append(positions[f.Subject.ID], f.Object.Literal)
		}
		return nil
	})
	if err != nil {
		return err
	}
	actors, err := src.actors(ctx)
	if err != nil {
		return err
	}
	for i := range actors {
		if err := out.Encode(ftmActor(&actors[i], positions[actors[i].ID])); err != nil {
			return err
		}
	}
	return src.eachArticle(ctx, func(facts []query.Fact) error {
		if err := out.Encode(ftmArticle(&facts[0].Source)); err != nil {
			return err
		}
		for i := range facts {
			f := &facts[i]
			if !isFact(f) || f.Object.IsLiteral() {
				continue
			}
			if err := out.Encode(ftmRelation(f, vocab)); err != nil {
				return err
			}
		}
		return nil
	})
}

// The predicates that have a form of their own: an office is a property, and of what is
// owned the owner is the object.
const (
	holdsOffice = "holds-office"
	ownedBy     = "owned-by"
)

func isFact(f *query.Fact) bool { return strings.HasPrefix(f.PredicateIRI(), schema.PrefixFact) }

func ftmID(prefix, id string) string { return strings.TrimSuffix(prefix, ":") + "-" + id }

func ftmActor(ent *schema.Entity, positions []string) *ftmEntity {
	e := &ftmEntity{ftmID(schema.PrefixEntity, ent.ID), ftmSchemas[ent.Type], map[string][]string{}}
	if e.Schema == "" {
		e.Schema = "Thing"
	}
	e.set("name", ent.Label)
	if e.Schema == "Address" {
		e.set("full", ent.Label)
	}
	e.set("alias", ent.Aliases...)
	if e.Schema == "Person" {
		e.set("position", positions...)
	}
	if qid, ok := strings.CutPrefix(ent.Link, "wd:"); ok {
		e.set("wikidataId", qid)
	}
	return e
}

func ftmArticle(src *schema.Source) *ftmEntity {
	e := &ftmEntity{ftmID(schema.PrefixDocument, src.ID), "Article", map[string][]string{}}
	e.set("title", src.Headline)
	e.set("publishedAt", src.Published)
	e.set("publisher", src.Publisher)
	e.set("sourceUrl", src.URL)
	e.set("language", src.Language)
	e.set("contentHash", src.SHA256)
	return e
}

func ftmRelation(f *query.Fact, vocab *schema.Vocabulary) *ftmEntity {
	e := &ftmEntity{ftmID(schema.PrefixStatement, f.ID), "UnknownLink", map[string][]string{}}
	subject, target := "subject", "object"
	from, to := f.Subject, f.Object
	role := strings.ReplaceAll(f.Predicate, "-", " ")
	if p, ok := vocab.Predicate(f.Predicate); ok {
		role = p.Label
		if name, in, reversed, ok := ftmSchemaOf(p, f); ok {
			e.Schema, subject, target = name, in.source, in.target
			if reversed {
				from, to = to, from
			}
		}
	}
	e.set(subject, ftmID(schema.PrefixEntity, from.ID))
	e.set(target, ftmID(schema.PrefixEntity, to.ID))
	if e.Schema == "Family" || e.Schema == "Associate" {
		e.set("relationship", role)
	} else {
		e.set("role", role)
	}
	if f.Since != "" || f.Until != "" {
		e.set("startDate", ftmDate(f.Since))
		e.set("endDate", ftmDate(f.Until))
	} else {
		e.set("date", ftmDate(f.Date))
	}
	e.set("summary", f.Evidence.Quote)
	e.set("recordId", schema.PrefixStatement+f.ID)
	e.set("proof", ftmID(schema.PrefixDocument, f.Source.ID))
	e.set("sourceUrl", f.Source.URL)
	e.set("publisher", f.Source.Publisher)
	return e
}

// ftmSchemaOf returns the schema that the vocabulary names for a predicate, and whether
// its ends allow it, in this direction or the other.
func ftmSchemaOf(p *schema.Predicate, f *query.Fact) (name string, in ftmInterval, reversed, ok bool) {
	for _, link := range p.Links {
		name, _ := strings.CutPrefix(link, "ftm:")
		in, ok := ftmIntervals[name]
		if !ok {
			continue
		}
		backwards := p.Name == ownedBy
		from, to := f.Subject.Type, f.Object.Type
		if backwards {
			from, to = to, from
		}
		if slices.Contains(in.sourceTypes, from) && slices.Contains(in.destTypes, to) {
			return name, in, backwards, true
		}
	}
	return "", ftmInterval{}, false, false
}

// ftmDate returns a date as FollowTheMoney has them, of a week or a span its first day.
func ftmDate(date string) string {
	if !schema.IsSpanOfTime(date) {
		return date
	}
	first, _ := schema.DaysOf(date)
	return calendarDay(first)
}
