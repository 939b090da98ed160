package coref

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// joinStructure joins what the tree puts side by side: apposition, and common
// nouns that a name continues (team member Jo Smith). It also collects the offices
// that copulas give (Jo Smith is the minister), which join nothing.
func (r *resolver) joinStructure() {
	for m := range r.mentions {
		for _, kid := range r.tree.Children(r.mentions[m].Head) {
			if r.at[kid] < 0 {
				continue
			}
			k := r.at[kid]
			switch rel := extract.BaseRel(r.tok(kid).DepRel); {
			case rel == "appos" && r.apposed(m, k):
				r.joinApposed(m, k, "apposition")
			case rel == "flat" && r.mentions[m].name < 0 && r.mentions[k].name >= 0, r.besides(m, k), r.besides(k, m):
				r.joinApposed(m, k, "title-name")
			}
		}
	}
	for i := range r.doc.Tokens {
		if r.isPredicate(i) {
			r.copulaOffice(i)
		}
	}
	for m := range r.mentions {
		r.joinCalled(m)
		r.joinKind(m)
		r.joinNamed(m)
		r.joinBracketed(m)
	}
}

// besides reports a title right before a name that the parser hangs on it, or it on
// the name, in another way than as a title.
func (r *resolver) besides(title, name int) bool {
	x, y := &r.mentions[title], &r.mentions[name]
	if x.name >= 0 || y.name < 0 || x.Head+1 != y.First || y.Type != schema.Person || x.plural ||
		x.noun != personNoun && x.noun != officialsNoun {
		return false
	}
	switch extract.BaseRel(r.tok(y.Head).DepRel) {
	case "compound", "dep", "nmod":
		return true
	}
	return r.tok(x.Head).Head == y.Head
}

// joinKind joins a noun that only says what the name before it names: Yonhap news
// agency, the Hamas group, Kherson city. The Google team is not Google.
func (r *resolver) joinKind(m int) {
	x := &r.mentions[m]
	kid := r.tree.Child(x.Head, "compound")
	if x.name >= 0 || x.Rule != "" || x.plural || kid < 0 || r.at[kid] < 0 || r.mentions[r.at[kid]].name < 0 {
		return
	}
	name := &r.mentions[r.at[kid]]
	e := r.gaz.Entry(name.entry)
	fits := false
	switch x.lemma {
	case "agency", "newspaper", "broadcaster", "magazine", "outlet":
		fits = e != nil && e.Class == "media"
	case "group", "militia", "movement":
		fits = e != nil && e.Class == "armed"
	case "city", "town", "village", "region", "province":
		fits = name.Type == schema.Place && !r.doc.Names[name.name].Demonym
	}
	if fits {
		r.join(m, r.at[kid], "kind-noun")
	}
}

// joinOwned joins forces and officials with a country that a pronoun or noun phrase
// names as their owner: the country's military, its government.
func (r *resolver) joinOwned() {
	for m := range r.mentions {
		x := &r.mentions[m]
		if x.name >= 0 || x.Rule != "" || x.noun != officialsNoun && x.noun != governmentNoun && x.noun != forcesNoun {
			continue
		}
		kid := r.tree.Child(x.Head, "nmod:poss")
		if kid < 0 || r.at[kid] < 0 || r.mentions[r.at[kid]].name >= 0 || r.independentOf(x.Head) {
			continue
		}
		kind := "officials"
		if x.noun == forcesNoun {
			kind = "forces"
		}
		if prefix := r.standsFor(r.at[kid], x.noun); prefix != "" && r.join(m, r.at[kid], prefix+"-"+kind) {
			x.Type = r.mentions[r.cluster(m)].Type
		}
	}
}

