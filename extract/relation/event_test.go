package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

func modality(m schema.Modality) func(*extract.Proposition) {
	return func(p *extract.Proposition) { p.Modality = m }
}

func negative(p *extract.Proposition) { p.Polarity = schema.Negative }

func TestDoubts(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"what is doubted", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj doubts/doubt/VERB/0/root Lima/Lima/PROPN/4/nsubj helped/help/VERB/2/ccomp Quito/Quito/PROPN/4/obj",
			actors: "3=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(3), 4, "help", obj(5), nil)},
		}, "Lima assists Quito questioned"},
		{"what is reported and false", fixture{
			words:  "Reports/report/NOUN/7/nsubj that/that/SCONJ/4/mark Lima/Lima/PROPN/4/nsubj helped/help/VERB/1/acl Quito/Quito/PROPN/4/obj are/be/AUX/7/cop false/false/ADJ/0/root",
			actors: "3=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(3), 4, "help", obj(5), nil)},
		}, "Lima assists Quito claimed"},
		{"what is no longer so", fixture{
			words:  "Ruiz/Ruiz/PROPN/0/root no/no/ADV/3/advmod longer/longer/ADV/4/advmod chairman/chairman/NOUN/1/appos of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
			actors: "1=Ruiz:Person; 6=Acme:Organization",
			props:  []extract.Proposition{is(subj(1), true, 4, 2, 3, 5, 6)},
		}, `Ruiz holds-office "chairman" negative; Ruiz formerly-of Acme`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := test.run(t)
			if text := strings.Join(got, "; "); text != test.want {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}

func TestEvents(t *testing.T) {
	refused := "Lima/Lima/PROPN/2/nsubj refused/refuse/VERB/0/root to/to/PART/4/mark help/help/VERB/2/xcomp Quito/Quito/PROPN/4/obj"
	will := "Lima/Lima/PROPN/4/nsubj will/will/AUX/4/aux not/not/PART/4/advmod help/help/VERB/0/root Quito/Quito/PROPN/4/obj"
	attack := "Lima/Lima/PROPN/4/nsubj will/will/AUX/4/aux soon/soon/ADV/4/advmod attack/attack/VERB/0/root Quito/Quito/PROPN/4/obj"
	actors := "1=Lima:Country; 5=Quito:Country"
	tests := []struct {
		name string
		fixture
		want string // statement and category
	}{
		{"help is aid", fixture{words: will, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil)}},
			"Lima assists Quito AID"},
		{"a promise of help is an agreement", fixture{words: will, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil, modality(schema.Promised))}},
			"Lima assists Quito promised AGREE"},
		{"so is a plan to help", fixture{words: will, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil, modality(schema.Planned))}},
			"Lima assists Quito planned AGREE"},
		{"a plan to attack is a threat", fixture{words: attack, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "attack", obj(5), nil, modality(schema.Planned))}},
			"Lima attacks Quito planned THREATEN"},
		{"a plan not to attack is an agreement", fixture{words: attack, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "attack", obj(5), nil, negative, modality(schema.Planned))}},
			"Lima attacks Quito negative planned AGREE"},
		{"a refusal rejects", fixture{words: refused, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil, negative)}},
			"Lima assists Quito negative REJECT"},
		{"so does the plan not to", fixture{words: will, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil, negative, modality(schema.Planned))}},
			"Lima assists Quito negative planned REJECT"},
		{"what was not done keeps its category", fixture{words: will, actors: actors, props: []extract.Proposition{prop(subj(1), 4, "help", obj(5), nil, negative)}},
			"Lima assists Quito negative AID"},
		{"a verb without a frame has one", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj pillaged/pillage/VERB/0/root Quito/Quito/PROPN/2/obj",
			actors: "1=Lima:Country; 3=Quito:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "pillage", obj(3), nil)},
		}, "Lima ~pillage Quito ASSAULT"},
		{"a mishap is no assault", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass killed/kill/VERB/0/root in/in/ADP/5/case avalanche/avalanche/NOUN/3/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "kill", none, []extract.Argument{obl("in", 5)}, passive)},
		}, `Paz was "killed" ; Paz ~be-killed-in "avalanche" `},
		{"a raid is one", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass killed/kill/VERB/0/root in/in/ADP/5/case raid/raid/NOUN/3/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "kill", none, []extract.Argument{obl("in", 5)}, passive)},
		}, `Paz was "killed" ASSAULT; Paz ~be-killed-in "raid" ASSAULT`},
		{"a penalty is no support", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj awarded/award/VERB/0/root Lima/Lima/PROPN/2/iobj penalty/penalty/NOUN/2/obj",
			actors: "1=Paz:Person; 3=Lima:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "award", obj(4), []extract.Argument{arg(extract.RoleIndirect, "", 3)})},
		}, `Paz awards Lima ; Lima wins "penalty" `},
		{"a magazine attacks with words", fixture{
			words:  "Review/Review/PROPN/2/nsubj attacked/attack/VERB/0/root Lima/Lima/PROPN/2/obj",
			actors: "1=Review:Organization; 3=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "attack", obj(3), nil)},
		}, `Review criticizes Lima ACCUSE`},
		{"a frame has its own", fixture{
			words:  "Farmers/Farmers/PROPN/2/nsubj rioted/riote/VERB/0/root",
			actors: "1=Farmers:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "riote", none, nil)},
		}, `Farmers did "riot" PROTEST`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, doc := test.run(t)
			for i, s := range doc.Statements {
				got[i] += " " + s.Event
			}
			if text := strings.Join(got, "; "); text != test.want {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}

// Actors that stand in or below the words around a verb, and not in its slots.
func TestTargets(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"who is behind an act", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj condemned/condemn/VERB/0/root Quito/Quito/PROPN/4/nmod:poss raids/raid/NOUN/2/obj",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(4, 3), nil)},
		}, `Lima criticizes "Quito raids"; Lima criticizes Quito`},
		{"and not who suffered it", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj condemned/condemn/VERB/0/root Paz/Paz/PROPN/4/nmod:poss arrest/arrest/NOUN/2/obj",
			actors: "1=Lima:Country; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(4, 3), nil)},
		}, `Lima criticizes "Paz arrest"`},
		{"nor whose people it is about", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj condemned/condemn/VERB/0/root Paz/Paz/PROPN/4/nmod:poss supporters/supporter/NOUN/2/obj",
			actors: "1=Lima:Country; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(4, 3), nil)},
		}, `Lima criticizes "Paz supporters"`},
		{"the place that holds a site", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj shelled/shell/VERB/0/root camps/camp/NOUN/2/obj in/in/ADP/5/case Chad/Chad/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Chad:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "shell", obj(3, 4, 5), nil)},
		}, `Lima attacks "camps in Chad"; Lima attacks Chad`},
		{"but not that holds people", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj shot/attack/VERB/0/root soldiers/soldier/NOUN/2/obj in/in/ADP/5/case Chad/Chad/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Chad:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "attack", obj(3, 4, 5), nil)},
		}, `Lima attacks "soldiers in Chad"`},
		{"whom a demand is made of", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj demanded/demand/VERB/0/root that/that/SCONJ/5/mark Quito/Quito/PROPN/5/nsubj withdraw/withdraw/VERB/2/ccomp",
			actors: "1=Lima:Country; 4=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "demand", none, nil)},
		}, "Lima requests-from Quito"},
		{"what ought to be is asked for", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj said/say/VERB/0/root Quito/Quito/PROPN/5/nsubj must/must/AUX/5/aux withdraw/withdraw/VERB/2/ccomp",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "say", none, nil)},
		}, "Lima requests-from Quito"},
		{"what is, is not", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj said/say/VERB/0/root Quito/Quito/PROPN/5/nsubj will/will/AUX/5/aux withdraw/withdraw/VERB/2/ccomp",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "say", none, nil)},
		}, ""},
		{"who is part of", fixture{
			words:  "Chad/Chad/PROPN/6/nsubj as/as/ADP/3/case part/part/NOUN/1/nmod of/of/ADP/5/case Acme/Acme/PROPN/3/nmod waited/wait/VERB/0/root",
			actors: "1=Chad:Country; 5=Acme:Organization",
		}, "Chad member-of Acme"},
		{"who is in a fight", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj praised/praise/VERB/0/root Chad/Chad/PROPN/2/obj in/in/ADP/6/case its/its/PRON/6/nmod:poss fight/fight/NOUN/2/obl against/against/ADP/8/case Quito/Quito/PROPN/6/nmod",
			actors: "1=Ruiz:Person; 3=Chad:Country; 8=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "praise", obj(3), nil)},
		}, "Ruiz praises Chad; Chad fights Quito"},
		{"what people without a name did to one with", fixture{
			words:  "gunmen/gunman/NOUN/2/nsubj abducted/abduct/VERB/0/root Paz/Paz/PROPN/2/obj",
			actors: "3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "abduct", obj(3), nil)},
		}, `Paz was "abducted"`},
		{"and what a thing did is no deed", fixture{
			words:  "storms/storm/NOUN/2/nsubj injured/injure/VERB/0/root Paz/Paz/PROPN/2/obj",
			actors: "3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "injure", obj(3), nil)},
		}, ""},
		{"a treaty signed by two", fixture{
			words:  "a/a/DET/2/det treaty/treaty/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass signed/sign/VERB/0/root by/by/ADP/6/case Chad/Chad/PROPN/4/obl:agent and/and/CCONJ/8/cc Quito/Quito/PROPN/6/conj",
			actors: "6=Chad:Country; 8=Quito:Country",
			props:  []extract.Proposition{prop(subj(2, 1), 4, "sign", arg(extract.RoleAgent, "by", 6), nil, passive)},
		}, "Chad signs-agreement-with Quito"},
		{"against whom a protest is", fixture{
			words:  "Farmers/Farmers/PROPN/2/nsubj began/begin/VERB/0/root a/a/DET/5/det hunger/hunger/NOUN/5/compound strike/strike/NOUN/2/obj to/to/PART/7/mark demand/demand/VERB/2/advcl Quito/Quito/PROPN/9/nmod:poss withdrawal/withdrawal/NOUN/7/obj",
			actors: "1=Farmers:Organization; 8=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "begin", obj(5, 3, 4), nil)},
		}, `Farmers stages-protest "hunger strike"; Farmers protests-against Quito`},
		{"what is called dangerous is criticised", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj called/call/VERB/0/root Acme/Acme/PROPN/2/obj dangerous/dangerous/ADJ/3/appos",
			actors: "1=Ruiz:Person; 3=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "call", obj(3), nil)},
		}, "Ruiz criticizes Acme"},
		{"whom an event without a frame is to", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj opened/open/VERB/0/root fire/fire/NOUN/2/obj against/against/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "open", obj(3, 4, 5), nil)},
		}, `Lima ~open "fire against Quito"; Lima ~open-fire-against Quito`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := test.run(t)
			if text := strings.Join(got, "; "); text != test.want {
				t.Errorf("got %s, want %s", text, test.want)
			}
		})
	}
}
