// Package extract holds the types that the stages of extraction share: the
// Article that is read, and the Document that grows, stage by stage, from text
// to statements. The stages are the packages below this one; extract/pipeline
// assembles them.
//
// All positions are half-open byte offsets into Article.Text. References are
// integer indexes into the slices of the Document; -1 means none. Every field
// of the Document has one stage that writes it, and no later stage rewrites it, but
// for extract/mend, which mends trees and tags before the stages that read meaning off them.
package extract
