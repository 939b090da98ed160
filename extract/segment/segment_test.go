package segment

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func process(t testing.TB, cfg Config, art *extract.Article) *extract.Document {
	t.Helper()
	s, err := NewConfig(cfg)
	if err != nil {
		t.Fatal(err)
	}
	doc := &extract.Document{Article: art}
	if err := s.Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	verify(t, doc)
	return doc
}

// show writes sentences on lines, a space before each token, + before a word
// written together with the one before it.
func show(doc *extract.Document) string {
	var b strings.Builder
	for _, sent := range doc.Sentences {
		for i, tok := range doc.Tokens[sent.First:sent.End] {
			switch {
			case tok.Contracted:
				b.WriteByte('+')
			case i > 0:
				b.WriteByte(' ')
			}
			b.WriteString(tok.Form)
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// verify checks what holds for every text: offsets are exact and in order,
// sentences follow one another, and no character is lost.
func verify(t testing.TB, doc *extract.Document) {
	t.Helper()
	text := doc.Article.Text
	at := 0
	skip := func(from, to int) {
		for i := from; i < to; {
			r, size := utf8.DecodeRuneInString(text[i:])
			if classOf(r) != space && !inSkip(doc.Article, i) {
				t.Fatalf("%q at byte %d is in no token", r, i)
			}
			i += size
		}
	}
	for i, tok := range doc.Tokens {
		if tok.Begin < at || tok.End <= tok.Begin || tok.End > len(text) || text[tok.Begin:tok.End] != tok.Form {
			t.Fatalf("token %d %q at %d:%d, text of %d bytes", i, tok.Form, tok.Begin, tok.End, len(text))
		}
		if tok.Contracted && tok.Begin != at {
			t.Fatalf("token %d %q is contracted but stands alone", i, tok.Form)
		}
		skip(at, tok.Begin)
		at = tok.End
	}
	skip(at, len(text))
	next, paragraph := 0, 0
	for i, sent := range doc.Sentences {
		if sent.First != next || sent.End <= sent.First || sent.End-sent.First > maxSentence {
			t.Fatalf("sentence %d has tokens %d:%d after %d", i, sent.First, sent.End, next)
		}
		if sent.Span.Begin != doc.Tokens[sent.First].Begin || sent.Span.End != doc.Tokens[sent.End-1].End {
			t.Fatalf("sentence %d at %v", i, sent.Span)
		}
		if doc.Tokens[sent.First].Contracted || sent.Paragraph < paragraph {
			t.Fatalf("sentence %d begins with a clitic, or its paragraph is %d after %d", i, sent.Paragraph, paragraph)
		}
		next, paragraph = sent.End, sent.Paragraph
	}
	if next != len(doc.Tokens) {
		t.Fatalf("%d tokens in sentences, of %d", next, len(doc.Tokens))
	}
}

func inSkip(art *extract.Article, at int) bool {
	for _, span := range art.Skip {
		if span.Begin <= at && at < span.End {
			return true
		}
	}
	return false
}

func TestSegment(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"sentences", "Troops left the town. Nobody was hurt! Who gave the order?",
			"Troops left the town .\nNobody was hurt !\nWho gave the order ?"},
		{"country acronym", "The U.S. Navy sent ships. Talks in the U.S. and the U.K. failed.",
			"The U.S. Navy sent ships .\nTalks in the U.S. and the U.K. failed ."},
		{"acronym ends sentence", "He flew to the U.S. He will stay a week.",
			"He flew to the U.S.\nHe will stay a week ."},
		{"military ranks", "Gen. Omar Haddad met Brig. Gen. Lee and Lt. Col. Ruiz.",
			"Gen. Omar Haddad met Brig. Gen. Lee and Lt. Col. Ruiz ."},
		{"titles", "Mr. Ito and Dr. Ahn met Sen. Ortiz. Gov. Dale did not come.",
			"Mr. Ito and Dr. Ahn met Sen. Ortiz .\nGov. Dale did not come ."},
		{"initials", "The book by J. P. Moreau and Ann K. Weiss sold well.",
			"The book by J. P. Moreau and Ann K. Weiss sold well ."},
		{"companies", "Nordwind Inc. bought Delta Corp. for $2.5 billion. Shares rose 4.5%.",
			"Nordwind Inc. bought Delta Corp. for $ 2.5 billion .\nShares rose 4.5 % ."},
		{"times and dates", "It began at 4 p.m. on Tuesday. It ends on Jan. 5 at 10:30.",
			"It began at 4 p.m. on Tuesday .\nIt ends on Jan. 5 at 10:30 ."},
		{"numbers", "On 2023-05-04 some 12,500 of 1.2 million votes (1.04%) came in by 10/12/2023.",
			"On 2023-05-04 some 12,500 of 1.2 million votes ( 1.04 % ) came in by 10/12/2023 ."},
		{"date before a full stop", "The law took effect on 2022-10-22. Nobody noticed.",
			"The law took effect on 2022-10-22 .\nNobody noticed ."},
		{"clitics", "They don't know, it's late and we'll see what Kyiv's allies can't do.",
			"They do+n't know , it+'s late and we+'ll see what Kyiv+'s allies ca+n't do ."},
		{"curly clitics", "They don’t know what Kyiv’s allies haven’t done.",
			"They do+n’t know what Kyiv+’s allies have+n’t done ."},
		{"joined words", "We cannot say if he is gonna sign.",
			"We can+not say if he is gon+na sign ."},
		{"plural possessive", "The miners' union and the workers’ council agreed.",
			"The miners+' union and the workers+’ council agreed ."},
		{"straight quotation", `"We are ready," he said. "They are not."`,
			`" We are ready , " he said .` + "\n" + `" They are not . "`},
		{"curly quotation", "“Is it over?” she asked. “No!” he said.",
			"“ Is it over ? ” she asked .\n“ No ! ” he said ."},
		{"single quotation", "‘They lied,’ said the lawyer. ‘We know why.’",
			"‘ They lied , ’ said the lawyer .\n‘ We know why . ’"},
		{"nested quotation", "He said: “The minister told me ‘never again’.” Then he left.",
			"He said : “ The minister told me ‘ never again ’ . ”\nThen he left ."},
		{"unbalanced quotation", "“The talks were useful,\" a spokesman said. They go on.",
			"“ The talks were useful , \" a spokesman said .\nThey go on ."},
		{"dateline", "LAGOS (Reuters) - The bank cut its rate on Monday. Prices fell.",
			"LAGOS ( Reuters ) - The bank cut its rate on Monday .\nPrices fell ."},
		{"dashes", "The vote – the third this year – failed. The court — in Geneva — will rule.",
			"The vote – the third this year – failed .\nThe court — in Geneva — will rule ."},
		{"hyphens", "A 15-year-old boy left the state-run school.",
			"A 15 - year - old boy left the state - run school ."},
		{"ellipsis", "He waited... and waited. Then he left.",
			"He waited ... and waited .\nThen he left ."},
		{"brackets", "The African Union (AU) sent envoys. (Reporting by Jo Hall; editing by Al Kerr)",
			"The African Union ( AU ) sent envoys .\n( Reporting by Jo Hall ; editing by Al Kerr )"},
		{"forgotten space", "The treaty was signed.The minister left at once.",
			"The treaty was signed .\nThe minister left at once ."},
		{"address", "Write to press@example.org or see www.example.org/news?id=7 today.",
			"Write to press@example.org or see www.example.org/news?id=7 today ."},
		{"headline above text", "Minister quits over visa row\n\nThe trade minister resigned on Friday. He gave no reason.",
			"Minister quits over visa row\nThe trade minister resigned on Friday .\nHe gave no reason ."},
		{"wrapped lines", "The trade minister resigned on Friday after a report said that\nhe had given visas to donors. He denies that he did so, and no\ncharges were brought.",
			"The trade minister resigned on Friday after a report said that he had given visas to donors .\nHe denies that he did so , and no charges were brought ."},
		{"carriage returns", "The first part ended.\r\n\r\nThe second began.\r\n",
			"The first part ended .\nThe second began ."},
		{"only space", " \n\t\n\u00a0\u200b\ufeff\x00 ", ""},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := process(t, Config{}, &extract.Article{Text: test.text})
			if got := show(doc); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func span(text, part string) schema.Span {
	at := strings.Index(text, part)
	return schema.Span{Begin: at, End: at + len(part)}
}

func TestTitleIsASentenceAndSkipIsNone(t *testing.T) {
	text := "Envoy leaves. Talks to go on.\n2023-05-04 By Ann Weiss The envoy left Geneva. He will be back."
	doc := process(t, Config{}, &extract.Article{
		Text: text, Title: span(text, "Envoy leaves. Talks to go on."), Skip: []schema.Span{span(text, "2023-05-04 By Ann Weiss")},
	})
	want := "Envoy leaves . Talks to go on .\nThe envoy left Geneva .\nHe will be back ."
	if got := show(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if p := [3]int{doc.Sentences[0].Paragraph, doc.Sentences[1].Paragraph, doc.Sentences[2].Paragraph}; p != [3]int{0, 1, 1} {
		t.Errorf("paragraphs %v", p)
	}
}

func TestRangesOutOfTheTextAreAnError(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, art := range []*extract.Article{
		{Text: "One. Two.", Skip: []schema.Span{{Begin: 2, End: 20}}},
		{Text: "One. Two.", Skip: []schema.Span{{Begin: 4, End: 2}}},
		{Text: "One. Two.", Skip: []schema.Span{{Begin: 4, End: 6}, {Begin: 0, End: 3}}},
		{Text: "One. Two.", Title: schema.Span{Begin: -1, End: 3}},
		{Text: "One. Two.", Title: schema.Span{Begin: 0, End: 5}, Skip: []schema.Span{{Begin: 3, End: 7}}},
	} {
		if err := s.Process(context.Background(), &extract.Document{Article: art}); err == nil {
			t.Errorf("title %v, skip %v: no error", art.Title, art.Skip)
		}
	}
}

func TestCancelled(t *testing.T) {
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Process(ctx, &extract.Document{Article: &extract.Article{Text: "One."}}); err == nil {
		t.Error("no error")
	}
}

func TestOneSentencePerLine(t *testing.T) {
	text := "He left. She didn't.\nno full stop here\n\nThe next\r\nparagraph. Ends"
	doc := process(t, Config{OneSentencePerLine: true}, &extract.Article{Text: text})
	want := "He left . She did+n't .\nno full stop here\nThe next\nparagraph . Ends"
	if got := show(doc); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for i, want := range []int{0, 0, 1, 1} {
		if got := doc.Sentences[i].Paragraph; got != want {
			t.Errorf("sentence %d in paragraph %d, want %d", i, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	text := "Talks open in Oman\nThe envoys met on Sunday in a hotel by the sea, far from the crowds of the capital, and talked for five hours or more about the war. They agreed on little.\nA second round is planned for May, said a diplomat who knows of the plan and asked not to be named, as he may not speak to the press."
	doc := process(t, Config{}, &extract.Article{Text: text})
	if len(doc.Sentences) != 4 {
		t.Fatalf("sentences:\n%s", show(doc))
	}
	for i, want := range []int{0, 1, 1, 2} {
		if got := doc.Sentences[i].Paragraph; got != want {
			t.Errorf("sentence %d in paragraph %d, want %d", i, got, want)
		}
	}
}

func TestHardText(t *testing.T) {
	const n = 8_000
	for name, text := range map[string]string{
		"no space":       strings.Repeat("abcdefgh", n),
		"no sentence":    strings.Repeat("the war and ", n),
		"stops":          strings.Repeat(".", n),
		"apostrophes":    strings.Repeat("'s", n),
		"quotes":         strings.Repeat("“'‘\"", n),
		"hyphens":        strings.Repeat("a-", n),
		"brackets":       strings.Repeat("((", n),
		"emoji":          strings.Repeat("👩🏽‍🚀🇺🇦❤️", n/4),
		"controls":       strings.Repeat("a\x00\x1b[31mb\x07 ", n/4),
		"right to left":  strings.Repeat("قال الوزير إن المحادثات مستمرة. ", n/16),
		"no case":        strings.Repeat("外长昨天会见了大使。", n/16),
		"combining":      "e" + strings.Repeat("\u0301", n),
		"invalid":        strings.Repeat("a\xff\xc3 ", n/4),
		"newlines":       strings.Repeat("\n", n) + "x" + strings.Repeat("\r\n", n),
		"words on lines": strings.Repeat("word\n", n),
		"replacement":    strings.Repeat("\ufffd", n),
		"joiners":        strings.Repeat("a\u200db\u200c ", n/4) + strings.Repeat("\u200d", n),
		"marks of order": strings.Repeat("\u202eabc\u202c \u200fdef\u2066. ", n/16),
		"capitals":       strings.Repeat("TROOPS STORM CAPITAL AS PRESIDENT FLEES\n", n/16),
		"bullets":        strings.Repeat("• ", n) + strings.Repeat("\n- a", n),
		"one letter":     strings.Repeat("A. ", n),
		"address":        "https://" + strings.Repeat("a-b/@", n),
	} {
		t.Run(name, func(t *testing.T) {
			process(t, Config{}, &extract.Article{Text: text})
			process(t, Config{OneSentencePerLine: true}, &extract.Article{Text: text})
		})
	}
}

// A megabyte without a space is one word to no language; time is bounded all the same.
func TestAMegabyteWithoutASpace(t *testing.T) {
	for name, part := range map[string]string{"letters": "abcdefgh", "mixed": "a-1.b'", "wide": "界e\u0301🎉-"} {
		t.Run(name, func(t *testing.T) {
			doc := process(t, Config{}, &extract.Article{Text: strings.Repeat(part, 1<<20/len(part))})
			for _, tok := range doc.Tokens {
				if n := utf8.RuneCountInString(tok.Form); n > maxToken {
					t.Fatalf("a token of %d characters", n)
				}
			}
		})
	}
}

func TestLongSentencesAreCutAtTheBestPlace(t *testing.T) {
	text := strings.Repeat("the war and the peace ", 60) + "ended; " + strings.Repeat("a talk of hope ", 40)
	doc := process(t, Config{OneSentencePerLine: true}, &extract.Article{Text: text})
	if len(doc.Sentences) != 2 {
		t.Fatalf("%d sentences", len(doc.Sentences))
	}
	if last := doc.Tokens[doc.Sentences[0].End-1].Form; last != ";" {
		t.Errorf("cut after %q", last)
	}
}

func FuzzSegment(f *testing.F) {
	for _, text := range []string{"He didn't go. “No,\" she said.\n\nU.S. ...", "a\xff\u200d'\u0301s", "cannot\r\n\x00('s)", "1,000.50-x@y.z",
		"قال: \u202eنعم\u202c. 3-1", "a\u200db\u200c\ufe0f \u200b.", "RATES RISE\nBANK SAYS\n\n• one\n• two", "www.a//b@c==== U.S.\nGen."} {
		f.Add(text, 0, 0, 2, 4, false)
	}
	segmenters := map[bool]*Segmenter{}
	for _, lines := range []bool{false, true} {
		s, err := NewConfig(Config{OneSentencePerLine: lines})
		if err != nil {
			f.Fatal(err)
		}
		segmenters[lines] = s
	}
	f.Fuzz(func(t *testing.T, text string, titleBegin, titleEnd, skipBegin, skipEnd int, lines bool) {
		art := &extract.Article{Text: text, Title: schema.Span{Begin: titleBegin, End: titleEnd}}
		if skipBegin != skipEnd {
			art.Skip = []schema.Span{{Begin: skipBegin, End: skipEnd}}
		}
		if !utf8.ValidString(text) {
			art.Title, art.Skip = schema.Span{}, nil
		}
		for _, at := range []int{titleBegin, titleEnd, skipBegin, skipEnd} {
			if at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
				t.Skip() // ranges hold whole characters
			}
		}
		doc := &extract.Document{Article: art}
		if err := segmenters[lines].Process(context.Background(), doc); err != nil {
			return // the ranges were bad
		}
		verify(t, doc)
	})
}

func BenchmarkProcess(b *testing.B) {
	s, err := New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(`The trade minister, Ann K. Weiss, resigned on Friday after a report said that she hadn't told the U.S. of visas given to donors. "We can't say more," her party's spokesman added. Opposition leaders in the 300-seat chamber asked for a vote by 5 p.m. on Monday (local time).

`, 200)
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		doc := &extract.Document{Article: &extract.Article{Text: text}}
		if err := s.Process(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
		tokens += len(doc.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func ExampleSegmenter() {
	s, err := New()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := &extract.Document{Article: &extract.Article{Text: "Mr. Ito won't resign. Kyiv's envoy left."}}
	if err := s.Process(context.Background(), doc); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(show(doc))
	// Output:
	// Mr. Ito wo+n't resign .
	// Kyiv+'s envoy left .
}

func TestEmbeddedCard(t *testing.T) {
	card, err := Card()
	if err != nil || card.Name == "" || card.Licence == "" || card.Command == "" || len(card.Training) == 0 || len(card.Scores) == 0 || len(card.SHA256) != 64 {
		t.Errorf("%+v, %v", card, err)
	}
}
