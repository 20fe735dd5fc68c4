"""Universal Dependencies trees (English EWT) as examples: part of speech, head and relation of every word.

They teach the encoder who does what to whom; nothing of them is shipped but the encoder they helped to train.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from training.labels import Example, Parse, blank, to_pieces

Word = tuple[str, str, int, str, bool]  # form, part of speech, head (0: root), relation, a space follows
POS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj",
    "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    "nsubj:pass", "aux:pass", "csubj:pass", "nmod:poss", "acl:relcl", "compound:prt", "obl:agent",
)  # fmt: skip
SENTENCES = 12  # joined into one text: about 250 pieces, one window


def read(path: Path, tokenizer: object) -> list[Example]:
    """Read a .conllu.gz file, some sentences a text."""
    sentences = list(parsed(path))
    return [
        _text(f"ud{at}", sentences[at : at + SENTENCES], tokenizer) for at in range(0, len(sentences), SENTENCES)
    ]


def parsed(path: Path) -> Iterator[list[Word]]:
    """Yield the sentences of a file; ranges and empty nodes are left out."""
    words: list[Word] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 10:
                if words and not line.startswith("#"):
                    yield words
                    words = []
            elif cells[0].isdigit():
                words.append((cells[1], cells[3], int(cells[6]), cells[7], "SpaceAfter=No" not in cells[9]))
    if words:
        yield words


def _text(name: str, sentences: list[list[Word]], tokenizer: object) -> Example:
    text, offsets = "", []
    for words in sentences:
        places = []
        for form, _, _, _, spaced in words:
            places.append((len(text), len(text) + len(form)))
            text += form + (" " if spaced else "")
        offsets.append(places)
        text = text.rstrip(" ") + "\n"
    example = blank(name, "ud", text, tokenizer)
    example.parse = [arc for w, p in zip(sentences, offsets, strict=True) for arc in _arcs(example, w, p)]
    return example


def _arcs(example: Example, words: list[Word], places: list[tuple[int, int]]) -> list[Parse]:
    """Arcs between first pieces; a root's head is itself, a word without a piece of its own has none."""
    firsts = [span[0] if (span := to_pieces(example.pieces, *p)) else None for p in places]
    found = []
    for n, (_, pos, head, relation, _) in enumerate(words):
        mine, other = firsts[n], firsts[head - 1] if head else firsts[n]
        if mine is not None and other is not None and pos in POS:
            found.append(Parse(mine, other, POS.index(pos), relation_number(relation)))
    return found


@cache
def relation_number(relation: str) -> int:
    """Give the number of a relation; a subtype that is not listed counts as its main type."""
    known = relation if relation in RELATIONS else relation.split(":")[0]
    return RELATIONS.index(known if known in RELATIONS else "dep")
