package article

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// record is one line of a JSON Lines file. Only text is needed; other members
// are passed over.
type record struct {
	ID        string `json:"id"` // names the article in messages
	Title     string `json:"title"`
	Text      string `json:"text"`
	Published string `json:"published"`
	URL       string `json:"url"`
	Publisher string `json:"publisher"`
}

// jsonLines reads the articles of a JSON Lines file, one line in memory at a time.
func (r *Reader) jsonLines(ctx context.Context, path string, in io.Reader, yield func(*extract.Article, error) bool) bool {
	lines := bufio.NewReaderSize(in, 64<<10)
	records := 0
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			yield(nil, err)
			return false
		}
		raw, tooLong, err := readLine(lines, r.cfg.MaxBytes)
		if err != nil && !errors.Is(err, io.EOF) {
			return yield(nil, &Error{Path: path, Line: n, Err: reason(err)})
		}
		last := err != nil
		if n == 1 {
			raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
		}
		if tooLong || len(bytes.TrimSpace(raw)) > 0 {
			records++
			art, err := parseRecord(raw, path, n)
			if tooLong {
				art, err = nil, fmt.Errorf("%w: line of more than %d bytes", ErrTooLarge, r.cfg.MaxBytes)
			}
			if err != nil {
				err = &Error{Path: path, Line: n, Err: err}
			}
			if !yield(art, err) {
				return false
			}
		}
		if last {
			break
		}
	}
	if records == 0 {
		return yield(nil, &Error{Path: path, Err: ErrEmpty})
	}
	return true
}

// readLine reads one line; of one longer than limit it keeps nothing. The error
// is io.EOF at the last line.
func readLine(in *bufio.Reader, limit int64) (line []byte, tooLong bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(line)+len(part)) > limit {
			tooLong, line = true, nil
		}
		if !tooLong {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, tooLong, err
		}
	}
}

func parseRecord(raw []byte, path string, line int) (*extract.Article, error) {
	if err := checkText(string(raw)); err != nil {
		return nil, err
	}
	var rec record
	if err := json.Unmarshal(raw, &rec); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return nil, fmt.Errorf("%w: column %d: %v", ErrBadRecord, syntax.Offset, err)
		case errors.As(err, &kind) && kind.Field != "":
			return nil, fmt.Errorf("%w: %q is a %s, want a string", ErrBadRecord, kind.Field, kind.Value)
		case errors.As(err, &kind):
			return nil, fmt.Errorf("%w: %s, want an object", ErrBadRecord, kind.Value)
		}
		return nil, fmt.Errorf("%w: %v", ErrBadRecord, err)
	}
	if strings.TrimSpace(rec.Text) == "" {
		return nil, fmt.Errorf(`%w: %w in "text"`, ErrBadRecord, ErrNoText)
	}
	if err := checkText(rec.Text); err != nil {
		return nil, err
	}
	art := &extract.Article{Text: rec.Text}
	art.Headline, art.URL, art.Publisher = rec.Title, rec.URL, rec.Publisher
	if rec.Published != "" {
		day, ok := ParseDate(rec.Published)
		if !ok {
			return nil, fmt.Errorf(`%w: "published" is no date: %q`, ErrBadRecord, rec.Published)
		}
		art.Published = day
	}
	// A record that has a name keeps it when lines before it come and go.
	art.Path = fmt.Sprintf("%s:%d", path, line)
	if rec.ID != "" {
		art.Path = path + "#" + rec.ID
	}
	identify(art)
	return art, nil
}
