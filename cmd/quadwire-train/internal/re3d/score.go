package re3d

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

// Normal returns the relations in order, each once; a symmetric one from the earlier
// entity to the later.
func Normal(relations []Relation) []Relation {
	out := slices.Clone(relations)
	for i, r := range out {
		if symmetric[r.Type] && r.From > r.To {
			out[i].From, out[i].To = r.To, r.From
		}
	}
	out = slices.DeleteFunc(out, func(r Relation) bool { return r.From == r.To })
	slices.SortFunc(out, func(a, b Relation) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return slices.Compact(out)
}

// Of returns the relation of the corpus that a statement tells, empty for none; back
// reports that it goes from object to subject. The object is of the kind objectKind,
// a type of the corpus, or empty.
func Of(s *schema.Statement, objectKind string) (relation string, back bool) {
	if s.Polarity == schema.Negative {
		return "", false
	}
	if s.Predicate == "uses" && (objectKind == "MilitaryPlatform" || objectKind == "Vehicle") {
		return "InChargeOf", false
	}
	if of, ok := relations[s.Predicate]; ok {
		return of.name, of.back
	}
	if s.Open && strings.HasSuffix(s.Predicate, "-in") {
		return "CoLocated", false
	}
	switch schema.Event(s.Event) {
	case schema.Assault:
		return "FightingAgainst", false
	case schema.Consult:
		return "CommWith", false
	case schema.Cooperate:
		return "AlliesOf", false
	case schema.Support:
		return "Likes", false
	case schema.Accuse, schema.Reject, schema.Threaten:
		return "Dislikes", false
	}
	return "", false
}

// relations says what the predicates of the schema are in the corpus.
var relations = map[string]struct {
	name string
	back bool
}{
	"allied-with":          {"AlliesOf", false},
	"cooperates-with":      {"AlliesOf", false},
	"assists":              {"AlliesOf", false},
	"supports":             {"Likes", false},
	"signs-agreement-with": {"CommWith", false},
	"agrees-with":          {"CommWith", false},
	"contacts":             {"CommWith", false},
	"visits":               {"CoLocated", false},
	"leads":                {"InChargeOf", false},
	"controls":             {"InChargeOf", false},
	"occupies":             {"InChargeOf", false},
	"appoints":             {"CommWith", false},
	"defeats":              {"FightingAgainst", false},
	"orders":               {"InChargeOf", false},
	"conducts":             {"InChargeOf", false},
	"member-of":            {"BelongsTo", false},
	"employed-by":          {"BelongsTo", false},
	"official-of":          {"BelongsTo", false},
	"spokesperson-of":      {"BelongsTo", false},
	"part-of":              {"BelongsTo", false},
	"owned-by":             {"BelongsTo", false},
	"has":                  {"BelongsTo", true},
	"owns":                 {"BelongsTo", true},
	"formerly-of":          {"BelongsTo", false},
	"uses":                 {"BelongsTo", true},
	"located-in":           {"CoLocated", false},
	"travels-to":           {"CoLocated", false},
	"lives-in":             {"CoLocated", false},
	"deploys-to":           {"CoLocated", false},
	"fights-against":       {"FightingAgainst", false},
	"is":                   {"IsSynonymOf", false},
	"also-known-as":        {"IsSynonymOf", false},
}
