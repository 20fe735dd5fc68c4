"""Dumping: a ledger goes out as lines and comes back equal; what was changed on the way is found, line by line."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from benchmarks.walk_steps import STEPS, Steps
from benchmarks.walks import snapshot
from herodotus.errors import InputError, LedgerError
from herodotus.ledger.keeping import load
from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import heads_aside, ledger, mill, put, row, unchanged, wire


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The lines of a ledger with all kinds of entries that can be undone by none."""
    with Ledger.create(tmp_path_factory.mktemp("dumped") / "ledger.db", who="işıl") as made:
        one, two = put(made, mill(), wire(), capture=b"\xff\x00 no text")
        made.merge([one, two], why="one and the same")
        made.record([row("first")])
        made.grade("Plain Wire", "C")
        made.exported("csv", {}, 1, "0" * 64)
        return list(made.lines(texts=True))


def test_a_ledger_comes_back_line_for_line_on_both_databases(where: str, lines: list[bytes], tmp_path: Path):
    assert load(lines, "dump", where) == sum(b'"is":"entry"' in line for line in lines)
    with Ledger.open(where) as loaded, Ledger.create(tmp_path / "other.db") as other:
        assert list(loaded.lines(texts=True)) == lines
        assert loaded.verify().ok
        assert loaded.show(loaded.list().lines[-1].id) and loaded.id != other.id
        put(loaded, mill().from_outlet("Tuz Valley Courier"))  # it goes on as a ledger does
        assert loaded.verify().ok


def test_a_ledger_without_its_texts_comes_back_without_them(where: str, lines: list[bytes], tmp_path: Path):
    load(lines, "dump", where)
    with Ledger.open(where) as whole:
        bare = list(whole.lines())
        assert b"The Northern Front denied that" not in b"".join(bare)
        load(bare, "dump", tmp_path / "bare.db")
        with Ledger.open(tmp_path / "bare.db") as loaded:
            assert list(loaded.lines()) == list(loaded.lines(texts=True)) == bare
            verdict = loaded.verify()
            assert (verdict.ok, verdict.withheld) == (True, 4)  # the texts of two reports and a row, and a capture
            shown, same = loaded.list().lines[0], whole.list().lines[0]
            assert shown == same
            assert loaded.show(shown.id) == whole.show(shown.id)
            with pytest.raises(LedgerError, match="left out of an export"):
                loaded.report("mill")


@pytest.mark.parametrize("seed", range(3))
def test_any_history_comes_back_equal(tmp_path: Path, seed: int):
    draw = random.Random(seed)
    calm = [step for step in STEPS if step not in ("relink", "withdraw")]
    with Ledger.create(tmp_path / "one.db", who="ann") as one:
        steps = Steps(one)
        for _ in range(30):
            steps.do(draw.choice(calm), draw)
        told = list(one.lines(texts=True))
        load(told, "dump", tmp_path / "two.db")
        with Ledger.open(tmp_path / "two.db") as two:
            assert list(two.lines(texts=True)) == told
            assert snapshot(two) == snapshot(one)


def test_a_ledger_up_to_a_moment_is_a_whole_ledger_of_that_moment(ledger: Ledger, tmp_path: Path):
    one, two = put(ledger, mill(), wire())
    then, entries = ledger.show(one), ledger.stats().entries
    ledger.merge([one, two], why="one and the same")
    load(ledger.lines(texts=True, recorded_by=entries), "dump", tmp_path / "then.db")
    with Ledger.open(tmp_path / "then.db") as loaded:
        assert (loaded.stats().entries, loaded.verify().ok, loaded.show(one)) == (entries, True, then)


def _damages(lines: list[bytes]) -> dict[str, tuple[list[bytes], str]]:
    """Give dumps with something wrong, each with what is told of it."""
    decoded = [msgspec.json.decode(line) for line in lines]
    entry = next(n for n, d in enumerate(decoded) if d["is"] == "entry")
    last = max(n for n, d in enumerate(decoded) if d["is"] == "entry")
    text = next(n for n, d in enumerate(decoded) if "text" in d)
    capture = next(n for n, d in enumerate(decoded) if "base64" in d)

    def with_line(number: int, **changes: object) -> list[bytes]:
        changed = msgspec.json.encode({**decoded[number], **changes}) + b"\n"
        return [*lines[:number], changed, *lines[number + 1 :]]

    header = decoded[entry]["header"]
    return {
        "nothing": ([], "is empty"),
        "blank lines": ([b"\n", b"  \n"], "is empty"),
        "no ledger": ([b'{"id":"a"}\n'], "line 1: is not the first line of a ledger"),
        "a list": ([b"[1]\n"], "line 1: is not the first line of a ledger"),
        "another form": ([lines[0].replace(b'"format":1', b'"format":2'), *lines[1:]], "line 1: .*update it"),
        "no JSON": ([*lines[:3], b"{oops\n", *lines[3:]], "line 4: is no JSON"),
        "no UTF-8": ([*lines[:3], b'{"is":"\xff"}\n', *lines[3:]], "line 4: is no JSON"),
        "something else": ([*lines[:3], b'{"is":"recipe"}\n', *lines[3:]], "line 4: holds neither"),
        "a second beginning": ([*lines[:3], lines[0], *lines[3:]], "line 4: holds neither"),
        "cut short": (lines[:last], f"line {last}: .*1 of {decoded[0]['entries']} entries are missing"),
        "an entry gone": ([*lines[:entry], *lines[entry + 1 :]], "does not follow"),
        "an entry twice": ([*lines[: entry + 1], *lines[entry:]], f"line {entry + 2}: .*does not follow"),
        "another who": (with_line(entry, header={**header, "who": "nobody"}), f"line {entry + 1}: .*was changed"),
        "no header": (with_line(entry, header=None), f"line {entry + 1}: holds no entry"),
        "a text changed": (with_line(text, text="other words"), f"line {text + 1}: .*does not fit its address"),
        "a capture changed": (with_line(capture, base64="AAAA"), f"line {capture + 1}: .*does not fit its address"),
        "no base 64": (with_line(capture, base64="!"), f"line {capture + 1}: .*does not fit its address"),
        "no address": (with_line(text, address=7), f"line {text + 1}: is a payload without an address"),
    }  # fmt: skip


def test_each_bad_line_is_named_with_what_to_do(lines: list[bytes], tmp_path: Path):
    for name, (bad, told) in _damages(lines).items():
        with pytest.raises(InputError, match=told) as caught:
            load(bad, "dump.jsonl", tmp_path / f"{name}.db")
        assert "\n" not in str(caught.value), name
        assert str(caught.value).startswith("dump.jsonl"), name


def test_a_ledger_that_is_there_is_left_as_it_was(ledger: Ledger, where: str, lines: list[bytes]):
    put(ledger, mill())
    with unchanged(ledger, "is a ledger already"):
        load(lines, "dump", where)
    with unchanged(ledger, "is a ledger already"):
        load(lines[:3], "dump", where)
