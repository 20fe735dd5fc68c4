"""The page is whole, closed to the outside, and harmless whatever a report holds."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.exports.html import render, render_fragment
from herodotus.exports.ledger import to_ledger
from herodotus.records import Actor, Claim, Evidence, Incident, Place, Reading, When
from herodotus.report import Report
from tests.exports import samples

TAGS = """
    html head meta link title style body div header h1 h2 h3 h4 span nav button details summary ol li a main section
    p bdi time mark footer dl dt dd figure figcaption svg line text rect defs g path use ellipse ul article strong em
    blockquote dialog kbd script
"""
VOID = {"meta", "link", "br", "img", "input", "hr"}


class Tree(HTMLParser):
    """Collects elements with their attributes, the prose as a reader sees it, and scripts; notes wrong nesting."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.misnested: list[str] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            (self.scripts if self.open[-1] == "script" else self.styles).append(data)

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.elements if "id" in a]


def pages() -> list[str]:
    every = [samples.news(), samples.mixed(), samples.empty(), samples.evil()]
    return [render(every), render([]), *(render([pair]) for pair in every), *(render_fragment(*pair) for pair in every)]


def test_elements_nest_and_ids_are_unique() -> None:
    for page in pages():
        tree = Tree(page)
        assert not tree.misnested and not tree.open
        assert len(tree.ids()) == len(set(tree.ids()))


def test_every_way_leads_to_an_element_of_the_page() -> None:
    for page in pages():
        tree = Tree(page)
        ways = {a["href"][1:] for _, a in tree.elements if a.get("href", "").startswith("#")}
        assert ways <= set(tree.ids())


def test_nothing_is_fetched_and_no_element_acts_by_itself() -> None:
    for page in pages():
        for tag, attributes in Tree(page).elements:
            assert tag not in {"img", "iframe", "object", "embed", "form", "base", "audio", "video", "b", "i"}
            assert not [k for k in attributes if k.startswith("on") or k in ("src", "style", "srcdoc", "action")]
            way = attributes.get("href", "")
            assert way.startswith(("#", "https://courier.example/")) or way in ("", "data:,")


def test_the_policy_lets_only_the_page_s_own_script_and_style_work() -> None:
    tree = Tree(render([samples.evil()]))
    (policy,) = [a["content"] for _, a in tree.elements if a.get("http-equiv") == "Content-Security-Policy"]
    script, style = tree.scripts[-1], "".join(tree.styles)
    for source in (script, style):
        assert base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() in policy
    assert policy.startswith("default-src 'none';") and "unsafe" not in policy and "http" not in policy


def test_an_evil_report_stays_text() -> None:
    page = render([samples.evil()])
    tree = Tree(page)
    assert [tag for tag, _ in tree.elements].count("script") == 2
    assert [tag for tag, _ in tree.elements].count("style") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page and "49" not in Tree(page).scripts[0]
    assert "javascript:alert(4)" not in [a.get("href") for _, a in tree.elements]


def test_the_page_carries_its_ledgers_as_json() -> None:
    pairs = [samples.news(), samples.evil()]
    embedded = Tree(render(pairs)).scripts[0]
    assert "<" not in embedded and "\u2028" not in embedded
    assert json.loads(embedded) == [to_ledger(*pair) for pair in pairs]


def test_a_hidden_direction_override_is_shown_by_name() -> None:
    page = render([samples.mixed()])
    assert 'data-name="U+202E"' in page
    assert "\u202e" not in page.replace(Tree(page).scripts[0], "")


@pytest.mark.parametrize("pair", [samples.news, samples.mixed, samples.evil])
def test_paragraphs_and_names_take_their_own_direction(pair: Any) -> None:
    tree = Tree(render([pair()]))
    assert [a for tag, a in tree.elements if tag == "bdi"] and not [a for tag, a in tree.elements if tag == "bdi" and a]
    assert re.search(r'<div class="prose">\s*<p dir="auto">', render([pair()]))


def test_a_fragment_brings_only_its_own_style_and_no_script() -> None:
    fragment = render_fragment(*samples.news())
    tree = Tree(fragment)
    assert not tree.scripts
    style = re.sub(r"/\*.*?\*/", "", "".join(tree.styles), flags=re.S)
    tops = re.findall(r"(?:^|\})\s*([^{}@]+)\{", re.sub(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}", "{}", style))
    assert tops and all(part.strip().startswith(".hdt") for top in tops for part in top.split(","))


def test_two_readings_in_one_notebook_share_no_id() -> None:
    both = render_fragment(*samples.news()) + render_fragment(*samples.mixed())
    ids = Tree(both).ids()
    assert len(ids) == len(set(ids))


def test_the_same_reading_gives_the_same_page() -> None:
    assert render([samples.news()]) == render([samples.news()])


def test_an_unknown_says_why_and_a_blank_says_it_is_not_said() -> None:
    page = render([samples.news()])
    assert "no place is named for it" in page and "no date in the text" in page
    assert re.search(r'unknown</span> by, with, harm <span class="why">not said', page)


def test_an_empty_reading_is_told_calmly() -> None:
    page = render([samples.empty()])
    assert "Nothing was read in this report" in page
    assert 'class="legend"' not in page


def test_a_page_of_six_full_reports_stays_small() -> None:
    assert len(render([samples.news()] * 6).encode()) < 400_000


def test_places_all_over_the_world_keep_the_page_small() -> None:
    words = (Evidence(0, 6, "Shells"),)
    spots = [Place("A", lat=60.0, lon=-150.0), Place("B", lat=-40.0, lon=170.0), Place("C", lat=0.0, lon=20.0)]
    reading = Reading("r", tuple(Incident(p.name, "shelling", "occurred", words, where=p) for p in spots))
    assert len(render([(Report.of("Shells fell."), reading)]).encode()) < 200_000


texts = st.text(alphabet=st.sampled_from("ab<>&\"'\n\u2028\u202e\x00ص/{}%#"), min_size=1, max_size=30)


@settings(samples.PATIENT, max_examples=60)
@given(texts, texts, st.data())
def test_any_words_anywhere_leave_the_page_well_formed(text: str, name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = Evidence.of(text, start, data.draw(st.integers(start + 1, len(text))))
    who = Actor(name, (words,), id=name, why=name)
    when = When(name, name, (words,), name, name)
    incident = Incident(name, name, name, (words,), when, Place(name, (words,)), (who,))
    claim = Claim(name, who, True, name, name, words, words, (who,), about=(name,), aspect=name, value=(name, who))
    pair = Report.of(text, id=name, title=name, outlet=name, url=name), Reading(name, (incident,), (claim,))
    for page in (render([pair]), render_fragment(*pair)):
        tree = Tree(page)
        assert not tree.misnested and not tree.open
        assert {tag for tag, _ in tree.elements} <= set(TAGS.split())
