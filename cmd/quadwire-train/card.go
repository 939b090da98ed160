package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/cmd/quadwire-train/internal/atomicfile"
	"github.com/quadwire/quadwire/extract/model"
)

// writeModel writes a model to path, and its card beside it.
func writeModel(path string, data []byte, card *model.Card) error {
	text, err := card.Encode()
	if err != nil {
		return err
	}
	if err := atomicfile.Write(path, data); err != nil {
		return err
	}
	return atomicfile.Write(path+".json", text)
}

// percent is the share x in per cent, with two decimals.
func percent(x float64) float64 { return math.Round(10_000*x) / 100 }

// treebankName names a treebank in scores: ewt/dev.
func treebankName(path string) string {
	return strings.TrimSuffix(shortPath(path), filepath.Ext(path))
}

// recipe is the command to record in a model: the flags that were given, but for
// where the output goes, and the corpora by their last two names, wherever they
// lie.
func recipe(command string, flags *pflag.FlagSet) string {
	out := []string{"quadwire-train " + command}
	flags.Visit(func(f *pflag.Flag) {
		paths, ok := f.Value.(pflag.SliceValue)
		switch {
		case f.Name == "out" || f.Name == "checkpoint":
		case ok: // all lists are of paths
			var short []string
			for _, p := range paths.GetSlice() {
				short = append(short, shortPath(p))
			}
			out = append(out, fmt.Sprintf("--%s %s", f.Name, strings.Join(short, ",")))
		default:
			out = append(out, fmt.Sprintf("--%s %s", f.Name, f.Value))
		}
	})
	return strings.Join(out, " ")
}
