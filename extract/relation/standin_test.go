package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// TestStandIns checks that what a noun does that no mention joins to an actor is what the
// actor does for whom it stands.
func TestStandIns(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"the title whose name hangs on another noun", fixture{
			words: "The/the/DET/2/det head/head/NOUN/8/nsubj of/of/ADP/4/case Acme/Acme/PROPN/2/nmod ,/,/PUNCT/6/punct " +
				"Ana/Ana/PROPN/4/appos ,/,/PUNCT/6/punct praised/praise/VERB/0/root Chile/Chile/PROPN/8/obj",
			actors: "4=Acme:Organization; 6=Ana:Person; 9=Chile:Country",
			props:  []extract.Proposition{is(subj(6), true, 2, 1, 3, 4), prop(subj(2), 8, "praise", obj(9), nil)},
		}, `Ana holds-office "head"; Ana leads Acme; Ana praises Chile`},
		{"thousands of people", fixture{
			words:  "Thousands/thousand/NOUN/4/nsubj of/of/ADP/3/case miners/miner/NOUN/1/nmod praised/praise/VERB/0/root Chile/Chile/PROPN/4/obj",
			actors: "3=miners:Person:nominal; 5=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 4, "praise", obj(5), nil)},
		}, `miners praises Chile`},
		{"not one of them", fixture{
			words:  "One/one/NUM/4/nsubj of/of/ADP/3/case miners/miner/NOUN/1/nmod praised/praise/VERB/0/root Chile/Chile/PROPN/4/obj",
			actors: "3=miners:Person:nominal; 5=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 4, "praise", obj(5), nil)},
		}, ``},
		{"troops of a state", fixture{
			words:  "Chilean/Chilean/ADJ/2/amod troops/troop/NOUN/3/nsubj shelled/shell/VERB/0/root Lima/Lima/PROPN/3/obj",
			actors: "1=Chile:Country; 4=Lima:Place",
			props:  []extract.Proposition{prop(subj(2), 3, "shell", obj(4), nil)},
		}, `Chile attacks Lima`},
		{"who kills troops kills no state", fixture{
			words:  "Rebels/rebel/NOUN/2/nsubj killed/kill/VERB/0/root Chilean/Chilean/ADJ/4/amod troops/troop/NOUN/2/obj",
			actors: "1=rebels:Organization:nominal; 3=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "kill", obj(4, 3), nil)},
		}, `rebels kills "Chilean troops"`},
		{"former troops act for themselves", fixture{
			words:  "Former/former/ADJ/3/amod Chilean/Chilean/ADJ/3/amod soldiers/soldier/NOUN/4/nsubj praised/praise/VERB/0/root Lima/Lima/PROPN/4/obj",
			actors: "2=Chile:Country; 5=Lima:Place",
			props:  []extract.Proposition{prop(subj(3), 4, "praise", obj(5), nil)},
		}, `Lima was "praised"`},
		{"the author of a letter", fixture{
			words:  "Acme/Acme/PROPN/3/nmod:poss 's/'s/PART/1/case letter/letter/NOUN/4/nsubj criticised/criticise/VERB/0/root Chile/Chile/PROPN/4/obj",
			actors: "1=Acme:Organization; 5=Chile:Country",
			props:  []extract.Proposition{prop(subj(3), 4, "criticise", obj(5), nil)},
		}, `Acme criticizes Chile`},
		{"who launched the petition that asks", fixture{
			words: "Acme/Acme/PROPN/2/nsubj launched/launch/VERB/0/root a/a/DET/4/det petition/petition/NOUN/2/obj " +
				"urging/urge/VERB/4/acl Chile/Chile/PROPN/5/obj",
			actors: "1=Acme:Organization; 6=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "launch", obj(4, 3), nil), prop(subj(4, 3), 5, "urge", obj(6), nil)},
		}, `Acme ~launch "petition"; Acme requests-from Chile`},
		{"a letter builds nothing", fixture{
			words:  "Acme/Acme/PROPN/3/nmod:poss 's/'s/PART/1/case letter/letter/NOUN/4/nsubj reached/reach/VERB/0/root Chile/Chile/PROPN/4/obj",
			actors: "1=Acme:Organization; 5=Chile:Country",
			props:  []extract.Proposition{prop(subj(3), 4, "reach", obj(5), nil)},
		}, ``},
		{"the sender of a missile", fixture{
			words:  "Chilean/Chilean/ADJ/2/amod missiles/missile/NOUN/3/nsubj killed/kill/VERB/0/root Paz/Paz/PROPN/3/obj",
			actors: "1=Chile:Country; 4=Paz:Person",
			props:  []extract.Proposition{prop(subj(2), 3, "kill", obj(4), nil)},
		}, `Chile kills Paz`},
		{"who planted the bomb", fixture{
			words: "A/a/DET/2/det bomb/bomb/NOUN/6/nsubj planted/plant/VERB/2/acl by/by/ADP/5/case Paz/Paz/PROPN/3/obl " +
				"killed/kill/VERB/0/root Ana/Ana/PROPN/6/obj",
			actors: "5=Paz:Person; 7=Ana:Person",
			props:  []extract.Proposition{prop(subj(2, 1), 6, "kill", obj(7), nil)},
		}, `Paz kills Ana`},
		{"the law of a body", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj passed/pass/VERB/0/root a/a/DET/4/det law/law/NOUN/2/obj banning/ban/VERB/4/acl Acme/Acme/PROPN/5/obj",
			actors: "1=Chad:Country; 6=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "pass", obj(4, 3), nil), prop(subj(4, 3), 5, "ban", obj(6), nil)},
		}, `Chad approves "law"; Chad bans Acme`},
		{"what is called by a name", fixture{
			words: "The/the/DET/2/det group/group/NOUN/7/nsubj within/within/ADP/4/case Acme/Acme/PROPN/2/nmod called/call/VERB/2/acl " +
				"Dawn/Dawn/PROPN/5/xcomp praised/praise/VERB/0/root Chad/Chad/PROPN/7/obj",
			actors: "4=Acme:Organization; 6=Dawn:Organization; 8=Chad:Country",
			props: []extract.Proposition{prop(subj(2), 7, "praise", obj(8), nil),
				prop(subj(2), 5, "call", arg(extract.RolePredicate, "", 6), nil, passive)},
		}, `Dawn part-of Acme; Dawn praises Chad`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}

