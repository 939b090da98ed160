package conll18

// Score is one metric as counts.
type Score struct {
	Gold, System int // how many there are
	Correct      int // how many of the system's are right
	Aligned      int // how many words stand in the alignment; 0 for Tokens and Sentences
}

// Precision is the share of the system's that is right.
func (s Score) Precision() float64 { return ratio(s.Correct, s.System) }

// Recall is the share of gold that the system has.
func (s Score) Recall() float64 { return ratio(s.Correct, s.Gold) }

// F1 is the harmonic mean of both.
func (s Score) F1() float64 { return ratio(2*s.Correct, s.Gold+s.System) }

// AlignedAccuracy is the share of aligned words that is right.
func (s Score) AlignedAccuracy() float64 { return ratio(s.Correct, s.Aligned) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Scores are all metrics of one evaluation.
type Scores struct {
	Tokens, Sentences, Words           Score
	UPOS, XPOS, UFeats, AllTags, Lemma Score
	UAS, LAS, CLAS, MLAS, BLEX         Score
}

// Named is a metric with the name that the shared task gives it.
type Named struct {
	Name string
	Score
}

// All lists the metrics in the order in which the shared task prints them.
func (s *Scores) All() []Named {
	return []Named{
		{"Tokens", s.Tokens}, {"Sentences", s.Sentences}, {"Words", s.Words},
		{"UPOS", s.UPOS}, {"XPOS", s.XPOS}, {"UFeats", s.UFeats}, {"AllTags", s.AllTags}, {"Lemmas", s.Lemma},
		{"UAS", s.UAS}, {"LAS", s.LAS}, {"CLAS", s.CLAS}, {"MLAS", s.MLAS}, {"BLEX", s.BLEX},
	}
}
