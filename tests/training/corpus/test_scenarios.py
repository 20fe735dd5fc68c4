"""Scenarios are drawn by seed, and their decks hold what the corpus must have."""

from collections import Counter

from training.corpus.scenarios import Draw


def drawn(seed: int = 7, parts: int = 16):
    draw = Draw(seed)
    return [s for n in range(parts) for s in draw.part(42 * n + 1)]


def test_the_same_seed_draws_the_same_scenarios():
    assert drawn(3, 2) == drawn(3, 2)
    assert drawn(3, 2) != drawn(4, 2)


def test_every_type_is_asked_for_as_often_as_the_corpus_needs():
    asked = Counter(i.split()[0] for s in drawn() for i in s.get("incidents", ()))
    assert min(asked.values()) >= 30
    rare = ("suicide_bombing", "explosion", "drone_strike", "interception", "siege", "coup")
    assert all(asked[t] >= 60 for t in rare)


def test_about_one_report_in_six_is_quiet():
    scenarios = drawn()
    assert 0.12 < sum("quiet" in s for s in scenarios) / len(scenarios) < 0.22


def test_a_draw_can_be_of_long_reports_in_some_styles_alone():
    told = [s for s in Draw(11, ("broadsheet", "analysis")).part(673, short=0, long=40) if "quiet" not in s]
    assert {s["style"].split(":")[0] for s in told} == {"broadsheet", "analysis"}
    assert min(s["words"] for s in told) >= 500


def test_no_teletype_after_the_eighties_and_no_live_blog_before_2008():
    for s in drawn():
        assert not (s.get("style", "").startswith("upper case") and s["published"] > "1993-12-31")
        assert not (s.get("style", "").startswith("live") and s["published"] < "2008")
