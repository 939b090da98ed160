package mend

import (
	"strings"

	"github.com/quadwire/quadwire/extract/internal/lexicon"
)

// apposedTitle mends "Ann Lee, Peru foreign minister, spoke": the name of the
// country became the apposition and the title hangs elsewhere.
func (m *mender) apposedTitle(title int) {
	if m.toks[title].UPOS != "NOUN" || !lexicon.IsPersonNoun(m.lemma(title)) || m.kid(title, "case", "det", "cop", "nsubj") >= 0 {
		return
	}
	switch m.base(title) {
	case "obl", "appos", "dep", "conj", "parataxis", "nmod", "list", "advcl", "flat":
	default:
		return
	}
	lo, _ := m.span(title)
	country := lo - 1
	if country < m.first || m.base(country) == "flat" && m.toks[country].Head >= 0 {
		return
	}
	if m.base(country) != "appos" || m.toks[country].UPOS != "PROPN" || !m.comma(country-1) {
		return
	}
	name := m.toks[country].Head
	if name < m.first || name > country || m.toks[name].UPOS != "PROPN" || m.below(name, title) {
		return
	}
	if m.attach(title, name, "appos") {
		m.attach(country, title, "compound")
	}
}

// genitive hangs the 's on the name or noun right before it, if it went to
// another one: "Peru's president and Chile's king".
func (m *mender) genitive(s int) {
	if m.toks[s].XPOS != "POS" || s == m.first {
		return
	}
	n := s - 1
	for m.base(n) == "flat" && m.toks[n].Head >= m.first && m.toks[n].Head < n {
		n = m.toks[n].Head
	}
	owner := m.toks[s].Head
	if m.toks[n].UPOS != "NOUN" && m.toks[n].UPOS != "PROPN" || owner >= 0 && owner < s && m.below(n, owner) {
		return
	}
	m.attach(s, n, "case")
}

// titleOfNext gives a title that hangs on the first of two conjoined names, though
// it stands before the second, to the second, with the conjunction and what
// modifies it.
func (m *mender) titleOfNext(title int) {
	first := m.toks[title].Head
	if first < m.first || first > title || m.toks[title].DepRel != "nmod:desc" && m.base(title) != "compound" || !m.in(title+1) {
		return
	}
	next := title + 1
	if m.toks[next].Head == first && m.base(next) == "conj" && m.toks[next].UPOS == "PROPN" {
		m.attach(title, next, "nmod:desc")
	}
}

// splitName joins the words of one name that became two phrases side by side with the
// same relation.
func (m *mender) splitName(t int) {
	if t == m.first || m.toks[t].UPOS != "PROPN" || m.toks[t-1].UPOS != "PROPN" || m.toks[t].Head != m.toks[t-1].Head ||
		m.toks[t].DepRel != m.toks[t-1].DepRel || lexicon.IsPersonNoun(m.lemma(t-1)) {
		return
	}
	one := m.toks[t].NER == "I-PER" || m.toks[t].NER == "" && m.base(t) == "appos"
	if rel := m.base(t); one && (rel == "appos" || rel == "nsubj" || rel == "obj" || rel == "conj") {
		m.attach(t, t-1, "flat")
	}
}

// splitTitle joins a title and the name right after it, which became two subjects or
// objects of one verb: "Justice Ann Lee ruled", or an object and what is said of it:
// "praised Commissioner Ann Lee". The name takes the place of the title.
func (m *mender) splitTitle(name int) {
	v, rel := m.toks[name].Head, m.base(name)
	if rel != "nsubj" && rel != "obj" && rel != "xcomp" || v < m.first || m.toks[name].UPOS != "PROPN" {
		return
	}
	lo, _ := m.span(name)
	title := lo - 1
	if title < m.first || m.toks[title].Head != v || !lexicon.IsPersonNoun(m.lemma(title)) ||
		m.base(title) != rel && (rel != "xcomp" || m.base(title) != "obj" || m.toks[name].NER != "B-PER") {
		return
	}
	m.attach(name, v, m.toks[title].DepRel)
	m.describe(title, name)
}

