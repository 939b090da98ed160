package ask

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/quadwire/quadwire/graph/ask/spell"
)

// Param is a parameter of a question: a flag or an argument of a command, a parameter of
// a URL, a property of the input of a tool.
type Param struct {
	// Name is that of the flag and in URLs, Short the flag of one letter, empty for none.
	Name, Short string
	// Usage says what it does; the value stands in backquotes, as flags have it.
	Usage string
	// Into is where the value is: a *string, *[]string, *int, *float64 or *bool, with the
	// default in it.
	Into any
	// Arg says that it is an argument of the command and no flag, Required that it cannot be
	// left out.
	Arg, Required bool
	// Values are those that a text may have, nil for any; Strict says that a flag takes no
	// other, where else the question refuses them.
	Values []string
	Strict bool
	// IsDate says that a text is a date: YYYY, YYYY-MM or YYYY-MM-DD.
	IsDate bool
	// Least and Most bound a number, or the length of a list. Most is 0 for no bound.
	Least, Most float64

	bound func(*Limits) Bound // of a number that costs time or space
}

// Help is the usage without the marks for flags.
func (p *Param) Help() string { return strings.ReplaceAll(p.Usage, "`", "") }

// ParamError says what is wrong with a parameter.
type ParamError struct {
	Name string
	// Problem follows the name: ` "x": want a number`.
	Problem string
}

func (e *ParamError) Error() string { return e.Name + e.Problem }

func (p *Param) errorf(format string, args ...any) error {
	return &ParamError{p.Name, fmt.Sprintf(format, args...)}
}

// check checks the value of a parameter.
func (p *Param) check() error {
	switch into := p.Into.(type) {
	case *string:
		if strings.TrimSpace(*into) == "" && p.Required {
			return p.errorf(": missing")
		}
		return p.checkText(*into)
	case *[]string:
		if len(*into) == 0 && p.Required {
			return p.errorf(": missing")
		}
		if n := float64(len(*into)); n > 0 && (n < p.Least || p.Most > 0 && n > p.Most) {
			return p.errorf(": %d given, want %s", len(*into), p.span())
		}
		for _, text := range *into {
			if err := p.checkText(text); err != nil {
				return err
			}
		}
	case *int:
		return p.checkNumber(float64(*into))
	case *float64:
		return p.checkNumber(*into)
	}
	return nil
}

func (p *Param) checkText(text string) error {
	switch {
	case text == "":
	case p.IsDate && !IsDate(text):
		return p.errorf(" %q: want YYYY, YYYY-MM or YYYY-MM-DD", text)
	case p.Values != nil && !slices.Contains(p.Values, text):
		return p.errorf(" %q: want %s%s", text, strings.Join(p.Values, ", "), spell.DidYouMean(text, p.Values, ""))
	}
	return nil
}

// checkNumber refuses also what is no number (NaN).
func (p *Param) checkNumber(n float64) error {
	if n >= p.Least && (p.Most == 0 || n <= p.Most) {
		return nil
	}
	return p.errorf(" %s: want %s", strconv.FormatFloat(n, 'f', -1, 64), p.span())
}

// span says what the bounds are.
func (p *Param) span() string {
	switch {
	case p.Most == 0 && p.Least == 0:
		return "0 or more"
	case p.Most == 0:
		return fmt.Sprintf("at least %v", p.Least)
	}
	return fmt.Sprintf("%v to %v", p.Least, p.Most)
}

// IsDate reports whether s is a date of one of the known lengths.
func IsDate(s string) bool {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// Check checks the values of a question. Its errors are [ParamError].
func Check(params []Param) error {
	for i := range params {
		if err := params[i].check(); err != nil {
			return err
		}
	}
	return nil
}
