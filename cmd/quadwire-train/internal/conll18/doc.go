// Package conll18 computes the metrics of the CoNLL 2018 shared task "Multilingual
// Parsing from Raw Text to Universal Dependencies" (Zeman et al. 2018) as its
// script conll18_ud_eval.py defines them.
//
// System and gold text must be the same but for white space. Tokens and sentences
// count as right if their characters, white space left out, are the same. Words
// are aligned first: by their characters where neither side is part of a
// multiword token, else by the longest common subsequence of lower-cased forms
// within the smallest range that multiword tokens of both sides cover. All other
// metrics compare aligned words. Of relations only the universal part counts, of
// features only the universal ones.
package conll18
