package coref

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/feature"
)

// describe fills the features of the choices for term m. Each feature is joined with
// what kind of phrases it is about, as in Durrett and Klein (2013): that heads are
// equal tells much of names and little of pronouns.
func (l *linker) describe(m int) {
	for len(l.features) < len(l.cands)+fixedChoices {
		l.features = append(l.features, nil)
	}
	t := &l.terms[m]
	l.features[noMention] = l.alone(l.features[noMention][:0], m, noMention)
	l.features[newChain] = l.alone(l.features[newChain][:0], m, newChain)
	for k, a := range l.cands {
		f := pairFeatures{out: l.features[k+fixedChoices][:0]}
		y := &l.terms[a]
		f.form = feature.Mix(t.form, 77)
		f.kinds = feature.Mix(feature.Mix(t.reference, feature.Golden), y.reference)
		f.kind = feature.Mix(t.reference, feature.Mix(y.form, 5))
		l.pair(&f, m, a)
		l.features[k+fixedChoices] = f.out
	}
}

// pairFeatures collects the features of a pair.
type pairFeatures struct {
	out               []uint32
	form, kind, kinds uint64
}

func (f *pairFeatures) emit(h uint64) { f.out = append(f.out, uint32(h>>7)) }

// add adds a feature with each of the kinds of pair.
func (f *pairFeatures) add(name, value uint64) {
	h := feature.Mix(feature.Mix(name, feature.Golden), value)
	f.emit(feature.Mix(h, f.form))
	f.emit(feature.Mix(h, f.kind))
	f.emit(feature.Mix(h, f.kinds))
}

// add1 adds a feature that has the words it is about in its value.
func (f *pairFeatures) add1(name, value uint64) {
	f.emit(feature.Mix(feature.Mix(name, feature.Golden), value))
}

// alone adds what a phrase shows of itself: that it begins a chain, or none.
func (l *linker) alone(out []uint32, m int, choice uint64) []uint32 {
	t := &l.terms[m]
	r := l.r
	add := func(name, value uint64) {
		h := feature.Mix(feature.Mix(name+1000*(choice+1), feature.Golden), value)
		out = append(out, uint32(h>>7), uint32(feature.Mix(h, t.reference)>>7))
	}
	tok := r.tok(t.Head)
	first := r.tok(t.First)
	same := l.byHead[t.lemma]
	text := false
	for k := len(same) - 1; k >= 0 && k >= len(same)-8; k-- {
		text = text || l.terms[same[k]].text == t.text
	}
	add(1, 0)
	add(2, t.lemma)
	add(3, t.role)
	add(4, bucket(t.End-t.First))
	add(5, bucket(len(same)))
	add(6, feature.Flag(text))
	add(7, t.governor)
	add(8, hashOf(tok.XPOS))
	add(9, hashLower(first.Form))
	add(10, bucket(l.order[m]))
	add(11, feature.Flag(t.sent == 0))
	add(12, feature.Flag(t.pair)<<2|feature.Flag(t.quote >= 0))
	add(13, t.suffix)
	add(14, feature.Flag(r.tree.Child(t.Head, "acl:relcl") >= 0)<<1|feature.Flag(r.tree.Child(t.Head, "nmod") >= 0))
	add(15, t.gender<<3|t.number)
	if t.at >= 0 {
		add(16, hashOf(string(r.mentions[t.at].Type))<<1|feature.Flag(r.mentions[t.at].entry != ""))
		add(17, feature.Flag(r.cluster(t.at) != t.at))
	}
	if t.First > 0 {
		add(18, hashLower(r.tok(t.First-1).Form))
	}
	if t.End < len(r.doc.Tokens) {
		add(19, hashLower(r.tok(t.End).Form))
	}
	add(20, feature.Mix(t.role, t.governor))
	return out
}

