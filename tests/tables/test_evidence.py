"""Every cell of a row rests on words of its text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodotus.errors import InputError
from herodotus.records import Evidence
from herodotus.tables import load
from herodotus.tables.making import row as made
from herodotus.tables.words import Words
from tests.tables.samples import ACLED, GED, read, row, written

PATIENT = settings(deadline=None, max_examples=60,
                   suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip
# Words that tables are full of, with what may trip offsets: characters beyond U+FFFF, separators, colons, repetition.
WORD = st.text(st.sampled_from("ab:; é\u0645\U0001f600-(,)"), max_size=12)
COLUMNS = ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2", "source", "notes", "location", "admin1", "tags")


def evidence(value: object) -> Iterator[Evidence]:
    """Find all evidence within a value."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from evidence(getattr(value, field))
    elif isinstance(value, tuple):
        for member in value:
            yield from evidence(member)


def rests_on_its_text(found: object, text: str) -> bool:
    return all(text[e.start : e.end] == e.quote and e.quote for e in evidence(found))


@PATIENT
@given(st.dictionaries(st.sampled_from(COLUMNS), WORD), st.sampled_from(["acled", "ucdp-ged"]))
def test_every_evidence_is_cut_out_of_the_text(cells, name):
    record = {**(ACLED if name == "acled" else GED), **cells}
    tidy = {column: " ".join(value.split()) for column, value in record.items()}
    mapping = load(name)
    found = made(Words(tidy, "table.csv", 2), mapping, mapping.key)
    assert sum(1 for _ in evidence(found)) > 10
    assert rests_on_its_text(found, found.report.text)


@PATIENT
@given(st.lists(WORD, max_size=4), st.sampled_from(["; ", ";", "|"]))
def test_the_pieces_of_a_cell_are_its_parts_in_order(parts, separator):
    value = " ".join(separator.join(parts).split())
    words = Words({"a": "first", "b": value}, "t", 1)
    pieces = list(words.pieces("b", separator))
    assert [p.quote for p in pieces] == [p.strip() for p in value.split(separator) if p.strip()]
    assert all(words.text[p.start : p.end] == p.quote for p in pieces)


def test_the_text_has_one_line_for_every_filled_column(tmp_path):
    found = row(tmp_path, ACLED, notes="Two lines\nof a note", tags="NA", assoc_actor_2="")
    lines = found.report.text.split("\n")
    assert "notes: Two lines of a note" in lines
    assert not [line for line in lines if line.startswith(("tags:", "assoc_actor_2:"))]
    assert len(lines) == len(dict(line.split(": ", 1) for line in lines))


def test_the_evidence_of_a_cell_is_the_value_of_its_column_and_no_other(tmp_path):
    found = row(tmp_path, ACLED, actor1="3", notes="3", fatalities="3")
    harm = found.reading.incidents[0].harm[0].evidence[0]
    assert found.report.text[: harm.start].endswith("\nfatalities: ")


def test_a_column_of_a_table_may_hold_the_same_words_twice(tmp_path):
    found = row(tmp_path, ACLED, assoc_actor_2="Plain Guard; Plain Guard")
    assert [a.name for a in found.reading.incidents[0].initiators].count("Plain Guard") == 1
    assert rests_on_its_text(found, found.report.text)


def test_rows_are_read_again_alike(tmp_path):
    data = written(ACLED, {**ACLED, "event_id_cnty": "SYR90002"})
    assert read(tmp_path, data) == read(tmp_path, data)
    assert not [f for f in read(tmp_path, data) if isinstance(f, InputError)]


def test_a_path_that_leads_nowhere_is_told(tmp_path: Path):
    from herodotus.tables import rows

    (found,) = rows(tmp_path / "none.csv", load("acled"))
    assert str(found).endswith("none.csv: does not exist; check the name")
