package coref

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/feature"
	"github.com/quadwire/quadwire/schema"
)

// A term is a phrase with what the features of chains see of it. The fields without
// comment are hashes.
type term struct {
	extract.Phrase
	sent, quote int
	// at is the mention with the same head, -1.
	at int
	// reference is what kind of phrase it is: the pronoun, the class of the
	// determiner, or the type of the name.
	reference uint64
	form      uint64 // pronoun, nominal, name
	lemma     uint64
	last      uint64 // of a name: its last word, the surname of Jo Smith
	number    uint64 // 0 unknown, 1 singular, 2 plural
	gender    uint64 // 0 unknown, 1 m, 2 f, 3 person, 4 no person
	role      uint64
	governor  uint64 // lemma of the word over it, and preposition
	text      uint64 // without determiner and possessive 's
	// words are those of the phrase around the head: the name's, or the modifiers'.
	words  []uint64
	suffix uint64
	// pair marks Max and Lea.
	pair bool
}

// The genders of terms.
const (
	unknownGender uint64 = iota
	masculine
	feminine
	somebody
	nobody
)

// references are the pronouns with several forms, by each of them.
var references = formsOf("i me my mine myself", "we us our ours ourselves", "you your yours yourself yourselves",
	"he him his himself", "she her hers herself", "it its itself", "they them their theirs themselves themself", "who whom")

// formsOf maps each word of a list to the first.
func formsOf(lists ...string) map[string]string {
	out := map[string]string{}
	for _, list := range lists {
		forms := strings.Fields(list)
		for _, form := range forms {
			out[form] = forms[0]
		}
	}
	return out
}

var genderOf = map[string]uint64{"he": masculine, "she": feminine, "i": somebody, "we": somebody, "you": somebody, "it": nobody, "this": nobody, "that": nobody}

var numberOf = map[string]uint64{"he": 1, "she": 1, "i": 1, "it": 1, "this": 1, "that": 1, "we": 2, "they": 2, "these": 2, "those": 2}

// term describes a phrase.
func (r *resolver) term(p extract.Phrase) term {
	tok := r.tok(p.Head)
	t := term{Phrase: p, sent: r.sentOf[p.Head], quote: r.quoteOf[p.Head], at: r.at[p.Head]}
	t.lemma = hashLower(tok.Lemma)
	low := strings.ToLower(tok.Form)
	t.suffix = hashOf(low[max(0, len(low)-3):])
	t.role = hashOf(extract.BaseRel(tok.DepRel))
	if tok.DepRel == "nmod:poss" {
		t.role = hashOf(tok.DepRel)
	}
	if tok.Head >= 0 {
		t.governor = hashLower(r.tok(tok.Head).Lemma)
		if c := r.tree.Child(p.Head, "case"); c >= 0 {
			t.governor = feature.Mix(t.governor, hashLower(r.tok(c).Form))
		}
	}
	switch {
	case tok.XPOS == "NNS" || tok.XPOS == "NNPS" || strings.Contains(tok.Feats, "Number=Plur"):
		t.number = 2
	case tok.XPOS == "NN" || tok.XPOS == "NNP" || strings.Contains(tok.Feats, "Number=Sing"):
		t.number = 1
	}
	if r.lastConjunct(p.Head) >= p.Head && r.lastConjunct(p.Head) < p.End {
		t.pair, t.number, t.at = true, 2, -1
	}
	switch p.Form {
	case extract.PronounForm:
		t.form = 1
		ref := low
		if full := references[low]; full != "" {
			ref = full
		}
		t.reference = hashOf(ref)
		t.gender, t.number = genderOf[ref], numberOf[ref]
		t.text = t.reference
	case extract.NameForm:
		t.form = 2
		t.describeName(r)
	default:
		t.form, t.last = 3, t.lemma
		t.describeNominal(r)
	}
	if p.Form != extract.PronounForm {
		t.text = r.hashText(p)
	}
	return t
}

// hashText is the hash of a phrase without determiner at the front and 's at the end.
func (r *resolver) hashText(p extract.Phrase) uint64 {
	first, end := p.First, p.End
	for first < p.Head && (r.tok(first).UPOS == "DET" || r.tok(first).UPOS == "PUNCT") {
		first++
	}
	for end-1 > p.Head && (r.tok(end-1).XPOS == "POS" || r.tok(end-1).UPOS == "PUNCT") {
		end--
	}
	h := uint64(0)
	for i := first; i < end && i < first+maxTextWords; i++ {
		h = feature.Mix(h, hashLower(r.tok(i).Form))
	}
	return h
}

// maxTextWords is how many words of a phrase are compared.
const maxTextWords = 30

func (t *term) describeName(r *resolver) {
	typ := schema.EntityType("")
	if t.at >= 0 {
		x := &r.mentions[t.at]
		typ = x.Type
		switch x.gender {
		case "m":
			t.gender = masculine
		case "f":
			t.gender = feminine
		}
		if x.name >= 0 && r.doc.Names[x.name].Demonym {
			typ += "-demonym"
		}
	}
	switch {
	case typ == schema.Person && t.gender == unknownGender:
		t.gender = somebody
	case typ != "" && typ != schema.Person && typ != schema.Thing:
		t.gender = nobody
	}
	t.reference = feature.Mix(hashOf(string(typ)), 2)
	t.lemma = hashLower(r.tok(t.Head).Form)
	t.words = append(t.words, t.lemma)
	t.last = t.lemma
	for _, kid := range r.tree.Children(t.Head) {
		tok := r.tok(kid)
		if tok.UPOS != "PROPN" || len(t.words) == maxTextWords {
			continue
		}
		switch extract.BaseRel(tok.DepRel) {
		case "flat":
			t.last = hashLower(tok.Form)
		case "compound":
		default:
			continue
		}
		t.words = append(t.words, hashLower(tok.Form))
	}
}

func (t *term) describeNominal(r *resolver) {
	det := "bare"
	lemma := strings.ToLower(r.tok(t.Head).Lemma)
	for _, kid := range r.tree.Children(t.Head) {
		tok := r.tok(kid)
		switch rel := extract.BaseRel(tok.DepRel); {
		case rel == "det":
			switch form := strings.ToLower(tok.Form); form {
			case "the", "this", "that", "these", "those", "a", "an", "no", "any", "some", "every", "each", "all", "both", "another":
				det = form
			default:
				det = "quantifier"
			}
		case tok.DepRel == "nmod:poss" && kid < t.Head:
			det = "possessive"
			if tok.UPOS == "PRON" {
				det = "possessive-pronoun"
			}
		case rel == "nummod" && det == "bare":
			det = "number"
		case rel == "amod" || rel == "compound" || rel == "nmod" || rel == "acl":
			if len(t.words) < maxTextWords {
				t.words = append(t.words, hashLower(tok.Lemma))
			}
		}
	}
	t.reference = feature.Mix(hashOf(det), t.number+8)
	switch class := r.classOf(t.Head, lemma); class {
	case personNoun, officialsNoun:
		t.gender = somebody
		if title, ok := r.gaz.Title(lemma); ok && title.Gender == "m" || personGender[lemma] == "m" {
			t.gender = masculine
		} else if ok && title.Gender == "f" || personGender[lemma] == "f" {
			t.gender = feminine
		}
	case governmentNoun, forcesNoun, orgNoun, countryNoun, placeNoun:
		t.gender = nobody
	}
}
