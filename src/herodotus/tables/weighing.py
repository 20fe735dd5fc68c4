"""How much speaks for two incidents being one: points for and against, cell by cell, as in record linkage.

The sum stands for a logarithm of odds (Fellegi and Sunter, "A Theory for Record Linkage", 1969), with weights set by
hand: sharing a day and a town is worth two points each, because few incidents share either by chance; a coarse date or
place is worth little, because many fit it. The same day and town with the same type reach the threshold by themselves;
with a type of another group they need a side or a toll in common.
"""

from __future__ import annotations

import msgspec

from herodotus.naming.places.relative import kilometres
from herodotus.records import Span
from herodotus.tables.blocking import DAYS_APART, KM_APART
from herodotus.tables.likeness import LIKE_NAME, SAME_NAME, actors_alike, gap, kin, known, touch
from herodotus.tables.subjects import Subject

# From here on two incidents are one: the same day, town and type less one disagreement, or two days, towns and types
# that each nearly agree with a side in common.
SAME = 4.0
# Below this they are two. In between a person has to look: the same day and town, but a type of another group.
PERHAPS = 2.5
CLOSE_KM = 5.0  # two points this near are one town
CLOSE_TOLL = 2  # so many dead more or less are one count taken at two hours
TELLING_TOLL = 5  # few incidents of one day and area have so many dead, so that agreement on it tells more


class Weight(msgspec.Struct, frozen=True, gc=False):
    """The points of a pair, how far apart its days and places are, and the reasons in words."""

    points: float
    days: int
    km: float
    why: str


def weigh(ours: Subject, theirs: Subject) -> Weight | None:
    """Weigh two incidents; None where they cannot be one: days, places or types too far apart, or other countries."""
    days = max(0, ours.first - theirs.last, theirs.first - ours.last)
    typed = _type(ours, theirs)
    if days > DAYS_APART or typed is None:
        return None
    placed = _place(ours, theirs)
    if placed is None:
        return None
    km, place = placed
    grounds = [_time(ours, theirs, days), place, typed, _actors(ours, theirs),
               _toll("killed", ours.at.killed, theirs.at.killed, 1.0),
               _toll("injured", ours.at.injured, theirs.at.injured, 0.5)]  # fmt: skip
    points = round(sum(points for points, _ in grounds), 2)
    return Weight(points, days, km, "; ".join(why for _, why in grounds if why))


def _time(ours: Subject, theirs: Subject, days: int) -> tuple[float, str]:
    if days:
        return (0.5, "a day apart") if days == 1 else (-0.5, f"{days} days apart")
    longest = max(ours.days, theirs.days)
    if longest == 1:
        return 2.0, "same day"
    return (1.0, "dates within a week or so") if longest <= 8 else (0.3, "one date fits the other, loosely")


def _place(ours: Subject, theirs: Subject) -> tuple[float, tuple[float, str]] | None:
    """Give the distance and its points; None where the places lie too far apart or have other names."""
    if ours.point is None or theirs.point is None:
        countries = {ours.at.country, theirs.at.country} - {None}
        named = bool(ours.name) and ours.name == theirs.name and len(countries) < 2
        return (0.0, (1.5, "same place by name")) if named else None
    km = kilometres(ours.point, theirs.point)
    reach = ours.radius + theirs.radius
    if km > reach + KM_APART:
        return None
    if reach > 3 * KM_APART:
        return km, (0.3, "one place lies in the other, loosely")
    if km <= CLOSE_KM or (ours.name and ours.name == theirs.name):
        return km, (2.0, "same place")
    return km, ((1.0, f"{km:.0f} km apart, within what is known") if km <= reach else (0.2, f"{km:.0f} km apart"))


def _type(ours: Subject, theirs: Subject) -> tuple[float, str] | None:
    if ours.at.type == theirs.at.type:
        return 1.5, "same type"
    if ours.group == theirs.group:
        return 0.8, "types of one group"
    return (-0.5, "kindred types") if kin(ours.group, theirs.group) else None


def _actors(ours: Subject, theirs: Subject) -> tuple[float, str]:
    alike = actors_alike(ours.at.actors, theirs.at.actors)
    if alike is None:
        return 0.0, ""
    if alike >= SAME_NAME:
        return 1.5, "same sides"
    return (0.3, "sides alike") if alike >= LIKE_NAME else (-1.0, "other sides")


def _toll(kind: str, ours: Span | None, theirs: Span | None, weight: float) -> tuple[float, str]:
    """Weigh two tolls; none told on one side says nothing, and neither does nobody on both."""
    if ours is None or theirs is None or not known(ours) or not known(theirs) or ours.max == theirs.max == 0:
        return 0.0, ""
    if touch(ours, theirs):
        telling = min(ours.min or 0, theirs.min or 0) >= TELLING_TOLL
        return (1.5 if telling else 1.0) * weight, f"{kind} agree"
    if gap(ours, theirs) <= CLOSE_TOLL:
        return 0.0, f"{kind} nearly agree"
    return -0.5 * weight, f"{kind} differ"
