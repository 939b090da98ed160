//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// program returns a path under which the test binary is the program.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "quadwire")
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	return link
}

// smallGraph builds a graph of two sentences.
func smallGraph(t *testing.T, quadwire string) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "graph")
	build := exec.Command(quadwire, "build", "--db", db, "--top", "0", "-")
	build.Stdin = strings.NewReader(`{"text":"Anna Lee met Tom Brown. Tom Brown did not praise Anna Lee."}`)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return db
}

// TestAssistantAsksTheProgram has the client of the official SDK start the program.
func TestAssistantAsksTheProgram(t *testing.T) {
	quadwire := program(t)
	db := smallGraph(t, quadwire)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.Command(quadwire, "mcp", "--db", db)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(ctx, &sdk.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := client.CallTool(ctx, &sdk.CallToolParams{Name: "facts", Arguments: map[string]any{"actor": "Anna Lee"}})
	if err != nil || res.IsError {
		t.Fatalf("%+v, error %v", res, err)
	}
	if text := res.Content[0].(*sdk.TextContent).Text; !strings.Contains(text, `"quote":"Anna Lee met Tom Brown."`) {
		t.Errorf("got %s", text)
	}
	if err := client.Close(); err != nil { // which ends its input
		t.Errorf("end: %v", err)
	}
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 0 || errs.Len() > 0 {
		t.Errorf("ended with %v: %s", cmd.ProcessState, errs.String())
	}
}

// TestNothingButProtocol reads all that comes, until an interrupt.
func TestNothingButProtocol(t *testing.T) {
	quadwire := program(t)
	cmd := exec.Command(quadwire, "mcp", "--db", smallGraph(t, quadwire))
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	_, err = io.WriteString(in, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"facts","arguments":{"actor":"Tom Brown","all":true}}}
`)
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(out)
	for id := 1; id <= 2; id++ {
		var message struct {
			JSONRPC string
			ID      int
			Result  json.RawMessage
		}
		if err := dec.Decode(&message); err != nil || message.JSONRPC != "2.0" || message.ID != id || len(message.Result) == 0 {
			t.Fatalf("message %d: %+v, error %v", id, message, err)
		}
		if id == 2 && !strings.Contains(string(message.Result), "no fact: denied") {
			t.Errorf("got %s", message.Result)
		}
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(io.MultiReader(dec.Buffered(), out))
	if err != nil || strings.TrimSpace(string(rest)) != "" {
		t.Errorf("after an interrupt: %q, error %v", rest, err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("ended with %v", err)
	}
}
