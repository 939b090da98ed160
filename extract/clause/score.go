package clause

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/quadwire/quadwire/extract"
)

// scoreData are the trees of the score, see data/README.md.
//
//go:embed data/score.tsv
var scoreData string

// scorer is an ensemble of decision trees whose leaves add up to log odds.
type scorer struct {
	bias  float64
	trees []scoreTree
}

// scoreTree asks its first question, then the second if the answer is yes (the feature is at
// most the threshold), the third if it is no; the leaves follow from left to right.
type scoreTree struct {
	feature   [3]int
	threshold [3]float64
	leaf      [4]float64
}

// english returns the scorer that is embedded.
var english = sync.OnceValues(func() (*scorer, error) { return parseScorer(scoreData) })

// parseScorer reads a bias on a line of its own and a tree on each other line: three
// questions "feature<=threshold" and four leaves, parted by tabs.
func parseScorer(data string) (*scorer, error) {
	s := new(scorer)
	for n, line := range strings.Split(strings.TrimRight(data, "\n"), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if fields[0] == "bias" && len(fields) == 2 {
			bias, err := strconv.ParseFloat(fields[1], 64)
			if err != nil {
				return nil, fmt.Errorf("score.tsv:%d: %w", n+1, err)
			}
			s.bias = bias
			continue
		}
		tree, err := parseScoreTree(fields)
		if err != nil {
			return nil, fmt.Errorf("score.tsv:%d: %w", n+1, err)
		}
		s.trees = append(s.trees, tree)
	}
	return s, nil
}

func parseScoreTree(fields []string) (scoreTree, error) {
	var tree scoreTree
	if len(fields) != len(tree.feature)+len(tree.leaf) {
		return tree, fmt.Errorf("%d fields", len(fields))
	}
	for i := range tree.feature {
		name, border, _ := strings.Cut(fields[i], "<=")
		if tree.feature[i] = slices.Index(FeatureNames, name); tree.feature[i] < 0 {
			return tree, fmt.Errorf("no feature %q", name)
		}
		var err error
		if tree.threshold[i], err = strconv.ParseFloat(border, 64); err != nil {
			return tree, err
		}
	}
	for i := range tree.leaf {
		var err error
		if tree.leaf[i], err = strconv.ParseFloat(fields[len(tree.feature)+i], 64); err != nil {
			return tree, err
		}
	}
	return tree, nil
}

// score returns the expected share of words that are right, 0..1.
func (s *scorer) score(x []float64) float64 {
	sum := s.bias
	for i := range s.trees {
		t := &s.trees[i]
		node := 1
		if x[t.feature[0]] > t.threshold[0] {
			node = 2
		}
		leaf := 2 * (node - 1)
		if x[t.feature[node]] > t.threshold[node] {
			leaf++
		}
		sum += t.leaf[leaf]
	}
	return 1 / (1 + math.Exp(-sum))
}

// rank sets the score of all propositions of doc.
func (s *scorer) rank(doc *extract.Document) {
	x := make([]float64, 0, len(FeatureNames))
	for i := range doc.Propositions {
		x = AppendFeatures(x[:0], doc, i)
		doc.Propositions[i].Score = s.score(x)
	}
}
