package cli

import (
	"context"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/extract/coref"
	"github.com/quadwire/quadwire/extract/encode"
	"github.com/quadwire/quadwire/extract/model"
	"github.com/quadwire/quadwire/extract/ner"
	"github.com/quadwire/quadwire/extract/segment"
	"github.com/quadwire/quadwire/extract/tag"
)

func versionCommand() Command {
	return Command{
		Name: "version", Short: "show the version of the program",
		Long: `Prints the version of the program, of its source, and of the Go that built it;
with --models, also of the models it carries: the version of their format, their
size and SHA-256, what they were trained on, by which command, and how they scored
on development data, in per cent.`,
		Examples: [2][2]string{
			{"Show the version:", "quadwire version"},
			{"See what the models are made of:", "quadwire version --models"},
		},
		New: func() Options { return &versionOptions{} },
	}
}

type versionOptions struct {
	outputFlags
	models bool
}

func (o *versionOptions) Validate() error { return nil }

func (o *versionOptions) AddFlags(flags *pflag.FlagSet) {
	flags.BoolVar(&o.models, "models", false, "add the models that the program carries")
	o.outputFlags.AddFlags(flags)
}

// versionJSON is the output of version as JSON.
type versionJSON struct {
	Version  int         `json:"version"`
	Program  string      `json:"program"`
	Revision string      `json:"revision"`
	Go       string      `json:"go"`
	Platform string      `json:"platform"`
	Models   []modelJSON `json:"models,omitempty"`
}

// modelJSON describes a model.
type modelJSON struct {
	Name     string             `json:"name"`
	Version  int                `json:"version"` // of the format of the file
	Bytes    int                `json:"bytes"`
	SHA256   string             `json:"sha256"`
	Licence  string             `json:"licence"`
	Training []string           `json:"training"`
	Command  string             `json:"command"`
	Scores   map[string]float64 `json:"scores"`
}

// models describes the embedded models: trees, names, segments, lemmas, chains.
func models() ([]modelJSON, error) {
	var out []modelJSON
	for _, card := range []func() (model.Card, error){encode.Card, ner.Card, segment.Card, tag.LemmaCard, coref.Card} {
		c, err := card()
		if err != nil {
			return nil, err
		}
		out = append(out, modelJSON{c.Name, c.Version, c.Size, c.SHA256, c.Licence, c.Training, c.Command, c.Scores})
	}
	return out, nil
}

// programVersion returns the version and the revision that the program was built of; the
// revision is empty where it is not known.
func programVersion() (version, revision string) {
	version = "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = s.Value
			}
		}
	}
	return version, revision
}

func (o *versionOptions) Run(_ context.Context, env *Env, _ []string) error {
	v := versionJSON{Version: outputVersion, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	v.Program, v.Revision = programVersion()
	if o.models {
		var err error
		if v.Models, err = models(); err != nil {
			return err
		}
	}
	if o.json() {
		return writeJSON(env.Stdout, v)
	}
	t := env.stdout()
	t.printf("quadwire %s\n", v.Program)
	if v.Revision != "" {
		t.printf("revision %s\n", v.Revision)
	}
	t.printf("%s %s\n", v.Go, v.Platform)
	for _, m := range v.Models {
		t.printf("\nmodel %s, %s\n  version  %d\n  bytes    %d\n  sha256   %s\n", m.Name, m.Licence, m.Version, m.Bytes, m.SHA256)
		for _, corpus := range m.Training {
			t.printf("  trained  %s\n", corpus)
		}
		t.printf("  command  %s\n", m.Command)
		for _, name := range slices.Sorted(maps.Keys(m.Scores)) {
			t.printf("  score    %-25s %6.2f\n", name, m.Scores[name])
		}
	}
	return nil
}
