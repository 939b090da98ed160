package cli

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"

	"github.com/spf13/pflag"

	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/schema"
)

// gazetteerFlags say what names are known beside those that the program carries.
type gazetteerFlags struct {
	files []string
	// content is the hash of what load has read.
	content hash.Hash
}

func (o *gazetteerFlags) AddFlags(flags *pflag.FlagSet) {
	flags.VarP((*pathsFlag)(&o.files), "gazetteer", "g", "know the names in `FILE`, too; may be given again, the last counts most")
}

// load returns the embedded gazetteer with the files of the flags.
func (o *gazetteerFlags) load(ctx context.Context) (*schema.Gazetteer, error) {
	gaz, err := schema.LoadGazetteer()
	o.content = sha256.New()
	for _, path := range o.files {
		if err != nil {
			return nil, err
		}
		gaz, err = extendGazetteer(ctx, gaz, path, o.content)
	}
	return gaz, err
}

func extendGazetteer(ctx context.Context, gaz *schema.Gazetteer, path string, content io.Writer) (*schema.Gazetteer, error) {
	f, err := article.Open(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("read gazetteer %s: %w", path, pathReason(err))
	}
	defer f.Close()
	return gaz.Extend(path, io.TeeReader(bufio.NewReaderSize(f, 1<<20), content))
}

// pathsFlag collects the paths of a flag that may be given again.
type pathsFlag []string

func (p *pathsFlag) String() string { return "" }
func (p *pathsFlag) Type() string   { return "string" }
func (p *pathsFlag) Set(s string) error {
	var path pathFlag
	if err := path.Set(s); err != nil {
		return err
	}
	*p = append(*p, s)
	return nil
}
