package identity

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/schema"
)

const (
	// certain is the least score of two that are made one.
	certain = 0.75
	// doubtful is the least score of two that a person should look at.
	doubtful = 0.40
	// margin is how much the best candidate must be ahead of the next.
	margin = 0.05
	// maxCandidates bounds the actors that a name is compared with.
	maxCandidates = 200
)

// candidate is an actor that an appearance may be, or another actor.
type candidate struct {
	actor *Actor
	rule  string
	other string // the name of the actor that the rule found
	// score says how sure it is, 0..1, and rank which of several it is rather: rank
	// has no upper end, and prefers who is named often.
	score, rank float64
	wrongType   schema.EntityType // of the appearance, if the actor is of another
	weighed     bool              // the context counts
	only        bool              // the only one known with the surname
}

// parse is parseName with a memory.
func (r *Resolver) parse(text string) name {
	if n, ok := r.names[text]; ok {
		return n
	}
	n := parseName(text)
	r.names[text] = n
	return n
}

// lookup returns the actors under any of the keys, each once.
func (r *Resolver) lookup(keys ...string) []*Actor {
	var out []*Actor
	seen := map[string]bool{}
	for _, key := range keys {
		for _, id := range r.index[key] {
			if a := r.actors[id]; a != nil && !seen[id] && len(out) < maxCandidates {
				seen[id] = true
				out = append(out, a)
			}
		}
	}
	return out
}

// candidates returns the actors that app may be, the best first.
func (r *Resolver) candidates(app *Appearance, here context) []candidate {
	var out []candidate
	if app.Link != "" {
		for _, a := range r.lookup("link " + app.Link) {
			out = append(out, candidate{actor: a, rule: ruleLink, other: app.Link, score: 1, rank: 1})
		}
	}
	if len(out) == 0 {
		n := r.parse(app.Label)
		switch {
		case len(n.words) == 0 || nameless(app.Local, app.Label):
		case !r.isPerson(app):
			out = r.bodies(app, n, here)
		case n.isFull():
			out = r.persons(app, n, here)
		default:
			out = r.surnames(app, n, here)
		}
	}
	sortCandidates(out)
	return out
}

// sortCandidates puts the best first.
func sortCandidates(all []candidate) {
	slices.SortStableFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(y.actor.Articles, x.actor.Articles), strings.Compare(x.actor.ID, y.actor.ID))
	})
}

// compatible keeps apart what has different identifiers.
func compatible(app *Appearance, a *Actor) bool {
	return app.Link == "" || a.Link == "" || app.Link == a.Link
}

// persons finds the bearers of a full name.
func (r *Resolver) persons(app *Appearance, n name, here context) []candidate {
	var keys []string
	for _, key := range n.blocks(r.lex) {
		keys = append(keys, "person "+key)
	}
	var out []candidate
	for _, a := range r.lookup("body " + n.bodyKey(r.lex)) {
		if _, named := a.Labels[app.Label]; named && a.Type() != schema.Person && compatible(app, a) {
			out = append(out, r.score(a, ruleName, "", here).ofType(app.Type, noPerson))
		}
	}
	for _, a := range r.lookup(keys...) {
		rule, other := r.sameFull(n, a)
		if rule == "" || !compatible(app, a) {
			continue
		}
		out = append(out, r.score(a, rule, other, here))
	}
	// Who is certain to bear the full name goes before others known by an initial.
	if slices.ContainsFunc(out, func(c candidate) bool { return c.score >= certain && !r.isPart(c.actor) }) {
		out = slices.DeleteFunc(out, func(c candidate) bool { return r.isPart(c.actor) })
	}
	return out
}

// sameFull returns the best rule by which a bears n, and the name that it is.
func (r *Resolver) sameFull(n name, a *Actor) (rule, other string) {
	for text := range a.known {
		m := r.parse(text)
		if !m.isFull() {
			continue
		}
		got := r.lex.comparePersons(n, m)
		if got != "" && (rule == "" || worth[got] > worth[rule] || worth[got] == worth[rule] && text < other) {
			rule, other = got, text
		}
	}
	return rule, other
}

// prior is what being named e times as often adds to a rank.
const prior = 0.05

// score weighs a candidate by its rule and the contexts.
func (r *Resolver) score(a *Actor, rule, other string, here context) candidate {
	var why reasons
	r.weigh(here, a, &why)
	c := newCandidate(a, rule, other, worth[rule]+why.score)
	c.weighed = true
	return c
}

