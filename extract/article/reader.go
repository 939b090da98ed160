package article

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/quadwire/quadwire/extract"
)

// Stdin is the path that stands for standard input.
const Stdin = "-"

// DefaultMaxBytes is the default of [Config].MaxBytes.
const DefaultMaxBytes = 4 << 20

// Config sets the limits of a Reader; its zero value is useful.
type Config struct {
	// MaxBytes is the size of the largest text that is taken for an article, and of
	// the longest line of a JSON Lines file; 0 means DefaultMaxBytes, more than a
	// long book. A page of HTML may be four times as large. It bounds time and
	// memory, as an article is read whole.
	MaxBytes int64
	// Bare reads every file as text without a header: no headline, no date line,
	// and no kind but plain text. It is meant for files of one sentence per line.
	Bare bool
}

// Skip counts files that a directory holds and that are no articles.
type Skip struct {
	// Ext is the extension with its dot, in lower case; "" for names without one; the
	// whole name of a file that is about the others: README.md.
	Ext   string `json:"ext"`
	Count int    `json:"count"`
}

// Reader reads articles and counts the files that it passes over. It serves one
// goroutine.
type Reader struct {
	cfg     Config
	skipped map[string]int
}

// NewReader returns a Reader.
func NewReader(cfg Config) *Reader {
	if cfg.MaxBytes <= 0 {
		cfg.MaxBytes = DefaultMaxBytes
	}
	return &Reader{cfg: cfg, skipped: map[string]int{}}
}

// Skipped returns how many files of which extension were passed over so far,
// sorted by extension.
func (r *Reader) Skipped() []Skip {
	var out []Skip
	for ext, n := range r.skipped {
		out = append(out, Skip{ext, n})
	}
	slices.SortFunc(out, func(a, b Skip) int { return strings.Compare(a.Ext, b.Ext) })
	return out
}

// kind is how a file is to be read.
type kind int

const (
	unknown kind = iota
	plain
	web
	jsonLines
)

// kindOf tells the kind of a file by its extension.
func kindOf(path string) kind {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".md":
		return plain
	case ".html", ".htm":
		return web
	case ".jsonl":
		return jsonLines
	}
	return unknown
}

// sniff tells the kind of a file without a telling name by its first bytes.
func sniff(data []byte) kind {
	head := bytes.ToLower(bytes.TrimLeft(data[:min(len(data), 512)], " \t\r\n\ufeff"))
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return web
	case bytes.HasPrefix(head, []byte(`{"`)):
		return jsonLines
	}
	return plain
}

// Articles reads the articles of paths: files, directories with all below them,
// or "-" for stdin. In a directory only files with a known extension count, and
// hidden ones and those about the others (README.md, LICENSE.txt) never; a file named by itself is read whatever its name, its kind
// taken from its first bytes. Each pair holds an article or an error (an *Error,
// or that of ctx, which ends the reading), never both.
func (r *Reader) Articles(ctx context.Context, paths []string, stdin io.Reader) iter.Seq2[*extract.Article, error] {
	return func(yield func(*extract.Article, error) bool) {
		for _, path := range paths {
			if !r.path(ctx, path, stdin, yield) {
				return
			}
		}
	}
}

// path reads one argument; it answers false where reading is to end.
func (r *Reader) path(ctx context.Context, path string, stdin io.Reader, yield func(*extract.Article, error) bool) bool {
	if err := ctx.Err(); err != nil {
		yield(nil, err)
		return false
	}
	if path == Stdin {
		return r.stream(ctx, "stdin", stdin, unknown, yield)
	}
	info, err := os.Stat(path)
	if path == "" {
		path = `""`
	}
	if err != nil {
		return yield(nil, &Error{Path: path, Err: reason(err)})
	}
	if !info.IsDir() {
		return r.file(ctx, path, yield)
	}
	files, errs := r.list(path)
	for _, err := range errs {
		if !yield(nil, err) {
			return false
		}
	}
	if len(files) == 0 && len(errs) == 0 {
		return yield(nil, &Error{Path: path, Err: fmt.Errorf("%w (looked for .txt, .md, .html, .htm, .jsonl)", ErrNoArticles)})
	}
	for _, file := range files {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return false
		}
		if !r.file(ctx, file, yield) {
			return false
		}
	}
	return true
}

