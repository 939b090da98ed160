package schema

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

// outsideISO are codes that Unicode knows and no country of ISO 3166-1 has: withdrawn
// ones, unions, islands of others, and Kosovo, whose code is for users.
var outsideISO = strings.Fields("AC AN CP CQ CS DG EA EU EZ FQ IC NT PC QO SU TA UN XK YU")

// TestAllCountriesOfISO3166 compares the countries with those of the Unicode CLDR.
func TestAllCountriesOfISO3166(t *testing.T) {
	byCode := map[string]*GazetteerEntry{}
	for _, e := range testGazetteer(t).Entries() {
		if e.Type == Country {
			byCode[e.Alpha2] = e
		}
	}
	assigned := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err != nil || !region.IsCountry() || region.String() != code || region.Canonicalize() != region || slices.Contains(outsideISO, code) {
				continue
			}
			e := byCode[code]
			if e == nil {
				t.Errorf("no country with the code %s", code)
				continue
			}
			assigned++
			if e.Alpha3 != region.ISO3() {
				t.Errorf("%s: alpha-3 %s, want %s", e.Label, e.Alpha3, region.ISO3())
			}
			if e.Link == "" {
				t.Errorf("%s has no link", e.Label)
			}
		}
	}
	if assigned != 249 {
		t.Errorf("%d countries, ISO 3166-1 has 249", assigned)
	}
}