// joinCalled joins a nominal or name with the name it is given: a man named Jo Smith,
// Jo Smith, also known as Abu Jo.
func (r *resolver) joinCalled(m int) {
	acl := r.tree.Child(r.mentions[m].Head, "acl", "acl:relcl")
	if acl < 0 || !slices.Contains([]string{"name", "call", "dub", "nickname", "know"}, r.tok(acl).Lemma) {
		return
	}
	x := r.tree.Child(acl, "xcomp", "obj")
	if o := r.tree.Child(acl, "obl"); x < 0 && o >= 0 {
		if c := r.tree.Child(o, "case"); c >= 0 && r.tok(c).Lemma == "as" {
			x = o
		}
	}
	switch {
	case x < 0 || r.at[x] < 0 || r.mentions[r.at[x]].name < 0:
	case r.mentions[m].name >= 0:
		if r.mentions[m].Type == r.mentions[r.at[x]].Type {
			r.join(r.at[x], m, "called")
		}
	case r.apposed(m, r.at[x]):
		r.joinApposed(m, r.at[x], "called")
	}
}

// joinBracketed joins a name with the acronym in brackets after it, which begins like it
// and may have other letters than its initials: the Velmar Coast Guard (VELCO).
func (r *resolver) joinBracketed(m int) {
	x := &r.mentions[m]
	open := x.First - 1
	if x.name < 0 || x.End-x.First != 1 || open < 1 || x.End >= len(r.doc.Tokens) || r.tok(open).Form != "(" || r.tok(x.End).Form != ")" {
		return
	}
	form := strings.ReplaceAll(r.tok(x.First).Form, ".", "")
	k := r.nameOf[open-1]
	if len(form) < 2 || strings.ToUpper(form) != form || k < 0 {
		return
	}
	name := r.doc.Names[k]
	long := r.at[r.headOf(name.First, name.End)]
	if name.Type == schema.Person || name.End-name.First < 2 || long < 0 || !compatible(x.Type, name.Type) && x.Type != schema.Person {
		return
	}
	first, _ := utf8.DecodeRuneInString(form)
	if begin, _ := utf8.DecodeRuneInString(r.tok(name.First).Form); unicode.ToUpper(begin) == first {
		r.join(m, long, "acronym")
	}
}

// joinNamed joins the subject of a copula with the person that the predicate names: the
// chief of staff is Jo Smith.
func (r *resolver) joinNamed(m int) {
	x := &r.mentions[m]
	subj := r.tree.Child(x.Head, "nsubj")
	if x.name < 0 || x.Type != schema.Person || r.tree.Child(x.Head, "cop") < 0 || subj < 0 || r.at[subj] < 0 || r.negation(x.Head) >= 0 {
		return
	}
	if y := &r.mentions[r.at[subj]]; y.noun == personNoun && !y.plural && r.tree.Child(x.Head, "aux") < 0 {
		r.joinApposed(r.at[subj], m, "predicate-name")
	}
}

// apposed reports whether an appositive can be its head: one is a nominal, of the
// same type and number, or both are names of which one abbreviates the other.
func (r *resolver) apposed(a, b int) bool {
	x, y := &r.mentions[a], &r.mentions[b]
	if x.name >= 0 && y.name >= 0 {
		return false
	}
	if x.plural != y.plural && x.noun != orgNoun && y.noun != orgNoun {
		return false
	}
	return compatible(x.Type, y.Type)
}

// compatible reports whether two mentions of these types can be one entity. Thing is
// what the tagger says when it knows nothing better.
func compatible(a, b schema.EntityType) bool {
	if a == b || a == schema.Thing || b == schema.Thing {
		return true
	}
	place := func(t schema.EntityType) bool { return t == schema.Place || t == schema.Country }
	return place(a) && place(b)
}

// joinApposed joins a nominal and a name, and makes the nominal's noun an office.
func (r *resolver) joinApposed(a, b int, rule string) {
	name, nominal := a, b
	if r.mentions[a].name < 0 {
		name, nominal = b, a
	}
	if r.mentions[nominal].name >= 0 || !r.join(nominal, name, rule) {
		return
	}
	r.mentions[nominal].Rule = rule
	if r.mentions[nominal].noun == personNoun || r.mentions[nominal].noun == officialsNoun {
		c := &r.mentions[r.cluster(name)]
		r.addTitle(nominal, r.mentions[nominal].lemma, r.ownerCountry(r.mentions[nominal].Head))
		if c.gender == "" {
			c.gender = r.mentions[nominal].gender
		}
	}
}

