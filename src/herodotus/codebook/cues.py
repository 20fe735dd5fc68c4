"""Cue words: what marks a statement, its certainty, hearsay, responsibility and the carriers of another's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from herodotus.codebook.store import table
from herodotus.codebook.values import Cue, CueHit

TOKEN = re.compile(r"\w+|[^\w\s]")

# A form's tokens, whether its case must agree, and the cue that it belongs to.
Form = tuple[tuple[str, ...], bool, Cue]


class Cues:
    """All cue words; `entries` in the order of the data file.

    A form with a capital in it ("AP", "Reuters") is met in that case only, as is one marked so in the data ("may",
    which is no month); any other form in any case. Between its words any white space may stand.
    """

    def __init__(self, entries: tuple[Cue, ...]) -> None:
        """Hold the entries; the index over their forms is made on first use."""
        self.entries = entries

    def __len__(self) -> int:
        return len(self.entries)

    def of(self, kind: str, code: str | None = None) -> tuple[Cue, ...]:
        """List the cues of a kind, or of one code of it.

        >>> cues().of("stance", "denies")[0].forms
        ('deny', 'denies', 'denied', 'denying')
        """
        return tuple(c for c in self.entries if c.kind == kind and code in (None, c.code))

    def meanings(self, form: str) -> tuple[Cue, ...]:
        """List every cue that a whole written form may be.

        >>> [(c.kind, c.code) for c in cues().meanings("Vowed to")]
        [('stance', 'threatens')]
        """
        tokens = TOKEN.findall(form)
        return self._at(tokens, 0, len(tokens))

    def find(self, text: str, kind: str | None = None) -> Iterator[CueHit]:
        """Find cues in a text from left to right, the longest form first, without overlap; offsets are code points.

        >>> [(h.start, h.end, h.cues[0].code) for h in cues().find("It denied that, according to Anna.", "stance")]
        [(3, 9, 'denies'), (16, 28, 'asserts')]
        """
        spans = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
        tokens = [text[start:end] for start, end in spans]
        i = 0
        while i < len(tokens):
            size, found = self._longest(tokens, i, kind)
            if found:
                yield CueHit(spans[i][0], spans[i + size - 1][1], found)
            i += size

    def _longest(self, tokens: list[str], i: int, kind: str | None) -> tuple[int, tuple[Cue, ...]]:
        """Give the length in tokens of the longest cue at `i` and its meanings, or 1 and nothing."""
        for size in self._sizes.get(tokens[i].lower(), ()):
            if i + size > len(tokens):
                continue
            found = tuple(c for c in self._at(tokens, i, size) if kind in (None, c.kind))
            if found:
                return size, found
        return 1, ()

    def _at(self, tokens: list[str], i: int, size: int) -> tuple[Cue, ...]:
        written = tuple(tokens[i : i + size])
        lower = tuple(t.lower() for t in written)
        return tuple(cue for form, exact, cue in self._forms.get(lower, ()) if not exact or form == written)

    @cached_property
    def _forms(self) -> dict[tuple[str, ...], tuple[Form, ...]]:
        """Every form by its lower-case tokens."""
        index: dict[tuple[str, ...], tuple[Form, ...]] = {}
        for cue in self.entries:
            for form in cue.forms:
                tokens = tuple(TOKEN.findall(form))
                exact = cue.exact or form != form.lower()
                key = tuple(t.lower() for t in tokens)
                index[key] = (*index.get(key, ()), (tokens, exact, cue))
        return index

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, ...]]:
        """The lengths of the forms that begin with a word, longest first."""
        sizes: dict[str, set[int]] = {}
        for key in self._forms:
            sizes.setdefault(key[0], set()).add(len(key))
        return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in sizes.items()}


@cache
def cues() -> Cues:
    """Give the cue words of this codebook."""
    return Cues(tuple(_entries()))


def _entries() -> Iterator[Cue]:
    for kind, codes in table("cues").items():
        for code, lines in codes.items():
            for line in lines:
                exact = line.startswith("=")
                yield Cue(kind, code, tuple(line.removeprefix("=").split("|")), exact)
