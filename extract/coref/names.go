package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// joinNames joins names by the gazetteer and by their words.
func (r *resolver) joinNames() {
	r.joinEntries()
	r.joinExact()
	r.joinAcronyms()
	r.joinPersons()
	r.joinShort()
	r.joinEvents()
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
		case n.Rule != "":
			rule = n.Rule
		}
		r.mentions[m].Rule = rule
		if to, ok := r.ofEntry[entry]; ok {
			r.join(m, to, rule)
		} else {
			r.ofEntry[entry] = m
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

// nameClusters returns the name mentions that are first of their cluster and satisfy want.
func (r *resolver) nameClusters(want func(m int) bool) []int {
	var out []int
	for m := range r.mentions {
		if r.mentions[m].name >= 0 && r.cluster(m) == m && want(m) {
			out = append(out, m)
		}
	}
	return out
}

// joinAcronyms joins WFP with World Food Programme, in any order of the text.
func (r *resolver) joinAcronyms() {
	long := map[string][]int{} // acronym to clusters
	for _, l := range r.nameClusters(func(m int) bool {
		return r.mentions[m].Type != schema.Person && r.mentions[m].End-r.mentions[m].First > 1
	}) {
		all, capitals := acronyms(r.words(l))
		long[all] = append(long[all], l)
		if capitals != all {
			long[capitals] = append(long[capitals], l)
		}
	}
	for _, m := range r.nameClusters(func(m int) bool { return r.mentions[m].End-r.mentions[m].First == 1 }) {
		form := strings.ReplaceAll(r.tok(r.mentions[m].Head).Form, ".", "")
		if len(form) < 2 || strings.ToUpper(form) != form || strings.ContainsFunc(form, func(r rune) bool { return !unicode.IsLetter(r) }) {
			continue
		}
		if found := long[form]; len(found) == 1 {
			r.join(m, found[0], "acronym")
		}
	}
}

// acronyms returns the initials of words, of all of them and of those with capitals.
func acronyms(words []string) (all, capitals string) {
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(r) {
			continue
		}
		all += string(unicode.ToUpper(r))
		if unicode.IsUpper(r) {
			capitals += string(r)
		}
	}
	return all, capitals
}

// maxNamesakes bounds the longer names that share a first or last word with a name
// and are compared with it; of more, the longest.
const maxNamesakes = 200

// joinPersons joins parts of a person's name with the full name, if there is only
// one that they can be part of.
func (r *resolver) joinPersons() {
	clusters := r.nameClusters(func(m int) bool { return r.mentions[m].Type == schema.Person })
	// Longer names first, so that Austin finds Lloyd J. Austin when Lloyd Austin has.
	slices.SortStableFunc(clusters, func(a, b int) int { return len(r.words(b)) - len(r.words(a)) })
	byEnd := map[string][]int{} // first and last words to the clusters with longer names
	rules := map[string]string{}
	for _, m := range clusters {
		short := r.words(m)
		n := len(short)
		first, last := strings.ToLower(short[0]), strings.ToLower(short[n-1])
		var surname, given, variant []int
		for _, l := range longer(byEnd[last]) {
			long := r.words(l)
			if len(long) <= n {
				break
			}
			switch {
			case !r.genderFits(m, l):
			case n > 1 && equal(short[0], long[0]) && equal(short[n-1], long[len(long)-1]):
				variant = appendNew(variant, r.cluster(l))
			case hasSuffix(long, short):
				surname = appendNew(surname, r.cluster(l))
			}
		}
		for _, l := range longer(byEnd[first]) {
			long := r.words(l)
			if len(long) <= n {
				break
			}
			if hasPrefix(long, short) && r.genderFits(m, l) {
				given = appendNew(given, r.cluster(l))
			}
		}
		to, rule := -1, ""
		switch {
		case len(variant) == 1:
			to, rule = variant[0], "name-variant"
		case len(variant) == 0 && len(surname) == 1:
			to, rule = surname[0], "surname"
		case len(variant) == 0 && len(surname) > 1 && n == 1:
			to, rule = r.firstSoCalled(m, surname), "surname"
		case len(variant) == 0 && len(surname) == 0 && len(given) == 1:
			to, rule = given[0], "given-name"
		}
		if to >= 0 && r.join(m, to, rule) {
			rules[r.key(m)] = rule
		}
		byEnd[last] = append(byEnd[last], m)
		if n > 1 && first != last {
			byEnd[first] = append(byEnd[first], m)
		}
	}
	for m := range r.mentions {
		if x := &r.mentions[m]; x.Rule == "exact-name" && x.Type == schema.Person {
			if rule := rules[r.key(m)]; rule != "" {
				x.Rule = rule
			}
		}
	}
}

