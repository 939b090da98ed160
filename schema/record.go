package schema

// Source is what the graph keeps of an article itself.
type Source struct {
	// ID is the hash of the content, the local name of <doc:ID>.
	ID        string `json:"id"`
	Headline  string `json:"headline,omitempty"`
	Published string `json:"published,omitempty"` // YYYY-MM-DD, empty if unknown
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Language  string `json:"language,omitempty"`
	// Path is where the article was read from, for messages.
	Path string `json:"path,omitempty"`
	// SHA256 is the hash of the text in hexadecimal.
	SHA256 string `json:"sha256"`
	// ReadBy names what the article was read with, program, models and tables, so that
	// it need not be read again by the same; empty if that is not kept.
	ReadBy string `json:"readBy,omitempty"`
}

// Sentence is a sentence of an article that a statement rests on.
type Sentence struct {
	// Index is the number of the sentence in the article, from 0.
	Index int
	Span
	Text string
}

// Record is everything the graph takes from one article.
type Record struct {
	Source Source
	// Text is the whole text, which all offsets are into; empty if that is not kept.
	Text       string
	Sentences  []Sentence // all sentences, in order
	Entities   []Entity   // every entity that the article names, sorted by ID
	Statements []Statement
}
