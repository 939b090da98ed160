package conllu

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

const sample = `# newdoc id = d1
# newpar
# sent_id = d1-1
# text = Kyiv didn't call (Ankara).
1	Kyiv	Kyiv	PROPN	NNP	Number=Sing	4	nsubj	_	NER=B-LOC
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	call	call	VERB	VB	_	0	root	_	_
5	(	(	PUNCT	-LRB-	_	6	punct	_	SpaceAfter=No
6	Ankara	Ankara	PROPN	NNP	_	4	obj	_	NER=B-LOC|SpaceAfter=No
7	)	)	PUNCT	-RRB-	_	6	punct	_	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_

`

func TestReadPlacesTokensInTheText(t *testing.T) {
	docs, err := Read(strings.NewReader(sample), "sample")
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 1 || len(docs[0].Sentences) != 1 {
		t.Fatalf("got %d documents", len(docs))
	}
	doc := docs[0]
	if want := "Kyiv didn't call (Ankara)."; doc.Article.Text != want {
		t.Errorf("text %q, want %q", doc.Article.Text, want)
	}
	for _, tok := range doc.Tokens {
		if got := doc.Article.Text[tok.Begin:tok.End]; got != tok.Form {
			t.Errorf("token %q stands at %q", tok.Form, got)
		}
	}
	if doc.Tokens[0].Head != 3 || doc.Tokens[3].Head != -1 || !doc.Tokens[2].Contracted {
		t.Errorf("wrong heads or contraction: %+v", doc.Tokens)
	}
}

func TestWriteThenReadIsTheSame(t *testing.T) {
	docs, err := Read(strings.NewReader(sample), "sample")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, docs[0]); err != nil {
		t.Fatal(err)
	}
	if out.String() != sample {
		t.Errorf("got\n%s\nwant\n%s", out.String(), sample)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"columns", "1\tword\n", "f:1: 2 columns, want 10 separated by tabs"},
		{"number", strings.Replace(sample, "4\tcall", "5\tcall", 1), `f:9: word number "5", want 4`},
		{"head", strings.Replace(sample, "\t6\tpunct", "\t66\tpunct", 1), `f:10: bad head "66"`},
		{"range", strings.Replace(sample, "2-3", "3-2", 1), `f:6: bad range of words "3-2"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(test.in), "f")
			var at *Error
			if !errors.As(err, &at) || err.Error() != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sample)
	f.Add("1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n")
	f.Fuzz(func(t *testing.T, in string) {
		docs, _ := Read(strings.NewReader(in), "fuzz")
		for _, doc := range docs {
			for _, tok := range doc.Tokens {
				if tok.Begin < 0 || tok.End > len(doc.Article.Text) || tok.Begin > tok.End {
					t.Fatalf("token %+v outside the text", tok)
				}
			}
			if err := Write(&bytes.Buffer{}, doc); err != nil {
				t.Fatal(err)
			}
		}
	})
}
