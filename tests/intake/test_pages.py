"""Saved web pages: the article, and what the page states of itself."""

import json

import pytest

PARAGRAPHS = "".join(
    f"<p>On day {i} shells fell on the town of Qarna again, and officials said that {i} guards had been hurt.</p>"
    for i in range(1, 6)
)


def page(head="", body=PARAGRAPHS, attributes=""):
    menu = "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav>"
    main = f"{menu}<article>{body}</article><footer>Imprint</footer>"
    return f"<html{attributes}><head>{head}</head><body>{main}</body></html>"


def test_the_article_is_kept_and_the_menu_goes(door):
    report = door.report("a.html", page())
    assert report.text.startswith("On day 1 shells fell")
    assert "About us" not in report.text and "Imprint" not in report.text
    assert report.extractor.startswith("trafilatura ")


def test_a_short_flash_is_an_article(door):
    body = "<h1>Shells fall</h1><p>Shells fell on Qarna on Friday, two local officials said.</p>"
    assert "two local officials" in door.report("a.htm", page(body=body)).text


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><nav><a href='/'>Home</a><a href='/a'>About</a></nav></body></html>",
        "<html><head><title>Shells fall</title></head><body></body></html>",
        "<ul>" + "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(40)) + "</ul>",
        "<form><input name=q></form><p>Please log in to continue.</p>",
        "<div>" * 20_000,
        "no markup at all",
    ],
)
def test_a_page_without_an_article_is_told(door, text):
    assert ": no article found in the page; save the article's own page" in door.error("a.html", text)


def test_metadata_of_the_page_become_fields(door):
    head = (
        "<title>Shells fall | The Qarna Post</title><meta property='og:title' content='Shells  fall'>"
        "<meta property='og:site_name' content='The Qarna Post'><link rel='canonical' href='https://qarna.example/1'>"
        "<meta property='article:published_time' content='2019-08-27T21:10:00+03:00'>"
    )
    report = door.report("a.html", page(head, attributes=" lang='en'"))
    assert (report.title, report.outlet, report.published) == ("Shells fall", "The Qarna Post", "2019-08-27")
    assert (report.url, report.language) == ("https://qarna.example/1", "en")


def test_linked_data_come_first(door):
    site = {"@type": "WebSite", "datePublished": "2001-01-01"}
    story = {"headline": "Shells fall", "datePublished": "2019-08-27", "publisher": [{"name": "Post"}]}
    thing = {"@context": "https://schema.org", "@graph": [site, {"@type": ["NewsArticle"], **story}]}
    head = f"<script type='application/ld+json'>{json.dumps(thing)}</script><meta name='date' content='2019-08-01'>"
    report = door.report("a.html", page(head))
    assert (report.title, report.published, report.outlet) == ("Shells fall", "2019-08-27", "Post")


def test_broken_linked_data_do_no_harm(door):
    head = "<script type='application/ld+json'>{broken</script><meta name='date' content='2019-08-01'>"
    assert door.report("a.html", page(head)).published == "2019-08-01"


def test_a_date_is_never_guessed_from_the_text(door):
    body = PARAGRAPHS + "<p>Posted on 27 August 2019 by the newsroom of the paper in the town.</p>"
    head = "<meta name='date' content='last week'>"
    assert door.report("a.html", page(head, body)).published is None


def test_a_stated_date_in_the_future_is_told_unless_the_caller_knows_better(door):
    text = page("<meta property='article:published_time' content='2999-01-01'>")
    assert 'published "2999-01-01" lies in the future' in door.error("a.html", text)
    assert door.report("a.html", text, published="2019-08-27").published == "2019-08-27"


def test_a_declared_encoding_is_respected(door):
    body = PARAGRAPHS + "<p>Two men were hurt near the café in the old town, the mayor said.</p>"
    data = page("<meta charset='windows-1252'>", body).encode("windows-1252")
    assert "the café in" in door.report("a.html", data).text


def test_an_undeclared_encoding_is_not_guessed(door):
    data = page(body=PARAGRAPHS + "<p>caf\xe9</p>").encode("latin-1")
    assert "is not valid UTF-8" in door.error("a.html", data)


@pytest.mark.parametrize("name", ["klingon-8", "base64"])
def test_a_declared_encoding_that_is_none(door, name):
    assert f", {name}; save the page as UTF-8" in door.error("a.html", page(f"<meta charset='{name}'>"))


def test_bidirectional_characters_of_a_page_do_no_harm(door):
    body = PARAGRAPHS + "<p>The town of \u202eanraQ\u202c was shelled again on Sunday, it was said.</p>"
    assert door.report("a.html", page(body=body)).text.endswith("of anraQ was shelled again on Sunday, it was said.")
