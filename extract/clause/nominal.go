package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
	"github.com/quadwire/quadwire/schema"
)

// nominal reads the phrase that n heads: the relations that it states by itself,
// then the clauses and phrases below it.
func (b *builder) nominal(n int, f frame) {
	if b.done[n] {
		return
	}
	b.done[n] = true
	b.relations(n)
	for _, kid := range b.tree.Children(n) {
		b.modifier(n, kid, f)
	}
}

// relations adds what the phrase of n states by its titles and appositions.
func (b *builder) relations(n int) {
	b.title(n)
	b.appositions(n)
	b.age(n)
	for _, kid := range b.tree.Children(n) {
		if b.isAside(kid) {
			b.equate(n, kid, "appos-adj")
		}
	}
}

// age adds "X is 58" for X, 58,.
func (b *builder) age(n int) {
	for _, kid := range b.tree.Children(n) {
		if b.isAge(kid) {
			b.equate(n, kid, "age")
			return
		}
	}
}

// modifier reads the dependent kid of the noun n.
func (b *builder) modifier(n, kid int, f frame) {
	if b.done[kid] {
		return
	}
	switch rel := b.rel(kid); extract.BaseRel(rel) {
	case "punct", "case", "cc", "det", "mark", "cop", "aux":
		b.done[kid] = true
		return
	case "nmod":
		if rel == "nmod:poss" {
			b.possessive(n, kid, &f)
		}
	case "acl":
		if rel == "acl:relcl" {
			b.visit(kid, b.relativeFrame(n, kid, f))
		} else {
			b.visit(kid, b.nounFrame(n, kid, f))
		}
		return
	case "conj":
		if b.isClause(kid) {
			g := f.under("")
			g.modality = f.modality
			b.visit(kid, g)
			return
		}
	case "parataxis", "advcl", "ccomp", "xcomp", "csubj":
		g := f.under("")
		if rel == "parataxis" && b.speaksBeforeColon(n, kid) {
			g.source = extract.Source{Speaker: b.argument(n, extract.RoleSubject, nil), Cue: n}
		}
		b.visit(kid, g)
		return
	}
	b.nominalOrClause(kid, f)
}

func (b *builder) nominalOrClause(kid int, f frame) {
	g := f
	g.subjects, g.group, g.objects, g.context = nil, nil, nil, ""
	g.negative = false
	g.gap = false
	if b.isClause(kid) && b.base(kid) != "amod" && b.base(kid) != "compound" && b.base(kid) != "det" {
		b.clause(kid, g)
		return
	}
	b.nominal(kid, g)
}

// implied makes a proposition whose predicate no word states.
func (b *builder) implied(subject, object extract.Argument, lemma, rule string, args []extract.Argument) {
	b.add(extract.Proposition{Subject: subject, Object: object, Args: args, Parent: -1, Rule: rule,
		Predicate: extract.Predicate{Head: object.Head, Lemma: lemma, Implied: true, Copula: lemma == "be"},
		Polarity:  schema.Positive, Modality: schema.Asserted, Attribution: noSource()})
}

// appositions adds "X is Y" for X, Y. A name among them is the subject of all
// others, whichever comes first: "the prime minister, Ann Lee"; "another candidate,
// veteran senator Ann Lee".
func (b *builder) appositions(x int) {
	var ys []int
	for _, kid := range b.tree.Children(x) {
		if b.base(kid) == "appos" && len(ys) < maxConjuncts && b.apposes(x, kid) {
			ys = append(ys, kid)
		}
	}
	if len(ys) == 0 {
		return
	}
	subject := x
	if !b.isName(x) {
		for _, y := range ys {
			if b.isName(y) && !b.isAlias(y) {
				subject = y
				break
			}
		}
	}
	heads := b.conjunctsUnless(subject, subject == x)
	for i, head := range heads {
		if subject != x {
			b.equate(head, x, b.appositionRule(x, subject))
			if len(heads) > 1 && (b.counted(x) || b.toks[x].XPOS == "NNS" && b.definite(x)) {
				b.onlyTogether(i, heads)
			}
		}
		for _, y := range ys {
			if y == subject {
				continue
			}
			if b.isAlias(y) {
				b.equate(b.abbreviated(head, y), y, "appos-alias")
				continue
			}
			for _, other := range b.conjuncts(y) {
				if b.closedBetween(y, other) {
					continue
				}
				for _, one := range b.apposed(head, y) {
					b.equate(one, other, b.appositionRule(x, y))
				}
			}
		}
	}
}

