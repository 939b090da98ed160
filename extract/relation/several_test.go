package relation

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// TestSeveral checks that what is said of several actors together is stated of each, and
// between them where the predicate is mutual.
func TestSeveral(t *testing.T) {
	stage := newStage(t)
	for _, test := range []struct {
		name string
		fixture
		want []string
	}{
		{"of each", fixture{
			words:  "The/the/DET/2/det two/two/NUM/3/nsubj visited/visit/VERB/0/root Lima/Lima/PROPN/3/obj",
			actors: "2=pair:Person:nominal; 4=Lima:Place",
			props:  []extract.Proposition{prop(subj(2), 3, "visit", obj(4), nil)},
		}, []string{"Paz visits Lima", "Ruiz visits Lima"}},
		{"as an object", fixture{
			words:  "Chad/Chad/PROPN/2/nsubj praised/praise/VERB/0/root them/they/PRON/2/obj",
			actors: "1=Chad:Country; 3=pair:Person:nominal",
			props:  []extract.Proposition{prop(subj(1), 2, "praise", obj(3), nil)},
		}, []string{"Chad praises Paz", "Chad praises Ruiz"}},
		{"between them", fixture{
			words:  "The/the/DET/2/det two/two/NUM/3/nsubj met/meet/VERB/0/root",
			actors: "2=pair:Person:nominal",
			props:  []extract.Proposition{prop(subj(2), 3, "meet", none, nil)},
		}, []string{"Paz met-with Ruiz"}},
		{"on each other", fixture{
			words:  "The/the/DET/2/det two/two/NUM/3/nsubj criticised/criticise/VERB/0/root each/each/DET/3/obj other/other/ADJ/4/fixed",
			actors: "2=pair:Person:nominal",
			props:  []extract.Proposition{prop(subj(2), 3, "criticise", obj(4, 5), nil)},
		}, []string{"Paz criticizes Ruiz", "Ruiz criticizes Paz"}},
		{"of each source", fixture{
			words:  "The/the/DET/2/det two/two/NUM/3/nsubj said/say/VERB/0/root Chad/Chad/PROPN/5/nsubj shelled/shell/VERB/3/ccomp Lima/Lima/PROPN/5/obj",
			actors: "2=pair:Person:nominal; 4=Chad:Country; 6=Lima:Place",
			props: []extract.Proposition{prop(subj(4), 5, "shell", obj(6), nil, func(p *extract.Proposition) {
				p.Attribution = extract.Source{Speaker: subj(2), Cue: 2}
			})},
		}, []string{"Chad attacks Lima by Paz", "Chad attacks Lima by Ruiz"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := test.document(t)
			pair := slices.IndexFunc(doc.Entities, func(e extract.Entity) bool { return e.Label == "pair" })
			doc.Entities[pair].Named = false
			for _, name := range []string{"Paz", "Ruiz"} {
				doc.Entities[pair].Members = append(doc.Entities[pair].Members, len(doc.Entities))
				doc.Entities = append(doc.Entities, extract.Entity{Named: true,
					Entity: schema.Entity{ID: schema.Slug(name), Label: name, Type: schema.Person}})
			}
			if err := stage.Process(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range doc.Statements {
				checkInvariants(t, doc, &s)
				fact := fmt.Sprint(s.Subject.Label, " ", s.Predicate, " ", s.Object.Label)
				if s.Attribution.ID != "" {
					fact += " by " + s.Attribution.Label
				}
				got = append(got, fact)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
