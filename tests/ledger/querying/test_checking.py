"""Wrong values of a filter are told in one line, with what was probably meant."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.errors import ConfigError
from herodotus.ledger.filters import Filter
from herodotus.ledger.querying.checking import check

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"type": ("airstrike",)}, "did you mean air_strike"),
    ({"country": ("sy",)}, "did you mean SY"),
    ({"country": ("Syria",)}, "no such value"),
    ({"review": ("acepted",)}, "did you mean accepted"),
    ({"state": ("alive",)}, "did you mean live"),
    ({"stance": ("denys",)}, "did you mean denies"),
    ({"grade": ("G",)}, "take one of A, B, C, D, E, F"),
    ({"origin": ("write",)}, "take one of read, added, table"),
    ({"harm": ("kiled>=5",)}, "did you mean killed"),
    ({"since": "2019-02-30"}, "is no day; write it as YYYY-MM-DD"),
    ({"until": "20190201"}, "is no day"),
    ({"known_by": "yesterday"}, "is no day"),
    ({"since": "2019-03-01", "until": "2019-02-01"}, "exchange them"),
    ({"box": (10.0, 20.0, 11.0, 19.0)}, "its south lies north of its north"),
    ({"box": (10.0, 20.0, 191.0, 21.0)}, "none on the globe"),
    ({"box": (10.0, float("nan"), 11.0, 21.0)}, "none on the globe"),
    ({"text": "%%% --"}, "holds no word to search for"),
    ({"text": "mill " * 1_000 + " ".join(map(str, range(1_000)))}, "is too long"),
    ({"text": "ﷺ" * 200}, "is too long"),
    ({"actor": ("x",) * 100_001}, "100,001 values are too many"),
]


@pytest.mark.parametrize(("given", "told"), WRONG, ids=[told for _, told in WRONG])
def test_a_wrong_value_is_told_with_advice(given: dict[str, Any], told: str):
    with pytest.raises(ConfigError, match=told):
        check(Filter(**given))


@given(st.sampled_from(["type", "country", "harm", "review"]), st.text())
def test_whatever_is_written_the_message_is_one_short_line_that_turns_no_direction(field: str, value: str):
    try:
        check(Filter(**{field: (value,)}))
    except ConfigError as error:
        assert str(error).isprintable()
        assert len(str(error)) < 700


def test_a_box_may_cross_the_date_line():
    check(Filter(box=(179.0, -20.0, -179.0, -10.0)))


def test_a_blank_text_narrows_nothing():
    check(Filter(text="  "))
