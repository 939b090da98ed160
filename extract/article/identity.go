package article

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/quadwire/quadwire/extract"
)

// identify sets the ID and the hash of art from its content.
func identify(art *extract.Article) {
	text := sha256.Sum256([]byte(art.Text))
	art.SHA256 = hex.EncodeToString(text[:])
	all := sha256.New()
	for _, part := range []string{art.Text, art.Headline, art.Published, art.URL, art.Publisher} {
		all.Write([]byte(part))
		all.Write([]byte{0})
	}
	art.ID = hex.EncodeToString(all.Sum(nil))[:16]
}
