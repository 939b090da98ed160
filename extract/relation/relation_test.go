package relation

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

var none = extract.NoArgument()

func args(a ...extract.Argument) []extract.Argument { return a }

func TestVerbs(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string // statements, separated by "; "
	}{
		{"oblique object", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj spoke/speak/VERB/0/root to/to/ADP/4/case Paz/Paz/PROPN/2/obl about/about/ADP/6/case tax/tax/NOUN/2/obl",
			actors: "1=Ruiz:Person; 4=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "speak", obl("to", 4), args(obl("about", 6)))},
		}, "Ruiz spoke-with Paz"},
		{"passive with agent", fixture{
			words:  "Lima/Lima/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass shelled/shell/VERB/0/root by/by/ADP/5/case Quito/Quito/PROPN/3/obl:agent",
			actors: "1=Lima:Place; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 3, "shell", arg(extract.RoleAgent, "by", 5), nil, passive)},
		}, "Quito attacks Lima"},
		{"passive without agent", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass arrested/arrest/VERB/0/root for/for/ADP/5/case fraud/fraud/NOUN/3/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "arrest", obl("for", 5), nil, passive)},
		}, `Paz was "arrested"; Paz ~be-arrested-for "fraud"`},
		{"passive whose agent has no name", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass locked/lock/VERB/0/root up/up/ADP/3/compound:prt by/by/ADP/6/case guards/guard/NOUN/3/obl:agent",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "lock up", arg(extract.RoleAgent, "by", 6), nil, passive)},
		}, `Paz was "locked up"; Paz ~be-locked-up-by "guards"`},
		{"a state of a passive without agent is no news", fixture{
			words:  "Acme/Acme/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass owned/own/VERB/0/root",
			actors: "1=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 3, "own", none, nil, passive)},
		}, ""},
		{"telling is no order", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj told/tell/VERB/0/root Ruiz/Ruiz/PROPN/2/iobj it/it/PRON/5/nsubj rained/rain/VERB/2/ccomp",
			actors: "1=Paz:Person; 3=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "tell", arg(extract.RoleIndirect, "", 3), nil)},
		}, "Paz informs Ruiz"},
		{"telling to do is one", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj told/tell/VERB/0/root Ruiz/Ruiz/PROPN/2/obj to/to/PART/5/mark leave/leave/VERB/2/xcomp",
			actors: "1=Paz:Person; 3=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "tell", obj(3), nil)},
		}, "Paz orders Ruiz"},
		{"calling in order to do is no request", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj called/call/VERB/0/root Ruiz/Ruiz/PROPN/2/obj to/to/PART/5/mark complain/complain/VERB/2/advcl",
			actors: "1=Paz:Person; 3=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "call", obj(3), nil)},
		}, "Paz spoke-with Ruiz"},
		{"saving a shot rescues nobody", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj saved/save/VERB/0/root the/the/DET/4/det penalty/penalty/NOUN/2/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "save", obj(4, 3), nil)},
		}, `Paz ~save "penalty"`},
		{"saving people does", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj saved/save/VERB/0/root the/the/DET/4/det crew/crew/NOUN/2/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "save", obj(4, 3), nil)},
		}, `Paz rescues "crew"`},
		{"what one was beaten by and who beat him", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass beaten/beat/VERB/0/root by/by/ADP/6/case nine/nine/NUM/6/nummod votes/vote/NOUN/3/obl by/by/ADP/8/case Ruiz/Ruiz/PROPN/6/nmod",
			actors: "1=Paz:Person; 8=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "beat", none, args(obl("by", 6, 5, 7, 8)), passive)},
		}, "Ruiz defeats Paz"},
		{"an act without a second participant", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj stepped/step/VERB/0/root down/down/ADP/2/compound:prt in/in/ADP/5/case May/May/PROPN/2/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "step down", none, args(arg(extract.RoleTime, "in", 5)))},
		}, `Paz did "step down"`},
		{"a past tense taken for a passive", fixture{
			words:  "Paz/Paz/PROPN/0/root resigned/resign/VERB/1/acl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "resign", none, nil, passive)},
		}, `Paz did "resign"`},
		{"a preposition below the title", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj spoke/speak/VERB/0/root with/with/ADP/4/case Secretary/secretary/PROPN/5/nmod:desc Paz/Paz/PROPN/2/obl",
			actors: "1=Ruiz:Person; 5=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "speak", none, args(obl("", 5)))},
		}, "Ruiz spoke-with Paz"},
		{"company is no agent", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass elected/elect/VERB/0/root as_well_as/as_well_as/ADP/5/case Ruiz/Ruiz/PROPN/3/obl:agent",
			actors: "1=Paz:Person; 5=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "elect", arg(extract.RoleAgent, "as well as", 5), nil, passive)},
		}, `Paz was "elected"`},
		{"a passive with a complement says more than its participle", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass ordered/order/VERB/0/root to/to/PART/5/mark leave/leave/VERB/3/xcomp",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "order", none, nil, passive)},
		}, ""},
		{"the theme is the object", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj lifted/lift/VERB/0/root a/a/DET/4/det curfew/curfew/NOUN/2/obj",
			actors: "1=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "lift", obj(4, 3), nil)},
		}, `Quito lifts "curfew"`},
		{"a hunger strike attacks no prison", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj staged/stage/VERB/0/root a/a/DET/5/det hunger/hunger/NOUN/5/compound strike/strike/NOUN/2/obj in/in/ADP/7/case prison/prison/NOUN/2/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "stage", obj(5, 3, 4), args(obl("in", 7)))},
		}, `Paz stages-protest "hunger strike"`},
		{"some people of a country are not the country", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj killed/kill/VERB/0/root two/two/NUM/5/nummod Chilean/chilean/ADJ/5/amod soldiers/soldier/NOUN/2/obj",
			actors: "1=Quito:Country; 4=Chile:Country; 3-5=Chile:Country:nominal",
			props:  []extract.Proposition{prop(subj(1), 2, "kill", obj(5, 3, 4), nil)},
		}, `Quito kills "two Chilean soldiers"`},
		{"but its forces are", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj attacked/attack/VERB/0/root Chilean/chilean/ADJ/4/amod soldiers/soldier/NOUN/2/obj",
			actors: "1=Quito:Country; 3=Chile:Country; 3-4=Chile:Country:nominal",
			props:  []extract.Proposition{prop(subj(1), 2, "attack", obj(4, 3), nil)},
		}, "Quito attacks Chile"},
		{"the city of its name", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj visited/visit/VERB/0/root the/the/DET/4/det city/city/NOUN/2/obj of/of/ADP/6/case Lima/Lima/PROPN/4/nmod",
			actors: "1=Paz:Person; 6=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "visit", obj(4, 3, 5, 6), nil)},
		}, "Paz visits Lima"},
		{"the content of a noun is no fact", fixture{
			words:  "under/under/ADP/3/case the/the/DET/3/det pretext/pretext/NOUN/0/root that/that/SCONJ/6/mark Quito/Quito/PROPN/6/nsubj attacked/attack/VERB/3/acl Lima/Lima/PROPN/6/obj",
			actors: "5=Quito:Country; 7=Lima:Country",
			props:  []extract.Proposition{prop(subj(5), 6, "attack", obj(7), nil)},
		}, "Quito attacks Lima claimed"},
		{"a clause about the noun may be", fixture{
			words:  "the/the/DET/2/det claim/claim/NOUN/0/root Quito/Quito/PROPN/4/nsubj sent/send/VERB/2/acl:relcl to/to/ADP/6/case Lima/Lima/PROPN/4/obl",
			actors: "3=Quito:Country; 6=Lima:Country",
			props: []extract.Proposition{prop(subj(3), 4, "send", obj(2, 1), args(obl("to", 6)), func(p *extract.Proposition) {
				p.Object.Head, p.Object.Antecedent = 1, 1
			})},
		}, "Quito ~send-claim-to Lima"},
		{"a person replaces no country", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj replaced/replace/VERB/0/root Chile/Chile/PROPN/2/obj",
			actors: "1=Paz:Person; 3=Chile:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "replace", obj(3), nil)},
		}, ""},
		{"a name joined to a common noun", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj beat/beat/VERB/0/root newcomers/newcomer/NOUN/2/obj Lima/Lima/PROPN/3/appos",
			actors: "1=Quito:Organization; 4=Lima:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "beat", obj(3, 4), nil)},
		}, "Quito defeats Lima"},
		{"a town before its country", fixture{
			words:  "Lima/Lima/PROPN/0/root ,/,/PUNCT/3/punct Peru/Peru/PROPN/1/dep",
			actors: "1=Lima:Place; 3=Peru:Country",
		}, "Lima located-in Peru"},
		{"but not in a list", fixture{
			words:  "Lima/Lima/PROPN/0/root ,/,/PUNCT/3/punct Peru/Peru/PROPN/1/dep and/and/CCONJ/5/cc Chad/Chad/PROPN/3/conj",
			actors: "1=Lima:Place; 3=Peru:Country; 5=Chad:Country",
		}, ""},
		{"a deed in a noun", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj left/leave/VERB/0/root after/after/ADP/5/case the/the/DET/5/det resignation/resignation/NOUN/2/obl of/of/ADP/7/case Paz/Paz/PROPN/5/nmod",
			actors: "1=Quito:Organization; 7=Paz:Person",
		}, `Paz did "resign"`},
		{"but none that is asked for", fixture{
			words:  "calls/call/NOUN/0/root for/for/ADP/4/case the/the/DET/4/det resignation/resignation/NOUN/1/nmod of/of/ADP/6/case Paz/Paz/PROPN/4/nmod",
			actors: "6=Paz:Person",
		}, ""},
		{"requests that come from somebody", fixture{
			words:  "Requests/request/NOUN/2/nsubj came/come/VERB/0/root from/from/ADP/4/case Lima/Lima/PROPN/2/obl",
			actors: "4=Lima:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "come", arg(extract.RoleOblique, "from", 4), nil)},
		}, `Lima did "request"`},
		{"a clause as a literal", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass charged/charge/VERB/0/root with/with/SCONJ/5/mark taking/take/VERB/3/advcl bribes/bribe/NOUN/5/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "charge", none, nil, passive)},
		}, `Paz charged-with "taking bribes"`},
		{"examples of a phrase", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj accused/accuse/VERB/0/root rivals/rival/NOUN/2/obj including/include/VERB/5/case Ruiz/Ruiz/PROPN/3/nmod and/and/CCONJ/7/cc Lee/Lee/PROPN/5/conj",
			actors: "1=Paz:Person; 5=Ruiz:Person; 7=Lee:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "accuse", obj(3, 4, 5, 6, 7), nil)},
		}, "Paz accuses Ruiz; Paz accuses Lee"},
		{"passive of a frame of state", fixture{
			words:  "Acme/Acme/PROPN/3/nsubj:pass is/be/AUX/3/aux:pass based/base/VERB/0/root in/in/ADP/5/case Lima/Lima/PROPN/3/obl",
			actors: "1=Acme:Organization; 5=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 3, "base", arg(extract.RolePlace, "in", 5), nil, passive)},
		}, "Acme located-in Lima"},
		{"light verb", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj imposed/impose/VERB/0/root sanctions/sanction/NOUN/2/obj on/on/ADP/5/case Lima/Lima/PROPN/3/nmod",
			actors: "1=Quito:Country; 5=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "impose", obj(3), args(obl("on", 5)))},
		}, "Quito sanctions Lima"},
		{"light verb in the passive", fixture{
			words:  "Sanctions/sanction/NOUN/3/nsubj:pass were/be/AUX/3/aux:pass imposed/impose/VERB/0/root on/on/ADP/5/case Lima/Lima/PROPN/3/obl by/by/ADP/7/case Quito/Quito/PROPN/3/obl:agent",
			actors: "5=Lima:Country; 7=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 3, "impose", arg(extract.RoleAgent, "by", 7), args(obl("on", 5)), passive)},
		}, "Quito sanctions Lima"},
		{"a theme beats a plain verb", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj gave/give/VERB/0/root Lima/Lima/PROPN/2/iobj drones/drone/NOUN/2/obj",
			actors: "1=Quito:Country; 3=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "give", obj(4), args(arg(extract.RoleIndirect, "", 3)))},
		}, "Quito supplies-arms-to Lima"},
		{"the only object is indirect", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj asked/ask/VERB/0/root Lima/Lima/PROPN/2/iobj for/for/ADP/5/case boats/boat/NOUN/2/obl",
			actors: "1=Quito:Country; 3=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "ask", arg(extract.RoleIndirect, "", 3), args(obl("for", 5)))},
		}, "Quito requests-from Lima"},
		{"theme in a prepositional phrase", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj supplied/supply/VERB/0/root Lima/Lima/PROPN/2/obj with/with/ADP/5/case missiles/missile/NOUN/2/obl",
			actors: "1=Quito:Country; 3=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "supply", obj(3), args(obl("with", 5)))},
		}, "Quito supplies-arms-to Lima"},
		{"object on the subject's side", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj received/receive/VERB/0/root help/help/NOUN/2/obj from/from/ADP/5/case Quito/Quito/PROPN/2/obl",
			actors: "1=Lima:Country; 5=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "receive", obj(3), args(obl("from", 5)))},
		}, "Quito assists Lima"},
		{"a clause makes contact a request", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj contacted/contact/VERB/0/root Quito/Quito/PROPN/2/obj to/to/PART/5/mark send/send/VERB/2/xcomp boats/boat/NOUN/5/obj",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "contact", obj(3), nil)},
		}, "Lima requests-from Quito"},
		{"contact alone", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj contacted/contact/VERB/0/root Quito/Quito/PROPN/2/obj",
			actors: "1=Lima:Country; 3=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "contact", obj(3), nil)},
		}, "Lima contacts Quito"},
		{"conjoined subjects are subject and object to one another", fixture{
			words:  "Ruiz/Ruiz/PROPN/4/nsubj and/and/CCONJ/3/cc Paz/Paz/PROPN/1/conj spoke/speak/VERB/0/root",
			actors: "1=Ruiz:Person; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 4, "speak", none, nil), prop(subj(3), 4, "speak", none, nil)},
		}, "Ruiz spoke-with Paz"},
		{"but not where there is an object", fixture{
			words:  "Ruiz/Ruiz/PROPN/4/nsubj and/and/CCONJ/3/cc Paz/Paz/PROPN/1/conj spoke/speak/VERB/0/root with/with/ADP/6/case Quito/Quito/PROPN/4/obl",
			actors: "1=Ruiz:Person; 3=Paz:Person; 6=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 4, "speak", obl("with", 6), nil), prop(subj(3), 4, "speak", obl("with", 6), nil)},
		}, "Ruiz spoke-with Quito; Paz spoke-with Quito"},
		{"nor where the verb is not reciprocal", fixture{
			words:  "Ruiz/Ruiz/PROPN/4/nsubj and/and/CCONJ/3/cc Paz/Paz/PROPN/1/conj resigned/resign/VERB/0/root",
			actors: "1=Ruiz:Person; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 4, "resign", none, nil), prop(subj(3), 4, "resign", none, nil)},
		}, `Ruiz did "resign"; Paz did "resign"`},
		{"conjoined subjects of a light verb", fixture{
			words:  "Ruiz/Ruiz/PROPN/4/nsubj and/and/CCONJ/3/cc Paz/Paz/PROPN/1/conj held/hold/VERB/0/root talks/talk/NOUN/4/obj",
			actors: "1=Ruiz:Person; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 4, "hold", obj(5), nil), prop(subj(3), 4, "hold", obj(5), nil)},
		}, "Ruiz spoke-with Paz"},
		{"each other", fixture{
			words:  "Ruiz/Ruiz/PROPN/4/nsubj and/and/CCONJ/3/cc Paz/Paz/PROPN/1/conj accused/accuse/VERB/0/root each/each/DET/6/det other/other/PRON/4/obj",
			actors: "1=Ruiz:Person; 3=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 4, "accuse", obj(6, 5), nil)},
		}, "Ruiz accuses Paz; Paz accuses Ruiz"},
		{"polarity and modality", fixture{
			words:  "Quito/Quito/PROPN/3/nsubj not/not/PART/3/advmod help/help/VERB/0/root Lima/Lima/PROPN/3/obj",
			actors: "1=Quito:Country; 4=Lima:Country",
			props: []extract.Proposition{prop(subj(1), 3, "help", obj(4), nil, func(p *extract.Proposition) {
				p.Polarity, p.Modality = schema.Negative, schema.Promised
			})},
		}, "Quito assists Lima negative promised"},
		{"nominals and pronouns stand for their entity", fixture{
			words:  "It/it/PRON/2/nsubj helped/help/VERB/0/root the/the/DET/4/det capital/capital/NOUN/2/obj",
			actors: "1=Quito:Country:pronoun; 3-4=Lima:Place:nominal",
			props:  []extract.Proposition{prop(subj(1), 2, "help", obj(4, 3), nil)},
		}, "Quito assists Lima"},
		{"what has no name is no subject", fixture{
			words:  "They/they/PRON/2/nsubj helped/help/VERB/0/root Lima/Lima/PROPN/2/obj",
			actors: "1=they:Person:unnamed; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "help", obj(3), nil)},
		}, ""},
		{"nobody acts on himself", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj helped/help/VERB/0/root itself/itself/PRON/2/obj",
			actors: "1=Quito:Country; 3=Quito:Country:pronoun",
			props:  []extract.Proposition{prop(subj(1), 2, "help", obj(3), nil)},
		}, ""},
		{"the antecedent counts", fixture{
			words:  "Quito/Quito/PROPN/0/root ,/,/PUNCT/4/punct which/which/PRON/4/nsubj helped/help/VERB/1/acl:relcl Lima/Lima/PROPN/4/obj",
			actors: "1=Quito:Country; 5=Lima:Place",
			props: []extract.Proposition{prop(subj(3), 4, "help", obj(5), nil, func(p *extract.Proposition) {
				p.Subject.Antecedent = 0
			})},
		}, "Quito assists Lima"},
		{"literal where the predicate has one", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj condemned/condemn/VERB/0/root the/the/DET/4/det ruling/ruling/NOUN/2/obj",
			actors: "1=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(4, 3), nil)},
		}, `Quito criticizes "ruling"`},
		{"a phrase for an actor", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj met/meet/VERB/0/root local/local/ADJ/4/amod officials/official/NOUN/2/obj",
			actors: "1=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "meet", obj(4, 3), nil)},
		}, `Ruiz met-with "local officials"`},
		{"a phrase for no actor falls through", fixture{
			words:  "Ruiz/Ruiz/PROPN/2/nsubj met/meet/VERB/0/root the/the/DET/4/det deadline/deadline/NOUN/2/obj",
			actors: "1=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "meet", obj(4, 3), nil)},
		}, `Ruiz ~meet "deadline"`},
		{"a direct object changes the sense", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj lost/lose/VERB/0/root savings/saving/NOUN/2/obj to/to/ADP/5/case Acme/Acme/PROPN/2/obl",
			actors: "1=Paz:Person; 5=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "lose", obj(3), args(obl("to", 5)))},
		}, "Paz ~lose-saving-to Acme"},
		{"a past tense read as a participle", fixture{
			words:  "Paz/Paz/PROPN/0/root spoke/speak/VERB/1/acl to/to/ADP/4/case Ruiz/Ruiz/PROPN/2/obl",
			actors: "1=Paz:Person; 4=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "speak", obl("to", 4), nil, passive)},
		}, "Paz spoke-with Ruiz"},
		{"where some people are, their country is not", fixture{
			words:  "The/the/DET/3/det Chilean/Chilean/ADJ/3/amod officials/official/NOUN/6/nsubj are/be/AUX/6/cop in/in/ADP/6/case Lima/Lima/PROPN/0/root",
			actors: "1-3=Chile:Country:nominal; 6=Lima:Place",
			props: []extract.Proposition{prop(subj(3, 1, 2), 6, "be", arg(extract.RolePlace, "in", 6), nil, func(p *extract.Proposition) {
				p.Predicate.Copula = true
			})},
		}, ""},
		{"quotation marks are no part of a phrase", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj condemned/condemn/VERB/0/root the/the/DET/6/det “/“/PUNCT/6/punct reckless/reckless/ADJ/6/amod ruling/ruling/NOUN/2/obj ”/”/PUNCT/6/punct",
			actors: "1=Quito:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "condemn", obj(6, 3, 4, 5, 7), nil)},
		}, `Quito criticizes "reckless ruling"`},
		{"wrong type of end", fixture{
			words:  "Acme/Acme/PROPN/2/nsubj married/marry/VERB/0/root Lima/Lima/PROPN/2/obj",
			actors: "1=Acme:Organization; 3=Lima:Place",
			props:  []extract.Proposition{prop(subj(1), 2, "marry", obj(3), nil)},
		}, "Acme ~marry Lima"},
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

