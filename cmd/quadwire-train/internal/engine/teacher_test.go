package engine

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const ministers = `# text = Ministers met envoys.
1	Ministers	minister	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past	0	root	_	_
3	envoys	envoy	NOUN	NNS	Number=Plur	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# text = Envoys met ministers.
1	Envoys	envoy	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past	0	root	_	_
3	ministers	minister	NOUN	NNS	Number=Plur	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

`

// tiny returns options of a training that takes no time, with its files in a new
// directory.
func tiny(t *testing.T, trees string) Options {
	t.Helper()
	dir := t.TempDir()
	opts := Default(TargetTrees)
	opts.Treebanks = []string{filepath.Join(dir, "train.conllu")}
	opts.Dev = opts.Treebanks
	opts.Out = filepath.Join(dir, "out.model")
	opts.Epochs, opts.Warmup, opts.BatchWords, opts.Rate = 40, 2, 20, 0.02
	opts.Net.Subs, opts.Net.WordDim, opts.Net.SubDim, opts.Net.Hidden, opts.Net.Layers = 64, 8, 8, 8, 1
	opts.Net.ArcDim, opts.Net.LabelDim, opts.Net.NameDim, opts.Net.Dropout, opts.Net.WordDropout = 8, 8, 8, 0, 0
	if err := os.WriteFile(opts.Treebanks[0], []byte(strings.Repeat(trees, 4)), 0o644); err != nil {
		t.Fatal(err)
	}
	return opts
}

// TestPupilLearnsWhatTheTeacherKnows trains on the teacher's opinions alone: the
// treebank's own answers weigh nothing.
func TestPupilLearnsWhatTheTeacherKnows(t *testing.T) {
	ctx := context.Background()
	teacher := tiny(t, ministers)
	if err := Train(ctx, teacher, io.Discard); err != nil {
		t.Fatal(err)
	}
	pupil := tiny(t, ministers)
	pupil.Teachers, pupil.TeacherShare = []string{teacher.Out}, 1
	pupil.Text = []string{filepath.Join(t.TempDir(), "news.txt")}
	if err := os.WriteFile(pupil.Text[0], []byte("Envoys met.\n\nMinisters met envoys.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	if err := Train(ctx, pupil, &log); err != nil {
		t.Fatal(err)
	}
	if want := "1 teachers read 2 sentences of plain text"; !strings.Contains(log.String(), want) {
		t.Errorf("the log lacks %q:\n%s", want, &log)
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if last := lines[len(lines)-1]; !strings.Contains(last, "UPOS 100.00") || !strings.Contains(last, "LAS 100.00") {
		t.Errorf("the pupil ends at %q", last)
	}
}

func TestTeacherOfOtherTreebanksIsRefused(t *testing.T) {
	ctx := context.Background()
	teacher := tiny(t, strings.ReplaceAll(ministers, "nsubj", "dep"))
	teacher.Epochs = 1
	if err := Train(ctx, teacher, io.Discard); err != nil {
		t.Fatal(err)
	}
	pupil := tiny(t, ministers)
	pupil.Teachers = []string{teacher.Out}
	if err := Train(ctx, pupil, io.Discard); err == nil || !strings.Contains(err.Error(), "other tags or relations") {
		t.Errorf("error %v", err)
	}
}
