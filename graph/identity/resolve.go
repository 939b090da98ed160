package identity

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/schema"
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
	// changed are the records that differ from what was kept, see Changed, and left
	// the IDs that no article names any more.
	changed map[string]bool
	left    map[string]bool
	whole   int // wholeActors, but for tests
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
		changed: map[string]bool{}, left: map[string]bool{}, whole: wholeActors,
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

// Forget takes back what an article said that was assigned, or remembered, before.
func (r *Resolver) Forget(art *Article, assigned []Assignment) {
	nodes := make(map[string]string, len(assigned))
	for i := range assigned {
		nodes[assigned[i].Local] = assigned[i].Ruled
	}
	r.noteArticles(-1)
	for i := range art.Appearances {
		app := &art.Appearances[i]
		id := nodes[app.Local]
		a := r.actors[id]
		if a == nil {
			continue
		}
		a.add(art, app, nodes, -1)
		r.note(id)
		r.unlearn(a, app)
		r.decide(art, app, nodes, -1)
	}
}

// Decide counts, of an article that was assigned before, only what belongs to nodes
// that decisions name.
func (r *Resolver) Decide(art *Article, assigned []Assignment) {
	nodes := make(map[string]string, len(assigned))
	for i := range assigned {
		nodes[assigned[i].Local] = assigned[i].Ruled
	}
	for i := range art.Appearances {
		r.decide(art, &art.Appearances[i], nodes, 1)
	}
}

// Undecide forgets what was counted for nodes that decisions name.
func (r *Resolver) Undecide() { clear(r.decided) }

func (r *Resolver) decide(art *Article, app *Appearance, nodes map[string]string, n int) {
	final := r.choices.apply(art.ID, app, nodes[app.Local])
	if !r.choices.names(final) {
		return
	}
	if r.decided[final] == nil {
		r.decided[final] = newActor(final)
	}
	if r.decided[final].add(art, app, nodes, n); r.decided[final].Articles <= 0 {
		delete(r.decided, final)
	}
}

// Left returns the nodes that no article names any more since the last call, sorted.
func (r *Resolver) Left() []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(r.left)) {
		if r.actors[id] == nil {
			out = append(out, id)
		}
	}
	clear(r.left)
	return out
}

// Redirect makes a former ID known, so that no other actor gets it.
func (r *Resolver) Redirect(former, id string) {
	r.former[former] = id
	r.changed[formerKey+former] = true
}

// Unredirect makes a former ID free again.
func (r *Resolver) Unredirect(former string) {
	delete(r.former, former)
	r.changed[formerKey+former] = true
}

// Leads reports whether an ID leads to an actor that the rules know.
func (r *Resolver) Leads(id string) bool {
	for range len(r.former) + 1 {
		if r.actors[id] != nil {
			return true
		}
		id = r.former[id]
	}
	return false
}

// Articles returns the number of articles that are known.
func (r *Resolver) Articles() int { return r.articles }

func (r *Resolver) noteArticles(n int) {
	r.articles += n
	r.changed[articlesKey] = true
}

func (r *Resolver) note(id string) { r.changed[actorKey+id] = true }

