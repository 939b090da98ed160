package coref

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/schema"
)

var types = map[string]schema.EntityType{
	"PER": schema.Person, "ORG": schema.Organization, "LOC": schema.Place, "MISC": schema.Thing, "GPE": schema.Country,
}

// document makes a Document of sentences with a token a line: form, UPOS, XPOS, head
// (from 1), relation, and where needed the lemma and a name tag. A tag may carry the
// gazetteer entry, and d for a demonym or g for a government: B-GPE=russia/d.
func document(t testing.TB, sentences ...string) *extract.Document {
	t.Helper()
	var text strings.Builder
	var names []extract.Name
	at := 0
	for _, sent := range sentences {
		n := 0
		for line := range strings.Lines(sent) {
			c := strings.Fields(line)
			if len(c) == 0 {
				continue
			}
			n++
			lemma := c[0]
			for _, extra := range c[5:] {
				switch {
				case strings.HasPrefix(extra, "B-"):
					tag, entry, _ := strings.Cut(extra[2:], "=")
					entry, flags, _ := strings.Cut(entry, "/")
					names = append(names, extract.Name{First: at, End: at + 1, Type: types[tag],
						Gazetteer: entry, Demonym: flags == "d", Metonym: flags == "g"})
				case strings.HasPrefix(extra, "I-"):
					names[len(names)-1].End = at + 1
				default:
					lemma = extra
				}
			}
			fmt.Fprintf(&text, "%d\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", n, c[0], lemma, c[1], c[2], c[3], c[4])
			at++
		}
		text.WriteString("\n")
	}
	docs, err := conllu.Read(strings.NewReader(text.String()), "test")
	if err != nil {
		t.Fatal(err)
	}
	docs[0].Names = names
	return docs[0]
}

func process(t testing.TB, doc *extract.Document) {
	t.Helper()
	stage, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := stage.Process(context.Background(), doc); err != nil {
		t.Fatal(err)
	}
	for i, m := range doc.Mentions {
		if m.First > m.Head || m.Head >= m.End || m.Entity < 0 || m.Entity >= len(doc.Entities) || m.Rule == "" {
			t.Errorf("mention %d is broken: %+v", i, m)
		}
	}
	ids := map[string]bool{}
	for _, e := range doc.Entities {
		if e.ID == "" || ids[e.ID] || len(e.Mentions) == 0 {
			t.Errorf("entity %+v has no ID of its own or no mentions", e)
		}
		ids[e.ID] = true
		for _, m := range e.Mentions {
			if doc.Mentions[m].Form == extract.PronounForm && doc.Mentions[m].Rule == "nominal" {
				t.Errorf("entity %s is a pronoun", e.ID)
			}
		}
	}
}

// show lists mentions as "text=entity:rule"; "~" leads entities without a name.
func show(doc *extract.Document) string {
	var out []string
	for _, m := range doc.Mentions {
		e := doc.Entities[m.Entity]
		mark := ""
		if !e.Named {
			mark = "~"
		}
		out = append(out, fmt.Sprintf("%s=%s%s:%s", doc.TextOf(m.First, m.End), mark, e.ID, m.Rule))
	}
	return strings.Join(out, "; ")
}

const (
	shortSubject = " PROPN NNP 2 nsubj B-PER\nagreed VERB VBD 0 root agree"

	leaMet  = "Lea PROPN NNP 3 nsubj B-PER\nOrban PROPN NNP 1 flat I-PER\nmet VERB VBD 0 root meet\nMax PROPN NNP 3 obj B-PER\nVoss PROPN NNP 4 flat I-PER"
	heLeft  = "He PRON PRP 2 nsubj he\nleft VERB VBD 0 root leave"
	sheLeft = "She PRON PRP 2 nsubj she\nleft VERB VBD 0 root leave"
	itSaid  = "It PRON PRP 2 nsubj it\nsaid VERB VBD 0 root say"
)

