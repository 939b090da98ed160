package relation

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// confidenceData are the weights of the confidence, see data/README.md.
//
//go:embed data/confidence.tsv
var confidenceData string

// calibration gives the probability that a statement is right: the logistic function of
// a weighted sum of its features.
type calibration struct {
	bias    float64
	weights []float64 // as FeatureNames
}

// english returns the calibration that is embedded.
var english = sync.OnceValues(func() (*calibration, error) { return parseCalibration(confidenceData) })

// parseCalibration reads a feature, or "bias", and its weight from each line, parted by a
// tab. A feature without a line weighs nothing.
func parseCalibration(data string) (*calibration, error) {
	c := &calibration{weights: make([]float64, len(FeatureNames))}
	for n, line := range strings.Split(strings.TrimRight(data, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, number, _ := strings.Cut(line, "\t")
		weight, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("confidence.tsv:%d: %w", n+1, err)
		}
		at := slices.Index(FeatureNames, name)
		switch {
		case name == "bias":
			c.bias = weight
		case at < 0:
			return nil, fmt.Errorf("confidence.tsv:%d: no feature %q", n+1, name)
		default:
			c.weights[at] = weight
		}
	}
	return c, nil
}

// probability returns the probability of features x, 0..1.
func (c *calibration) probability(x []float64) float64 {
	sum := c.bias
	for i, value := range x {
		sum += c.weights[i] * value
	}
	return 1 / (1 + math.Exp(-sum))
}

// probable sets the confidence of the drafts that are kept of a sentence.
func (b *builder) probable(kept []draft) {
	for i := range kept {
		b.x = b.appendFeatures(b.x[:0], &kept[i], len(kept))
		if b.observe != nil {
			b.observe(&kept[i], b.x)
		}
		kept[i].stmt.Confidence = round(b.calibration.probability(b.x))
	}
}

// The features of a statement that its confidence rests on. Margins are 0..1 as the
// parser gives them; counts are scaled so that most lie within 0..2.
const (
	featurePrior       = iota // log odds of the prior of rules, frame, mentions and types
	featureScore              // of the proposition, 0.6 without one
	featureNoClause           // no clause states it: a noun or a title does
	featureMargin             // the least on the paths from the predicate to both ends
	featureMeanMargin         // the mean of them
	featureSteps              // arcs on these paths, in fives
	featureSentence           // words, in twenties
	featureDepth              // arcs from the root to the predicate, in fives
	featureDistance           // words between subject and object, in tens
	featureTwins              // statements of the sentence, in fives
	featureSubjectNoun        // the subject is a common noun that stands for a name
	featureSubjectPronoun
	featureSubjectGroup // one of several that one mention denotes
	featureSubjectPart  // its country is named, and stands for some of its people
	featureObjectNoun
	featureObjectPronoun
	featureObjectGroup
	featureObjectPart
	featureFar         // sentences between an end that is no name and the next name of its actor, in fives
	featureObjectWords // words of a literal, in fives; 0 for an actor
	featureLiteral
	featureUnderstood // the subject stands in another clause
	featureOdd        // a type that the predicate does not ask for
	featurePerson     // the subject is a person
	featureCountry    // the subject is a country
	featureOpen
	featureState
	featureCategory // it is an event
	featureSymmetric
	featureDenied
	featurePossible
	featureIntended // planned, promised, requested or threatened
	featureClaimed
	featureSupposed // conditional, purpose or questioned
	featureAttributed
	featureDated // the sentence gives the time
	featureQuoted
	featureHead // the first sentence of the article
	featureRule // one for each of ruleFamilies from here on
)

// ruleFamilies are the constructions that rules are named after, longer names first.
var ruleFamilies = []string{"event-noun", "light", "effort", "title", "possessive", "copula", "appos", "passive", "relcl", "xcomp", "advcl",
	"acl", "existential", "nsubj"}

// FeatureNames names the features in their order.
var FeatureNames = append([]string{"prior", "score", "no-clause", "margin", "mean-margin", "steps", "sentence", "depth", "distance", "twins",
	"subject-noun", "subject-pronoun", "subject-group", "subject-part", "object-noun", "object-pronoun", "object-group", "object-part",
	"far", "object-words", "literal", "understood", "odd-type", "person", "country", "open", "state", "event", "symmetric", "denied", "possible",
	"intended", "claimed", "supposed", "attributed", "dated", "quoted", "head"}, ruleFamilies...)

