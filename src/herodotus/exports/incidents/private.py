"""Who in a record is a private person, and by which role each is to be called.

In this order, the first that holds: a name of the register, a country, a place of the record is public; so is who
bears a title of office beside the name anywhere in the record; then a name of a body ("Plain Guard") is no person's;
then a private role beside the name ("the shopkeeper", ", 41,", "was wounded") makes it private; then a role code of
office, the form of a place's or a group's name, a title before the surname alone. An actor by name of whom nothing of
this is known is masked: a name too many is missed less than one too few.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from herodotus.codebook.private import PRIVATE_PERSON, privacy
from herodotus.exports.incidents.beside import PUBLIC, mark
from herodotus.exports.incidents.runs import Run, runs, words_of
from herodotus.exports.incidents.walking import nodes, texts
from herodotus.naming.actors.parts import country_word
from herodotus.naming.actors.register import entries_named
from herodotus.naming.actors.words import words as actor_words
from herodotus.naming.places.candidates import exact
from herodotus.naming.places.normal import plain

UNREGISTERED = "name:"  # ids that `naming` makes of names that no register holds begin so
LISTED = re.compile(r",? and |, ", re.IGNORECASE)
Key = tuple[str, ...]


class Person(msgspec.Struct, frozen=True):
    """A name that may be a person's, with what the record tells of it as an actor; `role` is to be called by."""

    name: str
    id: str | None = None
    code: str | None = None
    role: str = PRIVATE_PERSON


class Evidence(msgspec.Struct, frozen=True):
    """What the texts of a record tell: marks by name, names behind "the" or before a body's word, names of places."""

    marks: dict[Key, set[str]]
    bodies: frozenset[Key]
    places: frozenset[Key]
    spelt: dict[Key, str]


class Private(msgspec.Struct, frozen=True):
    """Names to be masked with their roles, and names of others and of places that stay as they are.

    Names are keys of small letters; one in a script without capitals is a single word with blanks.
    """

    roles: dict[Key, str]
    kept: frozenset[Key]
    places: frozenset[Key]


def private(record: Any) -> Private:
    """Find the private persons of a record, or of any other value that holds texts and actors."""
    people, evidence = list(_people(record)), _evidence(record)
    by_key: dict[Key, Person] = {}
    for person in people:
        for run in runs(person.name):
            by_key.setdefault(run.key, person)
    roles = {key: role for key in evidence.spelt if (role := _role(key, by_key.get(key), evidence))}
    uncased = {(person.name,): person.role for person in people if _is_uncased(person)}
    kept = (key for key in evidence.spelt if key not in roles and _known(key, by_key, evidence))
    return Private(roles | uncased, frozenset(kept), evidence.places)


def _people(record: Any) -> Iterator[Person]:
    """List the actors of a record and the words that stand in an actor's place; weapons are none."""
    for at, node in nodes(record):
        if node.get("cell") == "means" or node.get("aspect") == "means":
            continue
        if at != "means" and "name" in node and "role" in node:
            yield _person(at, node)
        elif node.get("is") == "harm" or ("kind" in node and "who" in node):
            yield Person(str(node["who"]), role="victim")
        elif node.get("aspect") in ("target", "responsibility"):
            yield from (Person(value) for value in node.get("value") or () if isinstance(value, str))


def _person(at: str, node: dict[str, Any]) -> Person:
    role = "victim" if at == "targets" else PRIVATE_PERSON
    return Person(str(node["name"]), node.get("id"), node.get("role"), role)


def _evidence(record: Any) -> Evidence:
    marks: defaultdict[Key, set[str]] = defaultdict(set)
    bodies: set[Key] = set()
    spelt: dict[Key, str] = {}
    for text in texts(record):
        for run, told in _marked(text):
            spelt.setdefault(run.key, text[run.start : run.end])
            if told:
                marks[run.key].add(told)
            if _is_body(text, run):
                bodies.add(run.key)
    return Evidence(dict(marks), frozenset(bodies), frozenset(_places(record)), spelt)


def _marked(text: str) -> Iterator[tuple[Run, str | None]]:
    """Mark the runs of a text; in a list ("killing Omar Tawil and Sami Haddad") the mark of the first goes on."""
    last: tuple[Run, str] | None = None
    for run in runs(text):
        told = mark(text, run.start, run.end) if not _opens(text, run) else None
        if told is None and last and len(run.words) > 1 and LISTED.fullmatch(text[last[0].end : run.start]):
            told = last[1]
        last = (run, told) if told and told != PUBLIC else None
        yield run, told


