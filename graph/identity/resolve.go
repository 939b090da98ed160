package identity

import (
	"cmp"
	"fmt"
	"maps"
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
	doubtful = 0.50
	// margin is how much the best candidate must be ahead of the next.
	margin = 0.05
	// maxCandidates bounds the actors that a name is compared with.
	maxCandidates = 200
)

// Resolver decides which node each appearance belongs to. It knows all actors of
// the store and learns with every article. It belongs to one goroutine.
type Resolver struct {
	gaz      *schema.Gazetteer
	lex      *lexicon
	choices  *Decisions
	actors   map[string]*Actor
	index    map[string][]string // what names are found by, to the IDs of actors, in the order of their first appearance
	names    map[string]name     // parsed
	former   map[string]string   // IDs that were merged into others
	decided  map[string]*Actor   // nodes that decisions name, as they are after them
	articles int
}

// NewResolver returns a resolver that knows no actor yet. The gazetteer says which
// IDs are certain; decisions may be nil.
func NewResolver(gaz *schema.Gazetteer, decisions *Decisions) *Resolver {
	if decisions == nil {
		decisions = &Decisions{}
	}
	return &Resolver{
		gaz: gaz, lex: newLexicon(), choices: decisions, actors: map[string]*Actor{},
		index: map[string][]string{}, names: map[string]name{}, former: map[string]string{}, decided: map[string]*Actor{},
	}
}

