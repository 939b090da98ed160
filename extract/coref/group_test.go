package coref

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

func TestGroupsThatTheTextDescribes(t *testing.T) {
	const left = "\nleft VERB VBD 0 root leave"
	for _, test := range []struct{ name, sent, want string }{
		{"whom one word tells", "Protesters NOUN NNS 2 nsubj protester" + left, "protesters"},
		{"a force", "The DET DT 2 det\npolice NOUN NN 3 nsubj" + left, "police"},
		{"with the name of a place before", "Kherson PROPN NNP 2 compound B-LOC\nresidents NOUN NNS 3 nsubj resident" + left, "Kherson residents"},
		{"or behind", "Residents NOUN NNS 4 nsubj resident\nof ADP IN 3 case\nKherson PROPN NNP 1 nmod B-LOC" + left, "residents of Kherson"},
		{"with what they do", "Young ADJ JJ 3 amod\nhealth NOUN NN 3 compound\nworkers NOUN NNS 4 nsubj worker" + left, "young health workers"},
		{"one of its kind", "The DET DT 2 det\nparliament NOUN NN 3 nsubj" + left, "parliament"},

		{"not a word that takes up another", "The DET DT 2 det\ncompany NOUN NN 3 nsubj" + left, ""},
		{"nor one that says nothing", "People NOUN NNS 2 nsubj people" + left, ""},
		{"nor a part of a group", "Some DET DT 2 det\nprotesters NOUN NNS 3 nsubj protester" + left, ""},
		{"a number of them", "Three NUM CD 2 nummod\nprotesters NOUN NNS 3 nsubj protester" + left, "three protesters"},
		{"even of people", "Several ADJ JJ 2 amod several\npeople NOUN NNS 3 nsubj people" + left, "several people"},
		{"towns, which act", "Several ADJ JJ 2 amod several\ntowns NOUN NNS 3 nsubj town" + left, "several towns"},
		{"one person by what he belongs to", "A DET DT 2 det\nguard NOUN NN 7 nsubj\nfor ADP IN 6 case\nthe DET DT 6 det\nKherson PROPN NNP 6 compound B-LOC\nhall NOUN NN 2 nmod" + "\nleft VERB VBD 0 root leave", "guard for Kherson hall"},
		{"an occasion with a name", "The DET DT 3 det\nPolish ADJ JJ 3 amod B-LOC=poland/d\nelection NOUN NN 4 nsubj" + left, "Polish election"},
		{"a side in politics", "The DET DT 3 det\nopposition NOUN NN 3 compound\ncamp NOUN NN 4 nsubj" + left, "opposition camp"},

		{"nor whose a pronoun says", "Their PRON PRP$ 2 nmod:poss\nsupporters NOUN NNS 3 nsubj supporter" + left, ""},
		{"nor what a clause tells apart", "Protesters NOUN NNS 4 nsubj protester\nwho PRON WP 3 nsubj\nsang VERB VBD 1 acl:relcl sing" + left, ""},
		{"nor an occasion that another phrase names", "The DET DT 2 det\nelection NOUN NN 3 nsubj" + left, ""},
		{"nor where soldiers live", "The DET DT 3 det\narmy NOUN NN 3 compound\ncamp NOUN NN 4 nsubj" + left, ""},
		{"nor one person whom nothing tells", "A DET DT 2 det\ndriver NOUN NN 3 nsubj" + left, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.sent)
			process(t, doc)
			var got []string
			for _, ent := range doc.Entities {
				if ent.Named && doc.Mentions[ent.Mentions[0]].Form == extract.NominalForm {
					got = append(got, ent.Label)
				}
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got %q, want %q", s, test.want)
			}
		})
	}
}

func TestGroupsAreOneInAnArticleAndOthersInTheNext(t *testing.T) {
	sents := []string{
		"Police NOUN NNS 2 nsubj police\nleft VERB VBD 0 root leave",
		"Kherson PROPN NNP 2 compound B-LOC\nresidents NOUN NNS 3 nsubj resident\nmet VERB VBD 0 root meet\nthe DET DT 5 det\npolice NOUN NN 3 obj",
	}
	ids := func(article string) map[string]string {
		doc := document(t, sents...)
		doc.Article.ID = article
		process(t, doc)
		out := map[string]string{}
		for _, ent := range doc.Entities {
			if ent.Named {
				out[ent.Label] = ent.ID
			}
		}
		return out
	}
	a, b := ids("aaaaaaaaaaaa"), ids("bbbbbbbbbbbb")
	if len(a) != 3 || a["police"] != "police-aaaaaaaa" || b["police"] != "police-bbbbbbbb" {
		t.Errorf("police are %q and %q; all: %v", a["police"], b["police"], a)
	}
	if a["Kherson residents"] != "kherson-residents" || a["Kherson residents"] != b["Kherson residents"] {
		t.Errorf("residents are %q and %q", a["Kherson residents"], b["Kherson residents"])
	}
}
