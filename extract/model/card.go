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
	// SHA256 is that of the model file, in hexadecimal. It is no part of the card's file.
	SHA256 string `json:"-"`
}

// ReadCard parses the card of the model with the given content.
func ReadCard(card, model []byte) (Card, error) {
	var c Card
	if err := json.Unmarshal(card, &c); err != nil {
		return Card{}, fmt.Errorf("model card: %w", err)
	}
	c.SHA256 = sum(model)
	return c, nil
}

// Encode returns the card as its file holds it.
func (c *Card) Encode() ([]byte, error) {
	text, err := json.MarshalIndent(c, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(text, '\n'), nil
}
