"""Readings made by hand on invented reports, for the tests and for looking at the page.

Towns, groups and deeds are made up; the coordinates only give the map something to draw.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from herodotus.records import (
    Actor,
    Candidate,
    Claim,
    Evidence,
    Harm,
    Incident,
    Place,
    Reading,
    Relation,
    Score,
    Span,
    Tie,
    Versions,
    When,
)
from herodotus.report import Report

# For property tests: a busy machine is no defect of the code.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

NEWS = """\
Drones struck a fuel depot outside Karsan before dawn on 3 March, killing between four and seven guards, the \
governor's office said. Residents told the radio station Voice of the Plain that the fire burned until noon.

It was the second blow in a week. On 27 February shells had fallen on the market of Deir Tamar, wounding at \
least 20 people; nobody has owned up to that attack. Colonel Anis Badra, who speaks for the Northern Column, \
denied that his gunners had fired on the town and called the reports "a fable for the cameras". Two officers \
of the monitoring mission, who would not be named, said the crater pattern suggested 122 mm rockets fired from \
the north.

The Northern Column, which is armed by the government of Velmar, took the ridge above Karsan in late January \
after days of fighting with the Plain Guard. Its men also seized four lorries of grain, according to drivers \
quoted by the Velmar Post.

"We burned their fuel and we will burn it again," a post on the Column's channel said on Tuesday. The foreign \
minister of Velmar dismissed the post as a forgery. The Red Lantern Committee, an aid group, condemned both \
attacks and demanded that the road to Deir Tamar be opened.

Velmar has said that it may send a brigade to the border if the strikes go on. In 1988 the same depot was \
blown up during the Salt War, an attack that was never explained.
"""

MIXED = (
    "قصفت طائرة مسيرة مستودعاً قرب كرسان فجر الثلاثاء، وقال المتحدث باسم الحرس إن ثلاثة من رجاله قتلوا.\n"
    'The spokesman, Samir al-Hadi (سمير الهادي), told "صوت السهل" that the depot was empty\u202e.depmud\u202c.\n'
)

EVIL = (
    "<script>alert(1)</script> </style><style>*{display:none}</style> rebels & \"friends\" shelled <b>Karsan</b> "
    "today."
)


def find(text: str, quote: str, nth: int = 0) -> Evidence:
    """Find the nth place of a quote in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return Evidence(at, at + len(quote), quote)


def actor(text: str, name: str, quote: str | None = None, **more: str) -> Actor:
    """Make an actor that rests on its own name or another quote."""
    return Actor(name, (find(text, quote or name),), **more)


def news() -> tuple[Report, Reading]:
    """A report of some 250 words with six incidents and nine claims."""
    report = Report.of(NEWS, id="plain-0305", published="2026-03-05", outlet="The Harbour Courier",
                       title="Second strike in a week sets Karsan's fuel depot alight",
                       url="https://courier.example/karsan-depot")  # fmt: skip
    versions = Versions("offline 1", "minilm-4", "2026.1", "2026.2", "2026.1")
    return report, Reading(report.id, _incidents(), _claims(), _relations(), _ties(), versions)


def mixed() -> tuple[Report, Reading]:
    """A report that mixes Arabic and English and hides a direction override."""
    report = Report.of(MIXED, published="2026-03-05", outlet="صوت السهل", title="غارة على مستودع قرب كرسان")
    guard = Actor("المتحدث باسم الحرس", (find(MIXED, "المتحدث باسم الحرس"),))
    strike = Incident(
        "i1", "drone_strike", "occurred", (find(MIXED, "قصفت طائرة مسيرة مستودعاً"),),
        when=When("2026-03-03", "day", (find(MIXED, "فجر الثلاثاء"),), "2026-03-05"),
        where=Place("كرسان", (find(MIXED, "كرسان"),), "IQ", lat=34.9, lon=43.2, radius_km=12),
        means=(Actor("طائرة مسيرة", (find(MIXED, "طائرة مسيرة"),)),),
        harm=(Harm("killed", 3, 3, "combatants", (find(MIXED, "ثلاثة من رجاله قتلوا"),)),),
    )  # fmt: skip
    told = Claim("c1", guard, True, "asserts", "certain", find(MIXED, "قال"), find(MIXED, "إن ثلاثة من رجاله قتلوا"),
                 about=("i1",), aspect="harm", value=(Harm("killed", 3, 3, "combatants"),))  # fmt: skip
    empty = Claim("c2", actor(MIXED, "Samir al-Hadi"), True, "asserts", "certain", find(MIXED, "told"),
                  find(MIXED, "that the depot was empty\u202e.depmud\u202c"), via=(Actor("صوت السهل"),),
                  about=("i1",), aspect="target", value=("empty depot",))  # fmt: skip
    return report, Reading(report.id, (strike,), (told, empty))


