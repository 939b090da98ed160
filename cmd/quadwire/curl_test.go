package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// call is a call of curl in the README, with what the answer has.
type call struct {
	command string
	answers []string
}

// TestCurl makes the calls of the README to a server of the articles in testdata. They
// are made as they stand there: a configuration of curl leads them to the port where
// this server is.
func TestCurl(t *testing.T) {
	for _, program := range []string{"curl", "sh"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip(err)
		}
	}
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	calls := curlCalls(string(data))
	if len(calls) < 10 {
		t.Errorf("%d calls, want 10 or more", len(calls))
	}
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	addr := freeAddress(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "curl.txtar"), []byte(curlScript(calls, addr)), 0o644); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Dir: dir, RequireExplicitExec: true, ContinueOnError: true, Setup: func(env *testscript.Env) error {
		env.Setenv("ARTICLES", articles)
		env.Setenv("QUADWIRE_TOKEN", "a-token-for-tests-only")
		env.Setenv("CURL_HOME", env.WorkDir)
		return nil
	}, Cmds: map[string]func(*testscript.TestScript, bool, []string){"await": await}})
}

// curlCalls reads the calls of a text: a line "$ curl …", and the lines after it up to an
// empty one or the end of the block.
func curlCalls(text string) (out []call) {
	open := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "$ curl "):
			out, open = append(out, call{command: line[2:]}), true
		case line == "" || line == "```":
			open = false
		case open:
			last := &out[len(out)-1]
			last.answers = append(last.answers, line)
		}
	}
	return out
}

func curlScript(calls []call, addr string) string {
	var out, files strings.Builder
	fmt.Fprintf(&out, "exec quadwire build --top 0 $ARTICLES\nexec quadwire serve --write --log off --addr %s &server&\nawait http://%s/healthz\n", addr, addr)
	fmt.Fprintf(&files, "-- .curlrc --\nsilent\nconnect-to = \"127.0.0.1:64210:%s\"\n", addr)
	for i, c := range calls {
		fmt.Fprintf(&out, "exec sh call%d\n", i)
		for _, answer := range c.answers {
			fmt.Fprintf(&out, "stdout '%s'\n", words(answer))
		}
		fmt.Fprintf(&files, "-- call%d --\n%s\n", i, c.command)
	}
	out.WriteString("exec quadwire check\nkill -INT server\nwait server\nexec quadwire check\n")
	return out.String() + files.String()
}

// freeAddress returns an address of this machine that is free now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// await waits until a server answers.
func await(ts *testscript.TestScript, _ bool, args []string) {
	var last error
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var resp *http.Response
		if resp, last = http.Get(args[0]); last == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return
			}
		}
	}
	ts.Fatalf("%s does not answer: %v", args[0], last)
}
