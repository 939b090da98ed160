package ask

// Bound is the value that a parameter has where none is given, and the greatest that it
// may have. Zero leaves what the question has itself.
type Bound struct{ Default, Most int }

// Limits bound what questions may cost that others ask. The zero value does not bound
// them.
type Limits struct {
	// Facts bounds how many facts an answer has.
	Facts Bound
	// Actors bounds how many actors an answer has besides those asked for, Hits how many a
	// search or a ranking has.
	Actors, Hits Bound
	// Depth bounds how far neighbors are, Steps how long chains are, Chains how many.
	Depth, Steps, Chains Bound
	// Joined is the greatest number of actors that between joins; its default has no
	// meaning.
	Joined Bound
}

// DefaultLimits are those of answers over a network.
var DefaultLimits = Limits{
	Facts: Bound{100, 1000}, Actors: Bound{50, 200}, Hits: Bound{10, 100}, Depth: Bound{1, 3}, Steps: Bound{4, 6}, Chains: Bound{3, 20}, Joined: Bound{Most: 6},
}

func ofFacts(l *Limits) Bound  { return l.Facts }
func ofActors(l *Limits) Bound { return l.Actors }
func ofHits(l *Limits) Bound   { return l.Hits }
func ofDepth(l *Limits) Bound  { return l.Depth }
func ofSteps(l *Limits) Bound  { return l.Steps }
func ofAround(l *Limits) Bound { return Bound{Most: l.Depth.Most} }
func ofChains(l *Limits) Bound { return l.Chains }
func ofJoined(l *Limits) Bound { return l.Joined }

// Of returns the parameters of a question with the defaults and bounds that l has.
func (l *Limits) Of(question Question) []Param {
	params := question.Params()
	for i := range params {
		p := &params[i]
		if p.bound == nil {
			continue
		}
		bound := p.bound(l)
		if n, ok := p.Into.(*int); ok && bound.Default > 0 {
			*n = bound.Default
			p.Least = max(p.Least, 1) // 0 would be all
		}
		p.Most = float64(bound.Most)
	}
	return params
}
