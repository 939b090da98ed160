// Package identity decides who is who across articles: which node of the graph an
// actor of an article belongs to. It is where "one node per actor" is made, and
// where it is said why.
//
// Coreference has joined what one article says of an actor into an [Appearance],
// with an ID of the article's own, a label, other names, a type, and the offices and
// bodies of its facts. The [Resolver] takes articles in the order in which they are
// loaded and gives each appearance a node, in two layers:
//
//   - The rules choose a node, [Assignment.Ruled]: that of the gazetteer, else the
//     actor that is certain to be the same, else a new one.
//   - Decisions of persons lead from that node to [Assignment.Node]. They are a pure
//     function of node, names and article, kept in a file, so that each can be taken
//     back: merge, split, rename, distinct.
//
// The rules find candidates by what names sound like, whatever their
// transliteration: *Volodymyr Zelenskiy, Volodymyr Zelenskyy*; *Moammar Gadhafi,
// Muammar Gaddafi*. How alike the names are is worth something, see the rules in
// compare.go, and the context adds to it or takes from it: the same office or body, a
// country that is another, rare company in both articles. From 0.75 on, and if no
// other candidate is near, two are one; from 0.4 on the pair is one of
// [Resolver.Doubts]. The same name is enough by itself; a spelling, or a short form of
// the given name, needs a little in common, a surname much. So two John Smiths of different offices stay apart, and
// *Zelensky* alone is Volodymyr Zelensky only where something besides the name says
// so. What one article keeps apart the rules do not join, but for spellings.
//
// IDs are stable. A new actor gets the ID that its article gives it or, where a
// namesake has that, one with its office, country or a number. Only
// [Resolver.Settle] makes one actor part of another, when the store has learnt that
// they are one; that is a record, a [Merger], and the former ID leads to the new one.
//
// Where two of one article share a node, the graph remembers which of its
// statements meant which, so that they can be parted again.
//
// The same articles in the same order give the same nodes. Time is linear in
// articles: an article looks at the actors whose names sound like its own only. What the
// resolver knows are counts, so that an article can leave again, and can be kept, see
// [Resolver.Changed].
//
// The weights follow the model of Fellegi and Sunter (A Theory for Record Linkage,
// 1969), in which evidence adds up and a clerk reviews what lies between; names are
// compared with the similarity of Winkler (1990).
package identity
