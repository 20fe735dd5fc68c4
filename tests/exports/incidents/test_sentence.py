"""The note in prose: every claim with its claimant, nothing that the record does not hold."""

from __future__ import annotations

import msgspec
import pytest

from herodotus.codebook import codebook
from herodotus.exports.incidents.sentence import VERBS, sentence
from herodotus.records import When
from tests.exports.incidents import samples


def test_claims_stand_with_their_claimants_and_words():
    told = sentence(samples.depot())
    assert "according to governor's office (“killing between four and seven guards”, report r1)" in told
    assert "denied by Colonel Anis Badra (“a fable”, report r2)" in told
    assert told.count(". ") == 0 and told.endswith(".")


def test_what_was_taken_back_is_not_told():
    assert "Velmari Air Force" not in sentence(samples.depot())


def test_blame_names_who_is_blamed_and_by_whom():
    assert "laid to Northern Column by governor's office; told by Velmar Post" in sentence(samples.raid())


def test_an_incident_without_accounts_rests_on_its_own_words():
    told = sentence(msgspec.structs.replace(samples.market(), accounts=()))
    assert told.endswith("reported (“shells had fallen”, report r1).")


def test_unknowns_are_passed_over():
    assert sentence(samples.undated()) == "Abduction."


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2026-03-03", "on 3 March 2026"),
        ("2026-03", "in March 2026"),
        ("1988", "in 1988"),
        ("1980~/..", "since about 1980"),
        ("2026-01-05/2026-01-08", "on 5 to 8 January 2026"),
    ],
)
def test_dates_read_as_prose(edtf, told):
    assert f" {told}" in sentence(msgspec.structs.replace(samples.undated(), when=When(edtf)))


def test_every_stance_of_the_codebook_has_its_verb():
    assert set(VERBS) == set(codebook().stances)
