package ner

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// Names finds the names of doc: non-overlapping runs of tokens, in order. It
// merges the spans of the tagger (Token.NER) with what is known beforehand:
//
//   - of overlapping spans the longest wins (Israel Katz is no country), and the
//     gazetteer says the type where it has exactly these words;
//   - what the lexicon knows of the words mends the type and the ends of a span, see
//     [finder.mend]; titles, determiners, possessives and dates are cut from the ends;
//   - words for people by what they believe are demonyms, and common nouns that have a
//     capital as they begin a sentence are no names, see [finder.settled];
//   - a capital or a seat of government is read as the government or as the place
//     by its syntax, see [governs].
//
// Where no token has a tag, proper nouns that the tree joins are taken for names,
// and typed by titles, given names and the last word; Thing if nothing tells.
func Names(doc *extract.Document, known *Marker) []extract.Name {
	f := newFinder(doc, known)
	var out []extract.Name
	tagged := hasTags(doc)
	for _, sent := range doc.Sentences {
		var spans []span
		if tagged {
			spans = f.mend(taggerSpans(doc, sent))
		} else {
			spans = f.properNouns(sent)
		}
		spans = f.trimAll(spans)
		known := f.known(sent)
		for _, s := range f.merge(spans, known) {
			if n, ok := f.settled(s); ok {
				out = append(out, n)
			}
		}
	}
	return f.settleHalves(f.settleStorms(f.settleLetters(f.settleBorders(f.settleOwners(f.settlePersons(out))))))
}

// A span is a candidate for a name.
type span struct {
	first, end int
	typ        schema.EntityType
	// readings are those of the gazetteer, if it knows exactly these words.
	readings []schema.GazetteerMatch
}

func (s span) overlaps(t span) bool { return s.first < t.end && t.first < s.end }
func (s span) len() int             { return s.end - s.first }

type finder struct {
	doc    *extract.Document
	gaz    *schema.Gazetteer
	marker *Marker
	tree   *extract.Tree
	forms  []string
	article
	// wordUses is what uses returns, once made.
	wordUses map[string]use
}

func newFinder(doc *extract.Document, known *Marker) *finder {
	f := &finder{doc: doc, gaz: known.gaz, marker: known, tree: extract.NewTree(doc), forms: make([]string, len(doc.Tokens))}
	for i, tok := range doc.Tokens {
		f.forms[i] = tok.Form
	}
	f.article = f.readArticle()
	return f
}

func hasTags(doc *extract.Document) bool {
	for i := range doc.Tokens {
		if doc.Tokens[i].NER != "" {
			return true
		}
	}
	return false
}

// taggerTypes maps the types of the tagger.
var taggerTypes = map[string]schema.EntityType{
	"PER": schema.Person, "ORG": schema.Organization, "LOC": schema.Place, "GPE": schema.Place, "MISC": schema.Thing,
}

// taggerSpans reads BIO tags; an I- without its B- begins a span.
func taggerSpans(doc *extract.Document, sent extract.Sentence) []span {
	var out []span
	open := ""
	for i := sent.First; i < sent.End; i++ {
		prefix, label, _ := strings.Cut(doc.Tokens[i].NER, "-")
		typ, ok := taggerTypes[label]
		if !ok {
			open = ""
			continue
		}
		if prefix == "I" && open == label {
			out[len(out)-1].end = i + 1
			continue
		}
		out = append(out, span{first: i, end: i + 1, typ: typ})
		open = label
	}
	return out
}

