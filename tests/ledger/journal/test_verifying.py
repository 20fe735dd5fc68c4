"""Verifying: a sound ledger passes, each damage is told and laid to the first entry that it broke, nothing raises."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, StaticPool, create_engine, text

from benchmarks import histories
from benchmarks.damages import COLUMNS, Copy
from herodotus.errors import LedgerError
from herodotus.ledger.journal import chain, payloads, sealing
from herodotus.ledger.journal.canonical import canonical, digest
from herodotus.ledger.journal.entries import Seen, Withdrawn
from herodotus.ledger.journal.head import HeadFile
from herodotus.ledger.journal.verdict import MOST, Broken, Verdict
from herodotus.ledger.journal.verifying import verify
from herodotus.ledger.schema.tables import journal, metadata, payload
from herodotus.ledger.store import Store

AT = "2024-06-01T00:00:00Z"


@pytest.fixture
def connection(where: str) -> Iterator[Connection]:
    """A ledger of some forty entries, in SQLite and in PostgreSQL."""
    store = Store(where)
    with store.making() as connection:
        histories.write(connection, 4, 8)
    with store.writing() as connection:
        yield connection
    store.close()


@pytest.fixture
def memory() -> Iterator[Connection]:
    """The same in memory, for what only SQLite lets happen."""
    with in_memory() as connection:
        histories.write(connection, 4, 8)
        yield connection


def in_memory() -> Connection:
    connection = create_engine("sqlite://", poolclass=StaticPool).connect()
    metadata.create_all(connection, tables=[journal, payload])
    return connection


def head_file(connection: Connection, **changes: object) -> HeadFile:
    head = chain.head(connection)
    return HeadFile(**{"ledger": histories.LEDGER, "count": head.count, "hash": head.hash, "at": AT} | changes)


def run(connection: Connection, query: str, **values: object) -> None:
    connection.execute(text(query), values)


def alone(connection: Connection, seal: str | None = None) -> Verdict:
    return verify(connection, head_file=None, seal=seal)


def number(connection: Connection, kind: str) -> int:
    """Give the first entry of a kind."""
    return next(one.header.seq for one in chain.entries(connection) if one.header.kind == kind)


def test_a_sound_ledger_passes(connection: Connection) -> None:
    head, erased = chain.head(connection), 0
    for one in chain.entries(connection):
        erased += len(one.body.erased) if isinstance(one.body, Withdrawn) else 0
    verdict = verify(connection, head_file=head_file(connection), seal=str(sealing.seal(connection)))
    assert verdict.ok and verdict.head == head and verdict.first_broken is None
    assert (verdict.problems, verdict.more, verdict.notes, verdict.withheld) == ((), 0, (), 0)
    assert (verdict.entries, verdict.erased) == (head.count, erased) and erased >= 4 and verdict.payloads > head.count


def test_an_empty_ledger_passes() -> None:
    with in_memory() as connection:
        verdict = verify(connection, head_file=head_file(connection), seal=str(sealing.seal(connection)))
    assert verdict.ok and verdict.entries == verdict.payloads == 0


def test_progress_is_told_up_to_the_end(connection: Connection) -> None:
    told: list[tuple[int, int]] = []
    verdict = verify(connection, head_file=None, progress=lambda done, total: told.append((done, total)))
    total = verdict.entries + verdict.payloads
    assert told[-1] == (total, total)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**9), reports=st.integers(1, 12))
def test_any_history_passes_and_its_seal_holds_when_it_grows(seed: int, reports: int) -> None:
    with in_memory() as connection:
        histories.write(connection, seed, reports)
        seal = str(sealing.seal(connection))
        body = Seen(report="rep-0123456789ab", source="in/late.txt")
        chain.append(connection, [chain.Draft(body=body, who="ann", at="")])
        assert alone(connection, seal).ok
        assert alone(connection, seal[-64:]).ok


ITS_ENTRY, ITS_PAYLOAD = "WHERE seq = :seq", "WHERE address = :address"
DAMAGES = {
    "a header changed": (f"UPDATE journal SET header = replace(header, 'ann', 'bob') {ITS_ENTRY}", "does not have"),
    "a hash changed": (f"UPDATE journal SET hash = 'x' || substr(hash, 2) {ITS_ENTRY}", "does not have the hash"),
    "an entry deleted": (f"DELETE FROM journal {ITS_ENTRY}", "entry {seq} is missing"),
    "a header no JSON": (f"UPDATE journal SET header = '{{' {ITS_ENTRY}", "its header cannot be read"),
    "a header of another": (
        f"UPDATE journal SET header = (SELECT header FROM journal WHERE seq = 2) {ITS_ENTRY}", "that of entry 2"),
    "its payload deleted": (f"DELETE FROM payload {ITS_PAYLOAD}", "is missing"),
    "its payload changed": (f"UPDATE payload SET body = :other {ITS_PAYLOAD}", "its check does not hold"),
    "its payload of no coding": (f"UPDATE payload SET coding = 'zip' {ITS_PAYLOAD}", "unknown coding 'zip'"),
    "its payload's check changed": (f"UPDATE payload SET \"check\" = '' {ITS_PAYLOAD}", "its check does not hold"),
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGES)
def test_damage_is_laid_to_the_first_entry_that_it_broke(connection: Connection, what: str) -> None:
    query, words = DAMAGES[what]
    entry = next(one for one in chain.entries(connection, 5) if one.header.kind == "reading.made" and one.body and
                 one.header.who == "ann")  # fmt: skip
    every = {"seq": entry.header.seq, "address": entry.header.payload, "other": b"other"}
    run(connection, query, **{name: value for name, value in every.items() if f":{name}" in query})
    verdict = verify(connection, head_file=head_file(connection))
    assert not verdict.ok and verdict.first_broken and verdict.first_broken.seq == entry.header.seq
    assert words.format(seq=entry.header.seq) in verdict.problems[0]


def test_a_tail_cut_off_is_seen_by_head_file_and_seal(connection: Connection) -> None:
    noted, seal, last = head_file(connection), str(sealing.seal(connection)), chain.head(connection).count
    run(connection, "DELETE FROM journal WHERE seq > :seq", seq=last - 3)
    for verdict in (verify(connection, head_file=noted), alone(connection, seal)):
        assert verdict.first_broken == Broken(last - 2, None)
        assert f"entries {last - 2} to {last} are missing at the end" in verdict.problems[0]
    assert any("no entry has the hash of the seal" in line for line in alone(connection, seal[-64:]).problems)
    assert any("cannot be excluded" in note for note in alone(connection).notes)


def test_a_chain_worked_out_anew_is_seen_by_head_file_and_seal_alone(memory: Connection) -> None:
    noted, seal, last = head_file(memory), str(sealing.seal(memory)), chain.head(memory).count
    gone = [one for one in chain.entries(memory)][-1]
    run(memory, "DELETE FROM journal WHERE seq = :seq", seq=last)
    body = Seen(report="rep-0123456789ab", source="forged")
    chain.append(memory, [chain.Draft(body=body, who=gone.header.who, at=gone.header.at)])
    payloads.erase(memory, [gone.header.payload])
    assert alone(memory).ok
    for verdict in (verify(memory, head_file=noted), alone(memory, seal)):
        assert verdict.first_broken == Broken(last, None) and "was rewritten" in verdict.problems[0]
    assert not alone(memory, seal[-64:]).ok


def test_a_head_file_that_lags_is_a_note_and_one_that_cannot_be_read_a_problem(memory: Connection) -> None:
    fifth = next(chain.entries(memory, 4, 5))
    behind = verify(memory, head_file=head_file(memory, count=5, hash=fifth.hash))
    assert behind.ok and "is behind: it counts 5 of" in behind.notes[0]
    broken = verify(memory, head_file=HeadFile(fault="wars.db.head: holds something else"))
    assert not broken.ok and broken.problems == ("wars.db.head: holds something else",) and broken.first_broken is None


def test_what_is_no_seal_is_refused(memory: Connection) -> None:
    with pytest.raises(LedgerError, match="is no seal"):
        alone(memory, "twelve")


def test_a_body_of_another_kind_is_told(memory: Connection) -> None:
    seq, raw = number(memory, "reading.made"), memory.connection.driver_connection
    assert raw is not None
    Copy(raw, random.Random(1), {}).rechain(seq, kind="report.seen")
    verdict = alone(memory)
    assert verdict.first_broken == Broken(seq, "report.seen") and "is one of reading.made" in verdict.problems[0]


def test_withheld_payloads_are_counted_and_noted(connection: Connection) -> None:
    every = [address for entry in chain.entries(connection) for address in entry.header.blobs]
    address = next(iter(payloads.get_many(connection, every)))
    payloads.erase(connection, [address])
    connection.execute(payload.insert(), [payloads.withheld(address)])
    verdict = alone(connection)
    assert verdict.ok and verdict.withheld == 1 and "(withheld): 1" in verdict.notes[-1]
    run(connection, "UPDATE payload SET body = :body, \"check\" = :check WHERE address = :address", body=b"x",
        check=payloads.check_of(payloads.WITHHELD, b"x"), address=address)
    assert "is said to be withheld, and holds bytes" in alone(connection).problems[0]


def test_an_erased_payload_that_is_still_there_is_told(connection: Connection) -> None:
    seq = number(connection, "report.withdrawn")
    body = next(chain.entries(connection, seq - 1, seq)).body
    assert isinstance(body, Withdrawn)
    connection.execute(payload.insert(), [payloads.stored(body.erased[0], b"back again")])
    verdict = alone(connection)
    assert verdict.first_broken == Broken(seq, "report.withdrawn")
    told = f"entry {seq} (report.withdrawn): payload {body.erased[0][:12]}, which it erased, is still there"
    assert verdict.problems == (told,)


def test_what_came_in_again_after_its_erasure_must_be_there(memory: Connection) -> None:
    data = b"a text that comes in, is taken back and comes in again"
    blobs = {digest(data): data}
    seen = Seen(report="rep-0123456789ab", source="in/again.txt")
    for body in (seen, Withdrawn(report=seen.report, why="asked for", erased=tuple(blobs)), seen):
        chain.append(memory, [chain.Draft(body=body, who="ann", at=AT, blobs=blobs if body is seen else {})])
        if body is not seen:
            payloads.erase(memory, blobs)
    assert alone(memory).ok
    payloads.erase(memory, blobs)
    assert alone(memory).first_broken == Broken(chain.head(memory).count, "report.seen")


def test_a_damaged_withdrawal_is_to_blame_for_what_it_may_have_erased(connection: Connection) -> None:
    seq = number(connection, "report.withdrawn")
    address = chain.header_of(connection, seq).payload
    run(connection, "UPDATE payload SET body = :body WHERE address = :address", body=b"?", address=address)
    verdict = alone(connection)
    assert verdict.first_broken == Broken(seq, "report.withdrawn")
    assert any(f"entry {seq} (report.withdrawn) may have erased it" in line for line in verdict.problems)


def test_payloads_that_no_entry_names_are_told(connection: Connection) -> None:
    payloads.put(connection, {digest(b"stray"): b"stray"})
    verdict = alone(connection)
    assert verdict.problems == (f"payload {digest(b'stray')[:12]}: no entry names it",)
    assert verdict.first_broken is None and not verdict.ok


def test_a_payload_packed_anew_with_a_right_check_is_no_change(memory: Connection) -> None:
    address, data = next((a, d) for a, d in payloads.get_many(memory, _addresses(memory)).items() if len(d) > 300)
    run(memory, "UPDATE payload SET coding = 'plain', body = :body, \"check\" = :check WHERE address = :address",
        body=data, check=payloads.check_of("plain", data), address=address)
    assert alone(memory).ok


def _addresses(connection: Connection) -> list[str]:
    return list(connection.execute(text("SELECT address FROM payload")).scalars())


def test_of_many_problems_the_first_are_told_and_the_rest_counted(connection: Connection) -> None:
    run(connection, "UPDATE journal SET hash = 'x'")
    verdict = alone(connection)
    assert len(verdict.problems) == MOST and verdict.more == verdict.entries - MOST
    assert [line.split(" ")[1] for line in verdict.problems] == [str(n) for n in range(1, MOST + 1)]


VALUES = st.one_of(
    st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.text(max_size=9), st.binary(max_size=9)
)
CELLS = st.sampled_from([(table, column) for table, columns in COLUMNS.items() for column in columns])


@settings(max_examples=150, deadline=None)
@given(CELLS, st.integers(0, 1000), VALUES)
def test_whatever_lies_in_a_column_is_told_and_does_not_raise(cell, place, value) -> None:
    table, column = cell
    connection, look = _lenient(_image()), text(f'SELECT rowid, typeof("{column}"), "{column}" FROM {table}')
    before = connection.execute(look).all()
    row = before[place % len(before)].rowid
    run(connection, f'UPDATE {table} SET "{column}" = :value WHERE rowid = :row', value=value, row=row)
    assert alone(connection).ok == (connection.execute(look).all() == before)


_images: list[bytes] = []


def _image() -> bytes:
    """A ledger in SQLite with tables that take anything in any column, as somebody can make them."""
    if not _images:
        with in_memory() as connection:
            histories.write(connection, 4, 3)
            connection.commit()
            raw = connection.connection.driver_connection
            assert raw is not None
            for table, columns in COLUMNS.items():
                names = ", ".join(f'"{column}"' for column in columns)
                raw.executescript(f"ALTER TABLE {table} RENAME TO old; CREATE TABLE {table} ({names});"
                                  f"INSERT INTO {table} SELECT {names} FROM old; DROP TABLE old;")
            _images.append(raw.serialize())
    return _images[0]


def _lenient(image: bytes) -> Connection:
    raw = sqlite3.connect(":memory:")
    raw.deserialize(image)
    return create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool).connect()


def test_a_file_with_a_broken_page_is_told_and_does_not_raise(tmp_path: Path) -> None:
    file = tmp_path / "wars.db"
    store = Store(file)
    with store.making() as connection:
        histories.write(connection, 4, 40)
        root = connection.execute(text("SELECT rootpage FROM sqlite_master WHERE name = 'payload'")).scalar_one()
        size = connection.execute(text("PRAGMA page_size")).scalar_one()
    store.close()
    data = bytearray(file.read_bytes())
    data[(root - 1) * size : root * size] = b"\xff" * size
    file.write_bytes(data)
    with store.reading() as connection:
        verdict = alone(connection)
    store.close()
    assert not verdict.ok and "the database cannot read all of its rows" in verdict.problems[-1]


def test_a_header_written_otherwise_is_told_though_its_hash_is_right(memory: Connection) -> None:
    last = chain.head(memory).count
    line = canonical(chain.header_of(memory, last)).replace(b",", b", ")
    run(memory, "UPDATE journal SET header = :header, hash = :hash WHERE seq = :seq", header=line.decode(),
        hash=digest(line), seq=last)
    assert "is not written as Herodotus writes it" in alone(memory).problems[0]
