package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/graph/identity"
	"github.com/quadwire/quadwire/graph/store"
)

// identityFlags say which graph to use, and where the decisions about its actors
// are.
type identityFlags struct {
	dbFlags
	identity string
}

func (o *identityFlags) AddFlags(flags *pflag.FlagSet) {
	o.dbFlags.AddFlags(flags)
	flags.VarP((*pathFlag)(&o.identity), "identity", "i", "who is who, as decided by persons, is in `FILE`")
	flags.Lookup("identity").DefValue = "beside the graph: quadwire.identity"
}

// file returns the path of the decisions. Those of x.graph are in x.identity, those of
// a graph that is in no directory in the current one.
func (o *identityFlags) file() string {
	if o.identity != "" {
		return o.identity
	}
	if !store.IsPath(o.db) {
		return "quadwire.identity"
	}
	return strings.TrimSuffix(filepath.Clean(o.db), ".graph") + ".identity"
}

// read returns the text of the decisions, and them; none where there is no file and
// none was named, or it is still to be made.
func (o *identityFlags) read(make bool) (string, *identity.Decisions, error) {
	data, err := os.ReadFile(o.file())
	switch {
	case errors.Is(err, fs.ErrNotExist) && (make || o.identity == ""):
	case err != nil:
		return "", nil, fmt.Errorf("read decisions: %w", err)
	}
	decisions, err := identity.ParseDecisions(o.file(), string(data))
	return string(data), decisions, err
}

// readOnly returns how the graph is opened to be read with the decisions about its actors.
func (o *identityFlags) readOnly(ctx context.Context, names *gazetteerFlags) (store.Config, error) {
	_, decisions, err := o.read(false)
	if err != nil {
		return store.Config{}, err
	}
	gaz, err := names.load(ctx)
	return store.Config{Path: o.db, ReadOnly: true, Identity: decisions, Gazetteer: gaz}, err
}

// write replaces the text of the decisions.
func (o *identityFlags) write(text string) error {
	return writeFile(o.file(), func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
