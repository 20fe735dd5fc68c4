"""From an actor's name to the register, a country and a role code, with the runners-up and the reason.

In order: an acronym of the report is read in full; the whole name is looked up in the register; then a name of the
register within it; then the country words and role nouns that it is made of. Nothing found is an answer too.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

import msgspec

from herodotus.naming.actors.acronyms import acronyms
from herodotus.naming.actors.loading import OFFICE, Entry
from herodotus.naming.actors.parts import (
    Noun,
    countries_in,
    country_word,
    is_former,
    nouns,
    registered_in,
    seat,
    tokens,
)
from herodotus.naming.actors.register import entries_like, entries_named, own_ids
from herodotus.naming.actors.tidy import without_titles
from herodotus.naming.actors.words import words
from herodotus.naming.places.countries import country_named
from herodotus.naming.places.normal import plain
from herodotus.records import Actor, Candidate

PREFIXES = ("Anti-", "Pro-", "Ex-", "Non-")  # "Anti-government protesters" are nobody by name
# "Kurdish-held", "Coast-based": no name, whatever it begins with.
_ADJECTIVE = re.compile(r"-(?:held|led|backed|based|born|run|ruled|controlled|aligned|linked|occupied)$")
UNREGISTERED = "name:"  # ids of proper names that no register holds begin so
LONGEST_ID = 60  # characters of a name that go into its id
# Roles of a body that a role noun beside it may make more exact: "EU lawmakers" LEG, "UN peacekeepers" MIL.
_LOOSE = frozenset(("IGO", "GOV", "PRE", "CVL", ""))
# Role nouns of this weight or more tell the role of a part of such a body (weights in data/roles.tsv).
_EXACT_WEIGHT = 5
# Kinds of body that many countries have under one name.
_COMMON_KINDS = frozenset((
    "ministry", "legislature", "court", "agency", "government", "party", "armed_forces", "army", "air_force", "navy",
    "marines", "special_forces", "paramilitary", "police", "intelligence", "border_guard",
))
# Roles that somebody may have left; "a former farmer" stays AGR.
_OFFICES = frozenset(("GOV", "LEG", "MIL", "COP", "SPY", "JUD", "PTY", "IGO", "ELI"))


def resolve(name: str, *, text: str = "", published: str | None = None, country_hint: str | None = None) -> Actor:
    """Resolve an actor named in a report.

    `published` is an ISO day, month or year, `country_hint` an ISO 3166 alpha-2 code that breaks ties and, for a role
    noun alone, is not taken as the actor's country. The score is a rule's rank, not yet a calibrated probability.

    A proper name that the register does not hold gets an id of its own, a state one with its code.

    >>> a = resolve("Iraqi police", text="")
    >>> a.country, a.role, a.id
    ('IQ', 'COP', 'iq-police')
    >>> [resolve(name, text="").id for name in ("Boko Haram gunmen", "Free Men of Hama", "Peru", "Peruvian farmers")]
    ['boko-haram', 'name:free-men-of-hama', 'state:PE', None]
    """
    found = _resolved(name, text, published, country_hint)
    return found if found.id else msgspec.structs.replace(found, id=_own_id(_bare(_in_full(name, text)), found))


def _own_id(bare: str, found: Actor) -> str | None:
    """Give the id of a state named as such, or of a proper name: one with a word that is no country and no role."""
    if found.country and country_word(bare) and country_named(bare):
        return f"state:{found.country}"
    roles = {word for noun in nouns(bare) for word in noun.phrase.split()}
    no_names = roles | words("indefinite") | words("titles") | words("small") | words("of_kind")
    capital = [w for w in tokens(bare) if w[:1].isupper() and not _ADJECTIVE.search(w) and not w.startswith(PREFIXES)]
    own = [w for w in capital if not country_word(w.split("-")[0])]
    if all(plain(w) in no_names for w in own):
        return None
    spelt = plain(without_titles(bare)).replace(" ", "-")
    if len(spelt) > LONGEST_ID:  # names that begin alike stay apart
        spelt = f"{spelt[:LONGEST_ID]}-{hashlib.sha256(spelt.encode()).hexdigest()[:6]}"
    return f"{UNREGISTERED}{spelt}"


def _resolved(name: str, text: str, published: str | None, country_hint: str | None) -> Actor:
    hints = _hints(text, country_hint)
    full = _in_full(name, text)
    rows = entries_named(_bare(full))
    if rows and _foreign(_bare(full), rows, hints):
        return Actor(name, id=f"{UNREGISTERED}{plain(_bare(full)).replace(' ', '-')}-{hints[0].lower()}",
                     why=f"many movements are called so, and the report names no country of one in the register: "
                         f"{rows[0].name}")
    if rows:
        return _from_register(name, rows, published, hints, whole=True)
    person = _person_in(full)
    if person:
        return _titled(name, person, published, hints)
    actor = _from_parts(name, full, published, hints)
    return actor if actor.country or actor.role else _nearly(actor, full, published, hints)


def _foreign(bare: str, rows: tuple[Entry, ...], hints: tuple[str, ...]) -> bool:
    """Whether a name of common words only ("National Liberation Front") fits no country that the report names."""
    common = all(word in words("common_in_names") for word in bare.casefold().replace("-", " ").split())
    return common and bool(hints) and not any(not row.country or row.country in hints for row in rows)


def _nearly(actor: Actor, full: str, published: str | None, hints: tuple[str, ...]) -> Actor:
    """Read a name that nothing else explains as a misspelt one of the register, with half the score."""
    rows = entries_like(_bare(full))
    if not rows:
        return actor
    near = _from_register(actor.name, rows, published, hints, whole=False)
    return Actor(actor.name, id=near.id, country=near.country, role=near.role, score=round(near.score / 2, 3),
                 candidates=near.candidates, why=f"nearly {near.why}")


def _in_full(name: str, text: str) -> str:
    """Read an acronym that the report introduces."""
    for pair in acronyms(text):
        if pair.short == name.strip().removeprefix("the "):
            return pair.long
    return name


def _bare(name: str) -> str:
    """Drop an article, quotes and a possessive ending around a name."""
    stripped = name.strip().strip("\"“”'‘’.,")
    for article in ("the ", "The ", "THE "):
        stripped = stripped.removeprefix(article)
    return stripped.removesuffix("'s").removesuffix("’s")


def _hints(text: str, country_hint: str | None) -> tuple[str, ...]:
    """Give the countries that break ties: the one given, then those the first 3,000 characters name, common first."""
    return ((country_hint,) if country_hint else ()) + (_named_in(text[:3000]) if text else ())


@lru_cache(maxsize=16)  # every name of a report asks; counting anew took nine tenths of naming
def _named_in(opening: str) -> tuple[str, ...]:
    named = countries_in(opening)
    return tuple(sorted(set(named), key=lambda code: (-named.count(code), code)))


def _from_register(name: str, rows: tuple[Entry, ...], published: str | None, hints: tuple[str, ...],
                   *, whole: bool) -> Actor:
    """Choose among rows that bear a name; the first has the hinted country and holds its role on the day."""
    ranked = sorted(rows, key=lambda e: _rank(e, published, hints))
    best = ranked[0]
    role, why = _role_on(best, tuple(e for e in rows if e.id == best.id), published)
    rivals = {e.id: e for e in reversed(ranked) if e.id != best.id}
    score = (0.95 if whole else 0.8) / (1 + 0.3 * len(rivals))
    runners = tuple(Candidate(e.id, e.name, round(score / 2, 3)) for e in rivals.values())
    return Actor(name, id=best.id, country=best.country or None, role=role, score=round(score, 3),
                 candidates=runners, why=f"register: {best.name}{why}")


def _rank(entry: Entry, published: str | None, hints: tuple[str, ...]) -> tuple[int, int, int, int, str]:
    """Order rows of one name: the user's own, of a hinted country, one that holds on the day, the better known."""
    hinted = hints.index(entry.country) if entry.country in hints else len(hints)
    if entry.kind == OFFICE:
        fits = entry.holds(published) if published else not entry.end
    else:
        fits = entry.holds(published) if published else True
    known = 0 if entry.kind == OFFICE else -len(entry.names)  # a body with many names is spoken of much
    return (0 if entry.id in own_ids() else 1, hinted, 0 if fits else 1, known, _reverse(entry.end or entry.start))


