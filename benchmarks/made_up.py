"""Made-up reports with readings to match, as many as are wanted: what the ledger's long proofs are filled with.

Report number n is the same in every run. Its text holds a sentence an incident and one a claim, and every piece of
evidence is cut out of it, so that it can be found there again.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import msgspec

from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, Score, Versions, When
from herodotus.report import Report

FIRST_DAY = date(2012, 1, 1)
DAYS = 4_000
TYPES = ("shelling", "air_strike", "armed_attack", "explosion", "armed_clash", "abduction", "drone_strike", "killing")
OUTLETS = tuple(f"{town} {kind}" for town in ("Karsun", "Dorvan", "Port Hale", "Tirzah", "Ulmet", "Ossa")
                for kind in ("Courier", "Gazette", "Radio", "Wire"))  # fmt: skip
COUNTRIES = ("SY", "IQ", "YE", "ML", "UA", "SD", "MM", "SO", "AF", "NG")
SIDES = tuple(f"{first} {second}" for first in ("Northern", "Coastal", "River", "Highland", "Free", "Eastern")
              for second in ("Front", "Brigade", "Command", "Guard", "Movement"))  # fmt: skip
VOICES = ("a police officer", "the governor", "residents", "a hospital official", "the defence ministry", "rebels")
STANCES = ("asserts", "denies", "blames", "confirms")
NAMES = ("mar", "kel", "tan", "dor", "sul", "ven", "hal", "bri", "oss", "um", "kar", "fez", "lin", "ras", "qa", "jeb")


def report(number: int) -> Report:
    """Make the report with a number."""
    return made(number)[0]


def made(number: int, incidents: int | None = None) -> tuple[Report, Reading]:
    """Make the report with a number and its reading, with one to five incidents where it is not said how many."""
    draw = Random(number)
    page = _Page(draw, number)
    for at in range(incidents or draw.choices((1, 2, 3, 4, 5), (5, 4, 3, 2, 1))[0]):
        page.incident(at + 1)
    return page.report(), page.reading()


class _Page:
    """A report as it is being made up."""

    def __init__(self, draw: Random, number: int) -> None:
        self._draw, self._number, self._text = draw, number, ""
        self._day = FIRST_DAY + timedelta(draw.randrange(DAYS))
        self._incidents: list[Incident] = []
        self._claims: list[Claim] = []

    def report(self) -> Report:
        """Return the report."""
        return Report.of(
            self._text, id=f"made-{self._number}", published=self._day.isoformat(),
            outlet=self._draw.choice(OUTLETS), title=f"Notes of day {self._number}",
        )  # fmt: skip

    def reading(self) -> Reading:
        """Return its reading."""
        return Reading(f"made-{self._number}", tuple(self._incidents), tuple(self._claims),
                       versions=Versions("made-up", "1", "1", "1", "1"))

    def incident(self, at: int) -> None:
        """Tell one incident and three claims about it."""
        draw, place, id = self._draw, self._place(), f"i{at}"
        side, day = draw.choice(SIDES), self._day - timedelta(draw.randrange(9))
        type, dead = draw.choice(TYPES), draw.randrange(30)
        start = len(self._text)
        first = self._put(f"Fighters of the {side}")
        self._put(" struck ")
        where = self._put(place.name)
        self._put(" on ")
        when = self._put(f"{day.day}.{day.month}.{day.year}")
        self._put(", and ")
        killed = self._put(str(dead))
        self._put(" people died. ")
        whole = Evidence.of(self._text, start, len(self._text) - 1)
        self._incidents.append(Incident(
            id, type, "occurred", (whole,), When(day.isoformat(), "day", (when,)), _with(place, where),
            (Actor(side, (first,), _id(side), place.country, "REB", 0.9),),
            harm=(Harm("killed", dead, dead, evidence=(killed,)),),
            scores=(Score("incident", round(draw.uniform(0.5, 1), 4)), Score("type", 0.8), Score("when", 0.9)),
        ))  # fmt: skip
        for _ in range(3):
            self._claim(id, side)

    def _claim(self, about: str, side: str) -> None:
        draw = self._draw
        voice = draw.choice(VOICES)
        claimant = self._put(voice[0].upper() + voice[1:])
        self._put(" ")
        cue = self._put("said")
        self._put(" that ")
        content = self._put(f"the {side} had done it number {draw.randrange(10_000)}")
        self._put(". ")
        self._claims.append(Claim(
            f"c{len(self._claims) + 1}", Actor(voice, (claimant,), role="GOV"), False, draw.choice(STANCES), "certain",
            cue, content, about=(about,), aspect="responsibility", value=(Actor(side, (content,), _id(side)),),
            scores=(Score("claim", 0.9),),
        ))  # fmt: skip

    def _place(self) -> Place:
        draw = self._draw
        name = "".join(draw.choice(NAMES) for _ in range(3)).capitalize()
        lat, lon = round(draw.uniform(-30, 55), 4), round(draw.uniform(-15, 100), 4)
        country = draw.choice(COUNTRIES)
        return Place(name, country=country, id=f"made:{name}", lat=lat, lon=lon, radius_km=5.0, precision=1)

    def _put(self, words: str) -> Evidence:
        start = len(self._text)
        self._text += words
        return Evidence(start, len(self._text), words)


def _with(place: Place, words: Evidence) -> Place:
    return msgspec.structs.replace(place, evidence=(words,), score=0.9)


def _id(side: str) -> str:
    return side.lower().replace(" ", "-")
