package spell

import "testing"

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{{"build", "build", 0}, {"biuld", "build", 1}, {"buld", "build", 1}, {"facts", "path", 3}, {"", "abc", 3}}
	for _, test := range tests {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("Distance(%q, %q) = %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	names := []string{"facts", "path", "between"}
	for word, want := range map[string]string{"fact": "; did you mean facts?", "PATHS": "; did you mean path?", "neighbourhood": "", "betwene": "; did you mean between?"} {
		if got := DidYouMean(word, names, ""); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
