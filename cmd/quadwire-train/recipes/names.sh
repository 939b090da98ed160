#!/bin/sh
# Trains the network of names that the program carries: two teachers, the second of
# which learns from the first, and a pupil. Teachers name the proper nouns of the
# treebanks, which nobody has: where they agree, their pupil believes them.
#
#   cmd/quadwire-train/recipes/names.sh CORPORA WORK
#
# CORPORA holds the folders ewt, gum and ner; WORK takes the teachers and the state of
# a training. Run again after a stop, it goes on. The words get the tags of the
# embedded network of tags and trees: train that first.
set -eu
test $# -eq 2 || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../../.." && pwd)
corpora=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)
(cd "$root" && go build -o "$work/quadwire-train" ./cmd/quadwire-train)
cd "$corpora"

# train FILE FLAGS... trains a network into WORK/FILE unless it is there.
train() {
	file=$work/$1
	shift
	test -e "$file" && return
	"$work/quadwire-train" names --treebanks ewt/train.conllu,gum/train.conllu \
		--names-dev ner/uner-ewt-dev.iob2,ner/gum-names-dev.iob2 \
		--checkpoint "$file.ckpt" --out "$file.part" "$@"
	mv "$file.part" "$file"
}

edited=ner/redocred-dev.iob2,ner/wikigold.conll,ner/gum-names-train.iob2
tweets=ner/btc-g.conll,ner/btc-e.conll,ner/btc-b.conll,ner/btc-a.conll
train names-1.model --seed 1 --epochs 6 --names "$edited,$tweets"
train names-2.model --seed 2 --epochs 8 --names "$edited,$tweets" --teachers "$work/names-1.model"
train names.model --seed 3 --epochs 12 --names "$edited,$tweets,ner/wnut17-train.conll" \
	--teachers "$work/names-1.model,$work/names-2.model"
cp "$work/names.model" "$root/extract/ner/data/names.model"