// counted reports whether the noun n tells how many it stands for: two senators, both senators.
func (b *builder) counted(n int) bool {
	if b.toks[n].XPOS != "NNS" {
		return false
	}
	for _, kid := range b.tree.Children(n) {
		if l := b.lemma(kid); b.rel(kid) == "nummod" && kid < n || l == "both" || l == "all" {
			return true
		}
	}
	return false
}

// onlyTogether makes the last proposition, whose subject is the one with index i of heads, one of all of
// them in few words: Ann Lee and Bob Ray | are | two senators.
func (b *builder) onlyTogether(i int, heads []int) {
	prop := &b.props[len(b.props)-1]
	if i > 0 {
		prop.Incomplete = true
		return
	}
	args := make([]extract.Argument, len(heads))
	for k, head := range heads {
		args[k].Tokens = b.phrase(head, nil)
	}
	prop.Subject.Compact = b.joined(args)[0].Compact
}

// closedBetween reports whether the bracket in which y stands is closed before other: trafficking
// (the recruitment of people) or slavery.
func (b *builder) closedBetween(y, other int) bool {
	depth := 0
	for t := y + 1; t < other; t++ {
		switch b.toks[t].Form {
		case "(":
			depth++
		case ")":
			depth--
		}
	}
	return depth < 0
}

// apposed returns what the apposition y is said of: the head x, or, where a conjunct of x
// stands between, the last one, and all of them if y is plural: "Chad and Mali, two
// members of the union".
func (b *builder) apposed(x, y int) []int {
	if y < x || b.toks[y].UPOS != "NOUN" {
		return []int{x}
	}
	var before []int
	for _, z := range b.conjuncts(x) {
		if z < y {
			before = append(before, z)
		}
	}
	switch {
	case len(before) < 2:
		return []int{x}
	case b.toks[y].XPOS == "NNS":
		return before
	}
	return before[len(before)-1:]
}

// isName reports whether tok heads a name, and no office in capitals (the Prime
// Minister).
func (b *builder) isName(tok int) bool {
	return b.toks[tok].UPOS == "PROPN" && !(isPersonNoun(b.lemma(tok)) && b.tree.Child(tok, "flat") < 0)
}

// conjunctsUnless returns tok alone if alone, else with its conjuncts: those of
// the noun itself ("Ann Lee, a judge, and Bob Ray") share no apposition.
func (b *builder) conjunctsUnless(tok int, alone bool) []int {
	if alone {
		return []int{tok}
	}
	return b.conjuncts(tok)
}

// appositionRule tells "captain Ann Lee" from "the captain, Ann Lee".
func (b *builder) appositionRule(x, y int) string {
	if b.adjacent(x, y) {
		return "title"
	}
	return "appos"
}

// adjacent reports whether no punctuation stands between x and its apposition y.
func (b *builder) adjacent(x, y int) bool {
	if y < x || y-x > 12 {
		return false
	}
	for t := x + 1; t < y; t++ {
		if b.toks[t].UPOS == "PUNCT" && (b.toks[t].Form != "-" || b.isDash(t)) {
			return false
		}
	}
	return true
}