// titleAbove hangs a title without article on the name of a person right after it, where
// the name became the apposition of the title: *Interior Minister Ann Lee*. Further
// titles between the two go along: *army chief General Ann Lee*.
func (m *mender) titleAbove(name int) {
	title := m.toks[name].Head
	if rel := m.base(name); rel != "appos" && rel != "flat" || m.toks[name].UPOS != "PROPN" || title < m.first || title > name ||
		m.toks[title].XPOS != "NN" && m.toks[title].XPOS != "NNP" || !lexicon.IsPersonNoun(m.lemma(title)) || m.kid(title, "det", "nmod:poss", "conj") >= 0 {
		return
	}
	switch m.toks[name].NER {
	case "B-PER":
	case "I-PER", "B-ORG", "B-LOC", "B-MISC":
		return
	default:
		if m.base(name) == "flat" {
			return
		}
	}
	if lo := m.leftmost(name); m.toks[lo-1].UPOS == "PUNCT" || m.toks[title+1].UPOS == "PUNCT" {
		return
	}
	m.toks[name].Head, m.toks[name].DepRel = m.toks[title].Head, m.toks[title].DepRel
	m.toks[name].Margin, m.toks[title].Margin = m.toks[title].Margin, m.toks[name].Margin
	for _, k := range m.kids(title) {
		if k > title && k < name && m.base(k) != "nmod" && m.base(k) != "punct" && m.kid(k, "case") < 0 {
			m.toks[k].Head, m.toks[k].DepRel = name, "nmod:desc"
		}
		switch m.base(k) {
		case "case", "mark", "cc", "punct":
			if k < title {
				m.toks[k].Head = name
			}
		}
	}
	m.toks[title].Head = name
	m.describe(title, name)
}

// splitApposition joins a noun and the name right after it, which became two subjects or
// objects of one verb: "the carmaker Ravel plans".
func (m *mender) splitApposition(name int) {
	noun, rel := name-1, m.base(name)
	if rel != "nsubj" && rel != "obj" || !m.in(noun) || m.toks[name].UPOS != "PROPN" || m.toks[noun].XPOS != "NN" ||
		m.toks[noun].Head != m.toks[name].Head || m.toks[noun].DepRel != m.toks[name].DepRel || m.kid(noun, "det") < 0 {
		return
	}
	m.describe(noun, name)
}

// titleWithOf mends "Secretary of State Ann Lee", where the name became the noun of the
// of-phrase.
func (m *mender) titleWithOf(name int) {
	title := m.toks[name].Head
	if m.base(name) != "nmod" || m.toks[name].UPOS != "PROPN" || title < m.first || title > name || !lexicon.IsPersonNoun(m.lemma(title)) ||
		m.kid(name, "case") >= 0 {
		return
	}
	noun := name - 1
	if m.toks[noun].Head != name {
		return
	}
	if word := m.kid(noun, "case"); word < 0 || m.lemma(word) != "of" {
		return
	}
	m.toks[noun].Head, m.toks[noun].DepRel = title, "nmod"
	m.toks[name].Head, m.toks[name].DepRel = m.toks[title].Head, m.toks[title].DepRel
	m.describe(title, name)
}

// bracketedName gives a name in brackets to the abbreviation right before it, of
// which it is the long form: "the head of the WFP (World Food Programme), Ann Lee".
func (m *mender) bracketedName(y int) {
	if m.base(y) != "appos" || m.toks[y].UPOS != "PROPN" {
		return
	}
	lo, hi := m.span(y)
	x := lo - 2
	if x < m.first || m.toks[lo-1].Form != "(" || hi == lo || m.toks[x].UPOS != "PROPN" {
		return
	}
	if f := m.toks[x].Form; len(f) > 1 && f == strings.ToUpper(f) && m.toks[y].Head != x {
		m.attach(y, x, "appos")
	}
}

// apposedName makes a name between commas, which became a conjunct without
// conjunction of a noun inside the phrase of an office, the name of who holds it:
// "the head of the bank, Ann Lee, resigned".
func (m *mender) apposedName(y int) {
	x := m.toks[y].Head
	if m.base(y) != "conj" && m.base(y) != "appos" || m.toks[y].UPOS != "PROPN" || x < m.first || x > y || m.kid(y, "cc") >= 0 {
		return
	}
	lo, hi := m.span(y)
	if !m.comma(lo-1) || !m.comma(hi+1) && m.base(y) == "conj" || m.base(y) == "appos" && !m.personBeside(y, x) {
		return
	}
	for _, k := range m.kids(x) {
		if k != y && m.base(k) == "conj" {
			return
		}
	}
	for n := x; n >= m.first && m.toks[n].UPOS != "VERB"; n = m.toks[n].Head {
		if n < x && m.toks[n].UPOS == "NOUN" && lexicon.IsPersonNoun(m.lemma(n)) {
			m.attach(y, n, "appos")
			return
		}
		if m.base(n) != "nmod" && m.base(n) != "compound" {
			return
		}
	}
}

