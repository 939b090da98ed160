package schema

// hashTable maps hashes of 64 bits to numbers, by open addressing: 12 bytes for a
// slot and no pointers. Two texts with one hash share a slot; who looks up must
// compare the texts.
type hashTable struct {
	keys   []uint64 // 0 for an empty slot
	values []int32
	used   int
}

// hashStart begins a hash, by FNV-1a.
const hashStart uint64 = 14695981039346656037

const hashPrime = 1099511628211

// hashPiece goes on with a hash; pieces are told apart from one another.
func hashPiece(hash uint64, piece []byte) uint64 {
	for _, c := range piece {
		hash = (hash ^ uint64(c)) * hashPrime
	}
	return (hash ^ 0xff) * hashPrime
}

func hashText(text string) uint64 {
	hash := hashStart
	for i := range len(text) {
		hash = (hash ^ uint64(text[i])) * hashPrime
	}
	return hash
}

// get returns the value of hash.
func (t *hashTable) get(hash uint64) (int32, bool) {
	if len(t.keys) == 0 {
		return 0, false
	}
	i := t.probe(hash)
	return t.values[i], t.keys[i] != 0
}

// put gives hash a value, unless it has one already.
func (t *hashTable) put(hash uint64, value int32) {
	before := t.used
	if i := t.slot(hash); t.used > before {
		t.values[i] = value
	}
}

// slot returns the slot of hash, a new one with value 0 if it has none.
func (t *hashTable) slot(hash uint64) int {
	if 4*(t.used+1) > 3*len(t.keys) {
		t.grow(max(1024, 2*len(t.keys)))
	}
	i := t.probe(hash)
	if t.keys[i] == 0 {
		t.keys[i] = nonzero(hash)
		t.used++
	}
	return i
}

// probe returns the slot that hash has or would have.
func (t *hashTable) probe(hash uint64) int {
	hash = nonzero(hash)
	mask := len(t.keys) - 1
	// The high bits of FNV are the better ones.
	for i := int(hash^hash>>32) & mask; ; i = (i + 1) & mask {
		if t.keys[i] == hash || t.keys[i] == 0 {
			return i
		}
	}
}

func (t *hashTable) grow(size int) {
	old := *t
	*t = hashTable{make([]uint64, size), make([]int32, size), old.used}
	for i, key := range old.keys {
		if key != 0 {
			at := t.probe(key)
			t.keys[at], t.values[at] = key, old.values[i]
		}
	}
}

func nonzero(hash uint64) uint64 {
	if hash == 0 {
		return 1
	}
	return hash
}