// trimAll cuts the ends of spans and drops those of which nothing is left.
func (f *finder) trimAll(spans []span) []span {
	var out []span
	for _, s := range spans {
		for _, s := range f.atTitle(s) {
			s = f.wholePerson(f.withForm(f.trim(s)))
			if s.len() > 0 && f.nameable(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// atTitle cuts a span of another type at a title that a person's name follows:
// "UN Envoy Ann Brix" is the UN and Ann Brix. Of the Prince Albert Hotel Prince is
// no title.
func (f *finder) atTitle(s span) []span {
	if s.typ == schema.Person {
		return []span{s}
	}
	for k := s.end - 2; k >= s.first; k-- {
		last := strings.ToLower(f.forms[k+1])
		if !f.properForm(k+1) || orgWords[last] || placeWords[last] {
			break
		}
		if f.isTitle(k) {
			return []span{{first: s.first, end: k, typ: s.typ}, {first: k + 1, end: s.end, typ: schema.Person}}
		}
	}
	return []span{s}
}

// trim cuts determiners, titles, possessives, dates and punctuation from the ends.
func (f *finder) trim(s span) span {
	if s.typ == schema.Person {
		// "Russian President Vladimir Putin": all up to the title.
		for i := s.end - 2; i >= s.first; i-- {
			if f.isTitle(i) {
				s.first = i + 1
				break
			}
		}
	}
	if s.typ == schema.Person {
		// "Ann Brix of the Labour Party": the party is another name.
		for i := s.first + 1; i < s.end; i++ {
			if f.doc.Tokens[i].UPOS == "ADP" && f.forms[i] == "of" {
				s.end = i
			}
		}
	}
	for s.len() > 0 && (f.isEdge(s.first) || s.typ == schema.Person && s.len() > 1 && f.isTitle(s.first)) {
		s.first++
	}
	for s.len() > 0 && (f.isEdge(s.end-1) || f.forms[s.end-1] == "'s" || f.forms[s.end-1] == "’s") {
		s.end--
	}
	s = f.withoutPortfolio(s)
	if s.first > 1 && f.isTitle(s.first-2) && f.doc.Tokens[s.first-1].UPOS == "ADP" && f.onlyPortfolio(s) {
		s.end = s.first // Minister of Foreign Affairs
	}
	// "Minister of Defense Ann Brix", of which the tagger took Defense to the person.
	for s.typ == schema.Person && s.len() > 1 && s.first > 0 && f.forms[s.first-1] == "of" && f.gaz.IsPortfolio(f.forms[s.first]) {
		s.first++
	}
	// "Islamic State group", "US military": common nouns are no part of the name.
	for s.len() > 1 && s.typ != schema.Thing && f.isLowerNoun(s.end-1) {
		s.end--
	}
	return s
}

// onlyPortfolio reports words that all say what an office is for.
func (f *finder) onlyPortfolio(s span) bool {
	for i := s.first; i < s.end; i++ {
		switch strings.ToLower(f.forms[i]) {
		case "affairs", "and", "&", "the", "services", "development":
			if i > s.first {
				continue
			}
		}
		if !f.gaz.IsPortfolio(f.forms[i]) {
			return false
		}
	}
	return true
}

// companyForms are the legal forms of companies, without dots.
var companyForms = wordset.Of("inc incorporated corp ltd llc llp lp plc gmbh pvt")

// withForm adds to a company what it is by law, where a comma parts them: Orvik,
// Inc. Alone that is no name.
func (f *finder) withForm(s span) span {
	form := func(i int) bool {
		return i < len(f.forms) && companyForms[strings.ToLower(strings.ReplaceAll(f.forms[i], ".", ""))]
	}
	switch {
	case s.len() == 1 && form(s.first):
		s.end = s.first
	case s.len() > 0 && s.typ == schema.Organization && s.end < len(f.forms) && f.forms[s.end] == "," && form(s.end+1):
		s.end += 2
	}
	return s
}

// withoutPortfolio cuts from a span before a title what the office is for: of "US
// Defense", before Secretary, "US" is the name, and of "Defense" and "Shadow Home"
// nothing.
func (f *finder) withoutPortfolio(s span) span {
	if s.end >= len(f.doc.Tokens) || !f.isTitle(s.end) {
		return s
	}
	end := s.end
	for end > s.first && (f.gaz.IsPortfolio(f.forms[end-1]) || titleRanks[strings.ToLower(f.forms[end-1])]) {
		end--
	}
	if end == s.first {
		s.end = end
	} else if s.typ == schema.Person {
		return s
	} else if n, _ := f.gaz.Match(f.forms[s.first:end]); n == end-s.first {
		s.end = end
	}
	return s
}

func (f *finder) isLowerNoun(i int) bool {
	return f.doc.Tokens[i].UPOS == "NOUN" && !strings.ContainsFunc(f.forms[i], unicode.IsUpper) &&
		strings.ContainsFunc(f.forms[i], unicode.IsLetter)
}

// isTitle reports whether token i is an office or a form of address.
func (f *finder) isTitle(i int) bool {
	title, ok := f.gaz.Title(f.forms[i])
	return ok && !title.Plural && title.Class != "rank" && (f.doc.Tokens[i].UPOS == "" || f.doc.Tokens[i].UPOS == "PROPN" || f.doc.Tokens[i].UPOS == "NOUN")
}

// isEdge reports whether token i can be neither the first nor the last of a name.
func (f *finder) isEdge(i int) bool {
	tok := &f.doc.Tokens[i]
	switch tok.UPOS {
	case "DET", "PRON", "CCONJ", "SCONJ", "ADP", "AUX", "PUNCT":
		return true
	}
	return isAddress(tok.Form) || f.gaz.IsCalendar(tok.Form) && f.isDate(i) || !strings.ContainsFunc(tok.Form, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}

// files are the endings of names of files.
var files = wordset.Of("pdf doc docx xls xlsx ppt jpg jpeg gif png txt zip htm html exe")

// isAddress reports the address of a page, a mailbox or a host, or the name of a
// file, which is no name whatever names it holds. Orvik.com may be a company.
func isAddress(form string) bool {
	if !strings.Contains(form, ".") {
		return false
	}
	return strings.Contains(form, "://") || strings.HasPrefix(form, "www.") || strings.Contains(form, "@") ||
		files[strings.ToLower(form[strings.LastIndexByte(form, '.')+1:])] ||
		strings.Count(form, ".") > 1 && form == strings.ToLower(form) && len(form) > 8
}

// isDate tells the month from the person: May and April are surnames and given
// names when a name stands beside them in a flat structure.
func (f *finder) isDate(i int) bool {
	tok := &f.doc.Tokens[i]
	if extract.BaseRel(tok.DepRel) == "flat" && tok.Head >= 0 && f.doc.Tokens[tok.Head].UPOS == "PROPN" {
		return f.gaz.IsCalendar(f.doc.Tokens[tok.Head].Form)
	}
	for _, kid := range f.tree.Children(i) {
		if extract.BaseRel(f.doc.Tokens[kid].DepRel) == "flat" && f.doc.Tokens[kid].UPOS == "PROPN" && !f.gaz.IsCalendar(f.doc.Tokens[kid].Form) {
			return false
		}
	}
	return true
}

// nameable reports whether a span can be a name at all: it has a letter, and not
// only words that are titles, dates, pronouns or determiners.
func (f *finder) nameable(s span) bool {
	letters := false
	for i := s.first; i < s.end; i++ {
		letters = letters || strings.ContainsFunc(f.forms[i], unicode.IsLetter)
	}
	if !letters {
		return false
	}
	if _, ok := f.gaz.Title(strings.Join(f.forms[s.first:s.end], " ")); ok {
		return false
	}
	for i := s.first; i < s.end; i++ {
		switch f.doc.Tokens[i].UPOS {
		case "PRON", "DET", "NUM", "PUNCT", "ADP":
			continue
		}
		if titleRanks[strings.ToLower(f.forms[i])] {
			continue
		}
		if _, ok := f.gaz.Title(f.forms[i]); !ok && !(f.gaz.IsCalendar(f.forms[i]) && f.isDate(i)) {
			return true
		}
	}
	return false
}

// titleRanks are words before a title that belong to it: emeritus professor.
var titleRanks = wordset.Of("emeritus associate assistant senior junior chief deputy shadow acting former vice honorary")

// merge joins the spans of the tagger and of the gazetteer.
func (f *finder) merge(spans, known []span) []span {
	var out []span
	for _, k := range known {
		covered := false
		for _, s := range spans {
			if s.overlaps(k) && s.len() > k.len() {
				covered = true
			}
		}
		if !covered {
			out = append(out, k)
		}
	}
	kept := len(out)
	for _, s := range spans {
		clash := false
		for i, k := range out[:kept] {
			if !k.overlaps(s) {
				continue
			}
			clash = true
			// The tagger may know that Jordan is a man.
			if k.first == s.first && k.end == s.end {
				out[i].typ = s.typ
			}
		}
		if !clash {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.end, a.end))
	})
	return dropOverlaps(out)
}

// dropOverlaps keeps, of spans that overlap, the longer, then the earlier.
func dropOverlaps(spans []span) []span {
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].overlaps(s) {
			if s.len() > out[n-1].len() {
				out[n-1] = s
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// name makes the Name of a span.
func (f *finder) name(s span) extract.Name {
	n := extract.Name{First: s.first, End: s.end, Type: s.typ}
	if len(s.readings) == 0 {
		return n
	}
	if s.typ == schema.Person && f.personal(s) {
		n.Rule = "name-of-person"
		return n
	}
	m, rule := f.choose(s)
	n.Rule = rule
	if m.Entry == nil {
		return n
	}
	n.Type, n.Gazetteer = m.Entry.Type, m.Entry.ID
	n.Demonym = m.Kind == schema.DemonymName
	n.Metonym = m.Kind == schema.CapitalName || m.Kind == schema.MetonymName
	return n
}

// personal reports whether the tagger's Person is to be believed against the
// gazetteer: a place is often a given name or surname, an acronym or a demonym never.
func (f *finder) personal(s span) bool {
	for _, m := range s.readings {
		if m.Kind == schema.AcronymName || m.Kind == schema.DemonymName ||
			m.Entry.Type == schema.Organization || m.Entry.Type == schema.Person {
			return false
		}
	}
	if s.len() > 1 {
		return false
	}
	return f.gaz.GivenName(f.forms[s.first]) != "" || f.kindsOf(s.first, s.end)&(1<<givenKind|1<<surnameKind) != 0 ||
		s.first > 0 && f.isTitle(s.first-1)
}

// settlePersons makes a place that is also part of a person's name in the article
// (Lloyd Austin … Austin) that person's, unless a preposition of place leads it.
func (f *finder) settlePersons(names []extract.Name) []extract.Name {
	surnames := map[string]bool{}
	for _, n := range names {
		if n.Type == schema.Person && n.End-n.First > 1 {
			surnames[f.forms[n.End-1]] = true
		}
	}
	for i, n := range names {
		if n.Type == schema.Person || n.End-n.First != 1 || n.Demonym || !surnames[f.forms[n.First]] {
			continue
		}
		if prep := f.preposition(n.First); locative[prep] {
			continue
		}
		if n.Gazetteer != "" && f.gaz.Entry(n.Gazetteer).Type == schema.Organization {
			continue
		}
		names[i] = extract.Name{First: n.First, End: n.End, Type: schema.Person, Rule: "name-of-person"}
	}
	return names
}

// standsAlone reports *the north* without a capital that is the country all the same: in an
// article on both halves it is part of no phrase, and the other half acts in the sentence.
func (f *finder) standsAlone(i int, names []extract.Name, at map[int]int) bool {
	if f.doc.Tokens[i].UPOS == "ADJ" && f.tree.Base(i) == "amod" || len(f.tree.Children(i)) > 2 || f.tree.Child(i, "nmod") >= 0 {
		return false
	}
	own, other := false, false
	for _, n := range names {
		own = own || strings.HasPrefix(n.Gazetteer, strings.ToLower(f.forms[i])+"-")
	}
	sent := f.doc.Sentences[f.doc.SentenceOf(i)]
	for k := sent.First; k < i; k++ {
		half := strings.ToLower(f.forms[k])
		other = other || compass[half] && half != f.forms[k] && half != f.forms[i]
	}
	_, named := at[i]
	return own && other && !named
}

// settleHalves reads "the North" and "the South" as the countries, where the
// article names one half of a divided country: North Korea, South Sudan.
func (f *finder) settleHalves(names []extract.Name) []extract.Name {
	divided := map[string]bool{}
	at := map[int]int{}
	for k, n := range names {
		for i := n.First; i < n.End; i++ {
			at[i] = k
		}
		if half, rest, ok := strings.Cut(n.Gazetteer, "-"); ok && compass[half] && n.Type == schema.Country {
			divided[rest] = true
		}
	}
	if len(divided) == 0 {
		return names
	}
	rests := slices.Sorted(maps.Keys(divided))
	for i, form := range f.forms {
		half := strings.ToLower(form)
		if !compass[half] || i == 0 || !strings.EqualFold(f.forms[i-1], "the") || half == form && !f.standsAlone(i, names, at) {
			continue
		}
		var entries []*schema.GazetteerEntry
		for _, rest := range rests {
			if e := f.gaz.Entry(half + "-" + rest); e != nil && e.Type == schema.Country {
				entries = append(entries, e)
			}
		}
		if len(entries) != 1 {
			continue
		}
		n := extract.Name{First: i, End: i + 1, Type: schema.Country, Gazetteer: entries[0].ID}
		if k, ok := at[i]; !ok {
			names = append(names, n)
		} else if names[k].End-names[k].First == 1 {
			names[k] = n
		}
	}
	slices.SortFunc(names, func(a, b extract.Name) int { return cmp.Compare(a.First, b.First) })
	return names
}
