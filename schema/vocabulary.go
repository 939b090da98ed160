package schema

import (
	"slices"
	"strings"
)

// Vocabulary is the list of canonical predicates and of the words that express
// them. It is immutable and may be shared.
type Vocabulary struct {
	predicates []*Predicate
	byName     map[string]*Predicate
	frames     map[FrameKind]map[string][]*Frame // by head lemma
	events     map[eventKey]Event
	count      int
}

// eventKey is a verb, and the lemma of its object where the category depends on it.
type eventKey struct{ verb, theme string }

// Kind tells predicates of happenings from those of conditions.
type Kind string

// The kinds of predicates.
const (
	KindEvent Kind = "event"
	KindState Kind = "state"
)

// Predicate is a canonical relation of the graph.
type Predicate struct {
	// Name is the local name of its IRI: "spoke-with".
	Name       string
	Label      string
	Definition string
	Example    string
	// Subject and Object are the types that may stand at its ends. Object is empty
	// if only a literal may.
	Subject, Object []EntityType
	// Literal reports that the object may be a literal.
	Literal bool
	Kind    Kind
	// Symmetric reports that the predicate holds in both directions.
	Symmetric bool
	// Alike reports that people stand to people only, and bodies or places to such.
	Alike bool
	// Personal reports that the object is people themselves: of what is done to some
	// of its citizens or officials a country is not the object.
	Personal bool
	// Acts reports that what holds of an act holds of who does it: who condemns Lima's
	// raids criticises Lima.
	Acts bool
	// Within reports that what is done to a site is done in the place that holds it: who
	// shells a camp in Chad attacks Chad.
	Within bool
	// Inverse is the name of the predicate that says the same from the object's
	// side, empty if there is none.
	Inverse string
	// Former is the name of the predicate that a state becomes when it is over
	// ("the former head of"), empty if there is none.
	Former string
	// Transitive reports that from a to b and from b to c follows from a to c.
	Transitive bool
	// Parent is the name of the predicate that this one is a kind of, empty if none.
	Parent string
	// Event is the PLOVER category, empty if the predicate is no political event; Mode
	// and Context are those of PLOVER where every event of the predicate has them.
	Event         Event
	Mode, Context string
	// CAMEO is the root code of CAMEO, two digits; empty where Event is.
	CAMEO string
	// Links are properties of other vocabularies that say the same, as compact IRIs:
	// "schema:spouse", "wdt:P26", "ftm:Family".
	Links  []string
	Frames []*Frame
}

// FrameKind says what part of speech states the predicate.
type FrameKind string

// The kinds of frames.
const (
	VerbFrame       FrameKind = "verb"
	NounFrame       FrameKind = "noun"
	ComplementFrame FrameKind = "complement"
)

// Slot says where an argument stands. Besides the constants a Slot may be a
// preposition.
type Slot string

// The slots that are no prepositions.
const (
	SlotSubject   Slot = "subject"   // of the active verb
	SlotObject    Slot = "object"    // direct object of the active verb
	SlotIndirect  Slot = "indirect"  // gave *Israel* weapons
	SlotPredicate Slot = "predicate" // open complement: found *guilty*, named *minister*
	SlotPossessor Slot = "possessor" // *Iran's* help
	SlotModifier  Slot = "modifier"  // *Iranian* help
	SlotPhrase    Slot = "phrase"    // the complement itself, as a literal
	// SlotParticiple is the participle of a passive itself, as a literal: was
	// *arrested*. A verb frame with it has the patient as its subject.
	SlotParticiple Slot = "participle"
	// SlotInfinitive is the verb itself, as a literal: did *resign*.
	SlotInfinitive Slot = "infinitive"
	// SlotHolder is who is in the event or part that a noun names: *Lima*, as part of
	// the alliance; help for *Lima* in its war against Quito.
	SlotHolder Slot = "holder"
	// SlotClauseSubject is the subject of the verb's complement clause: demanded that
	// *Israel* withdraw.
	SlotClauseSubject Slot = "clause-subject"
)

// What Frame.Needs asks for besides a preposition.
const (
	// NeedsClause is a clausal complement or a purpose clause.
	NeedsClause = "clause"
	// NeedsInfinitive is a complement with "to": told them *to leave*.
	NeedsInfinitive = "infinitive"
	// NeedsDuty is a complement clause that says what ought to be: said that they
	// *must* leave.
	NeedsDuty = "duty"
)

// Types that a frame may ask of its object besides those of entities.
const (
	// LiteralType is a phrase that denotes no entity.
	LiteralType EntityType = "Literal"
	// OfficeType is a LiteralType whose noun is an office or role.
	OfficeType EntityType = "Office"
	// ActorType is a LiteralType whose noun names people or bodies that act.
	ActorType EntityType = "Actor"
)

