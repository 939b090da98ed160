package explore

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"

	"github.com/quadwire/quadwire/graph/draw"
	"github.com/quadwire/quadwire/schema"
)

//go:embed assets
var assetFiles embed.FS

// assets are the files that pages load. All are below one address that has a hash of
// all of them in it: a browser can keep them forever, and they can name each other by
// where they stand.
type assets struct {
	hash  string
	files map[string]asset
}

type asset struct {
	content     string
	plain, gzip []byte // gzip is nil where it is no smaller
}

// contents are the types of the files by their ending: those of the system may differ.
var contents = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8",
}

// styleFile has the colours of the types of actors before what is in the file.
const styleFile = "style.css"

func loadAssets() (*assets, error) {
	a := &assets{files: make(map[string]asset)}
	hash := sha256.New()
	err := fs.WalkDir(assetFiles, "assets", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name := strings.TrimPrefix(file, "assets/")
		content, ok := contents[path.Ext(name)]
		if !ok {
			return fmt.Errorf("asset %s is of no type that pages have", name)
		}
		data, err := fs.ReadFile(assetFiles, file)
		if err != nil {
			return err
		}
		if name == styleFile {
			data = append([]byte(palette()), data...)
		}
		fmt.Fprintf(hash, "%s %d\n%s", name, len(data), data)
		a.files[name] = asset{content, data, compressed(data, gzip.BestCompression)}
		return nil
	})
	a.hash = hex.EncodeToString(hash.Sum(nil)[:6])
	return a, err
}

// palette gives the colours of the types of actors, those of the pictures, to the style.
func palette() string {
	var out strings.Builder
	out.WriteString(":root {\n")
	for _, typ := range schema.EntityTypes {
		fill, stroke := draw.Colors(typ)
		fmt.Fprintf(&out, "  --%s: %s;\n  --%s-pale: %s;\n", kindOf(typ), stroke, kindOf(typ), fill)
	}
	for _, tone := range []draw.Tone{draw.Neutral, draw.Cooperation, draw.Conflict} {
		fmt.Fprintf(&out, "  --%s: %s;\n", toneNames[tone], draw.ToneColor(tone))
	}
	out.WriteString("}\n")
	return out.String()
}

var toneNames = map[draw.Tone]string{draw.Neutral: "neutral", draw.Cooperation: "cooperation", draw.Conflict: "conflict"}

// compressed returns data as gzip, or nil where that is not smaller.
func compressed(data []byte, level int) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, level)
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil || out.Len() >= len(data) {
		return nil
	}
	return out.Bytes()
}

// address returns where an asset is.
func (a *assets) address(name string) (string, error) {
	if _, ok := a.files[name]; !ok {
		return "", fmt.Errorf("there is no asset %q", name)
	}
	return "/assets/" + a.hash + "/" + name, nil
}

// asset answers with a file.
func (s *site) asset(w http.ResponseWriter, r *http.Request) {
	file, ok := s.assets.files[r.PathValue("name")]
	if !ok || r.PathValue("hash") != s.assets.hash {
		s.page(s.nothing)(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	send(w, r, http.StatusOK, file)
}

// send answers with a file, compressed for who reads that.
func send(w http.ResponseWriter, r *http.Request, code int, file asset) {
	header := w.Header()
	header.Set("Content-Type", file.content)
	header.Set("Vary", "Accept-Encoding")
	data := file.plain
	if file.gzip != nil && acceptsGzip(r) {
		header.Set("Content-Encoding", "gzip")
		data = file.gzip
	}
	header.Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(code)
	_, _ = w.Write(data) // the client may have gone
}

// acceptsGzip reports whether the client reads gzip.
func acceptsGzip(r *http.Request) bool {
	for _, coding := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, quality, _ := strings.Cut(coding, ";")
		if strings.TrimSpace(name) == "gzip" && strings.ReplaceAll(quality, " ", "") != "q=0" {
			return true
		}
	}
	return false
}
