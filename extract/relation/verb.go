package relation

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// slotArg is a phrase that stands in a slot.
type slotArg struct {
	tok    int
	phrase []int
	arcs   []int
}

// match is a frame that joins two fillers.
type match struct {
	frame           *schema.Frame
	subject, object filler
	certainty       float64
	arcs            []int
}

// specificity ranks frames that join the same two ends: the more a frame asks for,
// the surer it is.
func specificity(f *schema.Frame) int {
	n := 0
	if len(f.Theme) > 0 {
		n += 8
	}
	if f.Needs != "" {
		n += 4
	}
	if len(f.ObjectTypes) > 0 {
		n += 2
	}
	return n + len(f.Words())
}

// verb states what the frames of a verb say of proposition i, and returns the
// number of statements.
func (b *builder) verb(i int) int {
	prop := b.voiced(&b.doc.Propositions[i])
	var found []match
	for _, f := range b.vocab.Frames(schema.VerbFrame, prop.Predicate.Lemma) {
		if !isOnePlace(f) {
			found = append(found, b.matchVerb(f, prop)...)
		}
	}
	n := 0
	for _, m := range b.mostSpecific(found) {
		if unlike(m.frame.Predicate, m.subject, m.object) {
			n++ // misread, and no better under its own words
			continue
		}
		c := claim{
			subject: m.subject, object: m.object, pred: b.inWords(m.frame.Predicate, prop.Predicate.Head, m.subject), event: m.frame.Event,
			anchor: prop.Predicate.Head, words: b.shown(prop), certainty: m.certainty,
			rule: prop.Rule + "/" + frameName(m.frame), base: prop.Confidence,
			polarity: prop.Polarity, modality: prop.Modality, source: prop.Attribution,
			args: b.arguments(prop), arcs: m.arcs,
		}
		if c.pred != m.frame.Predicate {
			c.event = ""
		}
		if c.pred.Name == attackPredicate && b.isDisaster(c.subject) {
			c.pred, c.event, c.open = nil, "", prop.Predicate.Lemma
		}
		if b.excluded(prop, m.subject) || b.excluded(prop, m.object) {
			c.polarity = schema.Negative
		}
		if b.state(c) && c.pred != nil {
			n++
			b.officeIn(c)
		}
		if c.pred == nil {
			n++
			continue
		}
		b.behind(c)
	}
	return n
}

// excluded reports whether f is a further argument of prop that alone is denied: bought it
// from Lima, *not from Oslo*. What is denied of subject and object prop itself knows.
func (b *builder) excluded(prop *extract.Proposition, f filler) bool {
	if f.mention < 0 || f.tok == prop.Subject.Referent() || f.tok == prop.Object.Referent() {
		return false
	}
	for _, kid := range b.tree.Children(f.tok) {
		if kid < f.tok && b.lemma(kid) == "not" && (b.tree.Base(kid) == "advmod" || b.tree.Base(kid) == "cc") {
			return kid+1 >= len(b.toks) || b.lemma(kid+1) != "only"
		}
	}
	return false
}

// actCertainty is how often what is said of an act holds of who does it.
const actCertainty = 0.85

// behind states of who is behind the act that is the object of c what c states of the
// act, where its predicate says that this follows: who condemns *Lima's raids*
// criticises Lima, who turns down *a plan by Lima* turns Lima down.
// The same goes for the place that holds a site: who shells *a camp in Chad* attacks Chad.
func (b *builder) behind(c claim) {
	if c.object.mention >= 0 {
		return
	}
	var ends []filler
	if c.pred.Acts {
		ends = b.agentsOf(c.object.tok)
	}
	if c.pred.Within && b.toks[c.object.tok].UPOS == "NOUN" && !b.isPeople(c.object.tok) {
		for _, arg := range b.nounArgs(c.object.tok, "in") {
			if f, ok := b.entityAt(arg.tok); ok && (f.typ == schema.Place || f.typ == schema.Country) {
				f.arcs = arg.arcs
				ends = append(ends, f)
			}
		}
	}
	c.certainty *= actCertainty
	for _, end := range ends {
		c.object = end
		b.state(c)
	}
}

// isPeople reports whether tok is a word for people: who shoots a man in Lima does not
// shoot Lima.
func (b *builder) isPeople(tok int) bool { return b.isActor(tok) && !placeKinds[b.lemma(tok)] }

