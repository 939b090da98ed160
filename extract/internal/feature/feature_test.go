package feature

import "testing"

// The hashes are part of the models: others would make them guess.
func TestHashesStay(t *testing.T) {
	if got := Mix(Mix(7, Golden), Flag(true)); got != 0x780032afbcff1b1e {
		t.Errorf("got %#x", got)
	}
	if Flag(false) != 0 {
		t.Error("false is not 0")
	}
}
