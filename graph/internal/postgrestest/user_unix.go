//go:build unix

package postgrestest

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// command returns a command of the server, which refuses to run as root: it gets
// another user then, to whom its directory is given.
func command(path string, args ...string) (*exec.Cmd, error) {
	cmd := exec.Command(path, args...)
	cmd.Dir = server.dir
	if os.Geteuid() != 0 {
		return cmd, nil
	}
	other, err := user.Lookup("postgres")
	if err != nil {
		if other, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.Atoi(other.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(other.Gid)
	if err != nil {
		return nil, err
	}
	if err := os.Chown(server.dir, uid, gid); err != nil {
		return nil, err
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	return cmd, nil
}
