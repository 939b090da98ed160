package coref

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// A mention is an extract.Mention with what the passes need to know of it. The
// fields of the entity (entry, gender, named) are kept at the first mention of
// the cluster.
type mention struct {
	extract.Mention
	name   int // index in doc.Names, -1
	sent   int
	plural bool
	noun   nounClass // of nominals
	lemma  string    // of the head, in lower case
	// members are the mentions of the actors that a plural denotes, nil if it is none
	// or they are not known; see plural.go.
	members []int

	entry  string // ID in the gazetteer
	gender string // "m", "f" or unknown
	named  bool
}

// A holder is a mention of a person with a title, and the entry of the country
// that the title belongs to, or "".
type holder struct {
	mention int
	country string
}

// detect fills mentions with names and nominals, in order of their heads.
func (r *resolver) detect() {
	for k, name := range r.doc.Names {
		h := r.headOf(name.First, name.End)
		m := mention{name: k, sent: r.sentOf[h], entry: name.Gazetteer, named: true}
		m.First, m.End, m.Head = name.First, name.End, h
		m.Form, m.Type = extract.NameForm, name.Type
		tok := r.tok(h)
		m.lemma = strings.ToLower(tok.Lemma)
		m.plural = name.Demonym && (tok.XPOS == "NNPS" || strings.Contains(tok.Feats, "Number=Plur"))
		if name.Type == schema.Person {
			m.gender = r.gaz.GivenName(r.tok(name.First).Form)
		}
		r.mentions = append(r.mentions, m)
	}
	for i := range r.doc.Tokens {
		if m, ok := r.nominal(i); ok {
			r.mentions = append(r.mentions, m)
		}
	}
	slices.SortStableFunc(r.mentions, func(a, b mention) int { return cmp.Compare(a.Head, b.Head) })
	r.parent = make([]int, len(r.mentions))
	for i := range r.mentions {
		r.parent[i] = i
		x := &r.mentions[i]
		r.at[x.Head] = i
		if x.sent >= 0 {
			r.bySent[x.sent] = append(r.bySent[x.sent], i)
		}
		if x.name >= 0 && x.Type == schema.Person {
			r.titlesBefore(i)
		}
	}
}

// headOf returns the token of the range that governs the others.
func (r *resolver) headOf(first, end int) int {
	for i := first; i < end; i++ {
		if h := r.tok(i).Head; h < first || h >= end {
			return i
		}
	}
	return first
}

// titlesBefore reads the offices in front of a person's name: Russian defence
// minister Sergei Shoigu, Secretary Austin.
func (r *resolver) titlesBefore(m int) {
	var titles []string
	country := ""
	x := &r.mentions[m]
	start := r.doc.Sentences[x.sent].First
	for i := x.First - 1; i >= start && i >= x.First-8; i-- {
		tok := r.tok(i)
		switch tok.UPOS {
		case "NOUN", "PROPN", "ADJ":
		case "PART", "PUNCT":
			if tok.Form != "'s" && tok.Form != "’s" && tok.Form != "-" {
				i = -1
				continue
			}
		default:
			i = -1
			continue
		}
		if k := r.nameOf[i]; k >= 0 {
			if g := r.doc.Names[k].Gazetteer; g != "" && len(titles) > 0 {
				country = g
				if e := r.gaz.Entry(g); e.Country != "" && e.Type == schema.Organization {
					country = e.Country
				}
			}
			continue
		}
		if t, ok := r.gaz.Title(tok.Form); ok && len(titles) == 0 && !t.Plural {
			titles = append(titles, t.Name)
			if t.Gender != "" {
				x.gender = t.Gender
			}
		} else if len(titles) == 0 {
			break
		}
	}
	for _, title := range titles {
		r.addTitle(m, title, country)
	}
}

// addTitle notes that the person of mention m has a title.
func (r *resolver) addTitle(m int, title, country string) {
	r.holders[title] = append(r.holders[title], holder{m, country})
}

