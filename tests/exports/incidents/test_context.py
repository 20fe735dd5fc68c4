"""What an export is of, and the links back to its records."""

from __future__ import annotations

import pytest

from herodotus.errors import ConfigError
from herodotus.exports.incidents.context import Context, link_to


def test_a_link_template_without_a_place_for_the_id_is_refused():
    with pytest.raises(ConfigError, match="does not say where the id goes"):
        Context(link="https://ledger.example/")


def test_an_id_cannot_break_out_of_its_link():
    assert link_to(Context(link="https://l.example/{id}?x"), "a/b?c#d ü") == "https://l.example/a%2Fb%3Fc%23d%20%C3%BC?x"


def test_without_a_server_the_link_names_the_record():
    assert link_to(Context(), "inc-1") == "herodotus:inc-1"
