package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

func TestLightVerbs(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"who faces it undergoes it", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj faced/face/VERB/0/root criticism/criticism/NOUN/2/obj from/from/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "face", obj(3, 4, 5), nil)},
		}, "Quito criticizes Lima"},
		{"who is under it undergoes it", fixture{
			words:  "Acme/Acme/PROPN/4/nsubj is/be/AUX/4/cop under/under/ADP/4/case investigation/investigation/NOUN/0/root by/by/ADP/6/case Lima/Lima/PROPN/4/nmod",
			actors: "1=Acme:Organization; 6=Lima:Country",
			props: []extract.Proposition{prop(subj(1), 4, "be", arg(extract.RolePredicate, "under", 4, 5, 6), nil, func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, "Lima investigates Acme"},
		{"who is the target undergoes it", fixture{
			words:  "Lima/Lima/PROPN/4/nsubj is/be/AUX/4/cop the/the/DET/4/det target/target/NOUN/0/root of/of/ADP/6/case attacks/attack/NOUN/4/nmod by/by/ADP/8/case Quito/Quito/PROPN/6/nmod",
			actors: "1=Lima:Country; 8=Quito:Country",
			props: []extract.Proposition{prop(subj(1), 4, "be", arg(extract.RolePredicate, "", 4, 3, 5, 6, 7, 8), nil, func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, "Quito attacks Lima"},
		{"who is hit by it undergoes it", fixture{
			words:  "Lima/Lima/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass hit/hit/VERB/0/root by/by/ADP/5/case sanctions/sanction/NOUN/3/obl:agent from/from/ADP/7/case Quito/Quito/PROPN/5/nmod",
			actors: "1=Lima:Country; 7=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 3, "hit", arg(extract.RoleAgent, "by", 5, 6, 7), nil, passive)},
		}, "Quito sanctions Lima"},
		{"who answers with it does it", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj replied/reply/VERB/0/root with/with/ADP/4/case strikes/strike/NOUN/2/obl on/on/ADP/6/case Quito/Quito/PROPN/4/nmod",
			actors: "1=Lima:Country; 6=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "reply", obl("with", 4, 5, 6), nil)},
		}, "Lima attacks Quito"},
		{"a series of it", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj faced/face/VERB/0/root a/a/DET/4/det series/series/NOUN/2/obj of/of/ADP/6/case attacks/attack/NOUN/4/nmod from/from/ADP/8/case Quito/Quito/PROPN/6/nmod",
			actors: "1=Lima:Country; 8=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "face", obj(4, 3, 5, 6, 7, 8), nil)},
		}, "Quito attacks Lima"},
		{"traded by both", fixture{
			words:  "Lima/Lima/PROPN/4/nsubj and/and/CCONJ/3/cc Quito/Quito/PROPN/1/conj traded/trade/VERB/0/root accusations/accusation/NOUN/4/obj",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 4, "trade", obj(5), nil)},
		}, "Lima accuses Quito; Quito accuses Lima"},
		{"a verb of its own meaning", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj studied/study/VERB/0/root criticism/criticism/NOUN/2/obj from/from/ADP/5/case Quito/Quito/PROPN/3/nmod",
			actors: "1=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "study", obj(3, 4, 5), nil)},
		}, `Lima ~study "criticism from Quito"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, "; "), test.want)
			}
		})
	}
}

func TestWhoTakesPart(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"below a name", fixture{
			words:  "attack/attack/NOUN/6/nsubj by/by/ADP/3/case Quito/Quito/PROPN/1/nmod on/on/ADP/5/case Lima/Lima/PROPN/3/nmod failed/fail/VERB/0/root",
			actors: "3=Quito:Country; 5=Lima:Country",
		}, "Quito attacks Lima"},
		{"joined by a hyphen", fixture{
			words:  "Lima/Lima/PROPN/4/compound -/-/PUNCT/1/punct Quito/Quito/PROPN/4/compound talks/talk/NOUN/5/nsubj failed/fail/VERB/0/root",
			actors: "1=Lima:Country; 3=Quito:Country",
		}, "Lima spoke-with Quito"},
		{"the subject of the clause", fixture{
			words:  "After/after/ADP/2/case talks/talk/NOUN/6/obl with/with/ADP/4/case Lima/Lima/PROPN/2/nmod Paz/Paz/PROPN/6/nsubj left/leave/VERB/0/root",
			actors: "4=Lima:Country; 5=Paz:Person",
		}, "Lima spoke-with Paz"},
		{"two that are talked to do not talk to one another", fixture{
			words:  "Talks/talk/NOUN/6/nsubj with/with/ADP/3/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/5/cc Quito/Quito/PROPN/3/conj failed/fail/VERB/0/root",
			actors: "3=Lima:Country; 5=Quito:Country",
		}, ""},
		{"whom the content is about", fixture{
			words:  "Quito/Quito/PROPN/2/nmod:poss accusations/accusation/NOUN/6/nsubj that/that/SCONJ/5/mark Lima/Lima/PROPN/5/nsubj lied/lie/VERB/2/acl spread/spread/VERB/0/root",
			actors: "1=Quito:Country; 4=Lima:Country",
		}, "Quito accuses Lima"},
		{"ministers of two countries", fixture{
			words:  "ministers/minister/NOUN/6/nsubj of/of/ADP/3/case Lima/Lima/PROPN/1/nmod and/and/CCONJ/5/cc Quito/Quito/PROPN/3/conj met/meet/VERB/0/root",
			actors: "3=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 6, "meet", none, nil)},
		}, "Lima met-with Quito"},
		{"along with another", fixture{
			words:  "Lima/Lima/PROPN/5/nsubj along/along/ADP/4/case with/with/ADP/4/case Quito/Quito/PROPN/1/nmod invaded/invade/VERB/0/root Peru/Peru/PROPN/5/obj",
			actors: "1=Lima:Country; 4=Quito:Country; 6=Peru:Country",
			props:  []extract.Proposition{prop(subj(1), 5, "invade", obj(6), nil)},
		}, "Lima invades Peru; Quito invades Peru"},
		{"not from another", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj bought/buy/VERB/0/root rice/rice/NOUN/2/obj not/not/PART/6/advmod from/from/ADP/6/case Quito/Quito/PROPN/2/obl",
			actors: "1=Lima:Country; 6=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "buy", obj(3), args(obl("from", 6)))},
		}, "Lima buys-from Quito negative"},
		{"who sent them", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj sent/send/VERB/0/root troops/troop/NOUN/2/obj to/to/PART/5/mark protect/protect/VERB/2/advcl Quito/Quito/PROPN/5/obj",
			actors: "1=Lima:Country; 6=Quito:Country",
			props:  []extract.Proposition{prop(subj(3), 5, "protect", obj(6), nil)},
		}, "Lima protects Quito"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, "; "), test.want)
			}
		})
	}
}
