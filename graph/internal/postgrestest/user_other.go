//go:build !unix

package postgrestest

import "os/exec"

func command(path string, args ...string) (*exec.Cmd, error) { return exec.Command(path, args...), nil }
