package clause

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// labels and tags are what a random tree is made of; "weird" and "" stand for
// what no treebank has.
var (
	labels = []string{"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "obl:agent", "obl:unmarked", "xcomp",
		"ccomp", "csubj", "advcl", "advcl:relcl", "acl", "acl:relcl", "conj", "cc", "appos", "nmod", "nmod:poss",
		"nmod:desc", "nmod:unmarked", "compound", "compound:prt", "flat", "fixed", "aux", "aux:pass", "cop", "mark", "case", "det",
		"amod", "advmod", "parataxis", "punct", "expl", "root", "dep", "orphan", "weird", ""}
	forms = []string{"says", "Lee", "minister", "to", "not", "no", "if", "that", "who", "was", "will", "with", "Friday",
		"2022", "“", "”", `"`, ",", ":", "(", ")", "ready", "urged", "his", "'s", "of", "denied", "according", "held", "by"}
	xposes = []string{"NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "VBZ", "IN", "TO", "MD", "RB", "WP", "WDT", "WP$", "WRB",
		"PRP", "PRP$", "POS", "CC", "CD", "DT", "JJ", "EX", ""}
	uposes = []string{"NOUN", "PROPN", "PRON", "VERB", "AUX", "ADJ", "ADV", "ADP", "SCONJ", "CCONJ", "PART", "NUM", "DET", "PUNCT", "X", ""}
)

// randomDocument makes sentences of n random words in random trees. Every head but
// that of the root is an earlier word in a random order, so there is no cycle.
func randomDocument(rng *rand.Rand, sentences, n int) *extract.Document {
	doc := &extract.Document{Article: &extract.Article{}}
	var text strings.Builder
	for s := range sentences {
		first := len(doc.Tokens)
		order := rng.Perm(n)
		heads := make([]int, n)
		for i, at := range order {
			heads[at] = -1
			if i > 0 {
				heads[at] = first + order[rng.IntN(i)]
			}
		}
		for i := range n {
			form := forms[rng.IntN(len(forms))]
			begin := text.Len()
			text.WriteString(form)
			tok := extract.Token{Form: form, Lemma: strings.ToLower(form), Span: schema.Span{Begin: begin, End: text.Len()},
				UPOS: uposes[rng.IntN(len(uposes))], XPOS: xposes[rng.IntN(len(xposes))], Head: heads[i],
				DepRel: labels[rng.IntN(len(labels))], Margin: rng.Float32()}
			text.WriteByte(' ')
			doc.Tokens = append(doc.Tokens, tok)
		}
		doc.Sentences = append(doc.Sentences, extract.Sentence{First: first, End: len(doc.Tokens), Paragraph: s / 3,
			Span: schema.Span{Begin: doc.Tokens[first].Begin, End: text.Len()}})
	}
	doc.Article.Text = text.String()
	return doc
}

// check reports a proposition that breaks the contract.
func check(doc *extract.Document) error {
	for i := range doc.Propositions {
		prop := &doc.Propositions[i]
		sent := doc.Sentences[prop.Sentence]
		in := func(tok int) bool { return tok >= sent.First && tok < sent.End }
		args := slices.Concat([]extract.Argument{prop.Subject, prop.Object}, prop.Args, prop.Clauses)
		for _, arg := range args {
			if !arg.Present() {
				continue
			}
			if !in(arg.Head) || arg.Antecedent >= 0 && !in(arg.Antecedent) || len(arg.Tokens) == 0 {
				return fmt.Errorf("proposition %d: bad argument %+v", i, arg)
			}
			for _, words := range [][]int{arg.Tokens, arg.Full, arg.Case, arg.Title, arg.Optional} {
				for k, t := range words {
					if !in(t) || k > 0 && t <= words[k-1] {
						return fmt.Errorf("proposition %d: bad words %v in %+v", i, words, arg)
					}
				}
			}
			if len(arg.Full) == 0 {
				return fmt.Errorf("proposition %d: no length of %+v", i, arg)
			}
			if arg.Clause >= len(doc.Propositions) {
				return fmt.Errorf("proposition %d: no clause %d", i, arg.Clause)
			}
		}
		switch {
		case !prop.Subject.Present():
			return fmt.Errorf("proposition %d has no subject", i)
		case !in(prop.Predicate.Head) || prop.Predicate.Lemma == "":
			return fmt.Errorf("proposition %d: bad predicate %+v", i, prop.Predicate)
		case prop.Rule == "" || prop.Modality == "" || prop.Polarity == "":
			return fmt.Errorf("proposition %d lacks a layer: %+v", i, prop)
		case prop.Parent >= i:
			return fmt.Errorf("proposition %d comes before its parent %d", i, prop.Parent)
		case !(prop.Confidence > 0 && prop.Confidence <= 1):
			return fmt.Errorf("proposition %d: confidence %v", i, prop.Confidence)
		case !(prop.Score > 0 && prop.Score < 1):
			return fmt.Errorf("proposition %d: score %v", i, prop.Score)
		}
		render(doc, prop)
	}
	return checkShown(doc)
}

// checkShown reports a fact without subject or predicate, or a compact one that has more
// than two arguments.
func checkShown(doc *extract.Document) error {
	for _, style := range []Style{Compact, Full} {
		for _, fact := range Show(doc, 0, len(doc.Propositions), style) {
			if fact.Subject.Text(doc) == "" || fact.Predicate.Text(doc) == "" || style == Compact && len(fact.Args) > 0 {
				return fmt.Errorf("%s: bad fact %q of %+v", style, fact.Line(doc), doc.Propositions[fact.Proposition])
			}
			Layers(doc, &doc.Propositions[fact.Proposition])
		}
	}
	return nil
}

