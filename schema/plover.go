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

// IRI returns the compact IRI of e, empty for no category.
func (e Event) IRI() string {
	if e == "" {
		return ""
	}
	return PrefixPlover + string(e)
}
