"""The progress line of work that is counted by others, such as a verification: what is done, of how much."""

from herodotus.cli import progress
from herodotus.cli.progress import Progress


def test_what_is_being_done_and_how_far_it_is_stand_on_the_line(monkeypatch, capsys):
    monkeypatch.setattr(progress, "DELAY_S", 0)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Progress(wanted=True, doing="verifying") as line:
        line._timer.join()
        line.at("verifying: [row]", 3, 7)
        line._live.refresh()
        line.say("a note")
    told = capsys.readouterr().err
    assert "verifying: [row]" in told and "3/7" in told and "herodotus: a note" in told


def test_steps_are_counted_one_by_one_also_where_nobody_looks_on(capsys):
    with Progress(wanted=False) as line:
        line.step()
        line.at("verifying", 2, 2)
    assert capsys.readouterr().err == ""
