package serve

import (
	"io"
	"net/http"
	"time"
)

const (
	// stall is how long a client may take to accept a piece of an answer: a slow one
	// gets all of it, one that no longer reads nothing more.
	stall = 30 * time.Second
	piece = 64 << 10
	// bodyStart is how long a client may take to begin with a body, and bodyRate is how
	// many bytes a second it sends at least.
	bodyStart = 15 * time.Second
	bodyRate  = 16 << 10
)

// response counts what is answered, and gives each piece of it a time limit of its own.
type response struct {
	http.ResponseWriter
	control *http.ResponseController
	code    int // 0 until the header is written
	bytes   int64
}

func newResponse(w http.ResponseWriter) *response {
	resp := &response{ResponseWriter: w, control: http.NewResponseController(w)}
	resp.extend()
	return resp
}

// extend starts the time limit anew. Writers of tests have none.
func (w *response) extend() { _ = w.control.SetWriteDeadline(time.Now().Add(stall)) }

// Unwrap lets http.ResponseController find the writer below.
func (w *response) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// WriteHeader implements http.ResponseWriter.
func (w *response) WriteHeader(code int) {
	if w.code == 0 && code >= 200 {
		w.code = code
	}
	w.ResponseWriter.WriteHeader(code)
}

// Write implements http.ResponseWriter.
func (w *response) Write(data []byte) (n int, err error) {
	if w.code == 0 {
		w.code = http.StatusOK
	}
	for len(data) > 0 && err == nil {
		var done int
		w.extend()
		done, err = w.ResponseWriter.Write(data[:min(len(data), piece)])
		n, data = n+done, data[done:]
	}
	w.bytes += int64(n)
	return n, err
}

// Flush implements http.Flusher.
func (w *response) Flush() {
	w.extend()
	_ = w.control.Flush() // the client may have gone
}

// firstByte is what handlers write to; it knows whether they have begun.
type firstByte struct {
	http.ResponseWriter
	begun bool
	begin func() // called before the first byte
}

// Unwrap lets http.ResponseController find the writer below.
func (w *firstByte) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// WriteHeader implements http.ResponseWriter.
func (w *firstByte) WriteHeader(code int) {
	w.begun = w.begun || code >= 200
	w.ResponseWriter.WriteHeader(code)
}

// Write implements http.ResponseWriter.
func (w *firstByte) Write(data []byte) (int, error) {
	w.begun = true
	w.begin()
	return w.ResponseWriter.Write(data)
}

// Flush implements http.Flusher.
func (w *firstByte) Flush() {
	w.begun = true
	_ = http.NewResponseController(w.ResponseWriter).Flush() // the client may have gone
}

// steadyBody is the body of a request, which a client may send slowly, but not forever.
type steadyBody struct {
	io.ReadCloser
	control *http.ResponseController
	began   time.Time
	read    int64
}

// steady limits how long the body of r may take. A body that no one reads is limited as
// well: the server reads what is left.
func steady(w *response, r *http.Request) {
	if r.Body == nil || r.Body == http.NoBody {
		return
	}
	body := &steadyBody{ReadCloser: r.Body, control: w.control, began: time.Now()}
	body.extend()
	r.Body = body
}

func (b *steadyBody) extend() {
	limit := bodyStart + time.Duration(b.read)*time.Second/bodyRate
	_ = b.control.SetReadDeadline(b.began.Add(limit))
}

// Read implements io.Reader.
func (b *steadyBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.read += int64(n)
	if err == io.EOF {
		// From here on the connection is read only to notice that the client has gone.
		_ = b.control.SetReadDeadline(time.Time{})
	} else {
		b.extend()
	}
	return n, err
}
