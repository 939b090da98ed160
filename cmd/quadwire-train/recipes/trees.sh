#!/bin/sh
# Trains the network of tags and trees that the program carries: three teachers of
# several sizes, and one pupil that learns from the treebanks, and from
# what the teachers make of them and of texts without trees.
#
#   cmd/quadwire-train/recipes/trees.sh CORPORA ARTICLES WORK
#
# CORPORA holds the folders ewt, gum, ner, oie and domain, ARTICLES plain text; WORK
# takes the teachers and the state of a training. Run again after a stop, it goes on.
set -eu
test $# -eq 3 || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../../.." && pwd)
corpora=$(cd "$1" && pwd)
articles=$(cd "$2" && pwd)
mkdir -p "$3/teachers"
work=$(cd "$3" && pwd)
(cd "$root" && go build -o "$work/quadwire-train" ./cmd/quadwire-train)
cd "$corpora"

# train FILE FLAGS... trains a network into WORK/FILE unless it is there.
train() {
	file=$work/$1
	shift
	test -e "$file" && return
	"$work/quadwire-train" trees --treebanks ewt/train.conllu,gum/train.conllu --dev ewt/dev.conllu,gum/dev.conllu \
		--word-dropout 0.2 --epochs 24 --checkpoint "$file.ckpt" --out "$file.part" "$@"
	mv "$file.part" "$file"
}

# teach SEED FLAGS... trains a teacher.
teach() {
	seed=$1
	shift
	train "teachers/$seed.model" --seed "$seed" --name-share 0.4 "$@" \
		--names ner/redocred-dev.iob2,ner/wikigold.conll,ner/gum-names-train.iob2,ner/btc-g.conll,ner/btc-b.conll
}

teach 1 --layers 2 --hidden 192 --dropout 0.3
teach 2 --layers 3 --hidden 192 --dropout 0.3
teach 3 --layers 3 --hidden 256 --dropout 0.35 --tag-weight 0.8
train english.model --seed 11 --layers 3 --hidden 224 --dropout 0.3 --tag-weight 0.8 --name-share 1 --name-weight 0.2 \
	--names ner/redocred-dev.iob2,ner/wikigold.conll,ner/btc-g.conll,ner/btc-b.conll,ner/btc-e.conll,ner/wnut17-train.conll \
	--teachers "$work/teachers/1.model,$work/teachers/2.model,$work/teachers/3.model" \
	--text "oie/carb-dev.txt,domain/re3d-dev.jsonl,$articles"
cp "$work/english.model" "$root/extract/encode/data/english.model"
