package export

import "github.com/quadwire/quadwire/schema"

// countries tells of actors which country they are or belong to.
type countries struct{ gaz *schema.Gazetteer }

func loadCountries() (countries, error) {
	gaz, err := schema.LoadGazetteer()
	return countries{gaz}, err
}

// of returns the country that an actor is, or that an organization or place belongs to;
// nil where that is not known beforehand.
func (c countries) of(ent *schema.Entity) *schema.GazetteerEntry {
	e := c.gaz.Entry(ent.ID)
	if e == nil || e.Type != ent.Type || e.Link != ent.Link {
		return nil
	}
	if e.Country != "" {
		e = c.gaz.Entry(e.Country)
	}
	if e == nil || e.Alpha2 == "" {
		return nil
	}
	return e
}
