"""One invented incident with everything that a record can hold: private and public people, doubts, decisions.

Towns, groups, outlets and people are made up.
"""

from __future__ import annotations

from typing import Any

from herodotus.ledger.views import (
    Account,
    Basis,
    Change,
    IncidentLine,
    IncidentRecord,
    Link,
    Note,
    Page,
    Quote,
    Source,
    Stamp,
)
from herodotus.records import Actor, Candidate, Harm, Place, Span, When

COURIER, POST = "rep-7c1e", "rep-19aa"
AT = "2026-03-06T09:12:44Z"
COLUMN = Actor("Northern Column", id="col-n", role="REB")
HASAN = Actor("Hasan Bayatli", id="name:hasan-bayatli", role="BUS", why="neither registered nor a role noun",
              candidates=(Candidate("name:hassan-bayatly", "Hassan Bayatly", 0.3),))  # fmt: skip
LAYLA = Actor("Layla Qadir", id="name:layla-qadir")
BADRA = Actor("Anis Badra", id="name:anis-badra")
GUARD = Actor("Plain Guard", id="name:plain-guard")
BRIGADE = Actor("Bayatli Brigade", id="name:bayatli-brigade")
PLACE = Place("Deir Tamar", country="SY", id="geo:1", lat=35.336, lon=40.141, radius_km=4, precision=1, score=0.83,
              candidates=(Candidate("geo:2", "Deir Tamar, IQ", 0.2),))  # fmt: skip


def quote(text: str, report: str = COURIER, start: int = 40) -> Quote:
    return Quote(report, start, start + len(text), text)


def record(**changed: Any) -> IncidentRecord:
    cells: dict[str, Any] = {
        "id": "inc-0042", "type": "shelling", "status": "occurred", "where": PLACE,
        "when": When("2026-02-27", "day", anchor="2026-03-05"),
        "initiators": (COLUMN, BRIGADE), "targets": (Actor("market of Deir Tamar"), HASAN),
        "means": (Actor("122 mm rockets"),), "score": 0.91,
        "harm": (Harm("killed", 3, 5, "civilians"), Harm("injured", 20, None)), "count": None,
        "basis": basis(), "words": (quote("shells had fallen on the market"),), "accounts": accounts(),
        "sources": sources(), "links": (
            Link("response_to", "inc-0017", True, (quote("in answer to the raid on Karsan"),)),
            Link("part_of", "inc-0050", False, decision="dec-9"),
        ),
        "tags": ("market", "to check"), "notes": notes(), "review": "corrected", "merged": ("inc-0051",),
        "mentions": ("men-1", "men-2"), "first_published": "2026-03-05", "last_published": "2026-03-08",
        "created": Stamp(11, "2026-03-05T18:00:00Z"), "changed": Stamp(31, AT),
    }  # fmt: skip
    return IncidentRecord(**(cells | changed))


def basis() -> tuple[Basis, ...]:
    return (
        Basis("type", "reading", (quote("shells had fallen on the market"),), 0.97),
        Basis("status", "reading", (quote("had fallen"),), 0.95),
        Basis("when", "decision", (quote("On 27 February"),), decision="dec-4", why="the wire has the day wrong",
              differs={"edtf": "2026-02-26", "precision": "day", "anchor": "2026-03-05", "why": ""}),
        Basis("where", "reading", (quote("Deir Tamar"), quote("Dair Tamar", POST)), 0.83),
        Basis("initiators", "decision", decision="dec-5", why="the officers' account",
              differs=[{"is": "actor", "name": "Hasan Bayatli", "id": "name:hasan-bayatli", "role": None}]),
        Basis("targets", "reading", (quote("killing the shopkeeper Hasan Bayatli and four of his customers"),), 0.71),
        Basis("means", "reading", (quote("122 mm rockets"),), 0.61),
        Basis("harm", "reading", (quote("Bayatli's brother Omar, 9, was wounded"),
                                  quote("between three and five dead", POST)), 0.66),
        Basis("count", "none", why="told as one event"),
    )  # fmt: skip


