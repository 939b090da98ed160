package reliability

import (
	"math"
	"strings"
	"testing"
)

func TestMeasure(t *testing.T) {
	var honest, boastful []Point
	for i := range 100 {
		p := float64(i/10)/10 + 0.05
		found := 0.0
		if float64(i%10) < float64(i/10)+0.5 {
			found = 1
		}
		honest = append(honest, Point{p, found})
		boastful = append(boastful, Point{1 - (1-p)/4, found})
	}
	good, bad := Measure(honest), Measure(boastful)
	if good.Error > 0.06 || good.N != 100 || len(good.Rows) != 10 {
		t.Errorf("got %+v", good)
	}
	if bad.Error < 0.2 || bad.Brier <= good.Brier || math.Abs(bad.Area-good.Area) > 1e-9 {
		t.Errorf("too high ones with the same order: %+v", bad)
	}
	var out strings.Builder
	if err := good.Write(&out); err != nil || strings.Count(out.String(), "\n") != 13 || !strings.Contains(out.String(), "0.95-0.95") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestArea(t *testing.T) {
	for _, test := range []struct {
		points []Point
		want   float64
	}{
		{nil, 0.5},
		{[]Point{{0.2, 1}, {0.3, 1}}, 0.5},
		{[]Point{{0.2, 0}, {0.3, 1}}, 1},
		{[]Point{{0.2, 1}, {0.3, 0}}, 0},
		{[]Point{{0.3, 1}, {0.3, 0}}, 0.5},
		{[]Point{{0.1, 0}, {0.2, 1}, {0.3, 0.5}}, 1.5 / 2},
	} {
		if got := Measure(test.points).Area; math.Abs(got-test.want) > 1e-9 {
			t.Errorf("%v: got %v, want %v", test.points, got, test.want)
		}
	}
}