func newCandidate(a *Actor, rule, other string, score float64) candidate {
	return candidate{
		actor: a, rule: rule, other: other,
		score: min(1, max(0, score)), rank: score + prior*math.Log(float64(max(1, a.Articles))),
	}
}

// explain says in words why a candidate is one.
func (r *Resolver) explain(c candidate, here context) string {
	why := reasons{want: true}
	switch {
	case c.rule == ruleLink:
		why.add(0, "both %s", c.other)
	case c.rule == ruleName:
		why.add(0, "same name")
	case c.other == "":
		why.add(0, "%s of %s", c.rule, c.actor.Label())
	default:
		why.add(0, "%s of %s", c.rule, c.other)
	}
	if c.wrongType != "" {
		why.add(0, "%s and %s", c.wrongType, c.actor.Type())
	}
	if c.weighed {
		r.weigh(here, c.actor, &why)
	}
	if c.only {
		r.alone(c.actor, here, &why)
	}
	return strings.Join(why.words, "; ")
}

// nameless reports whether a label only describes who is meant, *the hackers, veteran
// politicians*: in another article these are others. Their IDs end with the article's.
func nameless(id, label string) bool {
	if rest, ok := strings.CutPrefix(id, schema.Slug(label)+"-"); ok && len(rest) == 8 && strings.Trim(rest, "0123456789abcdef") == "" {
		return true
	}
	return label == strings.ToLower(label)
}

// severalBearers is what each of several bearers of a surname loses.
const severalBearers = 0.10

// fewBearers is how many bearers of a surname a person is asked about, at most.
const fewBearers = 3

// fame is what being named e times as often adds to the only bearer of a surname, and
// maxFame the most that it adds: who is known to all is meant by the surname alone.
// Without any context it is not enough.
const (
	fame    = 0.06
	maxFame = 0.30
)

// What speaks for the only bearer of a surname, and against, besides: that the country
// or body of the bearer is in the article too, and that the bearer was in the news at
// that time, or not for years.
const (
	besideHome = 0.10
	sameTime   = 0.05
	otherTime  = -0.08
	// longAgo is how many years are years.
	longAgo = 8
)

// alone weighs what tells whether a surname alone means its only bearer.
func (r *Resolver) alone(a *Actor, here context, why *reasons) {
	why.add(min(maxFame, fame*math.Log(float64(max(1, a.Articles)))), "the only one known, articles: %d", a.Articles)
	if len(here.bodies) == 0 {
		if home := shared(here.company, a.Bodies); len(home) > 0 {
			why.add(besideHome, "beside %s, its own", list(home))
		}
	}
	switch gap := yearsApart(here.first, here.last, a.First, a.Last); {
	case gap < 0:
	case gap <= 1:
		why.add(sameTime, "in the news at the time")
	case gap >= longAgo:
		why.add(otherTime, "%d years apart", gap)
	}
}

// yearsApart returns the number of years between two ranges of dates, 0 where they
// meet, and -1 where one is not known.
func yearsApart(first, last, otherFirst, otherLast string) int {
	year := func(date string) int {
		n, err := strconv.Atoi(date[:min(4, len(date))])
		if err != nil {
			return -1
		}
		return n
	}
	a, b, c, d := year(first), year(last), year(otherFirst), year(otherLast)
	if min(a, b, c, d) < 0 {
		return -1
	}
	return max(0, c-b, a-d)
}

// surnames finds those whom a part of a name may mean: the one bearer of the
// surname, or who was named just so before.
func (r *Resolver) surnames(app *Appearance, n name, here context) []candidate {
	var out []candidate
	bearers := r.lookup("surname " + n.sounds[0])
	sure, one := false, true
	for _, a := range bearers {
		one = one && r.choices.merged(a.ID) == r.choices.merged(bearers[0].ID)
	}
	for _, a := range bearers {
		if !compatible(app, a) {
			continue
		}
		c := r.score(a, ruleSurname, "", here)
		if !one {
			// Of several bearers it needs the more to tell which one.
			listed := c.score >= doubtful && len(bearers) <= fewBearers
			if c.score, c.rank = max(0, c.score-severalBearers), c.rank-severalBearers; listed {
				c.score = max(c.score, doubtful) // a person can tell
			}
		}
		if one {
			var why reasons
			r.alone(a, here, &why)
			c.score, c.rank, c.only = min(1, max(0, c.score+why.score)), c.rank+why.score, true
		}
		sure = sure || c.score >= certain
		out = append(out, c)
	}
	if sure {
		return out
	}
	for _, a := range r.lookup("lone " + n.sounds[0]) {
		if compatible(app, a) && !slices.Contains(bearers, a) {
			out = append(out, r.score(a, ruleLone, "", here))
		}
	}
	return out
}

