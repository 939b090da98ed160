package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// The features of a proposition that its score rests on. Distances and lengths are in
// tokens, margins 0..1 as the parser gives them.
const (
	featureMargin = iota // the smallest of its arcs
	featureMeanMargin
	featureSubjectMargin
	featurePredicateMargin
	featureObjectMargin
	featureSubjectWords
	featurePredicateWords
	featureObjectWords
	featureArgWords
	featureArgs
	featureClauses
	featureAdverbs
	featureDepth    // arcs from the root to the predicate
	featurePosition // of the predicate in its sentence, 0..1
	featureSentence // words of the sentence
	featureSubjectDistance
	featureObjectDistance
	featureSubjectPronoun
	featureSubjectUnderstood
	featureSubjectName
	featureSubjectConjunct
	featureObjectAbsent
	featureObjectPronoun
	featureObjectName
	featureObjectNumber
	featureObjectAdjective
	featureObjectClause
	featureObjectConjunct
	featureObjectComma
	featureOblique
	featurePassive
	featureNegative
	featureAsserted
	featureAttributed
	featureImplied
	featureFinite
	featureGerund
	featureSpeech
	featureRelation
	featureRule // one for each of ruleFamilies from here on
)

// ruleFamilies are the constructions that rules are named after, longer names first.
var ruleFamilies = []string{"copula-elided", "advcl-participle", "acl-passive", "acl-infinitive", "appos-alias", "existential",
	"possessive", "reporting", "hindered", "purpose", "accused", "passive", "copula", "title", "relcl", "xcomp", "nsubj", "appos",
	"advcl", "acl", "age"}

// FeatureNames names the features in their order.
var FeatureNames = append([]string{"margin", "mean-margin", "subject-margin", "predicate-margin", "object-margin", "subject-words",
	"predicate-words", "object-words", "arg-words", "args", "clauses", "adverbs", "depth", "position", "sentence",
	"subject-distance", "object-distance", "subject-pronoun", "subject-understood", "subject-name", "subject-conjunct",
	"object-absent", "object-pronoun", "object-name", "object-number", "object-adjective", "object-clause", "object-conjunct",
	"object-comma", "oblique", "passive", "negative", "asserted", "attributed", "implied", "finite", "gerund", "speech",
	"relation"}, ruleFamilies...)

// AppendFeatures appends the features of proposition i of doc to dst. It reads the
// proposition and the tree of doc.
func AppendFeatures(dst []float64, doc *extract.Document, i int) []float64 {
	prop := &doc.Propositions[i]
	from := len(dst)
	dst = append(dst, make([]float64, len(FeatureNames))...)
	x := features{doc: doc, values: dst[from:], gold: true}
	sent := doc.Sentences[prop.Sentence]
	for t := sent.First; t < sent.End && x.gold; t++ {
		x.gold = doc.Tokens[t].Margin == 0
	}
	x.margins(prop)
	x.lengths(prop, sent)
	x.kinds(prop)
	for k, family := range ruleFamilies {
		if strings.HasPrefix(prop.Rule, family) {
			x.values[featureRule+k] = 1
			break
		}
	}
	return dst
}

// features fills in the values of one proposition.
type features struct {
	doc    *extract.Document
	values []float64
	gold   bool // the sentence has no margins: its tree is given
}

func (x *features) flag(feature int, is bool) {
	if is {
		x.values[feature] = 1
	}
}

func (x *features) margin(tok int) float64 {
	if x.gold || tok < 0 || x.doc.Tokens[tok].Head < 0 {
		return 1
	}
	return max(0, float64(x.doc.Tokens[tok].Margin))
}

func (x *features) margins(prop *extract.Proposition) {
	subject, object, pred := x.margin(prop.Subject.Head), x.margin(prop.Object.Head), x.margin(prop.Predicate.Head)
	least, sum, n := min(subject, object, pred), subject+object+pred, 3.0
	for k := range prop.Args {
		m := x.margin(prop.Args[k].Head)
		least, sum, n = min(least, m), sum+m, n+1
	}
	x.values[featureMargin], x.values[featureMeanMargin] = least, sum/n
	x.values[featureSubjectMargin], x.values[featurePredicateMargin], x.values[featureObjectMargin] = subject, pred, object
}

func (x *features) lengths(prop *extract.Proposition, sent extract.Sentence) {
	v, head := x.values, prop.Predicate.Head
	v[featureSubjectWords] = float64(len(prop.Subject.Full))
	v[featurePredicateWords] = float64(len(prop.Predicate.Tokens))
	v[featureObjectWords] = float64(len(prop.Object.Full))
	for k := range prop.Args {
		v[featureArgWords] += float64(len(prop.Args[k].Full))
	}
	v[featureArgs] = float64(len(prop.Args))
	v[featureClauses] = float64(len(prop.Clauses))
	v[featureAdverbs] = float64(len(prop.Predicate.Adverbs))
	for at := x.doc.Tokens[head].Head; at >= 0 && v[featureDepth] < 12; at = x.doc.Tokens[at].Head {
		v[featureDepth]++
	}
	v[featurePosition] = float64(head-sent.First) / float64(sent.End-sent.First)
	v[featureSentence] = float64(sent.End - sent.First)
	v[featureSubjectDistance] = float64(head - prop.Subject.Referent())
	if prop.Object.Present() {
		v[featureObjectDistance] = float64(prop.Object.Head - head)
	}
}

func (x *features) kinds(prop *extract.Proposition) {
	toks := x.doc.Tokens
	subject, object, pred := &toks[prop.Subject.Referent()], &prop.Object, &toks[prop.Predicate.Head]
	x.flag(featureSubjectPronoun, subject.UPOS == "PRON")
	x.flag(featureSubjectUnderstood, prop.Subject.Antecedent >= 0)
	x.flag(featureSubjectName, subject.UPOS == "PROPN")
	x.flag(featureSubjectConjunct, extract.BaseRel(subject.DepRel) == "conj")
	x.flag(featureObjectAbsent, !object.Present())
	if object.Present() {
		tok := &toks[object.Referent()]
		x.flag(featureObjectPronoun, tok.UPOS == "PRON")
		x.flag(featureObjectName, tok.UPOS == "PROPN")
		x.flag(featureObjectNumber, tok.UPOS == "NUM" || tok.UPOS == "SYM")
		x.flag(featureObjectAdjective, tok.UPOS == "ADJ")
		x.flag(featureObjectConjunct, extract.BaseRel(tok.DepRel) == "conj")
		x.flag(featureObjectClause, object.Role == extract.RoleClause)
		x.flag(featureOblique, object.Prep != "")
	}
	for _, t := range object.Full {
		x.flag(featureObjectComma, toks[t].Form == ",")
	}
	x.flag(featurePassive, prop.Predicate.Passive)
	x.flag(featureNegative, prop.Polarity == schema.Negative)
	x.flag(featureAsserted, prop.Modality == schema.Asserted)
	x.flag(featureAttributed, prop.Attribution.Cue >= 0)
	x.flag(featureImplied, prop.Predicate.Implied)
	x.flag(featureRelation, prop.Relation != "")
	c := verbs[prop.Predicate.Lemma]
	x.flag(featureSpeech, c == classReport || c == classClaim)
	if prop.Predicate.Implied {
		return
	}
	x.flag(featureGerund, pred.XPOS == "VBG" && len(prop.Predicate.Tokens) == 1)
	for _, t := range prop.Predicate.Tokens {
		switch toks[t].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			x.values[featureFinite] = 1
		}
	}
}
