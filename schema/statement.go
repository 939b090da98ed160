package schema

// Polarity says whether the text affirms or denies a fact.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Opposite returns the other polarity.
func (p Polarity) Opposite() Polarity {
	if p == Negative {
		return Positive
	}
	return Negative
}

// Modality says how far the text commits itself to a fact. Only Asserted facts
// are facts; all others are stored under the prefix "maybe:".
type Modality string

// The modalities.
const (
	Asserted    Modality = "asserted"
	Planned     Modality = "planned"     // will turn Kherson into a fortress
	Promised    Modality = "promised"    // is ready to help Russia
	Requested   Modality = "requested"   // urged Moscow to implement a ceasefire
	Threatened  Modality = "threatened"  // threatened to attack
	Possible    Modality = "possible"    // may supply, is set to be prolonged
	Conditional Modality = "conditional" // if Israel supplies
	Purpose     Modality = "purpose"     // in order to prevent attacks
	Questioned  Modality = "questioned"  // has not said if talks were scheduled
	Claimed     Modality = "claimed"     // alleged, reportedly, claims that
)

// Modalities lists all modalities in a fixed order.
var Modalities = []Modality{Asserted, Planned, Promised, Requested, Threatened, Possible, Conditional, Purpose, Questioned, Claimed}

// Certainty is how sure the source of a statement, or the article where it names none, is
// of it: the grades of FactBank (Saurí and Pustejovsky 2009), certain, probable or
// possible with a polarity, or uncommitted.
type Certainty string

// The grades of certainty.
const (
	CertainlySo    Certainty = "CT+" // attacked
	ProbablySo     Certainty = "PR+" // probably attacked, is believed to have
	PossiblySo     Certainty = "PS+" // may have attacked
	CertainlyNot   Certainty = "CT-" // did not attack, failed to
	ProbablyNot    Certainty = "PR-" // is unlikely to attack
	PossiblyNot    Certainty = "PS-" // may not attack
	UnknownWhether Certainty = "UU"  // plans to attack, alleged attack, if they attack
)

// Certainties are all grades.
var Certainties = []Certainty{CertainlySo, ProbablySo, PossiblySo, CertainlyNot, ProbablyNot, PossiblyNot, UnknownWhether}

// Span is a half-open range of byte offsets into the text of an article.
type Span struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// Term is the subject or the object of a statement: an entity, or, for objects
// only, a literal. Span is its mention in the sentence of the evidence.
type Term struct {
	ID      string     `json:"id,omitempty"`
	Label   string     `json:"label,omitempty"`
	Type    EntityType `json:"type,omitempty"`
	Literal string     `json:"literal,omitempty"`
	Span
}

// IsLiteral reports whether t is a literal and not an entity.
func (t Term) IsLiteral() bool { return t.ID == "" }

// Attribution says according to whom. The zero value means the article itself.
type Attribution struct {
	// ID, Label and Type name the source where it is an entity.
	ID    string     `json:"id,omitempty"`
	Label string     `json:"label,omitempty"`
	Type  EntityType `json:"type,omitempty"`
	// Text is the source as the sentence names it: "Iranian officials".
	Text string `json:"text,omitempty"`
	// Cue is the lemma of the word that reports: "say", "accord".
	Cue string `json:"cue,omitempty"`
}

// IsZero reports whether the article itself is the source.
func (a Attribution) IsZero() bool { return a == Attribution{} }

// Evidence is the place in an article that shows a statement.
// Article.Text[Begin:End] == Quote, always.
type Evidence struct {
	Article string `json:"article"`
	// Sentence is the number of the sentence in the article, from 0.
	Sentence int `json:"sentence"`
	Span
	Quote string `json:"quote"`
}

// Statement is one qualified fact, or one qualified non-fact: who did what to
// whom, when, and according to whom.
type Statement struct {
	// ID is a hash of content and evidence, see [Statement.ContentID].
	ID      string `json:"id"`
	Subject Term   `json:"subject"`
	// Predicate is the name of a schema predicate ("spoke-with") or, where Open is
	// set, the normalised words of the text ("march-towards").
	Predicate string `json:"predicate"`
	Open      bool   `json:"open"`
	// Symmetric is set where the vocabulary says that the predicate holds both ways:
	// who spoke with whom. The graph then stores the fact in both directions.
	Symmetric bool `json:"symmetric,omitempty"`
	Object    Term `json:"object"`
	// PredicateText is the predicate as the sentence has it: "spoke".
	PredicateText string `json:"predicateText"`
	// Event is the PLOVER category, such as "CONSULT"; empty where none fits. What is
	// only promised or threatened has that of the promise or the threat.
	Event string `json:"event"`
	// Date is when it happened: YYYY, YYYY-MM, YYYY-MM-DD, a week as YYYY-Www (ISO 8601),
	// or two of the first three with a stroke between them for a span of time.
	Date string `json:"date"`
	// DateSource says where Date comes from: "text" where the sentence gives it;
	// "context" where the sentences before tell of that day and this one goes on;
	// "published" where neither does and Date is that of the article; empty without a
	// date.
	DateSource string `json:"dateSource"`
	// Since and Until are when what lasts began and when it ended, as far as the text
	// tells: *since 2014*, *until May*. What was over when the article was written, and
	// nothing says when, ended at its date at the latest: *former minister*.
	Since       string      `json:"since,omitempty"`
	Until       string      `json:"until,omitempty"`
	Polarity    Polarity    `json:"polarity"`
	Modality    Modality    `json:"modality"`
	Certainty   Certainty   `json:"certainty"`
	Attribution Attribution `json:"attribution,omitzero"`
	// Place is the label of the place where it happened, PlaceID its entity.
	Place   string `json:"place"`
	PlaceID string `json:"placeId,omitempty"`
	// Theme is what an act that joins two actors is about, Instrument what it is done
	// with, in the words of the sentence.
	Theme      string `json:"theme,omitempty"`
	Instrument string `json:"instrument,omitempty"`
	// Confidence is the probability, 0..1, that a careful reader calls the statement right;
	// what is right in part counts half.
	Confidence float64  `json:"confidence"`
	Rule       string   `json:"rule"`
	Evidence   Evidence `json:"evidence"`
}
