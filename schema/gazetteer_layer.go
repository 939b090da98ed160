package schema

import (
	"iter"
	"slices"
	"strings"
	"sync/atomic"
)

// A layer holds the entries and names of one source. It keeps a name in some 40 bytes
// beside its letters, without pointers, as a user may bring millions; entries are
// decoded when a name is found.
type layer struct {
	// text holds the letters of all names and links.
	text    strings.Builder
	names   []nameRecord
	entries []entryRecord
	decoded []atomic.Pointer[GazetteerEntry]
	// ids maps the hash of an ID to its entry.
	ids hashTable
	// runs maps the hash of the pieces of a name to 1 + its last record, and those of
	// all beginnings of names to 0: a trie whose nodes are the hashes of their paths.
	runs hashTable
	// ownIDs are the IDs that are not the slug of the label.
	ownIDs map[int32]string
	codes  map[int32][2]string
	words  interner
}

// nameRecord is a name of an entry.
type nameRecord struct {
	begin uint32 // in layer.text
	entry int32
	// next is the record before it with the same pieces, as in runs.
	next int32
	size uint16 // in bytes
	kind recordKind
}

// entryRecord is an entry. Its names are those from first to the first of the next
// entry, and the first of these its label.
type entryRecord struct {
	first          uint32
	link           uint32 // in layer.text
	linkSize       uint8
	typ            uint8  // in EntityTypes
	class, country uint16 // in layer.words
}

// recordKind is a NameKind; with asLabel it is no name, only the label or a word
// that is listed and not looked up.
type recordKind uint8

const asLabel recordKind = 1 << 7

// recordKinds are the kinds by their number.
var recordKinds = [...]NameKind{PlainName, AcronymName, DemonymName, CapitalName, MetonymName, TickerName}

func recordKindOf(kind NameKind) recordKind {
	for i, k := range recordKinds {
		if k == kind {
			return recordKind(i)
		}
	}
	panic("schema: no kind of names " + kind)
}

func (k recordKind) kind() NameKind { return recordKinds[k&^asLabel] }

// The bounds of what a layer holds.
const (
	maxNameSize   = 1<<16 - 1
	maxLinkSize   = 1<<8 - 1
	maxLayerBytes = 1<<32 - 1 - maxNameSize
)

func newLayer() *layer {
	return &layer{ownIDs: map[int32]string{}, codes: map[int32][2]string{}}
}

// addEntry begins an entry; the names that follow are its names, the first its
// label. Own says that the ID is not the slug of the label.
func (l *layer) addEntry(e *GazetteerEntry, own bool) int32 {
	i := int32(len(l.entries))
	rec := entryRecord{first: uint32(len(l.names)), link: uint32(l.text.Len()), linkSize: uint8(len(e.Link)),
		class: l.words.number(e.Class), country: l.words.number(e.Country)}
	for n, t := range EntityTypes {
		if t == e.Type {
			rec.typ = uint8(n)
		}
	}
	l.text.WriteString(e.Link)
	l.entries = append(l.entries, rec)
	l.decoded = append(l.decoded, atomic.Pointer[GazetteerEntry]{})
	l.ids.put(hashText(e.ID), i)
	if own {
		l.ownIDs[i] = e.ID
	}
	if e.Alpha2 != "" {
		l.codes[i] = [2]string{e.Alpha2, e.Alpha3}
	}
	return i
}

// addName gives the last entry a name.
func (l *layer) addName(name string, kind recordKind) {
	rec := nameRecord{begin: uint32(l.text.Len()), size: uint16(len(name)), kind: kind, entry: int32(len(l.entries) - 1)}
	l.text.WriteString(name)
	if kind&asLabel == 0 {
		var buf [64]byte
		hash, at := hashStart, -1
		eachPiece(name, func(piece string) bool {
			hash = hashPiece(hash, foldPiece(buf[:0], piece))
			at = l.runs.slot(hash)
			return true
		})
		if at >= 0 {
			rec.next = l.runs.values[at]
			l.runs.values[at] = int32(len(l.names) + 1)
		}
	}
	l.names = append(l.names, rec)
}

