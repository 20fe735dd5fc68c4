"""Incidents and accounts as CSV: every cell of a record, in a file that any reader of RFC 4180 gives back."""

from __future__ import annotations

import csv
import io
import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from herodotus.exports.incidents import csv as incidents_csv
from herodotus.exports.incidents.accounts import ACCOUNT_COLUMNS
from herodotus.exports.incidents.columns import KINDS, names
from herodotus.exports.incidents.flat import COLUMNS, flat
from herodotus.exports.incidents.guarding import unguard
from herodotus.records import Place
from tests.exports.incidents import samples
from tests.exports.samples import PATIENT

WORDS = st.text(st.characters(exclude_categories=["Cs"]))


def written(records, write=incidents_csv.write):
    out = io.BytesIO()
    count = write(iter(records), out, samples.CONTEXT)
    return count, out.getvalue()


def rows(records, write=incidents_csv.write):
    return list(csv.DictReader(io.StringIO(written(records, write)[1].decode("utf-8"), newline="")))


def test_one_row_an_incident_with_all_columns_in_order():
    count, data = written(samples.all_records())
    header = next(csv.reader([data.decode("utf-8").split("\r\n")[0]]))
    assert count == len(rows(samples.all_records())) == 6
    assert tuple(header) == names(COLUMNS)
    assert set().union(*(flat(record, samples.CONTEXT) for record in samples.all_records())) == set(header)
    assert {column.kind for column in (*COLUMNS, *ACCOUNT_COLUMNS)} <= set(KINDS)


def test_lines_end_as_the_standard_has_it_and_no_byte_order_mark_stands_first():
    data = written([samples.undated()])[1]
    assert data.startswith(b"id,link,") and data.endswith(b"\r\n")


def test_a_merged_incident_shows_its_rival_tolls_denial_and_decision():
    (row,) = rows([samples.depot()])
    assert (row["killed_min"], row["killed_max"]) == ("4", "8")
    assert (row["injured_min"], row["injured_max"]) == ("20", "")
    assert (row["accounts"], row["origins"], row["denials"], row["independent_reports"]) == ("3", "3", "1", "2")
    assert row["claimants"] == "governor's office; residents; Colonel Anis Badra"
    assert row["decided"] == "when"
    assert json.loads(row["differs"]) == {"when": {"edtf": "2026-03-02", "precision": "day"}}
    assert row["link"] == "https://ledger.example/incidents/inc-1"


def test_what_was_taken_back_counts_no_more():
    (row,) = rows([samples.depot()])
    assert "Old Mill Gazette" not in row["outlets"] and "r4" not in row["reports"]


def test_names_and_ids_stay_in_step_even_where_a_name_holds_a_semicolon():
    (row,) = rows([samples.depot()])
    assert row["targets"].split("; ") == ["Plain Guard", "fuel depot", "lorries, trailers"]
    assert row["target_ids"].split("; ") == ["plain-guard", "", ""]


def test_each_member_of_a_list_is_guarded():
    (row,) = rows([samples.depot()])
    assert row["tags"] == "fuel; '+urgent"


def test_quotes_name_cell_report_and_place_in_the_text():
    (row,) = rows([samples.depot()])
    quotes = json.loads(row["quotes"])
    assert {"cell": "where", "report": "r2", "start": 12, "end": 17, "quote": "كرسان"} in quotes
    assert all(quote["end"] - quote["start"] == len(quote["quote"]) for quote in quotes)


def test_an_unknown_is_an_empty_cell():
    (row,) = rows([samples.undated()])
    unknown = ("when", "day_from", "day_to", "place", "country", "lat", "lon", "where_prec", "killed_min", "killed_max")
    assert {row[name] for name in unknown} == {""}
    assert row["date_precision"] == "unknown"


def test_an_open_date_has_no_last_day():
    (row,) = rows([samples.threat()])
    assert (row["day_from"], row["day_to"]) == ("2026-04-01", "")


def test_a_whole_country_says_that_it_is_one():
    (row,) = rows([samples.table_born()])
    assert (row["where_prec"], row["origin"]) == ("6", "table")
    assert row["where_told"].startswith("a whole country")


def test_accounts_are_a_table_of_their_own_with_those_taken_back():
    told = rows(samples.all_records(), incidents_csv.write_accounts)
    assert written(samples.all_records(), incidents_csv.write_accounts)[0] == 6
    assert tuple(told[0]) == names(ACCOUNT_COLUMNS)
    assert [row["id"] for row in told if row["incident"] == "inc-1"] == ["a1", "a2", "a3", "a4"]
    assert [row["withdrawn_on"] for row in told if row["withdrawn_on"]] == ["2026-03-08"]
    denied = next(row for row in told if row["id"] == "a3")
    assert (denied["claimant"], denied["stance"]) == ("Colonel Anis Badra", "denies")
    assert (denied["value"], denied["named"]) == ("Northern Column", "yes")


def test_rows_are_written_while_records_still_come():
    out, seen = io.BytesIO(), []

    def source():
        for number in range(100):
            seen.append(out.tell())
            yield msgspec.structs.replace(samples.depot(), id=f"inc-{number}")

    assert incidents_csv.write(source(), out, samples.CONTEXT) == 100
    assert seen[0] == 0 < seen[50] < seen[-1]
    assert not out.closed


@PATIENT
@given(WORDS, WORDS, st.integers())
def test_any_words_come_back_from_the_file(name, id_, low):
    record = msgspec.structs.replace(samples.undated(), id=id_, where=Place(name))
    (row,) = rows([record])
    assert unguard(row["id"]) == id_
    assert unguard(row["place"]) == name


@PATIENT
@given(st.lists(WORDS.filter(lambda word: ";" not in word), min_size=1))
def test_any_list_comes_back_from_its_cell(tags):
    (row,) = rows([msgspec.structs.replace(samples.undated(), tags=tuple(tags))])
    assert [unguard(tag) for tag in row["tags"].split("; ")] == tags
