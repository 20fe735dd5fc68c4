"""The table of private and public people is tidy, and no word says both."""

from __future__ import annotations

import re

import pytest

from herodotus.codebook.private import PRIVATE_PERSON, Privacy, privacy
from herodotus.codebook.store import table

LISTS = [(section, name) for section, lists in table("private").items() for name in lists]


@pytest.mark.parametrize(("section", "name"), LISTS)
def test_a_list_holds_each_word_once_and_in_small_letters(section, name):
    words = table("private")[section][name]
    assert sorted(set(words)) == sorted(words)
    if name != "codes":
        assert words == [" ".join(word.lower().split()) for word in words]


def test_every_list_is_read():
    read = {name for name in Privacy.__struct_fields__ if name != "roles"}
    assert len(read) == sum(section != "roles" for section, _ in LISTS)


def test_no_word_tells_an_office_and_a_private_role():
    assert not set(privacy().roles) & privacy().titles


def test_a_word_tells_one_role():
    words = [word for words in table("private")["roles"].values() for word in words]
    assert len(words) == len(set(words))


def test_the_roles_are_those_that_stand_in_place_of_a_name():
    roles = list(dict.fromkeys(privacy().roles.values()))
    assert roles == ["victim", "witness", "resident", "patient", "prisoner", "relative", PRIVATE_PERSON]
    assert all(re.fullmatch("[a-z ]+", role) for role in roles)
