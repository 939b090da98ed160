package conll18

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
)

// parse reads a treebank whose columns are separated by spaces.
func parse(t *testing.T, text string) []*extract.Document {
	t.Helper()
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
		b.WriteString(strings.Join(strings.Fields(line), "\t") + "\n")
	}
	docs, err := conllu.Read(strings.NewReader(b.String()+"\n"), "test")
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

const gold = `
1 Kyiv Kyiv PROPN NNP Number=Sing 4 nsubj _ _
2-3 didn't _ _ _ _ _ _ _ _
2 did do AUX VBD Tense=Past 4 aux _ _
3 n't not PART RB Polarity=Neg 4 advmod _ _
4 call call VERB VB VerbForm=Inf|Style=Plain 0 root _ _
5 Ankara Ankara PROPN NNP Number=Sing 4 obj _ SpaceAfter=No
6 . . PUNCT . _ 4 punct _ _

1 It it PRON PRP _ 2 nsubj:pass _ _
2 waited wait VERB VBD _ 0 root _ SpaceAfter=No
3 . . PUNCT . _ 2 punct _ _`

func check(t *testing.T, scores Scores, want map[string]Score) {
	t.Helper()
	for _, s := range scores.All() {
		if w, ok := want[s.Name]; ok && s.Score != w {
			t.Errorf("%s: %+v, want %+v", s.Name, s.Score, w)
		}
	}
}

func TestGoldAgainstItselfIsPerfect(t *testing.T) {
	scores, err := Evaluate(parse(t, gold), parse(t, gold))
	if err != nil {
		t.Fatal(err)
	}
	check(t, scores, map[string]Score{
		"Tokens": {8, 8, 8, 0}, "Sentences": {2, 2, 2, 0}, "Words": {9, 9, 9, 9}, "XPOS": {9, 9, 9, 9},
		"LAS": {9, 9, 9, 9}, "CLAS": {6, 6, 6, 6}, "MLAS": {6, 6, 6, 6}, "BLEX": {6, 6, 6, 6},
	})
}

// Subtypes of relations and features that are not universal do not count; the
// wrong tag of an auxiliary spoils MLAS of its head, but no CLAS.
func TestTagsAndRelations(t *testing.T) {
	system := strings.NewReplacer("nsubj:pass", "nsubj", "|Style=Plain", "|Style=Odd", "did do AUX", "did do VERB",
		"Ankara Ankara PROPN NNP Number=Sing 4 obj", "Ankara ankara PROPN NNP Number=Sing 4 obl").Replace(gold)
	scores, err := Evaluate(parse(t, gold), parse(t, system))
	if err != nil {
		t.Fatal(err)
	}
	check(t, scores, map[string]Score{
		"UPOS": {9, 9, 8, 9}, "XPOS": {9, 9, 9, 9}, "UFeats": {9, 9, 9, 9}, "AllTags": {9, 9, 8, 9}, "Lemmas": {9, 9, 8, 9},
		"UAS": {9, 9, 9, 9}, "LAS": {9, 9, 8, 9},
		"CLAS": {6, 6, 5, 6}, // all but Ankara
		"MLAS": {6, 6, 4, 6}, // nor call, whose child did is no AUX
		"BLEX": {6, 6, 5, 6},
	})
}

// One sentence instead of two, a contraction not split and a full stop not split
// off: the words that stand alone on both sides are aligned by characters.
func TestOtherTokens(t *testing.T) {
	system := `
1 Kyiv Kyiv PROPN NNP Number=Sing 3 nsubj _ _
2 didn't do AUX VBD Tense=Past 3 aux _ _
3 call call VERB VB VerbForm=Inf 0 root _ _
4 Ankara. Ankara PROPN NNP Number=Sing 3 obj _ _
5 It it PRON PRP _ 6 nsubj _ _
6 waited wait VERB VBD _ 3 conj _ SpaceAfter=No
7 . . PUNCT . _ 3 punct _ _`
	scores, err := Evaluate(parse(t, gold), parse(t, system))
	if err != nil {
		t.Fatal(err)
	}
	check(t, scores, map[string]Score{
		"Tokens":    {8, 7, 6, 0}, // all but Ankara and its full stop
		"Sentences": {2, 1, 0, 0},
		"Words":     {9, 7, 5, 5}, // Kyiv, call, It, waited and the last full stop
		"UAS":       {9, 7, 3, 5}, // Kyiv, call (the root), It
		"LAS":       {9, 7, 3, 5},
		"CLAS":      {6, 5, 3, 4},
	})
	if p, r := scores.Words.Precision(), scores.Words.Recall(); p != 5.0/7 || r != 5.0/9 || scores.Words.F1() != 10.0/16 {
		t.Errorf("words: precision %f, recall %f", p, r)
	}
}

// Within a range that multiword tokens of both sides cover, words are aligned by
// the longest common subsequence of their forms.
func TestMultiwordTokensAlignByForm(t *testing.T) {
	a := `
1-3 couldn't've _ _ _ _ _ _ _ _
1 could can AUX MD _ 4 aux _ _
2 n't not PART RB _ 4 advmod _ _
3 've have AUX VB _ 4 aux _ _
4 gone go VERB VBN _ 0 root _ _`
	b := `
1-2 couldn't've _ _ _ _ _ _ _ _
1 Could can AUX MD _ 3 aux _ _
2 've have AUX VB _ 3 aux _ _
3 gone go VERB VBN _ 0 root _ _`
	scores, err := Evaluate(parse(t, a), parse(t, b))
	if err != nil {
		t.Fatal(err)
	}
	check(t, scores, map[string]Score{
		"Tokens": {2, 2, 2, 0}, "Words": {4, 3, 3, 3}, "LAS": {4, 3, 3, 3},
		"MLAS": {2, 1, 1, 1}, // gone, both of whose auxiliaries are found; not n't
	})
}

func TestGoldWithoutLemmaLetsAnyPass(t *testing.T) {
	scores, err := Evaluate(parse(t, "1 Wow _ INTJ UH _ 0 root _ _"), parse(t, "1 Wow wow INTJ UH _ 0 root _ _"))
	if err != nil {
		t.Fatal(err)
	}
	check(t, scores, map[string]Score{"Lemmas": {1, 1, 1, 1}})
}

func TestOtherTextIsAnError(t *testing.T) {
	_, err := Evaluate(parse(t, "1 Kyiv _ X _ _ 0 root _ _"), parse(t, "1 Kiev _ X _ _ 0 root _ _"))
	if want := `texts differ at character 1 without white space: gold "yiv", system "iev"`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = Evaluate(parse(t, "1 Kyiv _ X _ _ 0 root _ _"), parse(t, "1 Kyi _ X _ _ 0 root _ _"))
	if want := "gold has 4 characters without white space, system 3"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