// Frame is one way to express a predicate: a word, and where subject and object
// stand around it.
type Frame struct {
	Predicate *Predicate
	Kind      FrameKind
	// Word is the lemma, with its particle ("carry out") or as a short phrase
	// ("air strike", "chief of staff").
	Word string
	// Theme lists the lemmas, sorted, of which one must stand in the slot ThemeAt;
	// empty if the frame asks for none.
	Theme   []string
	ThemeAt Slot
	Subject []Slot
	Object  []Slot
	// Needs is a preposition, NeedsClause, NeedsInfinitive or NeedsDuty, empty for nothing.
	Needs string
	// Event is the PLOVER category of what this frame says, that of the predicate
	// unless the data has another: was *arrested*, did *riot*.
	Event Event
	// ObjectTypes limits the object further than the predicate does; empty for no limit.
	ObjectTypes []EntityType
	// Transitive reports that a frame whose object is prepositional may have a
	// direct object too.
	Transitive bool
	// Reciprocal reports that conjoined subjects without an object are subject and
	// object to one another: A and B met.
	Reciprocal bool
	// Certainty is how often the words mean the predicate, 0..1.
	Certainty float64
	// Line is the line of the data file, from 1.
	Line int
}

// HasTheme reports whether lemma may fill the theme.
func (f *Frame) HasTheme(lemma string) bool {
	_, found := slices.BinarySearch(f.Theme, lemma)
	return found
}

// AllowsObject reports whether the frame accepts an object of type t, which may be
// LiteralType, OfficeType or ActorType.
func (f *Frame) AllowsObject(t EntityType) bool {
	if len(f.ObjectTypes) > 0 {
		return slices.Contains(f.ObjectTypes, t) ||
			(t == OfficeType || t == ActorType) && slices.Contains(f.ObjectTypes, LiteralType)
	}
	switch t {
	case LiteralType, OfficeType:
		return f.Predicate.Literal
	case ActorType:
		return slices.Contains(f.Predicate.Object, Person) || slices.Contains(f.Predicate.Object, Organization)
	}
	return slices.Contains(f.Predicate.Object, t)
}

// Intransitive reports that a verb with a direct object is not meant: "lost to
// Spain" is, "lost his savings to a bank" is not.
func (f *Frame) Intransitive() bool {
	if f.Kind != VerbFrame || f.Transitive || len(f.Theme) > 0 || slices.Contains(f.Subject, SlotObject) {
		return false
	}
	for _, slot := range f.Object {
		switch slot {
		case SlotSubject, SlotObject, SlotIndirect, SlotPredicate, SlotClauseSubject:
			return false
		}
	}
	return true
}

// ForPeople reports that f is said of people, so that a number as its object counts
// them: killed *twelve*.
func (f *Frame) ForPeople() bool {
	return f.Predicate.Personal || slices.Contains(f.ObjectTypes, Person) || slices.Contains(f.ObjectTypes, ActorType)
}

// Head returns the word of a phrase that governs the others: the first of "chief
// of staff", the last of "air strike", the first of the verb "carry out".
func (f *Frame) Head() string { return f.Words()[f.HeadIndex()] }

// Words returns the words of the frame.
func (f *Frame) Words() []string { return strings.Fields(f.Word) }

// HeadIndex returns the place of Head in Words.
func (f *Frame) HeadIndex() int {
	words := f.Words()
	if f.Kind == VerbFrame || slices.Contains(words, "of") {
		return 0
	}
	return len(words) - 1
}

// Predicates returns all predicates in the order of the data.
func (v *Vocabulary) Predicates() []*Predicate { return v.predicates }

// Predicate returns the predicate of that name.
func (v *Vocabulary) Predicate(name string) (*Predicate, bool) {
	p, ok := v.byName[name]
	return p, ok
}

// NumFrames returns the number of frames.
func (v *Vocabulary) NumFrames() int { return v.count }

// Frames returns the frames of a kind for a lemma, in the order of the data: for
// verbs the lemma with its particle, for the others the lemma of the head. The
// caller must not change the slice. A lemma in another spelling finds them too.
func (v *Vocabulary) Frames(kind FrameKind, lemma string) []*Frame {
	for _, spelling := range spellings(lemma) {
		if frames := v.frames[kind][spelling]; frames != nil {
			return frames
		}
	}
	return nil
}

// EventOf returns the PLOVER category of a verb that no frame covers, by the lemma of
// its object, which may be empty; empty for none.
func (v *Vocabulary) EventOf(verb, theme string) Event {
	for _, spelling := range spellings(verb) {
		if e, ok := v.events[eventKey{spelling, theme}]; ok && theme != "" {
			return e
		}
		if e, ok := v.events[eventKey{spelling, ""}]; ok {
			return e
		}
	}
	return ""
}

// spellings returns lemma and other ways to write it: British -ise, and what a
// lemmatiser that does not know the word makes of *telephoned*, *rioted*, *expelled*.
func spellings(lemma string) []string {
	out := []string{lemma}
	if n := len(lemma); n > 3 && lemma[n-1] == lemma[n-2] {
		out = append(out, lemma[:n-1])
	}
	if stem, ok := strings.CutSuffix(lemma, "ise"); ok {
		out = append(out, stem+"ize")
	}
	if stem, ok := strings.CutSuffix(lemma, "e"); ok {
		return append(out, stem)
	}
	return append(out, lemma+"e")
}
