//go:build unix

package article

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestPipeWithoutWriter reads a named pipe that nobody writes to: both to open it
// and to read it end with the context.
func TestPipeWithoutWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.txt")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(20*time.Millisecond, cancel)
	for art, err := range NewReader(Config{}).Articles(ctx, []string{path, path}, strings.NewReader("")) {
		if art != nil || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, %v, want the error of the context", art, err)
		}
	}
	if _, err := Interruptible(ctx, blocked{}).Read(make([]byte, 1)); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
}

// blocked is a reader that never has anything.
type blocked struct{}

func (blocked) Read([]byte) (int, error) { select {} }
