"""The options that narrow a list have the names and the meaning of the fields of `Filter`."""

import msgspec
import pytest

from herodotus.cli.ledger.filters import Filters
from herodotus.ledger.filters import Filter
from herodotus.ledger.views import REVIEWS, STATES


def test_every_field_of_the_filter_is_an_option_and_no_other():
    assert set(Filters.__struct_fields__) == set(Filter.__struct_fields__) - {"ids"}


def test_nothing_given_is_the_filter_of_the_ledger():
    assert Filters().filter() == Filter()


PLAIN = sorted(set(Filters.__struct_fields__) - {"box", "country", "grade", "review", "state"})


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_given_stands_in_the_filter(name):
    several = isinstance(getattr(Filter(), name), tuple)
    given = Filters(**{name: ["a", "b"] if several else "a"})
    assert given.filter() == msgspec.structs.replace(Filter(), **{name: ("a", "b") if several else "a"})


def test_a_box_is_four_numbers_and_codes_may_be_written_small():
    made = Filters(box="-1.5,30, 45,35", country=["sy"], grade=["b"]).filter()
    assert (made.box, made.country, made.grade) == ((-1.5, 30.0, 45.0, 35.0), ("SY",), ("B",))


def test_any_stands_for_all_reviews_and_states():
    made = Filters(review=["any"], state=["any"]).filter()
    assert (made.review, made.state) == (REVIEWS, STATES)


@pytest.mark.parametrize(("arguments", "told"), [
    (("--box", "1,2,3"), '--box "1,2,3" is no box'), (("--box", "a,b,c,d"), "is no box"),
    (("--box", "1,50,2,40"), "north"), (("--type", "shellin"), "shelling"), (("--review", "maybe"), "maybe"),
    (("--state", "dead"), "dead"), (("--country", "XX"), "XX"), (("--since", "soon"), "soon"),
    (("--harm", "many"), "many"), (("--grade", "Z"), "Z"), (("--stance", "shouts"), "shouts"),
])  # fmt: skip
def test_a_value_without_sense_is_one_clear_line(refused, ledger, arguments, told):
    assert told in refused("list", *arguments)
