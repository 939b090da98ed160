package coref

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// headMatchWindow is how many sentences back a definite noun phrase looks for one
// with the same head.
const headMatchWindow = 4

// countryWindow is how many sentences back "the country" looks for one.
const countryWindow = 2

// joinNominals joins definite noun phrases with what they take up.
func (r *resolver) joinNominals() {
	r.mergeHolders()
	for m := range r.mentions {
		x := &r.mentions[m]
		if x.name >= 0 || x.Rule != "" || r.joinPlural(m) || x.noun == pairNoun {
			continue
		}
		if !r.definite(x.Head) || r.tree.Child(x.Head, "acl:relcl", "nmod", "acl") >= 0 {
			continue
		}
		switch {
		case x.noun == personNoun && !x.plural && r.byOffice(m):
		case r.byHead(m):
		case !x.plural && r.byType(m):
		default:
			r.byRank(m)
		}
	}
	r.joinFormerLatter()
}

// byRank joins a definite noun phrase with the actor that its chain takes it up from.
func (r *resolver) byRank(m int) bool {
	x := &r.mentions[m]
	to := r.taken(x.Head)
	if to < 0 {
		return false
	}
	// Where two are ministers the minister is neither for sure.
	if x.noun == personNoun && len(r.holders[x.lemma]) > 1 {
		return false
	}
	y := &r.mentions[to]
	if y.plural != x.plural || y.noun == pairNoun || !compatible(x.Type, r.mentions[r.cluster(to)].Type) || r.toldApart(m, to) {
		return false
	}
	return r.join(m, to, "nominal-ranking")
}

// toldApart reports a modifier of m that speaks against mention to: one that to lacks
// too where it is a noun phrase (the European team is not the Afghan team), the name of
// another where it is a name (the German group is not Hamas); or namesakes of to.
func (r *resolver) toldApart(m, to int) bool {
	y := &r.mentions[to]
	if y.name < 0 {
		if y.lemma == r.mentions[m].lemma && r.namesakes(m, to) {
			return true
		}
		has := r.modifiers(y.Head)
		return slices.ContainsFunc(r.modifiers(r.mentions[m].Head), func(w string) bool { return !slices.Contains(has, w) })
	}
	return slices.ContainsFunc(r.tree.Children(r.mentions[m].Head), func(kid int) bool {
		return r.at[kid] >= 0 && r.mentions[r.at[kid]].name >= 0 && r.cluster(r.at[kid]) != r.cluster(to)
	})
}

func (r *resolver) definite(i int) bool {
	switch r.determiner(i) {
	case "the", "this", "that", "these", "those":
		return true
	}
	return false
}

// mergeHolders leaves one holder, the first, of those of a title that are one entity
// and of one country.
func (r *resolver) mergeHolders() {
	for title, all := range r.holders {
		place := map[holder]int{} // by first mention of the entity, and country
		var kept []holder
		for _, h := range all {
			key := holder{r.cluster(h.mention), h.country}
			k, ok := place[key]
			switch {
			case !ok:
				place[key] = len(kept)
				kept = append(kept, h)
			case r.mentions[h.mention].Head < r.mentions[kept[k].mention].Head:
				kept[k].mention = h.mention
			}
		}
		r.holders[title] = kept
	}
}

// byOffice joins "the minister" with the one person that the text before calls so.
func (r *resolver) byOffice(m int) bool {
	x := &r.mentions[m]
	country := r.ownerCountry(x.Head)
	if country == "" && r.owner(x.Head) < 0 && r.tree.Child(x.Head, "amod", "compound", "nmod:poss") >= 0 {
		// "the foreign minister": the head alone may be another minister's.
		if !r.titleModifier(x.Head) {
			return false
		}
	}
	var found []int
	for _, h := range r.holders[x.lemma] {
		if r.mentions[h.mention].Head < x.Head && (country == "" || h.country == country) {
			found = appendNew(found, r.cluster(h.mention))
		}
		if len(found) > 1 {
			return false
		}
	}
	return len(found) == 1 && r.join(m, found[0], "office")
}

// titleModifier reports whether the modifiers and the noun are one title: prime minister.
func (r *resolver) titleModifier(i int) bool {
	mods := r.modifiers(i)
	_, ok := r.gaz.Title(strings.Join(append(mods, strings.ToLower(r.tok(i).Form)), " "))
	return ok
}

