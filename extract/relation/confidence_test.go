package relation

import (
	"math"
	"strings"
	"testing"

	"github.com/quadwire/quadwire/extract"
)

func TestParseCalibration(t *testing.T) {
	c, err := parseCalibration("# a remark\nbias\t1\nmargin\t2\n")
	if err != nil {
		t.Fatal(err)
	}
	x := make([]float64, len(FeatureNames))
	x[featureMargin], x[featurePrior] = 0.5, 7
	if got, want := c.probability(x), 1/(1+math.Exp(-2)); math.Abs(got-want) > 1e-12 {
		t.Errorf("got %v, want %v", got, want)
	}
	for data, want := range map[string]string{"mood\t1\n": `:1: no feature "mood"`, "bias\t0\nmargin\tbig\n": ":2: "} {
		if _, err := parseCalibration(data); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v", data, err)
		}
	}
}

func TestEveryFeatureHasAName(t *testing.T) {
	if len(FeatureNames) != featureRule+len(ruleFamilies) {
		t.Errorf("%d names of %d features", len(FeatureNames), featureRule+len(ruleFamilies))
	}
}

func TestReadingsAreThoseOfTheStatements(t *testing.T) {
	f := fixture{
		words:  "Ruiz/Ruiz/PROPN/2/nsubj met/meet/VERB/0/root Paz/Paz/PROPN/2/obj after/after/ADP/6/case Lima/Lima/PROPN/6/nmod:poss help/help/NOUN/2/obl for/for/ADP/8/case Quito/Quito/PROPN/6/nmod",
		actors: "1=Ruiz:Person; 3=Paz:Person:pronoun; 5=Lima:Country; 8=Quito:Country",
		props:  []extract.Proposition{prop(subj(1), 2, "meet", obj(3), nil)},
	}
	doc := f.document(t)
	stage := newStage(t)
	readings, err := stage.Readings(t.Context(), doc)
	if err != nil || len(readings) != len(doc.Statements) || len(readings) != 2 {
		t.Fatalf("%d readings of %d statements, %v", len(readings), len(doc.Statements), err)
	}
	for i, want := range []struct {
		prop         int
		noClause     float64
		objectSpoken float64
	}{{0, 0, 1}, {-1, 1, 0}} {
		x := readings[i].Features
		if readings[i].Proposition != want.prop || x[featureNoClause] != want.noClause || x[featureObjectPronoun] != want.objectSpoken {
			t.Errorf("%s: proposition %d, features %v", doc.Statements[i].Predicate, readings[i].Proposition, x)
		}
		if got := round(stage.calibration.probability(x)); got != doc.Statements[i].Confidence {
			t.Errorf("confidence %v, features give %v", doc.Statements[i].Confidence, got)
		}
	}
}