// Actors returns all nodes as they are after what persons decided, sorted by ID.
func (r *Resolver) Actors() []*Actor {
	var out []*Actor
	for id, a := range r.actors {
		if !r.choices.names(id) {
			out = append(out, a)
		}
	}
	for _, a := range r.decided {
		out = append(out, a)
	}
	slices.SortFunc(out, func(a, b *Actor) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// Actor returns the node with the ID, as it is after what persons decided, or nil.
func (r *Resolver) Actor(id string) *Actor {
	if r.choices.names(id) {
		return r.decided[id]
	}
	return r.actors[id]
}

// candidate is an actor that an appearance may be, or another actor.
type candidate struct {
	actor *Actor
	rule  string
	other string // the name of the actor that the rule found
	// score says how sure it is, 0..1, and rank which of several it is rather: rank
	// has no upper end, and prefers who is named often.
	score, rank float64
	wrongType   schema.EntityType // of bodies that are of other types
}

// Assign decides for every appearance of art which node it belongs to, in the
// order of art.Appearances, and remembers what art says of them.
func (r *Resolver) Assign(art *Article) []Assignment {
	out := make([]Assignment, len(art.Appearances))
	nodes := make(map[string]string, len(out)) // local to node
	used := make(map[string]int)               // node to appearance
	company := map[string]bool{}
	for _, i := range r.order(art) {
		app := &art.Appearances[i]
		out[i] = r.assign(art, app, nodes, used, company)
		nodes[app.Local] = out[i].Ruled
		company[out[i].Ruled] = true
		if _, ok := used[out[i].Ruled]; !ok {
			used[out[i].Ruled] = i
		}
		// An actor must be there to be found by the next name of this article.
		if r.actors[out[i].Ruled] == nil {
			r.learn(out[i].Ruled, app)
		}
	}
	r.count(art, nodes)
	for i := range out {
		out[i].Node = r.choices.apply(art.ID, &art.Appearances[i], out[i].Ruled)
	}
	return out
}

// Remember counts an article that was assigned before.
func (r *Resolver) Remember(art *Article, assigned []Assignment) {
	nodes := make(map[string]string, len(assigned))
	for i := range assigned {
		nodes[assigned[i].Local] = assigned[i].Ruled
		r.learn(assigned[i].Ruled, &art.Appearances[i])
	}
	r.count(art, nodes)
}

// Redirect makes a former ID known, so that no other actor gets it.
func (r *Resolver) Redirect(former, id string) { r.former[former] = id }

func (r *Resolver) count(art *Article, nodes map[string]string) {
	r.articles++
	for i := range art.Appearances {
		app := &art.Appearances[i]
		node := nodes[app.Local]
		r.learn(node, app)
		r.actors[node].add(art, app, nodes)
		if final := r.choices.apply(art.ID, app, node); r.choices.names(final) {
			if r.decided[final] == nil {
				r.decided[final] = newActor(final)
			}
			r.decided[final].add(art, app, nodes)
		}
	}
}

// order returns the appearances of art, those first that are most certain: what
// the gazetteer knows, bodies and places, full names, parts of names. What comes
// later is decided in the company of what came before.
func (r *Resolver) order(art *Article) []int {
	rank := make([]int, len(art.Appearances))
	all := make([]int, len(art.Appearances))
	for i := range all {
		all[i] = i
		app := &art.Appearances[i]
		switch {
		case r.gaz.Entry(app.Local) != nil:
		case !r.isPerson(app):
			rank[i] = 1
		case r.parse(app.Label).isFull():
			rank[i] = 2
		default:
			rank[i] = 3
		}
	}
	slices.SortStableFunc(all, func(i, j int) int {
		return cmp.Or(cmp.Compare(rank[i], rank[j]), strings.Compare(art.Appearances[i].Local, art.Appearances[j].Local))
	})
	return all
}

// isPerson reports whether app is one person, and no people.
func (r *Resolver) isPerson(app *Appearance) bool {
	return app.Type == schema.Person && !r.lex.isGroup(app.Label)
}

func (r *Resolver) assign(art *Article, app *Appearance, nodes map[string]string, used map[string]int, company map[string]bool) Assignment {
	out := Assignment{Local: app.Local, Score: 1}
	if r.gaz.Entry(app.Local) != nil {
		out.Ruled = app.Local
		return out
	}
	if id := r.gazetted(app); id != "" {
		out.Ruled, out.Rule, out.Score, out.Why = id, ruleLink, 0.9, fmt.Sprintf("the gazetteer knows %s", app.Label)
		return out
	}
	here := context{offices: map[string]bool{}, bodies: map[string]bool{}, company: company}
	for _, office := range app.Offices {
		here.offices[strings.ToLower(office.Name)] = true
	}
	for _, local := range app.Bodies {
		if node := nodes[local]; node != "" {
			here.bodies[node] = true
		}
	}
	found := r.candidates(app, here)
	found = slices.DeleteFunc(found, func(c candidate) bool {
		at, ok := used[c.actor.ID]
		return ok && !r.spelledApart(app, &art.Appearances[at], c.rule)
	})
	if best, ok := choose(found); ok {
		out.Ruled, out.Rule, out.Score, out.Why = best.actor.ID, best.rule, round(best.score), r.explain(best, here)
		return out
	}
	out.Ruled = r.newID(app, here)
	if out.Ruled != app.Local && len(found) > 0 {
		out.Rule, out.Score = ruleNamesake, round(1-found[0].score)
		out.Why = fmt.Sprintf("not certain to be %s: %s", found[0].actor.ID, r.explain(found[0], here))
	}
	return out
}

// choose returns the best candidate if it is certain, and ahead of the next.
func choose(found []candidate) (candidate, bool) {
	if len(found) == 0 || found[0].score < certain || len(found) > 1 && found[0].rank-found[1].rank < margin {
		return candidate{}, false
	}
	return found[0], true
}

// spelledApart reports whether two of one article may be one all the same: the
// article spells a name in two ways, which its own coreference cannot know.
func (r *Resolver) spelledApart(a, b *Appearance, rule string) bool {
	x, y := r.parse(a.Label), r.parse(b.Label)
	if len(x.words) == 0 || len(y.words) == 0 {
		return false
	}
	switch rule {
	case ruleLink:
		return true
	case ruleSpelling, ruleOrder:
		return x.isFull() && y.isFull()
	case ruleSurname:
		// *Zelenskyy*, beside *Volodymyr Zelensky*.
		return x.words[len(x.words)-1] != y.words[len(y.words)-1]
	}
	return false
}

// gazetted returns the ID of the entry that the whole label of a body or place is
// the one and only name of, or "".
func (r *Resolver) gazetted(app *Appearance) string {
	if r.isPerson(app) {
		return ""
	}
	forms := strings.Fields(app.Label)
	n, readings := r.gaz.Match(forms)
	if n != len(forms) || len(readings) != 1 {
		return ""
	}
	switch readings[0].Kind {
	case schema.PlainName, schema.AcronymName:
		return readings[0].Entry.ID
	}
	return ""
}

// newID returns the ID of a new actor: that of the article, if it is free, else
// with what tells it apart from its namesakes: the office, the country, a number.
func (r *Resolver) newID(app *Appearance, here context) string {
	if r.free(app.Local) {
		return app.Local
	}
	base := schema.Slug(app.Label)
	if base == "" {
		base = app.Local
	}
	offices, bodies := slices.Sorted(maps.Keys(here.offices)), slices.Sorted(maps.Keys(here.bodies))
	for _, parts := range [][]string{{base, first(offices)}, {base, first(bodies)}, {base, first(offices), first(bodies)}} {
		id := schema.Slug(strings.Join(parts, " "))
		if id != base && len(id) <= maxID && r.free(id) {
			return id
		}
	}
	return r.FreeID(base)
}

// FreeID returns base if no node has or had that ID, else base with a number.
func (r *Resolver) FreeID(base string) string {
	if base == "" {
		base = "unnamed"
	}
	if r.free(base) {
		return base
	}
	for n := 2; ; n++ {
		if id := base + "-" + strconv.Itoa(n); r.free(id) {
			return id
		}
	}
}

// maxID is the greatest length, in bytes, of an ID with an office in it.
const maxID = 60

func first(all []string) string {
	if len(all) == 0 {
		return ""
	}
	return all[0]
}

func (r *Resolver) free(id string) bool {
	return r.actors[id] == nil && r.former[id] == "" && r.gaz.Entry(id) == nil && !r.choices.names(id)
}

// learn makes the names of app those of the actor.
func (r *Resolver) learn(id string, app *Appearance) {
	a := r.actors[id]
	if a == nil {
		a = newActor(id)
		r.actors[id] = a
	}
	person := r.isPerson(app)
	for i, text := range append([]string{app.Label}, app.Aliases...) {
		if a.Labels[text]+a.Aliases[text] > 0 && i > 0 || a.Labels[text] > 0 {
			continue
		}
		for _, key := range r.keys(text, person, i == 0) {
			if !slices.Contains(r.index[key], id) {
				r.index[key] = append(r.index[key], id)
			}
		}
	}
	if app.Link != "" && !slices.Contains(r.index["link "+app.Link], id) {
		r.index["link "+app.Link] = append(r.index["link "+app.Link], id)
	}
}

// keys returns what an actor with this name is found by.
func (r *Resolver) keys(text string, person, label bool) []string {
	n := r.parse(text)
	if len(n.words) == 0 {
		return nil
	}
	var out []string
	switch {
	case !person && (label || n.acronym() || n.isFull() && !n.generic(r.lex)):
		out = append(out, "body "+n.key())
	case person && n.isFull():
		for _, key := range n.blocks(r.lex) {
			out = append(out, "person "+key)
		}
		if !n.initial[len(n.words)-1] {
			out = append(out, "surname "+n.last())
		}
	case person && label:
		out = append(out, "lone "+n.sounds[0])
	}
	return out
}

func (r *Resolver) parse(text string) name {
	if n, ok := r.names[text]; ok {
		return n
	}
	n := parseName(text)
	r.names[text] = n
	return n
}

// lookup returns the actors under a key, those that a person merged once.
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
		case len(n.words) == 0:
		case !r.isPerson(app):
			out = r.bodies(app, n, here)
		case n.isFull():
			out = r.persons(app, n, here)
		default:
			out = r.surnames(app, n, here)
		}
	}
	slices.SortStableFunc(out, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.rank, x.rank), cmp.Compare(y.actor.Articles, x.actor.Articles), strings.Compare(x.actor.ID, y.actor.ID))
	})
	return out
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
	for _, a := range r.lookup(keys...) {
		rule, other := r.sameFull(n, a)
		if rule == "" || !compatible(app, a) || r.lex.isGroup(a.Label()) {
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
	for _, names := range []map[string]int{a.Labels, a.Aliases} {
		for text := range names {
			m := r.parse(text)
			if !m.isFull() {
				continue
			}
			got := r.lex.comparePersons(n, m)
			if got != "" && (rule == "" || worth[got] > worth[rule] || worth[got] == worth[rule] && text < other) {
				rule, other = got, text
			}
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
	return newCandidate(a, rule, other, worth[rule]+why.score)
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
	if c.rule != ruleLink && c.rule != ruleAlias && c.rule != ruleAcronym {
		r.weigh(here, c.actor, &why)
	}
	return strings.Join(why.words, "; ")
}

// surnames finds those whom a part of a name may mean: the one bearer of the
// surname, or who was named just so before.
func (r *Resolver) surnames(app *Appearance, n name, here context) []candidate {
	var out []candidate
	bearers := r.lookup("surname " + n.sounds[0])
	sure := false
	for _, a := range bearers {
		if !compatible(app, a) {
			continue
		}
		c := r.score(a, ruleSurname, "", here)
		if len(bearers) > 1 {
			// Of several bearers it needs the more to tell which one.
			c.score, c.rank = max(0, c.score-0.15), c.rank-0.15
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

// otherType is what bodies of one name and different types lose: taggers waver.
const otherType = -0.08

// bodies finds bodies, places and things by name.
func (r *Resolver) bodies(app *Appearance, n name, here context) []candidate {
	var out []candidate
	for _, a := range r.lookup("body " + n.key()) {
		if !compatible(app, a) {
			continue
		}
		rule := ruleAlias
		for label := range a.Labels {
			if r.parse(label).key() == n.key() {
				rule = ruleName
			}
		}
		if rule == ruleAlias && n.acronym() {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(a.Labels)), func(label string) bool { return r.parse(label).isInitials(n.words[0]) }) {
				continue
			}
			rule = ruleAcronym
		}
		if n.generic(r.lex) && app.Type != schema.Place {
			rule = ruleGeneric
		}
		// Where a body is and who is beside it tell little: agencies are everywhere.
		score := worth[rule]
		if rule == ruleGeneric {
			var why reasons
			r.weigh(here, a, &why)
			score += why.score
		}
		c := newCandidate(a, rule, "", score)
		if a.Type() != app.Type {
			c.score, c.rank, c.wrongType = c.score+otherType, c.rank+otherType, app.Type
		}
		out = append(out, c)
	}
	return out
}

// round keeps two decimals: a score is no measurement.
func round(score float64) float64 { return float64(int(score*100+0.5)) / 100 }