// apposes reports whether the apposition y of x says what x is: times, numbers,
// letters after a name and places within places do not.
func (b *builder) apposes(x, y int) bool {
	if b.afterColon(y) || b.isTime(x) || b.isTime(y) || !b.isNoun(y) || !b.isNoun(x) || b.preposition(y) != "" {
		return false
	}
	for _, tok := range []int{x, y} {
		switch b.toks[tok].UPOS {
		case "SYM", "X", "NUM", "PRON":
			return false
		}
	}
	if b.toks[x].UPOS == "PROPN" && b.toks[y].UPOS == "PROPN" && b.adjacent(x, y) && b.inPerson(x) && b.inPerson(y) {
		return false // one name
	}
	if b.toks[x].XPOS == "NNS" && b.toks[y].XPOS == "NN" && b.tree.Child(y, "det", "nmod:poss", "conj") < 0 {
		return false // associations, religious association included
	}
	if b.toks[x].XPOS == "NNS" && b.toks[y].XPOS == "NN" && b.toks[x].UPOS == "NOUN" && b.tree.Child(x, "amod", "nummod", "acl") >= 0 && y > x && !b.parenthetical(y) && b.nearerNoun(x, y) {
		return false // treatments for asthma, a disease of the lungs
	}
	if b.toks[y-1].Form == "(" && y > x && !b.isAlias(y) && (b.toks[x].UPOS == "PROPN") != (b.toks[y].UPOS == "PROPN") && !isPersonNoun(b.lemma(y)) {
		return false // Jo Silva (tennis), sports (Tennis Club)
	}
	if b.toks[y].UPOS == "NOUN" && b.toks[x].UPOS == "NOUN" && b.parenthetical(y) && b.tree.Child(y, "conj") >= 0 {
		return false // goods (the food, clothes and tools)
	}
	if form := b.toks[y].Form; len(form) <= 3 && !b.isAlias(y) && form == strings.ToUpper(form) {
		return false // QC, MP
	}
	if b.inPerson(x) && !isPersonNoun(b.lemma(y)) && (strings.HasSuffix(b.toks[y].NER, "-ORG") || strings.HasSuffix(b.toks[y].NER, "-LOC")) {
		return false
	}
	return !b.isRegion(x, y)
}

// nearerNoun reports whether a noun in the singular ends the phrase of x right before its apposition y.
func (b *builder) nearerNoun(x, y int) bool {
	t := y
	for t > x && b.toks[t].UPOS != "PUNCT" {
		t--
	}
	return t-1 > x && b.toks[t-1].XPOS == "NN" && b.tree.Dominates(x, t-1)
}

// isRegion reports whether the name y says where the place x lies: near Mecca, Saudi Arabia.
func (b *builder) isRegion(x, y int) bool {
	place := func(t int) bool { return strings.HasSuffix(b.toks[t].NER, "-LOC") }
	if place(x) && place(y) && !b.parenthetical(y) {
		return true
	}
	bare := func(t int) bool {
		return b.toks[t].UPOS == "PROPN" && !b.inPerson(t) && b.tree.Child(t, "det", "nmod", "amod") < 0
	}
	return bare(x) && bare(y) && y > x && !b.adjacent(x, y) && (place(x) || place(y)) && placePreps[b.preposition(x)]
}

// afterColon reports whether a colon stands before the phrase of y: what follows is a list.
func (b *builder) afterColon(y int) bool {
	for t := y - 1; t >= b.doc.Sentences[b.sent].First && t > y-8; t-- {
		if b.toks[t].Form == ":" {
			return true
		}
		if b.toks[t].UPOS == "VERB" {
			break
		}
	}
	return false
}

// inPerson reports whether tok is in the name of a person.
func (b *builder) inPerson(tok int) bool { return strings.HasSuffix(b.toks[tok].NER, "-PER") }

// equate adds "x is y".
func (b *builder) equate(x, y int, rule string) {
	beside := func(kid int) bool { return b.base(kid) == "appos" }
	subject := extract.Argument{Role: extract.RoleSubject, Head: x, Tokens: b.phrase(x, beside), Antecedent: -1, Clause: -1}
	object := extract.Argument{Role: extract.RolePredicate, Head: y, Tokens: b.phrase(y, beside), Antecedent: -1, Clause: -1}
	subject.Full, object.Full = b.extent(x, true, beside), b.extent(y, y < x, beside)
	b.implied(subject, object, "be", rule, nil)
}