// pair adds the features of a, a candidate for m.
func (l *linker) pair(f *pairFeatures, m, a int) {
	t, y := &l.terms[m], &l.terms[a]
	r := l.r
	sents := t.sent - y.sent
	f.add(1, bucket(sents))
	f.add(2, bucket(m-a))
	f.add(3, feature.Mix(t.role, y.role))
	f.add(4, t.number<<8|y.number<<6|t.gender<<3|y.gender)
	f.add(5, l.sameWords(t, y))
	f.add(6, l.nesting(t, y))
	f.add(7, feature.Flag(t.quote >= 0)<<2|feature.Flag(y.quote >= 0)<<1|feature.Flag(t.quote == y.quote)|min(uint64(sents), 2)<<3)
	f.add(8, l.sieved(t, y))
	if sents <= 1 {
		f.add(9, uint64(sents)<<8|bucket(l.order[a])<<4|feature.Flag(t.role == y.role))
	}
	f.add(10, feature.Mix(y.role, min(uint64(sents), 3)))
	f.add(11, y.lemma)
	f.add(12, feature.Flag(t.governor == y.governor)<<1|feature.Flag(t.role == y.role))
	f.add1(13, feature.Mix(t.lemma, y.lemma))
	f.add1(14, feature.Mix(feature.Mix(t.governor, t.role), y.lemma))
	f.add1(15, feature.Mix(feature.Mix(t.governor, t.role), y.reference))
	f.add1(16, feature.Mix(feature.Mix(t.reference, y.suffix), 3))
	if t.Form == extract.NominalForm {
		f.add1(20, feature.Mix(feature.Mix(t.lemma, y.reference), min(uint64(sents), 3)))
	}
	if same := l.byHead[t.lemma]; len(same) > 0 && t.Form != extract.PronounForm {
		f.add(21, feature.Flag(same[len(same)-1] == a)<<1|feature.Flag(t.lemma == y.lemma))
	}
	f.add1(17, feature.Mix(feature.Mix(t.governor, y.governor), feature.Mix(t.role, y.role)))
	f.add(18, bucket(y.End-y.First)<<1|feature.Flag(y.pair))
	f.add(19, feature.Flag(r.doc.Sentences[max(t.sent, 0)].Paragraph == r.doc.Sentences[max(y.sent, 0)].Paragraph))
	l.chainFeatures(f, m, a)
}

// chainFeatures adds what the chain of a candidate shows.
func (l *linker) chainFeatures(f *pairFeatures, m, a int) {
	c := l.chainOf[a]
	if c < 0 {
		f.add(30, 0)
		return
	}
	t := &l.terms[m]
	chain := &l.chains[c]
	last := chain.terms[len(chain.terms)-1]
	f.add(30, 1+bucket(len(chain.terms)))
	f.add(31, feature.Flag(last == a)<<4|bucket(m-last))
	f.add(32, chain.genders<<8|t.gender)
	f.add(33, chain.numbers<<8|t.number)
	f.add(34, feature.Flag(slices.Contains(chain.lemmas, t.lemma))<<1|feature.Flag(chain.names > 0))
	if t.Form == extract.PronounForm {
		f.add(35, feature.Flag(chain.pronouns[t.reference])<<1|feature.Flag(len(chain.pronouns) > 0))
	}
}

// sameWords says how much of their words two phrases share.
func (l *linker) sameWords(t, y *term) uint64 {
	if t.text == y.text {
		return 1 + feature.Flag(t.Form == y.Form)
	}
	shared, strange := 0, 0
	for _, w := range t.words {
		if slices.Contains(y.words, w) {
			shared++
		} else {
			strange++
		}
	}
	missing := len(y.words) - shared
	return 32 | feature.Flag(t.last == y.last)<<4 | feature.Flag(t.lemma == y.lemma)<<3 | feature.Flag(strange > 0)<<2 | feature.Flag(shared > 0)<<1 | feature.Flag(missing > 0)
}

// nesting says how two phrases lie in each other and in the tree.
func (l *linker) nesting(t, y *term) uint64 {
	switch {
	case t.sent != y.sent:
		return 0
	case y.First <= t.First && t.End <= y.End:
		if t.Head == y.Head {
			return 1
		}
		return 2 + feature.Flag(l.r.contains(y.Head, t.Head))
	case t.First <= y.First && y.End <= t.End:
		return 4
	}
	a, b := l.r.tok(t.Head), l.r.tok(y.Head)
	switch {
	case a.Head == y.Head:
		return feature.Mix(5, t.role)
	case b.Head == t.Head:
		return feature.Mix(6, y.role)
	case a.Head == b.Head && a.Head >= 0:
		return feature.Mix(feature.Mix(7, t.role), y.role)
	}
	return 8
}

// sieved says whether the rules for names and for what the tree puts side by side
// have joined two phrases, and by which rule.
func (l *linker) sieved(t, y *term) uint64 {
	if t.at < 0 || y.at < 0 {
		return 0
	}
	r := l.r
	a, b := r.cluster(t.at), r.cluster(y.at)
	if a == b {
		return hashOf(r.mentions[t.at].Rule)
	}
	if r.entry(a) != "" && r.entry(b) != "" {
		return 1
	}
	return 2
}
