"""The command line as a process of its own: pipes, Ctrl-C, two processes, and what reaches standard error."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "fakes" / "fake_reading.py"
TEXT = "Shells fell on Qarna on Friday."


def start(*arguments, **keywords):
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **keywords}
    return subprocess.Popen([sys.executable, str(SCRIPT), *arguments], **streams)


def line(**keys):
    return json.dumps(keys).encode() + b"\n"


def test_a_line_is_written_as_soon_as_its_report_is_read():
    with start("read", "-", "--format", "ledger") as process:
        for name in ("a", "b"):
            process.stdin.write(line(id=name, text=TEXT))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(60) == 0
        assert process.stderr.read() == b""


def test_two_processes_write_what_one_writes():
    stdin = b"".join(line(id=f"r{i}", text=TEXT * (i % 4 + 1)) for i in range(30))
    alone, beside = (start("read", "-", "--format", "json", "--jobs", n).communicate(stdin, 120) for n in "12")
    assert alone == beside
    assert alone[0].count(b"\n") == 30


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("to_all", [False, True])
def test_an_interrupt_is_told_in_a_line_and_what_was_written_is_whole(jobs, to_all):
    with start("read", "-", "--format", "ledger", "--jobs", jobs, start_new_session=True) as process:
        process.stdin.write(line(id="a", text=TEXT) + line(id="b", text="SLOW"))
        process.stdin.close() if jobs == "2" else process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "a"
        (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b"herodotus: stopped; what was written so far is whole\n"
        assert process.stdout.read() == b""


@pytest.mark.parametrize("form", ["ledger", "text"])
def test_a_reader_that_goes_away_ends_it_quietly(form):
    with start("read", "-", "--format", form) as process:
        process.stdout.close()
        try:
            process.stdin.write(b"".join(line(id=f"r{i}", text=TEXT) for i in range(50)))
            process.stdin.close()
        except BrokenPipeError:
            pass  # it had ended before it took all
        assert process.wait(60) in (1, 141)
        assert process.stderr.read() == b""


def test_a_reading_process_that_dies_is_told_in_one_line():
    process = start("read", "-", "--format", "ledger", "--jobs", "2")
    out, err = process.communicate(line(id="a", text=TEXT) + line(id="b", text="DIE"), 60)
    assert process.returncode == 1
    assert json.loads(out)["id"] == "a"
    assert err.startswith(b"herodotus: the process that read report b ended; most likely memory ran out")
    assert err.count(b"\n") == 1


def test_the_module_runs_like_the_command():
    out = subprocess.run([sys.executable, "-m", "herodotus", "--version"], capture_output=True, check=True).stdout
    assert out.startswith(b"herodotus ")
