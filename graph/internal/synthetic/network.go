package synthetic

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/quadwire/quadwire/graph/internal/sample"
	"github.com/quadwire/quadwire/graph/quads"
	"github.com/quadwire/quadwire/schema"
)

// Network makes articles about actors who act mostly on those of their own circle,
// often on a few that all have to do with, and rarely on anybody: as in the news, few
// actors have thousands of facts and most a handful.
type Network struct {
	rand   *rand.Rand
	actors []schema.Entity
	often  *rand.Zipf
}

// circle is how many actors have most to do with each other.
const circle = 40

// deeds are what the actors do, with the words and the category for it.
var deeds = []struct {
	predicate, words string
	event            schema.Event
	symmetric        bool
}{
	{"spoke-with", "spoke with", schema.Consult, true},
	{"met-with", "met", schema.Consult, true},
	{"praises", "praised", schema.Support, false},
	{"criticizes", "criticised", schema.Accuse, false},
	{"assists", "helped", schema.Aid, false},
	{"attacks", "attacked", schema.Assault, false},
	{"visits", "visited", schema.Consult, false},
	{"supplies-arms-to", "armed", schema.Aid, false},
}

var publishers = []string{"Example Wire", "Harbour Post", "Evening Mail", "Northern Press"}

// NewNetwork returns a network of size actors, of which the first are those that all
// have to do with; the same seed gives the same one.
func NewNetwork(seed uint64, size int) *Network {
	n := &Network{rand: rand.New(rand.NewPCG(seed, 2))}
	n.often = rand.NewZipf(n.rand, 1.2, 4, uint64(size-1))
	for i := range size {
		ent := schema.Entity{Type: schema.Person}
		switch {
		case i < len(stateNames):
			ent.Type, ent.Label = schema.Country, stateNames[i]
		case i%5 == 0:
			ent.Type = schema.Organization
			ent.Label = fmt.Sprintf("%s %s %s", invented(n.rand), pick(n.rand, []string{"Steel", "Media", "Energy", "Marine"}), pick(n.rand, []string{"Group", "Union", "Council"}))
		default:
			surname := invented(n.rand)
			ent.Label, ent.Aliases = pick(n.rand, givenSpellings)[0]+" "+surname, []string{surname}
		}
		ent.ID = fmt.Sprintf("%s-%d", schema.Slug(ent.Label), i)
		n.actors = append(n.actors, ent)
	}
	return n
}

// invented makes up a surname of two to four syllables.
func invented(r *rand.Rand) string {
	name := pick(r, []string{"Ba", "Ke", "Lo", "Ma", "Ne", "Po", "Ra", "Sa", "To", "Va", "Ze"})
	for range 1 + r.IntN(3) {
		name += pick(r, []string{"den", "lik", "mar", "nov", "ral", "sen", "tov", "vik", "zan", "bor", "gel", "hul"})
	}
	return name
}

// Actors returns all actors.
func (n *Network) Actors() []schema.Entity { return n.actors }

// Article makes article number i, of 14 statements.
func (n *Network) Article(i int) *schema.Record {
	var sentences []string
	var links []sample.Link
	subject := int(n.often.Uint64())
	for k := range 14 {
		if k%5 == 4 {
			subject = n.rand.IntN(len(n.actors))
		}
		object := n.other(subject)
		deed := pick(n.rand, deeds)
		sentence := fmt.Sprintf("%s %s %s, report %d says.", n.actors[subject].Label, deed.words, n.actors[object].Label, i)
		date := fmt.Sprintf("%d-%02d-%02d", 2015+i%9, 1+i%12, 1+n.rand.IntN(28))
		modality, polarity := schema.Asserted, schema.Positive
		switch n.rand.IntN(12) {
		case 0:
			modality = schema.Planned
		case 1:
			polarity = schema.Negative
		}
		confidence, source := 0.4+0.6*n.rand.Float64(), schema.Attribution{}
		if n.rand.IntN(4) == 0 {
			by := n.actors[n.rand.IntN(len(stateNames))]
			source = schema.Attribution{ID: by.ID, Label: by.Label, Type: by.Type, Text: by.Label, Cue: "say"}
		}
		sentences = append(sentences, sentence)
		links = append(links, sample.Link{Sentence: k, Subject: n.actors[subject], Predicate: deed.predicate, Words: deed.words, Object: n.actors[object],
			Edit: func(s *schema.Statement) {
				s.Symmetric, s.Event, s.Date, s.DateSource = deed.symmetric, string(deed.event), date, "text"
				s.Modality, s.Polarity, s.Confidence, s.Attribution = modality, polarity, confidence, source
			}})
	}
	return sample.Make(schema.Source{
		Headline: fmt.Sprintf("Report %d", i), Publisher: publishers[i%len(publishers)], Path: fmt.Sprintf("report-%d.txt", i),
		Published: fmt.Sprintf("%d-%02d-%02d", 2015+i%9, 1+i%12, 28),
	}, sentences, links...)
}

// other chooses whom an actor acts on.
func (n *Network) other(subject int) int {
	for {
		object := n.rand.IntN(len(n.actors))
		switch n.rand.IntN(20) {
		case 0: // anybody
		case 1, 2, 3:
			object = int(n.often.Uint64())
		default:
			object = min(subject/circle*circle+n.rand.IntN(circle), len(n.actors)-1)
		}
		if object != subject {
			return object
		}
	}
}

// NetworkOf returns a network for a graph of about so many quads, always the same.
func NetworkOf(quads int64) *Network { return NewNetwork(1, int(max(200, quads/250))) }

// Fill makes articles for a graph of at least so many quads. It gives them to load, which
// says how many quads one brought; where load is nil, all of an article's are counted. It
// returns how many statements name each actor.
func (n *Network) Fill(atLeast int64, load func(*schema.Record) (int, error)) (map[string]int, error) {
	if load == nil {
		load = func(rec *schema.Record) (int, error) {
			all, err := quads.Of(rec)
			return len(all), err
		}
	}
	named := make(map[string]int)
	for i, made := 0, int64(0); made < atLeast; i++ {
		rec := n.Article(i)
		for _, stmt := range rec.Statements {
			named[stmt.Subject.ID]++
			named[stmt.Object.ID]++
		}
		added, err := load(rec)
		if err != nil {
			return nil, err
		}
		made += int64(added)
	}
	return named, nil
}

// Medium returns the actor that about a hundred statements name, as Fill counted them.
func (n *Network) Medium(named map[string]int) schema.Entity {
	off := func(ent schema.Entity) int { return max(named[ent.ID]-100, 100-named[ent.ID]) }
	return slices.MinFunc(n.actors, func(a, b schema.Entity) int { return cmp.Compare(off(a), off(b)) })
}
