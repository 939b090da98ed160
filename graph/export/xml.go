package export

import (
	"encoding/xml"
	"io"
	"strings"
)

// markup writes XML as it comes; it keeps the first error.
type markup struct {
	w   io.Writer
	err error
}

// raw writes s as it stands.
func (m *markup) raw(s string) {
	if m.err == nil {
		_, m.err = io.WriteString(m.w, s)
	}
}

// text writes character data or the value of an attribute. XML 1.0 has no form for
// most control characters: they are dropped.
func (m *markup) text(s string) {
	if m.err == nil {
		m.err = xml.EscapeText(m.w, []byte(printable(s)))
	}
}

// attr writes an attribute, unless it is empty.
func (m *markup) attr(name, value string) {
	if value == "" {
		return
	}
	m.raw(" " + name + `="`)
	m.text(value)
	m.raw(`"`)
}

// printable drops what XML 1.0 cannot have.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
}
