package store

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/schema"
)

var kills = flag.Int("kills", 2, "how often a load is killed, for each kind of store")

// crashArticles is the size of a load that is killed.
const crashArticles = 60

// crashEditions returns the articles that are in the graph before the load, and those
// of the load: some take the place of those, and some are those.
func crashEditions() (before, load []*schema.Record) {
	all := someArticles(crashArticles)
	for i, rec := range all {
		if i%10 == 9 {
			old := changed(rec, "An earlier edition.")
			rec.Source.URL, old.Source.URL = fmt.Sprint("https://news.example/", i), fmt.Sprint("https://news.example/", i)
			before = append(before, old)
		}
		if i%10 == 4 {
			before = append(before, rec)
		}
	}
	return before, all
}

// loadAsChild loads the articles into the database that the environment names, in
// many small writes, and settles it.
func loadAsChild() int {
	ctx := context.Background()
	st, err := Open(ctx, Config{Path: os.Getenv("QUADWIRE_STORE_TEST_DB"), Identity: &identity.Decisions{}})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	_, recs := crashEditions()
	for i, rec := range recs {
		_, err := st.Load(ctx, rec)
		if err == nil && i%4 == 3 {
			err = st.Flush(ctx)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	_, err = st.Settle(ctx)
	if err == nil {
		err = st.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// child returns a command that runs the test program as another.
func child(t testing.TB, what string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(append(os.Environ(), childVariable+"="+what), env...)
	cmd.Stderr = os.Stderr
	return cmd
}

// TestKilledLoads kills loads at random moments. Each time the graph opens and is
// whole, without half an article, and the same load again makes it what it would be
// had it never been killed. Kill more often by
//
//	go test ./graph/store -run Killed -v -kills 50
func TestKilledLoads(t *testing.T) {
	for name, config := range lasting {
		t.Run(name, func(t *testing.T) {
			// start makes a new database that articles are in already.
			start := func() Config {
				before, _ := crashEditions()
				config := config(t)
				st := built(t, config, before)
				if err := st.Close(); err != nil {
					t.Fatal(err)
				}
				return config
			}
			whole := start()
			began := time.Now()
			if err := child(t, "load", "QUADWIRE_STORE_TEST_DB="+whole.Path).Run(); err != nil {
				t.Fatal(err)
			}
			took := time.Since(began)
			st := open(t, Config{Path: whole.Path, ReadOnly: true, Identity: &identity.Decisions{}})
			wantClean(t, st)
			want := collect(t, st, Pattern{})
			began = time.Now()
			midway, unsettled := 0, 0
			rng := rand.New(rand.NewPCG(uint64(began.UnixNano()), 1))
			for range *kills {
				db := start()
				again := Config{Path: db.Path, Identity: &identity.Decisions{}}
				for kill := true; kill; kill = rng.IntN(3) == 0 { // also while it resumes
					cmd := child(t, "load", "QUADWIRE_STORE_TEST_DB="+db.Path)
					if err := cmd.Start(); err != nil {
						t.Fatal(err)
					}
					time.Sleep(time.Duration(rng.Int64N(int64(took))))
					cmd.Process.Kill()
					cmd.Wait()
					st := open(t, again)
					report := check(t, st)
					for _, p := range report.Problems {
						t.Errorf("after a kill: %+v", p)
					}
					if report.Articles < crashArticles && report.Articles > crashArticles/4 {
						midway++
					}
					if report.Unsettled {
						unsettled++
					}
					if err := st.Close(); err != nil {
						t.Fatal(err)
					}
				}
				if err := child(t, "load", "QUADWIRE_STORE_TEST_DB="+db.Path).Run(); err != nil {
					t.Fatal(err)
				}
				st := open(t, again)
				wantClean(t, st)
				same(t, "after it was resumed", collect(t, st, Pattern{}), want)
				if err := st.Close(); err != nil {
					t.Fatal(err)
				}
				if t.Failed() {
					return
				}
			}
			t.Logf("%d loads of %v were killed, %d of them between the first and the last article, and %d before all was settled", *kills, took.Round(time.Millisecond), midway, unsettled)
		})
	}
}
