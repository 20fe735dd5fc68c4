"""The second annotation is of the same texts, and agreement is one where both say the same."""

import pytest

from training.corpus import agreement, check, parts

SECOND = agreement.second()
FIRST = {r["id"]: r for r in parts.read()}


def test_forty_reports_are_annotated_twice_on_the_same_text():
    assert len({r["id"] for r in SECOND}) == 40
    assert all(FIRST[r["id"]]["text"] == r["text"] for r in SECOND)
    assert [fault for r in SECOND for fault in check.report_faults(r)] == []


def test_an_annotation_agrees_with_itself():
    assert set(agreement.agreement(SECOND, SECOND).values()) == {1.0}
    assert min(agreement.by_cell(SECOND, SECOND).values()) == pytest.approx(1.0)


def test_agreement_is_the_same_from_both_sides():
    first = [FIRST[r["id"]] for r in SECOND]
    one, two = agreement.agreement(first, SECOND), agreement.agreement(SECOND, first)
    assert one == pytest.approx(two)
