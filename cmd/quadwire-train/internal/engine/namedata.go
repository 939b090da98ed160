package engine

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/treebank"
	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/extract/tag"
	"github.com/quadwire/quadwire/schema"
)

// namelessShare is of how many sentences without a proper noun one is kept: they
// teach little and there are many.
const namelessShare = 3

// forNames prepares what the network of names learns from: the corpora of names,
// and the treebanks, whose proper nouns may be any names and whose other words are
// none. All words get the tags of the tagger, as they will at run time.
func (d *data) forNames(ctx context.Context, opts Options, docs []*extract.Document, gaz *schema.Gazetteer) error {
	var err error
	if d.marker, err = ner.NewMarker(gaz); err != nil {
		return err
	}
	answers, err := readNameTeachers(opts.Teachers, gaz)
	if err != nil {
		return err
	}
	d.pools.addLexicon(d.marker)
	have := map[string]bool{}
	for _, t := range d.named {
		have[strings.Join(t.forms, " ")] = true
	}
	nameless := 0
	for _, doc := range docs {
		if err := answers.read(ctx, doc); err != nil {
			return err
		}
		for _, sent := range doc.Sentences {
			t := d.treeNames(doc, sent, answers)
			if have[strings.Join(t.forms, " ")] {
				continue
			}
			if !slices.ContainsFunc(t.tags, func(tag string) bool { return tag != "O" }) {
				if nameless++; nameless%namelessShare != 0 {
					continue
				}
			}
			d.named = append(d.named, t)
		}
	}
	d.named = append(d.named, lowered(d.named)...)
	if err := tagWords(ctx, d.named); err != nil {
		return err
	}
	for _, t := range d.named {
		t.nationalities()
		t.offices(gaz)
	}
	return nil
}

// loweredShare is of how many sentences one is also learned without capitals.
const loweredShare = 20

// lowered returns copies in lower case of some of the sentences: "flights to lima".
func lowered(sents []taggedSentence) []taggedSentence {
	var out []taggedSentence
	for i := 0; i < len(sents); i += loweredShare {
		s := taggedSentence{tags: slices.Clone(sents[i].tags)}
		for _, form := range sents[i].forms {
			s.forms = append(s.forms, strings.ToLower(form))
		}
		out = append(out, s)
	}
	return out
}

// offices takes titles from persons' names, and the names from offices, which some
// corpora take for persons: "Senator Ann Brix" is Ann Brix, "the President" nobody,
// and of "King of Norway" the tags tell nothing.
func (t *taggedSentence) offices(gaz *schema.Gazetteer) {
	for _, span := range tagSpans(t.tags) {
		if span.typ != "PER" {
			continue
		}
		first := span.first
		for ; first < span.end; first++ {
			if _, ok := gaz.Title(t.forms[first]); !ok {
				break
			}
			t.tags[first] = "O"
		}
		switch {
		case first == span.first || first == span.end:
		case t.pos[first] == "IN":
			for i := first; i < span.end; i++ {
				t.tags[i] = unknownTag
			}
		default:
			t.tags[first] = "B-PER"
		}
	}
}

// nationalities makes one kind of words for nationalities, which some corpora take
// for places: German cars.
func (t *taggedSentence) nationalities() {
	for _, span := range tagSpans(t.tags) {
		if pos := t.pos[span.first]; span.typ == "LOC" && span.end == span.first+1 && (strings.HasPrefix(pos, "JJ") || pos == "NNPS") {
			t.tags[span.first] = "B-MISC"
		}
	}
}

// treeNames is a sentence of a treebank with what it tells of names.
func (d *data) treeNames(doc *extract.Document, sent extract.Sentence, answers *nameTeachers) taggedSentence {
	t := taggedSentence{forms: forms(doc, sent)}
	for i := sent.First; i < sent.End; i++ {
		tag := "O"
		if mayBeNamed(doc, sent, i) {
			tag = answers.tag(i)
		}
		t.tags = append(t.tags, tag)
	}
	return t
}

