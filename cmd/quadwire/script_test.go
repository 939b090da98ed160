package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/syndtr/goleveldb/leveldb"

	"github.com/quadwire/quadwire/graph/store"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quadwire": main})
}

// TestScripts runs the program as its users do. Beside the commands of testscript
// the scripts have these, and the condition [root] for the superuser, to whom all
// is permitted:
//
//	exits CODE PROGRAM ARG...   run a program that must end with this exit code
//	badbytes FILE1 FILE2        make a text in Latin-1, and one with a zero byte
//	bigfile FILE BYTES          make a file of sentences on a single line
//	hold DIR                    keep the graph in DIR open for writing
//	damage DIR PREFIX           overwrite the files of the graph in DIR whose names
//	                            begin so
//	foreigndb DIR               make a database of another program in DIR
//	pipe FILE                   make a named pipe, which nobody writes to
//	longsentence FILE WORDS     make a CoNLL-U file of one sentence
//	list FILE DIR               write the names and sizes of the files in DIR to FILE
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", articles)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "badbytes": badBytes, "bigfile": bigFile, "hold": hold, "damage": damage, "list": list,
			"foreigndb": foreignDB, "pipe": pipe, "longsentence": longSentence,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARG...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func badBytes(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("Caf\xe9 owners protest."), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte("zero\x00byte"), 0o644))
}

func bigFile(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	const words = "The minister met the president in the capital. He spoke with him about the budget. "
	text := strings.Repeat(words, size/len(words)+1)[:size]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

func hold(ts *testscript.TestScript, _ bool, args []string) {
	st, err := store.Open(context.Background(), store.Config{Path: ts.MkAbs(args[0])})
	ts.Check(err)
	ts.Defer(func() { ts.Check(st.Close()) })
}

func damage(ts *testscript.TestScript, _ bool, args []string) {
	done := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, entry os.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(entry.Name(), args[1]) {
			done++
			return os.WriteFile(path, []byte("this is not what it was"), 0o644)
		}
		return err
	}))
	if done == 0 {
		ts.Fatalf("%s has no file %s", args[0], args[1])
	}
}

func foreignDB(ts *testscript.TestScript, _ bool, args []string) {
	db, err := leveldb.OpenFile(ts.MkAbs(args[0]), nil)
	ts.Check(err)
	ts.Check(db.Put([]byte("key"), []byte("value"), nil))
	ts.Check(db.Close())
}

func longSentence(ts *testscript.TestScript, _ bool, args []string) {
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	words := strings.Fields("Ada Moe met Bo Krag and said that he left for Russia with the minister")
	var out strings.Builder
	for i := range count {
		fmt.Fprintf(&out, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", i+1, words[i%len(words)])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out.String()), 0o644))
}

func list(ts *testscript.TestScript, _ bool, args []string) {
	var out strings.Builder
	ts.Check(filepath.WalkDir(ts.MkAbs(args[1]), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			fmt.Fprintln(&out, entry.Name(), info.Size())
		}
		return err
	}))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out.String()), 0o644))
}
