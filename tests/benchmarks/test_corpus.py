import re

from benchmarks.corpus import reports


def test_the_corpus_is_the_same_every_time():
    assert list(reports(5)) == list(reports(5))
    assert list(reports(3)) == list(reports(5))[:3]


def test_another_seed_gives_other_reports_and_no_two_are_alike():
    texts = [r.text for r in reports(20)]
    assert len(set(texts)) == 20
    assert texts != [r.text for r in reports(20, seed=8)]


def test_reports_have_about_five_hundred_words_and_no_hole_is_left():
    for report in reports(20):
        assert 500 <= len(report.text.split()) < 580
        assert not re.search(r"[{}]", report.text)
        assert report.published and report.outlet
