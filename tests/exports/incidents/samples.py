"""Records of a ledger made by hand, for the tests of exports; towns, groups, people and deeds are invented.

The points lie in real countries so that codes of countries can be told; gazetteer ids are of real towns where a test
asks for their units.
"""

from __future__ import annotations

from herodotus.exports.incidents.context import Context
from herodotus.ledger.views import Account, Basis, IncidentRecord, Link, Note, Quote, Source, Stamp
from herodotus.records import Actor, Harm, Place, Span, When

CONTEXT = Context(
    link="https://ledger.example/incidents/{id}", ledger="plain-2026", seq=41, made="2026-03-09T10:00:00Z",
    query={"country": ["IQ"]}, software="herodotus 0.1.0",
)  # fmt: skip
MADE = Stamp(3, "2026-03-05T08:00:00Z")
CHANGED = Stamp(40, "2026-03-08T17:30:00Z")

COLUMN = Actor("Northern Column", id="northern-column", country="IQ", role="REB")
GUARD = Actor("Plain Guard", id="plain-guard", country="IQ", role="MIL")
VELMAR = Actor("Velmari Air Force", id="velmari-air-force", country="TR", role="MIL")
GUNMEN = Actor("gunmen", role="UAF")
RESIDENTS = Actor("residents", role="CVL")
OFFICE = Actor("governor's office", id="name:governors-office", role="GOV")
BADRA = Actor("Colonel Anis Badra", id="name:anis-badra", role="REB")
COURIER = Source(
    id="r1", given_id="plain-0305", outlet="The Harbour Courier", title="=HYPERLINK(\"https://evil.example\";\"Depot\")",
    url="https://courier.example/karsan depot?p=1", published="2026-03-05", sha256="a" * 64, grade="B",
)  # fmt: skip
POST = Source(id="r2", given_id="post-77", outlet="Velmar Post", title="@depot; +burnt", published="2026-03-06",
              sha256="b" * 64)  # fmt: skip
WIRE = Source(id="r3", given_id="wire-9", outlet="Plain Wire", published="2026-03-06", sha256="b" * 64)
GONE = Source(id="r4", given_id="gone-1", outlet="Old Mill Gazette", published="2026-03-07", withdrawn="retracted")
SHEET = Source(id="t1", given_id="sheet-1:12", outlet="Northern Hospital List", origin="table")


def said(report: str, start: int, quote: str) -> Quote:
    """Make a quote whose end fits its words."""
    return Quote(report, start, start + len(quote), quote)


def depot() -> IncidentRecord:
    """A drone strike merged from two reports: rival tolls, a denial, a retracted account, a cell that was decided."""
    return IncidentRecord(
        id="inc-1", type="drone_strike", status="occurred",
        when=When("2026-03-03", "day", anchor="2026-03-05"),
        where=Place("Karsan", (), "IQ", "geonames:99072", 36.335, 43.1189, 8.0, 1, 0.91),
        initiators=(COLUMN, GUNMEN), targets=(GUARD, Actor("fuel depot"), Actor("lorries; trailers")),
        means=(Actor("drones"),),
        harm=(Harm("killed", 3, 7, "Plain Guard"), Harm("killed", 1, 1, "children"), Harm("injured", 20, None)),
        score=0.93,
        basis=(
            Basis("type", "reading", (said("r1", 0, "Drones struck a fuel depot"),), 0.97),
            Basis("when", "decision", (said("r1", 51, "before dawn on 3 March"),), decision="d7",
                  differs={"edtf": "2026-03-02", "precision": "day"}),
            Basis("where", "reading", (said("r1", 43, "Karsan"), said("r2", 12, "كرسان")), 0.91),
            Basis("harm", "reading", (said("r1", 75, "killing between four and seven guards"),), 0.9),
            Basis("count", "none", why="one event"),
        ),
        words=(said("r1", 0, "Drones struck a fuel depot"), said("r2", 0, "-the depot \U0001F525 burned,\nthey said")),
        accounts=_depot_accounts(), sources=(COURIER, POST, WIRE, GONE),
        links=(Link("response_to", "inc-2", True),), tags=("fuel", "+urgent"),
        notes=(Note("checked with the map", "Ann Lee", "2026-03-08T17:30:00Z", "d7"),),
        review="corrected", merged=("inc-9",), mentions=("m1", "m2"),
        first_published="2026-03-05", last_published="2026-03-06", created=MADE, changed=CHANGED,
    )  # fmt: skip


