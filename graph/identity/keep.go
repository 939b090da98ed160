package identity

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// What the resolver knows can be kept as records, each a key and a few bytes, so that
// it need not be found out again from all articles: one of each actor, one of each
// former ID, and the number of articles. The indexes follow from them.
const (
	actorKey    = "actor "
	formerKey   = "former "
	articlesKey = "articles"
)

// KeptVersion is the version of what [Resolver.Changed] returns; records of another
// version are of no use.
const KeptVersion = 2

var errKept = errors.New("bad record")

// Changed calls yield for each record that has changed since the last call, in the
// order of keys; the value is nil where there is none any more.
func (r *Resolver) Changed(yield func(key string, value []byte) error) error {
	for _, key := range slices.Sorted(maps.Keys(r.changed)) {
		if err := yield(key, r.kept(key)); err != nil {
			return err
		}
	}
	clear(r.changed)
	return nil
}

// HasChanged reports whether Changed has anything to tell.
func (r *Resolver) HasChanged() bool { return len(r.changed) > 0 }

// kept returns the value of a record.
func (r *Resolver) kept(key string) []byte {
	var out encoder
	if id, ok := strings.CutPrefix(key, actorKey); ok {
		if a := r.actors[id]; a != nil {
			a.encode(&out)
		}
		return out
	}
	if id, ok := strings.CutPrefix(key, formerKey); ok {
		if to, ok := r.former[id]; ok {
			out = encoder(to)
		}
		return out
	}
	out.number(r.articles)
	return out
}

// Recall takes in a record that [Resolver.Changed] gave.
func (r *Resolver) Recall(key string, value []byte) error {
	in := decoder{rest: value}
	if id, ok := strings.CutPrefix(key, actorKey); ok {
		a := newActor(id)
		a.decode(&in)
		r.actors[id] = a
		r.index1(a)
	} else if id, ok := strings.CutPrefix(key, formerKey); ok {
		r.former[id] = string(value)
		return nil
	} else if key == articlesKey {
		r.articles = in.number()
	} else {
		in.bad = true
	}
	if in.bad || len(in.rest) > 0 {
		return fmt.Errorf("%w %q of who is who", errKept, key)
	}
	return nil
}

func (a *Actor) encode(out *encoder) {
	out.number(a.Articles)
	encodeCounts(out, a.Types)
	for _, counts := range []map[string]int{a.Labels, a.Aliases, a.links, a.dates, a.Bodies, a.company.nodes} {
		encodeCounts(out, counts)
	}
	out.number(len(a.Offices))
	for _, name := range slices.Sorted(maps.Keys(a.Offices)) {
		out.text(name)
		out.number(a.Offices[name].Facts)
		encodeCounts(out, a.Offices[name].dates)
	}
	sampled := 0
	if a.company.sampled {
		sampled = 1
	}
	out.number(sampled)
}

func (a *Actor) decode(in *decoder) {
	a.Articles = in.number()
	decodeCounts(in, a.Types)
	for _, counts := range []map[string]int{a.Labels, a.Aliases, a.links, a.dates, a.Bodies, a.company.nodes} {
		decodeCounts(in, counts)
	}
	for range in.number() {
		name, term := in.text(), Term{Facts: in.number(), dates: map[string]int{}}
		decodeCounts(in, term.dates)
		if a.Offices[name] = term; in.bad {
			break
		}
	}
	a.company.sampled = in.number() == 1
	for _, names := range []map[string]int{a.Labels, a.Aliases} {
		for text := range names {
			a.known[text] = true
		}
	}
	a.derive()
}

// SameRecord reports whether two values of a record say the same of who is who. Of whom an
// actor appears beside, samples can differ: what left one when articles went does not come back.
func SameRecord(key string, x, y []byte) bool {
	id, ok := strings.CutPrefix(key, actorKey)
	if !ok || bytes.Equal(x, y) {
		return bytes.Equal(x, y)
	}
	a, b := newActor(id), newActor(id)
	a.decode(&decoder{rest: x})
	b.decode(&decoder{rest: y})
	if !a.company.sampled && !b.company.sampled {
		return false
	}
	a.company, b.company = company{}, company{}
	var left, right encoder
	a.encode(&left)
	b.encode(&right)
	return bytes.Equal(left, right)
}

// encoder writes numbers as unsigned varints, and texts after their lengths.
type encoder []byte

func (e *encoder) number(n int) { *e = binary.AppendUvarint(*e, uint64(n)) }

func (e *encoder) text(s string) {
	e.number(len(s))
	*e = append(*e, s...)
}

func encodeCounts[K ~string](e *encoder, counts map[K]int) {
	e.number(len(counts))
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		e.text(string(key))
		e.number(counts[key])
	}
}

// decoder reads what encoder wrote. It is bad from the first fault on.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) number() int {
	n, size := binary.Uvarint(d.rest)
	if size <= 0 || n > 1<<40 {
		d.bad, d.rest = true, nil
		return 0
	}
	d.rest = d.rest[size:]
	return int(n)
}

func (d *decoder) text() string {
	n := d.number()
	if n > len(d.rest) {
		d.bad, d.rest = true, nil
		return ""
	}
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

func decodeCounts[K ~string](d *decoder, counts map[K]int) {
	for range d.number() {
		key := d.text()
		if counts[K(key)] = d.number(); d.bad {
			return
		}
	}
}
