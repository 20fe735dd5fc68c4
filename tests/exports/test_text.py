"""The terminal shows the whole ledger, narrow and wide, and lets no report act on it."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from herodotus.exports.text import render
from herodotus.records import Actor, Evidence, Incident, Reading
from herodotus.report import Report
from tests.exports import samples


def shown(width: int, *pairs: tuple[Report, Reading]) -> str:
    stream = io.StringIO()
    render(Console(file=stream, width=width), pairs)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 119, 120, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(cell_len, shown(width, samples.news(), samples.mixed(), samples.evil()).splitlines())) <= width


@pytest.mark.parametrize("width", [80, 160])
def test_all_records_are_shown(width: int) -> None:
    page = shown(width, samples.news())
    assert "The Harbour Courier" in page and "5 March 2026" in page
    for id_ in ["i1", "i6", "c1", "c9", "r1"]:
        assert f"\n{id_} " in page or f"\n {id_} " in page
    for word in ["Karsan, IQ", "“shells had fallen”", "20+ injured", "“denied”", "unnamed", "probable", "Northern"]:
        assert word in page


def test_a_blank_says_unknown_and_why() -> None:
    page = shown(80, samples.news())
    assert "unknown (no date in the text)" in page
    assert "unknown → market of Deir Tamar" in page
    assert "unknown    means, harm" in page


def test_an_empty_reading_says_so() -> None:
    assert "nothing was read: no incident, no claim, no relation" in shown(80, samples.empty())


def test_what_is_piped_is_plain_and_the_same_every_time() -> None:
    assert "\x1b" not in shown(80, samples.news())
    assert shown(80, samples.news()) == shown(80, samples.news())


def test_neither_markup_nor_escape_sequences_in_a_report_act() -> None:
    text = "[red]Rebels\x1b[31m shelled\u202e it."
    words = Evidence.of(text, 0, 24)
    incident = Incident("i1", "shelling", "occurred", (words,), initiators=(Actor("[bold]Rebels\x1b[31m"),))
    page = shown(80, (Report.of(text, title="[link=x]T\x07"), Reading("r", (incident,))))
    assert "[bold]Rebels⟨U+001B⟩[31m" in page and "[link=x]T⟨U+0007⟩" in page
    assert "\x1b" not in page and "\u202e" not in page
