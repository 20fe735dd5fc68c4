"""The committed gold set keeps to the codebook and to the exact words of its reports."""

import pytest

from benchmarks.gate import load_gold
from herodotus.codebook import codebook

REPORTS = load_gold()
IDS = [report["id"] for report in REPORTS]


def codes(section):
    return set(getattr(codebook(), section))


def test_there_are_twelve_reports_two_of_them_without_conflict():
    assert len(set(IDS)) == 12
    assert sum(not (r["incidents"] or r["claims"]) for r in REPORTS) == 2


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_every_quoted_word_stands_in_the_report(report):
    quotes = [q for i in report["incidents"] for q in i["evidence"]]
    quotes += [q for c in report["claims"] for q in (c["cue"], c["content"])]
    quotes += [r["evidence"] for r in (*report["relations"], *report["ties"])]
    assert [q for q in quotes if q not in report["text"]] == []
    assert all(i["evidence"] for i in report["incidents"])


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_every_code_is_one_of_the_codebook(report):
    assert {i["type"] for i in report["incidents"]} <= codes("types")
    assert {i["status"] for i in report["incidents"]} <= codes("statuses")
    assert {c["stance"] for c in report["claims"]} <= codes("stances")
    assert {c["certainty"] for c in report["claims"]} <= codes("certainties")
    assert {c["aspect"] for c in report["claims"]} <= codes("aspects")
    assert {r["relation"] for r in report["relations"]} <= codes("relations")
    assert {t["tie"] for t in report["ties"]} <= codes("ties")
    assert {h["kind"] for i in report["incidents"] for h in i["harm"]} <= codes("harm_kinds")


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_links_point_at_incidents_of_the_same_report(report):
    known = {i["id"] for i in report["incidents"]}
    linked = {x for c in report["claims"] for x in c["about"]} | {x for t in report["ties"] for x in (t["a"], t["b"])}
    assert linked <= known


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_killed_and_injured_are_the_sums_of_the_harm(report):
    for incident in report["incidents"]:
        for kind in ("killed", "injured"):
            told = [h for h in incident["harm"] if h["kind"] == kind]
            assert incident[kind] == (summed(told) if told else None)


def summed(told):
    lows, highs = [h["min"] for h in told], [h["max"] for h in told]
    return {"min": sum(low or 0 for low in lows), "max": None if None in highs else sum(highs)}


@pytest.mark.parametrize("report", REPORTS, ids=IDS)
def test_reports_are_of_the_length_of_a_news_item(report):
    assert 120 <= len(report["text"].split()) <= 250
