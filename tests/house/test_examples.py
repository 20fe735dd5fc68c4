"""The examples: eight reports of one story, as their README tells, and the wire story in three of them."""

from __future__ import annotations

import re
from functools import cache

import pytest

from herodotus.intake import reports
from herodotus.report import Report
from tests.house.tree import EXAMPLES, ROOT

FIRST_DAY, LAST_DAY = "2019-07-19", "2019-08-30"
RUN = 8  # words; two writers seldom share eight in a row by chance


@cache
def examples() -> dict[str, Report]:
    """Read the folder as `make run` does; a report that cannot be read fails here."""
    files = sorted(path.name for path in EXAMPLES.iterdir())
    found = list(reports([EXAMPLES]))
    assert all(isinstance(report, Report) for report in found), found
    assert len(found) == len(files)
    return dict(zip(files, found, strict=True))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _share(copy: str, original: str) -> float:
    """The share of the copy's runs of words that stand in the original."""
    runs = _runs(_text(copy))
    return len(runs & _runs(_text(original))) / len(runs)


def _text(number: str) -> str:
    return next(report.text for name, report in examples().items() if name.startswith(number))


def test_there_are_eight_reports():
    assert len(examples()) == 8


def test_each_report_is_of_120_to_400_words():
    lengths = {name: len(report.text.split()) for name, report in examples().items()}
    assert {name: words for name, words in lengths.items() if not 120 <= words <= 400} == {}


def test_each_report_knows_its_day_outlet_and_title():
    for name, report in examples().items():
        assert report.published and report.outlet and report.title, name


def test_the_reports_run_from_july_to_the_end_of_august_in_the_order_of_their_files():
    days = [report.published or "" for report in examples().values()]
    assert days == sorted(days)
    assert days[0] >= FIRST_DAY and days[-1] <= LAST_DAY


def test_no_two_reports_share_an_id():
    assert len({report.id for report in examples().values()}) == 8


def test_the_saved_page_leaves_its_navigation_and_footer_behind():
    page = _text("06")
    assert page.lstrip().startswith(("Amirli wants", "People in Amirli", "By our staff"))
    assert not re.search("Most read|Football|Subscribe|rights reserved|window.stats|Search", page)


def test_the_daily_prints_the_wire_story_and_nothing_else():
    assert _share("05", "04") > 0.85
    assert len(_text("05")) < 0.6 * len(_text("04"))


def test_the_local_paper_prints_most_of_the_wire_story_under_its_own_lead():
    assert 0.4 < _share("06", "04") < 0.8
    assert not _runs(_text("06").split("Two American")[0]) & _runs(_text("04"))


@pytest.mark.parametrize("number", ["01", "02", "03", "07", "08"])
def test_the_others_tell_it_in_words_of_their_own(number):
    assert _share(number, "04") < 0.02


def test_the_planted_mistake_stands_in_the_analysis_and_the_correction_takes_it_back():
    assert "on 21 August, the stores at the al-Saqr base" in _text("07")
    assert re.search("exploded on 21 August. That was wrong. The store exploded on 12 August", _text("08"))


def test_the_readme_lists_every_example_with_its_day():
    readme = (ROOT / "examples/README.md").read_text("utf-8")
    for name, report in examples().items():
        assert f"| `{name}` | {report.published} |" in readme