def _reverse(day: str) -> str:
    """Order later days first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in day)


def _role_on(best: Entry, rows: tuple[Entry, ...], published: str | None) -> tuple[str | None, str]:
    """Tell the role on a day: a person past the last office held is ELI, one before the first has that to come."""
    if best.kind != OFFICE:
        return best.role or None, ""
    held = [e for e in rows if (e.holds(published) if published else not e.end)]
    if held:
        return held[0].role or None, ""
    past = [e for e in rows if e.end and (published is None or e.end < published[: len(e.end)])]
    if past and any(e.role in _OFFICES for e in past):
        return "ELI", f", {past[-1].role} until {past[-1].end}"
    return best.role or None, f", {best.role} from {best.start}"


def _person_in(name: str) -> tuple[Entry, ...]:
    """Find a person of the register at the end of a titled name: "Foreign Minister Jane Roe"."""
    spelt = tokens(name)
    for at in range(max(0, len(spelt) - 6), len(spelt)):
        rest = spelt[at:]
        rows = tuple(e for e in entries_named(" ".join(rest)) if e.kind == OFFICE)
        if rows and rest[0][:1].isupper() and (len(rest) > 1 or at > 0):
            return rows
    return ()


def _titled(name: str, rows: tuple[Entry, ...], published: str | None, hints: tuple[str, ...]) -> Actor:
    """Resolve a titled person; without a day, or off the register's terms, the title tells the role."""
    stated = countries_in(name)
    actor = _from_register(name, rows, published, stated + hints, whole=False)
    role = _noun_role(nouns(name))
    if is_former(name):
        role = "ELI"
    elif actor.role not in ("ELI", None) or role is None:
        role = actor.role
    return Actor(name, id=actor.id, country=actor.country, role=role, score=actor.score,
                 candidates=actor.candidates, why=actor.why)


