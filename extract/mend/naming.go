package mend

import (
	"cmp"
	"slices"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/schema"
)

// tags returns the entity tags of the sentence, to tell later which ones rules changed.
func (m *mender) tags() []string {
	out := make([]string, 0, m.end-m.first)
	for t := m.first; t < m.end; t++ {
		out = append(out, m.toks[t].NER)
	}
	return out
}

// rename makes the names of doc agree with the entity tags that rules changed: before are those of
// the sentence when it came. A changed name stands for no entry of the gazetteer.
func (m *mender) rename(doc *extract.Document, before []string) {
	if slices.Equal(before, m.tags()) {
		return
	}
	for t := m.first; t < m.end; t++ {
		tag := m.toks[t].NER
		if !strings.HasPrefix(tag, "B-") {
			continue
		}
		end, changed := t+1, tag != before[t-m.first]
		for ; end < m.end && m.toks[end].NER == "I-"+tag[2:]; end++ {
			changed = changed || m.toks[end].NER != before[end-m.first]
		}
		if !changed {
			continue
		}
		doc.Names = slices.DeleteFunc(doc.Names, func(n extract.Name) bool { return n.First < end && n.End > t })
		at, _ := slices.BinarySearchFunc(doc.Names, t, func(n extract.Name, first int) int { return cmp.Compare(n.First, first) })
		doc.Names = slices.Insert(doc.Names, at, extract.Name{First: t, End: end, Type: typeOfTag[tag[2:]]})
	}
}

var typeOfTag = map[string]schema.EntityType{"PER": schema.Person, "ORG": schema.Organization, "LOC": schema.Place, "MISC": schema.Thing}
