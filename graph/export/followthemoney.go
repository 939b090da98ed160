package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

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
// public bodies here. Nothing can be a Thing and no more: a ship or a plant is what may
// be owned.
var ftmSchemas = map[schema.EntityType]string{
	schema.Person: "Person", schema.Organization: "Organization", schema.Country: "PublicBody", schema.Place: "Address", schema.Thing: "Asset",
}

// ftmCompany is what an organization is that another owns: of bodies only companies are
// assets too.
const ftmCompany = "Company"

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
	"Ownership":      {"owner", "asset", ftmLegal, []schema.EntityType{schema.Organization, schema.Thing}},
	"Representation": {"agent", "client", ftmLegal, ftmLegal},
}

// writeFollowTheMoney writes the actors, then each article with those whom it is about
// and its facts. Only what is asserted about two actors is a relation there: of the
// schema that the vocabulary names where the types of the ends allow it, else an
// UnknownLink. Offices become the position of the person.
func writeFollowTheMoney(ctx context.Context, w io.Writer, src *Source, _ Options) error {
	vocab, err := schema.LoadVocabulary()
	if err != nil {
		return err
	}
	countries, err := loadCountries()
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	positions, owned := make(map[string][]string), make(map[string]bool)
	err = src.eachFact(ctx, func(f *query.Fact) error {
		if !isFact(f) {
			return nil
		}
		if f.Object.IsLiteral() {
			if f.Predicate == holdsOffice && !slices.Contains(positions[f.Subject.ID], f.Object.Literal) {
				positions[f.Subject.ID] = append(positions[f.Subject.ID], f.Object.Literal)
			}
			return nil
		}
		if link := ftmLinkOf(f, vocab); link.schema == "Ownership" && link.to.Type == schema.Organization {
			owned[link.to.ID] = true
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
		e := ftmActor(&actors[i], positions[actors[i].ID])
		if owned[actors[i].ID] {
			e.Schema = ftmCompany
		}
		if country := countries.of(&actors[i]); country != nil {
			e.set("country", ftmCountry(country))
		}
		if err := out.Encode(e); err != nil {
			return err
		}
	}
	return src.eachArticle(ctx, func(facts []query.Fact) error {
		article := ftmArticle(&facts[0].Source)
		if err := out.Encode(article); err != nil {
			return err
		}
		for _, e := range ftmDocumented(article, facts) {
			if err := out.Encode(e); err != nil {
				return err
			}
		}
		for i := range facts {
			f := &facts[i]
			if !isFact(f) || f.Object.IsLiteral() {
				continue
			}
			if err := out.Encode(ftmRelation(f, ftmLinkOf(f, vocab))); err != nil {
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

// ftmID returns an ID as FollowTheMoney wants them: letters and digits of ASCII, with
// dots and hyphens between them. Of what has others it has a hash.
func ftmID(prefix, id string) string {
	kind := strings.TrimSuffix(prefix, ":") + "-"
	plain := len(id) <= 150 && id != ""
	for i := range len(id) {
		c := id[i]
		inside := (c == '-' || c == '.') && i > 0 && i < len(id)-1
		plain = plain && ('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || inside)
	}
	if plain {
		return kind + id
	}
	sum := sha256.Sum256([]byte(id))
	return kind + hex.EncodeToString(sum[:16])
}

// ftmCountry returns the code of a country: that of ISO 3166-1, and of those that are
// gone the code of ISO 3166-3.
func ftmCountry(country *schema.GazetteerEntry) string {
	code := strings.ToLower(country.Alpha2)
	return cmp.Or(map[string]string{"cs": "cshh", "su": "suhh", "yu": "yucs"}[code], code)
}

func ftmActor(ent *schema.Entity, positions []string) *ftmEntity {
	e := &ftmEntity{ftmID(schema.PrefixEntity, ent.ID), ftmSchemas[ent.Type], map[string][]string{}}
	if e.Schema == "" {
		e.Schema = "LegalEntity"
	}
	e.set("name", cmp.Or(ent.Label, ent.ID))
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
	if base, err := language.ParseBase(src.Language); err == nil {
		e.set("language", base.ISO3())
	}
	return e
}

// ftmDocumented says of each actor of the facts of an article that the article is about it.
func ftmDocumented(article *ftmEntity, facts []query.Fact) (out []*ftmEntity) {
	seen := make(map[string]bool)
	for i := range facts {
		for _, end := range []schema.Term{facts[i].Subject, facts[i].Object} {
			if end.IsLiteral() || seen[end.ID] {
				continue
			}
			seen[end.ID] = true
			actor := ftmID(schema.PrefixEntity, end.ID)
			e := &ftmEntity{article.ID + "." + actor, "Documentation", map[string][]string{}}
			e.set("document", article.ID)
			e.set("entity", actor)
			e.set("date", facts[i].Source.Published)
			out = append(out, e)
		}
	}
	return out
}

func ftmRelation(f *query.Fact, link ftmLink) *ftmEntity {
	e := &ftmEntity{ftmID(schema.PrefixStatement, f.ID), link.schema, map[string][]string{}}
	e.set(link.source, ftmID(schema.PrefixEntity, link.from.ID))
	e.set(link.target, ftmID(schema.PrefixEntity, link.to.ID))
	if e.Schema == "Family" || e.Schema == "Associate" {
		e.set("relationship", link.role)
	} else {
		e.set("role", link.role)
	}
	if f.Since != "" || f.Until != "" {
		e.set("startDate", ftmDate(f.Since))
		e.set("endDate", ftmDate(f.Until))
	} else {
		e.set("date", ftmDate(f.Date))
	}
	e.set("summary", f.Evidence.Quote)
	// Relations cannot refer to documents, but records have any number of IDs.
	e.set("recordId", schema.PrefixStatement+f.ID, schema.PrefixDocument+f.Source.ID)
	e.set("sourceUrl", f.Source.URL)
	e.set("publisher", f.Source.Publisher)
	return e
}

// ftmLink is how a fact is a relation.
type ftmLink struct {
	schema, role   string
	source, target string // the properties of the ends
	from, to       schema.Term
}

// ftmLinkOf returns the relation that a fact of two actors is: of the schema that the
// vocabulary names for the predicate, in this direction or the other, where its ends
// allow it.
func ftmLinkOf(f *query.Fact, vocab *schema.Vocabulary) ftmLink {
	link := ftmLink{"UnknownLink", strings.ReplaceAll(f.Predicate, "-", " "), "subject", "object", f.Subject, f.Object}
	p, ok := vocab.Predicate(f.Predicate)
	if !ok {
		return link
	}
	link.role = p.Label
	from, to := f.Subject, f.Object
	if p.Name == ownedBy {
		from, to = to, from
	}
	for _, name := range p.Links {
		name, _ := strings.CutPrefix(name, "ftm:")
		in, ok := ftmIntervals[name]
		if ok && slices.Contains(in.sourceTypes, from.Type) && slices.Contains(in.destTypes, to.Type) {
			return ftmLink{name, link.role, in.source, in.target, from, to}
		}
	}
	return link
}

// ftmDate returns a date as FollowTheMoney has them, of a week or a span its first day.
func ftmDate(date string) string {
	if !schema.IsSpanOfTime(date) {
		return date
	}
	first, _ := schema.DaysOf(date)
	return calendarDay(first)
}
