package tag

// Lemmatizer gives the lemma of a word; until it is trained, the word itself.
type Lemmatizer struct{}

// NewLemmatizer makes the lemmatiser.
func NewLemmatizer() (*Lemmatizer, error) { return &Lemmatizer{}, nil }

// Lemma returns the lemma of form.
func (*Lemmatizer) Lemma(form, upos, xpos string) string { return form }
