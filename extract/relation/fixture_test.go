package relation

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// fixture is a Document of one sentence, written down in short.
type fixture struct {
	// words are "form/lemma/UPOS/head/deprel", heads from 1, 0 is the root.
	words string
	// actors are "token=Label:Type", with "token-token" for more than one (the last
	// is the head), ":nominal" or ":pronoun" after the type for other forms, and
	// ":unnamed" for an entity without a name.
	actors string
	// times are "token=value".
	times string
	props []extract.Proposition
}

var loadVocabulary = sync.OnceValues(schema.LoadVocabulary)

// newStage returns a stage with the embedded vocabulary.
func newStage(t testing.TB) *Stage {
	t.Helper()
	vocab, err := loadVocabulary()
	if err != nil {
		t.Fatal(err)
	}
	stage, err := New(vocab)
	if err != nil {
		t.Fatal(err)
	}
	return stage
}

const published = "2022-10-22"

func (f fixture) document(t testing.TB) *extract.Document {
	t.Helper()
	doc := &extract.Document{Article: &extract.Article{Source: schema.Source{ID: "a1", Published: published}}}
	for i, word := range strings.Fields(f.words) {
		part := strings.Split(word, "/")
		if len(part) != 5 {
			t.Fatalf("bad word %q", word)
		}
		head, err := strconv.Atoi(part[3])
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			doc.Article.Text += " "
		}
		tok := extract.Token{Form: part[0], Lemma: part[1], UPOS: part[2], Head: head - 1, DepRel: part[4]}
		if tok.UPOS == "NOUN" && tok.Form != tok.Lemma && strings.HasSuffix(tok.Form, "s") {
			tok.Feats = "Number=Plur"
		}
		tok.Begin = len(doc.Article.Text)
		doc.Article.Text += part[0]
		tok.End = len(doc.Article.Text)
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Sentences = []extract.Sentence{{End: len(doc.Tokens), Span: schema.Span{End: len(doc.Article.Text)}}}
	byLabel := map[string]int{}
	for _, actor := range split(f.actors) {
		where, what, _ := strings.Cut(actor, "=")
		part := strings.Split(what, ":")
		first, last, more := strings.Cut(where, "-")
		m := extract.Mention{First: atoi(t, first) - 1, Form: extract.NameForm, Type: schema.EntityType(part[1])}
		m.End = m.First + 1
		if more {
			m.End = atoi(t, last)
		}
		m.Head = m.First // names are flat: the first word is the head
		named := true
		if len(part) > 2 {
			m.Form, named, m.Head = extract.MentionForm(part[2]), part[2] != "unnamed", m.End-1
		}
		at, ok := byLabel[part[0]]
		if !ok {
			at = len(doc.Entities)
			byLabel[part[0]] = at
			doc.Entities = append(doc.Entities, extract.Entity{Named: named,
				Entity: schema.Entity{ID: schema.Slug(part[0]), Label: part[0], Type: m.Type}})
		}
		m.Entity = at
		doc.Mentions = append(doc.Mentions, m)
	}
	for _, at := range split(f.times) {
		where, value, _ := strings.Cut(at, "=")
		tok := atoi(t, where) - 1
		doc.Times = append(doc.Times, extract.Time{First: tok, End: tok + 1, Value: value})
	}
	doc.Propositions = f.props
	return doc
}

func split(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// arg makes an argument of tokens counted from 1, the first of which is the head.
func arg(role extract.Role, prep string, tokens ...int) extract.Argument {
	a := extract.Argument{Role: role, Prep: prep, Head: tokens[0] - 1, Antecedent: -1, Clause: -1}
	for _, tok := range tokens {
		a.Tokens = append(a.Tokens, tok-1)
	}
	sortInts(a.Tokens)
	return a
}

func sortInts(s []int) {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func subj(tokens ...int) extract.Argument { return arg(extract.RoleSubject, "", tokens...) }
func obj(tokens ...int) extract.Argument  { return arg(extract.RoleObject, "", tokens...) }
func obl(prep string, tokens ...int) extract.Argument {
	return arg(extract.RoleOblique, prep, tokens...)
}

// prop makes an asserted proposition of rule "r" with confidence 1; change, if
// any, alters it.
func prop(subject extract.Argument, verb int, lemma string, object extract.Argument, args []extract.Argument, change ...func(*extract.Proposition)) extract.Proposition {
	p := extract.Proposition{
		Subject: subject, Object: object, Args: args, Parent: -1,
		Predicate:   extract.Predicate{Head: verb - 1, Tokens: []int{verb - 1}, Lemma: lemma},
		Polarity:    schema.Positive,
		Modality:    schema.Asserted,
		Attribution: extract.Source{Speaker: extract.NoArgument(), Cue: -1},
		Confidence:  1,
		Rule:        "r",
	}
	for _, f := range change {
		if f != nil {
			f(&p)
		}
	}
	return p
}

func passive(p *extract.Proposition) { p.Predicate.Passive = true }

// is makes the proposition of a copula, an apposition or a title.
func is(subject extract.Argument, implied bool, tokens ...int) extract.Proposition {
	return prop(subject, tokens[0], "be", arg(extract.RolePredicate, "", tokens...), nil, func(p *extract.Proposition) {
		p.Predicate.Copula, p.Predicate.Implied = true, implied
	})
}

// run processes the fixture and returns its statements, one per line:
// "Label predicate Label", "~" before an open predicate, literals in quotes, and
// after them what is not usual: polarity, modality.
func (f fixture) run(t *testing.T) ([]string, *extract.Document) {
	t.Helper()
	stage := newStage(t)
	doc := f.document(t)
	if err := stage.Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	again := f.document(t)
	if err := stage.Process(context.Background(), again); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(doc.Statements, again.Statements) {
		t.Errorf("two runs differ:\n%+v\n%+v", doc.Statements, again.Statements)
	}
	var out []string
	for _, s := range doc.Statements {
		checkInvariants(t, doc, &s)
		line := s.Subject.Label + " "
		if s.Open {
			line += "~"
		}
		line += s.Predicate + " "
		if s.Object.IsLiteral() {
			line += strconv.Quote(s.Object.Literal)
		} else {
			line += s.Object.Label
		}
		if s.Polarity != schema.Positive {
			line += " " + string(s.Polarity)
		}
		if s.Modality != schema.Asserted {
			line += " " + string(s.Modality)
		}
		out = append(out, line)
	}
	return out, doc
}

// checkInvariants checks what holds for every statement.
func checkInvariants(t *testing.T, doc *extract.Document, s *schema.Statement) {
	t.Helper()
	text := doc.Article.Text
	if text[s.Evidence.Begin:s.Evidence.End] != s.Evidence.Quote {
		t.Errorf("quote %q is not at its place", s.Evidence.Quote)
	}
	for _, term := range []schema.Term{s.Subject, s.Object} {
		if term.Begin < s.Evidence.Begin || term.End > s.Evidence.End || term.Begin >= term.End {
			t.Errorf("term %+v outside the evidence", term)
		}
	}
	if s.Subject.ID == "" {
		t.Errorf("subject %+v is no entity", s.Subject)
	}
	if s.ID != s.ContentID() {
		t.Errorf("ID %s, want %s", s.ID, s.ContentID())
	}
	if s.Confidence <= 0 || s.Confidence > 1 {
		t.Errorf("confidence %v", s.Confidence)
	}
	if s.Rule == "" || s.PredicateText == "" {
		t.Errorf("no rule or predicate text: %s", fmt.Sprint(s))
	}
}
