package judged

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/schema"
)

func TestRead(t *testing.T) {
	const header = "n\tjudgement\tsubject\tpredicate\tobject\tmodality\tsentence\n"
	tests := []struct{ name, data, err string }{
		{"all judgements", header + "1\tright\tLima\thelps\tQuito\tasserted\tLima  helps Quito.\n2\tpartly\tA\tb\tc\t\td\n3\twrong\tA\tb\tc\t\td\n", ""},
		{"another word", header + "1\tmaybe\tLima\thelps\tQuito\t\tx\n", `row 2: judgement "maybe"`},
		{"a column less", "judgement\tsubject\tpredicate\tobject\n", `no column "sentence"`},
		{"nothing", "", "no header"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.tsv")
			if err := os.WriteFile(path, []byte(test.data), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Read(path)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("error %v", err)
				}
				return
			}
			if err != nil || len(got) != 3 || got[0].Right != 1 || got[1].Right != 0 || got[2].Right != 0 {
				t.Fatalf("got %v, %v", got, err)
			}
			s := schema.Statement{Predicate: "helps", Modality: schema.Asserted, Subject: schema.Term{Label: "Lima"}, Object: schema.Term{Label: "Quito"}}
			s.Evidence.Quote = "Lima helps\nQuito."
			if !got[0].Of(&s) || got[1].Of(&s) {
				t.Error("judges another statement")
			}
			if s.Modality = schema.Planned; got[0].Of(&s) {
				t.Error("judges another modality")
			}
		})
	}
}