def _from_parts(name: str, full: str, published: str | None, hints: tuple[str, ...]) -> Actor:
    """Resolve by a registered name within the mention, by country words and by role nouns."""
    place = seat(_bare(full))
    if place:
        role, why = ("GOV", "capital for its government") if place.kind == "seat" else ("CVL", "town or region")
        return Actor(name, country=place.country, role=role, score=0.6, why=f"{why}: {place.name}")
    code = country_word(_bare(full))
    if code:
        return Actor(name, country=code, role=None, score=0.9, why="a country by name")
    bodies = [rows for rows in registered_in(full) if rows[0].kind != OFFICE]
    if bodies and not _elsewhere(bodies[0], full):
        return _within_body(name, full, bodies[0], published, hints)
    return _composed(name, full)


def _elsewhere(rows: tuple[Entry, ...], full: str) -> bool:
    """Say whether the mention is of another country's body of the same name: "Chile's Defense Department"."""
    stated = countries_in(full)
    return bool(stated) and all(e.kind in _COMMON_KINDS and e.country and e.country not in stated for e in rows)


def _within_body(name: str, full: str, rows: tuple[Entry, ...], published: str | None, hints: tuple[str, ...]) -> Actor:
    """Resolve a mention built around a body of the register: "members of the Civic Guard"."""
    countries = countries_in(full)
    actor = _from_register(name, rows, published, countries + hints, whole=False)
    own = set(plain(" ".join((rows[0].name, *rows[0].aliases))).split())
    beside = tuple(n for n in nouns(full) if not set(n.phrase.split()) <= own)
    role = actor.role
    exact = [n for n in beside if n.weight >= _EXACT_WEIGHT]
    if exact and (role or "") in _LOOSE:
        role = _noun_role(tuple(exact))
    if is_former(full) and role in _OFFICES:
        role = "ELI"
    country = actor.country or (countries[0] if countries else None)
    return Actor(name, id=actor.id, country=country, role=role, score=actor.score, candidates=actor.candidates,
                 why=actor.why)


def _composed(name: str, full: str) -> Actor:
    """Resolve by country words and role nouns alone."""
    countries, found = countries_in(full), nouns(full)
    role = _noun_role(found)
    if is_former(full) and (role in _OFFICES or (role is None and not found)):
        role = "ELI"
    if role is None and not countries:
        return Actor(name, why="neither a registered name nor a country or role noun")
    parts = [f"country word {countries[0]}"] if countries else []
    parts += [f"role noun {n.phrase!r} {n.role}" for n in found[:2]]
    return Actor(name, country=countries[0] if countries else None, role=role, score=0.7 if countries and role else 0.5,
                 why="; ".join(parts))


def _noun_role(found: tuple[Noun, ...]) -> str | None:
    """Choose the role of several nouns: those in the head go first, then weight, then the last."""
    if not found:
        return None
    head = [n for n in found if n.head and n.weight > 3] or list(found)
    return max(head, key=lambda n: (n.weight, n.at)).role
