package cli

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/quadwire/quadwire/extract"
	"github.com/quadwire/quadwire/extract/article"
	"github.com/quadwire/quadwire/extract/conllu"
	"github.com/quadwire/quadwire/extract/pipeline"
)

// inputs are the documents that the arguments of a command name.
type inputs struct {
	documents iter.Seq2[*extract.Document, error]
	reader    *article.Reader // nil for CoNLL-U
}

// The kinds of input.
const (
	inputText   = "text"
	inputLines  = "lines"
	inputCoNLLU = "conllu"
)

// openInputs returns the documents of paths, read as kind says.
func openInputs(ctx context.Context, env *Env, kind string, paths []string) *inputs {
	stdin := article.Interruptible(ctx, env.Stdin)
	if kind == inputCoNLLU {
		return &inputs{documents: conlluDocuments(ctx, paths, stdin)}
	}
	reader := article.NewReader(article.Config{Bare: kind == inputLines})
	return &inputs{pipeline.Documents(reader.Articles(ctx, paths, stdin)), reader}
}

// skipped says what was passed over: "12 .jpg, 1 .pdf".
func (in *inputs) skipped() []article.Skip {
	if in.reader == nil {
		return nil
	}
	return in.reader.Skipped()
}

// conlluDocuments reads CoNLL-U files, the .conllu files of directories, and "-".
func conlluDocuments(ctx context.Context, paths []string, stdin io.Reader) iter.Seq2[*extract.Document, error] {
	return func(yield func(*extract.Document, error) bool) {
		for _, path := range paths {
			files, err := conlluFiles(path)
			if err != nil && !yield(nil, err) {
				return
			}
			for _, file := range files {
				if err := ctx.Err(); err != nil {
					yield(nil, err)
					return
				}
				docs, err := readCoNLLU(ctx, file, stdin)
				for _, doc := range docs {
					if !yield(doc, nil) {
						return
					}
				}
				if err != nil && !yield(nil, err) {
					return
				}
			}
		}
	}
}

func conlluFiles(path string) (files []string, err error) {
	if path == article.Stdin {
		return []string{path}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, &article.Error{Path: path, Err: pathReason(err)}
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	err = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && strings.HasSuffix(file, ".conllu") {
			files = append(files, file)
		}
		return err
	})
	if err == nil && len(files) == 0 {
		err = &article.Error{Path: path, Err: fmt.Errorf("%w (looked for .conllu)", article.ErrNoArticles)}
	}
	return files, err
}

func readCoNLLU(ctx context.Context, path string, stdin io.Reader) ([]*extract.Document, error) {
	in, name := stdin, "stdin"
	if path != article.Stdin {
		f, err := article.Open(ctx, path)
		if err != nil {
			return nil, &article.Error{Path: path, Err: pathReason(err)}
		}
		defer f.Close()
		in, name = f, path
	}
	docs, err := conllu.Read(in, name)
	if err == nil && len(docs) == 0 {
		err = &article.Error{Path: name, Err: article.ErrEmpty}
	}
	return docs, err
}

// pathReason cuts the path from an error of package os.
func pathReason(err error) error {
	if at, ok := err.(*fs.PathError); ok {
		return at.Err
	}
	return err
}
