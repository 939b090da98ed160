package carb

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Gold is a sentence with its references, in the tokens of the Penn Treebank.
type Gold struct {
	Words      []string
	References []Tuple
}

// Read reads references, a line each: sentence, predicate, subject, further
// arguments, parted by tabs. Contexts, "C: …", are left out. The sentences come in the
// order in which they first occur.
func Read(r io.Reader, name string) ([]Gold, error) {
	var out []Gold
	index := map[string]int{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 3 {
			return nil, fmt.Errorf("%s:%d: want sentence, predicate and subject, parted by tabs", name, n)
		}
		key := strings.Join(strings.Fields(fields[0]), " ")
		at, ok := index[key]
		if !ok {
			at = len(out)
			index[key] = at
			out = append(out, Gold{Words: strings.Fields(key)})
		}
		var args []string
		for _, arg := range fields[2:] {
			if !strings.Contains(arg, "C: ") {
				args = append(args, arg)
			}
		}
		out[at].References = append(out[at].References, NewTuple(fields[1], args, 1))
	}
	return out, lines.Err()
}

// NewTuple makes a tuple of its texts; all arguments after the first count as one.
func NewTuple(predicate string, args []string, confidence float64) Tuple {
	t := Tuple{Predicate: strings.Fields(predicate), Confidence: confidence}
	if len(args) > 0 {
		t.Args = append(t.Args, strings.Fields(args[0]))
	}
	if len(args) > 1 {
		t.Args = append(t.Args, strings.Fields(strings.Join(args[1:], " ")))
	}
	return t
}
