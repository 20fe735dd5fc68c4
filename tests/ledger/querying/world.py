"""A small invented ledger, straight in the tables of the index, with values of every kind, some meant to break in."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection

from herodotus.ledger.facts.keys import name_key
from herodotus.ledger.ids import id_of, number_of
from herodotus.ledger.schema import fulltext, inserting, tables
from herodotus.ledger.views import REVIEWS, STATES

TYPES = ("shelling", "air_strike", "protest", "abduction")
STATUSES = ("occurred", "attempted", "planned")
COUNTRIES = ("SY", "IQ", "FJ", None)
STANCES = ("asserts", "denies", "blames")
ORIGINS = ("read", "table", "added")
KINDS = ("killed", "injured", "missing", "abducted")
# Names as they come, and as somebody might write them who means harm.
NAMES = ("The River Guard", "Red Dawn", "100% Front", "O'Hara's \"men\"", "جبهة النهر", "x' OR 1=1 --", "_", "Müller",
         "%")  # fmt: skip
TAGS = ("checked", "100%", "o'clock", 'say "no"', "שלום", "a_c", "\u202eevil")
OUTLETS = ("tuz valley courier", "harbour post", "dorvan gazette")
WORDS = ("shells", "mill", "depot", "early", "morning", "naïve", "النهر", "fire", "dawn", "100")


class Made(msgspec.Struct):
    """One incident with all its rows; `words` are its own."""

    row: dict[str, Any]
    harm: list[dict[str, Any]]
    parties: list[tuple[str, str]]
    accounts: list[tuple[str, str | None, str]]
    tags: list[str]
    reports: list[str]
    words: str


class World(msgspec.Struct):
    """Incidents, the words of reports by id, and the newest grade of each outlet."""

    incidents: list[Made]
    reports: dict[str, str]
    outlets: dict[str, str]
    grades: dict[str, str]

    def insert(self, connection: Connection) -> None:
        """Write everything into the tables."""
        put = inserting.rows
        put(connection, tables.incident, [one.row for one in self.incidents])
        for one in self.incidents:
            self._insert_about(connection, one)
        put(connection, tables.report, [_report_row(id, self.outlets[id]) for id in self.reports])
        put(connection, tables.grade, [
            {"outlet_key": outlet, "seq": seq, "grade": grade}
            for outlet, newest in self.grades.items() for seq, grade in ((1, "F"), (2, newest))])  # fmt: skip
        fulltext.add(connection, "report_words", [(number_of(id), words) for id, words in self.reports.items()])
        fulltext.add(connection, "incident_words", [(number_of(o.row["id"]), o.words) for o in self.incidents])

    def _insert_about(self, connection: Connection, one: Made) -> None:
        about = {"incident_id": one.row["id"], "sort_day": one.row["sort_day"]}
        inserting.or_keep(connection, tables.party, [
            {**about, "role": role, "key": key, "name": key} for role, key in one.parties])  # fmt: skip
        inserting.rows(connection, tables.account, [
            {**about, "id": f"acc-{n:012}", "aspect": "occurrence", "kind": "claim", "stance": stance,
             "certainty": "certain", "claimant": key, "claimant_id": id, "claimant_key": key,
             "report_id": one.reports[0], "published": None, "narrated": False}
            for n, (key, id, stance) in enumerate(one.accounts)])  # fmt: skip
        inserting.rows(connection, tables.tag, [{**about, "tag": tag} for tag in one.tags])
        inserting.rows(connection, tables.incident_source, [
            {**about, "report_id": id, "outlet_key": self.outlets[id]} for id in one.reports])  # fmt: skip


def world(seed: int, size: int) -> World:
    """Make an invented ledger; the same seed makes the same."""
    luck = random.Random(seed)
    reports = {_id(luck, "rep"): _words(luck, 4) for _ in range(size // 2)}
    outlets = {id: luck.choice(OUTLETS) for id in reports}
    made = [_incident(luck, _id(luck, "inc"), list(reports)) for _ in range(size)]
    for one, other in pairwise(made):
        if one.row["state"] == "merged":
            one.row["redirect"] = other.row["id"]
    return World(made, reports, outlets, dict(zip(OUTLETS, ("A", "C"), strict=False)))


def actor_id(name: str) -> str | None:
    """Give the id of an invented actor; some have none."""
    return f"hx:{NAMES.index(name)}" if NAMES.index(name) % 2 else None


def _id(luck: random.Random, kind: str) -> str:
    return id_of(kind, luck.getrandbits(60))


def _words(luck: random.Random, most: int) -> str:
    return " ".join(luck.choices(WORDS, k=luck.randint(0, most)))


def _incident(luck: random.Random, id: str, reports: list[str]) -> Made:
    parties = [(role, key) for role in ("initiator", "target") for name in luck.sample(NAMES, luck.randint(0, 2))
               for key in (actor_id(name), name_key(name)) if key]  # fmt: skip
    claimants = luck.choices(NAMES, k=luck.randint(0, 3))
    harm = [_harm(luck) for _ in range(luck.choice((0, 0, 1, 2, 3)))]
    row = {
        "id": id, **_days(luck), "type": luck.choice(TYPES), "status": luck.choice(STATUSES), "when": None,
        **_place(luck), "initiators": "[]", "targets": "[]", **_tolls(harm), "harm": json.dumps(harm), "accounts": 0,
        "reports": 0, "review": luck.choice(REVIEWS), "state": luck.choice(("live", "live", *STATES)),
        "origin": luck.choice(ORIGINS), "score": None, "first_published": luck.choice((None, _day(luck), _day(luck))),
        "last_published": None, "redirect": None, "created_seq": 1, "changed_seq": 1,
    }  # fmt: skip
    accounts = [(name_key(name), actor_id(name), luck.choice(STANCES)) for name in claimants]
    return Made(row, harm, parties, accounts, luck.sample(TAGS, luck.choice((0, 0, 1, 2))),
                luck.sample(reports, luck.randint(1, 3)), _words(luck, 2))  # fmt: skip


def _day(luck: random.Random) -> str:
    return (date(2017, 11, 1) + timedelta(luck.randint(0, 150))).isoformat()


def _days(luck: random.Random) -> dict[str, str | None]:
    """A day, a span of days, months or years, or one open at either end, or none."""
    first = _day(luck)
    lasts = luck.choice((0, 0, 0, 3, 40, 500))
    last = (date.fromisoformat(first) + timedelta(lasts)).isoformat()
    start, end = luck.choice(((first, last),) * 7 + ((first, None), (None, last), (None, None)))
    return {"day_from": start, "day_to": end, "sort_day": start or end or ""}


def _place(luck: random.Random) -> dict[str, Any]:
    name = luck.choice((None, "Dorvan", "Karsun on Sea", "100% Hill"))
    lat, lon = (None, None) if name is None else (luck.choice((-3.5, 33.2, 90.0)), luck.choice((-179.5, 35.4, 179.9)))
    cell = None if lat is None or lon is None else 360 * int(lat + 90) + int(lon + 180) % 360
    return {
        "place": name, "place_id": f"gn:{len(name)}" if name and luck.random() < 0.5 else None,
        "place_key": name_key(name) if name else None, "country": luck.choice(COUNTRIES), "lat": lat, "lon": lon,
        "radius_km": None, "precision": 1, "cell": cell,
    }  # fmt: skip


def _harm(luck: random.Random) -> dict[str, Any]:
    low = luck.choice((None, 0, 1, 5))
    return {"kind": luck.choice(KINDS), "min": low, "max": luck.choice((None, (low or 0) + luck.choice((0, 2)))),
            "who": luck.choice(("civilians", "missing"))}  # fmt: skip


def _tolls(harm: list[dict[str, Any]]) -> dict[str, int | None]:
    return {f"{kind}_{end}": bound for kind in ("killed", "injured")
            for end, bound in zip(("min", "max"), toll(harm, kind), strict=True)}  # fmt: skip


def toll(harm: list[dict[str, Any]], kind: str) -> tuple[int | None, int | None]:
    """Add up the harm of a kind, as `records.Incident.toll` does."""
    lows, highs = ([one[end] for one in harm if one["kind"] == kind] for end in ("min", "max"))
    known = [low for low in lows if low is not None]
    return sum(known) if known else None, None if None in highs or not highs else sum(highs)


def _report_row(id: str, outlet: str) -> dict[str, Any]:
    return {"id": id, "seq": 1, "given_id": f"given {id[4:]}", "outlet": outlet, "outlet_key": outlet,
            "extractor": "text", "text": "", "origin": "report", "source": ""}  # fmt: skip
