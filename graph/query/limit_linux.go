package query

import (
	"os"
	"strconv"
	"syscall"
)

// limitData bounds the memory of this process for good: on Linux this limit covers
// all private writable memory. Where that is refused, the
// process is still watched.
func limitData(limit uint64) {
	var old syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &old) == nil && old.Cur > limit {
		_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: old.Max})
	}
}

// yieldToOthers lets other processes go first where all want the processors. On Linux
// each thread has a priority, and new ones that of who starts them.
func yieldToOthers() {
	threads, err := os.ReadDir("/proc/self/task")
	if err != nil {
		return // it is only slower for the others
	}
	for _, thread := range threads {
		if id, err := strconv.Atoi(thread.Name()); err == nil {
			_ = syscall.Setpriority(syscall.PRIO_PROCESS, id, 5)
		}
	}
}

// dependent has a process killed when this one ends, however that ends, and keeps it
// from the interrupts of a terminal, so that running queries can end first.
func dependent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
