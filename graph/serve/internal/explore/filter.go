package explore

import (
	"strconv"

	"github.com/quadwire/quadwire/graph/ask"
	"github.com/quadwire/quadwire/graph/query"
)

// filterForm is a form that chooses facts.
type filterForm struct {
	*ask.Facts
	// Action is where the form leads.
	Action string
	// Predicates, Actors and the others are what can be chosen.
	Predicates, Actors, Sorts, Groups, Modalities, Confidences []choice
	// Set are the filters that are set, with what takes each away.
	Set []chosen
	// More reports that one of the rarer filters is set.
	More bool
}

// choice is an entry of a list.
type choice struct {
	Value, Label string
	Chosen       bool
}

// chosen is a filter that is set.
type chosen struct {
	Label, Without string
}

var sortLabels = map[query.Order]string{query.ByDate: "oldest first", query.Newest: "newest first", query.ByConfidence: "surest first", query.ByPredicate: "by predicate"}

var groupLabels = map[query.Grouping]string{query.GroupPredicate: "by predicate", query.GroupActor: "by actor", query.GroupMonth: "by month"}

func newFilterForm(question *ask.Facts, overview *query.Overview, here address) filterForm {
	f := filterForm{Facts: question, Action: here.path}
	chosenPredicate := ""
	if len(question.Predicates) > 0 {
		chosenPredicate = question.Predicates[0]
	}
	known := false
	for _, p := range overview.Predicates {
		known = known || p.Name == chosenPredicate
		f.Predicates = append(f.Predicates, choice{p.Name, predicateWords(p.Name) + " (" + strconv.Itoa(p.Statements) + ")", p.Name == chosenPredicate})
	}
	if chosenPredicate != "" && !known { // a kind of predicates, or a category
		f.Predicates = append(f.Predicates, choice{chosenPredicate, predicateWords(chosenPredicate), true})
	}
	known = false
	with := question.With
	for _, d := range overview.Others {
		known = known || d.ID == question.With
		f.Actors = append(f.Actors, choice{d.ID, plain(d.Label) + " (" + strconv.Itoa(d.Statements) + ")", d.ID == question.With})
		if d.ID == question.With {
			with = d.Label
		}
	}
	if question.With != "" && !known {
		f.Actors = append(f.Actors, choice{question.With, question.With, true})
	}
	for _, order := range query.Orders {
		f.Sorts = append(f.Sorts, choice{string(order), sortLabels[order], string(order) == question.Sort})
	}
	for _, by := range query.Groupings {
		f.Groups = append(f.Groups, choice{string(by), groupLabels[by], string(by) == question.Group})
	}
	for _, p := range question.Params() {
		if p.Name != "modality" {
			continue
		}
		for _, m := range p.Values {
			f.Modalities = append(f.Modalities, choice{m, m, len(question.Modalities) > 0 && question.Modalities[0] == m})
		}
	}
	for _, least := range []string{"0.5", "0.7", "0.8", "0.9"} {
		n, _ := strconv.ParseFloat(least, 64)
		f.Confidences = append(f.Confidences, choice{least, least + " or more", n == question.MinConfidence})
	}
	set := func(name, label string) {
		if here.Has(name) {
			f.Set = append(f.Set, chosen{label, here.With(name, "")})
		}
	}
	set("predicate", predicateWords(chosenPredicate))
	set("with", "with "+with)
	set("since", "since "+dateWords(question.Since))
	set("until", "until "+dateWords(question.Until))
	set("by", "according to "+question.By)
	set("publisher", "published by "+question.Publisher)
	set("polarity", "only "+question.Polarity)
	if len(question.Modalities) > 0 {
		set("modality", "only "+question.Modalities[0])
	}
	set("certainty", "only of some certainty")
	set("min-confidence", "confidence "+hundredths(question.MinConfidence)+" or more")
	f.More = question.By != "" || question.Publisher != "" || len(question.Modalities) > 0 || question.MinConfidence > 0
	return f
}
