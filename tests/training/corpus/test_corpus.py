"""The committed corpus holds what it promises."""

from collections import Counter

import pytest

from training.corpus import check, parts, statistics

RECORDS = list(parts.read())
COUNTS = statistics.counts(RECORDS)
RARE = (
    "suicide_bombing", "explosion", "drone_strike", "shelling", "interception", "siege", "coup", "torture", "riot",
    "sexual_violence", "protest", "sanction", "chemical_attack", "destruction", "seizure",
)  # fmt: skip


def test_no_report_stands_twice():
    assert len({r["id"] for r in RECORDS}) == len({r["text"] for r in RECORDS}) == len(RECORDS) == 782


def test_every_report_keeps_to_the_guide_and_to_its_own_words():
    assert [fault for record in RECORDS for fault in check.report_faults(record)] == []
    quoted = [(r["text"], e) for r in RECORDS for i in r["incidents"] for e in i["evidence"]]
    quoted += [(r["text"], c[key]) for r in RECORDS for c in r["claims"] for key in ("cue", "content")]
    assert all(quote in text for text, quote in quoted)


def test_every_type_is_told_often_enough():
    assert min(COUNTS["type"].values()) >= 30
    assert all(COUNTS["type"][name] >= 60 for name in RARE)


@pytest.mark.parametrize("status", ["attempted", "prevented", "planned"])
def test_what_did_not_happen_is_told_often_enough(status):
    assert COUNTS["status"][status] >= 80


def test_at_least_fifteen_reports_in_a_hundred_have_no_conflict():
    assert sum(map(statistics.is_quiet, RECORDS)) >= 0.15 * len(RECORDS)


def test_about_a_tenth_each_calibrates_and_tests():
    sizes = Counter(parts.split_of(r["id"]) for r in RECORDS)
    assert all(0.07 < sizes[split] / len(RECORDS) < 0.13 for split in ("calibration", "test"))


def test_no_two_reports_are_near_copies():
    assert statistics.nearest_pair(RECORDS)[0] < 0.10