def accounts() -> tuple[Account, ...]:
    return (
        Account(id="acc-1", aspect="occurrence", value=("yes",), said="shells fell on the market", claimant=LAYLA,
                named=True, carriers=(Actor("Velmar Post", id="name:velmar-post", role="JRN"),), report=POST,
                published="2026-03-06", score=0.9,
                quotes=(quote("Layla Qadir, a resident, said the shells fell on the market", POST),)),
        Account(id="acc-2", aspect="responsibility", value=(COLUMN,), said="the Northern Column did it",
                claimant=Actor("two officers of the monitoring mission"), named=False, stance="suspects",
                certainty="probable", report=COURIER, published="2026-03-05", score=0.58,
                quotes=(quote("Two officers of the monitoring mission, who would not be named, said"),)),
        Account(id="acc-3", aspect="responsibility", value=(COLUMN,), said="not the Northern Column", claimant=BADRA,
                named=True, stance="denies", said_on=When("2026-03-04", "day"), report=COURIER, published="2026-03-05",
                score=0.93, quotes=(quote("Colonel Anis Badra, who speaks for the Northern Column, denied"),)),
        Account(id="acc-4", aspect="harm", value=(Harm("killed", 5, 5),), said="5 killed, among them Hasan Bayatli",
                claimant=Actor("hospital of Deir Tamar"), named=True, report=POST, published="2026-03-06",
                withdrawn_on="2026-03-08", decision="dec-7", quotes=(quote("five dead", POST),)),
        Account(id="acc-5", aspect="harm", value=(Harm("killed", 3, 3),), said="3 killed",
                claimant=Actor("unattributed"), named=False, kind="media", narrated=True, report=COURIER,
                published="2026-03-05", quotes=(quote("three dead"),)),
    )  # fmt: skip


def sources() -> tuple[Source, ...]:
    return (
        Source(id=COURIER, given_id="plain-0305", outlet="The Harbour Courier", published="2026-03-05",
               title="Shells fall on Deir Tamar, killing shopkeeper Hasan Bayatli", grade="B",
               url="https://courier.example/2026/hasan-bayatli-killed", sha256="ab" * 32),
        Source(id=POST, given_id="vp-1", outlet="Velmar Post", title="Market hit", published="2026-03-06",
               url="https://post.example/market", withdrawn="the Post took its toll back"),
    )  # fmt: skip


def notes() -> tuple[Note, ...]:
    return (Note("Bayatli's widow confirms it; Layla Qadir does not. See Bayatli Street.", "mira", AT, "dec-8"),)


def history() -> tuple[Change, ...]:
    return (
        Change(11, "2026-03-05T18:00:00Z", "reading made", "offline 1", report=COURIER,
               cells=(("type", None, "shelling"), ("when", None, {"edtf": "2026-02-26", "precision": "day"}))),
        Change(27, "2026-03-06T08:59:02Z", "corrected", "mira", "the wire has the day wrong", "dec-4",
               cells=(("when", {"edtf": "2026-02-26", "precision": "day"},
                       {"edtf": "2026-02-27", "precision": "day"}),)),
        Change(29, "2026-03-06T09:02:10Z", "corrected", "jon", "a typing mistake", "dec-6", undone=True,
               cells=(("harm", [{"is": "harm", "kind": "killed", "min": 3, "max": 5, "who": "civilians"}],
                       [{"is": "harm", "kind": "killed", "min": 35, "max": None, "who": "civilians"}]),)),
        Change(31, AT, "noted", "mira", "", "dec-8"),
    )  # fmt: skip


def page() -> Page:
    return Page((
        IncidentLine(id="inc-0042", type="shelling", status="occurred", when="2026-02-27", place="Deir Tamar",
                     country="SY", initiators=("Northern Column",), targets=("market of Deir Tamar",),
                     killed=Span(3, 5), injured=Span(20, None), accounts=5, reports=2, review="corrected", score=0.91),
        IncidentLine(id="inc-0050", type="territory_change", status="planned", accounts=1, reports=1, origin="added",
                     initiators=("Plain Guard", "men of the ridge"), state="withdrawn"),
    ), "inc-0050")  # fmt: skip
