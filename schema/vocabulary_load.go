package schema

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

//go:embed data/predicates.yaml
var predicatesYAML []byte

// predicatesFile is the name of the data in errors.
const predicatesFile = "predicates.yaml"

// defaultCertainty is the Certainty of a frame that gives none.
const defaultCertainty = 0.95

var loadVocabulary = sync.OnceValues(func() (*Vocabulary, error) {
	return ParseVocabulary(predicatesYAML, predicatesFile)
})

// LoadVocabulary returns the embedded vocabulary, which is decoded and checked once.
func LoadVocabulary() (*Vocabulary, error) { return loadVocabulary() }

// predicateYAML is a predicate as the data spells it.
type predicateYAML struct {
	Name       string     `yaml:"name"`
	Label      string     `yaml:"label"`
	Definition string     `yaml:"definition"`
	Example    string     `yaml:"example"`
	Subject    string     `yaml:"subject"`
	Object     string     `yaml:"object"`
	Literal    bool       `yaml:"literal"`
	Kind       Kind       `yaml:"kind"`
	Symmetric  bool       `yaml:"symmetric"`
	Personal   bool       `yaml:"personal"`
	Acts       bool       `yaml:"acts"`
	Within     bool       `yaml:"within"`
	Alike      bool       `yaml:"alike"`
	Inverse    string     `yaml:"inverse"`
	Former     string     `yaml:"former"`
	Transitive bool       `yaml:"transitive"`
	Parent     string     `yaml:"parent"`
	Plover     Event      `yaml:"plover"`
	Mode       string     `yaml:"mode"`
	Context    string     `yaml:"context"`
	CAMEO      string     `yaml:"cameo"`
	Links      string     `yaml:"links"`
	Frames     []ast.Node `yaml:"frames"`
}

// frameYAML is a frame as the data spells it, before alternatives are split.
type frameYAML struct {
	Verb       string  `yaml:"verb"`
	Noun       string  `yaml:"noun"`
	Complement string  `yaml:"complement"`
	Theme      string  `yaml:"theme"`
	ThemeAt    Slot    `yaml:"theme-at"`
	Subject    string  `yaml:"subject"`
	Object     string  `yaml:"object"`
	Needs      string  `yaml:"needs"`
	ObjectType string  `yaml:"object-type"`
	Transitive bool    `yaml:"transitive"`
	Reciprocal bool    `yaml:"reciprocal"`
	Certainty  float64 `yaml:"certainty"`
	Plover     Event   `yaml:"plover"`
}

// eventYAML gives verbs that no frame covers a PLOVER category.
type eventYAML struct {
	Plover Event  `yaml:"plover"`
	Verb   string `yaml:"verb"`
	Theme  string `yaml:"theme"`
}

// loader collects the vocabulary and the errors of its files, the first of which
// has the last word.
type loader struct {
	name  string // of the file at hand
	later bool   // it is not the first: what is said already stays
	sets  map[string]string
	out   *Vocabulary
	at    map[string]place // of predicates
	seen  map[frameKey]place
	errs  []lineError
}

// place is a line of a file.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// frameKey is what no two frames may share.
type frameKey struct {
	kind                     FrameKind
	word, theme, needs, objs string
	themeAt, subject, object Slot
	// predicate is set for complements only: a title may state several predicates, a
	// president leads and is an official.
	predicate *Predicate
}

type lineError struct {
	place
	err error
}

// ParseVocabulary decodes and checks a vocabulary in the form of
// data/predicates.yaml; name stands for it in errors, which read "NAME:LINE: …",
// are sorted by line, and are all reported at once.
func ParseVocabulary(data []byte, name string) (*Vocabulary, error) {
	l := newLoader()
	l.file(data, name)
	return l.finish()
}

// ExtendVocabulary is ParseVocabulary for a file that adds to the embedded vocabulary:
// its predicates and frames come first and replace those of the same name or words,
// its sets those of the same name. With "replace: true" at the top the file is all
// there is.
func ExtendVocabulary(data []byte, name string) (*Vocabulary, error) {
	l := newLoader()
	if replaces := l.file(data, name); !replaces {
		l.later = true
		l.file(predicatesYAML, predicatesFile)
	}
	return l.finish()
}

// EmbeddedVocabulary returns the file of the embedded vocabulary, in YAML.
func EmbeddedVocabulary() []byte { return slices.Clone(predicatesYAML) }

