"""The options that narrow down which incidents are meant: those of `herodotus.ledger.filters.Filter`, spelt alike."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from herodotus.cli.spreading import Group
from herodotus.errors import ConfigError
from herodotus.ledger.filters import Filter
from herodotus.ledger.views import REVIEWS, STATES

ANY = "any"  # of --review and --state: all that there are
PANEL = "Which incidents"  # the heading over these options in --help


def _narrowing(metavar: str, what: str) -> Any:
    return typer.Option(metavar=metavar, help=what, rich_help_panel=PANEL)


class Filters(Group, frozen=True, kw_only=True):
    """Which incidents are meant; several values of one option are alternatives, options narrow one another."""

    place: Annotated[list[str] | None, _narrowing("NAME", "A place by name or id; repeatable.")] = None
    box: Annotated[str | None, _narrowing("W,S,E,N", "Within these degrees, such as 43,33,45,35.")] = None
    country: Annotated[list[str] | None, _narrowing("CC", "A country, ISO 3166 such as SY; repeatable.")] = None
    since: Annotated[str | None, _narrowing("DAY", "Happened on that day or later.")] = None
    until: Annotated[str | None, _narrowing("DAY", "Happened on that day or before.")] = None
    type: Annotated[list[str] | None, _narrowing("CODE", "An incident type of the codebook; repeatable.")] = None
    status: Annotated[list[str] | None, _narrowing("CODE", "occurred, attempted, …; repeatable.")] = None
    actor: Annotated[list[str] | None, _narrowing("NAME", "Initiator or target by name or id; repeatable.")] = None
    claimant: Annotated[list[str] | None, _narrowing("NAME", "Who makes an account of it; repeatable.")] = None
    stance: Annotated[list[str] | None, _narrowing("CODE", "An account asserts, denies, …; repeatable.")] = None
    harm: Annotated[list[str] | None, _narrowing("COND", "A toll, such as 'killed>=5'; repeatable.")] = None
    grade: Annotated[list[str] | None, _narrowing("A-F", "Grade of an outlet that tells it; repeatable.")] = None
    review: Annotated[
        list[str] | None, _narrowing("WORD", "unreviewed, accepted, corrected, rejected or any; repeatable.")
    ] = None
    state: Annotated[
        list[str] | None, _narrowing("WORD", "live, dropped, merged, withdrawn or any; repeatable.")
    ] = None
    tag: Annotated[list[str] | None, _narrowing("WORD", "Has this tag; repeatable.")] = None
    origin: Annotated[list[str] | None, _narrowing("WORD", "read, added or table; repeatable.")] = None
    report: Annotated[list[str] | None, _narrowing("ID", "Told in this report; repeatable.")] = None
    text: Annotated[str | None, _narrowing("WORDS", "All these words are in its reports and quotes.")] = None
    known_by: Annotated[str | None, _narrowing("DAY", "Leave out what was published after that day.")] = None

    def filter(self) -> Filter:
        """Make the filter; what its values must be is checked where it is asked."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name in self.__struct_fields__ if (value := getattr(self, name))
        }  # fmt: skip
        _upper(given, "country", "grade")
        given |= {name: everything for name, everything in (("review", REVIEWS), ("state", STATES))
                  if ANY in given.get(name, ())}  # fmt: skip
        if self.box is not None:
            given["box"] = box_of(self.box)
        return Filter(**given)

    @property
    def given(self) -> tuple[str, ...]:
        """Name the options that were given.

        >>> Filters(known_by="2019-08-01", country=["SY"]).given
        ('--country', '--known-by')
        """
        return tuple(f"--{name.replace('_', '-')}" for name in self.__struct_fields__ if getattr(self, name))


def box_of(words: str) -> tuple[float, float, float, float]:
    """Read a box; raises `ConfigError` for what is not four numbers.

    >>> box_of("35.7,32.3,42.4,37.3")
    (35.7, 32.3, 42.4, 37.3)
    """
    try:
        west, south, east, north = map(float, words.split(","))
    except ValueError:
        raise ConfigError(f'--box "{words}" is no box; give west,south,east,north, such as 43,33,45,35') from None
    return west, south, east, north


def _upper(given: dict[str, Any], *names: str) -> None:
    """Write codes in capitals, as they are kept."""
    for name in names:
        if name in given:
            given[name] = tuple(code.upper() for code in given[name])