func TestOpenPredicates(t *testing.T) {
	tests := []struct {
		name string
		fixture
		want string
	}{
		{"verb and preposition", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj drifts/drift/VERB/0/root towards/towards/ADP/4/case Lima/Lima/PROPN/2/obl",
			actors: "1=Quito:Country; 4=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "drift", obl("towards", 4), nil)},
		}, "Quito ~drift-towards Lima"},
		{"verb, noun and preposition", fixture{
			words:  "Quito/Quito/PROPN/2/nsubj drew/draw/VERB/0/root lessons/lesson/NOUN/2/obj from/from/ADP/5/case Lima/Lima/PROPN/2/obl",
			actors: "1=Quito:Country; 5=Lima:Country",
			props:  []extract.Proposition{prop(subj(1), 2, "draw", obj(3), args(obl("from", 5)))},
		}, "Quito ~draw-lesson-from Lima"},
		{"passive without agent", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass likened/liken/VERB/0/root to/to/ADP/5/case Ruiz/Ruiz/PROPN/3/obl",
			actors: "1=Paz:Person; 5=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "liken", obl("to", 5), nil, passive)},
		}, "Paz ~be-likened-to Ruiz"},
		{"passive with agent", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass envied/envy/VERB/0/root by/by/ADP/5/case Ruiz/Ruiz/PROPN/3/obl:agent",
			actors: "1=Paz:Person; 5=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "envy", arg(extract.RoleAgent, "by", 5), nil, passive)},
		}, "Ruiz ~envy Paz"},
		{"passive with an agent that has no name", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj:pass was/be/AUX/3/aux:pass envied/envy/VERB/0/root by/by/ADP/5/case colleagues/colleague/NOUN/3/obl:agent",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "envy", arg(extract.RoleAgent, "by", 5), nil, passive)},
		}, `Paz ~be-envied-by "colleagues"`},
		{"phrase with a preposition", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj dwelt/dwell/VERB/0/root on/on/ADP/5/case past/past/ADJ/5/amod failures/failure/NOUN/2/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "dwell", obl("on", 5, 4), nil)},
		}, `Paz ~dwell-on "past failures"`},
		{"a long phrase keeps the first phrase that fits", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj built/erect/VERB/0/root a/a/DET/4/det hut/hut/NOUN/2/obj of/of/ADP/6/case mud/mud/NOUN/4/nmod in/in/ADP/8/case valleys/valley/NOUN/6/nmod of/of/ADP/10/case rivers/river/NOUN/8/nmod by/by/ADP/12/case hills/hill/NOUN/10/nmod of/of/ADP/14/case sand/sand/NOUN/12/nmod",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "erect", obj(4, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), nil)},
		}, `Paz ~erect "hut of mud"`},
		{"light verb with an abstract noun", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj made/make/VERB/0/root an/a/DET/5/det early/early/ADJ/5/amod attempt/attempt/NOUN/2/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "make", obj(5, 3, 4), nil)},
		}, ""},
		{"abstract noun alone", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj stressed/stress/VERB/0/root the/the/DET/4/det importance/importance/NOUN/2/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "stress", obj(4, 3), nil)},
		}, ""},
		{"abstract noun with what it is about", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj stressed/stress/VERB/0/root the/the/DET/4/det importance/importance/NOUN/2/obj of/of/ADP/6/case peace/peace/NOUN/4/nmod",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "stress", obj(4, 3, 5, 6), nil)},
		}, `Paz ~stress "importance of peace"`},
		{"what was said before", fixture{
			words:  "Paz/Paz/PROPN/3/nsubj was/be/AUX/3/aux:pass mocked/tease/VERB/0/root in/in/ADP/6/case this/this/DET/6/det town/town/NOUN/3/obl",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 3, "tease", obl("in", 6, 5), nil, passive)},
		}, ""},
		{"it may be what was said", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj rescinded/rescind/VERB/0/root it/it/PRON/2/obj",
			actors: "1=Paz:Person; 3=Lima:Organization:pronoun",
			props:  []extract.Proposition{prop(subj(1), 2, "rescind", obj(3), nil)},
		}, ""},
		{"a result is no object", fixture{
			words:  "Lima/Lima/PROPN/2/nsubj edged/edge/VERB/0/root 2/2/NUM/2/obj -/-/SYM/5/case 1/1/NUM/3/nmod",
			actors: "1=Lima:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "edge", obj(3, 4, 5), nil)},
		}, ""},
		{"from whom what is moved is not said of the mover", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj lured/entice/VERB/0/root Ruiz/Ruiz/PROPN/2/obj from/from/ADP/5/case Acme/Acme/PROPN/2/obl",
			actors: "1=Paz:Person; 3=Ruiz:Person; 5=Acme:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "entice", obj(3), args(obl("from", 5)))},
		}, "Paz ~entice Ruiz"},
		{"circumstance joins nothing", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj waited/wait/VERB/0/root during/during/ADP/4/case Ruiz/Ruiz/PROPN/2/obl",
			actors: "1=Paz:Person; 4=Ruiz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "wait", obl("during", 4), nil)},
		}, ""},
		{"vague phrase", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj carried/carry/VERB/0/root something/something/PRON/2/obj",
			actors: "1=Paz:Person",
			props:  []extract.Proposition{prop(subj(1), 2, "carry", obj(3), nil)},
		}, ""},
		{"empty verb", fixture{
			words:  "Paz/Paz/PROPN/2/nsubj put/put/VERB/0/root Lima/Lima/PROPN/2/obj ahead/ahead/ADV/2/advmod",
			actors: "1=Paz:Person; 3=Lima:Organization",
			props:  []extract.Proposition{prop(subj(1), 2, "put", obj(3), nil)},
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

func TestProcessStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	stage := newStage(t)
	doc := fixture{words: "It/it/PRON/2/nsubj rains/rain/VERB/0/root"}.document(t)
	if err := stage.Process(ctx, doc); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestNewWantsAVocabulary(t *testing.T) {
	if _, err := New(nil); err == nil {
		t.Error("no error")
	}
}

func BenchmarkProcess(b *testing.B) {
	stage := newStage(b)
	doc := spoke(nil).document(b)
	sentences := 0
	for b.Loop() {
		if err := stage.Process(b.Context(), doc); err != nil {
			b.Fatal(err)
		}
		sentences += len(doc.Sentences)
	}
	b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sentences/s")
}
