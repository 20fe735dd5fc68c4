"""Writes roles in place of private names within a text: whole names first, then the words of them that stand alone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from urllib.parse import unquote

from herodotus.codebook.private import PRIVATE_PERSON, privacy
from herodotus.exports.incidents.beside import PUBLIC, mark
from herodotus.exports.incidents.private import Key, Private
from herodotus.exports.incidents.runs import MASKED, Run, Word, runs, words_of
from herodotus.naming.places.candidates import exact

BETWEEN = r"[\W_]{1,3}"  # what may stand between the words of a name, also in file names and addresses
QUOTES = "['’‘ʼ]"


class Hider:
    """Hides the private persons of one record."""

    def __init__(self, who: Private) -> None:
        """Hold who is to be hidden and who is not."""
        self.who = who
        self.words = _alone(who)

    def hidden(self, text: str) -> str:
        """Write a text with roles in place of names; what is masked already stays.

        >>> hider = Hider(Private({("hasan", "tawil"): "resident"}, frozenset(), frozenset()))
        >>> hider.hidden("Hasan Tawil fled. Tawil's son left Tawil Street.")
        "[resident] fled. [resident]'s son left Tawil Street."
        """
        if not self.who.roles:
            return text
        return self._without_words(self._without_names(text))

    def in_address(self, url: str) -> bool:
        """Say whether an address spells a whole name that is to be hidden."""
        return bool(self.who.roles) and self._addressed.search(unquote(url)) is not None

    def _without_names(self, text: str) -> str:
        """Replace whole names outside of what is masked already."""
        parts = re.split(rf"({MASKED.pattern})", text)
        return "".join(part if at % 2 else self._whole.sub(self._called, part) for at, part in enumerate(parts))

    def _called(self, hit: re.Match[str]) -> str:
        number = next(name for name, found in hit.groupdict().items() if found is not None)
        return f"[{self._ordered[int(number[1:])][1]}]"

    @cached_property
    def _ordered(self) -> list[tuple[Key, str]]:
        """Names of more than one word, the longest first."""
        names = [(key, role) for key, role in self.who.roles.items() if len(" ".join(key).split()) > 1]
        return sorted(names, key=lambda pair: (-len("".join(pair[0])), pair[0]))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        names = (f"(?P<n{at}>{_spelt(key, BETWEEN)})" for at, (key, _) in enumerate(self._ordered))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(names) or '(?!)'})(?![^\W_])", re.IGNORECASE)

    @cached_property
    def _addressed(self) -> re.Pattern[str]:
        names = (_spelt(key, r"[\W_]{0,3}") for key, _ in self._ordered)
        return re.compile("|".join(names) or "(?!)", re.IGNORECASE)

    def _without_words(self, text: str) -> str:
        found = [run for run in runs(text, self.words) if any(_bare(word) in self.words for word in run.words)]
        for run in reversed(found):
            role = self._role(text, run)
            if role:
                text = f"{text[: run.start]}[{role}]{text[run.end :]}"
        return text

    def _role(self, text: str, run: Run) -> str | None:
        """Say by which role a run with words of private names is to be called, None where it is another's."""
        table = privacy()
        if run.key in self.who.kept or _followed(text, run) or mark(text, run.start, run.end) == PUBLIC:
            return None
        roles = [self.words[_bare(word)] for word in run.words if _bare(word) in self.words]
        rest = [word.low for word in run.words if _bare(word) not in self.words and len(word.word) > 1]
        if not set(rest) - table.particles:
            return None if self._is_place(text, run) else _one(roles)
        if set(run.key) & (table.bodies | table.places) or run.words[0].low in table.opening_places:
            return None
        return PRIVATE_PERSON if _bare(run.words[-1]) in self.words else None

    def _is_place(self, text: str, run: Run) -> bool:
        """Whether a single word is the place of that name: of the record, or of the gazetteer with "in" before it."""
        if len(run.words) > 1 or mark(text, run.start, run.end) or run.words[0].possessive:
            return False
        after, before = words_of(text[run.end : run.end + 40])[:1], words_of(text[max(0, run.start - 40) : run.start])
        if (after and after[0].low in privacy().speaks) or (before and before[-1].low in privacy().honorifics):
            return False
        told = bool(before) and before[-1].low in privacy().before_places
        return run.key in self.who.places or (told and bool(exact(run.words[0].word)))


def _alone(who: Private) -> dict[str, str]:
    """Give the words of private names that are hidden where they stand alone, each with its role."""
    table = privacy()
    never = table.particles | table.between | table.heading | table.common
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for key, role in who.roles.items():
        for word in key:
            bare = _without_article(word)
            if len(bare) > 1 and bare not in never and " " not in bare:
                roles[bare].append(role)
    return {word: _one(told) for word, told in roles.items()}


def _one(roles: list[str]) -> str:
    return roles[0] if len(set(roles)) == 1 else PRIVATE_PERSON


def _bare(word: Word) -> str:
    return _without_article(word.low)


def _without_article(word: str) -> str:
    first, dash, rest = word.partition("-")
    return rest if dash and first in privacy().articles else word


def _followed(text: str, run: Run) -> bool:
    """Whether a small word of a body or a place follows: "Tawil district", "Tawil militia"."""
    after = words_of(text[run.end : run.end + 40])[:1]
    if not after or text[run.end : run.end + after[0].start].strip() or run.words[-1].possessive:
        return False
    return after[0].low in privacy().bodies | privacy().places


def _spelt(key: Key, between: str) -> str:
    words = [word for part in key for word in re.split(r"[\s-]+", part) if word]
    return between.join(re.escape(word).replace("'", QUOTES) for word in words)
