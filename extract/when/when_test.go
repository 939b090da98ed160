package when

import (
	"context"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// document makes a Document of one sentence from words "form/UPOS/head/deprel", of
// which all but the form may be left out; heads count from 1, 0 is the root.
func document(t *testing.T, published, words string) *extract.Document {
	t.Helper()
	doc := &extract.Document{Article: &extract.Article{Source: schema.Source{Published: published}}}
	for i, word := range strings.Fields(words) {
		part := strings.Split(word, "/")
		tok := extract.Token{Form: part[0], Lemma: strings.ToLower(part[0]), UPOS: "X", Head: -1, DepRel: "root"}
		if len(part) > 1 {
			tok.UPOS = part[1]
		}
		if len(part) > 3 {
			for _, r := range part[2] {
				tok.Head = (tok.Head+1)*10 + int(r-'0') - 1
			}
			tok.DepRel = part[3]
		}
		if len(part) > 4 {
			tok.Lemma = part[4]
		}
		if i > 0 {
			doc.Article.Text += " "
		}
		tok.Begin = len(doc.Article.Text)
		doc.Article.Text += tok.Form
		tok.End = len(doc.Article.Text)
		doc.Tokens = append(doc.Tokens, tok)
	}
	doc.Sentences = []extract.Sentence{{End: len(doc.Tokens), Span: schema.Span{End: len(doc.Article.Text)}}}
	return doc
}

func TestTimes(t *testing.T) {
	// 22 October 2022 is a Saturday.
	const saturday = "2022-10-22"
	tests := []struct{ name, published, words, want string }{
		{"weekday", saturday, "They met on Friday/PROPN .", "Friday=2022-10-21"},
		{"weekday of publication", "2022-10-21", "They met on Friday/PROPN .", "Friday=2022-10-21"},
		{"weekday under will", saturday, "They/PRON/3/nsubj will/AUX/3/aux meet/VERB/0/root on/ADP/5/case Friday/PROPN/3/obl", "Friday=2022-10-28"},
		{"weekday under a plan", saturday, "They/PRON/2/nsubj plan/VERB/0/root to/PART/4/mark meet/VERB/2/xcomp on/ADP/6/case Monday/PROPN/4/obl", "Monday=2022-10-24"},
		{"weekday of a promise", saturday, "They/PRON/2/nsubj promised/VERB/0/root/promise on/ADP/4/case Monday/PROPN/2/obl", "Monday=2022-10-17"},
		{"last weekday", "2022-10-21", "They met last Friday/PROPN .", "last Friday=2022-10-14"},
		{"next weekday", "2022-10-21", "They meet next Friday/PROPN .", "next Friday=2022-10-28"},
		{"this weekday", "2022-10-19", "They meet this Friday/PROPN .", "this Friday=2022-10-21"},
		{"weekday last week", saturday, "They met on Tuesday/PROPN last week .", "Tuesday last week=2022-10-11"},
		{"weekday and part", saturday, "They met on Thursday/PROPN afternoon .", "Thursday afternoon=2022-10-20"},
		{"weekday and date", saturday, "On Friday/PROPN , 14/NUM October/PROPN they met", "Friday , 14 October=2022-10-14"},
		{"weekday in a name", saturday, "Black/ADJ/2/amod Friday/PROPN/3/nsubj brings/VERB crowds", ""},
		{"yesterday", saturday, "They met yesterday .", "yesterday=2022-10-21"},
		{"today", saturday, "They meet today .", "today=2022-10-22"},
		{"tomorrow over a month's end", "2022-10-31", "They meet tomorrow .", "tomorrow=2022-11-01"},
		{"last night", "2022-01-01", "They met last night .", "last night=2021-12-31"},
		{"this morning", saturday, "They met this morning .", "this morning=2022-10-22"},
		{"last week", saturday, "They met last week .", "last week=2022-W41"},
		{"this week over two months", "2022-11-01", "They met this week .", "this week=2022-W44"},
		{"week over two years", "2023-01-01", "They met this week .", "this week=2022-W52"},
		{"last month in January", "2023-01-15", "They met last month .", "last month=2022-12"},
		{"next month on the 31st", "2023-01-31", "They meet next month .", "next month=2023-02"},
		{"last year", saturday, "It rained last year .", "last year=2021"},
		{"earlier this year", saturday, "It rained earlier this year .", "this year=2022"},
		{"a past span is no date", saturday, "It rained for the past year .", ""},
		{"month behind", saturday, "They met in May/PROPN .", "May=2022-05"},
		{"month ahead is last year's", saturday, "They met in December/PROPN .", "December=2021-12"},
		{"month under will", saturday, "It/PRON/3/nsubj will/AUX/3/aux end/VERB/0/root in/ADP/5/case May/PROPN/3/obl", "May=2023-05"},
		{"last May", "2022-05-20", "They met last May/PROPN .", "last May=2021-05"},
		{"may is no month", saturday, "May/AUX they meet , he may/AUX ask May/PROPN", ""},
		{"march is no month", saturday, "They march/VERB and March/PROPN wins", ""},
		{"month and year", saturday, "They met in March/PROPN 2014/NUM .", "March 2014=2014-03"},
		{"month of last year", saturday, "They met in March/PROPN of last year .", "March of last year=2021-03"},
		{"American date", saturday, "On October/PROPN 21/NUM , 2020/NUM , they met", "October 21 , 2020=2020-10-21"},
		{"abbreviated month", saturday, "On Oct./PROPN 21/NUM they met", "Oct. 21=2022-10-21"},
		{"abbreviation in two tokens", saturday, "On Oct/PROPN . 3/NUM they met", "Oct . 3=2022-10-03"},
		{"British date", saturday, "On 5/NUM November/PROPN 2019/NUM they met", "5 November 2019=2019-11-05"},
		{"day without year is behind", saturday, "On 5/NUM November/PROPN they met", "5 November=2021-11-05"},
		{"ordinal", saturday, "On the 21st of September/PROPN they met", "21st of September=2022-09-21"},
		{"no such day", saturday, "On February/PROPN 30/NUM , 2020/NUM they met", ""},
		{"iso", saturday, "Dated 2022-03-04/NUM .", "2022-03-04=2022-03-04"},
		{"iso in five tokens", saturday, "Dated 2022 - 03 - 04 .", "2022 - 03 - 04=2022-03-04"},
		{"year", saturday, "In 2014/NUM it rained .", "2014=2014"},
		{"year as a number", saturday, "In/ADP 2014/NUM/3/nummod cases/NOUN it rained .", ""},
		{"number that is no year", saturday, "The 2014/NUM boats", ""},
		{"days ago", saturday, "It rained three days ago .", "three days ago=2022-10-19"},
		{"a week ago", saturday, "It rained a week ago .", "a week ago=2022-W41"},
		{"digits and months ago", saturday, "It rained 11 months ago .", "11 months ago=2021-11"},
		{"years ago", saturday, "It rained two years ago .", "two years ago=2020"},
		{"early weekday", saturday, "They met early/ADJ/4/amod Thursday/PROPN", "Thursday=2022-10-20"},
		{"week of a day", saturday, "In the week of March/PROPN 4/NUM they met", "week of March 4=2022-W09"},
		{"week of a month", saturday, "In the last week of May/PROPN they met", "week of May=2022-05"},
		{"earlier in the week", saturday, "They met earlier in the week .", "the week=2022-W42"},
		{"weekend behind", saturday, "They met over the weekend .", "weekend=2022-10-22/2022-10-23"},
		{"last weekend on a Friday", "2022-10-21", "They met last weekend .", "last weekend=2022-10-15/2022-10-16"},
		{"next weekend", "2022-10-21", "They meet next weekend .", "next weekend=2022-10-22/2022-10-23"},
		{"past three days", saturday, "In the past three days it rained .", "past three days=2022-10-19/2022-10-22"},
		{"last two weeks", saturday, "Over the last two weeks it rained .", "last two weeks=2022-10-08/2022-10-22"},
		{"next five years", saturday, "Over the next five years .", "next five years=2022/2027"},
		{"days with from and to", saturday, "From March/PROPN 4/NUM to March/PROPN 8/NUM .", "March 4 to March 8=2022-03-04/2022-03-08"},
		{"days with a hyphen", saturday, "On March/PROPN 4/NUM - 8/NUM , 2020/NUM .", "March 4 - 8 , 2020=2020-03-04/2020-03-08"},
		{"days before the month", saturday, "On 1/NUM - 3/NUM March/PROPN they met", "1 - 3 March=2022-03-01/2022-03-03"},
		{"between years", saturday, "Between 2015/NUM and 2018/NUM it rained", "2015 and 2018=2015/2018"},
		{"between months of a year", saturday, "Between March/PROPN and May/PROPN 2019/NUM .", "March and May 2019=2019-03/2019-05"},
		{"two months are no range", saturday, "In March/PROPN 2019/NUM and May/PROPN 2019/NUM .", "March 2019=2019-03; May 2019=2019-05"},
		{"decade", saturday, "In the 1990s it rained", "1990s=1990/1999"},
		{"season", saturday, "In the summer/NOUN of 2019/NUM .", "summer of 2019=2019-06/2019-08"},
		{"winter over the year", saturday, "In winter/NOUN 2019/NUM .", "winter 2019=2019-12/2020-02"},
		{"quarter", saturday, "In the first quarter of 2019/NUM .", "first quarter of 2019=2019-01/2019-03"},
		{"half", saturday, "In the second half of last year .", "second half of last year=2021-07/2021-12"},
		{"decades ago", saturday, "It rained two decades ago .", "two decades ago=2002"},
		{"a couple of weeks ago", saturday, "It rained a couple of weeks ago .", "a couple of weeks ago=2022-W40"},
		{"mid-year", saturday, "In mid-2019 it rained", "mid-2019=2019"},
		{"for years in the perfect", saturday, "It/PRON/3/nsubj has/AUX/3/aux rained/VERB/0/root for/ADP/6/case five/NUM/6/nummod years/NOUN/3/obl", "five years=2017"},
		{"for years in the past", saturday, "It/PRON/2/nsubj rained/VERB/0/root for/ADP/5/case five/NUM/5/nummod years/NOUN/2/obl", ""},
		{"days later", saturday, "On March/PROPN 4/NUM they met ; two days later they left", "March 4=2022-03-04; two days later=2022-03-06"},
		{"years later", saturday, "In 2004/NUM they met ; three years later they left", "2004=2004; three years later=2007"},
		{"days later than a year", saturday, "In 2004/NUM they met ; three days later they left", "2004=2004"},
		{"the next day", saturday, "On March/PROPN 4/NUM they met ; the next day they left", "March 4=2022-03-04; next day=2022-03-05"},
		{"the following week", saturday, "On March/PROPN 4/NUM they met ; the following week they left", "March 4=2022-03-04; following week=2022-W10"},
		{"the day before", saturday, "On March/PROPN 4/NUM they met ; the day before/ADV they left", "March 4=2022-03-04; the day before=2022-03-03"},
		{"nothing to reckon from", saturday, "Two days later they left ; the next day it rained", ""},
		{"a day after a clause", saturday, "On March/PROPN 4/NUM they met a day after/SCONJ/9/mark it rained/VERB/4/advcl", "March 4=2022-03-04; a day=2022-03-03"},
		{"ahead", saturday, "It/PRON/3/nsubj will/AUX/3/aux rain/VERB/0/root in/ADP/6/case two/NUM/6/nummod days/NOUN/3/obl", "two days=2022-10-24"},
		{"within", saturday, "It/PRON/3/nsubj will/AUX/3/aux rain/VERB/0/root within/ADP/6/case two/NUM/6/nummod days/NOUN/3/obl", "two days=2022-10-22/2022-10-24"},
		{"in so many days", saturday, "It/PRON/2/nsubj rained/VERB/0/root in/ADP/5/case two/NUM/5/nummod days/NOUN/2/obl", ""},
		{"feast", saturday, "It rained on New/PROPN Year/PROPN 's Eve/PROPN .", "New Year 's Eve=2021-12-31"},
		{"hours ago", saturday, "It rained hours ago .", "hours ago=2022-10-22"},
		{"digits with dots", saturday, "On 04.03.2022 they met", "04.03.2022=2022-03-04"},
		{"no date in digits", saturday, "Version 1.2.30 came", ""},
		{"the of a day", saturday, "On March/PROPN the 4th they met", "March the 4th=2022-03-04"},
		{"written day", saturday, "On the first of March/PROPN they met", "first of March=2022-03-01"},
		{"day of a month not named", saturday, "They met on the 12th .", "12th=2022-10-12"},
		{"day of a month not named, of the month before", saturday, "They met on the 27th .", "27th=2022-09-27"},
		{"part of a month", saturday, "In mid-February/PROPN they met", "mid-February=2022-02"},
		{"weekday of last week", saturday, "On Monday/PROPN of last week they met", "Monday of last week=2022-10-10"},
		{"this past weekday", "2022-10-21", "They met this past Friday/PROPN .", "this past Friday=2022-10-14"},
		{"week before last", saturday, "They met the week before last .", "the week before last=2022-W40"},
		{"end of the month", saturday, "It ends at the end of the month .", "the month=2022-10"},
		{"movable feast", "2024-05-20", "They met on Good/PROPN Friday/PROPN .", "Good Friday=2024-03-29"},
		{"movable feast of a year", saturday, "On Easter/PROPN Monday/PROPN 2019/NUM they met", "Easter Monday 2019=2019-04-22"},
		{"nth weekday", saturday, "They met on Thanksgiving/PROPN .", "Thanksgiving=2021-11-25"},
		{"half a year ago", saturday, "It rained half a year ago .", "half a year ago=2022-04"},
		{"a year and a half ago", saturday, "It rained a year and a half ago .", "a year and a half ago=2021-04"},
		{"century", saturday, "In the 19th century it rained", "19th century=1801/1900"},
		{"quarter in short", saturday, "In Q3 2020/NUM it rained", "Q3 2020=2020-07/2020-09"},
		{"months of a year", saturday, "In the first three months of 2019/NUM .", "first three months of 2019=2019-01/2019-03"},
		{"season of two years", saturday, "In 2019-20 it rained", "2019-20=2019/2020"},
		{"weeks from a weekday", saturday, "They will meet a week from Monday/PROPN .", "a week from Monday=2022-10-31"},
		{"weeks from now", saturday, "They will meet two weeks from now .", "two weeks from now=2022-W44"},
		{"reckoned from what follows", saturday, "Two days after/ADP/7/case the March/PROPN/6/nmod 10/NUM/7/compound vote/NOUN/8/obl left/VERB/0/root", "Two days=2022-03-12; March 10=2022-03-10"},
		{"hours later", saturday, "On March/PROPN 4/NUM they met ; hours later they left", "March 4=2022-03-04; hours later=2022-03-04"},
		{"two times", saturday, "Yesterday it rained , as in 2010/NUM .", "Yesterday=2022-10-21; 2010=2010"},
		{"relative without publication", "", "It rained yesterday , on Friday/PROPN , in May/PROPN , two years ago .", ""},
		{"absolute without publication", "", "It rained on May/PROPN 3/NUM , 2011/NUM .", "May 3 , 2011=2011-05-03"},
	}
	stage, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := document(t, test.published, test.words)
			if err := stage.Process(context.Background(), doc); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, found := range doc.Times {
				got = append(got, doc.TextOf(found.First, found.End)+"="+found.Value)
			}
			if got := strings.Join(got, "; "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestDatesInDigitsAreNearThePublication(t *testing.T) {
	tests := []struct{ published, form, want string }{
		{"2024-03-15", "04/03/2024", "2024-03-04"},
		{"2024-04-15", "04/03/2024", "2024-04-03"},
		{"2024-03-15", "13/03/24", "2024-03-13"},
		{"2024-03-15", "03/13/2024", "2024-03-13"},
		{"2024-03-15", "2024/03/04", "2024-03-04"},
		{"", "04/03/2024", ""},
		{"2024-03-15", "31/31/2024", ""},
		{"2024-03-15", "1/2/3", ""},
	}
	for _, test := range tests {
		doc := document(t, test.published, "On it")
		doc.Tokens[1].Form = test.form
		if err := (&Stage{}).Process(context.Background(), doc); err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, found := range doc.Times {
			got = found.Value
		}
		if got != test.want {
			t.Errorf("%s, published %s: got %q, want %q", test.form, test.published, got, test.want)
		}
	}
}

func TestBadDateOfPublicationIsAnError(t *testing.T) {
	err := (&Stage{}).Process(context.Background(), document(t, "22/10/2022", "It rained ."))
	if err == nil || !strings.Contains(err.Error(), "22/10/2022") {
		t.Errorf("got %v", err)
	}
}
