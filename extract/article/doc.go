// Package article reads articles from files, directories and streams: plain
// text (.txt, .md), HTML pages (.html, .htm) and JSON Lines (.jsonl).
//
// Its output are extract.Articles in a fixed order: that of the arguments, within
// a directory that of the sorted file names, within a file that of the text.
//
// # What the text of an article is
//
// Plain text is kept byte for byte as it was read, but for a UTF-8 byte order
// mark at the start, which is dropped; line ends stay as they are. The headline,
// the date line, header lines and the byline are found and marked (Title, Skip)
// and stay in the text, so that offsets are offsets into the file.
//
// Of JSON Lines the text is the value of "text", unescaped. Of HTML it is the
// headline and the paragraphs that the readability algorithm of Mozilla's reader
// view keeps (go-readability), white space collapsed, an empty line between
// paragraphs; a page in another encoding than UTF-8 is converted first.
//
// # Identity
//
// The ID is the first 16 hexadecimal digits of the SHA-256 of text, headline,
// date, address and publisher, with a zero byte between them: the same article
// read twice, or under another file name, is the same article; the same words
// published on another day or elsewhere are another. Source.SHA256 is the hash
// of the text alone.
//
// # Errors
//
// One bad file, or line of JSON, is an [*Error] that names it, and reading goes
// on with the next.
package article
