"""The values of the codebook: a code, its examples, its crosswalk and its cue words."""

from __future__ import annotations

import re

import msgspec

SHOWN = re.compile(r"\[([^\[\]]+)\]")


class Example(msgspec.Struct, frozen=True):
    """An invented sentence; `shows` holds its exact words that show the code."""

    text: str
    shows: tuple[str, ...]

    @classmethod
    def of(cls, marked: str) -> Example:
        """Read a sentence whose telling words stand in square brackets.

        >>> Example.of("Shells [fell on] the mill.")
        Example(text='Shells fell on the mill.', shows=('fell on',))
        """
        return cls(SHOWN.sub(r"\1", marked), tuple(SHOWN.findall(marked)))

    @property
    def marked(self) -> str:
        """The sentence with its telling words in square brackets again."""
        out, at = [], 0
        for words in self.shows:
            start = self.text.index(words, at)
            out += [self.text[at:start], "[", words, "]"]
            at = start + len(words)
        return "".join([*out, self.text[at:]])


class Code(msgspec.Struct, frozen=True):
    """One thing that can be recorded, as the codebook defines it.

    `definition` says what it is, `boundary` what it leaves out and where its neighbours begin, `notes` are rulings on
    single cases. `group` is the group of an incident type, the record of a cell, and "" elsewhere.
    """

    code: str
    label: str
    definition: str
    boundary: str
    examples: tuple[Example, ...]
    group: str = ""
    notes: tuple[str, ...] = ()


class Acled(msgspec.Struct, frozen=True):
    """An ACLED event type with its sub-event type, in ACLED's spelling."""

    event: str
    sub_event: str


class Plover(msgspec.Struct, frozen=True):
    """A PLOVER 2021 event type with its mode, "" where it has none."""

    type: str
    mode: str = ""


class Crossing(msgspec.Struct, frozen=True):
    """What others would call a code of ours; empty where their scheme does not record such a thing.

    The usual answer stands first; `note` says when another holds. `ucdp` holds the possible `type_of_violence` of
    UCDP GED (1 state-based, 2 non-state, 3 one-sided), `ucdp_rule` the sentence that decides between them.
    """

    code: str
    status: str = ""
    acled: tuple[Acled, ...] = ()
    plover: Plover | None = None
    cameo: tuple[str, ...] = ()
    ucdp: tuple[int, ...] = ()
    ucdp_rule: str = ""
    note: str = ""


class Cue(msgspec.Struct, frozen=True):
    """A word or phrase that marks a statement: `kind` and `code` say of what, `forms` are its written forms.

    `kind` is stance, certainty, hearsay, responsibility or carrier; `code` a stance, a certainty (also for hearsay),
    one of owned, assigned, open for responsibility, one of phrase, agency, credit for a carrier. `exact` forms are met
    in the given case only, as is any form with a capital in it.
    """

    kind: str
    code: str
    forms: tuple[str, ...]
    exact: bool = False


class CueHit(msgspec.Struct, frozen=True):
    """A cue found in a text: `text[start:end]` is the form, `cues` every cue that it may be."""

    start: int
    end: int
    cues: tuple[Cue, ...]
