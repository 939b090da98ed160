package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// idLength is the number of hexadecimal digits of a statement's ID: 80 bits, so
// that among a hundred million statements two collide with a probability below 1e-8.
const idLength = 20

// ContentID returns the hash of what s says and of the place in the article that
// shows it. It does not depend on what may be estimated anew: the confidence and
// the rule.
func (s *Statement) ContentID() string {
	fields := []string{
		s.Subject.ID, s.Predicate, s.Object.ID, s.Object.Literal,
		string(s.Polarity), string(s.Modality), s.Attribution.ID, s.Attribution.Text,
		s.Date, s.PlaceID,
		s.Evidence.Article, strconv.Itoa(s.Evidence.Begin), strconv.Itoa(s.Evidence.End),
	}
	sum := sha256.Sum256([]byte(strings.Join(fields, "\x00")))
	return hex.EncodeToString(sum[:])[:idLength]
}