// isAlias reports whether the apposition y is an abbreviation in brackets: (NATO).
func (b *builder) isAlias(y int) bool {
	if y == 0 || b.toks[y].UPOS != "PROPN" && b.toks[y].UPOS != "NOUN" {
		return false
	}
	form := b.toks[y-1].Form
	return (form == "(" || form == "[") && strings.ToUpper(b.toks[y].Form) == b.toks[y].Form
}

// abbreviated returns the name that the alias y after the noun x stands for: the one around x that
// begins with its letter, "the Union of Miners and Engineers (UME)", else x.
func (b *builder) abbreviated(x, y int) int {
	initial := func(n int) bool {
		words := b.phrase(n, func(kid int) bool { return b.base(kid) == "det" })
		return len(words) > 0 && strings.HasPrefix(b.toks[y].Form, b.toks[words[0]].Form[:1])
	}
	for n, steps := x, 0; n >= 0 && steps < 3; n, steps = b.toks[n].Head, steps+1 {
		if n != x && b.toks[n].UPOS != "PROPN" {
			break
		}
		if initial(n) {
			return n
		}
		if rel := b.rel(n); rel != "nmod" && rel != "conj" {
			break
		}
	}
	return x
}

// title adds "X is T" for a name X with an office or calling before it, in the
// forms the treebanks give it: nmod:desc or compound on the name (Foreign Minister
// Ann Lee), or the name flat on the noun (spokeswoman Ann Lee).
func (b *builder) title(n int) {
	if b.toks[n].UPOS == "PROPN" {
		if b.rel(n) == "nmod:desc" {
			return // Deputy President Ann Lee: all of it is the title
		}
		for _, kid := range b.tree.Children(n) {
			if kid > n {
				break
			}
			if b.isTitle(kid) {
				b.titleBefore(n, kid)
				return
			}
		}
		return
	}
	name := b.nameAfter(n)
	if name < 0 {
		return
	}
	isName := func(kid int) bool { return kid >= name && (b.rel(kid) == "flat" || b.rel(kid) == "compound") }
	subject := extract.Argument{Role: extract.RoleSubject, Head: name, Antecedent: -1, Clause: -1}
	for _, kid := range b.tree.Children(n) {
		if isName(kid) {
			subject.Tokens = joinWords(subject.Tokens, b.phrase(kid, nil))
		}
	}
	object := extract.Argument{Role: extract.RolePredicate, Head: n, Antecedent: -1, Clause: -1,
		Tokens: b.phrase(n, func(kid int) bool { return kid > n })}
	subject.Full, object.Full = subject.Tokens, object.Tokens
	b.implied(subject, object, "be", "title", nil)
}

// nameAfter returns the name that hangs on the calling n right before it, "spokeswoman Ann
// Lee", or -1.
func (b *builder) nameAfter(n int) int {
	if b.toks[n].UPOS != "NOUN" || !isPersonNoun(b.lemma(n)) {
		return -1
	}
	for _, kid := range b.tree.Children(n) {
		if kid > n && b.toks[kid].UPOS == "PROPN" && (b.rel(kid) == "flat" || b.rel(kid) == "compound") {
			return kid
		}
	}
	return -1
}

// isTitle reports whether kid, a dependent of a name before it, states an office.
func (b *builder) isTitle(kid int) bool {
	switch b.rel(kid) {
	case "nmod:desc":
		if ner := b.toks[b.toks[kid].Head].NER; b.toks[kid].UPOS == "PROPN" && !isPersonNoun(b.lemma(kid)) && (strings.HasSuffix(ner, "-LOC") || strings.HasSuffix(ner, "-ORG")) {
			return false // Justice Department: one name
		}
		return !honorifics[b.lemma(kid)] && (!b.inPerson(kid) || isPersonNoun(b.lemma(kid)))
	case "compound":
		return isPersonNoun(b.lemma(kid))
	}
	return false
}

