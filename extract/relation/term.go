package relation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// filler is what fills a slot: an entity through its mention, or the phrase of a
// literal.
type filler struct {
	tok     int // the token that stands for it
	mention int // -1 for a phrase
	phrase  []int
	// member is 1 + the index of an entity that the mention denotes with others: one of
	// both ministers; 0 where the mention has an entity of its own.
	member int
	// typ is the type of the entity, LiteralType or OfficeType.
	typ schema.EntityType
	// one is the token of a phrase to put in the singular: of "ministers Ruiz and
	// Paz" each is a minister; -1 for none.
	one int
	// word is the literal itself where it is not the words of the phrase: the verb of a
	// frame, "riot" for *rioted*; else empty.
	word string
	// arcs are the tokens whose arcs to their heads were followed besides those of
	// the proposition.
	arcs []int
}

// formCertainty is how often a mention of a form denotes the entity it was joined to.
var formCertainty = map[extract.MentionForm]float64{
	extract.NameForm: 1, extract.NominalForm: 0.85, extract.PronounForm: 0.75,
}

// entityAt returns the filler for the named entity that tok denotes, or for several
// together: both ministers. See members.
func (b *builder) entityAt(tok int) (filler, bool) {
	m := b.mentionAt[tok]
	if !b.isNamed(m) {
		m = b.namesake[tok]
	}
	if m < 0 {
		return filler{}, false
	}
	return filler{tok: tok, mention: m, typ: b.doc.Entities[b.doc.Mentions[m].Entity].Type, one: -1}, true
}

// isNamed reports whether the mention m, -1 for none, is one of an entity that has a
// name, or of several together.
func (b *builder) isNamed(m int) bool {
	if m < 0 {
		return false
	}
	ent := &b.doc.Entities[b.doc.Mentions[m].Entity]
	return ent.Named && ent.ID != "" || ent.Members != nil
}

// entityIndex returns the index of the entity that f stands for.
func (b *builder) entityIndex(f filler) int {
	if f.member > 0 {
		return f.member - 1
	}
	return b.doc.Mentions[f.mention].Entity
}

// entity returns the entity that f stands for.
func (b *builder) entity(f filler) *extract.Entity { return &b.doc.Entities[b.entityIndex(f)] }

// isSeveral reports whether f denotes several actors together: both ministers.
func (b *builder) isSeveral(f filler) bool { return f.mention >= 0 && b.entity(f).Members != nil }

// members returns a filler for each named actor that f denotes: f itself where it is one.
func (b *builder) members(f filler) []filler {
	if !b.isSeveral(f) {
		return []filler{f}
	}
	var out []filler
	for _, e := range b.entity(f).Members {
		if ent := &b.doc.Entities[e]; ent.Named && ent.ID != "" {
			one := f
			one.member, one.typ = e+1, ent.Type
			out = append(out, one)
		}
	}
	return out
}

// term makes the term of a statement.
func (b *builder) term(f filler) schema.Term {
	if f.mention < 0 {
		span := schema.Span{Begin: b.toks[f.phrase[0]].Begin, End: b.toks[f.phrase[len(f.phrase)-1]].End}
		return schema.Term{Literal: cmp.Or(f.word, b.literalText(f.phrase, f.one)), Span: span}
	}
	ent, m := b.entity(f), b.doc.Mentions[f.mention]
	return schema.Term{ID: ent.ID, Label: ent.Label, Type: ent.Type,
		Span: schema.Span{Begin: b.toks[m.First].Begin, End: b.toks[m.End-1].End}}
}

// same reports whether two fillers denote the same entity.
func (b *builder) same(x, y filler) bool {
	return x.mention >= 0 && y.mention >= 0 &&
		b.entityIndex(x) == b.entityIndex(y)
}

// maxLiteral is the length of a literal in tokens; what is longer is shortened, or is a
// sentence in disguise.
const maxLiteral = 10

// vague are nouns that say nothing without what they stand for.
var vague = wordset.Of(`thing something anything everything nothing way one lot part kind sort bit number
	step move point case fact matter other another same such it they them he she this that these those both
	side all some any none each each_other who which what decision detail time place chance`)

// literalAt returns the literal of the phrase words around its head tok, if it is
// informative: a noun phrase, not too long, that is no pronoun.
func (b *builder) literalAt(tok int, phrase []int) (filler, bool) {
	tokn := b.toks[tok]
	switch tokn.UPOS {
	case "NOUN", "PROPN":
	case "NUM", "SYM":
		if !slices.ContainsFunc(phrase, b.isUnit) {
			return filler{}, false // a result, 2-1
		}
	default:
		return filler{}, false
	}
	if vague[b.lemma(tok)] && !(measureNouns[b.lemma(tok)] && b.tree.Child(tok, "nummod") >= 0) || b.isTime(tok) {
		return filler{}, false
	}
	phrase = b.trimPhrase(phrase)
	if len(phrase) > maxLiteral {
		phrase = b.shortened(tok, phrase)
	}
	if len(phrase) == 0 || len(phrase) > maxLiteral || !slices.Contains(phrase, tok) {
		return filler{}, false
	}
	typ := schema.LiteralType
	if b.isOffice(tok) {
		typ = schema.OfficeType
	}
	return filler{tok: tok, mention: -1, phrase: phrase, typ: typ, one: -1}, true
}