// TestExamples checks what is said of a group of which some are named.
func TestExamples(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"each of them, and what they are", fixture{
			words: "Acme/Acme/PROPN/2/nsubj praised/praise/VERB/0/root members/member/NOUN/2/obj of/of/ADP/5/case Bolt/Bolt/PROPN/3/nmod " +
				"including/include/ADP/7/case Ana/Ana/PROPN/3/nmod and/and/CCONJ/9/cc Paz/Paz/PROPN/7/conj",
			actors: "1=Acme:Organization; 5=Bolt:Organization; 7=Ana:Person; 9=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "praise", obj(3, 4, 5), nil)},
		}, `Acme praises Ana; Acme praises Paz; Ana member-of Bolt; Paz member-of Bolt`},
		{"people are no examples of a body", fixture{
			words: "Acme/Acme/PROPN/2/nsubj praised/praise/VERB/0/root young/young/ADJ/4/amod miners/miner/NOUN/2/obj from/from/ADP/6/case Bolt/Bolt/PROPN/2/obl " +
				"including/include/ADP/8/case Ana/Ana/PROPN/6/nmod",
			actors: "1=Acme:Organization; 3-4=young miners:Person:nominal; 6=Bolt:Organization; 8=Ana:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "praise", obj(4, 3), nil)},
		}, `Acme praises young miners; Acme praises Ana`},
		{"no members", fixture{
			words: "No/no/DET/2/det members/member/NOUN/7/nsubj of/of/ADP/4/case Bolt/Bolt/PROPN/2/nmod " +
				"including/include/ADP/6/case Ana/Ana/PROPN/2/nmod left/leave/VERB/0/root",
			actors: "4=Bolt:Organization; 6=Ana:Person",
		}, ``},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}

// TestCompounds checks names with a participle before a noun.
func TestCompounds(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"by whom", fixture{
			words: "Chile/Chile/PROPN/3/compound -/-/PUNCT/1/punct backed/back/VERB/4/amod rebels/rebel/NOUN/5/nsubj " +
				"attacked/attack/VERB/0/root Lima/Lima/PROPN/5/obj",
			actors: "1=Chile:Country; 4=rebels:Organization:nominal; 6=Lima:Place",
			props:  []extract.Proposition{prop(subj(4), 5, "attack", obj(6), nil)},
		}, `Chile supports rebels; rebels attacks Lima`},
		{"where", fixture{
			words:  "Lima/Lima/PROPN/3/compound -/-/PUNCT/1/punct based/base/VERB/4/amod Acme/Acme/PROPN/0/root",
			actors: "1=Lima:Place; 4=Acme:Organization",
		}, `Acme located-in Lima`},
		{"no actor after it", fixture{
			words:  "Chile/Chile/PROPN/3/compound -/-/PUNCT/1/punct backed/back/VERB/4/amod plan/plan/NOUN/0/root",
			actors: "1=Chile:Country",
		}, ``},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}
