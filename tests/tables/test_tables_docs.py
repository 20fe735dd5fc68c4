"""The page on tables tells every key of the grammar, and its example is a map."""

from __future__ import annotations

import re
import tomllib

from herodotus.tables import grammar, shipped, weighing
from herodotus.tables.mapping import Mapping, mapping_of
from tests.house.tree import ROOT, text_of

PAGE = text_of(ROOT / "docs/tables.md")
SECTIONS = [value for value in vars(grammar).values() if isinstance(value, type) and issubclass(value, grammar.Section)]


def test_every_key_of_the_grammar_is_told():
    prose = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    told = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", prose))))
    keys = {key for section in (Mapping, *SECTIONS) for key in section.__struct_fields__}
    assert len(keys) > 40
    assert not sorted(keys - told)


def test_the_example_is_a_map():
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert mapping_of(tomllib.loads(example), "docs/tables.md").name == "desk"


def test_every_shipped_map_is_told():
    assert all(f"| `{name}` |" in PAGE for name in shipped())


def test_the_thresholds_are_those_of_the_code():
    assert f"From {weighing.SAME:g} points" in PAGE and f"From {weighing.PERHAPS:g} a person" in PAGE