// mayBeNamed reports whether word i of a treebank may be in a name: it is a proper
// noun, stands between two (Bank of England), or has a capital beside one.
func mayBeNamed(doc *extract.Document, sent extract.Sentence, i int) bool {
	proper := func(j int) bool {
		return j >= sent.First && j < sent.End && strings.HasPrefix(doc.Tokens[j].XPOS, "NNP")
	}
	if proper(i) || doc.Tokens[i].XPOS == "GW" {
		return true
	}
	before, after := proper(i-1), proper(i+1)
	r, _ := utf8.DecodeRuneInString(doc.Tokens[i].Form)
	return before && (after || proper(i+2)) || before && unicode.IsUpper(r) || after && (unicode.IsUpper(r) || proper(i-2))
}

// nameTeachers are trained networks of names, asked for the names of treebanks.
type nameTeachers struct {
	stages []extract.Stage
	// tags are those of each teacher for the document in hand.
	tags [][]string
}

func readNameTeachers(paths []string, gaz *schema.Gazetteer) (*nameTeachers, error) {
	ts := new(nameTeachers)
	for _, path := range paths {
		file, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		net, err := model.Load(file)
		if err != nil {
			return nil, fmt.Errorf("teacher %s: %w", path, err)
		}
		recognizer, err := ner.New(net, gaz)
		if err != nil {
			return nil, fmt.Errorf("teacher %s: %w", path, err)
		}
		ts.stages = append(ts.stages, recognizer)
	}
	return ts, nil
}

// read lets the teachers name a document that has gold tags and trees.
func (ts *nameTeachers) read(ctx context.Context, doc *extract.Document) error {
	ts.tags = ts.tags[:0]
	for _, stage := range ts.stages {
		if err := stage.Process(ctx, doc); err != nil {
			return err
		}
		tags := make([]string, len(doc.Tokens))
		for i := range doc.Tokens {
			tags[i] = doc.Tokens[i].NER
		}
		ts.tags = append(ts.tags, tags)
	}
	return nil
}

// tag is the tag of word i in which all teachers agree, or unknownTag.
func (ts *nameTeachers) tag(i int) string {
	out := unknownTag
	for k, tags := range ts.tags {
		if k > 0 && tags[i] != out {
			return unknownTag
		}
		out = tags[i]
	}
	return out
}

// newTagStages returns the stages that give words their tags.
func newTagStages() ([]extract.Stage, error) {
	net, err := encode.English()
	if err != nil {
		return nil, err
	}
	tagger, err := tag.New(net)
	if err != nil {
		return nil, err
	}
	return []extract.Stage{encode.New(net), tagger}, nil
}

// tagWords fills pos with the tags of the embedded tagger.
func tagWords(ctx context.Context, sents []taggedSentence) error {
	stages, err := newTagStages()
	if err != nil {
		return err
	}
	const chunk = 500
	for from := 0; from < len(sents); from += chunk {
		part := sents[from:min(from+chunk, len(sents))]
		doc := plainDocument(part)
		if err := treebank.Process(ctx, []*extract.Document{doc}, stages...); err != nil {
			return err
		}
		for i, sent := range doc.Sentences {
			for _, tok := range doc.Tokens[sent.First:sent.End] {
				part[i].pos = append(part[i].pos, tok.XPOS)
			}
		}
	}
	return nil
}

// tokens returns the words as the marker wants them.
func (t *taggedSentence) tokens() []extract.Token {
	out := make([]extract.Token, len(t.forms))
	for i, form := range t.forms {
		out[i].Form, out[i].XPOS = form, t.pos[i]
	}
	return out
}

// scoreNetwork measures the names that a network finds by itself, given the tags of
// the embedded tagger: what rules and gazetteer mend is not the training's.
func scoreNetwork(ctx context.Context, net *model.Network, path string) (NameScores, error) {
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		return nil, err
	}
	recognizer, err := ner.New(net, gaz)
	if err != nil {
		return nil, err
	}
	stages, err := newTagStages()
	if err != nil {
		return nil, err
	}
	return ScoreNames(path, func(doc *extract.Document) error {
		if err := treebank.Process(ctx, []*extract.Document{doc}, stages...); err != nil {
			return err
		}
		return recognizer.Tag(ctx, doc)
	})
}
