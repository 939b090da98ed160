package relation

import (
	"time"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// Where the date of a statement comes from, see schema.Statement.
const (
	dateInText    = "text"
	dateInContext = "context"
	dateOfArticle = "published"
)

// beyond are prepositions that put an event before or after a time, and not on it.
var beyond = wordset.Of(`until till since by before after than to prior_to up_to ahead_of about regarding of`)

// dateOf returns the date of what the token anchor states: a time among its own
// arguments, or those of the clause it depends on; else the date of the article.
func (b *builder) dateOf(anchor int, args []extract.Argument) (date, source string) {
	for _, arg := range args {
		if arg.Antecedent >= 0 && b.timeAt[arg.Antecedent] >= 0 && arg.Role != extract.RoleSubject && arg.Role != extract.RoleObject {
			return b.doc.Times[b.timeAt[arg.Antecedent]].Value, dateInText // in May, when they met
		}
		if arg.Role == extract.RoleTime && arg.Head >= 0 && !beyond[arg.Prep] && arg.Antecedent < 0 && !b.isSinceHow(arg.Head) {
			if value := b.timeIn(arg.Head, arg.Tokens); value != "" {
				return value, dateInText
			}
		}
	}
	for at, steps := anchor, 0; at >= 0 && steps < 4; steps++ {
		if value := b.timeBelow(at); value != "" {
			return value, dateInText
		}
		head := b.toks[at].Head
		if head < 0 {
			break
		}
		switch b.tree.Base(at) {
		case "xcomp", "conj":
			// "vowed on Friday to attack", "came on Friday and left"
		case "advcl":
			if value := b.reckonedBefore(at); value != "" {
				return value, dateInText
			}
			if b.tree.Child(at, "mark") >= 0 && b.lemma(b.tree.Child(at, "mark")) != "to" || b.tree.Child(at, "nsubj", "nsubj:pass") >= 0 {
				return b.published()
			}
		case "acl":
			if where := b.tree.Child(at, "advmod"); where < 0 || b.toks[where].XPOS != "WRB" || b.lemma(where) != "where" || b.isPast(at) != b.isPast(head) {
				return b.published()
			}
			// held talks in May *where he agreed*: it was then
			if anchor == at {
				anchor = head
			}
		case "obj", "nsubj", "obl":
			if b.toks[at].UPOS != "NOUN" || b.toks[head].UPOS != "VERB" || at != anchor {
				return b.published()
			}
		default:
			return b.published()
		}
		at = head
	}
	return b.published()
}

// reckonedBefore returns the time right before the subordinator of the clause c that is reckoned from the time
// of its main clause: left on Wednesday, *a day* after she was arrested. It is empty if there is none.
func (b *builder) reckonedBefore(c int) string {
	mark := b.tree.Child(c, "mark")
	if mark < 1 || b.lemma(mark) != "after" && b.lemma(mark) != "before" {
		return ""
	}
	at := b.timeAt[mark-1]
	if at < 0 || b.doc.Times[at].Rule != extract.RuleAnchored {
		return ""
	}
	return b.doc.Times[at].Value
}

func (b *builder) published() (date, source string) {
	if b.doc.Article.Published == "" {
		return "", ""
	}
	return b.doc.Article.Published, dateOfArticle
}

// isSinceHow reports whether the time at tok says how long something has gone on: *for
// five years*.
func (b *builder) isSinceHow(tok int) bool {
	at := b.timeAt[tok]
	return at >= 0 && b.doc.Times[at].Rule == extract.RuleSinceHow
}

// timeBelow returns the time that a dependent of tok gives.
func (b *builder) timeBelow(tok int) string {
	for _, kid := range b.tree.Children(tok) {
		switch b.tree.Base(kid) {
		case "compound", "nummod":
			if at := b.timeAt[kid]; at >= 0 && b.toks[tok].UPOS == "NOUN" && b.doc.Times[at].First < tok {
				return b.doc.Times[at].Value // the March 4 attack
			}
		case "advcl":
			if value := b.reckonedIn(kid); value != "" {
				return value
			}
		case "obl", "nmod", "advmod":
			if value := b.reckonedIn(kid); value != "" {
				return value
			}
			if prep := b.caseOf(kid); beyond[prep] && prep != "of" || b.isSinceHow(kid) || b.isReckonedHere(kid) {
				continue
			}
			if b.timeAt[kid] >= 0 {
				return b.doc.Times[b.timeAt[kid]].Value
			}
			if value := b.dayOfEvent(kid); value != "" {
				return value
			}
			// the morning of Friday
			if b.timePart(kid) {
				for _, below := range b.tree.Children(kid) {
					if b.timeAt[below] >= 0 {
						return b.doc.Times[b.timeAt[below]].Value
					}
				}
			}
		}
	}
	return ""
}

// dayOfEvent returns the day of the event that tok, an oblique, names: in *the vote on 26 May*.
func (b *builder) dayOfEvent(tok int) string {
	switch b.caseOf(tok) {
	case "in", "at", "during", "on":
	default:
		return ""
	}
	for _, kid := range b.tree.Children(tok) {
		rel := b.tree.Base(kid)
		if rel != "nmod" && rel != "compound" && rel != "nummod" || b.timeAt[kid] < 0 || rel == "nmod" && b.caseOf(kid) != "on" && b.caseOf(kid) != "" {
			continue
		}
		if value := b.doc.Times[b.timeAt[kid]].Value; len(value) == len(time.DateOnly) && !b.isReckonedHere(kid) {
			return value
		}
	}
	return ""
}

// reckonedIn returns the time that is reckoned from the one that the phrase or clause of tok
// names: *two days after* the vote of March 10.
func (b *builder) reckonedIn(tok int) string {
	for _, kid := range b.tree.Children(tok) {
		if b.isReckonedHere(kid) {
			return b.doc.Times[b.timeAt[kid]].Value
		}
	}
	return ""
}

// isReckonedHere reports whether the time at tok is reckoned from one that the phrase or
// clause it hangs on names: it is none of that phrase.
func (b *builder) isReckonedHere(tok int) bool {
	at := b.timeAt[tok]
	if at < 0 || b.doc.Times[at].Rule != extract.RuleReckoned {
		return false
	}
	word := b.doc.Times[at].End
	return word < len(b.toks) && b.toks[tok].Head >= 0 && b.toks[word].Head == b.toks[tok].Head
}

var timeParts = wordset.Of(`hour recently soon morning afternoon evening night day end beginning start middle early late ago spring summer autumn winter month weekend`)

func (b *builder) timePart(tok int) bool { return timeParts[b.lemma(tok)] }

// timeIn returns the time that the phrase tokens with that head give.
func (b *builder) timeIn(head int, tokens []int) string {
	if b.timeAt[head] >= 0 {
		return b.doc.Times[b.timeAt[head]].Value
	}
	if b.timePart(head) {
		for _, tok := range tokens {
			if b.timeAt[tok] >= 0 {
				return b.doc.Times[b.timeAt[tok]].Value
			}
		}
	}
	return ""
}

// narrative is the time that a text tells of: *the vote was held on Sunday*, and what
// is then told in the past tense without a time was on Sunday too.
type narrative struct {
	// lead is the day that the first sentence tells of, empty if none, or once the text
	// has named another time: a story of many days is not of one.
	lead      string
	day       string // that of the paragraph, empty if none or if it tells of another time
	paragraph int
	elsewhen  bool // the paragraph went over to a time that is no day of the news
}

// newsDays is how many days before the date of the article the day that a text tells of
// may lie: what lies further back is background.
const newsDays = 14

// contextDate returns the day that c takes from the sentences before it, empty if it
// takes none: of what is told to have happened, in the past tense, in the words of the
// text itself. *Had won*, *has won* and states may lie further back.
func (b *builder) contextDate(c claim) string {
	if c.modality != schema.Asserted || c.source.Speaker.Present() || c.source.Cue >= 0 ||
		c.pred != nil && (c.pred.Kind == schema.KindState || background[c.pred.Name]) || !b.isPast(c.anchor) || b.story.elsewhen || b.hasTime() {
		return ""
	}
	if b.story.day != "" {
		return b.story.day
	}
	if b.paragraphHasLead() || !sayingVerbs[b.lemma(c.anchor)] {
		return b.story.lead
	}
	return "" // who speaks of the event later in the text may do so on another day
}

// paragraphHasLead reports whether the sentence is in the paragraph of the first sentence.
func (b *builder) paragraphHasLead() bool {
	for sent := b.sent; sent >= 0 && b.doc.Sentences[sent].Paragraph == b.story.paragraph; sent-- {
		if b.isLead(sent) {
			return true
		}
	}
	return false
}

// background are predicates of what is told to explain who somebody is.
var background = wordset.Of(`founded born-in studied-at produces died-in joins invests-in acquires`)

// hasTime reports whether the sentence names a time of its own, which may be that of
// another clause: *in 2010, when he*.
func (b *builder) hasTime() bool {
	sent := b.doc.Sentences[b.sent]
	for tok := sent.First; tok < sent.End; tok++ {
		if b.timeAt[tok] >= 0 && b.doc.Times[b.timeAt[tok]].Value != b.story.day && b.doc.Times[b.timeAt[tok]].Value != b.story.lead {
			return true
		}
	}
	return false
}

// isPast reports whether the clause of tok is told in the simple past: *won*, *was
// elected*, and what depends on such a verb without a tense of its own, *were among
// those elected*.
func (b *builder) isPast(tok int) bool {
	for steps := 0; steps < 2*maxConjuncts && tok >= 0; steps++ {
		if aux := b.auxiliary(tok); aux >= 0 {
			return b.toks[aux].XPOS == "VBD" && b.lemma(aux) != "have"
		}
		switch b.toks[tok].XPOS {
		case "VBD":
			return true
		case "VBP":
			subject := b.tree.Child(tok, "nsubj")
			if subject < 0 || !invariant[b.lemma(tok)] {
				return false
			}
			xpos := b.toks[subject].XPOS
			return xpos == "NNP" || xpos == "NN" // Lee beat Koh
		case "VBZ", "MD":
			return false
		}
		if rel := b.tree.Base(tok); rel == "ccomp" {
			return false // said that they win
		}
		tok = b.toks[tok].Head
	}
	return false
}

// invariant are verbs whose past is like their present.
var invariant = wordset.Of(`beat put cut hit set let shut spread split cast quit hurt burst shed bid rid`)

// auxiliary returns the first auxiliary or copula of tok, -1 if it has none.
func (b *builder) auxiliary(tok int) int {
	for _, kid := range b.tree.Children(tok) {
		switch b.tree.Base(kid) {
		case "aux", "cop":
			return kid
		}
	}
	return -1
}

// enterSentence and leaveSentence keep the time of the text up to date.
func (b *builder) enterSentence(sent int) {
	if p := b.doc.Sentences[sent].Paragraph; p != b.story.paragraph {
		b.story.paragraph, b.story.day, b.story.elsewhen = p, "", false
	}
}

func (b *builder) leaveSentence(sent int) {
	value, main := b.mainTime(sent)
	_, last := schema.DaysOf(value)
	if published := b.doc.Article.Published; value == "" || last >= published && len(value) != len(time.DateOnly) || value > published {
		return // what is still to come, and *this year*, is no other time than that of the story
	}
	if value != b.story.lead && b.story.lead != "" && (main || !b.isNews(value)) {
		b.story.lead = ""
	}
	switch {
	case !b.isNews(value):
		b.story.day, b.story.elsewhen = "", true
	case main:
		b.story.day, b.story.elsewhen = value, false
		if b.isLead(sent) {
			b.story.lead = value
		}
	}
}

// isLead reports whether sent is the first sentence after the headline. It alone sets
// the day of the text: a time in the second belongs to its own clause.
func (b *builder) isLead(sent int) bool {
	title := b.doc.Article.Title.End
	return b.doc.Sentences[sent].Span.Begin >= title && (sent == 0 || b.doc.Sentences[sent-1].Span.Begin < title)
}

// mainTime returns the time that a sentence names with its main verb, and whether it
// tells of an event that was then, in the past and not of somebody's words; or the
// first time that it names otherwise.
func (b *builder) mainTime(sent int) (value string, main bool) {
	s := b.doc.Sentences[sent]
	for tok := s.First; tok < s.End; tok++ {
		if b.toks[tok].Head >= 0 {
			continue
		}
		if value := b.timeBelow(tok); value != "" {
			return value, b.isPast(tok) && !sayingVerbs[b.lemma(tok)]
		}
		for _, kid := range b.tree.Children(tok) {
			if b.tree.Base(kid) == "conj" && !sayingVerbs[b.lemma(kid)] {
				if value := b.timeBelow(kid); value != "" {
					return value, b.isPast(kid)
				}
			}
		}
	}
	for tok := s.First; tok < s.End; tok++ {
		if i := b.timeAt[tok]; i >= 0 && !b.reachesBack(i) {
			return b.doc.Times[i].Value, false
		}
	}
	return "", false
}

// reachesBack reports whether a time is but the end of a span of time, and not when
// something happened: the first win *since 1958*.
func (b *builder) reachesBack(i int) bool {
	for tok := b.doc.Times[i].First; tok < b.doc.Times[i].End; tok++ {
		if beyond[b.caseOf(tok)] {
			return true
		}
	}
	return false
}

// sayingVerbs tell when something was said, and not when it was.
var sayingVerbs = wordset.Of(`say tell announce report state add note explain claim confirm write warn deny ask argue insist reply tweet
	describe accuse criticize criticise condemn call urge`)

// isNews reports whether value is a day shortly before the date of the article, or it.
func (b *builder) isNews(value string) bool {
	day, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return false
	}
	published, err := time.Parse(time.DateOnly, b.doc.Article.Published)
	if err != nil {
		return false
	}
	age := published.Sub(day)
	return age >= 0 && age <= newsDays*24*time.Hour
}