def empty() -> tuple[Report, Reading]:
    """A report in which nothing was read."""
    text = "The harbour office will be closed on Friday for repairs to its roof."
    report = Report.of(text, outlet="The Harbour Courier")
    return report, Reading(report.id)


def evil() -> tuple[Report, Reading]:
    """A report that tries to break out of every place where its words are printed."""
    report = Report.of(EVIL, id="<img src=x onerror=alert(1)>", outlet="</title><script>alert(2)</script>",
                       title="</script><script>alert(3)</script>\u2028{{ 7 * 7 }}",
                       url="javascript:alert(4)")  # fmt: skip
    words = find(EVIL, '</style><style>*{display:none}</style> rebels & "friends" shelled <b>Karsan</b>')
    who = Actor('"><svg onload=alert(5)>', (find(EVIL, 'rebels & "friends"'),), id="' onfocus='alert(6)")
    place = Place("<b>Karsan</b>", (find(EVIL, "<b>Karsan</b>"),), lat=34.9, lon=43.2, radius_km=5)
    shelling = Incident("i\"1'", "shelling", "occurred", (words,), When(None, why="<i>none</i>"), place, (who,))
    said = Claim("c<1>", who, False, "asserts", "certain", find(EVIL, "rebels"), words, about=("i\"1'",))
    return report, Reading(report.id, (shelling,), (said,))


def _incidents() -> tuple[Incident, ...]:
    t = NEWS
    karsan = Place("Karsan", (find(t, "Karsan"),), "IQ", "pl-1", 34.92, 43.21, 8, 2, 0.91,
                   (Candidate("pl-9", "Karsan Bala", 0.2),))  # fmt: skip
    column = actor(t, "Northern Column", "the Northern Column", id="col-n", role="REB")
    return (
        Incident("i1", "drone_strike", "occurred", (find(t, "Drones struck a fuel depot"), find(t, "the fire burned")),
                 When("2026-03-03", "day", (find(t, "before dawn on 3 March"),), "2026-03-05"), karsan,
                 (Actor("Northern Column", (find(t, "We"),), "col-n", role="REB", why="owns up to it"),),
                 (actor(t, "fuel depot"),), (actor(t, "drones", "Drones"),),
                 (Harm("killed", 4, 7, "guards", (find(t, "killing between four and seven guards"),)),),
                 scores=(Score("type", 0.97), Score("when", 0.93), Score("where", 0.91), Score("initiators", 0.44),
                         Score("targets", 0.88), Score("harm", 0.9), Score("status", 0.98))),
        Incident("i2", "shelling", "occurred", (find(t, "shells had fallen"),),
                 When("2026-02-27", "day", (find(t, "On 27 February"),), "2026-03-05"),
                 Place("Deir Tamar", (find(t, "Deir Tamar"),), "SY", "pl-2", 35.34, 40.13, 25, 2, 0.7),
                 (), (actor(t, "market of Deir Tamar"),), (actor(t, "122 mm rockets"),),
                 (Harm("injured", 20, None, "civilians", (find(t, "wounding at least 20 people"),)),),
                 scores=(Score("type", 0.92), Score("when", 0.95), Score("means", 0.61))),
        Incident("i3", "territory_change", "occurred", (find(t, "took the ridge above Karsan"),),
                 When("2026-01-21/2026-01-31", "interval", (find(t, "late January"),), "2026-03-05"),
                 Place("Karsan ridge", (find(t, "the ridge above Karsan"),), "IQ", None, 35.02, 43.3, 15), (column,),
                 (actor(t, "Plain Guard", "the Plain Guard"),)),
        Incident("i4", "seizure", "occurred", (find(t, "seized four lorries of grain"),),
                 When("2026-01~", "month", (), "2026-03-05", "told beside the taking of the ridge"),
                 Place("", why="no place is named for it"), (column,), (actor(t, "lorries of grain"),),
                 count=Span(4, 4)),
        Incident("i5", "deployment", "planned", (find(t, "may send a brigade to the border"),),
                 When(None, why="no date in the text"), None, (actor(t, "Velmar", "Velmar has said"),)),
        Incident("i6", "explosion", "occurred", (find(t, "the same depot was blown up"),),
                 When("1988", "year", (find(t, "1988"),)), karsan, (), (actor(t, "depot", "the same depot"),)),
    )  # fmt: skip