def market() -> IncidentRecord:
    """A shelling of civilians by nobody known, in a month, told by a private person."""
    return IncidentRecord(
        id="inc-2", type="shelling", status="occurred", when=When("2026-02", "month"),
        where=Place("Deir Tamar", (), "SY", None, 35.34, 40.13, 25.0, 2, 0.7),
        targets=(RESIDENTS,), harm=(Harm("killed", None, 24, "civilians"), Harm("displaced", 600, None)),
        words=(said("r1", 200, "shells had fallen"),), sources=(COURIER,),
        accounts=(Account(id="a9", aspect="occurrence", value=("yes",), said="yes", named=True, report="r1",
                          claimant=Actor("Amal Darwish", id="name:amal-darwish", role="CVL"), published="2026-03-05",
                          quotes=(said("r1", 230, "it fell on my shop"),)),),
        first_published="2026-03-05", last_published="2026-03-05", created=MADE, changed=MADE,
    )  # fmt: skip


def undated() -> IncidentRecord:
    """An incident of which neither day nor place is known."""
    return IncidentRecord(id="inc-3", type="abduction", status="occurred", when=When(why="no date in the text"),
                          where=Place("", why="no place is named for it"), created=MADE, changed=MADE)  # fmt: skip


def table_born() -> IncidentRecord:
    """A row of somebody else's table: a raid known to a country only, several in one."""
    return IncidentRecord(
        id="inc-4", type="armed_attack", status="occurred", when=When("2026-01-05/2026-01-20", "interval"),
        where=Place("Iraq", (), "IQ", None, 33.0, 44.0, 500.0, 6), initiators=(COLUMN,), targets=(RESIDENTS,),
        harm=(Harm("killed", 12, 12, "civilians"),), count=Span(3, None), sources=(SHEET,), origin="table",
        created=MADE, changed=MADE,
    )  # fmt: skip


def raid() -> IncidentRecord:
    """Civilians killed by rebels in a town: one-sided violence, an attack, an assault."""
    return IncidentRecord(
        id="inc-5", type="armed_attack", status="occurred", when=When("2026-01-05/2026-01-08", "interval"),
        where=Place("Old Mill", (), "IQ", None, 35.1, 43.3, 5.0, 1), initiators=(COLUMN,), targets=(RESIDENTS,),
        means=(Actor("rifles"),), harm=(Harm("killed", 5, 6, "civilians"),), words=(said("r2", 90, "shot at homes"),),
        accounts=(Account(id="a20", aspect="responsibility", value=(COLUMN,), said="Northern Column", claimant=OFFICE,
                          named=True, stance="blames", report="r2", published="2026-03-06"),
                  Account(id="a21", aspect="occurrence", value=("yes",), said="yes", claimant=Actor("Velmar Post"),
                          named=True, kind="media", narrated=True, report="r2", published="2026-03-06")),
        sources=(POST,), review="accepted", created=MADE, changed=CHANGED,
    )  # fmt: skip


def threat() -> IncidentRecord:
    """A planned deployment, which ACLED and UCDP do not record."""
    return IncidentRecord(
        id="inc 6/ü", type="deployment", status="planned", when=When("2026-04-01/..", "interval"),
        where=Place("Karsan ridge", (), "IQ", None, 35.0, 43.3, 15.0, 5), initiators=(VELMAR,),
        sources=(COURIER,), created=MADE, changed=MADE,
    )  # fmt: skip


def all_records() -> tuple[IncidentRecord, ...]:
    """Every sample, in the order of their ids."""
    return depot(), market(), undated(), table_born(), raid(), threat()


def _depot_accounts() -> tuple[Account, ...]:
    killed, fewer = (Harm("killed", 4, 7, "Plain Guard"),), (Harm("killed", 3, 3, "Plain Guard"),)
    return (
        Account(id="a1", aspect="harm", value=killed, said="killed 4-7", claimant=OFFICE, named=True, report="r1",
                published="2026-03-05", score=0.9,
                quotes=(said("r1", 75, "killing between four and seven guards"),)),
        Account(id="a2", aspect="harm", value=fewer, said="killed 3", claimant=Actor("residents"), named=False,
                carriers=(Actor("Voice of the Plain"),), certainty="probable", report="r2", published="2026-03-06",
                said_on=When("2026-03-05", "day"), quotes=(said("r2", 40, "three of them died"),)),
        Account(id="a3", aspect="responsibility", value=(COLUMN,), said="Northern Column", claimant=BADRA, named=True,
                stance="denies", report="r2", published="2026-03-06", quotes=(said("r2", 60, "a fable"),)),
        Account(id="a4", aspect="responsibility", value=(VELMAR,), said="Velmari Air Force", claimant=OFFICE,
                named=True, stance="blames", report="r4", published="2026-03-07", withdrawn_on="2026-03-08"),
    )  # fmt: skip
