"""Notation becomes a ledger, and what it cannot mean is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.corpus import notation

TEXT = "Army jets bombed a depot in Amada on Thursday, killing three guards, the Front said. The army denied it."
FILE = f"""=== r1 | 2014-05-02 | Kassala Post
{TEXT}
---
i1 air_strike occurred | when 2014-05-01 | where Amada, SD | by Army | at depot | with jets
   | harm killed 3 guards; injured 2- unknown | count 1 | ev Army jets bombed ... Amada || bombed a depot
c1 blames certain named | by the Front | cue said | text Army jets ... three guards | on i1 responsibility = Army
r Army | opposes | Front | ev The army denied it
"""


def composed(file: str):
    faults: list[str] = []
    blocks = list(notation.blocks(file.splitlines()))
    return [notation.compose(b, b.text, faults) for b in blocks], faults


def test_a_report_keeps_its_head_and_its_text():
    (report,), faults = composed(FILE)
    assert (report["id"], report["published"], report["outlet"]) == ("r1", "2014-05-02", "Kassala Post")
    assert report["text"] == TEXT
    assert faults == []


def test_an_incident_may_run_over_two_lines_and_sums_its_harm():
    (report,), _ = composed(FILE)
    incident = report["incidents"][0]
    assert incident["where"] == {"name": "Amada", "country": "SD"}
    assert incident["killed"] == {"min": 3, "max": 3}
    assert incident["injured"] == {"min": 2, "max": None}
    assert incident["evidence"] == ["Army jets bombed a depot in Amada", "bombed a depot"]


def test_three_dots_stand_for_all_words_between():
    (report,), _ = composed(FILE)
    assert report["claims"][0]["content"] == "Army jets bombed a depot in Amada on Thursday, killing three guards"


def test_an_aspect_carries_its_incidents_and_values():
    claim = composed(FILE)[0][0]["claims"][0]
    assert (claim["about"], claim["aspect"], claim["value"]) == (["i1"], "responsibility", ["Army"])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("i1 air_strike occurred | ev jets over Hama", "not in the text"),
        ("i1 air_strike occurred | by Navy | ev a depot", "name not in the text"),
        ("i1 air_strike occurred | where Amada | ev a depot", "two capitals"),
        ("i1 air_strike occurred | harm killed some guards | ev a depot", "not a range"),
        ("i1 air_strike | ev a depot", "an incident is"),
        ("c1 denies certain | by Front | cue said | text a depot | on other", "a claim is"),
        ("x nothing", "a record starts with"),
        ("t i1 part_of | ev a depot", "a tie is"),
    ],
)
def test_what_cannot_be_meant_is_told_with_its_line_and_loses_nothing_else(line, reason):
    reports, faults = composed(f"{FILE}{line}\n")
    assert len(faults) == 1
    assert faults[0].startswith("8: r1:")
    assert reason in faults[0]
    assert len(reports[0]["incidents"]) == len(reports[0]["claims"]) == 1


@pytest.mark.parametrize(("words", "low", "high"), [("3", 3, 3), ("3-5", 3, 5), ("3-", 3, None), ("-24", None, 24)])
def test_ranges_are_read_with_open_ends(words, low, high):
    assert notation.number_range(words) == {"min": low, "max": high}


@given(st.text(alphabet="ab c", min_size=1, max_size=40), st.data())
def test_any_stretch_of_the_text_is_found_by_its_ends(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end].strip()
    if quote:
        assert quote in notation.span(text, quote)