func TestMentions(t *testing.T) {
	tests := []struct {
		name  string
		sents []string
		want  string
	}{
		{"one country by name, demonym and seat", []string{
			"Russia PROPN NNP 2 nsubj B-GPE=russia\nagreed VERB VBD 0 root agree",
			"Russian ADJ JJ 2 amod B-GPE=russia/d\nships NOUN NNS 3 nsubj ship\nleft VERB VBD 0 root leave",
			"Moscow PROPN NNP 2 nsubj B-GPE=russia/g\nagreed VERB VBD 0 root agree",
			"They PRON PRP 2 nsubj they\nmet VERB VBD 0 root meet\nin ADP IN 4 case\nMoscow PROPN NNP 2 obl B-LOC=moscow"},
			"Russia=russia:gazetteer; Russian=russia:demonym; Moscow=russia:government-seat; They=russia:pronoun-salience; Moscow=moscow:gazetteer"},
		{"a surname after the full name", []string{
			"Lea PROPN NNP 3 nsubj B-PER\nOrban PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak", "Orban" + shortSubject, "Orban" + shortSubject},
			"Lea Orban=lea-orban:first-name; Orban=lea-orban:surname; Orban=lea-orban:surname"},
		{"a surname before the full name", []string{
			"Orban" + shortSubject, "Lea PROPN NNP 3 nsubj B-PER\nOrban PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak"},
			"Orban=lea-orban:surname; Lea Orban=lea-orban:first-name"},
		{"a surname of two is nobody's", []string{
			"Lea PROPN NNP 3 nsubj B-PER\nVoss PROPN NNP 1 flat I-PER\nmet VERB VBD 0 root meet\nMax PROPN NNP 3 obj B-PER\nVoss PROPN NNP 4 flat I-PER",
			"Voss" + shortSubject},
			"Lea Voss=lea-voss:first-name; Max Voss=max-voss:first-name; Voss=voss:first-name"},
		{"who told what he would do", []string{
			"Max PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nPaul PROPN NNP 2 obj B-PER\n, PUNCT , 6 punct\nwho PRON WP 6 nsubj\n" +
				"told VERB VBD 3 acl:relcl tell\nMax PROPN NNP 6 iobj B-PER\nhe PRON PRP 10 nsubj\nwould AUX MD 10 aux will\n" +
				"help VERB VB 6 ccomp\nhim PRON PRP 10 obj he"},
			"Max=max:first-name; Paul=paul:first-name; Max=max:exact-name; he=paul:pronoun-salience; him=max:pronoun-salience"},
		{"a surname used before another has it", []string{
			"Max PROPN NNP 3 nsubj B-PER\nVoss PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak", "Voss" + shortSubject,
			"Leo PROPN NNP 3 nsubj B-PER\nVoss PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak", "Voss" + shortSubject},
			"Max Voss=max-voss:first-name; Voss=max-voss:surname; Leo Voss=leo-voss:first-name; Voss=max-voss:surname"},
		{"a form of address decides", []string{
			"Helen PROPN NNP 3 nsubj B-PER\nVoss PROPN NNP 1 flat I-PER\nmet VERB VBD 0 root meet\nPeter PROPN NNP 3 obj B-PER\nVoss PROPN NNP 4 flat I-PER",
			"Mrs PROPN NNP 2 nmod:desc\nVoss PROPN NNP 3 nsubj B-PER\nagreed VERB VBD 0 root agree"},
			"Helen Voss=helen-voss:first-name; Peter Voss=peter-voss:first-name; Voss=helen-voss:surname"},
		{"an initial in between", []string{
			"Lea PROPN NNP 4 nsubj B-PER\nM. PROPN NNP 1 flat I-PER\nOrban PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak",
			"Lea PROPN NNP 3 nsubj B-PER\nOrban PROPN NNP 1 flat I-PER\nspoke VERB VBD 0 root speak"},
			"Lea M. Orban=lea-m-orban:first-name; Lea Orban=lea-m-orban:name-variant"},
		{"an acronym", []string{
			"Northern PROPN NNP 3 amod B-ORG\nGrain PROPN NNP 3 compound I-ORG\nCouncil PROPN NNP 4 nsubj I-ORG\nmet VERB VBD 0 root meet",
			"NGC PROPN NNP 2 nsubj B-ORG\nagreed VERB VBD 0 root agree"},
			"Northern Grain Council=northern-grain-council:first-name; NGC=northern-grain-council:acronym"},
		{"the last word of an organisation", []string{
			"Northern PROPN NNP 3 amod B-ORG\nGrain PROPN NNP 3 compound I-ORG\nCouncil PROPN NNP 4 nsubj I-ORG\nmet VERB VBD 0 root meet",
			"The DET DT 2 det\nCouncil PROPN NNP 3 nsubj B-ORG\nagreed VERB VBD 0 root agree"},
			"Northern Grain Council=northern-grain-council:first-name; Council=northern-grain-council:short-name"},
		{"a title in front is no mention, the label has none", []string{
			"Polish ADJ JJ 3 amod B-GPE=poland/d\ndefence NOUN NN 3 compound\nminister NOUN NN 4 nmod:desc\nLea PROPN NNP 6 nsubj B-PER\nOrban PROPN NNP 4 flat I-PER\nspoke VERB VBD 0 root speak"},
			"Polish=poland:demonym; Lea Orban=lea-orban:first-name"},
		{"a common noun that a name continues", []string{
			"team NOUN NN 2 compound\nmember NOUN NN 5 nsubj\nLea PROPN NNP 2 flat B-PER\nOrban PROPN NNP 3 flat I-PER\nspoke VERB VBD 0 root speak"},
			"team member Lea Orban=lea-orban:title-name; Lea Orban=lea-orban:first-name"},
		{"apposition, and the office it gives", []string{
			"Lea PROPN NNP 7 nsubj B-PER\nOrban PROPN NNP 1 flat I-PER\n, PUNCT , 5 punct\nPolish ADJ JJ 5 amod B-GPE=poland/d\nminister NOUN NN 1 appos\n, PUNCT , 5 punct\nspoke VERB VBD 0 root speak",
			"The DET DT 2 det\nminister NOUN NN 3 nsubj\nleft VERB VBD 0 root leave"},
			"Lea Orban=lea-orban:first-name; Polish minister=lea-orban:apposition; Polish=poland:demonym; The minister=lea-orban:office"},
		{"of two teams neither is the team", []string{
			"The DET DT 3 det\nPolish ADJ JJ 3 amod B-GPE=poland/d\nteam NOUN NN 4 nsubj\nmet VERB VBD 0 root meet\nthe DET DT 7 det\nGerman ADJ JJ 7 amod B-GPE=germany/d\nteam NOUN NN 4 obj",
			"The DET DT 2 det\nteam NOUN NN 3 nsubj\nwon VERB VBD 0 root win"},
			"The Polish team=polish-team:nominal; Polish=poland:demonym; the German team=german-team:nominal; German=germany:demonym; The team=~the-team:nominal"},
		{"an office of two is nobody's", []string{
			"Minister PROPN NNP 2 nmod:desc\nOrban PROPN NNP 3 nsubj B-PER\nmet VERB VBD 0 root meet\nMinister PROPN NNP 5 nmod:desc\nVoss PROPN NNP 3 obj B-PER",
			"The DET DT 2 det\nminister NOUN NN 3 nsubj\nleft VERB VBD 0 root leave"},
			"Orban=orban:first-name; Voss=voss:first-name; The minister=~the-minister:nominal"},
		{"officials stand for their country", []string{
			"Iranian ADJ JJ 2 amod B-GPE=iran/d\nofficials NOUN NNS 3 nsubj official\nspoke VERB VBD 0 root speak",
			"They PRON PRP 2 nsubj they\nsaid VERB VBD 0 root say"},
			"Iranian officials=iran:country-officials; Iranian=iran:demonym; They=iran:pronoun-salience"},
		{"so does a ministry, with capitals or without", []string{
			"The DET DT 4 det\nPolish ADJ JJ 4 amod B-GPE=poland/d\ndefence NOUN NN 4 compound\nministry NOUN NN 5 nsubj\nspoke VERB VBD 0 root speak",
			"The DET DT 4 det\nPolish ADJ NNP 4 amod B-ORG\nDefence PROPN NNP 4 compound I-ORG\nMinistry PROPN NNP 5 nsubj I-ORG\nspoke VERB VBD 0 root speak"},
			"The Polish defence ministry=poland:country-officials; Polish=poland:demonym; Polish Defence Ministry=poland:country-officials"},
		{"forces stand for their country, a few of them do not", []string{
			"Polish ADJ JJ 2 amod B-GPE=poland/d\ntroops NOUN NNS 3 nsubj troop\nleft VERB VBD 0 root leave",
			"Two NUM CD 3 nummod\nPolish ADJ JJ 3 amod B-GPE=poland/d\nsoldiers NOUN NNS 4 nsubj soldier\nleft VERB VBD 0 root leave"},
			"Polish troops=poland:country-forces; Polish=poland:demonym; Two Polish soldiers=two-polish-soldiers-6af3c1be:nominal; Polish=poland:demonym"},
		{"forces for a country are not its forces", []string{
			"pro ADJ JJ 3 compound\n- PUNCT HYPH 1 punct\nPolish ADJ JJ 4 amod B-GPE=poland/d\nforces NOUN NNS 5 nsubj force\nleft VERB VBD 0 root leave"},
			"pro - Polish forces=pro-polish-forces:nominal; Polish=poland:demonym"},
		{"an opposition is not the country", []string{
			"Syrian ADJ JJ 3 amod B-GPE=syria/d\nopposition NOUN NN 3 compound\nforces NOUN NNS 4 nsubj force\nleft VERB VBD 0 root leave"},
			"Syrian opposition forces=syrian-opposition-forces:nominal; Syrian=syria:demonym"},
		{"a noun for the kind of what is named", []string{
			"Yonhap PROPN NNP 3 compound B-ORG=yonhap\nnews NOUN NN 3 compound\nagency NOUN NN 4 nsubj\nreported VERB VBD 0 root report",
			"the DET DT 3 det\nGoogle PROPN NNP 3 compound B-ORG=google\nteam NOUN NN 4 nsubj\nwon VERB VBD 0 root win"},
			"Yonhap news agency=yonhap:kind-noun; Yonhap=yonhap:gazetteer; the Google team=google-team:nominal; Google=google:gazetteer"},
		{"forces of what a noun or a pronoun names", []string{
			"Poland PROPN NNP 2 nsubj B-GPE=poland\nagreed VERB VBD 0 root agree",
			"The DET DT 2 det\ncountry NOUN NN 4 nmod:poss\n's PART POS 2 case\nmilitary NOUN NN 5 nsubj\nleft VERB VBD 0 root leave"},
			"Poland=poland:gazetteer; The country 's military=poland:country-forces; The country=poland:definite-type"},
		{"a man and the name he is given", []string{
			"a DET DT 2 det\nman NOUN NN 0 root\nnamed VERB VBN 2 acl name\nMax PROPN NNP 3 xcomp B-PER"},
			"a man named Max=max:called; Max=max:first-name"},
		{"the government takes up that of a country", []string{
			"The DET DT 3 det\nPolish ADJ JJ 3 amod B-GPE=poland/d\ngovernment NOUN NN 4 nsubj\nagreed VERB VBD 0 root agree",
			"The DET DT 2 det\ngovernment NOUN NN 3 nsubj\nleft VERB VBD 0 root leave"},
			"The Polish government=poland:country-officials; Polish=poland:demonym; The government=poland:head-match"},
		{"the country", []string{
			"Poland PROPN NNP 2 nsubj B-GPE=poland\nagreed VERB VBD 0 root agree",
			"The DET DT 2 det\ncountry NOUN NN 3 nsubj\nvoted VERB VBD 0 root vote"},
			"Poland=poland:gazetteer; The country=poland:definite-type"},
		{"a pair has no name", []string{
			"Both DET DT 2 det\nsides NOUN NNS 3 nsubj side\nagreed VERB VBD 0 root agree"},
			"Both sides=~both-sides:nominal"},
		{"the former and the latter", []string{
			"Orban PROPN NNP 4 nsubj B-PER\nand CCONJ CC 3 cc\nVoss PROPN NNP 1 conj B-PER\nmet VERB VBD 0 root meet",
			"The DET DT 2 det\nformer ADJ JJ 3 nsubj\nurged VERB VBD 0 root urge\nthe DET DT 5 det\nlatter ADJ JJ 3 obj"},
			"Orban=orban:first-name; Voss=voss:first-name; The former=orban:former-latter; the latter=voss:former-latter"},
		{"the latter of two who meet", []string{
			"Orban PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nVoss PROPN NNP 2 obj B-PER",
			"The DET DT 2 det\nlatter ADJ JJ 3 nsubj\nleft VERB VBD 0 root leave"},
			"Orban=orban:first-name; Voss=voss:first-name; The latter=voss:former-latter"},
		{"another name that the text gives", []string{
			"Orban PROPN NNP 7 nsubj B-PER\n, PUNCT , 4 punct\nalso ADV RB 4 advmod\nknown VERB VBN 1 acl know\nas ADP IN 6 case\nBaro PROPN NNP 4 obl B-PER\nleft VERB VBD 0 root leave"},
			"Orban=orban:first-name; Baro=orban:called"},
		{"an acronym in brackets", []string{
			"Velmar PROPN NNP 3 compound B-ORG\nCoast PROPN NNP 3 compound I-ORG\nGuard PROPN NNP 7 nsubj I-ORG\n( PUNCT -LRB- 5 punct\nVELCO PROPN NNP 3 appos B-ORG\n) PUNCT -RRB- 5 punct\nleft VERB VBD 0 root leave"},
			"Velmar Coast Guard=velmar-coast-guard:first-name; VELCO=velmar-coast-guard:acronym"},
		{"an office whose holder is named after it", []string{
			"The DET DT 2 det\nminister NOUN NN 4 nsubj\nis AUX VBZ 4 cop be\nOrban PROPN NNP 0 root B-PER"},
			"The minister=orban:predicate-name; Orban=orban:first-name"},
		{"a common noun with a capital tells nobody's name", []string{
			"The DET DT 2 det\nCouncil PROPN NNP 3 nsubj B-ORG\nvoted VERB VBD 0 root vote"},
			"Council=~council:first-name"},
		{"people by what they believe have a name", []string{
			"Methodists PROPN NNPS 2 nsubj B-PER=/d\nmet VERB VBD 0 root meet",
			"They PRON PRP 2 nsubj they\nleft VERB VBD 0 root leave"},
			"Methodists=methodists:first-name; They=methodists:pronoun-salience"},
		{"we are the body of who speaks", []string{
			"`` PUNCT `` 3 punct\nWe PRON PRP 3 nsubj we\nagree VERB VBP 0 root\n, PUNCT , 3 punct\n'' PUNCT '' 3 punct\nsaid VERB VBD 3 parataxis say\nHamas PROPN NNP 9 compound B-ORG=hamas\n's PART POS 7 case\nchairman NOUN NN 6 nsubj\nOrban PROPN NNP 9 appos B-PER"},
			"We=hamas:quote-speaker; Hamas 's chairman=orban:apposition; Hamas=hamas:gazetteer; Orban=orban:first-name"},
		{"what a person is said to be is no mention", []string{
			"Orban PROPN NNP 4 nsubj B-PER\nis AUX VBZ 4 cop be\na DET DT 4 det\ndiplomat NOUN NN 0 root"},
			"Orban=orban:first-name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.sents...)
			process(t, doc)
			if got := show(doc); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestPronouns(t *testing.T) {
	tests := []struct {
		name  string
		sents []string
		want  string // the mentions that are pronouns
	}{
		{"the subject is more salient", []string{
			"Orban PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nVoss PROPN NNP 2 obj B-PER", heLeft},
			"He=orban"},
		{"gender outweighs salience", []string{
			"Helen PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nPeter PROPN NNP 2 obj B-PER", heLeft, sheLeft},
			"He=peter; She=helen"},
		{"it is no person, and speaks like an organisation", []string{
			leaMet,
			"Nato PROPN NNP 2 nsubj B-ORG=nato\nbought VERB VBD 0 root buy\na DET DT 4 det\nmissile NOUN NN 2 obj", itSaid},
			"It=nato"},
		{"a thing that is no actor stays open", []string{
			"The DET DT 2 det\nmissile NOUN NN 3 nsubj\npassed VERB VBD 0 root pass\nPoland PROPN NNP 3 obj B-GPE=poland",
			"It PRON PRP 2 nsubj it\nexploded VERB VBD 0 root explode"},
			""},
		{"a pleonastic it stands for nothing", []string{
			"Poland PROPN NNP 2 nsubj B-GPE=poland\nagreed VERB VBD 0 root agree",
			"It PRON PRP 3 expl it\nis AUX VBZ 3 cop be\nclear ADJ JJ 0 root",
			"It PRON PRP 3 nsubj it\nis AUX VBZ 3 cop be\nclear ADJ JJ 0 root\nthat SCONJ IN 6 mark\nsnow NOUN NN 6 nsubj\nfell VERB VBD 3 ccomp fall",
			"It PRON PRP 2 nsubj it\nrained VERB VBD 0 root rain"},
			""},
		{"nor one that a parser wrongly takes for such", []string{
			"Tehran PROPN NNP 2 nsubj B-GPE=iran/g\nsaid VERB VBD 0 root say\nit PRON PRP 5 expl it\nis AUX VBZ 5 cop be\nready ADJ JJ 2 ccomp",
			"It PRON PRP 2 expl it\nsaid VERB VBD 0 root say"},
			"it=iran; It=iran"},
		{"not an argument beside its antecedent", []string{
			"Peter PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nMax PROPN NNP 2 obj B-PER",
			"Peter PROPN NNP 2 nsubj B-PER\nthanked VERB VBD 0 root thank\nhim PRON PRP 2 obj he"},
			"him=max"},
		{"a reflexive is", []string{
			"Peter PROPN NNP 2 nsubj B-PER\nblamed VERB VBD 0 root blame\nhimself PRON PRP 2 obj he"},
			"himself=peter"},
		{"nor the understood subject of its verb", []string{
			"Poland PROPN NNP 2 nsubj B-GPE=poland\nasked VERB VBD 0 root ask\nIsrael PROPN NNP 2 obj B-GPE=israel\nto PART TO 5 mark\nsupply VERB VB 2 xcomp\nit PRON PRP 5 obj"},
			"it=poland"},
		{"nor a phrase around it", []string{
			"Helen PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nher PRON PRP$ 4 nmod:poss\nsister NOUN NN 2 obj"},
			"her=helen"},
		{"two persons are they, an entity of its own", []string{
			"Orban PROPN NNP 4 nsubj B-PER\nand CCONJ CC 3 cc\nVoss PROPN NNP 1 conj B-PER\nmet VERB VBD 0 root meet\nNato PROPN NNP 4 obj B-ORG=nato",
			"They PRON PRP 2 nsubj they\nagreed VERB VBD 0 root agree"},
			"They=they"},
		{"the object of what another is asked to do is who asks", []string{
			"Iran PROPN NNP 2 nsubj B-GPE=iran\nspoke VERB VBD 0 root speak",
			"Peru PROPN NNP 2 nsubj B-GPE=peru\nurged VERB VBD 0 root urge\nChile PROPN NNP 2 iobj B-GPE=chile\nto PART TO 5 mark\nhelp VERB VB 2 xcomp\nit PRON PRP 5 obj it"},
			"it=peru"},
		{"I in a quotation is the speaker, he is another", []string{
			"Peter PROPN NNP 2 nsubj B-PER\nmet VERB VBD 0 root meet\nMax PROPN NNP 2 obj B-PER",
			"“ PUNCT `` 3 punct\nI PRON PRP 3 nsubj\nlike VERB VBP 7 ccomp\nhim PRON PRP 3 obj he\n” PUNCT '' 3 punct\nPeter PROPN NNP 7 nsubj B-PER\nsaid VERB VBD 0 root say"},
			"I=peter; him=max"},
		{"we in a quotation is the country whose spokesman speaks", []string{
			"“ PUNCT `` 3 punct\nWe PRON PRP 3 nsubj\nagree VERB VBP 8 ccomp\n” PUNCT '' 3 punct\na DET DT 7 det\nPolish ADJ JJ 7 amod B-GPE=poland/d\nspokesman NOUN NN 8 nsubj\nsaid VERB VBD 0 root say"},
			"We=poland"},
		{"before its antecedent, in a phrase before the clause", []string{
			"Michael PROPN NNP 2 nsubj B-PER\nspoke VERB VBD 0 root speak",
			"In ADP IN 3 case\nhis PRON PRP$ 3 nmod:poss\nspeech NOUN NN 5 obl\nPeter PROPN NNP 5 nsubj B-PER\nthanked VERB VBD 0 root thank\nher PRON PRP 5 obj she"},
			"his=peter"},
		{"no antecedent, no mention", []string{heLeft, itSaid, sheLeft}, ""},
		{"too far back", []string{
			"Peter PROPN NNP 2 nsubj B-PER\nspoke VERB VBD 0 root speak", "Snow NOUN NN 2 nsubj\nfell VERB VBD 0 root fall",
			"Snow NOUN NN 2 nsubj\nfell VERB VBD 0 root fall", "Snow NOUN NN 2 nsubj\nfell VERB VBD 0 root fall",
			"Snow NOUN NN 2 nsubj\nfell VERB VBD 0 root fall", heLeft},
			""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.sents...)
			process(t, doc)
			var got []string
			for _, m := range doc.Mentions {
				if m.Form == extract.PronounForm {
					got = append(got, doc.TextOf(m.First, m.End)+"="+doc.Entities[m.Entity].ID)
				}
			}
			if s := strings.Join(got, "; "); s != test.want {
				t.Errorf("got %q, want %q; all: %s", s, test.want, show(doc))
			}
		})
	}
}

func TestEntities(t *testing.T) {
	doc := document(t,
		"The DET DT 2 det\nUS PROPN NNP 3 nsubj B-GPE=united-states\nagreed VERB VBD 0 root agree",
		"Washington PROPN NNP 2 nsubj B-GPE=united-states/g\nmet VERB VBD 0 root meet\nLea PROPN NNP 2 obj B-PER\nOrban PROPN NNP 3 flat I-PER",
		"American ADJ JJ 2 amod B-GPE=united-states/d\nships NOUN NNS 3 nsubj ship\nleft VERB VBD 0 root leave",
		"Orban PROPN NNP 2 nsubj B-PER\nvisited VERB VBD 0 root visit\nBrodtown PROPN NNP 2 obj B-LOC",
		"Brodtown PROPN NNP 2 nsubj B-ORG\nvoted VERB VBD 0 root vote",
		"Brodtown PROPN NNP 2 nsubj B-LOC\nvoted VERB VBD 0 root vote",
		"Texas PROPN NNP 2 nsubj B-PER\nsang VERB VBD 0 root sing",
		"a DET DT 2 det\ndriver NOUN NN 3 nsubj\nslept VERB VBD 0 root sleep",
		"a DET DT 2 det\ndriver NOUN NN 3 nsubj\nslept VERB VBD 0 root sleep",
	)
	process(t, doc)
	want := []schema.Entity{
		{ID: "united-states", Type: schema.Country, Label: "United States", Aliases: []string{"US", "Washington"}, Link: "wd:Q30"},
		{ID: "lea-orban", Type: schema.Person, Label: "Lea Orban", Aliases: []string{"Orban"}},
		{ID: "brodtown", Type: schema.Place, Label: "Brodtown", Aliases: []string{}},
		{ID: "texas-person", Type: schema.Person, Label: "Texas", Aliases: []string{}},
		{ID: "a-driver", Type: schema.Person, Label: "a driver", Aliases: []string{}},
		{ID: "a-driver-2", Type: schema.Person, Label: "a driver", Aliases: []string{}},
	}
	var got []schema.Entity
	for _, e := range doc.Entities {
		got = append(got, e.Entity)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestProcessStopsWithTheContext(t *testing.T) {
	stage, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := stage.Process(ctx, document(t, heLeft)); err == nil {
		t.Error("no error")
	}
	if err := stage.Process(context.Background(), &extract.Document{Article: &extract.Article{}}); err != nil {
		t.Errorf("an empty document: %v", err)
	}
}

func TestProcessIsDeterministic(t *testing.T) {
	sents := []string{leaMet, heLeft, itSaid, "Both DET DT 2 det\nsides NOUN NNS 3 nsubj side\nagreed VERB VBD 0 root agree"}
	first := document(t, sents...)
	process(t, first)
	for range 5 {
		again := document(t, sents...)
		process(t, again)
		if !reflect.DeepEqual(first.Mentions, again.Mentions) || !reflect.DeepEqual(first.Entities, again.Entities) {
			t.Fatalf("%s, then %s", show(first), show(again))
		}
	}
}

func BenchmarkProcess(b *testing.B) {
	var sents []string
	for i := range 100 {
		sents = append(sents, strings.ReplaceAll(leaMet, "Orban", fmt.Sprintf("Orban%d", i)), heLeft,
			"The DET DT 2 det\nminister NOUN NN 3 nsubj\nthanked VERB VBD 0 root thank\nRussia PROPN NNP 3 obj B-GPE=russia", itSaid)
	}
	doc := document(b, sents...)
	stage, err := New(nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := stage.Process(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*len(sents))/b.Elapsed().Seconds(), "sentences/s")
}
