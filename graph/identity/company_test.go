package identity

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
)

func TestCompanyDoesNotDependOnTheOrder(t *testing.T) {
	var want map[string]int
	for seed := range uint64(5) {
		c, random := newCompany(), rand.New(rand.NewPCG(seed, 0))
		for _, i := range random.Perm(3 * maxCompany) {
			for range 2 {
				c.meet(fmt.Sprint("node-", i), 1)
			}
		}
		if want == nil {
			want = c.nodes
		}
		if len(c.nodes) != maxCompany || !c.sampled || !maps.Equal(c.nodes, want) {
			t.Fatalf("seed %d: %d nodes, sampled %v", seed, len(c.nodes), c.sampled)
		}
	}
}

func TestCompanyLeaves(t *testing.T) {
	c := newCompany()
	c.meet("a", 2)
	c.meet("a", -1)
	c.meet("b", 1)
	c.meet("b", -1)
	c.meet("never-there", -1)
	if !maps.Equal(c.nodes, map[string]int{"a": 1}) || c.sampled {
		t.Errorf("got %v, sampled %v", c.nodes, c.sampled)
	}
}

func TestRecordsOfSamplesAreTheSame(t *testing.T) {
	value := func(articles int, sampled bool, beside string) []byte {
		a := newActor("x")
		a.Articles = articles
		a.company.meet(beside, 1)
		a.company.sampled = sampled
		var out encoder
		a.encode(&out)
		return out
	}
	for _, test := range []struct {
		x, y []byte
		want bool
	}{
		{value(1, false, "a"), value(1, false, "a"), true},
		{value(1, false, "a"), value(1, false, "b"), false},
		{value(1, true, "a"), value(1, false, "b"), true},
		{value(1, true, "a"), value(2, true, "b"), false},
	} {
		if got := SameRecord(actorKey+"x", test.x, test.y); got != test.want {
			t.Errorf("got %v, want %v", got, test.want)
		}
	}
}
