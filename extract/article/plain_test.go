package article

import (
	"slices"
	"strings"
	"testing"
)

func TestPlainHeader(t *testing.T) {
	tests := []struct {
		name, text            string
		title, date, pub, url string
		skip                  []string
	}{
		{"inline date", " date 2022-10-22 The ministers spoke on Friday.\n\nMore was not said.\n",
			"", "2022-10-22", "", "", []string{" date 2022-10-22 "}},
		{"title and date lines", "Port workers end strike\nFriday, July 21, 2017\n\nWorkers went back.\n",
			"Port workers end strike", "2017-07-21", "", "", []string{"Friday, July 21, 2017"}},
		{"title that ends like a sentence, before a date", "Who won?\n3 May 2019\n\nNobody did.\n",
			"Who won?", "2019-05-03", "", "", []string{"3 May 2019"}},
		{"date before title", "2021-02-03\nStrike ends at port\n\nWorkers went back.\n",
			"Strike ends at port", "2021-02-03", "", "", []string{"2021-02-03"}},
		{"key lines", "Title: Bank names chief\r\nDate: 4 March 2021\r\nSource: Example Press\r\nURL: https://example.org/a\r\n\r\nThe bank named Ann Lee.\r\n",
			"Bank names chief", "2021-03-04", "Example Press", "https://example.org/a",
			[]string{"Title: ", "Date: 4 March 2021", "Source: Example Press", "URL: https://example.org/a"}},
		{"front matter", "---\ntitle: \"Bank names chief\"\ndate: 2021-03-04\ntags: x\n---\n\nThe bank named Ann Lee.\n",
			"Bank names chief", "2021-03-04", "", "", []string{"---\ntitle: \"Bank names chief\"\ndate: 2021-03-04\ntags: x\n---\n"}},
		{"markdown heading and byline", "# Bank names chief\n\nBy Jo Ray and Li Wu, Example Press\n\nPublished on March 4th, 2021\n\nThe bank named Ann Lee.\n",
			"Bank names chief", "2021-03-04", "", "", []string{"# ", "By Jo Ray and Li Wu, Example Press", "Published on March 4th, 2021"}},
		{"agency", "Bank names chief\n\nOSLO, March 4 (Reuters) - The bank named Ann Lee.\n",
			"Bank names chief", "", "Reuters", "", []string{"OSLO, March 4 (Reuters) - "}},
		{"agency that is not known, place in capitals", "NEW YORK, Oct. 4 (Example Press) — A bank failed.\n", "", "", "Example Press", "", []string{"NEW YORK, Oct. 4 (Example Press) — "}},
		{"known agency", "Oslo (AP) - A bank failed.\n", "", "", "AP", "", []string{"Oslo (AP) - "}},
		{"acronym in brackets", "The Asian Bank of Trade (ABT) - a bank - failed.\n", "", "", "", "", nil},
		{"no header", "The bank named Ann Lee on Monday.\n\nShe starts in May.\n", "", "", "", "", nil},
		{"one line", "The bank named Ann Lee", "", "", "", "", nil},
		{"first line wraps", "The bank named\nAnn Lee on Monday.\n", "", "", "", "", nil},
		{"rule, not front matter", "---\nThe bank named Ann Lee.\n", "", "", "", "", nil},
		{"a date within the text", "The bank named Ann Lee on\n4 March 2021 in Oslo.\n", "", "", "", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			art := readPlain(test.text)
			if art.Text != test.text {
				t.Errorf("the text was changed: %q", art.Text)
			}
			if art.Headline != test.title || art.Published != test.date || art.Publisher != test.pub || art.URL != test.url {
				t.Errorf("got headline %q, date %q, publisher %q, address %q", art.Headline, art.Published, art.Publisher, art.URL)
			}
			var skip []string
			for _, s := range art.Skip {
				skip = append(skip, art.Text[s.Begin:s.End])
			}
			if !slices.Equal(skip, test.skip) {
				t.Errorf("skipped %q, want %q", skip, test.skip)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2022-10-22", "2022-10-22"},
		{"2022-10-22T23:30:00-05:00", "2022-10-22"},
		{"2022-10-22T23:30:00.123Z", "2022-10-22"},
		{"Friday, July 21, 2017", "2017-07-21"},
		{"Fri, 21 Jul 2017 10:00:00 GMT", "2017-07-21"},
		{"Sept. 3rd, 2020", "2020-09-03"},
		{"Oct. 22, 2022 at 5:04 p.m.", "2022-10-22"},
		{"22 OCTOBER 2022", "2022-10-22"},
		{"2022.10.22", "2022-10-22"},
		{"03/04/2022", ""},
		{"2022-13-01", ""},
		{"on Friday", ""},
		{"", ""},
		{strings.Repeat("9", 100), ""},
	}
	for _, test := range tests {
		if got, _ := ParseDate(test.in); got != test.want {
			t.Errorf("ParseDate(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func FuzzReadPlain(f *testing.F) {
	f.Add(" date 2022-10-22 The ministers spoke.\n")
	f.Add("# A\n\nBy Bo Lee\nDate: 1 May 2020\nTitle: B\n\nOSLO (AP) - Text.")
	f.Add("---\ntitle: x\n---\n")
	f.Fuzz(func(t *testing.T, text string) {
		art := readPlain(text)
		if art.Text != text {
			t.Fatal("the text was changed")
		}
		end := 0
		for _, s := range art.Skip {
			if s.Begin < end || s.End <= s.Begin || s.End > len(text) {
				t.Fatalf("skip %v out of order or range in %q", art.Skip, text)
			}
			end = s.End
		}
		if art.Title.Begin < 0 || art.Title.End < art.Title.Begin || art.Title.End > len(text) {
			t.Fatalf("title %v out of range in %q", art.Title, text)
		}
	})
}
