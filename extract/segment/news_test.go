package segment

import (
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

// What newspapers and agencies write that other text seldom has, one class a case.
func TestNewsText(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"dateline of an agency", "KYIV, Oct 22 (Reuters) - Shells hit the port of Mykol on Saturday. No one was hurt.",
			"KYIV , Oct 22 ( Reuters ) - Shells hit the port of Mykol on Saturday .\nNo one was hurt ."},
		{"dateline with a long dash", "WASHINGTON (AP) — The U.S. Senate voted on Tuesday to confirm Judge Ann O'Neil. She will start in May.",
			"WASHINGTON ( AP ) — The U.S. Senate voted on Tuesday to confirm Judge Ann O'Neil .\nShe will start in May ."},
		{"byline", "Ministers clash over budget\n\nBy John Smith and Anna K. Lee\n\nThe talks failed on Friday.",
			"Ministers clash over budget\nBy John Smith and Anna K. Lee\nThe talks failed on Friday ."},
		{"abbreviation of number", "China's No. 2 official met the envoys of five states. They ate with him.",
			"China+'s No. 2 official met the envoys of five states .\nThey ate with him ."},
		{"abbreviation of saint", "The president of St. Lucia flew to St. Louis. He returns on Sunday.",
			"The president of St. Lucia flew to St. Louis .\nHe returns on Sunday ."},
		{"abbreviation after a name", "She will replace Sen. Tom Reed Jr. next week. He is ill.",
			"She will replace Sen. Tom Reed Jr. next week .\nHe is ill ."},
		{"initials of authors", "J. K. Moreau and George W. Hall attended. So did the Rev. Al Moore.",
			"J. K. Moreau and George W. Hall attended .\nSo did the Rev. Al Moore ."},
		{"time before a day", "The vote came at 3 p.m. Monday. It ended at 5 p.m. The senators left.",
			"The vote came at 3 p.m. Monday .\nIt ended at 5 p.m.\nThe senators left ."},
		{"money", "He paid $3.5 billion, or €2.1 million, for it. Nobody else bid.",
			"He paid $ 3.5 billion , or € 2.1 million , for it .\nNobody else bid ."},
		{"score", "Ribeira beat Lipa 3-1 on Sunday. What a night!",
			"Ribeira beat Lipa 3 - 1 on Sunday .\nWhat a night !"},
		{"decade", "It was built in the '90s. It burned down in 2004.",
			"It was built in the '90s .\nIt burned down in 2004 ."},
		{"hyphens by their kind", "The 20-year-old driver of the state-run firm met his ex-wife.",
			"The 20 - year - old driver of the state - run firm met his ex-wife ."},
		{"contractions", "We can't say. He cannot go; he's gonna stay. The workers' union didn't agree.",
			"We ca+n't say .\nHe can+not go ; he+'s gon+na stay .\nThe workers+' union did+n't agree ."},
		{"full stop before the closing quote", "“It’s over.” Then he left. \"Is it true?\" she asked. \"Yes.\" He nodded.",
			"“ It+’s over . ”\nThen he left .\n\" Is it true ? \" she asked .\n\" Yes . \"\nHe nodded ."},
		{"ellipsis within", "“I don’t know ... maybe,” he said. Nobody did.",
			"“ I do+n’t know ... maybe , ” he said .\nNobody did ."},
		{"credits in brackets", "The court agreed. (Reporting by Ann Hall in Oslo; editing by Bob King)",
			"The court agreed .\n( Reporting by Ann Hall in Oslo ; editing by Bob King )"},
		{"emoji", "They won again 🎉🔥 and danced. The town slept.",
			"They won again 🎉🔥 and danced .\nThe town slept ."},
		{"addresses", "Contact: press@example.org or see https://www.example.com/news/2022-10/why-talks-failed?id=7 for more.",
			"Contact : press@example.org or see https://www.example.com/news/2022-10/why-talks-failed?id=7 for more ."},
		{"possessive weekdays", "Monday's vote and last Tuesday’s talks failed.", "Monday+'s vote and last Tuesday+’s talks failed ."},
		{"links to other stories", "The talks failed.\n\nRead more: Why the envoys left\nRead more: What the rebels want\n\nMore on Monday.",
			"The talks failed .\nRead more : Why the envoys left\nRead more : What the rebels want\nMore on Monday ."},
		{"bullets", "The army gave three reasons:\n\n• Troops had moved north overnight\n• Two bridges were destroyed\n• The mayor had asked for help\n\nNobody believed it.",
			"The army gave three reasons :\n• Troops had moved north overnight\n• Two bridges were destroyed\n• The mayor had asked for help\nNobody believed it ."},
		{"hyphens as bullets", "- The first demand is a ceasefire\n- The second is the release of all prisoners\n- The third is money",
			"- The first demand is a ceasefire\n- The second is the release of all prisoners\n- The third is money"},
		{"headlines in capitals", "TROOPS STORM CAPITAL\n\nRATES RISE AGAIN, BANK SAYS\n\nThe central bank raised its rate on Monday.",
			"TROOPS STORM CAPITAL\nRATES RISE AGAIN , BANK SAYS\nThe central bank raised its rate on Monday ."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := show(process(t, Config{}, &extract.Article{Text: test.text})); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// wrapAt breaks text at spaces so that lines have at most width bytes.
func wrapAt(text string, width int) string {
	var b strings.Builder
	line := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i > 0 && line+1+len(word) > width:
			b.WriteByte('\n')
			line = 0
		case i > 0:
			b.WriteByte(' ')
			line++
		}
		b.WriteString(word)
		line += len(word)
	}
	return b.String()
}

// Hard wraps end no sentence, wherever they fall, even after the abbreviation of a
// title; empty lines always do.
func TestHardWrapsAreSpaces(t *testing.T) {
	text := "The government of the eastern province said on Friday that it would not accept the offer made by the rebels, " +
		"because the U.S. Embassy had warned it of their leader, Gen. Omar Ortiz. The rebels, led by Lt. Col. Haddad and Mr. Ito, " +
		"called the report in the state-run Daily Herald a lie. A spokesman for the army said the attack took place at 3 a.m. on Sunday."
	want := show(process(t, Config{}, &extract.Article{Text: text}))
	if n := strings.Count(want, "\n") + 1; n != 3 {
		t.Fatalf("%d sentences on one line:\n%s", n, want)
	}
	for width := 60; width <= 100; width++ {
		doc := process(t, Config{}, &extract.Article{Text: wrapAt(text, width) + "\n\nnext paragraph"})
		if got := show(doc); got != want+"\nnext paragraph" {
			t.Errorf("wrapped at %d:\n%s", width, got)
		}
	}
}
