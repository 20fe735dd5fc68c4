"""A report has an id from its text, and offsets that browsers understand."""

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.report import Report, utf16_offset


def test_the_id_depends_on_the_text_alone() -> None:
    one, same, other = Report.of("Shells fell.", outlet="A"), Report.of("Shells fell.", outlet="B"), Report.of("Rain.")
    assert one.id == same.id != other.id


def test_a_given_id_is_kept() -> None:
    assert Report.of("Shells fell.", id="r1").id == "r1"


@settings(max_examples=80)
@given(st.text(max_size=40), st.integers(0, 40))
def test_utf16_offsets_count_what_a_browser_counts(text: str, offset: int) -> None:
    assert utf16_offset(text, offset) - offset == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2 - len(
        text[:offset]
    )
