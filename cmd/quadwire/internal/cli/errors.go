package cli

import (
	"context"
	"errors"
	"fmt"
)

// The exit codes.
const (
	exitOK          = 0
	exitFailure     = 1
	exitUsage       = 2
	exitPartial     = 3
	exitInterrupted = 130
)

// exitCodes explains them for help.
var exitCodes = []struct {
	code int
	what string
}{
	{exitOK, "success"},
	{exitFailure, "failure: nothing done, or nothing found"},
	{exitUsage, "wrong use of the command line"},
	{exitPartial, "partial: some of the input could not be read, the rest is done"},
	{exitInterrupted, "interrupted; what was loaded is kept"},
}

// exitCode maps an error to the exit code.
func exitCode(err error) int {
	var usage *usageError
	var partial *partialError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &partial):
		return exitPartial
	}
	return exitFailure
}

// usageError is a mistake in the command line.
type usageError struct {
	cmd string // the command, empty for the program
	msg string
}

func (e *usageError) Error() string {
	return fmt.Sprintf("%s\nrun '%s' for how to use it", e.msg, joinWords(program, "help", e.cmd))
}

// partialError says that some of the input failed.
type partialError struct{ failed, done int }

func (e *partialError) Error() string {
	return fmt.Sprintf("%s could not be read", count(e.failed, "input"))
}

// reportedError is an error that the user has been told of already.
type reportedError struct{ err error }

func (e *reportedError) Error() string { return e.err.Error() }
func (e *reportedError) Unwrap() error { return e.err }

// outcome is the error of a run that did done articles and failed on others,
// each of which has been reported.
func outcome(done, failed int) error {
	switch {
	case failed == 0:
		return nil
	case done == 0:
		return &reportedError{fmt.Errorf("none of the input could be read")}
	}
	return &reportedError{&partialError{failed, done}}
}