// nominal decides whether token i heads a noun phrase that denotes an actor or a
// place, by the class of its noun.
func (r *resolver) nominal(i int) (mention, bool) {
	tok := r.tok(i)
	none := mention{}
	if r.nameOf[i] >= 0 {
		return none, false
	}
	lemma := strings.ToLower(tok.Lemma)
	if lemma == "" {
		lemma = strings.ToLower(tok.Form)
	}
	class := r.classOf(i, lemma)
	if class == notActor {
		return none, false
	}
	switch rel := tok.DepRel; {
	case rel == "nmod:desc" || rel == "compound" || rel == "fixed" || rel == "goeswith" || rel == "amod" || rel == "compound:prt":
		return none, false
	case extract.BaseRel(rel) == "flat":
		return none, false
	case r.isPredicate(i):
		return none, false
	}
	m := mention{name: -1, sent: r.sentOf[i], noun: class, lemma: lemma}
	m.First, m.End, m.Head = r.phrase(i)
	m.Form = extract.NominalForm
	m.Type = class.entityType()
	m.plural = tok.XPOS == "NNS" || tok.XPOS == "NNPS" || strings.Contains(tok.Feats, "Number=Plur") || class == pairNoun
	if class == personNoun {
		t, _ := r.gaz.Title(lemma)
		if t.Plural {
			m.plural = true
		}
		m.gender = t.Gender
		if g := personGender[lemma]; g != "" {
			m.gender = g
		}
	}
	return m, true
}

// isPredicate reports a nominal predicate: he is a *diplomat*. It is what is said
// of the subject, and no mention of its own.
func (r *resolver) isPredicate(i int) bool {
	if r.tree.Child(i, "cop") >= 0 {
		return true
	}
	// A conjunct of a predicate is one too.
	tok := r.tok(i)
	return tok.DepRel == "conj" && tok.Head >= 0 && r.tree.Child(tok.Head, "cop") >= 0 && r.tok(tok.Head).UPOS == tok.UPOS
}

// outside are dependents that do not belong to the noun phrase of their head.
func outsidePhrase(rel string) bool {
	switch extract.BaseRel(rel) {
	case "case", "punct", "cc", "conj", "appos", "cop", "nsubj", "csubj", "aux", "mark", "advcl",
		"parataxis", "discourse", "vocative", "expl", "ccomp", "obl", "dislocated", "orphan", "list", "dep":
		return true
	}
	return rel == "acl:relcl"
}

// phrase returns the range of the noun phrase that token h heads: the contiguous
// part of its subtree, without preposition, apposition, conjuncts and clauses.
func (r *resolver) phrase(h int) (first, end, head int) {
	in := r.tree.Subtree(h, func(kid int) bool {
		return r.tok(kid).Head == h && outsidePhrase(r.tok(kid).DepRel) || r.tok(kid).DepRel == "acl:relcl" || r.finite(kid)
	})
	at, _ := slices.BinarySearch(in, h)
	if at >= len(in) || in[at] != h {
		return h, h + 1, h
	}
	lo, hi := at, at
	for lo > 0 && r.adjacent(in[lo-1], in[lo]) {
		lo--
	}
	for hi+1 < len(in) && r.adjacent(in[hi], in[hi+1]) {
		hi++
	}
	return in[lo], in[hi] + 1, h
}

// finite reports a finite verb, which heads a clause of its own whatever the parser
// calls it.
func (r *resolver) finite(i int) bool {
	tok := r.tok(i)
	if tok.UPOS != "VERB" {
		return false
	}
	return tok.XPOS == "VBD" || tok.XPOS == "VBZ" || tok.XPOS == "VBP" || r.tree.Child(i, "nsubj", "nsubj:pass") >= 0
}

// adjacent reports whether only punctuation stands between two tokens.
func (r *resolver) adjacent(a, b int) bool {
	for i := a + 1; i < b; i++ {
		if r.tok(i).UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

// determiner returns the lower-cased article, demonstrative or quantifier of a noun.
func (r *resolver) determiner(i int) string {
	for _, kid := range r.tree.Children(i) {
		if rel := r.tok(kid).DepRel; rel == "det" || rel == "det:predet" {
			return strings.ToLower(r.tok(kid).Form)
		}
	}
	return ""
}

// modifiers returns the lower-cased content words that modify a noun, in order.
func (r *resolver) modifiers(i int) []string {
	var out []string
	for _, kid := range r.tree.Children(i) {
		switch extract.BaseRel(r.tok(kid).DepRel) {
		case "amod", "compound", "nmod", "nummod", "acl":
			out = append(out, strings.ToLower(r.tok(kid).Form))
		}
	}
	return out
}
