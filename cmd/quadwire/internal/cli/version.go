package cli

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/pflag"
)

func versionCommand() Command {
	return Command{
		Name: "version", Short: "show the version of the program",
		Long:     "Prints the version of the program, of its source, and of the Go that built it.",
		Examples: [2][2]string{{"Show the version:", "quadwire version"}, {"For scripts:", "quadwire version --json"}},
		New:      func() Options { return &versionOptions{} },
	}
}

type versionOptions struct{ outputFlags }

func (o *versionOptions) Validate() error { return nil }

func (o *versionOptions) AddFlags(flags *pflag.FlagSet) { o.outputFlags.AddFlags(flags) }

// versionJSON is the output of version as JSON.
type versionJSON struct {
	Version  int    `json:"version"`
	Program  string `json:"program"`
	Revision string `json:"revision"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func (o *versionOptions) Run(_ context.Context, env *Env, _ []string) error {
	v := versionJSON{outputVersion, "(devel)", "", runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			v.Program = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v.Revision = s.Value
			}
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
	return nil
}