func newLoader() *loader {
	return &loader{
		out:  &Vocabulary{byName: map[string]*Predicate{}, frames: map[FrameKind]map[string][]*Frame{}, events: map[eventKey]Event{}},
		sets: map[string]string{},
		at:   map[string]place{},
		seen: map[frameKey]place{},
	}
}

// file decodes one file; it reports whether the file asks to stand alone.
func (l *loader) file(data []byte, name string) (replaces bool) {
	l.name = name
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		l.fail(1, err)
		return true
	}
	var top struct {
		Replace    bool              `yaml:"replace"`
		Sets       map[string]string `yaml:"sets"`
		Predicates []ast.Node        `yaml:"predicates"`
		Events     []ast.Node        `yaml:"events"`
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		l.fail(1, errors.New("want one document with sets and predicates"))
		return true
	}
	if err := yaml.NodeToValue(file.Docs[0].Body, &top, yaml.Strict()); err != nil {
		l.fail(1, err)
		return true
	}
	for set, words := range top.Sets {
		if _, have := l.sets[set]; !have {
			l.sets[set] = words
		}
	}
	if !l.later && !top.Replace {
		l.embeddedSets()
	}
	for _, node := range top.Predicates {
		l.predicate(node)
	}
	for _, node := range top.Events {
		l.event(node)
	}
	return top.Replace
}

// embeddedSets makes the sets of the embedded file known to one that adds to it.
func (l *loader) embeddedSets() {
	var top struct {
		Sets map[string]string `yaml:"sets"`
	}
	if err := yaml.Unmarshal(predicatesYAML, &top); err != nil {
		return // it is checked when it is loaded itself
	}
	for set, words := range top.Sets {
		if _, have := l.sets[set]; !have {
			l.sets[set] = words
		}
	}
}

func (l *loader) finish() (*Vocabulary, error) {
	if len(l.errs) == 0 {
		l.crossCheck()
	}
	if err := l.err(); err != nil {
		return nil, err
	}
	return l.out, nil
}

// fail records an error at line, or at the position that err itself knows.
func (l *loader) fail(line int, err error) {
	var at yaml.Error
	if errors.As(err, &at) {
		if tok := at.GetToken(); tok != nil {
			line = tok.Position.Line
		}
		err = errors.New(at.GetMessage())
	}
	l.errs = append(l.errs, lineError{place{l.name, line}, err})
}

func (l *loader) err() error {
	slices.SortStableFunc(l.errs, func(a, b lineError) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line))
	})
	var all []error
	for _, e := range l.errs {
		all = append(all, fmt.Errorf("%s: %w", e.place, e.err))
	}
	return errors.Join(all...)
}

// predicate decodes one predicate with its frames.
func (l *loader) predicate(node ast.Node) {
	line := lineOf(node)
	var in predicateYAML
	if err := yaml.NodeToValue(node, &in, yaml.Strict()); err != nil {
		l.fail(line, err)
		return
	}
	p := &Predicate{
		Name: in.Name, Label: in.Label, Definition: in.Definition, Example: in.Example,
		Literal: in.Literal, Kind: in.Kind, Symmetric: in.Symmetric, Personal: in.Personal, Acts: in.Acts, Within: in.Within, Alike: in.Alike,
		Inverse: in.Inverse, Former: in.Former, Event: in.Plover, Transitive: in.Transitive, Parent: in.Parent,
		Mode: in.Mode, Context: in.Context, CAMEO: in.CAMEO, Links: l.split(line, in.Links),
	}
	p.Subject = l.types(line, in.Subject)
	p.Object = slices.DeleteFunc(l.types(line, in.Object), func(t EntityType) bool { return t == LiteralType })
	l.check(line, p)
	if first, twice := l.at[p.Name]; twice {
		if first.file == l.name {
			l.fail(line, fmt.Errorf("predicate %q again, first in line %d", p.Name, first.line))
		}
		return
	}
	l.out.byName[p.Name], l.at[p.Name] = p, place{l.name, line}
	l.out.predicates = append(l.out.predicates, p)
	for _, node := range in.Frames {
		l.frame(p, node)
	}
	if len(p.Frames) == 0 {
		l.fail(line, fmt.Errorf("predicate %q has no frames", p.Name))
	}
}

