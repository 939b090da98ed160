package store

import (
	"os"
	"strconv"
	"strings"
)

// peak returns the most memory, in MB, that this process had, 0 where the system does
// not say. What getrusage says of a process is at least what that had which began it.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kB, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, _ := strconv.ParseFloat(kB, 64)
	return n / 1024
}