func (r *Resolver) count(art *Article, nodes map[string]string) {
	r.noteArticles(1)
	for i := range art.Appearances {
		app := &art.Appearances[i]
		id := nodes[app.Local]
		r.learn(id, app)
		a := r.actors[id]
		a.add(art, app, nodes, 1)
		r.note(id)
		if a.Types[app.Type] == 1 && len(a.Types) > 1 {
			r.index1(a) // its names are found as those of this type too
		}
		r.decide(art, app, nodes, 1)
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
	here := context{offices: map[string]bool{}, bodies: map[string]bool{}, company: company, first: art.Date, last: art.Date}
	for _, office := range app.Offices {
		here.offices[strings.ToLower(office.Name)] = true
	}
	for _, local := range app.Bodies {
		if node := nodes[local]; node != "" {
			here.bodies[node] = true
		}
	}
	found := r.candidates(app, here)
	found = r.apart(app, art, used, found)
	if best, ok := r.choose(found); ok {
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

// oneArticle is what spellings of a name gain for standing in one article: it is
// about one of them.
const oneArticle = 0.12

// apart drops the candidates that art has already as another of its actors, but for
// those that it only spells in two ways.
func (r *Resolver) apart(app *Appearance, art *Article, used map[string]int, found []candidate) []candidate {
	var out []candidate
	for _, c := range found {
		if at, ok := used[c.actor.ID]; ok {
			if !r.spelledApart(app, &art.Appearances[at], c.rule) {
				continue
			}
			c.score, c.rank = min(1, c.score+oneArticle), c.rank+oneArticle
		}
		out = append(out, c)
	}
	sortCandidates(out)
	return out
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
	return r.actors[id] == nil && r.former[id] == "" && (r.decided[id] == nil || !r.choices.splitOff(id)) && r.gaz.Entry(id) == nil
}

// learn makes the names of app those of the actor.
func (r *Resolver) learn(id string, app *Appearance) {
	a := r.actors[id]
	if a == nil {
		a = newActor(id)
		r.actors[id] = a
	}
	if nameless(id, app.Label) {
		a.known[app.Label] = true
		return
	}
	person := r.isPerson(app)
	for i, text := range append([]string{app.Label}, app.Aliases...) {
		if a.known[text] && (i > 0 || a.Labels[text] > 0) {
			continue
		}
		a.known[text] = true
		for _, key := range r.keys(text, person, i == 0) {
			r.enter(key, id)
		}
	}
	if app.Link != "" {
		r.enter("link "+app.Link, id)
	}
}

// enter makes an actor found by a key.
func (r *Resolver) enter(key, id string) {
	ids := r.index[key]
	if at, found := slices.BinarySearch(ids, id); !found {
		r.index[key] = slices.Insert(ids, at, id)
	}
}

// leave undoes enter.
func (r *Resolver) leave(key, id string) {
	ids := r.index[key]
	if at, found := slices.BinarySearch(ids, id); found {
		if ids = slices.Delete(ids, at, at+1); len(ids) == 0 {
			delete(r.index, key)
			return
		}
		r.index[key] = ids
	}
}

// index1 makes an actor found by all that is counted of it.
func (r *Resolver) index1(a *Actor) {
	for _, key := range r.keysOf(a) {
		r.enter(key, a.ID)
	}
}

// keysOf returns all keys that an actor is found by.
func (r *Resolver) keysOf(a *Actor) []string {
	var out []string
	for text := range a.known {
		if nameless(a.ID, text) {
			continue
		}
		asPerson := a.Types[schema.Person] > 0 && !r.lex.isGroup(text)
		if asPerson {
			out = append(out, r.keys(text, true, a.Labels[text] > 0)...)
		}
		if !asPerson || len(a.Types) > 1 {
			out = append(out, r.keys(text, false, a.Labels[text] > 0)...)
		}
	}
	for link := range a.links {
		if link != "" {
			out = append(out, "link "+link)
		}
	}
	return out
}

// unlearn takes from an actor the names of app that no other article gives it, and
// forgets the actor with the last article.
func (r *Resolver) unlearn(a *Actor, app *Appearance) {
	for _, text := range append([]string{app.Label}, app.Aliases...) {
		for _, person := range []bool{false, true} {
			for _, key := range r.keys(text, person, true) {
				r.leave(key, a.ID)
			}
		}
		if a.Labels[text]+a.Aliases[text] == 0 {
			delete(a.known, text)
		}
	}
	if app.Link != "" {
		r.leave("link "+app.Link, a.ID)
	}
	if a.Articles <= 0 {
		delete(r.actors, a.ID)
		r.left[a.ID] = true
		return
	}
	r.index1(a)
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
		out = append(out, "body "+n.bodyKey(r.lex))
		if initials := n.initials(); label && len(initials) >= 3 {
			out = append(out, "initials "+initials)
		}
		if label && !n.acronym() && !n.generic(r.lex) {
			out = append(out, "place "+n.soundKey())
		}
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
