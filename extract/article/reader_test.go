package article

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// write puts files below a new directory and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// collect reads all and returns the articles and the errors.
func collect(r *Reader, stdin string, paths ...string) (arts []*extract.Article, errs []error) {
	for art, err := range r.Articles(context.Background(), paths, strings.NewReader(stdin)) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		arts = append(arts, art)
	}
	return arts, errs
}

func TestDirectoryIsReadInOrder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.txt": "Second text.", "a/z.md": "First text.", "c.jsonl": `{"text":"Third."}` + "\n" + `{"text":"Fourth.","id":"x"}`,
		"pic.JPG": "\xff\xd8", "notes": "no extension", "pic.png": "x", "pic2.png": "x", "a/README.md": "About the texts.", ".hidden.txt": "Hidden.", ".git/a.txt": "Hidden.",
	})
	r := NewReader(Config{})
	arts, errs := collect(r, "", dir)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	var got []string
	for _, art := range arts {
		rel, _ := filepath.Rel(dir, art.Path)
		got = append(got, rel+"="+art.Text)
	}
	want := "a/z.md=First text. b.txt=Second text. c.jsonl:1=Third. c.jsonl#x=Fourth."
	if s := filepath.ToSlash(strings.Join(got, " ")); s != want {
		t.Errorf("got %s, want %s", s, want)
	}
	if s := fmt.Sprint(r.Skipped()); s != "[{ 1} {.jpg 1} {.png 2} {.txt 1} {README.md 1}]" {
		t.Errorf("skipped %s", s)
	}
}

func TestOneBadFileDoesNotStopTheOthers(t *testing.T) {
	dir := write(t, map[string]string{
		"1.txt": "", "2.txt": "zero\x00byte", "3.txt": "Caf\xe9.", "4.txt": " \n\t\n", "5.txt": "\xff\xfeh\x00",
		"6.txt": strings.Repeat("word ", 100), "7.html": "<html><body></body></html>",
		"8.jsonl": "{\"text\":\"One.\"}\n{bad\n\n{\"text\":7}\n[1]\n{\"text\":\" \"}\n{\"text\":\"Two.\",\"published\":\"soon\"}\n" +
			"{\"text\":\"" + strings.Repeat("x", 400) + "\"}\n{\"text\":\"Last.\"}",
		"9.jsonl": "\n", "empty/pic.png": "x",
	})
	arts, errs := collect(NewReader(Config{MaxBytes: 300}), "", dir, filepath.Join(dir, "none.txt"), filepath.Join(dir, "empty"))
	if len(arts) != 2 || arts[0].Text != "One." || arts[1].Text != "Last." {
		t.Errorf("got articles %v", arts)
	}
	want := []struct {
		msg string
		is  error
	}{
		{"1.txt: empty file", ErrEmpty},
		{"2.txt: not text: zero byte at offset 4", ErrBinary},
		{"3.txt: invalid UTF-8: byte 0xe9 at offset 3", ErrUTF8},
		{"4.txt: no text, only white space", ErrNoText},
		{"5.txt: not text in UTF-8: it begins like UTF-16, convert it first", ErrBinary},
		{"6.txt: too large for an article: more than 300 bytes", ErrTooLarge},
		{"7.html: no text: no article in the page", ErrNoText},
		{"8.jsonl:2: bad record: column 2: invalid character 'b' looking for beginning of object key string", ErrBadRecord},
		{`8.jsonl:4: bad record: "text" is a number, want a string`, ErrBadRecord},
		{"8.jsonl:5: bad record: array, want an object", ErrBadRecord},
		{`8.jsonl:6: bad record: no text in "text"`, ErrNoText},
		{`8.jsonl:7: bad record: "published" is no date: "soon"`, ErrBadRecord},
		{"8.jsonl:8: too large: line of more than 300 bytes", ErrTooLarge},
		{"9.jsonl: empty file", ErrEmpty},
		{"none.txt: no such file or directory", fs.ErrNotExist},
		{"empty: no articles in directory (looked for .txt, .md, .html, .htm, .jsonl)", ErrNoArticles},
	}
	if len(errs) != len(want) {
		t.Fatalf("got %d errors, want %d: %v", len(errs), len(want), errs)
	}
	for i, err := range errs {
		got := strings.TrimPrefix(err.Error(), dir+string(filepath.Separator))
		if got != want[i].msg && want[i].is != fs.ErrNotExist {
			t.Errorf("error %d: %q, want %q", i, got, want[i].msg)
		}
		if !errors.Is(err, want[i].is) {
			t.Errorf("error %q is not %q", err, want[i].is)
		}
	}
}

