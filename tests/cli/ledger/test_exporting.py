"""`herodotus export`."""

import csv
import hashlib
import io
import json

import pytest

from herodotus.bookkeeping.exporting import FORMS
from herodotus.cli.ledger.exporting import ExportFormat


def test_the_forms_are_those_of_the_bookkeeping():
    assert [form.value for form in ExportFormat] == list(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_goes_to_a_file_with_its_hash(run, ledger, folder, form):
    said = run("export", "--format", form, "--out", "out.file")
    digest = hashlib.sha256((folder / "out.file").read_bytes()).hexdigest()
    assert said.stdout == "" and said.stderr.splitlines()[0].endswith(f"to out.file, sha256 {digest}")


def test_a_table_goes_to_standard_output_with_links_back(run, ledger):
    said = run("export", "--format", "csv", "--link", "https://ledger.example/{id}", "--type", "shelling").stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [row["id"] for row in rows] == ledger[1:]
    assert rows[0]["link"] == f"https://ledger.example/{ledger[1]}"


def test_what_a_form_cannot_hold_is_told_with_the_reason(run, ledger):
    told = run("export", "--format", "acled", "--out", "acled.csv").stderr.splitlines()
    assert told[1] == "herodotus: left out 1 incident: it has no date, and ACLED records no event without one"


def test_private_names_are_masked(run, ledger):
    run("decide", "correct", ledger[1], "targets=shopkeeper Hasan Tawil", "--no-evidence")
    assert "Hasan Tawil" in run("export", "--format", "records").stdout
    assert "Hasan" not in run("export", "--format", "records", "--mask", "private").stdout


def test_an_export_as_of_an_earlier_entry(run, ledger):
    last = run("seal").stdout.split("-")[0]
    run("tag", ledger[0], "market")
    told = run("export", "--format", "records", "--recorded-by", last).stdout
    assert all(json.loads(line)["tags"] == [] for line in told.splitlines())


def test_texts_are_left_out_unless_asked_for(run, ledger, folder):
    run("export", "--format", "jsonl", "--out", "without.jsonl")
    run("export", "--format", "jsonl", "--out", "with.jsonl", "--texts")
    found = [(folder / name).read_text("utf-8") for name in ("without.jsonl", "with.jsonl")]
    assert ["officials said.\\n" in text for text in found] == [False, True]


@pytest.mark.parametrize(("arguments", "told"), [
    (["csv", "--link", "https://ledger.example/"], "does not say where the id goes"),
    (["csv", "--texts"], "texts go only into jsonl"), (["jsonl", "--mask", "private"], "holds the whole ledger"),
    (["csv", "--out", "none/a.csv"], "No such file or directory"), (["csv", "--type", "shellin"], "shelling"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_no_file(refused, ledger, folder, unchanged, arguments, told):
    before = unchanged()
    assert told in refused("export", "--format", *arguments)
    assert unchanged() == before
