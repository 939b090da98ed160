package schema

// Match finds the longest name at the beginning of forms, the forms of successive
// tokens, and returns how many tokens it takes and all readings of it, in the
// order countries, organisations, places; 0 and nil if there is none. Of names as
// long in several files, those of the last file count: it overrides the others.
//
// A hyphen that is a token of its own may stand between the parts of a name, and a
// hyphen inside of a token parts it; accents, dots and the form of apostrophes do
// not matter. Capitals do: a piece that has one in the gazetteer must have one in
// the text, and acronyms need theirs exactly (US, not us and not Us).
func (g *Gazetteer) Match(forms []string) (int, []GazetteerMatch) {
	var (
		best   int
		found  []GazetteerMatch
		hash   = hashStart
		buf    [64]byte
		room   [8]string
		pieces = room[:0]
		roomAt [4]int32
		// at is what each layer has for the pieces so far, -1 for nothing.
		at = append(roomAt[:0], make([]int32, len(g.layers))...)
	)
	for i, form := range forms {
		if i > 0 && isHyphen(form) {
			continue
		}
		alive := true
		for form != "" && alive {
			piece, rest := cutPiece(form)
			form = rest
			if piece == "" {
				continue
			}
			hash = hashPiece(hash, foldPiece(buf[:0], piece))
			pieces = append(pieces, piece)
			alive = false
			for k, l := range g.layers {
				if at[k] < 0 {
					continue
				}
				next, ok := l.runs.get(hash)
				if !ok {
					next = -1
				}
				at[k] = next
				alive = alive || ok
			}
		}
		if !alive {
			break
		}
		for k, l := range g.layers {
			if at[k] <= 0 {
				continue
			}
			if readings := l.readings(at[k], pieces, g.dropped[l]); len(readings) > 0 {
				best, found = i+1, readings
				break
			}
		}
	}
	for i := range found {
		if e := g.extended[found[i].Entry.ID]; e != nil {
			found[i].Entry = e
		}
	}
	return best, found
}
