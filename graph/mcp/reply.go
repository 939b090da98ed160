package mcp

import (
	"encoding/json"
	"strings"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
)

// reply is an answer for an assistant. What is not wanted stays empty.
type reply struct {
	// About are the actors asked for.
	About []actor `json:"about,omitempty"`
	// Found are those that a search found, or that are around.
	Found []actor `json:"actors,omitempty"`
	Facts []said  `json:"facts,omitempty"`
	// Statement is the one asked for, Sentence the whole sentence of its quote, Others say
	// the same.
	Statement *said  `json:"statement,omitempty"`
	Sentence  string `json:"sentence,omitempty"`
	Rule      string `json:"rule,omitempty"`
	Others    []said `json:"others,omitempty"`
	// Chains lead from one actor to another, Links are between two.
	Chains []chain `json:"chains,omitempty"`
	Links  []link  `json:"links,omitempty"`
	// Article has a part of the text, which begins at byte From; Next is where the next
	// part begins.
	Article *article `json:"article,omitempty"`
	Text    string   `json:"text,omitempty"`
	From    int      `json:"from,omitempty"`
	Next    int      `json:"next,omitempty"`
	// Note says what is missing, and how to ask for it.
	Note string `json:"note,omitempty"`
}

// chain is a chain of links, each from where the last leads.
type chain struct {
	Steps []link `json:"steps"`
}

// link is what joins two actors, the surest first; Count is how many facts do.
type link struct {
	From  string `json:"from"`
	To    string `json:"to"`
	Count int    `json:"count"`
	Facts []said `json:"facts"`
}

// shown is how many facts of a link are shown.
const shown = 3

func linkOf(step query.Step) link {
	return link{named(step.From.ID, step.From.Label), named(step.To.ID, step.To.Label), step.Count, allSaid(step.Facts, shown)}
}

func (r *reply) note(text string) {
	if !strings.Contains(r.Note, text) {
		r.Note = strings.TrimSpace(r.Note + " " + text)
	}
}

// nothing notes that nothing was found, and what may help.
func (r *reply) nothing(f *ask.Filter) error {
	r.note("The graph has nothing that fits.")
	unknown, err := f.UnknownPredicate()
	if unknown != "" {
		r.note("But " + strings.TrimSuffix(unknown, "?") + ".")
	}
	if f.IsPlain() {
		r.note("Only what is asserted was looked at: all=true also shows what is denied, planned, promised, possible or claimed.")
	}
	return err
}

// shorten leaves out about a quarter of the longest list, and reports whether there was
// something to leave out.
func (r *reply) shorten() bool {
	longest, cut := 1, func() {}
	consider := func(n int, f func(keep int)) {
		if n > longest {
			longest, cut = n, func() { f(n - (n+3)/4) }
		}
	}
	consider(len(r.Facts), func(keep int) { r.Facts = r.Facts[:keep] })
	consider(len(r.Others), func(keep int) { r.Others = r.Others[:keep] })
	consider(len(r.Links), func(keep int) { r.Links = r.Links[:keep] })
	consider(len(r.Chains), func(keep int) { r.Chains = r.Chains[:keep] })
	consider(len(r.Found), func(keep int) { r.Found = r.Found[:keep] })
	cut()
	return longest > 1
}

// fit writes a reply as JSON of at most so many bytes, if it can be shortened so far.
func fit(r *reply, most int) (string, error) {
	for {
		var out strings.Builder
		enc := json.NewEncoder(&out)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return "", err
		}
		if out.Len() <= most || !r.shorten() {
			return strings.TrimSuffix(out.String(), "\n"), nil
		}
		r.note("This is not all: the rest is left out for its length. Ask for less, by predicate, date or another filter.")
	}
}