// personBeside reports whether y is the name of a person and x is not, by their entities,
// or, without them, because y has several words and x one.
func (m *mender) personBeside(y, x int) bool {
	if m.toks[y].NER == "" && m.toks[x].NER == "" {
		return m.kid(y, "flat") >= 0 && m.kid(x, "flat", "compound", "amod") < 0
	}
	return strings.HasSuffix(m.toks[y].NER, "-PER") && !strings.HasSuffix(m.toks[x].NER, "-PER")
}

// apposedCalling makes "a senator" in "her husband, a senator, and his brother, a banker",
// which became a conjunct, an apposition of the noun before it.
func (m *mender) apposedCalling(y int) {
	x := m.toks[y].Head
	if m.base(y) != "conj" || m.toks[y].UPOS != "NOUN" || !lexicon.IsPersonNoun(m.lemma(y)) || x < m.first || x > y || m.kid(y, "cc") >= 0 {
		return
	}
	det := m.kid(y, "det")
	if det < 0 || m.lemma(det) != "a" && m.lemma(det) != "an" {
		return
	}
	lo, hi := m.span(y)
	for _, k := range m.kids(y) {
		if k > y && m.base(k) == "conj" {
			return
		}
	}
	if !m.comma(lo-1) || !m.comma(hi+1) {
		return
	}
	for _, k := range m.kids(x) {
		if k < y && m.base(k) == "conj" {
			x = k
		}
	}
	if d := m.kid(x, "det"); m.toks[x].UPOS != "PROPN" && m.kid(x, "nmod:poss") < 0 && (d < 0 || m.lemma(d) != "the") {
		return
	}
	m.attach(y, x, "appos")
}

// townOfCountry makes the place before a comma the one meant, where it became a part of the
// name of the country after it: shelled *Lima*, Peru.
func (m *mender) townOfCountry(t int) {
	h := m.toks[t].Head
	if m.base(t) != "compound" || h != t+2 || !m.in(h) || !m.comma(t+1) || !strings.HasSuffix(m.toks[t].NER, "-LOC") || !strings.HasSuffix(m.toks[h].NER, "-LOC") || m.kid(h, "conj", "cc") >= 0 {
		return
	}
	head, rel := m.toks[h].Head, m.toks[h].DepRel
	m.toks[t].Head, m.toks[t].DepRel = head, rel
	for _, k := range m.kids(h) {
		if m.toks[k].UPOS != "PUNCT" {
			m.attach(k, t, m.toks[k].DepRel)
		}
	}
	m.toks[h].Head, m.toks[h].DepRel = t, "appos"
}

// dateline takes the place and the date before a dash at the start of a text out of
// the clause: "Lima, 3 May 2021 — Peru's president …".
func (m *mender) dateline(dash int) {
	switch m.toks[dash].Form {
	case "—", "–", "--", "-":
	default:
		return
	}
	if dash == m.first || dash > m.first+10 || m.toks[m.first].UPOS != "PROPN" || dash+1 >= m.end ||
		m.toks[dash].Form == "-" && m.toks[dash-1].Form != ")" {
		return
	}
	for t := m.first; t < dash; t++ {
		switch m.toks[t].UPOS {
		case "PROPN", "NUM", "PUNCT":
		default:
			return
		}
	}
	for place := m.first; place < dash; place++ {
		head := m.toks[place].Head
		if head < dash || m.toks[place].UPOS == "PUNCT" {
			continue
		}
		for _, n := range m.kids(place) {
			if n < dash || m.toks[n].UPOS == "PUNCT" {
				continue
			}
			m.toks[n].Head, m.toks[n].DepRel = head, m.toks[place].DepRel
			for _, k := range m.kids(place) {
				if k > dash && k != n {
					m.attach(k, n, m.toks[k].DepRel)
				}
			}
			break
		}
		if m.base(place) == "nsubj" || m.base(place) == "obl" || m.base(place) == "dep" {
			m.toks[place].DepRel = "dep"
		}
	}
	for t := m.first; t < dash; t++ {
		if m.base(t) == "appos" {
			m.toks[t].DepRel = "dep" // the agency in brackets
		}
	}
}
