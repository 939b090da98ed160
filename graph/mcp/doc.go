// Package mcp lets assistants ask a graph, by the Model Context Protocol over standard
// input and output: a tool for each question that package ask has of use to them. All
// tools only read.
//
// An assistant must not take for a fact what somebody denied or only plans, nor words of
// its own for those of an article. So every statement of an answer begins with what it is
// where it is no fact, and has the exact quote, the ID and the date of its article, who
// says so, and its polarity and modality. Answers are JSON, as text, of bounded size.
package mcp
