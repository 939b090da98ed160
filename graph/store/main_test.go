package store

import (
	"os"
	"testing"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
)

// childVariable names what the test program does instead of testing, as a process of
// its own that can be killed or measured.
const childVariable = "QUADWIRE_STORE_TEST_CHILD"

func TestMain(m *testing.M) {
	switch os.Getenv(childVariable) {
	case "load":
		os.Exit(loadAsChild())
	case "measure":
		os.Exit(measureAsChild())
	}
	postgrestest.Main(m)
}
