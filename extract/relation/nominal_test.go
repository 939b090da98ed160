package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func TestComplements(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"title with a demonym", fixture{
			words:  "Chilean/Chilean/ADJ/4/amod defence/defence/NOUN/3/compound minister/minister/NOUN/4/nmod:desc Ana/Ana/PROPN/0/root Ruiz/Ruiz/PROPN/4/flat",
			actors: "1=Chile:Country; 4-5=Ana Ruiz:Person",
			props:  []extract.Proposition{is(subj(4, 5), true, 3, 1, 2)},
		}, `Ana Ruiz official-of Chile; Ana Ruiz holds-office "defence minister"`},
		{"country taken for the apposition", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/3/punct Chile/Chile/PROPN/1/appos finance/finance/NOUN/5/compound minister/minister/NOUN/1/obl",
			actors: "1=Ana:Person; 3=Chile:Country",
			props:  []extract.Proposition{is(subj(1), true, 5, 3, 4)},
		}, `Ana official-of Chile; Ana holds-office "finance minister"`},
		{"apposition with a possessor", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/5/punct Chile/Chile/PROPN/5/nmod:poss 's/'s/PART/3/case president/president/NOUN/1/appos",
			actors: "1=Ana:Person; 3=Chile:Country",
			props:  []extract.Proposition{is(subj(1), true, 5, 3, 4)},
		}, `Ana leads Chile; Ana official-of Chile; Ana holds-office "president"`},
		{"of-phrase and determiner", fixture{
			words:  "Ana/Ana/PROPN/4/nsubj is/be/AUX/4/cop the/the/DET/4/det head/head/NOUN/0/root of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Acme:Organization",
			props:  []extract.Proposition{is(subj(1), false, 4, 3, 5, 6)},
		}, `Ana holds-office "head"; Ana leads Acme`},
		{"capitals of a title are no part of it", fixture{
			words:  "Foreign/foreign/ADJ/3/amod Minister/Minister/PROPN/3/nmod:desc Ana/Ana/PROPN/0/root",
			actors: "3=Ana:Person",
			props:  []extract.Proposition{is(subj(3), true, 2, 1)},
		}, `Ana holds-office "foreign minister"`},
		{"former", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/4/punct former/former/ADJ/4/amod president/president/NOUN/1/appos of/of/ADP/6/case Chile/Chile/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Chile:Country",
			props:  []extract.Proposition{is(subj(1), true, 4, 3, 5, 6)},
		}, `Ana holds-office "former president"; Ana formerly-of Chile`},
		{"a deputy does not lead", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/4/punct deputy/deputy/ADJ/4/amod director/director/NOUN/1/appos of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Acme:Organization",
			props:  []extract.Proposition{is(subj(1), true, 4, 3, 5, 6)},
		}, `Ana holds-office "deputy director"; Ana employed-by Acme`},
		{"not", fixture{
			words:  "Ana/Ana/PROPN/5/nsubj is/be/AUX/5/cop not/not/PART/5/advmod a/a/DET/5/det member/member/NOUN/0/root of/of/ADP/7/case Acme/Acme/PROPN/5/nmod",
			actors: "1=Ana:Person; 7=Acme:Organization",
			props: []extract.Proposition{prop(subj(1), 5, "be", arg(extract.RolePredicate, "", 5, 4, 6, 7), nil, func(p *extract.Proposition) {
				p.Predicate.Copula, p.Polarity = true, schema.Negative
			})},
		}, "Ana member-of Acme negative"},
		{"kin", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/4/punct the/the/DET/4/det sister/sister/NOUN/1/appos of/of/ADP/6/case Juan/Juan/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Juan:Person",
			props:  []extract.Proposition{is(subj(1), true, 4, 3, 5, 6)},
		}, "Ana relative-of Juan"},
		{"adjective", fixture{
			words:  "Ana/Ana/PROPN/3/nsubj is/be/AUX/3/cop critical/critical/ADJ/0/root of/of/ADP/5/case Juan/Juan/PROPN/3/obl",
			actors: "1=Ana:Person; 5=Juan:Person",
			props: []extract.Proposition{prop(subj(1), 3, "be", arg(extract.RolePredicate, "", 3), args(obl("of", 5)), func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, "Ana criticizes Juan"},
		{"copula with a preposition", fixture{
			words:  "Ana/Ana/PROPN/4/nsubj is/be/AUX/4/cop in/in/ADP/4/case Lima/Lima/PROPN/0/root",
			actors: "1=Ana:Person; 4=Lima:Place",
			props: []extract.Proposition{prop(subj(1), 4, "be", arg(extract.RolePlace, "in", 4), nil, func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, "Ana located-in Lima"},
		{"other nouns are open", fixture{
			words:  "Acme/Acme/PROPN/4/nsubj is/be/AUX/4/cop a/a/DET/4/det movement/movement/NOUN/0/root",
			actors: "1=Acme:Organization",
			props:  []extract.Proposition{is(subj(1), false, 4, 3)},
		}, `Acme ~is "movement"`},
		{"possessive of a titled name", fixture{
			words:  "Chile/Chile/PROPN/4/nmod:poss 's/'s/PART/1/case president/president/NOUN/4/nmod:desc Ana/Ana/PROPN/0/root",
			actors: "1=Chile:Country; 4=Ana:Person",
			props: []extract.Proposition{prop(subj(1), 3, "have", obj(3), nil, func(p *extract.Proposition) {
				p.Predicate.Implied, p.Object.Antecedent = true, 3
			})},
		}, "Ana leads Chile; Ana official-of Chile"},
		{"possessive of a name", fixture{
			words:  "Acme/Acme/PROPN/3/nmod:poss 's/'s/PART/1/case Ana/Ana/PROPN/0/root",
			actors: "1=Acme:Organization; 3=Ana:Person",
			props: []extract.Proposition{prop(subj(1), 3, "have", obj(3), nil, func(p *extract.Proposition) {
				p.Predicate.Implied = true
			})},
		}, "Ana member-of Acme"},
		{"possessive of a country and its company", fixture{
			words:  "Chile/Chile/PROPN/3/nmod:poss 's/'s/PART/1/case Acme/Acme/PROPN/0/root",
			actors: "1=Chile:Country; 3=Acme:Organization",
			props: []extract.Proposition{prop(subj(1), 3, "have", obj(3), nil, func(p *extract.Proposition) {
				p.Predicate.Implied = true
			})},
		}, "Acme located-in Chile"},
		{"the nationality of an employee", fixture{
			words:  "Chilean/chilean/ADJ/2/amod engineer/engineer/NOUN/3/nmod:desc Ana/Ana/PROPN/0/root",
			actors: "1=Chile:Country; 3=Ana:Person",
			props:  []extract.Proposition{is(subj(3), true, 2, 1)},
		}, `Ana citizen-of Chile; Ana holds-office "engineer"`},
		{"who heads a part of a country does not lead it", fixture{
			words:  "Chilean/chilean/ADJ/3/amod police/police/NOUN/3/compound chief/chief/NOUN/4/nmod:desc Ana/Ana/PROPN/0/root",
			actors: "1=Chile:Country; 4=Ana:Person",
			props:  []extract.Proposition{is(subj(4), true, 3, 1, 2)},
		}, `Ana official-of Chile; Ana holds-office "police chief"`},
		{"an office of several words", fixture{
			words:  "Ana/Ana/PROPN/0/root secretary/secretary/NOUN/1/appos of/of/ADP/4/case State/State/PROPN/2/nmod",
			actors: "1=Ana:Person; 4=State:Organization",
			props:  []extract.Proposition{is(subj(1), true, 2, 3, 4)},
		}, `Ana holds-office "secretary of State"`},
		{"each of several officers", fixture{
			words:  "two/two/NUM/2/nummod ministers/minister/NOUN/3/nmod:desc Ana/Ana/PROPN/0/root",
			actors: "3=Ana:Person",
			props:  []extract.Proposition{is(subj(3), true, 2, 1)},
		}, `Ana holds-office "minister"`},
		{"names side by side", fixture{
			words:  "Ana/Ana/PROPN/0/root from/from/ADP/3/case Acme/Acme/PROPN/1/nmod",
			actors: "1=Ana:Person; 3=Acme:Organization",
		}, "Ana member-of Acme"},
		{"respectively", fixture{
			words:  "Ana/Ana/PROPN/0/root and/and/CCONJ/3/cc Juan/Juan/PROPN/1/conj of/of/ADP/6/case respectively/respectively/ADV/6/advmod Acme/Acme/PROPN/3/nmod and/and/CCONJ/8/cc Rail/Rail/PROPN/6/conj",
			actors: "1=Ana:Person; 3=Juan:Person; 6=Acme:Organization; 8=Rail:Organization",
		}, "Ana member-of Acme; Juan member-of Rail"},
		{"place in a place", fixture{
			words:  "Arena/Arena/PROPN/0/root in/in/ADP/3/case Lima/Lima/PROPN/1/nmod",
			actors: "1=Arena:Place; 3=Lima:Place",
		}, "Arena located-in Lima"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := test.run(t)
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestEventNouns(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"between", fixture{
			words:  "talks/talk/NOUN/0/root between/between/ADP/3/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/5/cc Quito/Quito/PROPN/3/conj",
			actors: "3=Lima:Country; 5=Quito:Country",
		}, "Lima spoke-with Quito"},
		{"between, hung on the verb", fixture{
			words:  "talks/talk/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass held/hold/VERB/0/root between/between/ADP/5/case Lima/Lima/PROPN/3/obl and/and/CCONJ/7/cc Quito/Quito/PROPN/5/conj",
			actors: "5=Lima:Country; 7=Quito:Country",
		}, "Lima spoke-with Quito"},
		{"possessor and preposition", fixture{
			words:  "Lima/Lima/PROPN/3/nmod:poss 's/'s/PART/1/case attack/attack/NOUN/0/root on/on/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Quito:Country",
		}, "Lima attacks Quito"},
		{"demonym", fixture{
			words:  "Peruvian/Peruvian/ADJ/2/amod help/help/NOUN/0/root for/for/ADP/4/case Quito/Quito/PROPN/2/nmod",
			actors: "1=Peru:Country; 4=Quito:Country",
		}, "Peru assists Quito"},
		{"two words", fixture{
			words:  "Peruvian/Peruvian/ADJ/3/amod air/air/NOUN/3/compound strikes/strike/NOUN/0/root on/on/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: "1=Peru:Country; 5=Quito:Country",
		}, "Peru attacks Quito"},
		{"alleged", fixture{
			words:  "alleged/alleged/ADJ/2/amod help/help/NOUN/0/root from/from/ADP/4/case Lima/Lima/PROPN/2/nmod for/for/ADP/6/case Quito/Quito/PROPN/2/nmod",
			actors: "4=Lima:Country; 6=Quito:Country",
		}, "Lima assists Quito claimed"},
		{"asked for", fixture{
			words:  "Ana/Ana/PROPN/2/nsubj urged/urge/VERB/0/root talks/talk/NOUN/2/obj between/between/ADP/5/case Lima/Lima/PROPN/3/nmod and/and/CCONJ/7/cc Quito/Quito/PROPN/5/conj",
			actors: "1=Ana:Person; 5=Lima:Country; 7=Quito:Country",
		}, "Lima spoke-with Quito requested"},
		{"modality of the clause", fixture{
			words:  "Talks/talk/NOUN/7/nsubj between/between/ADP/3/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/5/cc Quito/Quito/PROPN/3/conj may/may/AUX/7/aux follow/follow/VERB/0/root",
			actors: "3=Lima:Country; 5=Quito:Country",
			props: []extract.Proposition{prop(subj(1), 7, "follow", none, nil, func(p *extract.Proposition) {
				p.Modality = schema.Possible
			})},
		}, "Lima spoke-with Quito possible"},
		{"one side is no fact", fixture{
			words:  "talks/talk/NOUN/0/root with/with/ADP/3/case Lima/Lima/PROPN/1/nmod",
			actors: "3=Lima:Country",
		}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := test.run(t)
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// spoke is a sentence with a time, a place and a source to vary.
func spoke(change func(*extract.Proposition)) fixture {
	return fixture{
		words:  "Ruiz/Ruiz/PROPN/2/nsubj spoke/speak/VERB/0/root to/to/ADP/4/case Paz/Paz/PROPN/2/obl on/on/ADP/6/case Friday/Friday/PROPN/2/obl in/in/ADP/8/case Lima/Lima/PROPN/2/obl ,/,/PUNCT/11/punct Acme/Acme/PROPN/11/nsubj said/say/VERB/2/parataxis",
		actors: "1=Ruiz:Person; 4=Paz:Person; 8=Lima:Place; 10=Acme:Organization",
		times:  "6=2022-10-21",
		props: []extract.Proposition{prop(subj(1), 2, "speak", obl("to", 4),
			args(arg(extract.RoleTime, "on", 6), arg(extract.RolePlace, "in", 8)), change)},
	}
}

func TestQualifiers(t *testing.T) {
	_, doc := spoke(func(p *extract.Proposition) {
		p.Attribution = extract.Source{Speaker: subj(10), Cue: 10}
	}).run(t)
	if len(doc.Statements) != 1 {
		t.Fatalf("%d statements", len(doc.Statements))
	}
	s := doc.Statements[0]
	if s.Date != "2022-10-21" || s.DateSource != "text" {
		t.Errorf("date %s from %s", s.Date, s.DateSource)
	}
	if s.Place != "Lima" || s.PlaceID != "lima" {
		t.Errorf("place %s %s", s.Place, s.PlaceID)
	}
	if want := (schema.Attribution{ID: "acme", Label: "Acme", Type: schema.Organization, Text: "Acme", Cue: "say"}); s.Attribution != want {
		t.Errorf("attribution %+v, want %+v", s.Attribution, want)
	}
	if s.Event != "CONSULT" || s.Rule != "r/speak with" || s.PredicateText != "spoke" {
		t.Errorf("event %s, rule %s, text %s", s.Event, s.Rule, s.PredicateText)
	}
	if s.Subject.Begin != 0 || s.Subject.End != 4 || s.Object.Begin != 14 || s.Object.End != 17 {
		t.Errorf("spans %+v %+v", s.Subject.Span, s.Object.Span)
	}
}

func TestDates(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"by the tree alone", spoke(func(p *extract.Proposition) { p.Args = nil }), "2022-10-21 text"},
		{"until is not on", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj helped/help/VERB/0/root Paz/Paz/PROPN/2/obj until/until/ADP/5/case Friday/Friday/PROPN/2/obl",
			actors: "1=Ruiz:Person; 3=Paz:Person", times: "5=2022-10-21",
			props: []extract.Proposition{prop(subj(1), 2, "help", obj(3), args(arg(extract.RoleTime, "until", 5)))},
		}, "2022-10-22 published"},
		{"time of the governing clause", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj vowed/vow/VERB/0/root Friday/Friday/PROPN/2/obl:unmarked to/to/PART/5/mark help/help/VERB/2/xcomp Paz/Paz/PROPN/5/obj",
			actors: "1=Ruiz:Person; 6=Paz:Person", times: "3=2022-10-21",
			props: []extract.Proposition{prop(subj(1), 5, "help", obj(6), nil)},
		}, "2022-10-21 text"},
		{"not of the clause that reports", fixture{
			words:  "Acme/Acme/PROPN/2/nsubj said/say/VERB/0/root Friday/Friday/PROPN/2/obl:unmarked Ruiz/Ruiz/PROPN/5/nsubj helped/help/VERB/2/ccomp Paz/Paz/PROPN/5/obj",
			actors: "1=Acme:Organization; 4=Ruiz:Person; 6=Paz:Person", times: "3=2022-10-21",
			props: []extract.Proposition{prop(subj(4), 5, "help", obj(6), nil)},
		}, "2022-10-22 published"},
		{"of what a relative clause stands for", fixture{
			words:  "in/in/ADP/2/case May/May/PROPN/0/root where/where/ADV/5/advmod Ruiz/Ruiz/PROPN/5/nsubj helped/help/VERB/2/acl:relcl Paz/Paz/PROPN/5/obj",
			actors: "4=Ruiz:Person; 6=Paz:Person", times: "2=2022-05",
			props: []extract.Proposition{prop(subj(4), 5, "help", obj(6), []extract.Argument{
				{Role: extract.RolePlace, Head: 2, Antecedent: 1, Clause: -1, Prep: "in", Tokens: []int{1}}})},
		}, "2022-05 text"},
		{"not of a title", fixture{
			words:  "minister/minister/NOUN/2/nmod:desc Ruiz/Ruiz/PROPN/3/nsubj slept/sleep/VERB/0/root Friday/Friday/PROPN/3/obl:unmarked",
			actors: "2=Ruiz:Person", times: "4=2022-10-21",
			props: []extract.Proposition{is(subj(2), true, 1)},
		}, "2022-10-22 published"},
		{"of an event noun", fixture{
			words:  "talks/talk/NOUN/0/root on/on/ADP/3/case Friday/Friday/PROPN/1/nmod between/between/ADP/5/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/7/cc Quito/Quito/PROPN/5/conj",
			actors: "5=Lima:Country; 7=Quito:Country", times: "3=2022-10-21",
		}, "2022-10-21 text"},
		{"of the verb of an event noun", fixture{
			words:  "talks/talk/NOUN/6/nsubj between/between/ADP/3/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/5/cc Quito/Quito/PROPN/3/conj began/begin/VERB/0/root yesterday/yesterday/NOUN/6/obl:unmarked",
			actors: "3=Lima:Country; 5=Quito:Country", times: "7=2022-10-21",
		}, "2022-10-21 text"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, doc := test.run(t)
			if len(doc.Statements) != 1 {
				t.Fatalf("%d statements", len(doc.Statements))
			}
			if got := doc.Statements[0].Date + " " + doc.Statements[0].DateSource; got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestConfidence(t *testing.T) {
	helped := func(actors string, margin float32) schema.Statement {
		f := fixture{
			words:  "Lima/Lima/PROPN/3/nmod:poss 's/'s/PART/1/case help/help/NOUN/0/root for/for/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: actors,
		}
		doc := f.document(t)
		for i := range doc.Tokens {
			doc.Tokens[i].Margin = margin
		}
		vocab, err := loadVocabulary()
		if err != nil {
			t.Fatal(err)
		}
		stage, _ := New(vocab)
		if err := stage.Process(t.Context(), doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.Statements) != 1 {
			t.Fatalf("%d statements", len(doc.Statements))
		}
		return doc.Statements[0]
	}
	const names = "1=Lima:Country; 5=Quito:Country"
	sure := helped(names, 1)
	if none := helped(names, 0); none.Confidence != sure.Confidence {
		t.Errorf("a sentence without margins has %v, want %v", none.Confidence, sure.Confidence)
	}
	half := helped(names, 0.5)
	if half.Confidence >= sure.Confidence {
		t.Errorf("margin 0.5 gives %v, margin 1 %v", half.Confidence, sure.Confidence)
	}
	if low := helped(names, 0.1); low.Confidence >= half.Confidence {
		t.Errorf("margin 0.1 gives %v, margin 0.5 %v", low.Confidence, half.Confidence)
	}
	if pronoun := helped("1=Lima:Country; 5=Quito:Country:pronoun", 1); pronoun.Confidence >= sure.Confidence {
		t.Errorf("a pronoun gives %v, a name %v", pronoun.Confidence, sure.Confidence)
	}
	if thing := helped("1=Lima:Country; 5=Quito:Thing", 1); thing.Confidence >= sure.Confidence {
		t.Errorf("a wrong type gives %v, a right one %v", thing.Confidence, sure.Confidence)
	}
}

func TestDuplicatesOfASentenceAreMadeOnce(t *testing.T) {
	p := prop(subj(1), 2, "meet", obj(3), nil)
	q := prop(subj(3), 2, "meet", obj(1), nil, func(p *extract.Proposition) { p.Confidence = 0.5 })
	got, doc := fixture{
		words:  "Ruiz/Ruiz/PROPN/2/nsubj met/meet/VERB/0/root Paz/Paz/PROPN/2/obj",
		actors: "1=Ruiz:Person; 3=Paz:Person",
		props:  []extract.Proposition{q, p},
	}.run(t)
	if strings.Join(got, "; ") != "Ruiz met-with Paz" || doc.Statements[0].Subject.Begin != 0 {
		t.Errorf("got %v, %v", got, doc.Statements)
	}
}
