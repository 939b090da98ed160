package corefeval

import (
	"math"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// The example of Luo (2005), figure 1, response (a): truth {1 2 3 4 5} {6 7}
// {8 9 A B C}, the last two joined.
func TestScoresOfTheExampleOfLuo(t *testing.T) {
	gold := [][]int{{1, 2, 3, 4, 5}, {6, 7}, {8, 9, 10, 11, 12}}
	system := [][]int{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, 12}}
	var s Scores
	s.Add(gold, system)
	for _, row := range []struct {
		name      string
		got, want float64
	}{
		{"mentions", s.Mentions.F1(), 1},
		{"MUC precision", s.MUC.Precision.Value(), 9.0 / 10},
		{"MUC recall", s.MUC.Recall.Value(), 1},
		{"B3 precision", s.B3.Precision.Value(), (5 + 4.0/7 + 25.0/7) / 12},
		{"B3 recall", s.B3.Recall.Value(), 1},
		{"CEAFe precision", s.CEAFe.Precision.Value(), (1 + 10.0/12) / 2},
		{"CEAFe recall", s.CEAFe.Recall.Value(), (1 + 10.0/12) / 3},
	} {
		if !near(row.got, row.want) {
			t.Errorf("%s = %v, want %v", row.name, row.got, row.want)
		}
	}
}

func TestScoresCountMissingMentions(t *testing.T) {
	var s Scores
	s.Add([][]int{{1, 2}, {3}}, [][]int{{1}, {4}})
	if !near(s.Mentions.Precision.Value(), 0.5) || !near(s.Mentions.Recall.Value(), 1.0/3) || s.MUC.Recall.Value() != 0 {
		t.Errorf("%+v", s)
	}
}

func TestReadKeepsActorsAndTheOuterOfNestedMentions(t *testing.T) {
	const text = `{"doc":"D","split":"dev","genre":"news","tokens":[["a",0,1],["b",2,3],["c",4,5]],"mentions":[` +
		`{"cluster":1,"type":"person","head":0,"link":"coref"},{"cluster":2,"type":"person","head":0,"link":"sgl"},` +
		`{"cluster":1,"type":"person","head":2,"link":"ana"},{"cluster":3,"type":"event","head":1,"link":"sgl"},` +
		`{"cluster":1,"type":"person","head":1,"link":"pred"}]}` + "\n"
	docs, err := Read(strings.NewReader(text), "f")
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	if c := docs[0].Clusters; len(c) != 1 || len(c[0]) != 2 || c[0][0] != 0 || c[0][1] != 2 {
		t.Errorf("clusters %v", c)
	}
	if _, err := Read(strings.NewReader(text+"{\n"), "f"); err == nil || !strings.HasPrefix(err.Error(), "f:2: ") {
		t.Errorf("error %v", err)
	}
}

func TestRulesJudgeTheLinkToTheMentionBefore(t *testing.T) {
	doc := &extract.Document{
		Mentions: []extract.Mention{{Head: 1, Rule: "first-name"}, {Head: 2, Rule: "surname"}, {Head: 3, Rule: "surname"}, {Head: 9, Rule: "surname"}},
		Entities: []extract.Entity{{Mentions: []int{0, 1, 2, 3}}},
	}
	rules := map[string]*Ratio{}
	Rules(rules, [][]int{{1, 2}, {3}}, doc)
	if r := rules["surname"]; r == nil || r.Num != 1 || r.Den != 2 || len(rules) != 1 {
		t.Errorf("%+v", rules)
	}
}
