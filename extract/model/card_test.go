package model

import (
	"reflect"
	"testing"
)

func TestCardsAreReadAsTheyWereWritten(t *testing.T) {
	want := Card{Name: "words", Licence: "CC BY 4.0", Training: []string{"a corpus"}, Command: "train", Scores: map[string]float64{"dev F1": 99.5}}
	text, err := want.Encode()
	if err != nil {
		t.Fatal(err)
	}
	want.Version, want.Size = 7, 3
	want.SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // of abc
	got, err := ReadCard(text, []byte("abc"), 7)
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := ReadCard([]byte("{"), nil, 1); err == nil {
		t.Error("half a card: no error")
	}
}
