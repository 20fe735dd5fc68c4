"""The progress line: only where wanted, only for long work, and out of the way of messages."""

import pytest

from herodotus.cli import progress
from herodotus.cli.progress import Progress


def shown_after(monkeypatch, delay, capsys, wanted=True):
    monkeypatch.setattr(progress, "DELAY_S", delay)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Progress(wanted=wanted) as line:
        if line._timer and delay == 0:
            line._timer.join()
        assert list(line.counted("abc")) == ["a", "b", "c"]
        line.say("b.txt: is empty")
    return capsys.readouterr()


def test_long_work_is_counted_on_standard_error_and_messages_stand_above(monkeypatch, capsys):
    out, err = shown_after(monkeypatch, 0, capsys)
    assert out == ""
    assert "reading: report" in err
    assert "herodotus: b.txt: is empty" in err


@pytest.mark.parametrize(("delay", "wanted"), [(3600, True), (0, False)])
def test_short_or_unwatched_work_shows_only_messages(monkeypatch, capsys, delay, wanted):
    assert shown_after(monkeypatch, delay, capsys, wanted).err == "herodotus: b.txt: is empty\n"
