// Package casefile reads folders of hand-made cases: txtar archives whose sections are the
// cases.
package casefile

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// ReadDir calls read with the name and the data of each .txtar file of a folder, in order
// of their names, until it fails.
func ReadDir(dir string, read func(file string, data []byte) error) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s: no .txtar files", dir)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := read(file, data); err != nil {
			return err
		}
	}
	return nil
}

// Line returns the line of the marker of a section in an archive, from 1.
func Line(data []byte, section string) int {
	before, _, _ := bytes.Cut(data, []byte("-- "+section+" --"))
	return bytes.Count(before, []byte("\n")) + 1
}
