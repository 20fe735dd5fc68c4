"""Examples carry the words that show a code."""

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.codebook import Example

piece = st.text(st.characters(exclude_characters="[]"), min_size=1, max_size=8)


@settings(max_examples=60)
@given(st.lists(st.tuples(piece, piece), min_size=1, max_size=3))
def test_brackets_come_out_as_the_words_that_show(parts):
    example = Example.of("".join(f"{plain}[{shown}]" for plain, shown in parts))
    assert example.text == "".join(plain + shown for plain, shown in parts)
    assert example.shows == tuple(shown for _, shown in parts)


def test_the_marks_can_be_put_back():
    assert Example.of("The [bomb] was [made safe].").marked == "The [bomb] was [made safe]."
