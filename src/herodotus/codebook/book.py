"""The codebook itself: every code that a record may hold, by section, read on first use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any

from herodotus.codebook.store import table
from herodotus.codebook.values import Code, Example
from herodotus.errors import ConfigError

SECTIONS = (
    "groups", "types", "statuses", "stances", "certainties", "aspects", "relations", "ties", "harm_kinds", "who",
    "cells",
)  # fmt: skip

Codes = Mapping[str, Code]


class Codebook:
    """Every section as a mapping from code to `Code`, in the order of the data file; none can be changed.

    >>> book = codebook()
    >>> book.type("air_strike").group
    'strike'
    >>> list(book.statuses)
    ['occurred', 'attempted', 'prevented', 'planned']
    """

    @cached_property
    def types(self) -> Codes:
        """Incident types."""
        return _codes("types")

    @cached_property
    def groups(self) -> Codes:
        """Groups of incident types."""
        return _codes("groups")

    @cached_property
    def statuses(self) -> Codes:
        """How far an incident got."""
        return _codes("statuses")

    @cached_property
    def stances(self) -> Codes:
        """What a claimant does with a statement."""
        return _codes("stances")

    @cached_property
    def certainties(self) -> Codes:
        """How sure a claimant sounds."""
        return _codes("certainties")

    @cached_property
    def aspects(self) -> Codes:
        """The part of an incident that a claim speaks to."""
        return _codes("aspects")

    @cached_property
    def relations(self) -> Codes:
        """Standing ties between actors."""
        return _codes("relations")

    @cached_property
    def ties(self) -> Codes:
        """Ties between incidents."""
        return _codes("ties")

    @cached_property
    def harm_kinds(self) -> Codes:
        """What happened to people."""
        return _codes("harm_kinds")

    @cached_property
    def who(self) -> Codes:
        """Who was harmed."""
        return _codes("who")

    @cached_property
    def cells(self) -> Codes:
        """The cells of a record that hold no code, and how they are filled."""
        return _codes("cells")

    def section(self, name: str) -> Codes:
        """Give a section by name; a `ConfigError` lists the names where there is none."""
        if name not in SECTIONS:
            raise ConfigError(f"the codebook has no section '{name}'; take one of {', '.join(SECTIONS)}")
        codes: Codes = getattr(self, name)
        return codes

    def code(self, section: str, code: str) -> Code:
        """Look a code up in a section; a `ConfigError` lists the codes where it is unknown."""
        codes = self.section(section)
        if code not in codes:
            raise ConfigError(f"the codebook has no '{code}' among its {section}; take one of {', '.join(codes)}")
        return codes[code]

    def type(self, code: str) -> Code:
        """Look an incident type up."""
        return self.code("types", code)

    def of_group(self, group: str) -> tuple[Code, ...]:
        """List the incident types of a group."""
        self.code("groups", group)
        return tuple(c for c in self.types.values() if c.group == group)


@cache
def codebook() -> Codebook:
    """Give the one codebook of this installation."""
    return Codebook()


def _codes(name: str) -> Codes:
    return MappingProxyType({code: _code(code, row) for code, row in table(name).items()})


def _code(code: str, row: dict[str, Any]) -> Code:
    return Code(
        code=code,
        label=row["label"],
        definition=row["definition"],
        boundary=row["boundary"],
        examples=tuple(Example.of(e) for e in row["examples"]),
        group=row.get("group", ""),
        notes=tuple(row.get("notes", ())),
    )
