package relation

import (
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// draft is a statement of the sentence at hand and the token of its predicate. Until it is
// kept, its confidence is a prior.
type draft struct {
	stmt      schema.Statement
	prop      int // the proposition that it is read from, -1 for none
	claim     claim
	anchor    int
	symmetric bool
}

// draftKey is what two drafts of one sentence must share to be the same.
type draftKey struct {
	subject, predicate, object string
	polarity                   schema.Polarity
	modality                   schema.Modality
	again                      string
	speaker                    int
}

func (d *draft) key() draftKey {
	k := draftKey{d.stmt.Subject.ID, d.stmt.Predicate, d.stmt.Object.ID, d.stmt.Polarity, d.stmt.Modality, d.claim.again, d.claim.speaker}
	if k.object == "" {
		k.object = "\x00" + strings.ToLower(d.stmt.Object.Literal)
	}
	if d.symmetric && k.object < k.subject {
		k.subject, k.object = k.object, k.subject
	}
	return k
}

// claim is what a reader found: the ends of a statement, and what it rests on.
type claim struct {
	subject, object filler
	// pred is the canonical predicate, nil for an open one of the name open.
	pred *schema.Predicate
	open string
	// event is the category where it is not that of pred.
	event schema.Event
	// anchor is the token of the predicate, words those to show for it.
	anchor int
	words  []int
	// certainty is that of the frame.
	certainty float64
	rule      string
	// base is the confidence of the proposition or of the reader.
	base     float64
	polarity schema.Polarity
	modality schema.Modality
	source   extract.Source
	// speaker is 1 + the index of the entity that is the source with others, *both sides
	// said*; 0 where the source is one.
	speaker int
	args    []extract.Argument // for date and place
	// timeless marks what no clause states, so that no time of the sentence is its
	// own: a title.
	timeless bool
	arcs     []int
	// again is a further time of the same, empty if none.
	again string
}

// turningDown are verbs whose subject does not do what follows against: decided *against leaving*.
var turningDown = wordset.Of(`decide vote opt choose rule`)

// state makes a draft of c unless an end may not stand where it does. It reports
// whether it did.
func (b *builder) state(c claim) bool {
	if c.subject.mention < 0 || b.same(c.subject, c.object) {
		return false
	}
	if b.isSeveral(c.subject) || b.isSeveral(c.object) {
		return b.stateOfEach(c)
	}
	if c.speaker == 0 {
		if each := b.speakers(c); len(each) > 0 {
			return b.stateBy(c, each)
		}
	}
	if mark := b.tree.Child(c.anchor, "mark"); mark >= 0 && b.lemma(mark) == "against" && b.tree.Base(c.anchor) == "advcl" && !turningDown[b.lemma(b.toks[c.anchor].Head)] {
		return false // warned them against *travelling to Lima*, which is nobody's deed
	}
	symmetric := c.pred != nil && c.pred.Symmetric
	if symmetric && c.object.mention >= 0 && c.object.tok < c.subject.tok {
		c.subject, c.object = c.object, c.subject
	}
	sent := b.doc.Sentences[b.sent]
	subject, object := b.term(c.subject), b.term(c.object)
	for _, t := range []schema.Term{subject, object} {
		if t.Begin < sent.Span.Begin || t.End > sent.Span.End {
			return false
		}
	}
	if c.pred != nil && b.partForWhole(c) {
		return false
	}
	if c.pred != nil && unlike(c.pred, c.subject, c.object) {
		return false
	}
	confidence := c.base * c.certainty * b.termCertainty(c.subject) * b.termCertainty(c.object)
	if c.pred != nil {
		confidence *= typeFactor(c.subject.typ, c.pred.Subject)
		if c.object.mention >= 0 {
			confidence *= typeFactor(c.object.typ, c.pred.Object)
		}
	}
	if confidence == 0 {
		return false
	}
	if (c.modality == schema.Asserted || c.modality == schema.Planned) && !c.timeless {
		if governed := b.governedClause(c); governed != schema.Asserted {
			c.modality = governed
		}
	}
	if c.modality == schema.Conditional && b.isCounterfactual(c) || b.isAlmost(c) {
		c.polarity = c.polarity.Opposite() // would have joined, almost joined, and did not
	}
	confidence *= b.marginFactor(c)

	stmt := schema.Statement{
		Subject: subject, Object: object, Predicate: c.open, Open: c.pred == nil,
		PredicateText: b.wordsText(c.words), Polarity: c.polarity, Modality: c.modality,
		Certainty:  b.certainty(c),
		Symmetric:  symmetric && c.object.mention >= 0,
		Confidence: round(confidence), Rule: c.rule,
		Evidence: schema.Evidence{Article: b.doc.Article.ID, Sentence: b.sent, Span: sent.Span,
			Quote: b.doc.Article.Text[sent.Span.Begin:sent.Span.End]},
	}
	if c.pred != nil {
		stmt.Predicate = c.pred.Name
	}
	stmt.Event = string(b.event(c))
	stmt.Attribution = b.attribution(c)
	stmt.Date, stmt.DateSource = b.published()
	if !c.timeless {
		stmt.Date, stmt.DateSource = b.dateOf(c.anchor, c.args)
		if date := b.contextDate(c); stmt.DateSource != dateInText && date != "" {
			stmt.Date, stmt.DateSource = date, dateInContext
		}
	}
	if c.again != "" {
		stmt.Date, stmt.DateSource = c.again, dateInText
	}
	stmt.Since, stmt.Until = b.lasting(c)
	stmt.Theme, stmt.Instrument = b.theme(c), b.instrument(c)
	b.place(&stmt, c)
	stmt.ID = stmt.ContentID()
	b.drafts = append(b.drafts, draft{stmt: stmt, prop: b.prop, claim: c, anchor: c.anchor, symmetric: symmetric})
	if c.again == "" && stmt.DateSource == dateInText {
		for _, again := range b.furtherTimes(c, stmt.Date) {
			c.again = again
			b.state(c)
		}
	}
	return true
}

// furtherTimes returns the times of c beside first, which are conjoined with that: on Monday *and again
// on Friday*, in 1996 *and 1998*.
func (b *builder) furtherTimes(c claim, first string) []string {
	var out []string
	for _, arg := range c.args {
		if arg.Role != extract.RoleTime || arg.Head < 0 || beyond[arg.Prep] || arg.Antecedent >= 0 {
			continue
		}
		for _, tok := range b.conjuncts(arg.Head) {
			cc := b.tree.Child(tok, "cc")
			if cc < 0 || b.lemma(cc) != "and" || b.timeAt[tok] < 0 {
				continue
			}
			if value := b.doc.Times[b.timeAt[tok]].Value; value != first && !slices.Contains(out, value) {
				out = append(out, value)
			}
		}
	}
	return out
}

// stateOfEach makes drafts of c, whose subject or object denotes several actors, for each of
// them: both ministers visited Lima.
func (b *builder) stateOfEach(c claim) bool {
	stated := false
	subjects, objects := b.members(c.subject), b.members(c.object)
	for _, s := range subjects {
		for _, o := range objects {
			c.subject, c.object = s, o
			stated = b.state(c) || stated
		}
	}
	return stated
}

// partForWhole reports whether c says of a country where it is or what it is,
// though only some of its people are meant: "Iranian officials are in Crimea". What
// they do their country does; where they are it is not.
func (b *builder) partForWhole(c claim) bool {
	if c.pred.Kind != schema.KindState || c.subject.typ != schema.Country || b.doc.Mentions[c.subject.mention].Form == extract.NameForm && !b.partOf[c.subject.tok] {
		return false
	}
	for _, t := range c.pred.Object {
		if t != schema.Place && t != schema.Country {
			return false
		}
	}
	return len(c.pred.Object) > 0
}

// termCertainty is how likely the filler denotes what it is taken for.
func (b *builder) termCertainty(f filler) float64 {
	if f.mention < 0 {
		return 1
	}
	if b.partOf[f.tok] {
		return formCertainty[extract.NominalForm]
	}
	return formCertainty[b.doc.Mentions[f.mention].Form]
}

// marginFactor returns the factor for the arcs that the reader followed itself.
func (b *builder) marginFactor(c claim) float64 {
	if !b.margins {
		return 1
	}
	least := 1.0
	for _, arcs := range [][]int{c.arcs, c.subject.arcs, c.object.arcs} {
		for _, tok := range arcs {
			if b.toks[tok].Head >= 0 {
				least = min(least, max(0, float64(b.toks[tok].Margin)))
			}
		}
	}
	return 0.4 + 0.6*least
}

// round cuts a confidence to four digits: margins of another processor may differ
// in the last bits.
func round(x float64) float64 { return float64(int(x*1e4+0.5)) / 1e4 }

// wordsText joins the words of a predicate.
func (b *builder) wordsText(words []int) string {
	var out strings.Builder
	for i, tok := range words {
		if i > 0 && (words[i-1] != tok-1 || b.toks[words[i-1]].End < b.toks[tok].Begin) {
			out.WriteByte(' ')
		}
		out.WriteString(b.toks[tok].Form)
	}
	return out.String()
}

// attribution makes the attribution of c to its source.
func (b *builder) attribution(c claim) schema.Attribution {
	var out schema.Attribution
	src := b.sourceOf(c)
	if src.Speaker.Present() {
		if len(src.Speaker.Tokens) > 0 {
			out.Text = b.wordsText(src.Speaker.Tokens)
		}
		if f, ok := b.entityAt(src.Speaker.Referent()); ok && (!b.isSeveral(f) || c.speaker > 0) && !b.speaksFor(f) {
			f.member = c.speaker
			ent := b.entity(f)
			out.ID, out.Label, out.Type = ent.ID, ent.Label, ent.Type
		}
	}
	if src.Cue >= 0 {
		out.Cue = b.lemma(src.Cue)
		if !src.Speaker.Present() && b.toks[src.Cue].UPOS == "NOUN" {
			out.Text = b.toks[src.Cue].Form // reports, rumours
		}
	}
	return out
}

// placePreps lead to the place of an event.
var placePreps = wordset.Of(`in at near inside outside within`)

// place sets the place of stmt: a named place or country in an oblique of place
// that is none of its ends.
func (b *builder) place(stmt *schema.Statement, c claim) {
	for _, arg := range c.args {
		if arg.Role != extract.RolePlace && !(arg.Role == extract.RoleOblique && placePreps[arg.Prep]) || !arg.Present() {
			continue
		}
		f, ok := b.entityAt(arg.Referent())
		if !ok || b.isSeveral(f) || f.typ != schema.Place && f.typ != schema.Country || b.same(f, c.subject) || b.same(f, c.object) {
			continue
		}
		ent := b.entity(f)
		stmt.Place, stmt.PlaceID = ent.Label, ent.ID
		return
	}
	if c.pred == nil || !c.pred.Within || c.object.mention < 0 || c.object.typ == schema.Country || c.object.typ == schema.Place {
		return
	}
	// struck the militia *in Chad*: who is struck is where it happens
	for _, arg := range b.nounArgs(c.object.tok, "in") {
		if f, ok := b.entityAt(arg.tok); ok && (f.typ == schema.Place || f.typ == schema.Country) && !b.same(f, c.subject) {
			ent := b.entity(f)
			stmt.Place, stmt.PlaceID = ent.Label, ent.ID
			return
		}
	}
}

// caseOf returns the preposition of tok with all its words, lower-cased, or "".
func (b *builder) caseOf(tok int) string {
	out := ""
	for _, kid := range b.tree.Children(tok) {
		if b.toks[kid].DepRel != "case" || kid > tok || b.toks[kid].XPOS == "POS" {
			continue
		}
		word := strings.ToLower(b.toks[kid].Form)
		for _, part := range b.tree.Children(kid) {
			if b.toks[part].DepRel == "fixed" {
				word += " " + strings.ToLower(b.toks[part].Form)
			}
		}
		if out != "" {
			out += " "
		}
		out += word
	}
	for _, kid := range b.tree.Children(tok) {
		if out == "" && kid < tok && b.toks[kid].DepRel == "nmod:desc" {
			out = b.caseOf(kid)
		}
	}
	return out
}