// copulaOffice notes the office that a nominal predicate gives to its subject.
func (r *resolver) copulaOffice(i int) {
	subj := r.tree.Child(i, "nsubj")
	if subj < 0 || r.at[subj] < 0 || r.mentions[r.at[subj]].Type != schema.Person {
		return
	}
	if t, ok := r.gaz.Title(r.tok(i).Lemma); ok && r.negation(i) < 0 {
		r.addTitle(r.at[subj], t.Name, r.ownerCountry(i))
	}
}

func (r *resolver) negation(i int) int {
	for _, kid := range r.tree.Children(i) {
		switch strings.ToLower(r.tok(kid).Form) {
		case "not", "n't", "never":
			return kid
		}
	}
	return -1
}

// owner returns the name that a noun belongs to: Iranian officials, officials of
// Iran, Iran's officials, US military spokesperson; -1 if there is none, or several
// (Russian and Syrian forces), or if it is part of a compound such as pro-Russian.
func (r *resolver) owner(i int) int {
	found := -1
	add := func(kid int) bool {
		k := r.nameOf[kid]
		if k < 0 {
			return false
		}
		m := r.at[r.headOf(r.doc.Names[k].First, r.doc.Names[k].End)]
		if m < 0 || r.hyphenated(r.doc.Names[k]) {
			found = -2
			return true
		}
		if found >= 0 && r.cluster(found) != r.cluster(m) || r.tree.Child(r.mentions[m].Head, "conj") >= 0 {
			found = -2
			return true
		}
		found = m
		return false
	}
	var walk func(i int, depth int) bool
	walk = func(i, depth int) bool {
		for _, kid := range r.tree.Children(i) {
			switch rel := r.tok(kid).DepRel; {
			case rel == "amod" || rel == "compound" || rel == "nmod:poss":
				if add(kid) {
					return true
				}
				if rel != "nmod:poss" && r.nameOf[kid] < 0 && depth < 2 && walk(kid, depth+1) {
					return true
				}
			case rel == "nmod" && depth == 0:
				if c := r.tree.Child(kid, "case"); c >= 0 && (r.tok(c).Lemma == "of" || r.tok(c).Lemma == "from") && add(kid) {
					return true
				}
			}
		}
		return false
	}
	walk(i, 0)
	if found < 0 {
		return -1
	}
	return found
}

// hyphenated reports a name inside a compound: pro-Russian, Kyiv-backed.
func (r *resolver) hyphenated(n extract.Name) bool {
	isHyphen := func(i int) bool {
		return i >= 0 && i < len(r.doc.Tokens) && slices.Contains([]string{"-", "–", "‐", "‑"}, r.tok(i).Form)
	}
	return isHyphen(n.First-1) || isHyphen(n.End)
}

// ownerCountry returns the country that an office belongs to, or "".
func (r *resolver) ownerCountry(i int) string {
	m := r.owner(i)
	if m < 0 {
		return ""
	}
	return r.countryOf(r.entry(r.cluster(m)))
}

// countryOf returns the ID of the country of an entry: its own or that of an organisation.
func (r *resolver) countryOf(id string) string {
	e := r.gaz.Entry(id)
	switch {
	case e == nil:
		return ""
	case e.Type == schema.Country:
		return e.ID
	}
	return e.Country
}

