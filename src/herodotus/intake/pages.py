"""A saved HTML page to a report: its article by trafilatura, which is imported here and only when a page comes in.

Nothing is fetched. The report's text is what trafilatura extracts, one paragraph a line and without characters that
cannot be printed; `extractor` names its version.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import Any

from herodotus.intake.captures import Capture
from herodotus.intake.decoding import check_text, text_of
from herodotus.intake.making import Desk
from herodotus.intake.options import SourceOptions
from herodotus.intake.stated_by_page import stated_by
from herodotus.report import Report

# Room for mark-up, scripts and styles: with the default 1 MB of text, 10 MB of page.
MARKUP = 10
# An article has a sentence of six words and ten words in all (our choice): less than an agency flash with its headline,
# more than the menus and log-in notices that are left where a page has no article.
SENTENCE_WORDS, ARTICLE_WORDS = 6, 10
ADVICE = "save the article's own page, or copy its text into a .txt file"
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…。؟۔](?:[\"'”’»)\]]|\s|$)")


def page_limit(options: SourceOptions) -> int:
    """Return how many bytes a page may have: `MARKUP` times the largest text."""
    return MARKUP * options.max_size


def page_report(taken: Capture, desk: Desk) -> Report:
    """Make the report of a page's article; raises `InputError` where there is none or the bytes cannot be read."""
    tree, text = _article(text_of(taken, _encoding(taken)))
    if tree is None or not holds_article(text):
        raise taken.error("no article found in the page", ADVICE)
    check_text(taken, text, desk.options.max_size)
    return desk.make(taken, text, stated_by(tree), _extractor())


def holds_article(text: str) -> bool:
    r"""Tell whether an extracted text is an article rather than menus.

    >>> holds_article("Home\nAbout us"), holds_article("Shells fell on Qarna on Friday, two local officials said.")
    (False, True)
    """
    lines = [(len(line.split()), line) for line in text.splitlines()]
    told = any(words >= SENTENCE_WORDS and _ENDS.search(line) for words, line in lines)
    return told and sum(words for words, _ in lines) >= ARTICLE_WORDS


def _article(page: str) -> tuple[Any, str]:
    import trafilatura

    tree = trafilatura.load_html(page)
    text = trafilatura.extract(page, output_format="txt", include_comments=False)
    return tree, text or ""


def _encoding(taken: Capture) -> str:
    """Return the encoding that the page declares in its first 2,048 bytes, else UTF-8."""
    declared = _CHARSET.search(taken.data[:2048])
    if declared is None or taken.data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    name = declared[1].decode("ascii")
    try:
        info = codecs.lookup(name)
    except LookupError:
        raise taken.error(f"declares an unknown encoding, {name}", "save the page as UTF-8") from None
    if not getattr(info, "_is_text_encoding", True):
        raise taken.error(f"declares an encoding that is none for text, {name}", "save the page as UTF-8")
    return info.name


@cache
def _extractor() -> str:
    from importlib.metadata import version

    return f"trafilatura {version('trafilatura')}"