// titleBefore adds the proposition of the title kid of the name n. Modifiers of
// the name that stand before the title belong to the title: "US" in "US President
// Ann Lee".
func (b *builder) titleBefore(n, kid int) {
	before := func(k int) bool {
		return k <= kid || k < n && b.base(k) != "compound" && b.base(k) != "flat" && b.base(k) != "punct"
	}
	subject := extract.Argument{Role: extract.RoleSubject, Head: n, Antecedent: -1, Clause: -1, Tokens: b.phrase(n, before)}
	object := extract.Argument{Role: extract.RolePredicate, Head: kid, Antecedent: -1, Clause: -1, Tokens: b.phrase(kid, nil)}
	for _, k := range b.tree.Children(n) {
		if k >= n {
			break
		}
		if k == kid || k > kid && b.rel(k) != "nmod" {
			continue
		}
		switch b.base(k) {
		case "amod", "compound", "det", "nmod", "nummod":
			object.Tokens = joinWords(b.phrase(k, nil), object.Tokens)
			object.Tokens = joinWords(object.Tokens, b.caseMarks(k))
		}
	}
	for _, head := range b.conjuncts(kid) {
		obj := object
		if head != kid {
			obj = b.argument(head, extract.RolePredicate, nil)
			obj.Prep = ""
		}
		subject.Full, obj.Full = subject.Tokens, obj.Tokens
		b.implied(subject, obj, "be", "title", nil)
	}
}

// caseMarks returns the prepositions of tok and its 's.
func (b *builder) caseMarks(tok int) []int {
	var out []int
	for _, kid := range b.tree.Children(tok) {
		if b.rel(kid) == "case" {
			out = append(out, kid)
		}
	}
	return out
}

// possessive adds "X has Y" for X's Y. A pronoun possesses only a person: "his
// spokesman". Times possess nothing: "Friday's talks".
func (b *builder) possessive(n, owner int, f *frame) {
	if b.isTime(owner) || !b.isNoun(owner) || !b.isNoun(n) {
		return
	}
	if b.toks[n].UPOS == "PROPN" && b.capital(owner) && eponyms[b.lemma(owner)] {
		return // the People's Bank: part of a name
	}
	subject := b.argument(owner, extract.RoleSubject, f)
	subject.Prep = ""
	object := extract.Argument{Role: extract.RoleObject, Head: n, Antecedent: -1, Clause: -1}
	if kid := b.titleOf(n, owner); kid >= 0 {
		object.Head, object.Antecedent = kid, n
		object.Tokens = b.phrase(kid, nil)
		object.Full = object.Tokens
	} else {
		object.Tokens = b.phrase(n, func(kid int) bool { return kid == owner || b.base(kid) == "appos" || b.folds(n, kid) })
		object.Full = b.extent(n, true, func(kid int) bool { return kid == owner || b.base(kid) == "appos" })
	}
	if b.toks[owner].UPOS == "PRON" && subject.Antecedent < 0 && !isPersonNoun(b.lemma(object.Head)) {
		return
	}
	var args []extract.Argument
	if object.Antecedent < 0 {
		args = b.folded(n, f)
	}
	for _, head := range b.conjuncts(owner) {
		s := subject
		if head != owner {
			s = b.argument(head, extract.RoleSubject, f)
			s.Prep = ""
		}
		b.implied(s, object, "have", "possessive", args)
	}
}

// eponyms are the nouns that stand with an 's in the names of parties, armies and unions.
var eponyms = wordset.Of(`people worker workers farmer farmers citizen citizens woman women women child children veteran veterans
	teacher teachers writer writers player players student students patriot patriots`)

// capital reports whether tok begins with a capital letter inside its sentence.
func (b *builder) capital(tok int) bool {
	form := b.toks[tok].Form
	return tok > b.doc.Sentences[b.sent].First && form != "" && form[0] >= 'A' && form[0] <= 'Z'
}

// titleOf returns the title between the possessor owner and the name n:
// "Canada's prime minister Ann Lee", or -1.
func (b *builder) titleOf(n, owner int) int {
	if b.toks[n].UPOS != "PROPN" {
		return -1
	}
	for _, kid := range b.tree.Children(n) {
		if kid > owner && kid < n && b.isTitle(kid) {
			return kid
		}
	}
	return -1
}
