package identity

import (
	"slices"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/schema"
)

func TestNamesThatAreOne(t *testing.T) {
	lex := newLexicon()
	tests := []struct{ a, b, rule string }{
		{"Volodymyr Zelenskiy", "Volodymyr Zelenskyy", ruleSpelling},
		{"Volodymyr Zelensky", "Vladimir Zelenskyi", ruleSimilar},
		{"Volodymyr Zelensky", "Vladimir Zelensky", ruleGiven},
		{"John Smyth", "John Chaloner Smith", ruleSimilar},
		{"Sergei Shoigu", "Sergey Shoygu", ruleSpelling},
		{"Muammar Kadhafi", "Muammar Gaddafi", ruleSimilar},
		{"Muammar Kadhafi", "Muammar Qaddafi", ruleSpelling},
		{"Abdel Fattah el-Sisi", "Abdel-Fattah al-Sisi", ruleName},
		{"Bashar al-Assad", "Bashar el Assad", ruleName},
		{"Xi Jinping", "Jinping Xi", ruleOrder},
		{"Chen Xiao-ming", "Chen Xiaoming", ruleName},
		{"Tomáš Šimůnek", "Tomas Simunek", ruleName},
		{"Jean-Yves Le Drian", "Jean Yves Le Drian", ruleName},
		{"Moammar Gadhafi", "Muammar Gaddafi", ruleSpelling},
		{"Muammar Qaddafi", "Muammar Gaddafi", ruleSimilar},
		{"Alexander Lukashenko", "Alyaksandr Lukashenka", ruleSimilar},
		{"Oleh Hrytsenko", "Oleg Gritsenko", ruleSimilar},
		{"Сергей Шойгу", "Sergei Shoigu", ruleName},
		{"Hernán Darío Gómez", "Hernan Dario Gomez", ruleName},
		{"Lloyd J. Austin III", "Lloyd Austin", ruleMiddle},
		{"Park Joo-ho", "Joo-Ho Park", ruleOrder},
		{"Bill Clinton", "William Clinton", ruleGiven},
		{"J. Smith", "John Smith", ruleInitial},
		{"J. Smith", "J. Smith", ruleInitial},
		{"Khaled al-Maeena", "Khaled Maeena", ruleName},

		{"John Smith", "Jane Smith", ""},
		{"Mario Rossi", "Maria Rossi", ""},
		{"Julia Weber", "Julie Weber", ""},
		{"Hassan Diab", "Hussein Diab", ""},
		{"Kim Jong Un", "Kim Jong Il", ""},
		{"Li Chen", "Li Chan", ""},
		{"George Bush", "George Busch", ""},
		{"J. Smith", "Mary Smith", ""},
		{"Ana Ruiz", "Ana Lind", ""},
	}
	for _, test := range tests {
		a, b := parseName(test.a), parseName(test.b)
		if got := lex.comparePersons(a, b); got != test.rule {
			t.Errorf("%s, %s: got rule %q, want %q", test.a, test.b, got, test.rule)
		}
		if got := lex.comparePersons(b, a); got != test.rule {
			t.Errorf("%s, %s: got rule %q, want %q", test.b, test.a, got, test.rule)
		}
		if test.rule != "" && len(shared(setOf(a.blocks(lex)), setOf(b.blocks(lex)))) == 0 {
			t.Errorf("%s, %s: no key finds one by the other: %v, %v", test.a, test.b, a.blocks(lex), b.blocks(lex))
		}
	}
}

func setOf(all []string) map[string]bool {
	out := map[string]bool{}
	for _, x := range all {
		out[x] = true
	}
	return out
}

// who is an appearance in short: "John Smith, mayor, of: leeds".
func who(text string) Appearance {
	parts := strings.Split(text, ", ")
	app := Appearance{Local: schema.Slug(parts[0]), Label: parts[0], Type: schema.Person}
	for _, part := range parts[1:] {
		key, value, found := strings.Cut(part, ": ")
		switch {
		case !found:
			app.Offices = append(app.Offices, Office{Name: part})
		case key == "of":
			app.Bodies = append(app.Bodies, value)
		case key == "link":
			app.Link = value
		case key == "type":
			app.Type = schema.EntityType(value)
		}
	}
	return app
}

func resolver(t *testing.T, decisions ...Decision) *Resolver {
	t.Helper()
	gaz, err := schema.LoadGazetteer()
	if err != nil {
		t.Fatal(err)
	}
	return NewResolver(gaz, NewDecisions(decisions...))
}

