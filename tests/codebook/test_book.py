"""The codebook defines every code fully, and holds exactly the vocabulary of a ledger."""

import re

import pytest

from herodotus.codebook import SECTIONS, codebook, version
from herodotus.errors import ConfigError

VOCABULARY = {
    "groups": {"battle", "strike", "bomb", "assault", "coercion", "property", "crowd", "political", "other"},
    "types": {
        "armed_clash", "territory_change", "air_strike", "drone_strike", "shelling", "chemical_attack",
        "explosive_device", "suicide_bombing", "explosion", "armed_attack", "killing", "abduction", "sexual_violence",
        "torture", "detention", "siege", "displacement", "destruction", "interception", "seizure", "protest", "riot",
        "agreement", "sanction", "deployment", "coup", "other",
    },
    "statuses": {"occurred", "attempted", "prevented", "planned"},
    "stances": {
        "asserts", "denies", "blames", "claims_responsibility", "confirms", "dismisses", "suspects", "threatens",
        "demands", "predicts", "condemns",
    },
    "certainties": {"certain", "probable", "possible"},
    "aspects": {"occurrence", "responsibility", "means", "target", "harm", "intent", "legality", "other"},
    "relations": {"supports", "arms", "part_of", "allied_with", "opposes", "controls"},
    "ties": {"part_of", "response_to", "precedent_of"},
    "harm_kinds": {"killed", "injured", "missing", "abducted", "detained", "displaced"},
    "who": {"civilians", "children", "combatants", "police", "journalists", "medics", "side", "unknown"},
}  # fmt: skip

GROUPS = {
    "battle": {"armed_clash", "territory_change"},
    "strike": {"air_strike", "drone_strike", "shelling", "chemical_attack"},
    "bomb": {"explosive_device", "suicide_bombing", "explosion"},
    "assault": {"armed_attack", "killing", "abduction", "sexual_violence", "torture"},
    "coercion": {"detention", "siege", "displacement"},
    "property": {"destruction", "interception", "seizure"},
    "crowd": {"protest", "riot"},
    "political": {"agreement", "sanction", "deployment", "coup"},
    "other": {"other"},
}

ALL_CODES = [(section, code) for section in SECTIONS for code in codebook().section(section)]


@pytest.mark.parametrize("section", VOCABULARY)
def test_a_section_holds_exactly_the_vocabulary_of_a_ledger(section):
    assert set(codebook().section(section)) == VOCABULARY[section]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_holds_exactly_its_types(group):
    assert {c.code for c in codebook().of_group(group)} == GROUPS[group]


@pytest.mark.parametrize(("section", "code"), ALL_CODES)
def test_a_code_is_defined_bounded_and_shown_twice(section, code):
    entry = codebook().code(section, code)
    assert entry.code == code
    assert entry.label
    assert entry.definition.endswith((".", "?"))
    assert len(entry.definition) > 20
    assert entry.boundary.endswith((".", "?"))
    assert len(entry.examples) >= 2


@pytest.mark.parametrize(("section", "code"), ALL_CODES)
def test_an_example_has_words_that_show_the_code(section, code):
    for example in codebook().code(section, code).examples:
        assert example.shows
        assert all(words in example.text for words in example.shows)
        assert "[" not in example.text
        assert "]" not in example.text


def test_labels_differ_within_a_section():
    for section in SECTIONS:
        labels = [c.label for c in codebook().section(section).values()]
        assert len(set(labels)) == len(labels)


def test_no_example_is_used_twice():
    texts = [e.text for section, code in ALL_CODES for e in codebook().code(section, code).examples]
    assert len(set(texts)) == len(texts)


def test_codes_that_a_text_mentions_exist():
    known = {code for _, code in ALL_CODES} | {"a", "b", "who", "unattributed", "1980~/..", "XXXX-MM-DD"}
    for section, code in ALL_CODES:
        entry = codebook().code(section, code)
        for text in (entry.definition, entry.boundary, *entry.notes):
            assert set(re.findall(r"`([^`]+)`", text)) <= known


def test_an_unknown_type_names_the_known_ones():
    with pytest.raises(ConfigError, match=r"no 'airstrike' among its types; take one of armed_clash, .*air_strike"):
        codebook().type("airstrike")


def test_an_unknown_section_names_the_known_ones():
    with pytest.raises(ConfigError, match="no section 'colours'; take one of groups, types"):
        codebook().section("colours")


def test_the_version_is_semantic_with_a_hash_of_the_data():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{8}", version())


def test_the_codebook_is_one():
    assert codebook() is codebook()


def test_a_section_cannot_be_changed():
    with pytest.raises(TypeError):
        codebook().types["mishap"] = codebook().type("other")
