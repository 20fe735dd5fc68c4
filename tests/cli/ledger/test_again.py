"""`herodotus re-read` and `herodotus relink`."""

import msgspec
from typer.testing import CliRunner

from herodotus.cli.app import app
from tests.cli.ledger.reader import read_plainly


def read_newly(reports, **options):
    """Read as a newer model would: every shelling is an air strike."""
    for report, reading in read_plainly(reports, **options):
        newer = (msgspec.structs.replace(incident, type="air_strike") for incident in reading.incidents)
        yield report, msgspec.structs.replace(reading, incidents=tuple(newer))


def test_what_reads_as_before_changes_nothing(run, ledger, unchanged):
    before = unchanged()
    assert run("re-read").stdout == "read 2 reports again; 0 incidents changed\n"
    assert run("re-read", "first").stdout == "read 1 report again; 0 incidents changed\n"
    assert run("re-read", "--names-only", "second").stdout.startswith("read 1 report again; ")
    assert run("relink").stdout == "linked anew; that took 0 entries\n"
    assert unchanged().split("-")[0] >= before.split("-")[0]


def test_a_newer_reading_stands_beside_what_a_person_decided(run, ledger):
    run("decide", "accept", ledger[1])
    told = CliRunner().invoke(app, ["re-read"], obj=read_newly)
    assert told.stdout == "read 2 reports again; 1 incident changed\n"
    said = run("show", *ledger[1:]).stdout
    assert f"{ledger[1]} shelling" in said and "type\tthe newest reading says: air strike" in said
    assert f"{ledger[2]} air strike" in said


def test_a_report_whose_text_is_gone_is_told_and_the_others_are_read(run, ledger):
    run("withdraw", "second", "--why", "asked for", "--yes")
    assert run("re-read").stdout == "read 1 report again; 0 incidents changed\n"


def test_an_unknown_report(refused, ledger):
    assert refused("re-read", "third") == "third: no report of this ledger has this id; see: herodotus list"
