package store

import (
	"testing"

	"github.com/quadwire/quadwire/graph/internal/postgrestest"
)

func TestMain(m *testing.M) { postgrestest.Main(m) }