// dayNames are times even where the date of the article is not known, which would tell
// what day they are.
var dayNames = wordset.Of(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow`)

// isTime reports whether tok is a time: rioted *Monday*.
func (b *builder) isTime(tok int) bool { return b.timeAt[tok] >= 0 || dayNames[b.lemma(tok)] }

// isOffice reports whether tok is an office or role.
func (b *builder) isOffice(tok int) bool {
	for _, f := range b.vocab.Frames(schema.ComplementFrame, b.lemma(tok)) {
		if slices.Contains(f.Object, schema.SlotPhrase) && b.phraseMatches(f, tok) {
			return true
		}
	}
	return false
}

// isQuote reports whether tok is a quotation mark.
func (b *builder) isQuote(tok int) bool {
	switch b.toks[tok].Form {
	case `"`, "'", "“", "”", "‘", "’", "``", "''", "«", "»", "„":
		return b.toks[tok].UPOS == "PUNCT"
	}
	return false
}

// literalText joins the tokens of a phrase as the text spaces them. Words of titles, and words
// that have a capital by their place only, are lower-cased, so that "Foreign Minister" and
// "foreign minister" are one literal; of the token one, -1 for none, stands the lemma.
func (b *builder) literalText(phrase []int, one int) string {
	var out strings.Builder
	for i, tok := range phrase {
		t := b.toks[tok]
		if i > 0 {
			if prev := b.toks[phrase[i-1]]; phrase[i-1] != tok-1 || prev.End < t.Begin {
				out.WriteByte(' ')
			}
		}
		form := t.Form
		if tok == one {
			form = b.lemma(tok)
		} else if b.isOffice(tok) && capitalised(form) || b.mentionAt[tok] < 0 && capitalised(form) && (b.isTitleWord(tok) || t.UPOS != "PROPN" && b.capitalByPlace(tok)) {
			form = strings.ToLower(form)
		}
		out.WriteString(form)
	}
	return out.String()
}

// capitalByPlace reports whether tok would have a capital in any case: as it begins its
// sentence or a quotation, or as all words of the sentence have one.
func (b *builder) capitalByPlace(tok int) bool {
	sent := b.doc.Sentences[b.doc.SentenceOf(tok)]
	if tok == sent.First || b.toks[tok].UPOS == "DET" || b.isQuote(tok-1) {
		return true
	}
	for i := sent.First + 1; i < sent.End; i++ {
		switch b.toks[i].UPOS {
		case "NOUN", "VERB", "ADJ":
			if r, _ := utf8.DecodeRuneInString(b.toks[i].Form); unicode.IsLower(r) {
				return false
			}
		}
	}
	return true
}

// isTitleWord reports whether tok belongs to a title and not to a name.
func (b *builder) isTitleWord(tok int) bool {
	if b.isOffice(tok) {
		return true
	}
	head := b.toks[tok].Head
	return head >= 0 && b.isOffice(head)
}

// capitalised reports whether only the first letter of form is a capital.
func capitalised(form string) bool {
	for i, r := range form {
		if i == 0 != unicode.IsUpper(r) && unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// lemma returns the lower-cased lemma of tok, its form where it has none.
func (b *builder) lemma(tok int) string {
	if l := b.toks[tok].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(b.toks[tok].Form)
}

// actorNouns are nouns for people and bodies that act, besides offices: what may
// stand as a phrase where a predicate wants an actor.
var actorNouns = wordset.Of(`people person man woman child boy girl baby family parent mother father wife husband son daughter
	brother sister friend colleague official authority government regime administration police policeman policewoman
	officer troop troops soldier force forces army military militia navy crew guard rebel militant fighter insurgent
	terrorist gunman suspect prisoner hostage inmate detainee victim patient survivor migrant refugee asylum_seeker
	immigrant civilian resident citizen villager voter worker employee staff student pupil teacher professor journalist
	reporter activist protester protestor demonstrator supporter opponent critic member leader lawmaker politician
	minister party parties opposition company firm business bank court council committee commission union agency ministry
	parliament congress senate cabinet board jury team club side country nation state city town village school hospital
	church university community group organization organisation movement minority majority tribe crowd fan customer
	client investor shareholder farmer fisherman doctor nurse scientist lawyer counterpart ally partner neighbour
	neighbor delegation envoy diplomat ambassador embassy enemy tourist passenger driver player youth teenager
	colony settler population public press media defector detective investigator inspector attorney agent spy witness
	accomplice attacker assailant kidnapper hijacker pirate smuggler trafficker bomber shooter killer robber thief
	extremist separatist insider commander general officer peacekeeper paratrooper sniper cadet veteran relative cousin
	widow mourner pilgrim commuter pedestrian motorist cyclist bystander onlooker rescuer firefighter paramedic medic
	candidate delegate senator mp legislator councillor electorate bloc coalition faction alliance grouping cartel
	gang mob regulator watchdog court tribunal prosecutor judge magistrate ombudsman charity ngo
	nonprofit foundation institute association federation league firm retailer manufacturer maker operator airline
	carrier broadcaster newspaper magazine publisher lender insurer brokerage startup
	municipality`)

// isActor reports whether the phrase that tok heads is one for an actor.
func (b *builder) isActor(tok int) bool {
	return b.isOffice(tok) || b.toks[tok].UPOS == "NOUN" && actorNouns[b.lemma(tok)]
}

// typeFactor returns how well an entity of type t fits where one of want may
// stand: 1 if it does, 0.7 where the name tagger often takes one for the other, 0
// if it cannot.
func typeFactor(t schema.EntityType, want []schema.EntityType) float64 {
	if slices.Contains(want, t) {
		return 1
	}
	for _, w := range want {
		if t != schema.Person && w != schema.Person && w != schema.LiteralType && w != schema.OfficeType {
			return 0.7
		}
	}
	return 0
}

// strictFactor is typeFactor for the types that a frame asks for: only a country
// and a place may be taken for one another.
func strictFactor(t schema.EntityType, want []schema.EntityType) float64 {
	switch {
	case slices.Contains(want, t):
		return 1
	case t == schema.Country && slices.Contains(want, schema.Place), t == schema.Place && slices.Contains(want, schema.Country):
		return 0.7
	}
	return 0
}
