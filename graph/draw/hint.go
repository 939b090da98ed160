package draw

import (
	"fmt"
	"strings"
)

// linkID names a link within a picture.
func linkID(i int) string { return fmt.Sprintf("link-%d", i) }

func (a *Actor) hint() string {
	out := oneLine(a.Label) + " (" + strings.ToLower(string(a.Type)) + ", " + oneLine(a.ID) + ")"
	if a.Role != "" {
		out += "\n" + oneLine(a.Role)
	}
	return out
}

// maxHints is how many quotes a hint has.
const maxHints = 4

// hint says what a link rests on: each fact with its date and quote.
func (l *Link) hint(p *Picture) string {
	out := oneLine(p.Actors[l.From].Label) + " – " + oneLine(p.Actors[l.To].Label)
	for i := range l.Facts {
		if i == maxHints && len(l.Facts) > maxHints+1 {
			return out + fmt.Sprintf("\nand %s more", count(len(l.Facts)-i, "fact"))
		}
		f := &l.Facts[i]
		out += "\n" + strings.TrimSpace(f.Date+" "+f.Predicate) + ": “" + oneLine(f.Evidence.Quote) + "”"
	}
	return out
}
