package coref

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// finish writes Mentions, in order of the text, and Entities, in order of their
// first mention.
func (r *resolver) finish() {
	order := make([]int, len(r.mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &r.mentions[a], &r.mentions[b]
		return cmp.Or(cmp.Compare(x.First, y.First), cmp.Compare(y.End, x.End), cmp.Compare(x.Head, y.Head))
	})
	doc := r.doc
	doc.Mentions, doc.Entities = make([]extract.Mention, 0, len(order)), nil
	entityOf := map[int]int{}
	var clusters []int
	for _, m := range order {
		c := r.cluster(m)
		e, ok := entityOf[c]
		if !ok {
			e = len(doc.Entities)
			entityOf[c] = e
			clusters = append(clusters, c)
			doc.Entities = append(doc.Entities, extract.Entity{})
		}
		out := r.mentions[m].Mention
		out.Entity = e
		if out.Rule == "" {
			out.Rule = "nominal"
			if out.Form == extract.NameForm {
				out.Rule = "first-name"
			}
		}
		ent := &doc.Entities[e]
		ent.Mentions = append(ent.Mentions, len(doc.Mentions))
		ent.Named = ent.Named || out.Form == extract.NameForm && !r.isBareNoun(m)
		doc.Mentions = append(doc.Mentions, out)
	}
	r.findMembers(order, entityOf)
	local := make([]bool, len(doc.Entities))
	for e := range doc.Entities {
		r.describe(&doc.Entities[e], r.entry(clusters[e]))
		if !doc.Entities[e].Named {
			local[e] = r.describeGroup(&doc.Entities[e])
		}
	}
	identify(doc, local, r.gaz)
	for i := range doc.Mentions {
		doc.Mentions[i].Type = doc.Entities[doc.Mentions[i].Entity].Type
	}
}

// findMembers fills Members of the entities that are plurals.
func (r *resolver) findMembers(order []int, entityOf map[int]int) {
	for _, m := range order {
		ent := &r.doc.Entities[entityOf[r.cluster(m)]]
		if r.mentions[m].members == nil || ent.Members != nil {
			continue
		}
		var members []int
		for _, k := range r.mentions[m].members {
			members = append(members, entityOf[r.cluster(k)])
		}
		slices.Sort(members)
		if members = slices.Compact(members); len(members) == len(r.mentions[m].members) && !ent.Named {
			ent.Members = members
		}
	}
}

// bareNouns are words for parts of names that say nothing alone, beside those of nominals.
var bareNouns = wordset.Of("state group channel studio crown left right new united arts art centre center service office society")

// isBareNoun reports a name that is a common noun with a capital, and tells nobody who it
// is: the Council. A name that the gazetteer knows it may still be.
func (r *resolver) isBareNoun(m int) bool {
	x := &r.mentions[m]
	if x.End-x.First != 1 || x.entry != "" || r.doc.Names[x.name].Gazetteer != "" {
		return false
	}
	lemma := strings.ToLower(r.tok(x.Head).Form)
	return bareNouns[lemma] || x.Type != schema.Person && r.nounClassOf(x.Head, lemma) != notActor
}

// describe fills label, aliases, type and link of an entity.
func (r *resolver) describe(ent *extract.Entity, entry string) {
	var names, people []string
	seen := map[string]bool{}
	votes := map[schema.EntityType]int{}
	for _, m := range ent.Mentions {
		x := r.doc.Mentions[m]
		if x.Form == extract.NameForm {
			votes[x.Type]++
			text := oneLine(r.doc.TextOf(x.First, x.End))
			if k := r.nameOf[x.Head]; k >= 0 && r.doc.Names[k].Demonym {
				people = append(people, text)
				continue
			}
			if !seen[text] {
				seen[text] = true
				names = append(names, text)
			}
		}
	}
	if entry == "" && len(names) == 0 && len(people) > 0 {
		names = people[:1] // Methodists, which are nobody's but their own
	}
	first := r.doc.Mentions[ent.Mentions[0]]
	if e := r.gaz.Entry(entry); e != nil {
		ent.ID, ent.Label, ent.Type, ent.Link = e.ID, e.Label, e.Type, e.Link
	} else if ent.Named {
		ent.Type = vote(votes)
		ent.Label = fullest(names)
	} else {
		ent.Type = first.Type
		ent.Label = oneLine(r.doc.TextOf(first.First, first.End))
	}
	ent.Aliases = []string{}
	for _, name := range names {
		if name != ent.Label {
			ent.Aliases = append(ent.Aliases, name)
		}
	}
	slices.Sort(ent.Aliases)
}

// describeGroup gives the entity of a group the label of its first mention that tells
// who it is, and makes it one that is named. It reports whether the label makes sense
// in this article only: the police here are not those of other articles.
func (r *resolver) describeGroup(ent *extract.Entity) (local bool) {
	for _, m := range ent.Mentions {
		if label, named := r.group(r.at[r.doc.Mentions[m].Head]); label != "" {
			ent.Label, ent.Named = label, true
			return !named
		}
	}
	return false
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// vote returns the type of most mentions; of ties the first of schema.EntityTypes.
func vote(votes map[schema.EntityType]int) schema.EntityType {
	best := schema.Thing
	for _, t := range schema.EntityTypes {
		if votes[t] > votes[best] {
			best = t
		}
	}
	return best
}

// fullest returns the name with the most words that is not all in capitals, if any
// is not; of equals the first.
func fullest(names []string) string {
	best, score := "", -1
	for _, name := range names {
		s := 0
		for _, word := range strings.Fields(name) {
			if len(word) > 1 { // T C Velma is no fuller than Cyclone Velma
				s += 2
			}
		}
		if len(name) > 5 && !strings.ContainsFunc(name, unicode.IsLower) {
			s -= 100
		}
		// An acronym is a worse label than a word of the same number of tokens.
		if s < 0 {
			s = 0
		} else {
			s++
		}
		if s > score {
			best, score = name, s
		}
	}
	return best
}

// suffixes tell apart entities of different types with one name.
var suffixes = map[schema.EntityType]string{
	schema.Person: "-person", schema.Organization: "-org", schema.Country: "-country",
	schema.Place: "-place", schema.Thing: "-thing",
}

// localDigits is how much of an article's ID is in that of what only it speaks of.
const localDigits = 8

// identify gives IDs to the entities that the gazetteer does not know. An ID that
// is taken, in the article or in the gazetteer, gets the type as suffix, and then a
// number; one that is local has the beginning of the article's. Named entities come
// first, so that they have the plain IDs.
func identify(doc *extract.Document, local []bool, gaz *schema.Gazetteer) {
	ents := doc.Entities
	taken := map[string]schema.EntityType{}
	for i := range ents {
		if ents[i].ID != "" {
			taken[ents[i].ID] = ents[i].Type
		}
	}
	next := map[string]int{} // number to try for an ID
	for _, named := range []bool{true, false} {
		for i := range ents {
			ent := &ents[i]
			if ent.ID != "" || ent.Named != named {
				continue
			}
			id := schema.Slug(ent.Label)
			if id == "" {
				id = "unnamed"
			}
			if local[i] && doc.Article.ID != "" {
				id += "-" + doc.Article.ID[:min(localDigits, len(doc.Article.ID))]
			}
			if typ, ok := taken[id]; ok && typ != ent.Type || gaz.Entry(id) != nil {
				id += suffixes[ent.Type]
			}
			base := id
			for n := max(2, next[base]); taken[id] != ""; n++ {
				id = base + "-" + strconv.Itoa(n)
				next[base] = n + 1
			}
			taken[id] = ent.Type
			ent.ID = id
		}
	}
}
