package cli

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"regexp"
	"testing"
	"time"
)

func TestServeUntilInterrupted(t *testing.T) {
	db := testGraph(t)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	read, write := io.Pipe()
	done := make(chan int, 1)
	go func() {
		code := Main(ctx, []string{"serve", "--db", db, "--addr", "127.0.0.1:0"}, &Env{Stdout: io.Discard, Stderr: write, LookupEnv: os.LookupEnv})
		write.Close()
		done <- code
	}()
	lines := bufio.NewScanner(read)
	if !lines.Scan() {
		t.Fatal("no address")
	}
	url := regexp.MustCompile(`http://\S+/`).FindString(lines.Text())
	go io.Copy(io.Discard, read)
	resp, err := http.Get(url + "healthz")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("healthz: %s", resp.Status)
	}
	cancel()
	if code := <-done; code != exitOK {
		t.Errorf("exit code %d", code)
	}
}
