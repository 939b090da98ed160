package cli

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/ask/spell"
)

// choice is a flag that takes one of a few values.
type choice struct {
	value  string
	values []string
}

func newChoice(values ...string) choice { return choice{values[0], values} }

// String implements pflag.Value.
func (c *choice) String() string { return c.value }

// Type implements pflag.Value.
func (c *choice) Type() string { return strings.Join(c.values, "|") }

// Set implements pflag.Value.
func (c *choice) Set(s string) error {
	for _, v := range c.values {
		if v == s {
			c.value = s
			return nil
		}
	}
	return fmt.Errorf("want %s%s", strings.Join(c.values, ", "), spell.DidYouMean(s, c.values, ""))
}

// Values returns the values that completion offers.
func (c *choice) Values() []string { return c.values }

// outputFlags say how results are written.
type outputFlags struct{ format choice }

func (o *outputFlags) AddFlags(flags *pflag.FlagSet) {
	o.format = newChoice("text", "json")
	flags.VarP(&o.format, "format", "f", "write results as `FORMAT`: text or json")
	flags.VarPF(&jsonFlag{&o.format}, "json", "", "same as --format json").NoOptDefVal = "true"
}

func (o *outputFlags) json() bool { return o.format.value == "json" }

// jsonFlag is the shorthand --json.
type jsonFlag struct{ format *choice }

func (j *jsonFlag) String() string { return "false" }
func (j *jsonFlag) Type() string   { return "bool" }
func (j *jsonFlag) Set(s string) error {
	if s != "true" {
		return fmt.Errorf("takes no value")
	}
	return j.format.Set("json")
}

// defaultDB is the directory of the database where none is named.
const defaultDB = "quadwire.graph"

// dbFlags say which database to use.
type dbFlags struct{ db string }

func (o *dbFlags) AddFlags(flags *pflag.FlagSet) {
	o.db = defaultDB
	flags.VarP((*pathFlag)(&o.db), "db", "d", "use the graph `DB`: a directory, memory: or postgres://…")
}

// pathFlag takes a path, which cannot be empty: of an unset variable nobody wants
// the current directory, nor a graph that is forgotten.
type pathFlag string

func (p *pathFlag) String() string { return string(*p) }
func (p *pathFlag) Type() string   { return "string" }
func (p *pathFlag) Set(s string) error {
	if s == "" {
		return errors.New("empty path")
	}
	*p = pathFlag(s)
	return nil
}

// workerFlags say how many articles are read at once.
type workerFlags struct{ workers int }

func (o *workerFlags) AddFlags(flags *pflag.FlagSet) {
	flags.IntVarP(&o.workers, "jobs", "j", runtime.NumCPU(), "read `N` articles at once")
	flags.Lookup("jobs").DefValue = "number of processors"
}

func (o *workerFlags) Validate() error {
	if o.workers < 1 {
		return fmt.Errorf("--jobs %d: want at least 1", o.workers)
	}
	return nil
}
