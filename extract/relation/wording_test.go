package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// TestWording checks what the words of object and subject change of what a verb says.
func TestWording(t *testing.T) {
	predicate := func(tokens ...int) extract.Argument { return arg(extract.RolePredicate, "", tokens...) }
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"a number of people", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj killed/kill/VERB/0/root twelve/twelve/NUM/2/obj",
			actors: "1=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "kill", obj(3), nil)},
		}, `Chile kills "twelve"`},
		{"some more of them", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj evacuated/evacuate/VERB/0/root 200/200/NUM/4/nummod more/more/ADJ/2/obj",
			actors: "1=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "evacuate", obj(4, 3), nil)},
		}, `Chile rescues "200 more"`},
		{"a number of points", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj scored/score/VERB/0/root twelve/twelve/NUM/2/obj",
			actors: "1=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "score", obj(3), nil)},
		}, ``},
		{"force against an idea", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj conquered/conquer/VERB/0/root poverty/poverty/NOUN/2/obj",
			actors: "1=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "conquer", obj(3), nil)},
		}, `Chile ~conquer "poverty"`},
		{"force against a town", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj conquered/conquer/VERB/0/root Lima/Lima/PROPN/2/obj",
			actors: "1=Chile:Country; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "conquer", obj(3), nil)},
		}, `Chile occupies Lima`},
		{"an attack in print", fixture{
			words:  "Post/Post/PROPN/2/nsubj attacked/attack/VERB/0/root Paz/Paz/PROPN/2/obj",
			actors: "1=Lima Post:Organization; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "attack", obj(3), nil)},
		}, `Lima Post criticizes Paz`},
		{"what one is called", fixture{
			words: "Acme/Acme/PROPN/2/nsubj describes/describe/VERB/0/root Lima/Lima/PROPN/2/obj " +
				"as/as/ADP/6/case a/a/DET/6/det fortress/fortress/NOUN/2/obl",
			actors: "1=Acme:Organization; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "describe", obj(3), []extract.Argument{obl("as", 6, 5)})},
		}, `Acme ~describe Lima; Lima ~is "fortress" claimed`},
		{"what one becomes", fixture{
			words: "Chile/Chile/PROPN/2/nsubj turned/turn/VERB/0/root Lima/Lima/PROPN/2/obj into/into/ADP/6/case a/a/DET/6/det " +
				"fortress/fortress/NOUN/2/obl",
			actors: "1=Chile:Country; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "turn", obj(3), []extract.Argument{obl("into", 6, 5)})},
		}, `Chile ~turn Lima; Lima ~become "fortress"`},
		{"whose office one gets", fixture{
			words:  "Ana/Ana/PROPN/2/nsubj became/become/VERB/0/root president/president/NOUN/2/xcomp of/of/ADP/5/case Chile/Chile/PROPN/3/nmod",
			actors: "1=Ana:Person; 5=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "become", predicate(3, 4, 5), nil)},
		}, `Ana holds-office "president of Chile"; Ana leads Chile; Ana official-of Chile`},
		{"a phrase hung on the object", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj imports/import/VERB/0/root gas/gas/NOUN/2/obj from/from/ADP/5/case Peru/Peru/PROPN/3/nmod",
			actors: "1=Chile:Country; 5=Peru:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "import", obj(3, 4, 5), nil)},
		}, `Chile buys-from Peru`},
		{"what one was granted", fixture{
			words: "Ana/Ana/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass granted/grant/VERB/0/root asylum/asylum/NOUN/3/xcomp " +
				"by/by/ADP/6/case Chile/Chile/PROPN/3/obl:agent",
			actors: "1=Ana:Person; 6=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 3, "grant", arg(extract.RoleAgent, "by", 6), []extract.Argument{predicate(4)}, passive)},
		}, `Chile shelters Ana`},
		{"what is averted", fixture{
			words:  "Chile/Chile/PROPN/2/nsubj prevented/prevent/VERB/0/root attacks/attack/NOUN/2/obj",
			actors: "1=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "prevent", obj(3), nil)},
		}, `Chile prevents "attacks"`},
		{"the killing of one by another", fixture{
			words: "Chile/Chile/PROPN/2/nsubj condemned/condemn/VERB/0/root the/the/DET/4/det killing/killing/NOUN/2/obj of/of/ADP/6/case Ana/Ana/PROPN/4/nmod " +
				"by/by/ADP/8/case Paz/Paz/PROPN/6/nmod",
			actors: "1=Chile:Country; 6=Ana:Person; 8=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(4, 3, 5, 6, 7, 8), nil)},
		}, `Chile criticizes "killing of Ana by Paz"; Chile criticizes Paz; Paz kills Ana`},
		{"what one fears of another", fixture{
			words:  "Acme/Acme/PROPN/2/nsubj fears/fear/VERB/0/root that/that/SCONJ/5/mark Chile/Chile/PROPN/5/nsubj quits/quit/VERB/2/ccomp",
			actors: "1=Acme:Organization; 4=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "fear", none, nil)},
		}, `Acme fears Chile`},
		{"a long object keeps what it is of", fixture{
			words: "Acme/Acme/PROPN/2/nsubj promotes/promote/VERB/0/root interest/interest/NOUN/2/obj in/in/ADP/6/case applied/applied/ADJ/6/amod science/science/NOUN/3/nmod " +
				",/,/PUNCT/8/punct maths/maths/NOUN/6/conj ,/,/PUNCT/10/punct chess/chess/NOUN/6/conj and/and/CCONJ/13/cc modern/modern/ADJ/13/amod poetry/poetry/NOUN/6/conj in/in/ADP/15/case schools/school/NOUN/3/nmod",
			actors: "1=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "promote", obj(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), nil)},
		}, `Acme ~promote "interest in applied science"`},
		{"an arm is not the state", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/3/punct commander/commander/NOUN/1/appos of/of/ADP/7/case the/the/DET/7/det Chilean/Chilean/ADJ/7/amod army/army/NOUN/3/nmod",
			actors: "1=Ana:Person; 6=Chile:Country; 6-7=Chile:Country:nominal",
			props:  []extract.Proposition{is(subj(1), true, 3, 4, 5, 6, 7)},
		}, `Ana holds-office "commander"; Ana leads "Chilean army"; Ana official-of Chile`},
		{"each of many", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj praised/praise/VERB/0/root every/every/DET/4/det miner/miner/NOUN/2/obj",
			actors: "1=Chad:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "praise", obj(4, 3), nil)},
		}, `Chad praises "every miner"`},
		{"a former resident lives elsewhere", fixture{
			words:  "Ana/Ana/PROPN/0/root ,/,/PUNCT/4/punct former/former/ADJ/4/amod resident/resident/NOUN/1/appos of/of/ADP/6/case Lima/Lima/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Lima:Place",
			props:  []extract.Proposition{is(subj(1), true, 4, 3, 5, 6)},
		}, ``},
		{"another name in brackets", fixture{
			words:  "Hall/Hall/PROPN/0/root (/(/PUNCT/3/punct Dome/Dome/PROPN/1/appos )/)/PUNCT/3/punct",
			actors: "1=Hall:Place; 3=Dome:Place",
		}, ``},
		{"a punishment", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj sentenced/sentence/VERB/0/root Paz/Paz/PROPN/2/obj to/to/ADP/6/case ten/ten/NUM/6/nummod years/year/NOUN/2/obl",
			actors: "1=Chad:Country; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "sentence", obj(3), []extract.Argument{obl("to", 6, 5)})},
		}, `Chad convicts Paz; Paz sentenced-to "ten years"`},
		{"the office one gives up", fixture{
			words:  "Ana/Ana/PROPN/2/nsubj resigned/resign/VERB/0/root as/as/ADP/4/case head/head/NOUN/2/obl of/of/ADP/6/case Acme/Acme/PROPN/4/nmod",
			actors: "1=Ana:Person; 6=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "resign", none, []extract.Argument{obl("as", 4, 5, 6)})},
		}, `Ana resigns-from "head of Acme"; Ana formerly-of Acme`},
		{"a storm attacks nobody", fixture{
			words:  "Hurricane/Hurricane/PROPN/2/nsubj struck/strike/VERB/0/root Lima/Lima/PROPN/2/obj",
			actors: "1=Hurricane Rosa:Thing; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "strike", obj(3), nil)},
		}, `Hurricane Rosa ~strike Lima`},
		{"what one is warned against is no deed", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj warned/warn/VERB/0/root Paz/Paz/PROPN/2/obj against/against/SCONJ/5/mark attacking/attack/VERB/2/advcl Lima/Lima/PROPN/5/obj",
			actors: "1=Chad:Country; 3=Paz:Person; 6=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "warn", obj(3), nil), prop(subj(1), 5, "attack", obj(6), nil)},
		}, `Chad warns Paz`},
		{"a lasting condition", fixture{
			words:  "Chad/Chad/PROPN/4/nsubj is/be/AUX/4/cop not/not/PART/4/advmod landlocked/landlocked/ADJ/0/root",
			actors: "1=Chad:Country",
			props: []extract.Proposition{prop(subj(1), 4, "be", predicate(4), nil, func(p *extract.Proposition) {
				p.Predicate.Copula, p.Polarity = true, "negative"
			})},
		}, `Chad ~is "landlocked" negative`},
		{"a passing mood", fixture{
			words:  "Chad/Chad/PROPN/3/nsubj is/be/AUX/3/cop ready/ready/ADJ/0/root",
			actors: "1=Chad:Country",
			props: []extract.Proposition{prop(subj(1), 3, "be", predicate(3), nil, func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, ``},
		{"a counted result", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj won/win/VERB/0/root three/three/NUM/4/nummod points/point/NOUN/2/obj",
			actors: "1=Chad:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "win", obj(4, 3), nil)},
		}, `Chad wins "three points"`},
		{"people who are described", fixture{
			words:  "A/a/DET/3/det church/church/NOUN/3/compound lawyer/lawyer/NOUN/4/nsubj kidnapped/kidnap/VERB/0/root Paz/Paz/PROPN/4/obj",
			actors: "5=Paz:Person",
			props:  []extract.Proposition{prop(subj(3, 1, 2), 4, "kidnap", obj(5), nil)},
		}, `Paz ~be-kidnapped-by "church lawyer"; Paz was "kidnapped"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := test.run(t); strings.Join(got, "; ") != test.want {
				t.Errorf("got %s, want %s", strings.Join(got, "; "), test.want)
			}
		})
	}
}
