// Package mend undoes slips that parsers make again and again and that the words around
// give away, such as a subject after *as* that became an oblique, or a title that became
// a second subject. It needs tags, trees and names, and changes trees and tags in place: the
// stages after it read the mended ones, [extract.Mended].
//
// A parser chooses the heads of words one by one, and nothing in its scores says that a
// verb has one subject, or that *gave* has two objects. The rules here know what the words
// are and look at a construction at a time, as the postprocessing of parses by rule does
// (Attardi and Ciaramita 2007, Tree Revision Learning for Dependency Parsing). What each of
// them sees is the tree as the rules before it left it.
//
// A rule may only change what a reader would call a mistake: on the trees of a treebank
// made by hand the stage changes next to nothing, and on those of the parser it must not
// lower the labeled attachment score (quadwire-train eval --mended).
//
// Margins stay those of the arcs that the parser chose: a mended arc is not surer than
// what it replaces. Sentences of more than maxTokens tokens are left alone.
package mend
