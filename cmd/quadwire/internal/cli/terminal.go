package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// plainWidth is the width of output, in columns, where it goes to no terminal.
const plainWidth = 90

// terminal describes where text goes.
type terminal struct {
	w     io.Writer
	width int
	color bool
}

// stdout returns the terminal of standard output. Colour needs a terminal, and
// that neither NO_COLOR nor TERM=dumb is set.
func (env *Env) stdout() *terminal {
	t := &terminal{w: env.Stdout, width: plainWidth}
	fd, ok := terminalOf(env.Stdout)
	if !ok {
		return t
	}
	if width, _, err := term.GetSize(fd); err == nil && width > 0 {
		t.width = min(max(width, 60), 100)
	}
	noColor, set := env.LookupEnv("NO_COLOR")
	kind, _ := env.LookupEnv("TERM")
	t.color = !(set && noColor != "") && kind != "dumb"
	return t
}

// terminalOf returns the descriptor of w if it is a terminal.
func terminalOf(w io.Writer) (fd int, ok bool) {
	f, ok := w.(*os.File)
	if !ok {
		return 0, false
	}
	fd = int(f.Fd())
	return fd, term.IsTerminal(fd)
}

func (t *terminal) printf(format string, args ...any) { fmt.Fprintf(t.w, format, args...) }

// paint colours s where the terminal takes it.
func (t *terminal) paint(s string, codes ...string) string {
	if !t.color || s == "" {
		return s
	}
	return "\x1b[" + strings.Join(codes, ";") + "m" + s + "\x1b[0m"
}

func (t *terminal) bold(s string) string  { return t.paint(s, "1") }
func (t *terminal) faint(s string) string { return t.paint(s, "2") }
func (t *terminal) warn(s string) string  { return t.paint(s, "33") }

// wrap writes s in lines that fit, all indented by indent columns.
func (t *terminal) wrap(indent int, s string) {
	pad := strings.Repeat(" ", indent)
	for _, l := range strings.Split(text.WrapSoft(oneLine(s), t.width-indent), "\n") {
		t.printf("%s%s\n", pad, strings.TrimRight(l, " "))
	}
}

// oneLine makes all white space, line breaks too, single spaces, and drops what
// would steer a terminal.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
