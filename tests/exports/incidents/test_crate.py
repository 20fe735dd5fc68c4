"""A snapshot holds all that a citation needs, is the same every time, and is proved or refuted without a traceback."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.codebook import SECTIONS, version
from herodotus.errors import ConfigError
from herodotus.exports.incidents.context import Context
from herodotus.exports.incidents.crate import verify, write
from herodotus.ledger.views import IncidentRecord
from herodotus.records import from_json, to_json
from tests.exports import samples
from tests.exports.incidents import raid

HEAD = "9f" * 32
CONTEXT = Context(ledger="led-1", seq=31, made="2026-03-08T10:30:44Z", query={"country": ["SY"]},
                  software="herodotus 0.1.0")  # fmt: skip
NAMES = ["README.md", "accounts.csv", "codebook.json", "incidents.csv", "incidents.jsonl", "manifest-sha256.txt",
         "query.json", "ro-crate-metadata.json"]  # fmt: skip
RECORDS = [raid.record(), raid.record(id="inc-0043", accounts=())]


def snapshot(records: list[IncidentRecord] = RECORDS, context: Context = CONTEXT) -> bytes:
    out = io.BytesIO()
    assert write(iter(records), out, context, HEAD) == len(records)
    return out.getvalue()


def files_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        return {info.filename: pack.read(info) for info in pack.infolist()}


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(FILES[name].decode().splitlines()))


def packed(files: dict[str, bytes] | list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items() if isinstance(files, dict) else files:
            pack.writestr(name, data)
    return out.getvalue()


WHOLE = snapshot()
FILES = files_of(WHOLE)


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[bytes], tuple[str, ...]]:
    def found(data: bytes) -> tuple[str, ...]:
        (tmp_path / "s.zip").write_bytes(data)
        verdict = verify(tmp_path / "s.zip")
        assert verdict.ok is (not verdict.problems)
        assert all("\n" not in problem and "\x1b" not in problem for problem in verdict.problems)
        return verdict.problems

    return found


def test_it_holds_its_files_in_order_and_no_other():
    assert list(FILES) == NAMES


def test_the_same_records_give_the_same_bytes():
    assert snapshot() == WHOLE


def test_every_file_bears_the_time_of_the_export():
    with zipfile.ZipFile(io.BytesIO(snapshot(context=Context(made="2026-03-08T12:30:44+02:00")))) as pack:
        assert {info.date_time for info in pack.infolist()} == {(2026, 3, 8, 10, 30, 44)}


def test_a_year_that_a_zip_file_cannot_tell_is_no_error():
    assert snapshot(context=Context(made="0700-01-01T00:00:00"))


def test_without_a_time_there_is_no_snapshot():
    with pytest.raises(ConfigError, match="the time of the export is ''; a snapshot needs an ISO time"):
        write([], io.BytesIO(), Context(), HEAD)


def test_the_incidents_are_there_without_loss():
    assert [from_json(line, IncidentRecord) for line in FILES["incidents.jsonl"].splitlines()] == RECORDS


def test_the_tables_have_a_row_an_incident_and_a_row_an_account():
    assert [row["id"] for row in rows_of("incidents.csv")] == ["inc-0042", "inc-0043"]
    assert len(rows_of("accounts.csv")) == 5


def test_the_query_can_be_asked_again():
    told = json.loads(FILES["query.json"])
    assert (told["ledger"], told["seq"], told["head"], told["query"]) == ("led-1", 31, HEAD, {"country": ["SY"]})
    assert (told["incidents"], told["masked"]) == (2, False)


def test_the_codebook_is_there_in_full():
    assert set(json.loads(FILES["codebook.json"])) == {"version", *SECTIONS, "crosswalk", "cues"}
    assert json.loads(FILES["codebook.json"])["version"] == version()


def test_the_readme_tells_how_to_cite_and_whose_the_place_names_are():
    text = FILES["README.md"].decode()
    for words in ("led-1 at entry 31", HEAD, "2 incidents", "made 2026-03-08T10:30:44Z", "GeoNames", "CC BY 4.0"):
        assert words in text
    assert "masked" not in text
    assert "masked" in files_of(snapshot(context=Context(made=CONTEXT.made, mask=True)))["README.md"].decode()


def test_the_manifest_lists_every_other_file_as_sha256sum_does():
    told = dict(reversed(line.split("  ")) for line in FILES["manifest-sha256.txt"].decode().splitlines())
    others = {name: data for name, data in FILES.items() if name != "manifest-sha256.txt"}
    assert told == {name: hashlib.sha256(data).hexdigest() for name, data in others.items()}


def test_others_read_it_as_an_ro_crate(tmp_path):
    from rocrate.rocrate import ROCrate

    (tmp_path / "s.zip").write_bytes(WHOLE)
    crate = ROCrate(tmp_path / "s.zip")
    assert crate.version == "1.1"
    assert crate.root_dataset["name"] == "Snapshot of the ledger led-1 at entry 31"
    assert sorted(part.id for part in crate.root_dataset["hasPart"]) == NAMES[:-1]
    assert all(part["encodingFormat"] and part["description"] for part in crate.root_dataset["hasPart"])
    assert crate.root_dataset["isBasedOn"]["license"].id == "https://creativecommons.org/licenses/by/4.0/"


def test_every_id_that_the_metadata_name_is_described():
    graph = json.loads(FILES["ro-crate-metadata.json"])["@graph"]
    named = {target["@id"] for entity in graph for value in entity.values()
             for target in (value if isinstance(value, list) else [value]) if isinstance(target, dict)}  # fmt: skip
    assert named - {entity["@id"] for entity in graph} == {"https://w3id.org/ro/crate/1.1"}


def test_an_empty_snapshot_is_one():
    assert files_of(snapshot([]))["incidents.jsonl"] == b""


def test_records_are_taken_one_at_a_time():
    alone, made = [raid.record(), raid.record()], list[IncidentRecord]()

    def references(held: list[IncidentRecord]) -> set[int]:
        return {sys.getrefcount(record) for record in held[:-1]}

    def records() -> Iterator[IncidentRecord]:
        for number in range(4):
            made.append(raid.record(id=f"inc-{number}"))
            yield made[-1]
            assert references(made) <= references(alone)

    assert write(records(), io.BytesIO(), CONTEXT, HEAD) == 4


def test_a_whole_snapshot_is_proved(tmp_path):
    (tmp_path / "s.zip").write_bytes(WHOLE)
    verdict = verify(tmp_path / "s.zip")
    assert (verdict.ok, verdict.files, verdict.problems) == (True, 7, ())
    assert verdict.digest == hashlib.sha256(FILES["manifest-sha256.txt"]).hexdigest()


@pytest.mark.parametrize("name", [n for n in NAMES if n != "manifest-sha256.txt"])
def test_a_changed_file_is_named(name, problems):
    assert problems(packed(FILES | {name: FILES[name] + b" "})) == (f"{name}: has been changed, its hash is another",)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "manifest-sha256.txt"])
def test_a_missing_file_is_named(name, problems):
    assert problems(packed({n: data for n, data in FILES.items() if n != name})) == (f"{name}: is missing",)


def test_a_file_too_many_is_named(problems):
    assert problems(packed(FILES | {"more.txt": b"x"})) == ("more.txt: is not in the manifest",)


def test_a_file_that_the_manifest_has_lost_too_is_missed(problems):
    files = {name: data for name, data in FILES.items() if name != "query.json"}
    lines = [line for line in FILES["manifest-sha256.txt"].splitlines(keepends=True) if b"query" not in line]
    assert problems(packed(files | {"manifest-sha256.txt": b"".join(lines)})) == (
        "query.json: belongs to every snapshot and is missing",
    )


def test_without_a_manifest_nothing_is_proved(problems):
    found = problems(packed({name: data for name, data in FILES.items() if name != "manifest-sha256.txt"}))
    assert found[0] == "manifest-sha256.txt: is missing, so nothing can be proved"


@pytest.mark.parametrize(
    "manifest", [b"", b"zz  README.md\n", b"\xff\xfe\n", b"a" * 64 + b"  \x1b[31mx\n", b"x" * (1 << 21)]
)
def test_a_manifest_that_is_none_is_a_problem(manifest, problems):
    assert problems(packed(FILES | {"manifest-sha256.txt": manifest}))


def test_a_name_told_twice_by_the_manifest_is_a_problem(problems):
    manifest = FILES["manifest-sha256.txt"]
    found = problems(packed(FILES | {"manifest-sha256.txt": manifest + manifest.splitlines(keepends=True)[0]}))
    assert found == ("manifest-sha256.txt, line 8: names README.md again",)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", "a/../../x", "..\\x", "C:\\x", "C:x"])
def test_a_name_that_leads_out_of_the_folder_is_refused(name, problems):
    assert any("a name that leads out of the folder" in problem for problem in problems(packed(FILES | {name: b"x"})))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_in_it_twice_is_refused(problems):
    assert problems(packed([*FILES.items(), ("README.md", b"x")])) == ("README.md: stands in it twice",)


def test_a_bomb_is_refused_before_it_is_unpacked(problems):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack, pack.open("zeros", "w") as file:
        for _ in range(300):
            file.write(bytes(1 << 20))
    assert "this is no snapshot" in problems(out.getvalue())[0]


@pytest.mark.parametrize("data", [WHOLE + b"x", b"MZ" + WHOLE])
def test_bytes_before_or_behind_the_files_are_refused(data, problems):
    assert problems(data) == ("has bytes before or behind what it packs: it was not written so",)


def test_thousands_of_files_are_refused(problems):
    assert problems(packed({f"{n}.txt": b"" for n in range(2000)})) == ("holds 2000 files, more than any snapshot",)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unknown_packing_is_refused(method, problems):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as pack:
        pack.writestr("README.md", b"x")
    assert problems(out.getvalue()) == ("README.md: is packed in an unknown way",)


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all", WHOLE[: len(WHOLE) // 2], WHOLE[:-1], bytes(4096)])
def test_what_is_no_zip_file_is_told_in_one_line(data, problems):
    assert len(problems(data)) == 1


def test_a_folder_and_nothing_at_all_are_told_too(tmp_path):
    assert len(verify(tmp_path).problems) == len(verify(tmp_path / "none.zip").problems) == 1


@settings(samples.PATIENT, max_examples=200)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_a_byte_changed_anywhere_never_passes_as_another_content(tmp_path_factory, at, byte, length):
    path = tmp_path_factory.mktemp("fuzz") / "s.zip"
    changed = (WHOLE[:at] + bytes((byte,)) + WHOLE[at + 1 :])[: length if length % 5 == 0 else None]
    path.write_bytes(changed)
    verdict: Any = verify(path)
    assert not verdict.ok or files_of(changed) == FILES


def test_what_is_masked_stays_masked_in_every_file():
    from herodotus.exports.incidents.masking import mask

    for name, data in files_of(snapshot([mask(raid.record())])).items():
        assert b"Hasan" not in data, name
    assert b"Hasan" in to_json(raid.record())
