"""Importing tables: rows are incidents of their origin, updated in place by key, and compared with what was read."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from herodotus.bookkeeping.importing import Imported, as_incident, compare, import_table
from herodotus.errors import ConfigError
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.records import Harm, Place, Span, When
from tests.bookkeeping.conftest import Steps
from tests.ledger.samples import Sample, mill, put
from tests.tables.samples import ACLED, written

OTHER = {**ACLED, "event_id_cnty": "SYR90002", "event_date": "2019-07-21", "location": "Hama", "fatalities": "0"}


def _table(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text(written(*rows), encoding="utf-8")
    return path


def test_rows_are_incidents_and_accounts_of_their_origin(ledger: Ledger, tmp_path: Path):
    assert import_table(ledger, _table(tmp_path / "a.csv", ACLED, OTHER), "acled") == Imported(new=2)
    shown = [ledger.show(line.id) for line in ledger.list(Filter(origin=("table",))).lines]
    assert [record.when.edtf for record in shown] == ["2019-07-21", "2019-07-19"]
    assert [record.toll("killed") for record in shown] == [None, Span(3, None)]
    assert {source.origin for record in shown for source in record.sources} == {"table"}
    assert ledger.stats().rows == 2
    assert ledger.verify().ok


def test_rows_are_updated_in_place_by_key(ledger: Ledger, tmp_path: Path, steps: Steps):
    import_table(ledger, _table(tmp_path / "a.csv", ACLED, OTHER), "acled")
    before = {line.id for line in ledger.list().lines}
    later = _table(tmp_path / "b.csv", {**ACLED, "fatalities": "9"}, OTHER, {**OTHER, "event_id_cnty": "SYR90003"})
    assert import_table(ledger, later, "acled", told=steps) == Imported(new=1, changed=1, same=1)
    assert steps.told == [("changed", "SYR90001"), ("same", "SYR90002"), ("new", "SYR90003")]
    now = {line.id: ledger.show(line.id) for line in ledger.list().lines}
    assert set(now) > before
    assert len(now) == 3
    assert sorted(str(record.toll("killed")) for record in now.values()) == ["9+", "None", "None"]


def test_bad_rows_are_told_and_the_rest_goes_in(ledger: Ledger, tmp_path: Path, steps: Steps):
    table = _table(tmp_path / "a.csv", ACLED, {**OTHER, "event_date": "once"}, {**OTHER, "event_id_cnty": "SYR90003"})
    assert import_table(ledger, table, "acled", told=steps) == Imported(new=2, bad=1)
    (bad,) = [line for what, line in steps.told if what == "bad"]
    assert bad.startswith(f"{table}, line 3: ")


def test_a_row_given_twice_goes_in_once(ledger: Ledger, tmp_path: Path):
    assert import_table(ledger, _table(tmp_path / "a.csv", ACLED, {**ACLED, "fatalities": "4"}), "acled") == Imported(
        new=1, bad=1)
    assert ledger.count() == 1


def test_many_rows_go_in_by_the_hundred(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from herodotus.bookkeeping import importing

    monkeypatch.setattr(importing, "ROWS_AT_ONCE", 2)
    rows = [{**ACLED, "event_id_cnty": f"SYR{n}", "notes": f"Note {n}."} for n in range(5)]
    table = _table(tmp_path / "a.csv", *rows)
    assert import_table(ledger, table, "acled") == Imported(new=5)
    assert import_table(ledger, table, "acled") == Imported(same=5)


def test_a_map_that_does_not_fit_leaves_the_ledger_as_it_was(ledger: Ledger, tmp_path: Path):
    before = ledger.seal()
    with pytest.raises(ConfigError, match="column"):
        import_table(ledger, _table(tmp_path / "a.csv", {"colour": "red", "size": "2"}), "acled")
    with pytest.raises(ConfigError):
        import_table(ledger, _table(tmp_path / "b.csv", ACLED), "acled", key="colour")
    with pytest.raises(ConfigError):
        import_table(ledger, tmp_path / "b.csv", str(tmp_path / "no-map.toml"))
    assert import_table(ledger, tmp_path / "nothing.csv", "acled") == Imported(bad=1)
    assert ledger.seal() == before


def _homs() -> Sample:
    """Give a report of what the table's first row tells, with another toll."""
    sample = mill()
    (incident,) = sample.reading.incidents
    homs = Place("Homs", incident.evidence[:1], "SY", None, 34.73, 36.72, 5.0, 1)
    told = msgspec.structs.replace(incident, type="armed_clash", where=homs, when=When("2019-07-19", "day"),
                                   harm=(Harm("killed", 5, 5),))
    return Sample(sample.report, msgspec.structs.replace(sample.reading, incidents=(told,)))


def test_a_table_is_compared_with_what_was_read(ledger: Ledger, tmp_path: Path, steps: Steps):
    (id,) = put(ledger, _homs())
    table = _table(tmp_path / "a.csv", ACLED, OTHER, {**OTHER, "event_date": "once", "event_id_cnty": "x"})
    before = ledger.seal()
    found = compare(ledger, table, "acled", told=steps)
    assert ledger.seal() == before
    assert steps.kinds == ["bad"]
    assert [(pair.ours.id, pair.theirs.id) for pair in found.both] == [(id, "SYR90001")]
    assert [one.id for one in found.only_theirs] == ["SYR90002"]
    assert found.only_ours == ()
    import_table(ledger, table, "acled")  # rows of that table are not compared with themselves
    assert compare(ledger, table, "acled") == found


def test_a_record_gives_its_cells_as_an_incident(ledger: Ledger):
    (id,) = put(ledger, mill())
    record = ledger.show(id)
    incident = as_incident(record)
    assert (incident.id, incident.type, incident.when, incident.harm) == (id, "shelling", record.when, record.harm)
    assert incident.evidence == ()