// nameText returns the letters of a name.
func (l *layer) nameText(rec *nameRecord) string {
	return l.text.String()[rec.begin : rec.begin+uint32(rec.size)]
}

// entry decodes entry i, once.
func (l *layer) entry(i int32) *GazetteerEntry {
	if e := l.decoded[i].Load(); e != nil {
		return e
	}
	rec := &l.entries[i]
	e := &GazetteerEntry{
		Label: l.nameText(&l.names[rec.first]),
		Type:  EntityTypes[rec.typ], Class: l.words.words[rec.class], Country: l.words.words[rec.country],
		Link: l.text.String()[rec.link : rec.link+uint32(rec.linkSize)],
	}
	e.ID = l.id(i)
	code := l.codes[i]
	e.Alpha2, e.Alpha3 = code[0], code[1]
	for n := range l.namesOf(i) {
		name := &l.names[n]
		if uint32(n) == rec.first && name.kind&asLabel != 0 {
			continue // Georgia (US state)
		}
		e.Names = append(e.Names, GazetteerName{l.nameText(name), name.kind.kind()})
	}
	l.decoded[i].CompareAndSwap(nil, e)
	return l.decoded[i].Load()
}

// namesOf yields the indexes of the names of entry i.
func (l *layer) namesOf(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		end := len(l.names)
		if int(i)+1 < len(l.entries) {
			end = int(l.entries[i+1].first)
		}
		for n := int32(l.entries[i].first); int(n) < end && yield(n); n++ {
		}
	}
}

// id returns the ID of entry i.
func (l *layer) id(i int32) string {
	if id := l.ownIDs[i]; id != "" {
		return id
	}
	return Slug(l.nameText(&l.names[l.entries[i].first]))
}

// find returns the entry with the ID, or -1.
func (l *layer) find(id string) int32 {
	i, ok := l.ids.get(hashText(id))
	if !ok || l.id(i) != id {
		return -1
	}
	return i
}

// fits reports whether the name has these pieces, by the rules of case.
func (l *layer) fits(rec *nameRecord, pieces []string) bool {
	kind := rec.kind.kind()
	exact := kind == AcronymName || kind == TickerName
	var a, b [64]byte
	i, ok := 0, true
	eachPiece(l.nameText(rec), func(want string) bool {
		ok = i < len(pieces)
		if !ok {
			return false
		}
		got := pieces[i]
		i++
		switch {
		case exact:
			ok = strings.ReplaceAll(got, ".", "") == strings.ReplaceAll(want, ".", "")
		case startsUpper(want) && !startsUpper(got):
			ok = false
		default:
			ok = string(foldPiece(a[:0], want)) == string(foldPiece(b[:0], got))
		}
		return ok
	})
	return ok && i == len(pieces)
}

// readings returns the readings of a run, of which last is the value in runs, in
// the order of the source and without the dropped records.
func (l *layer) readings(last int32, pieces []string, dropped map[int32]bool) []GazetteerMatch {
	var taken []*nameRecord
	for n := last; n > 0; n = l.names[n-1].next {
		if rec := &l.names[n-1]; !dropped[n-1] && l.fits(rec, pieces) {
			taken = append(taken, rec)
		}
	}
	slices.Reverse(taken)
	var out []GazetteerMatch
	for i, rec := range taken {
		// Al-Qaeda and al-Qaeda are one reading.
		again := false
		for j := i - 1; j >= 0 && taken[j].entry == rec.entry; j-- {
			again = again || taken[j].kind == rec.kind
		}
		if !again {
			out = append(out, GazetteerMatch{l.entry(rec.entry), rec.kind.kind()})
		}
	}
	return out
}

// interner numbers words.
type interner struct {
	words   []string
	numbers map[string]uint16
}

// maxWords bounds the words that an interner can number.
const maxWords = 1 << 16

func (in *interner) number(word string) uint16 {
	n, ok := in.numbers[word]
	if !ok {
		if in.numbers == nil {
			in.numbers = map[string]uint16{}
		}
		n = uint16(len(in.words))
		word = strings.Clone(word)
		in.words = append(in.words, word)
		in.numbers[word] = n
	}
	return n
}