def _claims() -> tuple[Claim, ...]:
    t = NEWS
    harm = Harm("killed", 4, 7, "guards", (find(t, "between four and seven guards"),))
    column = Actor("Northern Column", (find(t, "his gunners"),))
    return (
        Claim("c1", actor(t, "governor's office", "the governor's office"), True, "asserts", "certain",
              find(t, "said"), find(t, "killing between four and seven guards"), about=("i1",), aspect="harm",
              value=(harm,), scores=(Score("claimant", 0.95), Score("stance", 0.9))),
        Claim("c2", actor(t, "residents", "Residents"), False, "asserts", "certain", find(t, "told"),
              find(t, "that the fire burned until noon"), (actor(t, "Voice of the Plain"),), about=("i1",),
              aspect="occurrence", value=("yes",)),
        Claim("c3", actor(t, "Colonel Anis Badra"), True, "denies", "certain", find(t, "denied"),
              find(t, "that his gunners had fired on the town"), about=("i2",), aspect="responsibility",
              value=(column,)),
        Claim("c4", actor(t, "two officers of the monitoring mission", "Two officers of the monitoring mission"), False,
              "suspects", "probable", find(t, "suggested"), find(t, "122 mm rockets fired from the north"),
              about=("i2",), aspect="means", value=("122 mm rockets",), scores=(Score("certainty", 0.58),)),
        Claim("c5", actor(t, "drivers"), False, "asserts", "certain", find(t, "according to"),
              find(t, "Its men also seized four lorries of grain"), (actor(t, "Velmar Post", "the Velmar Post"),),
              about=("i4",), aspect="occurrence", value=("yes",)),
        Claim("c6", actor(t, "the Column's channel"), True, "claims_responsibility", "certain", find(t, "said", 2),
              find(t, "We burned their fuel and we will burn it again"),
              said_on=When("2026-03-03", "day", (find(t, "Tuesday"),), "2026-03-05"), about=("i1",),
              aspect="responsibility", value=(column,)),
        Claim("c7", actor(t, "foreign minister of Velmar", "The foreign minister of Velmar"), True, "dismisses",
              "certain",
              find(t, "dismissed"), find(t, "a forgery"), about=("i1",), aspect="responsibility"),
        Claim("c8", actor(t, "Red Lantern Committee", "The Red Lantern Committee"), True, "condemns", "certain",
              find(t, "condemned"), find(t, "both attacks"), about=("i1", "i2"), aspect="legality"),
        Claim("c9", Actor("Velmar", (find(t, "Velmar", 3),)), True, "threatens", "possible", find(t, "has said"),
              find(t, "that it may send a brigade to the border if the strikes go on"), about=("i5",), aspect="intent"),
    )  # fmt: skip


def _relations() -> tuple[Relation, ...]:
    words = (find(NEWS, "is armed by the government of Velmar"),)
    column, velmar = actor(NEWS, "Northern Column", "The Northern Column"), actor(NEWS, "government of Velmar")
    return (Relation(velmar, "arms", column, words, (Score("relation", 0.83),)),)


def _ties() -> tuple[Tie, ...]:
    return (Tie("i6", "precedent_of", "i1", (find(NEWS, "the same depot"),)),)
