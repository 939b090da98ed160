package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
)

// readBy names what articles are read with: the program with its models and tables,
// and the tables of the user. Articles read by the same need not be read again.
func (o *buildOptions) readBy() (string, error) {
	all := sha256.New()
	if err := identifyProgram(all); err != nil {
		return "", fmt.Errorf("find out which program this is: %w", err)
	}
	fmt.Fprintf(all, "\x00%s\x00%x", o.vocabularyFlags.content, o.gazetteerFlags.content.Sum(nil))
	return hex.EncodeToString(all.Sum(nil))[:16], nil
}

// identifyProgram writes what tells this program from others: its version or, where
// it was built from sources that no version names, its bytes.
func identifyProgram(w io.Writer) error {
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") && !strings.Contains(info.Main.Version, "+dirty") {
		_, err := io.WriteString(w, info.Main.Version)
		return err
	}
	path, err := os.Executable()
	if err != nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
