package store

func measureAsChild() int { return 0 }