// undergoneNouns name what happens to their possessor, and nothing that it does.
var undergoneNouns = wordset.Of(`death killing murder arrest detention imprisonment execution assassination defeat loss release
	abduction kidnapping removal expulsion ouster dismissal suffering treatment case trial conviction sentence appointment
	election nomination victim cause right rights sovereignty integrity independence territory land home property membership`)

// agentsOf returns the named actors that do what the noun tok says, none where it is a
// word for people or for what is done to them.
func (b *builder) agentsOf(tok int) []filler {
	if b.toks[tok].UPOS != "NOUN" || b.isActor(tok) {
		return nil
	}
	slots := []schema.Slot{"by", schema.SlotPossessor, "from", schema.SlotModifier}
	if undergoneNouns[b.lemma(tok)] {
		slots = slots[:1] // the arrest of Paz by Lima
	}
	for _, slot := range slots {
		var out []filler
		for _, arg := range b.eventArgs(tok, slot) {
			if f, ok := b.entityAt(arg.tok); ok && f.typ != schema.Place && f.typ != schema.Thing {
				f.arcs = arg.arcs
				out = append(out, f)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// unlike reports whether one end is a person and the other none where the predicate
// wants them alike.
func unlike(p *schema.Predicate, subject, object filler) bool {
	return p.Alike && object.mention >= 0 && (subject.typ == schema.Person) != (object.typ == schema.Person)
}

// voiced returns prop in the active voice if its verb has no passive: all its
// frames have subject and prepositions only. A past tense read as a participle
// ("the minister spoke to Paz" as "the minister [who was] spoken to") is one.
func (b *builder) voiced(prop *extract.Proposition) *extract.Proposition {
	prop = b.retaining(prop)
	frames := b.vocab.Frames(schema.VerbFrame, prop.Predicate.Lemma)
	if !prop.Predicate.Passive || len(frames) == 0 || b.tree.Child(prop.Predicate.Head, "aux:pass") >= 0 {
		return prop
	}
	for _, f := range frames {
		if len(f.Theme) > 0 && f.ThemeAt == schema.SlotObject || slices.Contains(f.Object, schema.SlotObject) || slices.Contains(f.Subject, schema.SlotObject) {
			return prop
		}
	}
	for _, arg := range b.arguments(prop) {
		if arg.Role == extract.RoleAgent && arg.Head > prop.Predicate.Head {
			return prop // and not one that it shares: was named by the board and worked
		}
	}
	active := *prop
	active.Predicate.Passive = false
	return &active
}

// ditransitive verbs have two objects.
var ditransitive = wordset.Of(`grant give offer award deny send pay hand promise allow refuse`)

// retaining returns prop with the noun after a passive of giving as its object, where
// the tree has it for a complement: was granted *asylum*.
func (b *builder) retaining(prop *extract.Proposition) *extract.Proposition {
	if !prop.Predicate.Passive || !ditransitive[prop.Predicate.Lemma] || prop.Object.Role == extract.RoleObject {
		return prop
	}
	isGift := func(arg extract.Argument) bool {
		return arg.Present() && arg.Role == extract.RolePredicate && arg.Prep == "" && b.toks[arg.Head].UPOS == "NOUN"
	}
	retained := *prop
	if at := slices.IndexFunc(prop.Args, isGift); at >= 0 {
		retained.Object, retained.Args = prop.Args[at], slices.Clone(prop.Args)
		retained.Args[at] = prop.Object
	} else if !isGift(prop.Object) {
		return prop
	}
	retained.Object.Role = extract.RoleObject
	return &retained
}

// shown returns the words of the predicate to show.
func (b *builder) shown(prop *extract.Proposition) []int {
	if len(prop.Predicate.Tokens) > 0 {
		return prop.Predicate.Tokens
	}
	return []int{prop.Predicate.Head}
}

// frameName names a frame in a rule: "speak with", "impose sanction on".
func frameName(f *schema.Frame) string {
	name := f.Word
	if len(f.Theme) > 0 {
		name += " …"
	}
	for _, slot := range f.Object {
		switch slot {
		case schema.SlotObject, schema.SlotSubject, schema.SlotPhrase, schema.SlotPredicate,
			schema.SlotIndirect, schema.SlotPossessor, schema.SlotModifier:
			continue
		}
		return name + " " + string(slot)
	}
	return name
}

// mostSpecific keeps, for each pair of ends, the most specific match.
func (b *builder) mostSpecific(found []match) []match {
	var out []match
	for _, m := range found {
		at := slices.IndexFunc(out, func(o match) bool {
			return b.samePair(m, o) || o.frame.Predicate.Symmetric && b.samePair(m, match{subject: o.object, object: o.subject})
		})
		switch {
		case at < 0:
			out = append(out, m)
		case specificity(m.frame) > specificity(out[at].frame),
			specificity(m.frame) == specificity(out[at].frame) && m.certainty > out[at].certainty:
			out[at] = m
		}
	}
	return out
}

func (b *builder) samePair(x, y match) bool {
	return b.sameEnd(x.subject, y.subject) && b.sameEnd(x.object, y.object)
}

func (b *builder) sameEnd(x, y filler) bool {
	return b.same(x, y) || x.mention < 0 && y.mention < 0 && x.tok == y.tok
}

// matchVerb returns the pairs of ends that frame f finds in prop.
func (b *builder) matchVerb(f *schema.Frame, prop *extract.Proposition) []match {
	theme, arcs := -1, []int(nil)
	if len(f.Theme) > 0 {
		if theme = b.themeOf(f, prop); theme < 0 {
			return nil
		}
		arcs = []int{theme}
	}
	if f.Needs != "" && !b.needMet(f, prop) || f.Intransitive() && len(b.propArgs(prop, schema.SlotObject)) > 0 {
		return nil
	}
	subjects, sure := b.verbEntities(prop, theme, f.Subject), 1.0
	if len(subjects) == 0 && slices.Contains(f.Subject, schema.SlotSubject) {
		subjects, sure = b.behindSubject(f.Predicate, prop), authorCertainty
	}
	if len(subjects) == 0 {
		return nil
	}
	var out []match
	add := func(s, o filler) {
		if b.same(s, o) {
			return
		}
		certainty := f.Certainty * sure
		if o.mention >= 0 && len(f.ObjectTypes) > 0 {
			certainty *= strictFactor(o.typ, f.ObjectTypes)
		}
		if certainty > 0 {
			out = append(out, match{f, s, o, certainty, arcs})
		}
	}
	objects := b.verbArgs(prop, theme, f.Object)
	if theme < 0 && len(objects) == 0 && f.Transitive {
		objects = b.belowObject(prop, f.Object)
	}
	if theme >= 0 && len(objects) == 0 && slices.Contains(f.Object, opponentSlot) {
		objects = b.opponents(prop.Predicate.Head)
	}
	own := theme >= 0 && len(f.Object) == 1 && f.Object[0] == f.ThemeAt
	if own {
		// lifted the *curfew*: the theme is the object
		objects = nil
		for _, arg := range b.propArgs(prop, f.ThemeAt) {
			if arg.Referent() == theme {
				objects = append(objects, slotArg{tok: theme, phrase: arg.Tokens})
			}
		}
	}
	for _, arg := range objects {
		if b.isEachOther(arg.tok) {
			for _, pair := range b.coordinated(prop.Subject) {
				add(pair[0], pair[1])
				if !f.Predicate.Symmetric {
					add(pair[1], pair[0])
				}
			}
			return out
		}
	}
	if len(objects) == 0 && f.Reciprocal {
		// A and B signed a treaty, the treaty was signed by A and B
		for _, actors := range b.propArgs(prop, schema.SlotSubject) {
			for _, pair := range b.coordinated(actors) {
				add(pair[0], pair[1])
			}
		}
		return out
	}
	entities := 0
	for _, arg := range objects {
		for _, o := range b.entitiesOf(arg) {
			if f.Predicate.Personal && b.isPartOf(o) {
				continue // an officer of theirs
			}
			entities++
			for _, s := range subjects {
				add(s, o)
			}
		}
	}
	if entities > 0 {
		return out
	}
	if len(objects) == 0 && len(f.Predicate.Object) == 0 {
		if o, ok := b.gerund(f, prop); ok {
			for _, s := range subjects {
				add(s, o)
			}
		}
	}
	for _, arg := range objects {
		if b.isFigurative(f.Predicate, arg.tok) {
			continue
		}
		o, ok := b.literalAt(arg.tok, arg.phrase)
		counted := false
		if !ok && f.ForPeople() {
			o, ok = b.countAt(arg.tok, arg.phrase)
			counted = ok
		}
		if !ok && f.Predicate.Acts {
			// welcomed Lima's *decision*, which tells nothing by itself
			for _, agent := range b.agentsOf(arg.tok) {
				for _, s := range subjects {
					add(s, agent)
				}
			}
		}
		if !ok || arg.tok == theme && !own || !f.AllowsObject(o.typ) && !((counted || b.isActor(arg.tok)) && f.AllowsObject(schema.ActorType)) ||
			o.typ == schema.LiteralType && !own && !b.informative("", arg.tok, arg.phrase) {
			continue
		}
		for _, s := range subjects {
			add(s, o)
		}
	}
	return out
}

// belowObject returns what stands in slots around the direct object of prop: a parser has
// the phrase there as often as on the verb, imports *gas from Chile*.
func (b *builder) belowObject(prop *extract.Proposition, slots []schema.Slot) []slotArg {
	var out []slotArg
	for _, arg := range b.propArgs(prop, schema.SlotObject) {
		for _, slot := range slots {
			switch slot {
			case "of", "in", schema.SlotPossessor, schema.SlotModifier, schema.SlotHolder:
				continue
			}
			out = append(out, b.nounArgs(arg.Referent(), slot)...)
		}
	}
	return out
}

// opponentSlot is the preposition that leads to who is fought, however far it stands
// from the word that it belongs to.
const opponentSlot schema.Slot = "against"

// opponents returns the phrases after "against" anywhere below the verb: conducted
// strikes in the north with drones and artillery *against the militia*.
func (b *builder) opponents(verb int) []slotArg {
	for _, tok := range b.tree.Subtree(verb, nil) {
		if tok < verb || b.caseOf(tok) != string(opponentSlot) {
			continue
		}
		var out []slotArg
		for _, part := range b.conjuncts(tok) {
			out = append(out, slotArg{tok: part, phrase: b.phraseOf(part), arcs: []int{tok}})
		}
		return out
	}
	return nil
}

// verbEntities returns the named entities in any of the slots.
func (b *builder) verbEntities(prop *extract.Proposition, theme int, slots []schema.Slot) []filler {
	var out []filler
	for _, arg := range b.verbArgs(prop, theme, slots) {
		found := b.entitiesOf(arg)
		if arg.tok == prop.Subject.Referent() {
			found = append(found[:len(found):len(found)], b.senders(arg.tok)...)
		}
		out = append(out, found...)
	}
	return out
}

// sendingVerbs have an object that acts for their subject.
var sendingVerbs = wordset.Of(`send deploy dispatch use order mobilize mobilise commit move fly rush station instruct task`)

// senders returns who makes the people or things that tok stands for act: *Lima* sent troops
// to help Oslo.
func (b *builder) senders(tok int) []filler {
	verb := b.toks[tok].Head
	if verb < 0 || b.tree.Base(tok) != "obj" || !sendingVerbs[b.lemma(verb)] || b.toks[tok].UPOS != "NOUN" {
		return nil
	}
	subject := b.tree.Child(verb, "nsubj")
	if subject < 0 {
		return nil
	}
	var out []filler
	for _, part := range b.conjuncts(subject) {
		out = append(out, b.entitiesOf(slotArg{tok: part, arcs: []int{tok}})...)
	}
	return out
}

// entitiesOf returns the named entity of arg, or the name joined to its common noun,
// or those that its phrase gives as examples: "defectors including Paz and Ruiz".
func (b *builder) entitiesOf(arg slotArg) []filler {
	out := slices.Clone(b.examplesOf(arg.tok))
	if named := b.listedNames(arg); len(named) > 1 {
		return append(named, out...)
	}
	if f, ok := b.entityAt(arg.tok); ok {
		f.arcs = arg.arcs
		return append([]filler{f}, out...)
	}
	for _, kid := range b.tree.Children(arg.tok) {
		if placeKinds[b.lemma(arg.tok)] && b.tree.Base(kid) == "nmod" && b.caseOf(kid) == "of" {
			// the city of Lima
			if f, ok := b.nameAt(kid); ok && (f.typ == schema.Place || f.typ == schema.Country) {
				f.arcs = append([]int{kid}, arg.arcs...)
				return []filler{f}
			}
			continue
		}
		if rel := b.tree.Base(kid); rel == "appos" || rel == "flat" {
			// debutants Panama
			if kid < arg.tok || b.isOffice(arg.tok) && !b.isPlural(arg.tok) {
				continue
			}
			for _, part := range b.conjuncts(kid) { // the two ministers, Ruiz and Paz
				if f, ok := b.nameAt(part); ok {
					f.arcs = append([]int{kid}, arg.arcs...)
					out = append(out, f)
				}
			}
		}
	}
	if len(out) == 0 {
		return b.sides(arg)
	}
	return out
}

// listedNames returns the names of those whom the plural noun of arg counts, or whose adjectives stand
// before it: "two firms, *Acme and Orvik*", "*Norwegian and Danish* troops".
func (b *builder) listedNames(arg slotArg) []filler {
	if b.toks[arg.tok].UPOS != "NOUN" || !b.isPlural(arg.tok) {
		return nil
	}
	for _, kid := range b.tree.Children(arg.tok) {
		list := kid > arg.tok && b.tree.Base(kid) == "appos"
		if !list && !(kid < arg.tok && b.tree.Base(kid) == "amod" && (actingNouns[b.lemma(arg.tok)] || armed[b.lemma(arg.tok)])) {
			continue
		}
		var out []filler
		for _, part := range b.conjuncts(kid) {
			if f, ok := b.nameAt(part); ok && (list || f.typ == schema.Country) {
				f.arcs = append([]int{kid, part}, arg.arcs...)
				out = append(out, f)
			}
		}
		if len(out) > 1 {
			return out
		}
	}
	return nil
}

var placeKinds = wordset.Of(`city town village island province port region state republic kingdom municipality district county`)

// isPartOf reports whether f stands for a country by a noun for some of its people:
// two Chilean diplomats.
func (b *builder) isPartOf(f filler) bool {
	if f.mention >= 0 && b.partOf[f.tok] {
		return true
	}
	return f.mention >= 0 && f.typ == schema.Country && b.doc.Mentions[f.mention].Form == extract.NominalForm &&
		b.toks[f.tok].UPOS == "NOUN" && !placeKinds[b.lemma(f.tok)] && b.lemma(f.tok) != "country" && b.lemma(f.tok) != "government"
}

// maxGerund is the length in tokens of a clause that may be a literal.
const maxGerund = 14

// gerund returns the clause after the preposition of frame f as a literal: charged
// with *taking bribes*.
func (b *builder) gerund(f *schema.Frame, prop *extract.Proposition) (filler, bool) {
	for _, kid := range b.tree.Children(prop.Predicate.Head) {
		mark := b.tree.Child(kid, "mark")
		if b.tree.Base(kid) != "advcl" || mark < 0 || !slices.Contains(f.Object, schema.Slot(b.lemma(mark))) {
			continue
		}
		phrase := b.trimPhrase(b.tree.Subtree(kid, func(tok int) bool { return tok == mark }))
		if len(phrase) > 0 && len(phrase) <= maxGerund {
			return filler{tok: kid, mention: -1, phrase: phrase, typ: schema.LiteralType, one: -1, arcs: []int{kid}}, true
		}
	}
	return filler{}, false
}

// verbArgs returns what stands in the slots around the verb of prop and around its
// theme, -1 for none, in order of the slots.
func (b *builder) verbArgs(prop *extract.Proposition, theme int, slots []schema.Slot) []slotArg {
	var out []slotArg
	add := func(arg slotArg) {
		for _, old := range out {
			if old.tok == arg.tok {
				return
			}
		}
		out = append(out, arg)
	}
	for _, slot := range slots {
		for _, arg := range b.propArgs(prop, slot) {
			tok := arg.Referent()
			if tok != theme {
				add(slotArg{tok: tok, phrase: arg.Tokens})
			}
			if slot != "between" && slot != "among" {
				continue // elsewhere each conjunct has its own proposition
			}
			for _, part := range b.conjuncts(tok) {
				add(slotArg{tok: part, phrase: b.phraseOf(part), arcs: []int{part}})
			}
		}
		for _, arg := range b.companions(prop, slot) {
			add(arg)
		}
		if theme >= 0 {
			for _, arg := range b.eventArgs(theme, slot) {
				add(arg)
			}
		}
	}
	return out
}
