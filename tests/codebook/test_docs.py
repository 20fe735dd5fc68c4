"""The committed page is what the data say."""

from pathlib import Path

from herodotus.codebook import SECTIONS, codebook
from herodotus.codebook.docs import markdown

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_committed_page_equals_the_generated_one():
    assert PAGE.read_text("utf-8") == markdown(), "run: python -m herodotus.codebook.docs > docs/codebook.md"


def test_every_code_has_its_heading():
    text = markdown()
    codes = [c for s in SECTIONS if s != "groups" for c in codebook().section(s).values()]
    assert all(f"# `{c.code}`: {c.label}\n" in text for c in codes)
    assert all(f"### Group `{g.code}`: {g.label}\n" in text for g in codebook().groups.values())
