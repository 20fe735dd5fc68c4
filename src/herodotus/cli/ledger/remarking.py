"""The commands `tag`, `untag`, `note`, `tie` and `grade`: what people say beside the cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Signed, Why, opened
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.many import PAST, Many, Verdict, decide_many, meant, whole
from herodotus.errors import ConfigError

NO_GRADE = "-"
Tagged = Annotated[list[str], typer.Argument(metavar="ID… WORD", help="Ids of incidents (none with --where), a word.")]
Noted = Annotated[list[str], typer.Argument(metavar="ID… TEXT", help="Ids of incidents (none with --where), a text.")]


def tag(words: Tagged, why: Why = "", *, many: Many, filters: Filters, at: Signed) -> None:
    """Give incidents a tag, a word of your own to find them by."""
    _remark("tag", words, why, many, filters, at)


def untag(words: Tagged, why: Why = "", *, many: Many, filters: Filters, at: Signed) -> None:
    """Take a tag off incidents."""
    _remark("untag", words, why, many, filters, at)


def note(words: Noted, *, many: Many, filters: Filters, at: Signed) -> None:
    """Leave a remark at incidents."""
    _remark("note", words, "", many, filters, at)


def tie(
    one: Annotated[str, typer.Argument(metavar="ID", help="Id of an incident.")],
    word: Annotated[str, typer.Argument(metavar="TIE", help="part_of, response_to or precedent_of.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Id of the incident that it is tied to.")],
    why: Why = "",
    *,
    at: Signed,
) -> None:
    """Tie an incident to another: it is part of it, a response to it, or its precedent."""
    with opened(at) as ledger:
        typer.echo(f"tied {one} {word} {other}: {ledger.tie(one, word, other, why=why)}")


def grade(
    outlet: Annotated[str, typer.Argument(metavar="OUTLET", help="Name of an outlet as reports have it.")],
    letter: Annotated[str, typer.Argument(metavar="A-F", help="A reliable … F cannot be judged; - takes it back.")],
    why: Why = "",
    *,
    at: Signed,
) -> None:
    """Grade an outlet on the Admiralty scale; only people do that."""
    with opened(at) as ledger:
        entry = ledger.grade(outlet, None if letter == NO_GRADE else letter, why=why)
    told = "grade taken back" if letter == NO_GRADE else f"graded {letter.upper()}"
    typer.echo(f"{outlet}: {told} by entry {entry}")


def _remark(verb: str, words: Sequence[str], why: str, many: Many, filters: Filters, at: Signed) -> None:
    *ids, word = words
    if not ids and not many.where:
        raise ConfigError(f"{word}: give ids of incidents and then the words, or --where with a filter and the words")
    chosen = meant(ids, filters, many)
    with opened(at) as ledger:
        if many.where:
            decide_many(ledger, filters, many, Verdict(verb=verb, why=why, word=word))
        whole(ledger, chosen)
        for id in chosen:
            made = ledger.note(id, word) if verb == "note" else getattr(ledger, verb)(id, word, why=why)
            typer.echo(f"{PAST[verb]} {id}: {made}")
