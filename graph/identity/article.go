package identity

import "github.com/quadwire/quadwire/schema"

// Article is what identity is decided from: who appears in an article, as what.
type Article struct {
	ID string
	// Date is when it was published: YYYY-MM-DD, empty if unknown.
	Date        string
	Appearances []Appearance
}

// Appearance is an actor as one article knows it.
type Appearance struct {
	// Local is the ID that the article gives it.
	Local   string
	Label   string
	Aliases []string
	Type    schema.EntityType
	Link    string
	// Offices are the offices that it holds in the article's facts, in its words.
	Offices []Office
	// Bodies are the local IDs of what it leads, belongs to, works for, is a citizen
	// of, or lies in.
	Bodies []string
}

// Office is an office held, with the date of the fact that says so.
type Office struct {
	Name string
	// Date is YYYY, YYYY-MM or YYYY-MM-DD, empty if unknown.
	Date string
}

// Assignment says which node an appearance belongs to, and why.
type Assignment struct {
	Local string
	// Ruled is the node that the rules chose.
	Ruled string
	// Node is the node that it belongs to: Ruled, unless a person decided otherwise.
	Node string
	// Rule names the rule that joined it to Ruled; empty where it is the first of its
	// node, or no other node had a name like it.
	Rule string
	// Score is how sure that is, 0..1.
	Score float64
	// Why are the reasons, in words.
	Why string
}
