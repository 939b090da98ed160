package clause

import (
	"strings"

	"github.com/quadwire/quadwire/extract"
)

// priors say how far the rules are trusted. They were set by hand after reading the
// output on gold trees of news, and measure nothing; the first that begins the name
// of a rule counts.
var priors = []struct {
	part  string
	prior float64
}{
	{"title", 0.95}, {"possessive", 0.85}, {"appos-alias", 0.8}, {"appos", 0.9}, {"existential-bare", 0.4}, {"existential", 0.7}, {"age", 0.9},
	{"copula-elided", 0.5}, {"advcl", 0.75}, {"acl-infinitive", 0.6}, {"acl", 0.8}, {"relcl", 0.85},
	{"purpose", 0.75}, {"xcomp", 0.85}, {"copula", 0.9}, {"passive", 0.92}, {"nsubj", 0.95},
}

// tails lower the prior by what the object is.
var tails = []struct {
	suffix string
	factor float64
}{
	{"-agent", 1}, {"-obj", 1}, {"-obl", 0.95}, {"-clause", 0.8}, {"-iobj", 0.95}, {"-xcomp", 0.95},
}

// bare is the factor of a proposition without object.
const bare = 0.75

// confidence computes the confidence of prop as the package comment describes.
func (b *builder) confidence(prop *extract.Proposition) float64 {
	conf := 0.7
	for _, p := range priors {
		if strings.HasPrefix(prop.Rule, p.part) {
			conf = p.prior
			break
		}
	}
	if !prop.Object.Present() {
		conf *= bare
	} else {
		for _, t := range tails {
			if strings.HasSuffix(prop.Rule, t.suffix) {
				conf *= t.factor
				break
			}
		}
	}
	if b.noMargins {
		return conf
	}
	margin := b.margin(prop.Subject, 1)
	margin = b.margin(prop.Object, margin)
	for _, arg := range prop.Args {
		margin = b.margin(arg, margin)
	}
	return conf * (0.4 + 0.6*margin)
}

// margin returns the smaller of least and the margin of the arc above arg.
func (b *builder) margin(arg extract.Argument, least float64) float64 {
	if !arg.Present() || b.toks[arg.Head].Head < 0 {
		return least
	}
	return min(least, max(0, float64(b.toks[arg.Head].Margin)))
}
