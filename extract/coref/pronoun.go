package coref

import (
	"math"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// A pronounKind says what a third-person pronoun can stand for.
type pronounKind struct {
	gender    string // of he and she
	person    bool   // he, she
	plural    bool   // they
	thing     bool   // it
	reflexive bool
}

var pronouns = map[string]pronounKind{
	"he": {gender: "m", person: true}, "him": {gender: "m", person: true}, "his": {gender: "m", person: true},
	"himself": {gender: "m", person: true, reflexive: true},
	"she":     {gender: "f", person: true}, "her": {gender: "f", person: true}, "hers": {gender: "f", person: true},
	"herself": {gender: "f", person: true, reflexive: true},
	"it":      {thing: true}, "its": {thing: true}, "itself": {thing: true, reflexive: true},
	"they": {plural: true}, "them": {plural: true}, "their": {plural: true}, "theirs": {plural: true},
	"themselves": {plural: true, reflexive: true},
}

// The windows of sentences in which an antecedent is looked for.
const (
	personWindow = 3
	thingWindow  = 1
)

// joinPronouns resolves pronouns from left to right, so that a chain of them keeps
// its antecedent salient.
func (r *resolver) joinPronouns() {
	for i := range r.doc.Tokens {
		tok := r.tok(i)
		if tok.UPOS != "PRON" && tok.XPOS != "PRP" && tok.XPOS != "PRP$" || r.at[i] >= 0 || r.nameOf[i] >= 0 {
			continue
		}
		form := strings.ToLower(tok.Form)
		kind, third := pronouns[form]
		switch {
		case third && kind.reflexive:
			r.joinReflexive(i, kind)
		case third:
			if !kind.thing || !r.pleonastic(i) {
				r.joinThird(i, kind)
			}
		case form == "i" || form == "me" || form == "my" || form == "myself" || form == "mine":
			r.joinSpeaker(i, false)
		case form == "we" || form == "us" || form == "our" || form == "ourselves":
			r.joinSpeaker(i, true)
		}
	}
}

// pronounMention makes a mention of token i.
func (r *resolver) pronounMention(i int, to int) mention {
	m := mention{name: -1, sent: r.sentOf[i], lemma: strings.ToLower(r.tok(i).Form)}
	m.First, m.End, m.Head = i, i+1, i
	m.Form, m.Type = extract.PronounForm, r.mentions[r.cluster(to)].Type
	return m
}

// pleonastic reports an "it" that stands for nothing, or for a clause: it is
// important that, it seems, it rained.
func (r *resolver) pleonastic(i int) bool {
	tok := r.tok(i)
	if tok.Head < 0 {
		return false
	}
	head := r.tok(tok.Head)
	lemma := strings.ToLower(head.Lemma)
	// It said that …, it is ready to …: parsers see an expletive here too.
	if willing[lemma] || speech[lemma] && head.UPOS == "VERB" && r.tree.Child(tok.Head, "aux:pass") < 0 {
		return false
	}
	switch extract.BaseRel(tok.DepRel) {
	case "expl":
		return true
	case "nsubj":
	default:
		return false
	}
	switch lemma {
	case "seem", "appear", "rain", "snow", "happen", "matter":
		return true
	case "turn":
		return r.tree.Child(tok.Head, "compound:prt") >= 0 // it turned out
	}
	if r.tree.Child(tok.Head, "csubj", "csubj:pass") >= 0 {
		return true
	}
	// It is important that …, it is time to …: parsers often miss the expletive.
	if r.tree.Child(tok.Head, "cop") >= 0 && head.UPOS == "ADJ" {
		for _, kid := range r.tree.Children(tok.Head) {
			if rel := extract.BaseRel(r.tok(kid).DepRel); rel == "ccomp" && kid > tok.Head {
				return true
			}
		}
	}
	if r.tree.Child(tok.Head, "cop") >= 0 && (head.UPOS == "NUM" || r.gaz.IsCalendar(head.Form) || temporal[lemma]) {
		return true
	}
	return false
}

// joinReflexive joins himself with the subject of its clause.
func (r *resolver) joinReflexive(i int, kind pronounKind) {
	subj := r.subjectOver(r.tok(i).Head)
	if h := r.tok(i).Head; r.tok(i).DepRel == "nmod:unmarked" && h >= 0 {
		subj = h // the minister himself
	}
	if subj < 0 || r.at[subj] < 0 {
		return
	}
	m := r.at[subj]
	if r.agrees(r.cluster(m), m, kind, false) > 0 {
		r.insert(r.pronounMention(i, m), m, "reflexive")
	}
}

// joinThird resolves he, she, it and they by salience.
func (r *resolver) joinThird(i int, kind pronounKind) {
	window := thingWindow
	if kind.person {
		window = personWindow
	}
	thinks := r.thinks(i)
	best, found := 0.0, -1
	bound := r.bound(i)
	asker, pledger := r.asker(i), r.pledger(i)
	seen := r.weigh(i, window)
	for k, m := range seen.mentions {
		c := seen.clusters[seen.slot[k]]
		fit := r.agrees(c, m, kind, thinks)
		if fit == 0 || slices.Contains(bound, c) {
			continue
		}
		w := fit * (seen.weight[seen.slot[k]] + r.parallel(m, i))
		if c == asker {
			w += askerWeight
		}
		if c == pledger {
			w += pledgerWeight
		}
		if w > best || w == best && found >= 0 && r.mentions[m].Head > r.mentions[found].Head {
			best, found = w, m
		}
	}
	rule := "pronoun-salience"
	if m := r.cataphor(i); m >= 0 {
		if w := r.agrees(r.cluster(m), m, kind, thinks) * cataphorWeight; w > best {
			best, found, rule = w, m, "cataphora"
		}
	}
	rival, several := r.rivals(i, kind, thinks, window, bound)
	if several != nil && best <= rival {
		r.insertPlural(i, several)
		return
	}
	if found < 0 || best <= rival {
		return
	}
	r.insert(r.pronounMention(i, found), found, rule)
	c := &r.mentions[r.cluster(found)]
	if c.gender == "" && kind.gender != "" {
		c.gender = kind.gender
	}
}

// askerWeight favours who asks another to do something to whom the pronoun is.
const askerWeight = 60

// asker returns the cluster of the subject over the object that is the understood
// subject of the verb that i is an object of: in Lima asked Quito to help it, Lima; -1
// if there is none. Quito cannot be meant, see bound.
func (r *resolver) asker(i int) int {
	v := r.tok(i).Head
	if rel := extract.BaseRel(r.tok(i).DepRel); v < 0 || rel != "obj" && rel != "iobj" && rel != "obl" {
		return -1
	}
	if r.understood(v) < 0 || extract.BaseRel(r.tok(v).DepRel) == "acl" {
		return -1
	}
	if s := r.subjectOver(r.tok(v).Head); s >= 0 && r.at[s] >= 0 {
		return r.cluster(r.at[s])
	}
	return -1
}

// pledgerWeight outweighs a subject of the main clause, with its other mentions.
const pledgerWeight = 300

// pledges are verbs by which one says to another what one will do oneself.
var pledges = wordset.Of("tell promise assure write")

// pledger returns the cluster of who told another what he would do, where i is that he: Paz in
// *Paz told Ruiz he would help him*; -1 if there is none.
func (r *resolver) pledger(i int) int {
	v := r.tok(i).Head
	if v < 0 || r.tok(i).DepRel != "nsubj" || extract.BaseRel(r.tok(v).DepRel) != "ccomp" {
		return -1
	}
	say := r.tok(v).Head
	if say < 0 || !pledges[strings.ToLower(r.tok(say).Lemma)] || r.tree.Child(say, "obj", "iobj") < 0 {
		return -1
	}
	will := false
	for _, kid := range r.tree.Children(v) {
		form := strings.ToLower(r.tok(kid).Form)
		will = will || extract.BaseRel(r.tok(kid).DepRel) == "aux" && (form == "would" || form == "will")
	}
	s := r.tree.Child(say, "nsubj")
	if !will || s < 0 {
		return -1
	}
	if r.tok(say).DepRel == "acl:relcl" && r.tok(s).XPOS == "WP" {
		s = r.tok(say).Head // Paz, who told Ruiz
	}
	if r.at[s] < 0 {
		return -1
	}
	return r.cluster(r.at[s])
}

// cataphor returns the mention after pronoun i that it can stand for: the subject of
// the main clause, where i is in a clause or phrase before it (In his speech Jo Smith
// said …); -1 if there is none.
func (r *resolver) cataphor(i int) int {
	for at, steps := i, 0; at >= 0 && steps < 20; at, steps = r.tok(at).Head, steps+1 {
		v := r.tok(at).Head
		if v < 0 {
			return -1
		}
		switch extract.BaseRel(r.tok(at).DepRel) {
		case "advcl", "obl":
		case "nsubj", "ccomp", "parataxis", "conj", "root":
			if at != i {
				return -1
			}
			continue
		default:
			continue
		}
		if at > v || at == i {
			return -1
		}
		if s := r.tree.Child(v, "nsubj", "nsubj:pass"); s > i && r.at[s] >= 0 {
			return r.at[s]
		}
		return -1
	}
	return -1
}

// thinks reports whether token i is the subject of a verb of speech or thought, or of
// a state of mind, which only persons and their organisations and countries have.
func (r *resolver) thinks(i int) bool {
	tok := r.tok(i)
	if tok.Head < 0 || tok.DepRel != "nsubj" && tok.DepRel != "expl" {
		return false
	}
	lemma := strings.ToLower(r.tok(tok.Head).Lemma)
	return speech[lemma] || willing[lemma]
}

// agrees returns how well mention m of cluster c fits a pronoun: 0 not at all, 1 well.
func (r *resolver) agrees(c, m int, kind pronounKind, thinks bool) float64 {
	x := &r.mentions[m]
	if x.noun == pairNoun && x.members == nil || x.Form == extract.PronounForm && pronouns[x.lemma].plural != kind.plural {
		return 0
	}
	typ := r.mentions[c].Type
	switch {
	case kind.person:
		if typ != schema.Person || x.plural {
			return 0
		}
		switch g := r.mentions[c].gender; g {
		case kind.gender:
			return 1
		case "":
			return unknownGenderRate
		}
		return 0
	case kind.thing:
		if x.plural || typ == schema.Person || thinks && typ != schema.Organization && typ != schema.Country {
			return 0
		}
		if x.name >= 0 && r.doc.Names[x.name].Demonym {
			return 0
		}
		return 1
	case kind.plural:
		switch {
		case x.plural || x.Form == extract.PronounForm:
			return 1
		case typ == schema.Organization || typ == schema.Country:
			if x.name >= 0 && r.doc.Names[x.name].Demonym {
				return 0
			}
			return singularThey
		}
	}
	return 0
}

// bound returns the clusters that the pronoun i cannot be: those of the arguments
// beside i, of the understood subject of the same verb, of the phrases that contain
// i, and of the speaker of the quotation that i is in.
func (r *resolver) bound(i int) []int {
	var out []int
	add := func(h int) {
		if m := r.at[h]; m >= 0 && r.sentOf[h] == r.sentOf[i] {
			out = appendNew(out, r.cluster(m))
		}
	}
	if v := r.tok(i).Head; v >= 0 && r.tok(i).DepRel != "nmod:poss" {
		for _, kid := range r.tree.Children(v) {
			if isArgument(r.tok(kid).DepRel) {
				add(kid)
			}
		}
		if s := r.controller(v); s >= 0 {
			add(s)
		}
	}
	for h, steps := i, 0; h >= 0 && steps < maxPhraseDepth; h, steps = r.tok(h).Head, steps+1 {
		add(h)
		if !insidePhrase(r.tok(h).DepRel) {
			break
		}
	}
	// The speaker of a quotation is I in it, not he.
	if r.quoteOf[i] >= 0 && pronouns[strings.ToLower(r.tok(i).Form)].person {
		if s := r.speakerOf(i); s >= 0 {
			add(s)
		}
	}
	return out
}

func isArgument(rel string) bool {
	switch extract.BaseRel(rel) {
	case "nsubj", "obj", "iobj", "obl", "conj":
		return true
	}
	return false
}

// maxPhraseDepth bounds the steps from a word up to the head of its noun phrase.
const maxPhraseDepth = 40

// contains reports whether i is inside the noun phrase of h, with no clause between.
func (r *resolver) contains(h, i int) bool {
	for steps := 0; i >= 0 && steps < maxPhraseDepth; steps++ {
		if i == h {
			return true
		}
		if !insidePhrase(r.tok(i).DepRel) {
			return false
		}
		i = r.tok(i).Head
	}
	return false
}

// insidePhrase reports whether a dependent with this relation belongs to the noun
// phrase of its head.
func insidePhrase(rel string) bool {
	switch extract.BaseRel(rel) {
	case "nmod", "amod", "compound", "appos", "conj", "flat", "nummod", "det":
		return true
	}
	return false
}

// maxRivals is how many tokens back a rival is looked for, in sentences without end.
const maxRivals = 300

// rivals returns the weight of the best antecedent that is no mention: for "it" a
// thing that the text speaks of (the missile … it), for "they" things and groups
// (Shoigu and Austin … they). If it outweighs all mentions the pronoun stays open,
// unless it is several actors, which are returned as well. The clusters bound are none.
func (r *resolver) rivals(i int, kind pronounKind, thinks bool, window int, bound []int) (weight float64, several []int) {
	if kind.person {
		return 0, nil
	}
	best := 0.0
	first := r.doc.Sentences[max(0, r.sentOf[i]-window)].First
	for k := max(first, i-maxRivals); k < i; k++ {
		tok := r.tok(k)
		weight, joined := 0.0, []int(nil)
		switch m := r.at[k]; {
		case m >= 0 && kind.plural && !r.mentions[m].plural && r.coordinated(k, i):
			if joined = r.conjoined(m, i); joined != nil && !r.free(joined, bound) {
				continue
			}
			weight = recencyWeight + r.roleWeight(k)
		case m >= 0 || tok.UPOS != "NOUN" || thinks || r.nameOf[k] >= 0:
			continue
		case (tok.XPOS == "NNS" || strings.Contains(tok.Feats, "Number=Plur")) != kind.plural:
			continue
		case r.roleWeight(k) == 0 || r.gaz.IsCalendar(tok.Form) || temporal[strings.ToLower(tok.Lemma)] || r.isPredicate(k):
			continue
		case r.tok(i).DepRel != "nmod:poss" && tok.Head == r.tok(i).Head && isArgument(tok.DepRel), r.contains(k, i):
			continue
		default:
			weight = recencyWeight + r.roleWeight(k)
			if a, b := extract.BaseRel(tok.DepRel), extract.BaseRel(r.tok(i).DepRel); a == b && (a == "nsubj" || a == "obj") {
				weight += parallelWeight
			}
		}
		weight *= math.Pow(0.5, float64(r.sentOf[i]-r.sentOf[k]))
		if weight > best || joined != nil && weight == best {
			best, several = weight, joined
		}
	}
	if several != nil && !r.alike(several, memberKinds) {
		several = nil
	}
	return best, several
}

// memberKinds are the types of actors that several can be of: they.
var memberKinds = []schema.EntityType{schema.Person, schema.Organization, schema.Country}

// free reports that none of the mentions is of a cluster that is bound.
func (r *resolver) free(mentions, bound []int) bool {
	return !slices.ContainsFunc(mentions, func(m int) bool { return slices.Contains(bound, r.cluster(m)) })
}

// insertPlural makes the pronoun i a mention of several actors.
func (r *resolver) insertPlural(i int, members []int) {
	r.gather(r.addMention(r.pronounMention(i, members[0])), members, "pronoun-members")
}

var temporal = wordset.Of("day week month year time hour minute moment morning evening night today yesterday tomorrow weekend decade century")

// coordinated reports whether token k is the first of several actors joined before
// token i: Shoigu and Austin.
func (r *resolver) coordinated(k, i int) bool {
	for _, kid := range r.tree.Children(k) {
		if r.tok(kid).DepRel == "conj" && kid < i && r.at[kid] >= 0 {
			return true
		}
	}
	return false
}
