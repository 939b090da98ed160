package coref

import (
	"slices"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// A plural denotes several actors that the text names one by one: both ministers, the
// two, the three countries, they. It is a mention of an entity of its own, whose
// members are theirs. What has no number, or a number that does not fit the actors in
// the nearest text, has no members.

// pluralWindow is how many sentences back a plural looks for its members.
const pluralWindow = 2

// counts are the numbers of members that are looked for; of more the text names few.
var counts = map[string]int{"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4, "five": 5, "5": 5, "six": 6, "6": 6}

var (
	// pairs and trios are nouns that say how many they are: the pair.
	pairs = wordset.Of("pair duo couple")
	trios = wordset.Of("trio threesome")
	// facing are nouns for actors of any kind that have to do with each other.
	facing = wordset.Of("side party rival ally neighbour neighbor opponent adversary partner counterpart")
	// elsewhere are modifiers of groups that the text has not named yet, or not in full.
	elsewhere = wordset.Of(`other another first second last next more further additional remaining latter former top new
		biggest largest main major leading`)
)

// countOf returns how many actors the phrase that token i heads takes up; 0 if it
// does not say, or takes up none: both, the two, both sides, these three countries.
func (r *resolver) countOf(i int) int {
	tok := r.tok(i)
	lemma := strings.ToLower(tok.Lemma)
	det := r.determiner(i)
	definite := det == "the" || det == "these" || det == "those" || det == "all"
	n := 0
	switch tok.UPOS {
	case "NOUN":
		plural := tok.XPOS == "NNS" || strings.Contains(tok.Feats, "Number=Plur")
		switch {
		case pairs[lemma] && det == "the" && !plural:
			n = 2
		case trios[lemma] && det == "the" && !plural:
			n = 3
		case !plural:
		case det == "both", lemma == "side" && det == "the":
			n = 2
		}
		if kid := r.tree.Child(i, "nummod"); n < 3 && kid >= 0 {
			n = 0
			if plural && definite {
				n = counts[strings.ToLower(r.tok(kid).Form)]
			}
		}
	case "NUM":
		if definite && tok.DepRel != "nummod" {
			n = counts[lemma]
		}
	case "PRON", "DET":
		if r.isPair(i, lemma) {
			n = 2
		}
	}
	for _, kid := range r.tree.Children(i) {
		switch rel := extract.BaseRel(r.tok(kid).DepRel); {
		case n == 0:
			return 0
		case rel == "nmod" && r.tok(kid).UPOS == "PRON" && tok.UPOS != "NOUN":
			// both of them
		case rel == "nmod" || rel == "acl" || rel == "amod" && elsewhere[strings.ToLower(r.tok(kid).Form)], kid < i && r.nameOf[kid] >= 0:
			return 0
		}
	}
	return n
}

// memberTypes returns what the members of the plural that token i heads can be.
func (r *resolver) memberTypes(i int) []schema.EntityType {
	lemma := strings.ToLower(r.tok(i).Lemma)
	if r.tok(i).UPOS == "NOUN" && !facing[lemma] && !pairs[lemma] && !trios[lemma] {
		switch class := r.nounClassOf(i, lemma); {
		case class == countryNoun, class == governmentNoun, lemma == "state":
			return []schema.EntityType{schema.Country}
		case lemma == "team" || lemma == "club":
			return []schema.EntityType{schema.Organization, schema.Country}
		case class == notActor:
			return nil
		default:
			return []schema.EntityType{class.entityType()}
		}
	}
	return memberKinds
}

// joinPlural finds the members of mention m, if it is a plural.
func (r *resolver) joinPlural(m int) bool {
	x := &r.mentions[m]
	n := r.countOf(x.Head)
	if n == 0 || x.members != nil {
		return false
	}
	members := r.membersOf(x.Head, x.First, n)
	if members == nil {
		return false
	}
	r.gather(m, members, "members")
	return true
}

// gather makes mention m, which stands alone, a plural of the members: one entity with
// those before it that have the same.
func (r *resolver) gather(m int, members []int, rule string) {
	var key strings.Builder
	clusters := make([]int, 0, len(members))
	for _, k := range members {
		clusters = append(clusters, r.cluster(k))
	}
	slices.Sort(clusters)
	for _, c := range clusters {
		key.WriteString(strconv.Itoa(c) + " ")
	}
	x := &r.mentions[m]
	x.members, x.plural, x.Rule = members, true, rule
	x.Type = r.mentions[clusters[0]].Type
	if to, ok := r.pluralOf[key.String()]; ok {
		r.parent[m] = r.cluster(to)
	} else {
		r.pluralOf[key.String()] = m
	}
}

// membersOf returns n mentions of different actors before token before that the plural
// with the head i can take up: those that the text joins (Paz and Ruiz, Paz met Ruiz),
// or the only ones of their type in the nearest text; nil if there are none.
func (r *resolver) membersOf(i, before, n int) []int {
	types := r.memberTypes(i)
	if len(types) == 0 {
		return nil
	}
	low := max(0, r.sentOf[i]-pluralWindow)
	if len(types) > 1 {
		// The sides are those that have just dealt with each other.
		for s := r.sentOf[i]; s >= low; s-- {
			if found := r.joined(s, before, n, types); found != nil {
				return found
			}
		}
		// Two persons in a text are often no pair, two countries in an article on them are.
		types = []schema.EntityType{schema.Country}
	}
	for _, typ := range types {
		var named, clusters []int
		for s := r.sentOf[i]; s >= low && len(named) < n; s-- {
			if found := r.joined(s, before, n, []schema.EntityType{typ}); found != nil {
				return found
			}
			for _, m := range r.bySent[s] {
				x := &r.mentions[m]
				c := r.cluster(m)
				if x.Head >= before || x.members != nil || !r.mentions[c].named || r.mentions[c].Type != typ || slices.Contains(clusters, c) || r.isMedia(c) {
					continue
				}
				named, clusters = append(named, m), append(clusters, c)
			}
		}
		if len(named) == n {
			return named
		}
	}
	return nil
}

// isMedia reports whether a cluster is a newspaper or agency, which the text has
// most often as a source.
func (r *resolver) isMedia(c int) bool {
	e := r.gaz.Entry(r.entry(c))
	return e != nil && e.Class == "media"
}

// joined returns the last n mentions of different actors in sentence s before a token
// that the sentence joins: an earlier plural, a coordination, or the subject and another
// argument of a verb.
func (r *resolver) joined(s, before, n int, types []schema.EntityType) []int {
	for _, m := range slices.Backward(r.bySent[s]) {
		x := &r.mentions[m]
		if x.Head >= before {
			continue
		}
		found := x.members
		if found == nil {
			found = r.conjoined(m, before)
		}
		if len(found) != n {
			found = nil
			if o := r.counterpart(m, before); n == 2 && o >= 0 {
				found = []int{m, o}
			}
		}
		if len(found) == n && r.alike(found, types) {
			return found
		}
	}
	return nil
}

// conjoined returns mention m and those coordinated with it, nil where m is not the first
// of several, where one of them is no mention, or not before token before.
func (r *resolver) conjoined(m, before int) []int {
	out := []int{m}
	for _, kid := range r.tree.Children(r.mentions[m].Head) {
		if r.tok(kid).DepRel != "conj" {
			continue
		}
		if r.at[kid] < 0 || kid >= before {
			return nil
		}
		out = append(out, r.at[kid])
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

// counterpart returns whom the subject m of a verb deals with: Paz met Ruiz, spoke with
// Ruiz, was sacked by Ruiz; -1 if there is no one.
func (r *resolver) counterpart(m, before int) int {
	tok := r.tok(r.mentions[m].Head)
	if tok.Head < 0 || extract.BaseRel(tok.DepRel) != "nsubj" {
		return -1
	}
	for _, kid := range r.tree.Children(tok.Head) {
		if kid <= tok.Head || kid >= before || r.at[kid] < 0 || r.tree.Child(kid, "conj") >= 0 {
			continue
		}
		switch extract.BaseRel(r.tok(kid).DepRel) {
		case "obj", "iobj":
			return r.at[kid]
		case "obl":
			if c := r.tree.Child(kid, "case"); c >= 0 && dealing[strings.ToLower(r.tok(c).Form)] {
				return r.at[kid]
			}
		}
	}
	return -1
}

// dealing are prepositions before the other party of what a verb says.
var dealing = wordset.Of("with to against by")

// alike reports whether mentions are of different actors and of one of the types, or of
// countries and organisations, which deal with each other.
func (r *resolver) alike(members []int, types []schema.EntityType) bool {
	var clusters []int
	persons := 0
	for _, m := range members {
		c := r.cluster(m)
		x := &r.mentions[c]
		if !slices.Contains(types, x.Type) || slices.Contains(clusters, c) || r.mentions[m].members != nil {
			return false
		}
		if r.mentions[m].plural && !(x.named && x.Type != schema.Person) {
			return false
		}
		if x.Type == schema.Person {
			persons++
		}
		clusters = append(clusters, c)
	}
	return persons == 0 || persons == len(members)
}
