package coref

import (
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/schema"
)

// joinNames joins names by the gazetteer and by their words.
func (r *resolver) joinNames() {
	r.joinEntries()
	r.joinExact()
	r.joinAcronyms()
	r.joinPersons()
	r.joinShort()
}

// words returns the forms of a name mention.
func (r *resolver) words(m int) []string {
	var out []string
	for i := r.mentions[m].First; i < r.mentions[m].End; i++ {
		out = append(out, r.tok(i).Form)
	}
	return out
}

// key is the name as it is compared: lower case, no dots, no hyphens.
func (r *resolver) key(m int) string {
	return schema.Slug(strings.ReplaceAll(strings.Join(r.words(m), " "), ".", ""))
}

// joinEntries joins the names of one entry of the gazetteer.
func (r *resolver) joinEntries() {
	first := map[string]int{}
	for m := range r.mentions {
		name := r.mentions[m].name
		if name < 0 || r.mentions[m].entry == "" {
			continue
		}
		entry := r.mentions[m].entry
		rule := "gazetteer"
		switch n := r.doc.Names[name]; {
		case n.Demonym:
			rule = "demonym"
		case n.Metonym:
			rule = "government-seat"
		}
		r.mentions[m].Rule = rule
		if to, ok := first[entry]; ok {
			r.join(m, to, rule)
		} else {
			first[entry] = m
		}
	}
}

// joinExact joins equal names, whatever type the tagger gave each of them.
func (r *resolver) joinExact() {
	first := map[string]int{}
	for m := range r.mentions {
		if r.mentions[m].name < 0 || r.mentions[m].entry != "" {
			continue
		}
		key := r.key(m)
		if to, ok := first[key]; ok {
			r.join(m, to, "exact-name")
		} else {
			first[key] = m
		}
	}
}

// heads returns the name mentions that are first of their cluster and satisfy want.
func (r *resolver) nameClusters(want func(m int) bool) []int {
	var out []int
	for m := range r.mentions {
		if r.mentions[m].name >= 0 && r.cluster(m) == m && want(m) {
			out = append(out, m)
		}
	}
	return out
}

// joinAcronyms joins WFP with World Food Programme, in any order and case (Nato).
func (r *resolver) joinAcronyms() {
	long := r.nameClusters(func(m int) bool {
		return r.mentions[m].Type != schema.Person && r.mentions[m].End-r.mentions[m].First > 1
	})
	for _, m := range r.nameClusters(func(m int) bool { return r.mentions[m].End-r.mentions[m].First == 1 }) {
		form := strings.ReplaceAll(r.tok(r.mentions[m].Head).Form, ".", "")
		if len(form) < 2 || len(form) > 8 || strings.ToUpper(form) != form || !isLetters(form) {
			continue
		}
		var found []int
		for _, l := range long {
			if l != m && isAcronym(form, r.words(l)) {
				found = append(found, l)
			}
		}
		if len(found) == 1 {
			r.join(m, found[0], "acronym")
		}
	}
}

func isLetters(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isAcronym reports whether form is made of the initials of words, all of them or
// only those with capitals.
func isAcronym(form string, words []string) bool {
	var all, capitals strings.Builder
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsLetter(r) {
			continue
		}
		all.WriteRune(unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			capitals.WriteRune(r)
		}
	}
	form = strings.ToUpper(form)
	return form == all.String() || form == capitals.String()
}

// joinPersons joins parts of a person's name with the full name, if there is only
// one that they can be part of.
func (r *resolver) joinPersons() {
	isPerson := func(m int) bool { return r.mentions[m].Type == schema.Person }
	clusters := r.nameClusters(isPerson)
	// Longer names first, so that Austin finds Lloyd J. Austin when Lloyd Austin has.
	slices.SortStableFunc(clusters, func(a, b int) int { return len(r.words(b)) - len(r.words(a)) })
	for _, m := range clusters {
		short := r.words(m)
		var surname, given, variant []int
		for _, l := range clusters {
			long := r.words(l)
			if r.cluster(l) == r.cluster(m) || len(long) <= len(short) || !r.genderFits(m, l) {
				continue
			}
			switch n := len(short); {
			case n > 1 && equal(short[0], long[0]) && equal(short[n-1], long[len(long)-1]):
				variant = appendNew(variant, r.cluster(l))
			case hasSuffix(long, short):
				surname = appendNew(surname, r.cluster(l))
			case hasPrefix(long, short):
				given = appendNew(given, r.cluster(l))
			}
		}
		switch {
		case len(variant) == 1:
			r.join(m, variant[0], "name-variant")
		case len(variant) == 0 && len(surname) == 1:
			r.join(m, surname[0], "surname")
		case len(variant) == 0 && len(surname) == 0 && len(given) == 1:
			r.join(m, given[0], "given-name")
		}
		if c := r.cluster(m); c != m {
			for i := range r.mentions {
				if r.cluster(i) == c && r.mentions[i].Rule == "exact-name" && len(r.words(i)) == len(short) {
					r.mentions[i].Rule = r.mentions[m].Rule
				}
			}
		}
	}
}

// genderFits keeps Mrs Clinton from Bill Clinton.
func (r *resolver) genderFits(a, b int) bool {
	x, y := r.mentions[r.cluster(a)].gender, r.mentions[r.cluster(b)].gender
	return x == "" || y == "" || x == y
}

func appendNew(list []int, x int) []int {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

func equal(a, b string) bool { return strings.EqualFold(a, b) }

func hasSuffix(long, short []string) bool {
	return slices.EqualFunc(long[len(long)-len(short):], short, equal)
}

func hasPrefix(long, short []string) bool {
	return slices.EqualFunc(long[:len(short)], short, equal)
}

// joinShort joins "the Observatory" with the one organisation in the article whose
// name begins or ends so, and "the South" with the one country so called.
func (r *resolver) joinShort() {
	for _, m := range r.nameClusters(func(m int) bool {
		return r.mentions[m].Type != schema.Person && r.mentions[m].entry == ""
	}) {
		if r.determiner(r.mentions[m].Head) != "the" {
			continue
		}
		short := r.words(m)
		var found []int
		for _, l := range r.nameClusters(func(l int) bool {
			typ := r.mentions[l].Type
			return typ == schema.Organization || typ == schema.Country && compass[strings.ToLower(short[0])]
		}) {
			if r.cluster(l) == r.cluster(m) || r.doc.Names[r.mentions[l].name].Demonym {
				continue
			}
			long := r.words(l)
			if len(long) <= len(short) {
				continue
			}
			if hasPrefix(long, short) || hasSuffix(long, short) && r.mentions[l].Type == schema.Organization {
				found = appendNew(found, r.cluster(l))
			}
		}
		if len(found) == 1 {
			r.join(m, found[0], "short-name")
		}
	}
}

var compass = set("north south east west")
