// Package segment finds the sentences and tokens of an article: the stage that
// provides extract.Tokens.
//
// The text is cut into blocks at empty lines, at Article.Skip and around
// Article.Title. In each block two classifiers decide, from left to right: the
// first, at every place between two characters where a token could end, whether
// it does, and whether what follows is a word written together with the one
// before (do|n't, Kyiv|'s, can|not; a multiword token in the sense of Universal
// Dependencies); the second, at every token, whether a sentence ends with it.
// An empty line always ends a sentence; a single line break is a hint whose
// worth depends on whether the next word would still have fitted in the line.
//
// Both classifiers are linear over hashed features of the characters and words
// around (Attardi, Dei Rossi and Simi 2010; Read et al. 2012 survey the features
// that matter) and of the parts of speech that these words have most often,
// trained by quadwire-train from treebanks whose paragraphs are laid out in
// several ways. Weights are 8-bit integers and sums are integers, so that the
// result is the same on every processor.
//
// Every byte that is no white space, no control character and not in
// Article.Skip belongs to exactly one token; text[tok.Begin:tok.End] is tok.Form.
// Time and memory are linear in the length of the text, whatever it is.
package segment