// firstSoCalled returns the one of clusters whose bare surname m the text uses before it
// introduces another of that surname, as newspapers do with whom they tell of: *Omar
// Hadi built it. Hadi was proud. His father, Salim Hadi, helped.* It is -1 if the text
// introduces two of them first.
func (r *resolver) firstSoCalled(m int, clusters []int) int {
	introduced := map[int]int{} // cluster to the first token of its first mention by name
	for k := range r.mentions {
		if c := r.cluster(k); r.mentions[k].name >= 0 && slices.Contains(clusters, c) {
			if at, ok := introduced[c]; !ok || r.mentions[k].First < at {
				introduced[c] = r.mentions[k].First
			}
		}
	}
	order := slices.Clone(clusters)
	slices.SortFunc(order, func(a, b int) int { return introduced[a] - introduced[b] })
	for k := range r.mentions {
		if r.mentions[k].name >= 0 && r.cluster(k) == m &&
			introduced[order[0]] < r.mentions[k].First && r.mentions[k].First < introduced[order[1]] {
			return order[0]
		}
	}
	return -1
}

// longer cuts a list of longer names to what is looked at.
func longer(names []int) []int { return names[:min(len(names), maxNamesakes)] }

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
	ends := map[string][]int{} // first and last words of longer names
	for _, l := range r.nameClusters(func(l int) bool {
		x := &r.mentions[l]
		return x.End-x.First > 1 && !r.doc.Names[x.name].Demonym &&
			(x.Type == schema.Organization || x.Type == schema.Country)
	}) {
		words := r.words(l)
		first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
		if r.mentions[l].Type == schema.Organization || compass[first] {
			ends[first] = append(ends[first], l)
		}
		if r.mentions[l].Type == schema.Organization && last != first {
			ends[last] = append(ends[last], l)
		}
	}
	for _, m := range r.nameClusters(func(m int) bool {
		return r.mentions[m].Type != schema.Person && r.mentions[m].entry == ""
	}) {
		if r.determiner(r.mentions[m].Head) != "the" {
			continue
		}
		short := r.words(m)
		var found []int
		for _, word := range []string{strings.ToLower(short[0]), strings.ToLower(short[len(short)-1])} {
			for _, l := range longer(ends[word]) {
				if long := r.words(l); r.cluster(l) != r.cluster(m) && len(long) > len(short) &&
					(hasPrefix(long, short) || hasSuffix(long, short)) {
					found = appendNew(found, r.cluster(l))
				}
			}
		}
		if len(found) == 1 {
			r.join(m, found[0], "short-name")
		}
	}
}

// joinEvents joins what a storm or an operation is called with its whole name: Velma with
// Cyclone Velma, which come together in any order of the text.
func (r *resolver) joinEvents() {
	whole := map[string]int{}
	for _, l := range r.nameClusters(func(l int) bool {
		return r.mentions[l].Type == schema.Thing && r.mentions[l].End-r.mentions[l].First == 2
	}) {
		if words := r.words(l); eventWords[strings.ToLower(words[0])] {
			whole[strings.ToLower(words[1])] = l
		}
	}
	for _, m := range r.nameClusters(func(m int) bool { return r.mentions[m].Type == schema.Thing && r.mentions[m].entry == "" }) {
		words := r.words(m)
		if l, ok := whole[strings.ToLower(words[len(words)-1])]; ok && l != m {
			r.join(m, l, "short-name")
		}
	}
}

var eventWords = wordset.Of("cyclone hurricane typhoon operation")

var compass = wordset.Of("north south east west")
