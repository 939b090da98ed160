package relation

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// TestTeamIsNotItsCountry checks that an office in a team is none of the country that stands
// before it.
func TestTeamIsNotItsCountry(t *testing.T) {
	for _, test := range []struct{ office, want string }{
		{"captain", `Ruiz holds-office "captain"`},
		{"minister", `Ruiz official-of Chile; Ruiz holds-office "minister"`},
	} {
		f := fixture{
			words:  "Chilean/chilean/ADJ/2/amod " + test.office + "/" + test.office + "/NOUN/3/compound Ruiz/Ruiz/PROPN/4/nsubj scored/score/VERB/0/root",
			actors: "1=Chile:Country; 3=Ruiz:Person",
			props:  []extract.Proposition{is(subj(3), true, 2, 1)},
		}
		got, _ := f.run(t)
		if text := strings.Join(got, "; "); text != test.want {
			t.Errorf("%s: got %s, want %s", test.office, text, test.want)
		}
	}
}
