// Package answer writes the answers of the server.
package answer

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// The types of what is answered.
const (
	TypeJSON   = "application/json"
	TypeJSONLD = "application/ld+json"
)

// JSON answers with body as JSON, under the given content type. A body that is no JSON
// is answered as an error of the server.
func JSON(w http.ResponseWriter, code int, content string, body any) {
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(body); err != nil {
		Fail(w, http.StatusInternalServerError, fmt.Sprintf("result is not JSON: %v", err))
		return
	}
	w.Header().Set("Content-Type", content)
	w.WriteHeader(code)
	_, _ = io.WriteString(w, out.String()) // the client may have gone
}

// Fail answers with an error, as {"error": message}.
func Fail(w http.ResponseWriter, code int, message string) {
	JSON(w, code, TypeJSON, map[string]string{"error": message})
}
