package query

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/synthetic"
	"github.com/quadwire/quadwire/schema"
)

// TestFirstFactsAreThoseOfAll wants the first of many facts, which not all are read for,
// to be the first of all, in every order and under filters that drop some on the way.
func TestFirstFactsAreThoseOfAll(t *testing.T) {
	ctx := context.Background()
	network := synthetic.NewNetwork(3, 60)
	var recs []*schema.Record
	for i := range 25 {
		rec := network.Article(i)
		for k := range rec.Statements {
			if k%7 == 0 {
				rec.Statements[k].Date = "" // which come last
			}
			if k%5 == 0 {
				rec.Statements[k].Confidence = 0.5 // which are equally sure
			}
		}
		recs = append(recs, rec)
	}
	q := open(t, recs...)
	actor := network.Actors()[0].ID
	for _, filter := range []Filter{{}, {All: true}, {All: true, Since: "2017", Until: "2021-06"}, {MinConfidence: 0.6}, {All: true, Publisher: "wire"}, {Polarity: schema.Positive}} {
		plain, err := q.Facts(ctx, FactsOptions{Actor: actor, Filter: Filter{All: true}})
		if err != nil {
			t.Fatal(err)
		}
		passing := 0
		for _, f := range plain {
			keep, err := filter.compile()
			if err != nil {
				t.Fatal(err)
			}
			asserted := f.Polarity == schema.Positive && f.Modality == schema.Asserted
			if (keep.All || asserted) && keep.keeps(&f.Statement) && keep.isFrom(&f.Source) {
				passing++
			}
		}
		for _, order := range Orders {
			all, err := q.Facts(ctx, FactsOptions{Actor: actor, Filter: filter, Sort: order})
			if err != nil {
				t.Fatal(err)
			}
			if len(all) != passing || passing < 8 {
				t.Fatalf("%+v: %d facts, want %d", filter, len(all), passing)
			}
			for _, limit := range []int{1, 3, len(all) / 3, len(all) - 1, len(all) + 1} {
				some, err := q.Facts(ctx, FactsOptions{Actor: actor, Filter: filter, Sort: order, Limit: limit})
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(some, all[:min(limit, len(all))]) {
					t.Errorf("%+v by %s: the first %d are not those of all", filter, order, limit)
				}
			}
		}
	}
}

// TestWhatIsRememberedIsForgotten asks again after the graph has changed.
func TestWhatIsRememberedIsForgotten(t *testing.T) {
	ctx := context.Background()
	network := synthetic.NewNetwork(3, 60)
	first := network.Article(0)
	q := open(t, first)
	var steps []string
	for i := range 3 {
		fresh := New(q.st)
		for _, ent := range network.Actors()[:20] {
			opts := FactsOptions{Actor: ent.ID, Filter: Filter{All: true}}
			got, err := q.Facts(ctx, opts)
			want, failed := fresh.Facts(ctx, opts)
			if fmt.Sprint(err) != fmt.Sprint(failed) || !reflect.DeepEqual(got, want) {
				t.Errorf("after %v: %s: %d facts, %v; want %d, %v", steps, ent.ID, len(got), err, len(want), failed)
			}
		}
		var err error
		if i == 1 {
			steps = append(steps, "removed")
			_, err = q.st.Remove(ctx, first.Source.ID)
		} else {
			steps = append(steps, "loaded")
			_, err = q.st.Load(ctx, network.Article(1))
		}
		if err == nil {
			err = q.st.Flush(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestBoundedForgets holds what is remembered to its bound.
func TestBoundedForgets(t *testing.T) {
	b := bounded[int, []int]{most: 40, weigh: func(v []int) int { return len(v) }}
	for i := range 100 {
		b.put(i, make([]int, 1+i%9))
		b.put(i, make([]int, 1+i%7))
		if total := weightOfAll(&b); total > 40 || total != b.weight {
			t.Fatalf("weight %d, said to be %d", total, b.weight)
		}
	}
	b.put(1000, make([]int, 11))
	if _, ok := b.get(1000); ok {
		t.Error("more than a quarter of the bound is remembered")
	}
}

func weightOfAll(b *bounded[int, []int]) (total int) {
	for _, v := range b.m {
		total += len(v)
	}
	return total
}
