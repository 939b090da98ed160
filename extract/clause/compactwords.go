package clause

import (
	"slices"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/internal/wordset"
)

// maxWhole bounds the words of a noun that is shown with its relative clause.
const maxWhole = 16

// vagueNouns are the nouns and pronouns that say nothing without what follows them.
var vagueNouns = wordset.Of(`that those one people thing country place area something anything someone somebody anyone anybody everyone
	everybody everything all many some other others what way manner kind sort case level point time moment situation nothing nobody none few most any both each`)

// vagueOnes are such nouns unless they are definite: an event where, the event.
var vagueOnes = wordset.Of(`event system group situation problem issue point stage process incident individual character position moment
	step measure factor feature fact language message effort`)

// wholePhrase returns the words of arg at full length if its noun says nothing without its
// relative clause or participle, countries that left, else nil.
func (b *builder) wholePhrase(arg *extract.Argument) []int {
	n := arg.Head
	understood := arg.Antecedent == n // as the subject of a chain: those who left want to return
	vague := vagueNouns[b.lemma(n)] || vagueOnes[b.lemma(n)] && (!b.definite(n) || b.tree.Child(n, "acl:relcl") > n)
	full := arg.Full
	if understood {
		full = b.extent(n, false, nil)
	}
	if arg.Antecedent >= 0 && !understood || arg.Role == extract.RoleClause || len(full) > maxWhole || len(full) <= len(arg.Tokens) {
		return nil
	}
	restricted := false
	if vague = vague || b.hasContent(n) || b.definesAlone(arg); !vague {
		return nil
	}
	for _, kid := range b.tree.Children(n) {
		switch rel := b.base(kid); {
		case rel == "acl":
			restricted = restricted || b.clausalModifier(kid) && !b.commaBefore(n, kid)
		case vagueNouns[b.lemma(n)] && (rel == "amod" || rel == "nummod" || rel == "nmod" || rel == "compound"):
			return nil
		}
	}
	if !restricted {
		return nil
	}
	if last := full[len(full)-1]; last != n && b.base(last) == "acl" && b.toks[last].XPOS == "VBG" && verbs[b.lemma(last)] == classReport {
		return nil // a message stating
	}
	if first := full[0]; opensQuote(b.toks[first].Form) {
		return full[1 : len(full)-1]
	}
	return full
}

// begun are the nouns that say nothing without an infinitive, beside those of the lexicon.
var begun = wordset.Of(`process step move measure procedure campaign drive struggle work`)

// withInfinitive returns the words of the bare object arg with those of the infinitive after it that parsers
// give to the verb, nil if there is none: began *a process to change the flag*.
func (b *builder) withInfinitive(arg *extract.Argument) []int {
	n := arg.Head
	h := b.toks[n].Head
	if arg.Role != extract.RoleObject || h < 0 || b.base(n) != "obj" || len(arg.Tokens) == 0 || len(arg.Tokens) > 2 || arg.Tokens[len(arg.Tokens)-1] != n || arg.Antecedent >= 0 {
		return nil
	}
	switch nouns[b.lemma(n)] {
	case classPlan, classPromise, classPossible, classNegate:
	default:
		if !begun[b.lemma(n)] {
			return nil
		}
	}
	for _, a := range b.tree.Children(h) {
		if base := b.base(a); a < n || base != "advcl" && base != "xcomp" || !b.hasTo(a) {
			continue
		}
		if words := b.clauseWords(a); words[0] == n+1 && b.lemma(n+1) == "to" && len(words) <= maxWhole {
			return slices.Concat(arg.Tokens, words)
		}
	}
	return nil
}

// definesAlone reports whether arg is what something is, a noun after its article that only its clause
// tells from others: Lee is *a man who hates war*.
func (b *builder) definesAlone(arg *extract.Argument) bool {
	n := arg.Head
	if arg.Role != extract.RolePredicate || arg.Prep != "" || b.toks[n].UPOS != "NOUN" || len(arg.Tokens) > 2 {
		return false
	}
	if l := b.lemma(n); isPersonNoun(l) && !anyPerson[l] {
		return false // a surgeon who has treated hundreds
	}
	return len(arg.Tokens) == 1 || b.base(arg.Tokens[0]) == "det"
}

// anyPerson are the nouns for a person that tell no office or calling.
var anyPerson = wordset.Of(`man woman person`)

// hasContent reports whether a clause says what the noun n is about: fears that it fails.
func (b *builder) hasContent(n int) bool {
	if nouns[b.lemma(n)] == classNone {
		return false
	}
	for _, kid := range b.tree.Children(n) {
		if b.rel(kid) == "acl" && kid > n && b.tree.Child(kid, "nsubj", "nsubj:pass", "expl") >= 0 {
			return true
		}
	}
	return false
}

// mutual are the verbs that those do together who are named side by side, with nobody else.
var mutual = wordset.Of(`meet merge marry unite clash collide differ disagree split separate cooperate collaborate compete divorce quarrel converge`)

// actTogether reports whether the conjoined subjects of c do together what it says: Chad and
// Mali merged.
func (b *builder) actTogether(c *clauseState, objects []extract.Argument) bool {
	p := c.p
	if !p.verbal {
		// art and music, which were targets; Chad and Mali are two members
		return len(c.subjects) > 1 && len(objects) > 0 && (b.toks[objects[0].Head].XPOS == "NNS" && c.f.context == "relcl" || b.counted(objects[0].Head))
	}
	direct := func(o extract.Argument) bool {
		return o.Role == extract.RoleObject || o.Role == extract.RoleClause || o.Prep == "with"
	}
	return p.verbal && !p.passive && !slices.ContainsFunc(objects, direct) && len(c.subjects) > 1 && len(p.subjects) == 1 && (mutual[p.lemma] || b.hasChild(p.head, "together"))
}

// oneOfAll reports whether the conjoined names that a copula equates with a plural noun only hold
// together: the winners were Lee and Ray.
func (b *builder) oneOfAll(c *clauseState, objects []extract.Argument) bool {
	if len(objects) < 2 || objects[0].Prep != "" {
		return false
	}
	first := objects[0].Head
	return len(c.subjects) == 1 && b.toks[first].UPOS == "PROPN" && b.toks[c.subjects[0].Referent()].XPOS == "NNS"
}

// joined returns args, the first with the words of all for compact facts.
func (b *builder) joined(args []extract.Argument) []extract.Argument {
	first, last := args[0].Tokens, args[len(args)-1].Tokens
	if len(first) > 0 && len(last) > 0 && last[len(last)-1] > first[0] && last[len(last)-1]-first[0] < maxPhrase {
		args[0].Compact = span(first, last)
	}
	return args
}
