"""A list, a record and a history are shown whole, at any width and in a pipe, and nothing in them acts."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console, RenderableType

from herodotus.exports.incidents.text import put, render_history, render_list, render_record
from herodotus.ledger.views import CELLS, Basis, Change, IncidentLine, IncidentRecord, Note, Page, Stamp
from herodotus.records import Actor, Place, When
from tests.exports import samples
from tests.exports.incidents import raid

EVIL = "[red]Rebels\x1b[31m\u202e\r\nand\ttabs[link=x]"
NOW = Stamp(1, "2026-03-05T18:00:00Z")


def terminal(shown: RenderableType, width: int = 100) -> str:
    stream = io.StringIO()
    put(Console(file=stream, width=width, force_terminal=True, color_system=None), shown)
    return stream.getvalue()


def piped(shown: RenderableType) -> str:
    stream = io.StringIO()
    put(Console(file=stream, width=80), shown)
    return stream.getvalue()


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def everything() -> list[RenderableType]:
    return [render_list(raid.page()), render_record(raid.record(), raid.history()), render_history(raid.history())]


@pytest.mark.parametrize("width", [40, 60, 80, 96, 100, 160])
def test_no_line_is_wider_than_the_terminal(width):
    for shown in everything():
        assert max(map(cell_len, terminal(shown, width).splitlines())) <= width


@pytest.mark.parametrize("width", [60, 100, 160])
def test_a_list_shows_every_column_of_every_incident(width):
    told = unwrapped(terminal(render_list(raid.page()), width))
    for word in ("inc-0042", "inc-0050", "27 February", "shelling", "planned", "Tamar", "3-5 killed,", "corrected",
                 "5 in 2", "withdrawn", "added", "more follow after inc-0050"):  # fmt: skip
        assert word in told


def test_a_wide_list_breaks_no_word():
    words = set(terminal(render_list(raid.page()), 100).split())
    assert {"shelling", "February", "territory", "unreviewed,", "killed,", "Northern"} <= words


def test_a_long_id_is_not_broken_in_a_table():
    page = Page((IncidentLine(id="inc-0123456789abcdef", type="other", status="occurred"),))
    assert "inc-0123456789abcdef" in terminal(render_list(page), 110)


def test_an_empty_list_says_so():
    assert terminal(render_list(Page(()))) == "no incident\n"


def test_a_piped_list_is_a_table_of_tabs_with_edtf_dates():
    head, first, second = (line.split("\t") for line in piped(render_list(raid.page())).splitlines())
    assert head == ["id", "when", "type", "place", "who", "harm", "accounts", "review"]
    assert first[:3] == ["inc-0042", "2026-02-27", "shelling"]
    assert first[4] == "Northern Column → market of Deir Tamar"
    assert second[1] == second[3] == second[5] == ""


@pytest.mark.parametrize("told", [lambda shown: terminal(shown, 100), lambda shown: terminal(shown, 60), piped])
def test_a_record_shows_what_every_cell_rests_on(told):
    record = raid.record()
    shown = unwrapped(told(render_record(record)))
    for cell in CELLS:
        assert cell in shown
        for quote in record.basis_of(cell).quotes:
            assert f"“{quote.quote}” {quote.report} {quote.start}-{quote.end}" in shown
    for words in (
        "27 February 2026", "Deir Tamar, SY (35.336, 40.141 within 4 km, precision 1)", "else perhaps Deir Tamar, IQ",
        "Northern Column (col-n, REB)", "3-5 killed (civilians); 20+ injured", "read, right with probability 0.97",
        "nothing fills it: told as one event", "decided, dec-4: the wire has the day wrong",
        "the newest reading says: 26 February 2026", "the newest reading says: Hasan Bayatli",
    ):  # fmt: skip
        assert words in shown


def test_with_its_history_a_record_tells_who_decided():
    assert "decided by mira, dec-4" in piped(render_record(raid.record(), raid.history()))
    assert "decided by mira" not in piped(render_record(raid.record()))


def test_accounts_stand_under_their_aspect_with_claimant_carrier_stance_days_and_quotes():
    shown = piped(render_record(raid.record()))
    order = [shown.index(f"Accounts of {aspect}") for aspect in ("occurrence 1", "responsibility 2", "harm 2")]
    assert order == sorted(order)
    for words in (
        "acc-1\tLayla Qadir via Velmar Post asserts (certain): shells fell on the market",
        "acc-1\tsaid on an unknown day, published 6 March 2026 in rep-19aa, read with probability 0.90",
        "acc-2\ttwo officers of the monitoring mission (unnamed) suspects (probable): the Northern Column did it",
        "acc-3\tsaid on 4 March 2026, published 5 March 2026 in rep-7c1e, read with probability 0.93",
        "acc-4\twithdrawn on 8 March 2026",
        "acc-4\tdecided, dec-7",
        "acc-5\tthe report in its own voice asserts (certain): 3 killed",
    ):
        assert words in shown


def test_sources_ties_tags_and_notes_are_shown():
    shown = piped(render_record(raid.record()))
    for words in (
        "rep-7c1e\tThe Harbour Courier, 5 March 2026, report, outlet graded B", "rep-19aa\twithdrawn: the Post took",
        "inc-0017\tthis is response to inc-0017", "inc-0050\tinc-0050 is part of this", "tags\tmarket, to check",
        "mira\tBayatli's widow confirms it", f"sha256 {'ab' * 32}", "merged into it\tinc-0051",
    ):  # fmt: skip
        assert words in shown


def test_words_of_a_report_that_was_taken_back_are_marked():
    shown = piped(render_record(raid.record()))
    assert len(re.findall(r"rep-19aa \d+-\d+ \(withdrawn\)", shown)) == 4
    assert not re.search(r"rep-7c1e \d+-\d+ \(withdrawn\)", shown)


def test_an_incident_of_which_nothing_is_known_says_unknown():
    bare = IncidentRecord(id="inc-1", type="other", status="occurred", where=Place("", why="no place is named"),
                          when=When(None, why="no date in the text"), created=NOW, changed=NOW)  # fmt: skip
    shown = piped(render_record(bare))
    assert "where\tunknown (no place is named)" in shown and "when\tunknown (no date in the text)" in shown
    assert "targets\tunknown" in shown and "targets\tnothing fills it" in shown
    assert "Accounts" not in shown and "Ties" not in shown


def test_a_history_shows_who_changed_what_and_why():
    shown = piped(render_history(raid.history()))
    for words in (
        "27\tcorrected by mira", "27\tthe wire has the day wrong", "27\twhen: 26 February 2026 → 27 February 2026",
        "27\t2026-03-06 08:59 UTC, dec-4", "29\tcorrected by jon (undone)",
        "29\tharm: 3-5 killed (civilians) → 35+ killed (civilians)", "11\ttype: unknown → shelling",
    ):  # fmt: skip
        assert words in shown


def test_what_was_undone_is_struck_in_a_terminal():
    stream = io.StringIO()
    put(Console(file=stream, width=80, force_terminal=True, color_system="standard"), render_history(raid.history()))
    struck = [line for line in stream.getvalue().splitlines() if re.search(r"\x1b\[(?:\d+;)*9m", line)]
    assert len(struck) == 3
    assert all("mira" not in line for line in struck)


def test_a_history_without_an_entry_says_so():
    assert piped(render_history(())) == "no entry touched it\n"


def test_printed_without_put_into_a_pipe_nothing_is_cut_off():
    stream = io.StringIO()
    Console(file=stream, width=50).print(render_record(raid.record()))
    words = "“killing the shopkeeper Hasan Bayatli and four of his customers” rep-7c1e 40-102"
    assert words in unwrapped(stream.getvalue())


def test_the_same_is_shown_every_time():
    assert [piped(shown) for shown in everything()] == [piped(shown) for shown in everything()]


def evil_things(words: str) -> list[RenderableType]:
    actor, place = Actor(words, id=words, why=words), Place(words, country=words, lat=1.0, lon=2.0, why=words)
    quotes = (raid.quote(words, words),)
    basis = (Basis("when", "decision", quotes, 0.5, words, words, {"edtf": words}), Basis("type", "x", differs=words))
    record = raid.record(id=words, type=words, initiators=(actor,), where=place, tags=(words,), words=quotes,
                         basis=basis, notes=(Note(words, words, words, words),))  # fmt: skip
    line = IncidentLine(id=words, type=words, status=words, when=words, place=words, initiators=(words,), review=words)
    change = Change(1, words, words, words, words, words, False, ((words, words, {words: words}),), words)
    return [render_list(Page((line,), words)), render_record(record), render_history((change,))]


@pytest.mark.parametrize("told", [terminal, piped])
def test_neither_markup_nor_escape_sequences_act(told):
    for shown in evil_things(EVIL):
        page = told(shown)
        assert not set(page) & {"\x1b", "\u202e", "\r"}
        assert "[red]" in page and "⟨U+001B⟩" in page


def test_a_line_of_a_pipe_stays_one_line():
    for shown in evil_things("qa\nqb\tqc"):
        assert "qa qb qc" in piped(shown)
        assert not re.search(r"^qb|qa\n", piped(shown), re.MULTILINE)


@settings(samples.PATIENT, max_examples=60)
@given(st.text(max_size=40), st.sampled_from([40, 60, 100]))
def test_any_words_can_be_shown(words, width):
    for shown in evil_things(words):
        terminal(shown, width)
        assert piped(shown)
