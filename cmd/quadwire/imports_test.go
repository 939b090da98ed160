package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/quadwire/quadwire"

// stages are the packages below extract that are a step of the pipeline.
var stages = []string{"article", "segment", "encode", "tag", "parse", "ner", "mend", "coref", "clause", "when", "relation"}

// cayleyUsers are the packages that may import Cayley's store and languages; its
// module of quad types is open to the whole of graph.
var cayleyUsers = []string{"graph/store", "graph/query", "graph/serve", "graph/export"}

// TestImportsGoOneWay holds the packages to the layers of the design: schema, then
// extract and graph, which do not know each other, then cmd.
func TestImportsGoOneWay(t *testing.T) {
	for _, line := range goList(t) {
		fields := strings.Fields(line)
		pkg, imports := strings.TrimPrefix(fields[0], module+"/"), fields[1:]
		if top := topOf(pkg); !slices.Contains([]string{"cmd", "schema", "extract", "graph"}, top) {
			t.Errorf("package %s: the top level has no folder %q", pkg, top)
		}
		for _, imp := range imports {
			if why := forbidden(pkg, imp); why != "" {
				t.Errorf("package %s imports %s: %s", pkg, imp, why)
			}
		}
	}
}

// TestForbidden makes sure that the check above can fail.
func TestForbidden(t *testing.T) {
	tests := []struct {
		pkg, imp string
		bad      bool
	}{
		{"schema", module + "/extract", true},
		{"extract/clause", module + "/graph/quads", true},
		{"graph/store", module + "/extract", true},
		{"extract/clause", module + "/extract/parse", true},
		{"extract/clause", module + "/extract/parse/internal/x", true},
		{"extract/parse", module + "/extract/parse/internal/x", false},
		{"extract/pipeline", module + "/extract/parse", false},
		{"extract/parse", module + "/extract/pipeline", true},
		{"extract/parse", module + "/extract/model", false},
		{"extract", module + "/extract/parse", true},
		{"graph/quads", "github.com/cayleygraph/cayley/graph", true},
		{"graph/quads", "github.com/cayleygraph/quad", false},
		{"graph/store", "github.com/cayleygraph/cayley/graph", false},
		{"cmd/quadwire/internal/cli", "github.com/cayleygraph/cayley/graph", true},
		{"extract/tag", "github.com/cayleygraph/quad", true},
		{"extract/tag", module + "/cmd/quadwire-train", true},
		{"cmd/quadwire/internal/cli", module + "/graph/store", false},
	}
	for _, test := range tests {
		if why := forbidden(test.pkg, test.imp); (why != "") != test.bad {
			t.Errorf("%s imports %s: got %q", test.pkg, test.imp, why)
		}
	}
}

// forbidden says why package pkg of the module must not import imp, or nothing.
func forbidden(pkg, imp string) string {
	if strings.HasPrefix(imp, "github.com/cayleygraph/") {
		quads := imp == "github.com/cayleygraph/quad" || strings.HasPrefix(imp, "github.com/cayleygraph/quad/")
		switch {
		case quads && topOf(pkg) != "graph":
			return "quads are the business of graph"
		case !quads && !slices.ContainsFunc(cayleyUsers, func(user string) bool { return within(pkg, user) }):
			return "only store, query, serve and export import Cayley"
		}
		return ""
	}
	own, ok := strings.CutPrefix(imp, module+"/")
	if !ok {
		return ""
	}
	from, to := topOf(pkg), topOf(own)
	allowed := map[string][]string{
		"schema": {"schema"}, "extract": {"schema", "extract"}, "graph": {"schema", "graph"},
		"cmd": {"schema", "extract", "graph", "cmd"},
	}
	if !slices.Contains(allowed[from], to) {
		return from + " must not import " + to
	}
	stage := stageOf(own)
	if from == "extract" && stage != "" && stageOf(pkg) != stage && !within(pkg, "extract/pipeline") {
		return "only extract/pipeline and commands import a stage"
	}
	if from == "extract" && within(own, "extract/pipeline") && !within(pkg, "extract/pipeline") {
		return "only commands import extract/pipeline"
	}
	return ""
}

func topOf(pkg string) string {
	top, _, _ := strings.Cut(pkg, "/")
	return top
}

// within reports whether pkg is dir or below it.
func within(pkg, dir string) bool { return pkg == dir || strings.HasPrefix(pkg, dir+"/") }

// stageOf returns the name of the stage that pkg is or belongs to, or nothing.
func stageOf(pkg string) string {
	for _, stage := range stages {
		if within(pkg, "extract/"+stage) {
			return stage
		}
	}
	return ""
}

// goList returns a line for each package of the module: its path and the packages
// that it imports, tests left out.
func goList(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	if len(lines) < 5 {
		t.Fatalf("go list found only %d packages", len(lines))
	}
	return lines
}
