package query

import "syscall"

// limitData bounds the memory of this process for good: on Linux this limit covers
// all private writable memory. Where that is refused, the
// process is still watched.
func limitData(limit uint64) {
	var old syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &old) == nil && old.Cur > limit {
		_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: limit, Max: old.Max})
	}
}
