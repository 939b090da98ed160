// Package conllu reads and writes CoNLL-U, the ten-column format of Universal
// Dependencies (https://universaldependencies.org/format.html), to and from
// extract.Document.
//
// The text of a document read is rebuilt from its tokens and SpaceAfter=No, its
// sentences separated by a line break (an empty line at a new paragraph), so that
// offsets are exact. Words of a multiword token (don't) share its bytes: where
// their forms spell the token each has its own part, else all have the whole.
// Empty nodes (8.1) and enhanced dependencies are left out.
package conllu