// byHead joins "the boy" with the nearest noun phrase before it that has the same
// head and all of its modifiers (strict head matching of Raghunathan et al.).
func (r *resolver) byHead(m int) bool {
	x := &r.mentions[m]
	mods := r.modifiers(x.Head)
	over := r.markAbove(x.Head)
	for k := m - 1; k >= max(0, m-maxCandidates); k-- {
		y := &r.mentions[k]
		if x.sent-y.sent > headMatchWindow {
			return false
		}
		if y.name >= 0 || y.lemma != x.lemma || y.plural != x.plural || y.noun == pairNoun {
			continue
		}
		if over[y.Head] == x.Head || r.indefinitePlural(y) {
			continue
		}
		all := r.modifiers(y.Head)
		if !slices.ContainsFunc(mods, func(w string) bool { return !slices.Contains(all, w) }) {
			if r.namesakes(m, k) {
				return false
			}
			if r.join(m, k, "head-match") {
				x.Type = y.Type
				return true
			}
		}
		return false
	}
	return false
}

// namesakes reports another noun phrase with the head of m and k before them: of the European team and the Afghan team, which one is the team?
func (r *resolver) namesakes(m, k int) bool {
	x, y := &r.mentions[m], &r.mentions[k]
	for n := k - 1; n >= max(0, m-maxCandidates); n-- {
		z := &r.mentions[n]
		if z.name >= 0 || z.lemma != x.lemma || z.plural != x.plural || r.cluster(n) == r.cluster(k) {
			continue
		}
		if len(r.modifiers(z.Head)) > 0 && len(r.modifiers(y.Head)) > 0 {
			return true
		}
	}
	return false
}

// markAbove returns, for each token, tok itself where the token is tok or above it.
// What it returns is good until the next call.
func (r *resolver) markAbove(tok int) []int {
	if r.above == nil {
		r.above = make([]int, len(r.doc.Tokens))
		for i := range r.above {
			r.above[i] = -1
		}
	}
	for i := tok; i >= 0 && r.above[i] != tok; i = r.tok(i).Head {
		r.above[i] = tok
	}
	return r.above
}

// indefinitePlural reports "officials": some of them, another time others.
func (r *resolver) indefinitePlural(y *mention) bool {
	return y.plural && y.Rule == "" && !r.definite(y.Head)
}

// classWords are nouns for organisations, and the classes of the gazetteer that
// they can take up.
var classWords = map[string][]string{
	"agency": {"agency", "media"}, "newspaper": {"media"}, "broadcaster": {"media"}, "outlet": {"media"},
	"party": {"party"}, "group": {"armed", "ngo"}, "movement": {"armed", "party"}, "militia": {"armed"},
	"organization": {"igo", "ngo", "armed"}, "organisation": {"igo", "ngo", "armed"}, "alliance": {"igo"},
	"bloc": {"igo"}, "union": {"igo"}, "court": {"court"}, "bank": {"bank"}, "company": {"company"},
	"firm": {"company"}, "charity": {"ngo"}, "watchdog": {"igo", "ngo"},
}

// byType joins "the country" with the most salient country, and "the party" with
// the one organisation that can be meant: by a word of its name anywhere before, or
// by its class in the last sentences.
func (r *resolver) byType(m int) bool {
	x := &r.mentions[m]
	if len(r.modifiers(x.Head)) > 0 {
		return false
	}
	switch x.noun {
	case countryNoun:
		return r.mostSalient(m, func(c int) bool { return r.mentions[c].Type == schema.Country })
	case placeNoun:
		if x.lemma != "city" && x.lemma != "town" && x.lemma != "village" {
			return false
		}
		return r.mostSalient(m, func(c int) bool {
			e := r.gaz.Entry(r.entry(c))
			return r.mentions[c].Type == schema.Place && (e == nil || e.Class == "city")
		})
	case orgNoun:
		var named []int
		for _, k := range r.orgsWith(x.lemma) {
			if r.mentions[k].Head < x.Head && len(named) < 2 {
				named = appendNew(named, r.cluster(k))
			}
		}
		if len(named) == 1 {
			return r.join(m, named[0], "definite-type")
		}
		return len(named) == 0 && r.mostSalient(m, func(c int) bool {
			if r.mentions[c].Type != schema.Organization || !r.mentions[c].named {
				return false
			}
			e := r.gaz.Entry(r.entry(c))
			if e == nil {
				return x.lemma == "company" || x.lemma == "firm" || x.lemma == "group" || x.lemma == "organization" || x.lemma == "organisation"
			}
			return slices.Contains(classWords[x.lemma], e.Class)
		})
	}
	return false
}

