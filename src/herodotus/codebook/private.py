"""Words that tell a private person from a public one, from `data/private.toml`, for masking names on request."""

from __future__ import annotations

from functools import cache

import msgspec

from herodotus.codebook.store import table

PRIVATE_PERSON = "private person"  # the role of whom nothing closer is told


class Privacy(msgspec.Struct, frozen=True):
    """The table as sets of lower-case words; `roles` maps a word to the role that it tells, such as resident.

    `codes` are role codes of the actor register, `uncased` words of scripts without capitals; the others are told in
    the data file.
    """

    roles: dict[str, str]
    households: frozenset[str]
    titles: frozenset[str]
    does: frozenset[str]
    codes: frozenset[str]
    uncased: frozenset[str]
    bodies: frozenset[str]
    places: frozenset[str]
    opening_places: frozenset[str]
    before_places: frozenset[str]
    harmed: frozenset[str]
    harmed_before: frozenset[str]
    died: frozenset[str]
    things: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    speaks: frozenset[str]
    between: frozenset[str]
    heading: frozenset[str]
    common: frozenset[str]

    def names_nobody(self, word: str) -> bool:
        """Say whether a word before a name is no part of it: a title, a role, an honorific, the head of a sentence.

        >>> privacy().names_nobody("colonel"), privacy().names_nobody("badra")
        (True, False)
        """
        lists = (self.titles, self.roles, self.honorifics, self.heading, self.harmed_before)
        return any(word in words for words in lists)


@cache
def privacy() -> Privacy:
    """Give the one table of this installation.

    >>> privacy().roles["villager"], "minister" in privacy().titles
    ('resident', True)
    """
    data = table("private")
    small, public, harmed, place = data["small"], data["public"], data["harmed"], data["place"]
    return Privacy(
        roles={word: role for role, words in data["roles"].items() for word in words},
        households=frozenset(data["households"]["words"]),
        titles=frozenset(public["titles"]),
        does=frozenset(public["does"]),
        codes=frozenset(public["codes"]),
        uncased=frozenset(public["uncased"]),
        bodies=frozenset(data["organisation"]["words"]),
        places=frozenset(place["words"]),
        opening_places=frozenset(place["opening"]),
        before_places=frozenset(place["before"]),
        harmed=frozenset(harmed["words"]),
        harmed_before=frozenset(harmed["before"]),
        died=frozenset(harmed["died"]),
        things=frozenset(harmed["things"]),
        honorifics=frozenset(small["honorifics"]),
        particles=frozenset(small["particles"]),
        articles=frozenset(small["articles"]),
        speaks=frozenset(small["speaks"]),
        between=frozenset(small["between"]),
        heading=frozenset(small["heading"]),
        common=frozenset(small["common"]),
    )
