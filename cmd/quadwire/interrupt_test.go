//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/store"
)

// TestInterruptKeepsWhatWasLoaded interrupts a build that waits for more input.
func TestInterruptKeepsWhatWasLoaded(t *testing.T) {
	db := filepath.Join(t.TempDir(), "graph")
	cmd := exec.Command(program(t), "build", "--db", db, "-j", "1", "--top", "0", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, `{"text":"Anna Lee met Tom Brown."}`+"\n"+`{"text":"Tom Brown praised Anna Lee."}`+"\n"); err != nil {
		t.Fatal(err)
	}
	// The graph's directory appears when the first article is about to be loaded.
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		if _, err := os.Stat(db); err == nil {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing was loaded within a minute")
		}
	}
	time.Sleep(time.Second)
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	waitErr := cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(waitErr, &exit) || exit.ExitCode() != 130 {
		t.Errorf("ended with %v, want exit code 130\n%s%s", waitErr, out.String(), errs.String())
	}
	if !strings.Contains(errs.String(), "quadwire: interrupted; ") {
		t.Errorf("stderr %q", errs.String())
	}
	st, err := store.Open(context.Background(), store.Config{Path: db, ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	stats, err := st.Stats(context.Background())
	if err != nil || stats.Articles < 1 {
		t.Errorf("%d articles in the graph: %v", stats.Articles, err)
	}
}