// appendFeatures appends the features of d, one of n drafts of its sentence, to dst.
func (b *builder) appendFeatures(dst []float64, d *draft, n int) []float64 {
	from := len(dst)
	for range FeatureNames {
		dst = append(dst, 0)
	}
	x := dst[from:]
	flag := func(feature int, is bool) {
		if is {
			x[feature] = 1
		}
	}
	s, c := &d.stmt, &d.claim
	prior := min(max(s.Confidence, 0.02), 0.98)
	x[featurePrior] = math.Log(prior / (1 - prior))
	x[featureScore] = 0.6
	if d.prop >= 0 {
		x[featureScore] = b.doc.Propositions[d.prop].Score
		flag(featureUnderstood, b.doc.Propositions[d.prop].Subject.Antecedent >= 0)
	}
	flag(featureNoClause, d.prop < 0)
	b.pathFeatures(x, c)
	sent := b.doc.Sentences[b.sent]
	x[featureSentence] = min(float64(sent.End-sent.First)/20, 3)
	x[featureTwins] = min(float64(n)/5, 3)
	x[featureDistance] = min(math.Abs(float64(c.object.tok-c.subject.tok))/10, 3)

	b.endFeatures(x[featureSubjectNoun:], c.subject)
	b.endFeatures(x[featureObjectNoun:], c.object)
	x[featureFar] = float64(max(b.nameDistance(c.subject), b.nameDistance(c.object))) / 5
	flag(featureLiteral, s.Object.IsLiteral())
	if s.Object.IsLiteral() {
		x[featureObjectWords] = min(float64(strings.Count(s.Object.Literal, " ")+1)/5, 3)
	}
	if c.pred != nil {
		flag(featureOdd, typeFactor(c.subject.typ, c.pred.Subject) < 1 || c.object.mention >= 0 && typeFactor(c.object.typ, c.pred.Object) < 1)
		flag(featureState, c.pred.Kind == schema.KindState)
	}
	flag(featurePerson, c.subject.typ == schema.Person)
	flag(featureCountry, c.subject.typ == schema.Country)
	flag(featureOpen, s.Open)
	flag(featureCategory, s.Event != "")
	flag(featureSymmetric, s.Symmetric)
	flag(featureDenied, s.Polarity == schema.Negative)
	switch s.Modality {
	case schema.Possible:
		x[featurePossible] = 1
	case schema.Planned, schema.Promised, schema.Requested, schema.Threatened:
		x[featureIntended] = 1
	case schema.Claimed:
		x[featureClaimed] = 1
	case schema.Conditional, schema.Purpose, schema.Questioned:
		x[featureSupposed] = 1
	}
	flag(featureAttributed, !s.Attribution.IsZero())
	flag(featureDated, s.DateSource == dateInText)
	flag(featureQuoted, strings.ContainsAny(s.Evidence.Quote, "“”\""))
	flag(featureHead, b.sent == 0)
	for k, family := range ruleFamilies {
		if strings.HasPrefix(s.Rule, family) {
			x[featureRule+k] = 1
			break
		}
	}
	return dst
}

// pathFeatures sets what the arcs between the predicate and its ends are worth.
func (b *builder) pathFeatures(x []float64, c *claim) {
	least, sum, steps := 1.0, 0.0, 0
	count := func(tok int) {
		m := 1.0
		if b.margins {
			m = max(0, float64(b.toks[tok].Margin))
		}
		least, sum, steps = min(least, m), sum+m, steps+1
	}
	for _, end := range []int{c.subject.tok, c.object.tok} {
		if end < 0 {
			continue
		}
		top := b.meeting(end, c.anchor)
		for _, tok := range []int{end, c.anchor} {
			for ; tok >= 0 && tok != top; tok = b.toks[tok].Head {
				count(tok)
			}
		}
	}
	x[featureMargin], x[featureMeanMargin] = least, 1
	if steps > 0 {
		x[featureMeanMargin] = sum / float64(steps)
	}
	x[featureSteps] = min(float64(steps)/5, 3)
	depth := 0
	for at := b.toks[c.anchor].Head; at >= 0 && depth < 12; at = b.toks[at].Head {
		depth++
	}
	x[featureDepth] = float64(depth) / 5
}

// meeting returns the lowest token above both, or one of them; -1 where they stand in
// different trees.
func (b *builder) meeting(a, c int) int {
	for ; a >= 0; a = b.toks[a].Head {
		for at := c; at >= 0; at = b.toks[at].Head {
			if at == a {
				return a
			}
		}
	}
	return -1
}

// endFeatures sets how an end names its actor: noun, pronoun, group, part.
func (b *builder) endFeatures(x []float64, f filler) {
	if f.mention < 0 {
		return
	}
	switch form := b.doc.Mentions[f.mention].Form; {
	case b.partOf[f.tok]:
		x[3] = 1
	case f.member > 0:
		x[2] = 1
	case form == extract.NominalForm:
		x[0] = 1
	case form == extract.PronounForm:
		x[1] = 1
	}
}

// farthest bounds how many sentences are looked over for the name of an actor.
const farthest = 10

// nameDistance returns how many sentences the nearest name of the actor of f is away, 0
// where f is a name itself or no actor.
func (b *builder) nameDistance(f filler) int {
	if f.mention < 0 || b.doc.Mentions[f.mention].Form == extract.NameForm {
		return 0
	}
	least := farthest
	for _, m := range b.doc.Entities[b.doc.Mentions[f.mention].Entity].Mentions {
		mention := &b.doc.Mentions[m]
		if mention.Form != extract.NameForm {
			continue
		}
		sent := b.doc.SentenceOf(mention.First)
		least = min(least, max(sent-b.sent, b.sent-sent))
	}
	return least
}