// nodes gives the nodes of the first appearance of each article.
func nodes(r *Resolver, articles ...[]string) []string {
	var out []string
	for i, texts := range articles {
		art := &Article{ID: string(rune('a' + i)), Date: "2022-10-21"}
		for _, text := range texts {
			art.Appearances = append(art.Appearances, who(text))
		}
		out = append(out, r.Assign(art)[0].Node)
	}
	return out
}

func TestActorsOfSeveralArticles(t *testing.T) {
	country := func(name string) string { return name + ", type: Country" }
	tests := []struct {
		name     string
		articles [][]string
		want     []string
	}{
		{"spellings of a name", [][]string{{"Sergei Shoigu", country("Russia"), country("Syria")}, {"Sergey Shoygu", country("Russia")}, {"Sergei Shoigu, defence minister"}},
			[]string{"sergei-shoigu", "sergei-shoigu", "sergei-shoigu"}},
		{"spellings, with nothing in common", [][]string{{"John Smyth", country("Chile")}, {"John Smith", country("Spain")}}, []string{"john-smyth", "john-smith"}},
		{"wars by their number", [][]string{{"World War I, type: Thing"}, {"World War II, type: Thing"}, {"World War II, type: Thing"}}, []string{"world-war-i", "world-war-ii", "world-war-ii"}},
		{"namesakes with different offices", [][]string{{"John Smith, mayor"}, {"John Smith, goalkeeper"}, {"John Smith, goalkeeper"}, {"John Smith, mayor"}},
			[]string{"john-smith", "john-smith-goalkeeper", "john-smith-goalkeeper", "john-smith"}},
		{"the same office of two countries", [][]string{{"Ana Ruiz, foreign minister, of: chile", country("Chile")}, {"Ana Ruiz, foreign minister, of: spain", country("Spain")}},
			[]string{"ana-ruiz", "ana-ruiz-foreign-minister"}},
		{"a career", [][]string{{"Ana Ruiz, foreign minister, of: chile", country("Chile")}, {"Ana Ruiz, president, of: chile", country("Chile")}},
			[]string{"ana-ruiz", "ana-ruiz"}},
		{"a surname with the same office", [][]string{{"Ana Ruiz, foreign minister, of: chile", country("Chile")}, {"Ruiz, foreign minister, of: chile", country("Chile")}},
			[]string{"ana-ruiz", "ana-ruiz"}},
		{"a surname alone", [][]string{{"Ana Ruiz, foreign minister"}, {"Ruiz"}, {"Ruiz"}},
			[]string{"ana-ruiz", "ruiz", "ruiz-2"}},
		{"different identifiers", [][]string{{"Ana Ruiz, link: wd:Q1"}, {"Ana Ruiz, link: wd:Q2"}, {"A. Ruiz, link: wd:Q1"}},
			[]string{"ana-ruiz", "ana-ruiz-2", "ana-ruiz"}},
		{"two of one article", [][]string{{"Ana Ruiz", "Bo Ruiz"}, {"Ruiz", "Ana Ruiz"}},
			[]string{"ana-ruiz", "ruiz"}},
		{"two spellings in one article", [][]string{{"Volodymyr Zelensky", "Volodymyr Zelenskiy"}, {"Volodymyr Zelenskiy", "Volodymyr Zelensky"}},
			[]string{"volodymyr-zelenskiy", "volodymyr-zelenskiy"}},
		{"bodies by their spelling", [][]string{{"World Food Programme, type: Organization"}, {"World Food Program, type: Organization"}, {"the World Food Programme, type: Thing"}},
			[]string{"world-food-programme", "world-food-programme", "world-food-programme"}},
		{"bodies that every country has", [][]string{{"Constitutional Court, type: Organization, of: chile", country("Chile")}, {"Constitutional Court, type: Organization, of: spain", country("Spain")}, {"Constitutional Court, type: Organization, of: chile", country("Chile")}},
			[]string{"constitutional-court", "constitutional-court-spain", "constitutional-court"}},
		{"bodies that every country has, in other words", [][]string{{"Ministry of Defence, type: Organization, of: chile", country("Chile")}, {"Defense Ministry, type: Organization, of: chile", country("Chile")}},
			[]string{"ministry-of-defence", "ministry-of-defence"}},
		{"companies by their form", [][]string{{"Orvik Industries Inc., type: Organization"}, {"Orvik Industries, type: Organization"}, {"Orvik Industries Ltd, type: Organization"}},
			[]string{"orvik-industries-inc", "orvik-industries-inc", "orvik-industries-inc"}},
		{"an acronym, of the same country", [][]string{{"Chilean Grain Council, type: Organization, of: chile", country("Chile")}, {"CGC, type: Organization, of: chile", country("Chile")}}, []string{"chilean-grain-council", "chilean-grain-council"}},
		{"an acronym, with nothing in common", [][]string{{"Chilean Grain Council, type: Organization, of: chile", country("Chile")}, {"CGC, type: Organization"}}, []string{"chilean-grain-council", "cgc"}},
		{"who is only described", [][]string{{"veteran politicians", country("Chile")}, {"veteran politicians", country("Chile")}}, []string{"veteran-politicians", "veteran-politicians-2"}},
		{"places by their sound", [][]string{{"Raqqa, type: Place"}, {"Raqqah, type: Place"}, {"Ar-Raqqah, type: Place"}}, []string{"raqqa", "raqqa", "raqqa"}},
		{"places that only look alike", [][]string{{"Marina, type: Place"}, {"Marine, type: Place"}}, []string{"marina", "marine"}},
		{"mayors of two towns", [][]string{{"Ana Ruiz, mayor, of: leiden", "Leiden, type: Place"}, {"Ana Ruiz, mayor, of: tarvin", "Tarvin, type: Place"}},
			[]string{"ana-ruiz", "ana-ruiz-mayor"}},
		{"a person that is taken for a place", [][]string{{"Ana Ruiz, minister, of: chile", country("Chile"), country("Peru")}, {"Ana Ruiz, type: Place", country("Chile"), country("Peru")}},
			[]string{"ana-ruiz", "ana-ruiz"}},
		{"a ship that is called like a person", [][]string{{"Ana Ruiz, minister"}, {"Ana Ruiz, type: Thing"}}, []string{"ana-ruiz", "ana-ruiz-2"}},
		{"a people", [][]string{{"Muslims"}, {"Muslims, type: Thing"}, {"Muslims"}}, []string{"muslims", "muslims", "muslims"}},
		{"a person and a place", [][]string{{"Lincoln"}, {"Lincoln, type: Place"}}, []string{"lincoln", "lincoln-2"}},
		{"what the gazetteer knows", [][]string{{"US, type: Place"}, {"United States, type: Country"}}, []string{"united-states", "united-states"}},
	}
	for _, test := range tests {
		if got := nodes(resolver(t), test.articles...); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestSettleJoinsWhatLaterArticlesTell(t *testing.T) {
	r := resolver(t)
	got := nodes(r,
		[]string{"Ruiz, foreign minister, of: chile", "Chile, type: Country"},
		[]string{"Ana Ruiz, foreign minister, of: chile", "Chile, type: Country"},
		[]string{"Ruiz"})
	if want := []string{"ruiz", "ana-ruiz", "ruiz-2"}; !slices.Equal(got, want) {
		t.Fatalf("before: got %v, want %v", got, want)
	}
	mergers := r.Settle(nil)
	if len(mergers) != 1 || mergers[0].From != "ruiz" || mergers[0].To != "ana-ruiz" || mergers[0].Rule != ruleSurname {
		t.Fatalf("got %+v, want ruiz to become ana-ruiz", mergers)
	}
	if mergers[0].Why == "" || mergers[0].Score < certain {
		t.Errorf("no reason, or no score: %+v", mergers[0])
	}
	if got := r.FreeID("ruiz"); got != "ruiz-3" {
		t.Errorf("the former ID is free again: got %s", got)
	}
	if doubts := r.Doubts(); len(doubts) != 1 || doubts[0].A.ID != "ana-ruiz" || doubts[0].B.ID != "ruiz-2" {
		t.Errorf("got %d doubts, want ana-ruiz, ruiz-2: %+v", len(doubts), doubts)
	}
	if more := r.Settle(nil); len(more) > 0 {
		t.Errorf("settling again joins %+v", more)
	}
}

func TestSettleFindsWhatIsNearToWhatIsNew(t *testing.T) {
	for _, test := range []struct{ known, new, from, to string }{
		{"Ruiz, foreign minister, of: chile", "Ana Ruiz, foreign minister, of: chile", "ruiz", "ana-ruiz"},
		{"CGC, type: Organization, of: chile", "Chilean Grain Council, type: Organization, of: chile", "cgc", "chilean-grain-council"},
	} {
		r := resolver(t)
		r.whole = 0
		nodes(r, []string{test.known, "Chile, type: Country"}, []string{test.new, "Chile, type: Country"})
		if got := r.Settle(map[string]bool{"chile": true}); len(got) != 0 {
			t.Errorf("%s: %+v is not near to Chile", test.known, got)
		}
		got := r.Settle(map[string]bool{test.to: true})
		if len(got) != 1 || got[0].From != test.from || got[0].To != test.to {
			t.Errorf("%s: got %+v, want that it becomes %s", test.known, got, test.to)
		}
	}
}

func TestSurnameAloneOfTheOnlyBearer(t *testing.T) {
	known := []string{"Ana Ruiz, president, of: chile", "Chile, type: Country"}
	tests := []struct {
		name     string
		articles int // about Ana Ruiz before
		others   []string
		last     []string
		node     string
		listed   int // pairs in doubt
	}{
		{"well known, in an article about her country", 40, nil, []string{"Ruiz", "Chile, type: Country"}, "ana-ruiz", 0},
		{"well known, in an article about nothing of hers", 40, nil, []string{"Ruiz", "Norway, type: Country"}, "ruiz", 1},
		{"hardly known", 2, nil, []string{"Ruiz", "Chile, type: Country"}, "ruiz", 1},
		{"two may be meant", 40, []string{"Bo Ruiz, coach, of: chile", "Chile, type: Country"}, []string{"Ruiz", "Chile, type: Country"}, "ruiz", 2},
		{"another of the family beside her", 40, nil, []string{"Ruiz", "Ana Ruiz", "Chile, type: Country"}, "ruiz", 0},
	}
	for _, test := range tests {
		r := resolver(t)
		var articles [][]string
		for range test.articles {
			articles = append(articles, known)
		}
		if test.others != nil {
			articles = append(articles, test.others)
		}
		got := nodes(r, append(articles, test.last)...)
		r.Settle(nil)
		if node := got[len(got)-1]; node != test.node {
			t.Errorf("%s: got %s, want %s", test.name, node, test.node)
		}
		if doubts := r.Doubts(); len(doubts) != test.listed {
			t.Errorf("%s: got %d pairs in doubt, want %d: %+v", test.name, len(doubts), test.listed, doubts)
		}
	}
}

func TestDecisionsOfPersons(t *testing.T) {
	articles := [][]string{{"Ana Ruiz"}, {"Ana Luisa Ruiz"}, {"Bo Lind"}, {"Bo Linde"}}
	tests := []struct {
		name      string
		decisions []Decision
		want      []string
	}{
		{"none", nil, []string{"ana-ruiz", "ana-ruiz", "bo-lind", "bo-linde"}},
		{"merge", []Decision{{Verb: Merge, ID: "bo-lind", Other: "bo-linde"}}, []string{"ana-ruiz", "ana-ruiz", "bo-lind", "bo-lind"}},
		{"split by name", []Decision{{Verb: Split, ID: "ana-ruiz", Name: "Ana Luisa Ruiz", Other: "luisa"}}, []string{"ana-ruiz", "luisa", "bo-lind", "bo-linde"}},
		{"split by article", []Decision{{Verb: Split, ID: "ana-ruiz", Article: "a", Other: "other"}}, []string{"other", "ana-ruiz", "bo-lind", "bo-linde"}},
		{"merge after split", []Decision{{Verb: Split, ID: "ana-ruiz", Article: "a", Other: "other"}, {Verb: Merge, ID: "bo-lind", Other: "other"}},
			[]string{"bo-lind", "ana-ruiz", "bo-lind", "bo-linde"}},
	}
	for _, test := range tests {
		if got := nodes(resolver(t, test.decisions...), articles...); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}

func TestMergedNamesakesAreOne(t *testing.T) {
	r := resolver(t, Decision{Verb: Merge, ID: "john-smith", Other: "john-smith-goalkeeper"})
	got := nodes(r, []string{"John Smith, mayor"}, []string{"John Smith, goalkeeper"}, []string{"John Smith"})
	for _, node := range got {
		if node != "john-smith" {
			t.Errorf("got %v, want john-smith only", got)
		}
	}
	if a := r.Actor("john-smith"); a == nil || a.Articles != 3 {
		t.Errorf("got %+v, want one actor of 3 articles", a)
	}
	if a := r.Actor("john-smith-goalkeeper"); a != nil {
		t.Errorf("the merged node is still there: %+v", a)
	}
}
