package engine

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/nn"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/extract/segment"
)

// askTeachers lets the teachers of opts, if any, read all sentences, and logs how
// well they do together on the dev sets.
func (d *data) askTeachers(ctx context.Context, opts Options, log io.Writer) error {
	if len(opts.Teachers) == 0 {
		return nil
	}
	ts, err := readTeachers(d, opts.Teachers)
	if err != nil {
		return err
	}
	for _, path := range opts.Dev {
		_, line, err := scoreStages(ctx, path, ts)
		if err != nil {
			return err
		}
		fmt.Fprintf(log, "  teachers on %s: %s\n", devName(path), line)
	}
	text, err := readText(ctx, opts.Text)
	if err != nil {
		return err
	}
	var golden, silver []*lesson
	for i, s := range d.trees {
		golden = append(golden, &lesson{forms: d.treeForms[i], heads: s.Heads})
	}
	for _, t := range d.named {
		d.taught = append(d.taught, &lesson{forms: t.forms})
	}
	for _, words := range text {
		silver = append(silver, &lesson{forms: words})
	}
	ts.teach(golden)
	ts.teach(d.taught)
	ts.teach(silver)
	for i, s := range d.trees {
		s.Soft = golden[i].soft
		s.Soft.Share = float32(opts.TeacherShare)
	}
	for _, l := range silver {
		s := d.sentence(l.forms)
		follow(s, l)
		d.silver = append(d.silver, s)
	}
	fmt.Fprintf(log, "%d teachers read %d sentences of plain text beside\n", len(ts), len(silver))
	return ctx.Err()
}

// lessonOf returns what the teachers make of a sentence of d.named, nil without them.
func (d *data) lessonOf(i int) *lesson {
	if d.taught == nil {
		return nil
	}
	return d.taught[i]
}

// follow gives s, which has no gold tree, the teachers' answers.
func follow(s *nn.Sent, l *lesson) {
	none := make([]int, s.Len())
	for i := range none {
		none[i] = -1
	}
	s.UPOS, s.XPOS, s.Feats, s.Labels = none, none, none, none
	s.Heads = l.heads
	s.Soft = l.soft
	s.Soft.Share = 1
}

// longestSilver is the number of words of the longest sentence without a gold tree
// that is taken: longer ones are mostly lists.
const longestSilver = 100

// readText cuts the articles of paths into sentences of words.
func readText(ctx context.Context, paths []string) ([][]string, error) {
	cutter, err := segment.New()
	if err != nil {
		return nil, err
	}
	var out [][]string
	for art, err := range article.NewReader(article.Config{}).Articles(ctx, paths, os.Stdin) {
		if err != nil {
			return nil, err
		}
		doc := &extract.Document{Article: art}
		if err := cutter.Process(ctx, doc); err != nil {
			return nil, err
		}
		for _, sent := range doc.Sentences {
			if words := forms(doc, sent); len(words) <= longestSilver {
				out = append(out, words)
			}
		}
	}
	return out, nil
}