func TestStdinAndNamedFilesAreSniffed(t *testing.T) {
	arts, errs := collect(NewReader(Config{}), "{\"text\":\"A text.\"}\n", Stdin)
	if len(errs) > 0 || len(arts) != 1 || arts[0].Text != "A text." || arts[0].Path != "stdin:1" {
		t.Errorf("JSON on stdin: %v %v", arts, errs)
	}
	dir := write(t, map[string]string{"wire.news": "\ufeffA text."})
	arts, errs = collect(NewReader(Config{}), "", filepath.Join(dir, "wire.news"))
	if len(errs) > 0 || len(arts) != 1 || arts[0].Text != "A text." {
		t.Errorf("named file: %v %v", arts, errs)
	}
	_, errs = collect(NewReader(Config{}), "", Stdin)
	if len(errs) != 1 || !errors.Is(errs[0], ErrEmpty) {
		t.Errorf("empty stdin: %v", errs)
	}
}

func TestBareFilesHaveNoHeader(t *testing.T) {
	text := "Ministers talk\n2022-10-22\n\n{\"text\": 1}\n"
	arts, errs := collect(NewReader(Config{Bare: true}), text, Stdin)
	if len(errs) > 0 || len(arts) != 1 || arts[0].Text != text || arts[0].Skip != nil || arts[0].Published != "" || arts[0].Headline != "" {
		t.Errorf("got %+v, %v", arts, errs)
	}
}

func TestIdentity(t *testing.T) {
	id := func(files map[string]string) string {
		arts, errs := collect(NewReader(Config{}), "", write(t, files))
		if len(arts) != 1 || len(errs) > 0 {
			t.Fatal(arts, errs)
		}
		return arts[0].ID
	}
	base := id(map[string]string{"a.txt": "A text."})
	if len(base) != 16 {
		t.Errorf("ID %q", base)
	}
	if got := id(map[string]string{"other.md": "A text."}); got != base {
		t.Error("the file name changed the ID")
	}
	if got := id(map[string]string{"a.jsonl": `{"text":"A text.","published":"2020-01-02"}`}); got == base {
		t.Error("another day has the same ID")
	}
}

func TestHTML(t *testing.T) {
	page := `<!doctype html><html lang="en"><head><meta charset="windows-1252"><title>Mayor opens bridge | Example Press</title>
<meta property="og:title" content="Mayor opens bridge"><meta property="og:site_name" content="Example Press">
<meta property="article:published_time" content="2023-05-06T23:59:00-07:00"><link rel="canonical" href="https://example.org/bridge"></head>
<body><nav><a href="/">Home</a> <a href="/x">Sport</a></nav><article><h1>Mayor opens bridge</h1>
<p>The mayor of the town, Ana Mu` + "\xf1" + `oz, opened the <b>new</b> bridge on Saturday, and thanked the workers who had built it, in heavy rain, over two years.</p>
<script>var x = "not text";</script><figure><figcaption>A picture of the bridge</figcaption></figure>
<p>Several hundred people crossed it in the first hour, the police said, and traffic in the old town, long blocked, was flowing again by noon.</p>
<p>The bridge replaces one that a flood had carried away, and it cost the town, the region and the union some forty million in all, officials said.</p>
</article><footer>Contact us</footer></body></html>`
	art, err := readHTML([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	want := "Mayor opens bridge\n\nThe mayor of the town, Ana Muñoz, opened the new bridge on Saturday, and thanked"
	if !strings.HasPrefix(art.Text, want) {
		t.Errorf("text %q", art.Text)
	}
	for _, not := range []string{"not text", "picture", "Contact", "Sport"} {
		if strings.Contains(art.Text, not) {
			t.Errorf("text holds %q: %q", not, art.Text)
		}
	}
	if n := strings.Count(art.Text, "\n\n"); n != 3 {
		t.Errorf("%d paragraph breaks in %q", n, art.Text)
	}
	if art.Published != "2023-05-06" || art.Publisher != "Example Press" || art.URL != "https://example.org/bridge" || art.Language != "en" ||
		art.Text[art.Title.Begin:art.Title.End] != "Mayor opens bridge" {
		t.Errorf("source %+v, title %v", art.Source, art.Title)
	}
}

func TestContextEndsTheReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	dir := write(t, map[string]string{"a.txt": "One.", "b.txt": "Two.", "c.txt": "Three."})
	n := 0
	var last error
	for _, err := range NewReader(Config{}).Articles(ctx, []string{dir}, nil) {
		n, last = n+1, err
		cancel()
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d results, the last %v", n, last)
	}
}