// list returns the articles below dir, sorted, and what could not be listed.
func (r *Reader) list(dir string) (files []string, errs []error) {
	// The slash makes WalkDir follow dir itself where it is a symbolic link.
	err := filepath.WalkDir(dir+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		if err != nil {
			errs = append(errs, &Error{Path: path, Err: reason(err)})
			return nil
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && path != filepath.Clean(dir)
		if entry.IsDir() {
			if hidden {
				return filepath.SkipDir
			}
			return nil
		}
		ext := strings.ToLower(filepath.Ext(path))
		if hidden || kindOf(path) == unknown || !regular(path, entry) {
			r.skipped[ext]++
			return nil
		}
		if isAboutOthers(entry.Name()) {
			r.skipped[entry.Name()]++
			return nil
		}
		files = append(files, path)
		return nil
	})
	if err != nil {
		errs = append(errs, &Error{Path: dir, Err: reason(err)})
	}
	sort.Strings(files)
	return files, errs
}

// aboutOthers are names, without extension, that files have by custom which say something of
// the files beside them.
var aboutOthers = map[string]bool{"README": true, "LICENSE": true, "LICENCE": true, "COPYING": true, "NOTICE": true,
	"CHANGELOG": true, "CONTRIBUTING": true, "AUTHORS": true, "CREDITS": true}

// isAboutOthers reports whether a file in a directory of articles is none by its name, which
// is in capitals: README.md.
func isAboutOthers(name string) bool {
	base := strings.TrimSuffix(name, filepath.Ext(name))
	return aboutOthers[base] && kindOf(name) == plain
}

// regular reports whether entry is a file or a link to one.
func regular(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink != 0 {
		info, err := os.Stat(path)
		return err != nil || info.Mode().IsRegular() // a broken link is reported when it is opened
	}
	return entry.Type().IsRegular()
}

// reason cuts the path and the system call from an error of package os.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func (r *Reader) file(ctx context.Context, path string, yield func(*extract.Article, error) bool) bool {
	f, err := Open(ctx, path)
	if ctx.Err() != nil {
		yield(nil, ctx.Err())
		return false
	}
	if err != nil {
		return yield(nil, &Error{Path: path, Err: reason(err)})
	}
	defer f.Close()
	return r.stream(ctx, path, f, kindOf(path), yield)
}

func (r *Reader) stream(ctx context.Context, path string, in io.Reader, k kind, yield func(*extract.Article, error) bool) bool {
	if r.cfg.Bare {
		k = plain
	}
	if k == unknown {
		// What is there first decides: a stream may bring the rest much later.
		ahead := bufio.NewReader(in)
		if _, err := ahead.Peek(1); err != nil && err != io.EOF {
			return yield(nil, &Error{Path: path, Err: reason(err)})
		}
		head, _ := ahead.Peek(ahead.Buffered())
		in, k = ahead, sniff(head)
	}
	if k == jsonLines {
		return r.jsonLines(ctx, path, in, yield)
	}
	limit := r.cfg.MaxBytes
	if k == web {
		limit *= 4 // most of a page is markup
	}
	data, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err != nil {
		return yield(nil, &Error{Path: path, Err: reason(err)})
	}
	art, err := r.whole(path, data, k, limit)
	if err != nil {
		return yield(nil, &Error{Path: path, Err: err})
	}
	return yield(art, nil)
}

// whole makes the article of a file that holds one.
func (r *Reader) whole(path string, data []byte, k kind, limit int64) (*extract.Article, error) {
	switch {
	case len(data) == 0:
		return nil, ErrEmpty
	case int64(len(data)) > limit:
		return nil, fmt.Errorf("%w for an article: more than %d bytes", ErrTooLarge, limit)
	}
	var art *extract.Article
	if k == web {
		var err error
		if art, err = readHTML(data); err != nil {
			return nil, err
		}
		if int64(len(art.Text)) > r.cfg.MaxBytes {
			return nil, fmt.Errorf("%w for an article: more than %d bytes of text", ErrTooLarge, r.cfg.MaxBytes)
		}
	} else {
		text := strings.TrimPrefix(string(data), "\ufeff")
		if err := checkText(text); err != nil {
			return nil, err
		}
		art = &extract.Article{Text: text}
		if !r.cfg.Bare {
			art = readPlain(text)
		}
	}
	art.Path = path
	identify(art)
	return art, nil
}

// checkText refuses what is no text in UTF-8 and says where it goes wrong.
func checkText(text string) error {
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return fmt.Errorf("%w in UTF-8: it begins like UTF-16, convert it first", ErrBinary)
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return fmt.Errorf("%w: zero byte at offset %d", ErrBinary, at)
	}
	for at, c := range text {
		if c != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 {
			return fmt.Errorf("%w: byte 0x%02x at offset %d", ErrUTF8, text[at], at)
		}
	}
	if strings.TrimSpace(text) == "" {
		return fmt.Errorf("%w, only white space", ErrNoText)
	}
	return nil
}