// What those of one name and different types lose: taggers waver between bodies and
// places, less so between those and persons.
const (
	otherType = -0.08
	noPerson  = -0.25
	// samePlace is what spellings of a place are worth.
	samePlace = 0.84
)

// bodies finds bodies, places and things by name.
func (r *Resolver) bodies(app *Appearance, n name, here context) []candidate {
	var out []candidate
	named := r.lookup("body " + n.bodyKey(r.lex))
	for _, a := range named {
		rule := r.sameBody(app, n, a)
		if rule == "" || !compatible(app, a) {
			continue
		}
		// Where a body is and who is beside it tell little: agencies are everywhere.
		c := newCandidate(a, rule, "", worth[rule])
		if rule == ruleGeneric {
			c = r.score(a, rule, "", here)
		}
		out = append(out, c.ofType(app.Type, otherType))
	}
	if n.acronym() && app.Type == schema.Organization {
		out = append(out, r.spelledOut(app, n, named, here)...)
	}
	if app.Type == schema.Place {
		for _, a := range r.lookup("place " + n.soundKey()) {
			if compatible(app, a) && !slices.Contains(named, a) && a.Type() != schema.Country {
				out = append(out, newCandidate(a, ruleSpelling, "", samePlace).ofType(app.Type, otherType))
			}
		}
	}
	if n.isFull() {
		for _, a := range r.lookup("person =" + n.key()) {
			if compatible(app, a) {
				out = append(out, r.score(a, ruleName, "", here).ofType(app.Type, noPerson))
			}
		}
	}
	return out
}

// guessed is what it is worth that an acronym fits a name of which no article says
// that it is its acronym.
const guessed = 0.55

// spelledOut finds the organisations whose initials an acronym is, besides those that
// bear it.
func (r *Resolver) spelledOut(app *Appearance, n name, named []*Actor, here context) []candidate {
	var out []candidate
	all := r.lookup("initials " + n.key())
	for _, a := range all {
		if !compatible(app, a) || slices.Contains(named, a) || a.Type() != schema.Organization {
			continue
		}
		var why reasons
		r.weigh(here, a, &why)
		if len(all) > 1 {
			why.score -= severalBearers
		}
		c := newCandidate(a, ruleAcronym, "", guessed+why.score)
		c.weighed = true
		out = append(out, c)
	}
	return out
}

// ofType returns c with what it loses if the actor is not of the type.
func (c candidate) ofType(typ schema.EntityType, loss float64) candidate {
	if c.actor.Type() != typ {
		c.score, c.rank, c.wrongType = max(0, c.score+loss), c.rank+loss, typ
	}
	return c
}

// sameBody returns the rule by which a bears n, or "".
func (r *Resolver) sameBody(app *Appearance, n name, a *Actor) string {
	if n.generic(r.lex) && (app.Type != schema.Place || a.Type() != schema.Place) {
		return ruleGeneric
	}
	initials := false
	for label := range a.Labels {
		m := r.parse(label)
		if m.key()+m.number == n.key()+n.number {
			return ruleName
		}
		initials = initials || m.isInitials(n.key())
	}
	switch {
	case !n.acronym():
		return ruleAlias
	case initials:
		return ruleAcronym
	}
	return ""
}

// round keeps two decimals: a score is no measurement.
func round(score float64) float64 { return math.Round(score*100) / 100 }

// choose returns the best candidate if it is certain, and ahead of the next that is
// another: what a person has merged is one.
func (r *Resolver) choose(found []candidate) (candidate, bool) {
	if len(found) == 0 || found[0].score < certain {
		return candidate{}, false
	}
	best := found[0]
	for _, next := range found[1:] {
		if best.rank-next.rank >= margin && (next.score < certain || best.score > worth[best.rule]) {
			break
		}
		if !r.alike(best.actor, next.actor) {
			return candidate{}, false // nothing says which of the two
		}
	}
	return best, true
}

// alike reports whether two actors are one, by a decision or to all appearance:
// which of them is chosen does not matter then.
func (r *Resolver) alike(a, b *Actor) bool {
	if r.choices.merged(a.ID) == r.choices.merged(b.ID) {
		return true
	}
	return slices.ContainsFunc(r.others(b), func(c candidate) bool { return c.actor == a && c.score >= certain })
}