func FuzzRandomTrees(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed, uint8(3), uint8(20))
	}
	f.Add(uint64(7), uint8(1), uint8(255))
	f.Fuzz(func(t *testing.T, seed uint64, sentences, n uint8) {
		doc := randomDocument(rand.New(rand.NewPCG(seed, 1)), int(sentences%8)+1, int(n)+1)
		process(t, doc)
		if err := check(doc); err != nil {
			t.Fatal(err)
		}
		if limit := maxPairs * len(doc.Tokens); len(doc.Propositions) > limit {
			t.Fatalf("%d propositions from %d words", len(doc.Propositions), len(doc.Tokens))
		}
	})
}

// FuzzRandomWords gives the words of random trees any forms, lemmas, tags and labels.
func FuzzRandomWords(f *testing.F) {
	f.Add(uint64(1), "the Lee ( ) “ ” said", "lee", "PROPN", "nsubj")
	f.Add(uint64(2), "", "", "", "")
	f.Add(uint64(220), "0", "0", "0", "0")
	f.Add(uint64(161), " ", "0", "0", "0")
	f.Add(uint64(3), "\xff\xfe \x00 é 💥 …", "\xff", "💥", "nsubj:💥")
	f.Add(uint64(4), ": , -- [ \" ''", ":", "PUNCT", "punct")
	f.Add(uint64(5), "between her own 58 %", "be", "AUX", "cop")
	f.Fuzz(func(t *testing.T, seed uint64, words, lemma, tag, label string) {
		rng := rand.New(rand.NewPCG(seed, 2))
		doc := randomDocument(rng, 2, 24)
		some := strings.Split(words, " ")
		for i := range doc.Tokens {
			tok := &doc.Tokens[i]
			switch rng.IntN(4) {
			case 0:
				tok.Form = some[rng.IntN(len(some))]
			case 1:
				tok.Lemma, tok.NER = lemma, tag
			case 2:
				tok.UPOS, tok.XPOS = tag, lemma
			case 3:
				tok.DepRel = label
			}
		}
		process(t, doc)
		for i := range doc.Propositions {
			if prop := &doc.Propositions[i]; prop.Predicate.Lemma == "" {
				prop.Predicate.Lemma = "empty" // as the word is
			}
		}
		if err := check(doc); err != nil && !strings.Contains(err.Error(), "bad fact") {
			t.Fatal(err)
		}
	})
}

func TestBrokenTreesAreErrors(t *testing.T) {
	tests := []struct {
		name  string
		heads []int
		want  string
	}{
		{"head in another sentence", []int{-1, 0, 5, -1, 3, 3}, "clause: sentence 0: token 2 has its head outside"},
		{"head past the end", []int{-1, 0, 0, 99, 3, 3}, "clause: sentence 1: token 3 has its head outside"},
		{"self", []int{-1, 1, 0, -1, 3, 3}, "clause: sentence 0: token 1 is in a cycle"},
		{"cycle", []int{-1, 2, 1, -1, 3, 3}, "clause: sentence 0: token 2 is in a cycle"},
		{"two roots", []int{-1, -1, 0, -1, 3, 3}, ""},
	}
	stage, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := randomDocument(rand.New(rand.NewPCG(1, 1)), 2, 3)
			for i := range doc.Tokens {
				doc.Tokens[i].Head = test.heads[i]
			}
			got := ""
			if err := stage.Process(context.Background(), doc); err != nil {
				got = err.Error()
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestLongCoordinationsAreCut: 400 subjects and 400 objects make no 160,000
// propositions.
func TestLongCoordinationsAreCut(t *testing.T) {
	var trees strings.Builder
	row := func(id int, form, upos, xpos string, head int, rel string) {
		fmt.Fprintf(&trees, "%d\t%s\t%s\t%s\t%s\t_\t%d\t%s\t_\t_\n", id, form, form, upos, xpos, head, rel)
	}
	const n = 400
	row(1, "A", "PROPN", "NNP", n+1, "nsubj")
	for i := 2; i <= n; i++ {
		row(i, "A", "PROPN", "NNP", 1, "conj")
	}
	row(n+1, "met", "VERB", "VBD", 0, "root")
	row(n+2, "B", "PROPN", "NNP", n+1, "obj")
	for i := n + 3; i <= 2*n; i++ {
		row(i, "B", "PROPN", "NNP", n+2, "conj")
	}
	doc := read(t, trees.String())
	process(t, doc)
	if got := len(doc.Propositions); got != maxPairs {
		t.Errorf("%d propositions, want %d", got, maxPairs)
	}
}

func TestCancelledContextStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	stage, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if err := stage.Process(ctx, randomDocument(rand.New(rand.NewPCG(1, 1)), 1, 5)); err == nil {
		t.Error("no error")
	}
}

// BenchmarkProcess reads the trees of all archives in testdata again and again.
func BenchmarkProcess(b *testing.B) {
	doc := benchDocument(b)
	stage, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	sentences := 0
	for b.Loop() {
		if err := stage.Process(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
		sentences += len(doc.Sentences)
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}

func benchDocument(b *testing.B) *extract.Document {
	b.Helper()
	if path := os.Getenv("QUADWIRE_CONLLU"); path != "" {
		data, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		return read(b, strings.ReplaceAll(string(data), "# newdoc", "# olddoc"))
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		trees, _, _ := strings.Cut(strings.TrimPrefix(string(data), treesMark), wantMark)
		all.WriteString(trees + "\n")
	}
	return read(b, all.String())
}