// check reports what is wrong with p by itself.
func (l *loader) check(line int, p *Predicate) {
	for _, field := range []struct{ name, value string }{
		{"name", p.Name}, {"label", p.Label}, {"definition", p.Definition}, {"example", p.Example},
	} {
		if field.value == "" {
			l.fail(line, fmt.Errorf("predicate %q has no %s", p.Name, field.name))
		}
	}
	if p.Name != Slug(p.Name) {
		l.fail(line, fmt.Errorf("bad name %q, want %q", p.Name, Slug(p.Name)))
	}
	if p.Kind != KindEvent && p.Kind != KindState {
		l.fail(line, fmt.Errorf("bad kind %q, want event or state", p.Kind))
	}
	if p.Event != "" && !slices.Contains(Events, p.Event) {
		l.fail(line, fmt.Errorf("unknown PLOVER category %q", p.Event))
	}
	if p.CAMEO != "" && (len(p.CAMEO) != 2 || strings.Trim(p.CAMEO, "0123456789") != "") {
		l.fail(line, fmt.Errorf("bad root code %q of CAMEO, want two digits", p.CAMEO))
	}
	for _, link := range p.Links {
		if prefix, name, ok := strings.Cut(link, ":"); !ok || prefix == "" || name == "" {
			l.fail(line, fmt.Errorf("link %q is no compact IRI", link))
		}
	}
	if p.Symmetric && p.Inverse != "" {
		l.fail(line, fmt.Errorf("predicate %q is symmetric and has an inverse", p.Name))
	}
	if len(p.Subject) == 0 {
		l.fail(line, fmt.Errorf("predicate %q has no subject type", p.Name))
	}
	if len(p.Object) == 0 && !p.Literal {
		l.fail(line, fmt.Errorf("predicate %q has no object type", p.Name))
	}
}

// frame decodes one frame of the data, which stands for one Frame per word.
func (l *loader) frame(p *Predicate, node ast.Node) {
	line := lineOf(node)
	var in frameYAML
	if err := yaml.NodeToValue(node, &in, yaml.Strict()); err != nil {
		l.fail(line, err)
		return
	}
	base := Frame{Predicate: p, ThemeAt: in.ThemeAt, Needs: in.Needs, Transitive: in.Transitive, Reciprocal: in.Reciprocal, Certainty: in.Certainty, Event: cmp.Or(in.Plover, p.Event), Line: line}
	var words, subject, object string
	switch {
	case in.Verb != "" && in.Noun == "" && in.Complement == "":
		base.Kind, words, subject, object = VerbFrame, in.Verb, "subject", "object"
	case in.Noun != "" && in.Verb == "" && in.Complement == "":
		base.Kind, words, subject = NounFrame, in.Noun, "possessor|modifier|by"
	case in.Complement != "" && in.Verb == "" && in.Noun == "":
		base.Kind, words, subject = ComplementFrame, in.Complement, "subject"
	default:
		l.fail(line, errors.New("want one of verb, noun and complement"))
		return
	}
	base.Subject = l.slots(line, cmp.Or(in.Subject, subject))
	base.Object = l.slots(line, cmp.Or(in.Object, object))
	base.Theme = l.split(line, in.Theme)
	slices.Sort(base.Theme)
	base.Theme = slices.Compact(base.Theme)
	if len(base.Theme) > 0 && base.ThemeAt == "" {
		base.ThemeAt = SlotObject
	}
	base.ObjectTypes = l.types(line, in.ObjectType)
	if base.Certainty == 0 {
		base.Certainty = defaultCertainty
	}
	switch {
	case len(base.Subject) == 0 || len(base.Object) == 0:
		l.fail(line, errors.New("frame without subject or object"))
	case base.Event != "" && !slices.Contains(Events, base.Event):
		l.fail(line, fmt.Errorf("unknown PLOVER category %q", base.Event))
	case base.Certainty < 0 || base.Certainty > 1:
		l.fail(line, fmt.Errorf("certainty %v is not in 0..1", base.Certainty))
	case base.Kind != VerbFrame && (in.Theme != "" || in.Needs != ""):
		l.fail(line, errors.New("only verbs have a theme or needs"))
	case in.Reciprocal && (base.Kind != VerbFrame || !p.Symmetric):
		l.fail(line, errors.New("only verbs of symmetric predicates are reciprocal"))
	case strings.Contains(string(in.ThemeAt), "|"):
		l.fail(line, errors.New("theme-at names one slot"))
	case in.Theme == "" && in.ThemeAt != "":
		l.fail(line, errors.New("theme-at without theme"))
	}
	for _, word := range l.split(line, words) {
		frame := base
		frame.Word = word
		l.add(&frame)
	}
}

