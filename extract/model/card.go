package model

import (
	"encoding/json"
	"fmt"
)

// Card says what a model is that has no Header: a file named as the model's with
// ".json" behind it, which the trainer writes beside it.
type Card struct {
	Name     string   `json:"name"`
	Licence  string   `json:"licence"`
	Training []string `json:"training"` // corpora with their licences
	Command  string   `json:"command"`  // that made the model
	// Scores are the accuracies on the dev sets, by name, in per cent.
	Scores map[string]float64 `json:"scores"`

	// What follows is read off the model file, and is no part of the card's file:
	// the number of its format, its size in bytes, and its hash in hexadecimal.
	Version int    `json:"-"`
	Size    int    `json:"-"`
	SHA256  string `json:"-"`
}

// Licence is that of all models trained by quadwire-train, see NOTICE.
const Licence = "CC BY-SA 4.0"

// ReadCard parses the card of the model with the given content, which is in the
// given version of its format.
func ReadCard(card, model []byte, version int) (Card, error) {
	var c Card
	if err := json.Unmarshal(card, &c); err != nil {
		return Card{}, fmt.Errorf("model card: %w", err)
	}
	c.Version, c.Size, c.SHA256 = version, len(model), sum(model)
	return c, nil
}

// FileCard returns the card of a model file that Load reads.
func FileCard(file []byte) (Card, error) {
	h, _, err := parseHeader(file)
	if err != nil {
		return Card{}, err
	}
	return Card{
		Name: h.Name, Licence: Licence, Training: h.Training, Command: h.Command, Scores: h.Scores,
		Version: formatVersion, Size: len(file), SHA256: sum(file),
	}, nil
}

// Encode returns the card as its file holds it.
func (c *Card) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}
