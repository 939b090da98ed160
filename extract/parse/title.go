package parse

import "github.com/quadwire/quadwire/extract"

// joinTitles mends a phrase that was torn in two: in *Foreign Minister Ann Lee
// resigned* the title and the name are each made a subject of *resigned*. Heads are
// chosen one by one, and nothing in their scores says that a verb has one subject. A
// noun, or a name, right before a name with the same relation to the same word is its
// description. First and end are the tokens of the sentence.
func joinTitles(toks []extract.Token, first, end int) {
	for name := first + 1; name < end; name++ {
		tok := &toks[name]
		if tok.UPOS != "PROPN" || tok.Head < 0 || !whole[extract.BaseRel(tok.DepRel)] {
			continue
		}
		lo := leftmost(toks, first, name)
		if lo == first || toks[lo].UPOS != "PROPN" || toks[lo-1].UPOS == "PUNCT" {
			continue
		}
		// The title is what governs the word right before the name's phrase.
		title := lo - 1
		for toks[title].Head >= 0 && toks[title].Head != tok.Head {
			title = toks[title].Head
		}
		other := &toks[title]
		if other.Head != tok.Head || title >= lo || extract.BaseRel(other.DepRel) != extract.BaseRel(tok.DepRel) ||
			other.UPOS != "NOUN" && other.UPOS != "PROPN" {
			continue
		}
		other.Head, other.DepRel = name, "nmod:desc"
	}
}

// whole are the relations that two neighbours cannot both have: two conjuncts side by
// side lack the comma or the conjunction between them.
var whole = map[string]bool{"nsubj": true, "conj": true}

// leftmost is the first token of the phrase of head within its sentence.
func leftmost(toks []extract.Token, first, head int) int {
	for i := first; i < head; i++ {
		for k := i; k >= first; k = toks[k].Head {
			if k == head {
				return i
			}
		}
	}
	return head
}
