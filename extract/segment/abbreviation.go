package segment

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/abbreviations.txt
var abbreviationList string

// kinds maps the hash of an abbreviation without its last full stop, as
// runes.hash makes it, to a number that stands for the kinds it is of; it lets
// what was learned of Gen. hold for Brig., which the treebanks do not have.
var kinds = sync.OnceValue(func() map[uint64]uint64 {
	table := map[uint64]uint64{}
	bit := map[string]uint64{}
	for _, line := range strings.Split(abbreviationList, "\n") {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		if bit[fields[0]] == 0 {
			bit[fields[0]] = 1 << len(bit)
		}
		for _, word := range fields[1:] {
			var rs runes
			rs.decode(word)
			table[rs.hash(0, rs.len())] |= bit[fields[0]]
		}
	}
	return table
})
