"""Pages: what plain Python finds is found, in its order, whatever way through the tables is taken."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from herodotus.errors import ConfigError, LedgerError
from herodotus.ledger.filters import Filter
from herodotus.ledger.querying import arms, boxes, counting, keys, pages, planning, texts, values
from herodotus.ledger.store import Store
from herodotus.ledger.views import REVIEWS, STATES
from herodotus.records import Span
from tests.ledger.querying import world as invented
from tests.ledger.querying.plain import listed
from tests.ledger.querying.world import Made

Way = dict[ModuleType, dict[str, object]]

WORLD = invented.world(seed=20190719, size=400)
IDS = [one.row["id"] for one in WORLD.incidents]
REPORTS = list(WORLD.reports)
MERGED = [one.row["id"] for one in WORLD.incidents if one.row["state"] == "merged"]
HOSTILE = ("%", "_", "'", '"', "\x00", "a\x00b", "\ud800", "x" * 20_000, "\u202eevil", "جبهة النهر", "[]", "\\", "\n",
           "'; DROP TABLE incident; --", "{k}", ":low", "%(low)s")  # fmt: skip


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    made = Store(where)
    with made.making() as connection:
        WORLD.insert(connection)
    yield made
    made.close()


def _some(known: tuple[str, ...], odd: bool = False) -> st.SearchStrategy[tuple[str, ...]]:
    one = st.sampled_from(known) | st.sampled_from(HOSTILE) if odd else st.sampled_from(known)
    return st.lists(one, max_size=3).map(tuple)


DAYS = st.sampled_from([
    "0001-01-01", "2017-11-30", "2017-12-01", "2017-12-31", "2018-01-01", "2018-01-15", "2018-02-01", "2018-03-20",
    "2019-01-01", "9999-12-31"])  # fmt: skip
SPANS = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: tuple(sorted(ends)) if all(ends) else ends)  # type: ignore[type-var]
BOXES = st.none() | st.sampled_from([
    (35.0, 33.0, 36.0, 34.0), (179.0, -10.0, -179.0, 40.0), (-180.0, -90.0, 180.0, 90.0), (35.4, 33.2, 35.4, 33.2)])
HARM = st.builds("{}{}{}".format, st.sampled_from(invented.KINDS), st.sampled_from([">=", ">", "<=", "<", "="]),
                 st.sampled_from([0, 1, 2, 5, 7]))  # fmt: skip
TEXTS = st.none() | st.lists(
    st.sampled_from([*invented.WORDS, '"early morning"', "o'clock", "nowhere"]), min_size=1, max_size=2).map(" ".join)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    """A filter of some fields, each narrowing or not."""
    since, until = draw(SPANS)
    choices = {
        "ids": _some((*IDS[:200], *MERGED, "inc-nothing"), odd=True),
        "place": _some(("dorvan", "gn:6", "KARSUN ON SEA"), odd=True),
        "country": _some(("SY", "IQ", "FJ", "DE")), "type": _some(invented.TYPES), "status": _some(invented.STATUSES),
        "actor": _some((*invented.NAMES, "hx:1", "hx:3"), odd=True), "stance": _some(invented.STANCES),
        "claimant": _some((*invented.NAMES, "hx:1"), odd=True), "harm": st.lists(HARM, max_size=2).map(tuple),
        "grade": _some(("A", "C", "F")), "review": _some(REVIEWS), "state": _some(STATES),
        "tag": _some(invented.TAGS, odd=True), "origin": _some(invented.ORIGINS), "box": BOXES, "text": TEXTS,
        "report": _some((*REPORTS[:20], *(f"given {id[4:]}" for id in REPORTS[:9])), odd=True),
        "known_by": st.none() | DAYS,
    }  # fmt: skip
    asked = draw(st.lists(st.sampled_from(sorted(choices)), max_size=4, unique=True))
    days = {"since": since, "until": until} if draw(st.booleans()) else {}
    return Filter(**{field: draw(choices[field]) for field in asked}, **days)


@st.composite
def ways(draw: st.DrawFn) -> Way:
    """Limits, as if the ledger were large: each way through it is then taken at some time."""
    levels = draw(st.sampled_from([(500,), (0, 1, 2), (2, 10, 100), (5, 300), ()]))
    rare = draw(st.sampled_from([0, 20, 4_000]))
    return {
        planning: {"LEVELS": (*levels, 1_000), "UNORDERED": draw(st.sampled_from([0, 10, 8_000])), "RARE": rare},
        texts: {"RARE": rare, "MANY": draw(st.sampled_from([0, 200_000])), "AT_ONCE": 7,
                "COMMON": draw(st.sampled_from([0, 10, 30_000]))},
        keys: {"FIRST": draw(st.sampled_from([1, 3, 100])), "MOST": draw(st.sampled_from([5, 2_000]))},
        values: {"FEW": draw(st.sampled_from([1, 16]))}, boxes: {"FEW": draw(st.sampled_from([0, 24]))},
        arms: {"MOST_SEEKS": draw(st.sampled_from([0, 1, 16]))},
    }  # fmt: skip


def test_what_plain_python_finds_is_found_in_its_order_and_page_by_page(store: Store, monkeypatch: pytest.MonkeyPatch):
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filters(), ways(), st.integers(1, 60), st.none() | st.integers(0, 400))
    def holds(filter: Filter, way: Way, size: int, most: int | None) -> None:
        wanted = [one.row["id"] for one in listed(WORLD, filter)]
        with _taken(way, monkeypatch), store.reading() as connection:
            assert list(pages.ids(connection, filter)) == wanted
            assert pages.count(connection, filter, most) == (len(wanted) if most is None else min(len(wanted), most))
            assert _paged(connection, filter, size) == wanted

    holds()


def test_values_are_counted_as_in_plain_python(store: Store, monkeypatch: pytest.MonkeyPatch):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filters(), ways(), st.sampled_from(counting.FIELDS))
    def holds(filter: Filter, way: Way, field: str) -> None:
        wanted = Counter(value for one in listed(WORLD, filter) for value in _values(one, field))
        with _taken(way, monkeypatch), store.reading() as connection:
            found = pages.facets(connection, filter, field)
        assert dict(found) == wanted
        assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))

    holds()


def test_a_field_that_is_not_counted_is_told(store: Store):
    with store.reading() as connection, pytest.raises(ConfigError, match="did you mean country"):
        pages.facets(connection, Filter(), "contry")


def test_merged_incidents_lead_to_the_one_that_is_left(store: Store):
    live = {one.row["id"] for one in WORLD.incidents if one.row["state"] == "live" and one.row["review"] != "rejected"}
    led = [(one.row["id"], one.row["redirect"]) for one in WORLD.incidents if one.row["redirect"] in live]
    assert led
    with store.reading() as connection:
        for id, survivor in led:
            assert list(pages.ids(connection, Filter(ids=(id,)))) == [survivor]


def test_a_line_tells_what_the_row_holds(store: Store):
    told = next(one.row for one in listed(WORLD, Filter()) if one.row["killed_min"] is not None and one.row["place"])
    with store.reading() as connection:
        (line,) = pages.page(connection, Filter(ids=(told["id"],))).lines
    assert (line.id, line.type, line.place, line.lat) == (told["id"], told["type"], told["place"], told["lat"])
    assert line.killed == Span(told["killed_min"], told["killed_max"])
    assert (line.day_from, line.day_to, line.initiators) == (told["day_from"], told["day_to"], ())


def test_a_key_that_no_page_gave_is_told_in_one_line(store: Store):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.text(max_size=30) | st.binary(max_size=30).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
    def holds(after: str) -> None:
        with store.reading() as connection, pytest.raises(LedgerError, match="give `next` of the page before") as told:
            pages.page(connection, Filter(), after=after)
        assert "\n" not in str(told.value)

    holds()


@pytest.mark.parametrize("limit", [0, -1, 10_001])
def test_a_page_of_no_or_too_many_lines_is_refused(store: Store, limit: int):
    with store.reading() as connection, pytest.raises(ConfigError, match="ask for 1 to 10,000"):
        pages.page(connection, Filter(), limit=limit)


def test_the_key_of_a_page_goes_into_an_address_as_it_is(store: Store):
    with store.reading() as connection:
        key = pages.page(connection, Filter(), limit=1).next
    assert key and quote(key, safe="") == key


@contextmanager
def _taken(way: Way, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as limits:
        for module, settled in way.items():
            for name, value in settled.items():
                limits.setattr(module, name, value)
        yield


def _values(one: Made, field: str) -> list[str]:
    if field == "tag":
        return one.tags
    return [one.row["sort_day"][:7] if field == "month" else one.row[field] or ""]


def _paged(connection: Connection, filter: Filter, size: int) -> list[str]:
    """Read a list page by page, each full but the last."""
    found, after = list[str](), None
    while True:
        page = pages.page(connection, filter, after=after, limit=size)
        found += [line.id for line in page.lines]
        assert len(page.lines) == size or page.next is None
        if page.next is None:
            return found
        after = page.next