// orgsWith returns the mentions of organisations by a name with the word.
func (r *resolver) orgsWith(word string) []int {
	if r.orgWords == nil {
		r.orgWords = map[string][]int{}
		for m := range r.mentions {
			if r.mentions[m].name < 0 || r.mentions[m].Type != schema.Organization {
				continue
			}
			for _, w := range r.words(m) {
				w = strings.ToLower(w)
				r.orgWords[w] = append(r.orgWords[w], m)
			}
		}
	}
	return r.orgWords[word]
}

// mostSalient joins m with the cluster that fits and is clearly more salient than
// all others: alone in the last sentences, or with twice the weight of the next.
func (r *resolver) mostSalient(m int, fits func(c int) bool) bool {
	x := &r.mentions[m]
	best, second, found := 0.0, 0.0, -1
	seen := r.weigh(x.Head, countryWindow)
	for k, c := range seen.clusters {
		if !fits(c) {
			continue
		}
		w := seen.weight[k]
		switch {
		case w > best:
			best, second, found = w, best, c
		case w > second:
			second = w
		}
	}
	return found >= 0 && best >= 2*second && r.join(m, found, "definite-type")
}

// joinFormerLatter joins "the former" and "the latter" with the members of the last
// pair before it, in the same sentence or the one before: names that "and" joins, else
// two actors who deal with each other (Paz met Ruiz).
func (r *resolver) joinFormerLatter() {
	for i := range r.doc.Tokens {
		lemma := strings.ToLower(r.tok(i).Form)
		if lemma != "former" && lemma != "latter" || r.at[i] >= 0 {
			continue
		}
		if i == 0 || !strings.EqualFold(r.tok(i-1).Form, "the") {
			continue
		}
		switch extract.BaseRel(r.tok(i).DepRel) {
		case "nsubj", "obj", "iobj", "obl", "nmod":
		default:
			continue
		}
		first, second := r.lastPair(i)
		for s := r.sentOf[i]; first < 0 && s >= max(0, r.sentOf[i]-1); s-- {
			if pair := r.joined(s, i-1, 2, memberKinds); pair != nil {
				first, second = pair[0], pair[1]
			}
		}
		if first < 0 {
			continue
		}
		to, other := first, second
		if lemma == "latter" {
			to, other = second, first
		}
		if r.servesObject(i, to) && !r.servesObject(i, other) {
			to = other // a slip of the writer: nobody urges the state that he is a minister of
		}
		m := mention{name: -1, sent: r.sentOf[i], lemma: lemma}
		m.First, m.End, m.Head = i-1, i+1, i
		m.Form, m.Type = extract.NominalForm, r.mentions[to].Type
		r.insert(m, to, "former-latter")
	}
}

// servesObject reports whether the verb that token i is the subject of has as its object the
// country whose office the text gives to the person of mention m.
func (r *resolver) servesObject(i, m int) bool {
	v := r.tok(i).Head
	if v < 0 || r.tok(i).DepRel != "nsubj" {
		return false
	}
	object := r.tree.Child(v, "obj", "iobj")
	if object < 0 || r.at[object] < 0 || r.entry(r.cluster(r.at[object])) == "" {
		return false
	}
	country := r.entry(r.cluster(r.at[object]))
	for _, all := range r.holders {
		for _, h := range all {
			if h.country == country && r.cluster(h.mention) == r.cluster(m) {
				return true
			}
		}
	}
	return false
}

// insert appends a mention that a later pass found, joined with mention to.
func (r *resolver) insert(m mention, to int, rule string) {
	m.Rule = rule
	r.parent[r.addMention(m)] = r.cluster(to)
}

// addMention appends a mention, which stands alone, and returns its index.
func (r *resolver) addMention(m mention) int {
	k := len(r.mentions)
	r.mentions = append(r.mentions, m)
	r.parent = append(r.parent, k)
	r.at[m.Head] = k
	r.bySent[m.sent] = append(r.bySent[m.sent], k)
	return k
}

// lastPair returns the last two coordinated names of one type before token i.
func (r *resolver) lastPair(i int) (first, second int) {
	var before []int
	for s := max(0, r.sentOf[i]-1); s <= r.sentOf[i]; s++ {
		before = append(before, r.bySent[s]...)
	}
	for _, k := range slices.Backward(before) {
		x := &r.mentions[k]
		if x.Head >= i || x.name < 0 {
			continue
		}
		conj := -1
		n := 0
		for _, kid := range r.tree.Children(x.Head) {
			if r.tok(kid).DepRel == "conj" {
				n++
				conj = r.at[kid]
			}
		}
		if n == 1 && conj >= 0 && r.mentions[conj].name >= 0 && r.mentions[conj].Head < i && r.mentions[conj].Type == x.Type {
			return k, conj
		}
	}
	return -1, -1
}
