//go:build !linux

package query

import "syscall"

// limitData does nothing: other systems have no such limit.
func limitData(uint64) {}

// yieldToOthers does nothing: it is for Linux, where servers run.
func yieldToOthers() {}

// dependent returns nothing: the process ends when its input does.
func dependent() *syscall.SysProcAttr { return nil }
