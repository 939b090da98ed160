package segment

// census counts in how many documents a feature is seen. What one
// document alone has is mostly its own spelling or name, and learning it by heart
// leaves less to be learned from what documents share.
type census struct {
	last []uint16 // number of the document that had the feature last, from 1 on
	docs []uint8  // how many had it
}

const (
	censusMask = 1<<25 - 1
	// minDocs is how many documents must have a feature for it to be learned from.
	minDocs = 3
	// censusPasses is in how many layouts each document is counted.
	censusPasses = 3
)

func newCensus() *census {
	return &census{make([]uint16, censusMask+1), make([]uint8, censusMask+1)}
}

func (c *census) add(f features, doc uint16) {
	for _, x := range f {
		if x &= censusMask; c.last[x] != doc && c.docs[x] < minDocs {
			c.last[x] = doc
			c.docs[x]++
		}
	}
}

func (c *census) isCommon(x uint32) bool { return c.docs[x&censusMask] >= minDocs }
