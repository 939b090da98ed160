package schema

// Event is a category of political events of PLOVER.
type Event string

// The categories of PLOVER as its conversion table from CAMEO of 17 September
// 2021 spells them (https://github.com/openeventdata/PLOVER).
const (
	Agree     Event = "AGREE"
	Consult   Event = "CONSULT"
	Support   Event = "SUPPORT"
	Concede   Event = "CONCEDE"
	Cooperate Event = "COOPERATE"
	Aid       Event = "AID"
	Retreat   Event = "RETREAT"
	Request   Event = "REQUEST"
	Accuse    Event = "ACCUSE"
	Reject    Event = "REJECT"
	Threaten  Event = "THREATEN"
	Protest   Event = "PROTEST"
	Sanction  Event = "SANCTION"
	Mobilize  Event = "MOBILIZE"
	Coerce    Event = "COERCE"
	Assault   Event = "ASSAULT"
)

// Events lists all categories, from cooperation to conflict.
var Events = []Event{
	Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
	Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
}

// Conflict reports whether e is a category of conflict and not of cooperation.
func (e Event) Conflict() bool {
	switch e {
	case Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault:
		return true
	}
	return false
}

// Announced returns the category of saying that one will do what is of category e:
// a threat where it was threatened, or is a conflict and was promised or planned; an
// agreement where it was promised or planned. Of other modalities it is e.
func (e Event) Announced(m Modality) Event {
	switch {
	case m == Threatened, (m == Promised || m == Planned) && e.Conflict():
		return Threaten
	case m == Promised, m == Planned && e != "":
		return Agree
	}
	return e
}

// IRI returns the compact IRI of e, empty for no category.
func (e Event) IRI() string {
	if e == "" {
		return ""
	}
	return PrefixPlover + string(e)
}
