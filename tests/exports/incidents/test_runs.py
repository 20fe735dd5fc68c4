"""Names are found by their capitals, without what stands before them and without what belongs to no name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.exports.incidents.runs import runs
from tests.exports import samples


def names(text: str) -> list[str]:
    return [" ".join(word.word for word in run.words) for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Colonel Anis Badra's men met Lt. Col. Sami Haddad", ["Anis Badra", "Sami Haddad"]),
        ("Shopkeeper Hasan Tawil Killed In Raid On Karsan", ["Hasan Tawil", "Raid", "Karsan"]),
        ("HASAN BIN ALI AL-TAWIL", ["HASAN BIN ALI AL-TAWIL"]),
        ("Hasan bin Ali al-Tawil left", ["Hasan bin Ali al-Tawil"]),
        ("J. R. Tawil and O’Dowd", ["J R Tawil", "O’Dowd"]),
        ("On Monday [victim] met Maria de la Cruz", ["Maria de la Cruz"]),
        ("Hasan Tawil. Omar left", ["Hasan Tawil", "Omar"]),
        ("Hasan\nTawil", ["Hasan Tawil"]),
        ("nobody at all", []),
        ("قال حسن", []),
    ],
)
def test_runs_are_names(text, found):
    assert names(text) == found


def test_a_word_that_is_a_name_here_is_not_left_off():
    assert names("Baker left") == []
    assert [run.key for run in runs("Baker left", {"baker"})] == [("baker",)]


@settings(samples.PATIENT, max_examples=150)
@given(st.text())
def test_runs_stand_in_the_text_from_left_to_right(text):
    end = 0
    for run in runs(text):
        assert end <= run.start < run.end <= len(text)
        assert all(text[word.start : word.end] == word.word for word in run.words)
        end = run.end