// add puts f into the index unless another frame says the same.
func (l *loader) add(f *Frame) {
	themes := f.Theme
	if len(themes) == 0 {
		themes = []string{""}
	}
	key := frameKey{kind: f.Kind, word: f.Word, themeAt: f.ThemeAt, needs: f.Needs}
	for _, t := range f.ObjectTypes {
		key.objs += string(t) + "|"
	}
	if f.Kind == ComplementFrame {
		key.predicate = f.Predicate
	}
	for _, theme := range themes {
		for _, subj := range f.Subject {
			for _, obj := range f.Object {
				key.theme, key.subject, key.object = theme, subj, obj
				first, twice := l.seen[key]
				if twice && (first.line == f.Line || first.file != l.name) {
					return // sets that overlap, or the file before has another use for it
				}
				if twice {
					l.fail(f.Line, fmt.Errorf("duplicate frame: %s %q %s with subject %s, object %s, first in line %d", f.Kind, f.Word, theme, subj, obj, first.line))
					return
				}
				l.seen[key] = place{l.name, f.Line}
			}
		}
	}
	f.Predicate.Frames = append(f.Predicate.Frames, f)
	index := l.out.frames[f.Kind]
	if index == nil {
		index = map[string][]*Frame{}
		l.out.frames[f.Kind] = index
	}
	at := f.Word
	if f.Kind != VerbFrame {
		at = f.Head()
	}
	index[at] = append(index[at], f)
	l.out.count++
}

// event decodes the category of verbs that no frame covers.
func (l *loader) event(node ast.Node) {
	line := lineOf(node)
	var in eventYAML
	if err := yaml.NodeToValue(node, &in, yaml.Strict()); err != nil {
		l.fail(line, err)
		return
	}
	if !slices.Contains(Events, in.Plover) {
		l.fail(line, fmt.Errorf("unknown PLOVER category %q", in.Plover))
	}
	themes := l.split(line, in.Theme)
	if len(themes) == 0 {
		themes = []string{""}
	}
	for _, verb := range l.split(line, in.Verb) {
		for _, theme := range themes {
			key := eventKey{verb, theme}
			old, twice := l.out.events[key]
			if twice && l.later {
				continue
			}
			if twice && old != in.Plover {
				l.fail(line, fmt.Errorf("verb %q with theme %q is %s already", verb, theme, old))
			}
			l.out.events[key] = in.Plover
		}
	}
}

// crossCheck reports predicates that name others wrongly.
func (l *loader) crossCheck() {
	for _, p := range l.out.predicates {
		line := l.at[p.Name].line
		l.name = l.at[p.Name].file
		if p.Inverse != "" {
			other, ok := l.out.byName[p.Inverse]
			if !ok {
				l.fail(line, fmt.Errorf("inverse %q of %q is missing", p.Inverse, p.Name))
			} else if other.Inverse != p.Name {
				l.fail(line, fmt.Errorf("inverse %q of %q has inverse %q", p.Inverse, p.Name, other.Inverse))
			}
		}
		if p.Parent != "" && l.out.byName[p.Parent] == nil {
			l.fail(line, fmt.Errorf("parent %q of %q is missing", p.Parent, p.Name))
		}
		if p.Former != "" && l.out.byName[p.Former] == nil {
			l.fail(line, fmt.Errorf("former %q of %q is missing", p.Former, p.Name))
		}
	}
}

// split splits alternatives and puts sets in place of their names.
func (l *loader) split(line int, s string) []string {
	var out []string
	for _, part := range strings.Split(s, "|") {
		part = strings.TrimSpace(part)
		if name, ok := strings.CutPrefix(part, "$"); ok {
			set, ok := l.sets[name]
			if !ok {
				l.fail(line, fmt.Errorf("unknown set %q", part))
			}
			out = append(out, l.split(line, set)...)
		} else if part != "" {
			out = append(out, part)
		}
	}
	return out
}

// slots splits a list of slots.
func (l *loader) slots(line int, s string) []Slot {
	var out []Slot
	for _, part := range l.split(line, s) {
		if !slices.Contains(out, Slot(part)) {
			out = append(out, Slot(part))
		}
	}
	return out
}

// types splits a list of entity types.
func (l *loader) types(line int, s string) []EntityType {
	var out []EntityType
	for _, part := range l.split(line, s) {
		t := EntityType(part)
		if !slices.Contains(EntityTypes, t) && t != LiteralType && t != OfficeType && t != ActorType {
			l.fail(line, fmt.Errorf("unknown entity type %q", part))
			continue
		}
		out = append(out, t)
	}
	return out
}

// lineOf returns the line where node begins.
func lineOf(node ast.Node) int {
	if m, ok := node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken().Position.Line
	}
	return node.GetToken().Position.Line
}