def _opens(text: str, run: Run) -> bool:
    """Whether a single word opens a sentence, and so owes its capital to that, unless an apposition follows."""
    opens = re.search(r"(?:^|[.!?:;\n]|[.!?]?[\"“”‘’])\s*$", text[: run.start][-8:]) is not None
    return opens and len(run.words) == 1 and text[run.end : run.end + 2].lstrip()[:1] not in (",", "(")


def _is_body(text: str, run: Run) -> bool:
    """Whether a body's word follows ("Tawil militia") or "the" stands before, as it does before no person's name."""
    after = words_of(text[run.end : run.end + 40])[:1]
    if after and after[0].low in privacy().bodies and not text[run.end : run.end + after[0].start].strip():
        return True
    return re.search(r"(?<!\w)the\s+$", text[max(0, run.start - 5) : run.start], re.IGNORECASE) is not None


def _places(record: Any) -> Iterator[Key]:
    for _, node in nodes(record):
        if "name" in node and "lat" in node:
            labels = [node["name"], *(getattr(each, "label", "") for each in node.get("candidates") or ())]
            yield from (run.key for label in labels for run in runs(str(label).partition(",")[0]))


def _role(key: Key, person: Person | None, evidence: Evidence) -> str | None:
    """Say by which role a name is to be called, None where it is no private person's."""
    told = evidence.marks.get(key, set())
    if _is_public(key, person, evidence) or PUBLIC in told or set(key) & privacy().bodies:
        return None
    if told:
        return _closest(told | ({person.role} if person else set()))
    if person is None or _seems_public(key, person, evidence):
        return None
    full = len(key) > 1 or key[0] in actor_words("given")
    return person.role if full else None


def _closest(told: set[str]) -> str:
    """Choose one of several roles: the closest to what happened, in the order of the table, private person last."""
    order = list(dict.fromkeys(privacy().roles.values()))
    return min(told, key=order.index)


def _is_public(key: Key, person: Person | None, evidence: Evidence) -> bool:
    if person and person.id and not person.id.startswith(UNREGISTERED):
        return True
    spelt = evidence.spelt[key]
    kind = len(key) == 1 and key[0] in actor_words("of_kind")
    return kind or key in evidence.places or bool(entries_named(spelt)) or country_word(spelt) is not None


def _seems_public(key: Key, person: Person, evidence: Evidence) -> bool:
    """Whether an actor without a mark has the look of an official, a group or a place."""
    table, spelt = privacy(), evidence.spelt[key]
    if person.code in table.codes or key in evidence.bodies or PUBLIC in evidence.marks.get(key[-1:], set()):
        return True
    if set(key) & table.places or key[0] in table.opening_places or (len(key) > 1 and exact(spelt)):
        return True
    around = [word.low for word in words_of(person.name)]
    named_for = re.search(rf"(?<!\w){re.escape(spelt)} (?:of|for) ", person.name) is not None
    return named_for or bool(set(around) & (table.bodies | table.places))


def _known(key: Key, by_key: dict[Key, Person], evidence: Evidence) -> bool:
    """Whether a name that stays is known to be somebody else's, so that a shared surname does not touch it.

    A place's of one word is not, as the same word may be the surname.
    """
    if len(key) == 1 and key in evidence.places:
        return False
    return key in by_key or PUBLIC in evidence.marks.get(key, set()) or _is_public(key, None, evidence)


def _is_uncased(person: Person) -> bool:
    """Whether a name in a script without capitals may be a person's: two words or more, none of them of office."""
    words: Sequence[str] = person.name.split()
    registered = person.id is not None and not person.id.startswith(UNREGISTERED)
    if len(words) < 2 or person.name.lower() != person.name.upper() or not person.name.replace(" ", "").isalpha():
        return False
    return not registered and person.code not in privacy().codes and not set(words) & privacy().uncased


def spelt_in(slug: str, key: Key) -> bool:
    """Say whether an id made of a name spells this one.

    >>> spelt_in("name:family-of-hasan-tawil", ("hasan", "tawil")), spelt_in("name:hasan", ("hasan", "tawil"))
    (True, False)
    """
    return f" {plain(' '.join(key))} " in f" {plain(slug.removeprefix(UNREGISTERED))} "