// joinStandIns joins officials, governments and forces with the country or
// organisation that they speak and act for: Iranian officials, the Russian defence
// ministry, Ukrainian troops, Taliban fighters.
func (r *resolver) joinStandIns() {
	for m := range r.mentions {
		x := &r.mentions[m]
		switch {
		case x.name >= 0 && x.entry == "" && x.Type == schema.Organization:
			r.joinMinistry(m)
			continue
		case x.name >= 0 || x.Rule != "":
			continue
		}
		fighters := x.plural && (x.lemma == "fighter" || x.lemma == "militant")
		if x.noun != officialsNoun && x.noun != governmentNoun && x.noun != forcesNoun && !fighters {
			continue
		}
		if r.independentOf(x.Head) || (x.noun == forcesNoun || fighters) && r.counted(x.Head) {
			continue
		}
		owner := r.owner(x.Head)
		if owner < 0 {
			continue
		}
		kind := "officials"
		if x.noun == forcesNoun || fighters {
			kind = "forces"
		}
		if prefix := r.standsFor(owner, x.noun); prefix != "" && r.join(m, owner, prefix+"-"+kind) {
			x.Type = r.mentions[r.cluster(m)].Type
		}
	}
}

// standsFor returns "country" or "organization" if the entity of mention m is one
// that officials and forces can stand for, else "".
func (r *resolver) standsFor(m int, noun nounClass) string {
	e := r.gaz.Entry(r.entry(r.cluster(m)))
	switch {
	case e == nil:
		if r.mentions[m].Type == schema.Organization && noun == officialsNoun {
			return "organization"
		}
	case e.Type == schema.Country, e.Class == "nation", e.Class == "territory":
		return "country"
	case e.Type == schema.Organization && e.Class != "media":
		return "organization"
	}
	return ""
}

// independentOf reports modifiers that make the group somebody else's: Syrian
// opposition forces, former Iraqi officials.
func (r *resolver) independentOf(i int) bool {
	for _, kid := range r.tree.Children(i) {
		switch extract.BaseRel(r.tok(kid).DepRel) {
		case "amod", "compound":
			if independent[strings.ToLower(r.tok(kid).Form)] {
				return true
			}
		}
	}
	return false
}

// counted reports a part of the forces only: two Ukrainian soldiers, some troops.
func (r *resolver) counted(i int) bool {
	if r.tree.Child(i, "nummod") >= 0 {
		return true
	}
	switch r.determiner(i) {
	case "", "the", "these", "those":
	default:
		return true
	}
	return r.hasModifier(i, "several", "many", "few", "more", "wounded", "dead", "captured")
}

// maxCountryWords is more than any name of a country has.
const maxCountryWords = 20

// joinMinistry joins a ministry with a capitalised name with its country, as the
// one without capitals is: Russian Defence Ministry, Ministry of Defence of Ukraine.
func (r *resolver) joinMinistry(m int) {
	x := &r.mentions[m]
	ministry := false
	for i := x.First; i < x.End; i++ {
		switch strings.ToLower(r.tok(i).Form) {
		case "ministry", "government", "embassy":
			ministry = true
		}
	}
	if !ministry {
		return
	}
	country := ""
	for i := x.First; i < x.End; i++ {
		n, readings := r.gaz.Match(r.forms(i, min(x.End, i+maxCountryWords)))
		if n > 0 && readings[0].Entry.Type == schema.Country {
			country = readings[0].Entry.ID
			break
		}
	}
	if country == "" {
		if o := r.owner(x.Head); o >= 0 && r.mentions[o].Type == schema.Country {
			country = r.entry(r.cluster(o))
		}
	}
	if country == "" {
		return
	}
	c := r.cluster(m)
	if e := r.entry(c); e != "" && e != country {
		return
	}
	r.mentions[c].entry = country
	x.Rule, x.Type = "country-officials", schema.Country
	if o, ok := r.ofEntry[country]; ok {
		r.join(m, o, "country-officials")
	} else {
		r.ofEntry[country] = m
	}
}

func (r *resolver) forms(first, end int) []string {
	var out []string
	for i := first; i < end; i++ {
		out = append(out, r.tok(i).Form)
	}
	return out
}
