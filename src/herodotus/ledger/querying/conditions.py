"""From a filter to the conditions that narrow a list, each with the rows and predicates that the tables offer for it.

Days and words are no conditions: `stretches` and `texts` give them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from herodotus.ledger.facts.keys import name_key
from herodotus.ledger.filters import Filter
from herodotus.ledger.querying import harm, lookups
from herodotus.ledger.querying.arms import Arm, Condition, Speech
from herodotus.ledger.querying.boxes import within
from herodotus.ledger.querying.values import FEW, Values

# Nearly all incidents have these: no list is made shorter by starting from them.
USUAL = {"review": "unreviewed", "state": "live", "status": "occurred", "origin": "read"}

TOLLS = ("killed_min", "killed_max", "injured_min", "injured_max")
# What these indexes hold beside: a frequent type and a frequent toll may seldom meet, or a country and a box.
HELD = dict.fromkeys(("type", "country"), (*TOLLS, "lat", "lon"))


def conditions(connection: Connection, filter: Filter) -> tuple[Condition, ...]:
    """Give the conditions of a checked filter."""
    speech = Speech(connection.dialect.name)
    found = [*_codes(filter, speech), *_names(filter, speech), *_looked_up(connection, filter, speech)]
    if filter.box:
        found.append(within(filter.box, speech))
    if filter.harm:
        found.append(_harm(filter.harm, speech))
    if filter.known_by:
        known = {"known_by": filter.known_by}
        found.append(Condition(field="known_by", bound=known, check="{i}.first_published <= :known_by"))
    return tuple(found)


def _codes(filter: Filter, speech: Speech) -> Iterator[Condition]:
    types, countries = Values("type", filter.type, speech), Values("country", filter.country, speech)
    if types and countries and len(types.values) * len(countries.values) <= FEW:
        yield _type_and_country(types, countries)
    else:
        yield from (_code(values) for values in (types, countries) if values)
    for field in ("status", "origin", "review", "state"):
        if getattr(filter, field):
            yield _code(Values(field, getattr(filter, field), speech))


def _code(values: Values) -> Condition:
    arms = values.arms("incident", f"ix_incident_{values.name}", values.name, "id", holds=HELD.get(values.name, ()))
    usual = USUAL.get(values.name) in values.values
    return Condition(field=values.name, bound=values.bound, arms=() if usual else arms, ordered=values.few,
                     check=values.among(f"{{i}}.{values.name}"))


def _type_and_country(types: Values, countries: Values) -> Condition:
    """Join two values, each of them frequent, that may seldom or never meet: an index of both knows at once."""
    pairs = (f"{country} AND {type}" for country in countries.each("{k}.country") for type in types.each("{k}.type"))
    arms = tuple(Arm("incident", "ix_incident_country_type", pair, "id", HELD["type"]) for pair in pairs)
    return Condition(field="type and country", bound={**types.bound, **countries.bound}, arms=arms,
                     check=f"{types.among('{i}.type')} AND {countries.among('{i}.country')}")


def _names(filter: Filter, speech: Speech) -> Iterator[Condition]:
    if filter.place:
        yield _place(Values("place_id", filter.place, speech), Values("place_key", _keys(filter.place), speech))
    if filter.actor:
        actors = Values("actor", (*filter.actor, *_keys(filter.actor)), speech)
        arms = actors.arms("party", "ix_party_key", "key")
        yield _of_rows(actors, arms, _own("party", actors.among("o.key"), speech))
    if filter.claimant or filter.stance:
        yield _account(filter, speech)
    if filter.tag:
        tags = Values("tag", filter.tag, speech)
        yield _of_rows(tags, tags.arms("tag", "ix_tag_tag", "tag"), _own("tag", tags.among("o.tag"), speech))


def _keys(names: Iterable[str]) -> list[str]:
    return [key for key in map(name_key, names) if key]


def _place(ids: Values, keys: Values) -> Condition:
    arms = (*ids.arms("incident", "ix_incident_place_id", "place_id", "id"),
            *keys.arms("incident", "ix_incident_place", "place_key", "id"))
    return Condition(field="place", bound={**ids.bound, **keys.bound}, arms=arms, ordered=ids.few and keys.few,
                     check=f"({ids.among('{i}.place_id')} OR {keys.among('{i}.place_key')})", plain=False,
                     never=not (ids or keys))


def _account(filter: Filter, speech: Speech) -> Condition:
    """Look for a claimant and a stance in one account: what one denies is not what another denies."""
    stances = Values("stance", filter.stance, speech)
    if not filter.claimant:
        arms = stances.arms("account", "ix_account_stance", "stance")
        return _of_rows(stances, arms, _own("account", stances.among("o.stance"), speech))
    ids, keys = Values("by_id", filter.claimant, speech), Values("by_key", _keys(filter.claimant), speech)
    stance = f" AND {stances.among('{k}.stance')}" if stances else ""
    arms = (*ids.arms("account", "ix_account_claimant_id", "claimant_id", more=stance),
            *keys.arms("account", "ix_account_claimant", "claimant_key", more=stance))
    said = f"({ids.among('o.claimant_id')} OR {keys.among('o.claimant_key')}){stance.format(k='o')}"
    return Condition(field="claimant", bound={**ids.bound, **keys.bound, **stances.bound}, arms=arms, plain=False,
                     ordered=ids.few and keys.few, check=_own("account", said, speech), never=not (ids or keys))


def _looked_up(connection: Connection, filter: Filter, speech: Speech) -> Iterator[Condition]:
    """Conditions whose values are first looked up: outlets with a grade, reports by given id, merged incidents."""
    if filter.grade:
        outlets = Values("outlet", lookups.outlets(connection, filter.grade), speech)
        arms = outlets.arms("incident_source", "ix_incident_source_outlet", "outlet_key")
        yield _of_rows(outlets, arms, _own("incident_source", outlets.among("o.outlet_key"), speech))
    if filter.report:
        reports = Values("report", lookups.reports(connection, Values("asked", filter.report, speech)), speech)
        arms = reports.arms("incident_source", "ix_incident_source_report", "report_id")
        yield _of_rows(reports, arms, _own("incident_source", reports.among("o.report_id"), speech))
    if filter.ids:
        ids = Values("id", lookups.survivors(connection, filter.ids, speech), speech)
        arm = Arm("incident", "", ids.among("{k}.id"), "id")
        yield Condition(field="ids", bound=ids.bound, arms=(arm,), ordered=False, check=ids.among("{i}.id"),
                        never=not ids)


def _of_rows(values: Values, arms: tuple[Arm, ...], check: str) -> Condition:
    return Condition(field=values.name, bound=values.bound, arms=arms, ordered=values.few, check=check, plain=False,
                     never=not values)


def _own(table: str, predicate: str, speech: Speech) -> str:
    """Look through the rows that a table has of an incident, by its primary key."""
    return (f"EXISTS (SELECT 1 FROM {table} AS o{speech.using(f'sqlite_autoindex_{table}_1')} "
            f"WHERE o.incident_id = {{i}}.id AND {predicate})")


def _harm(asked: tuple[str, ...], speech: Speech) -> Condition:
    found = [harm.parsed(condition) for condition in dict.fromkeys(asked)]
    counted = all(one.is_counted for one in found)
    return Condition(field="harm", arms=tuple(one.arm() for one in found), exact=False, plain=counted,
                     columns=TOLLS if counted else (),
                     ordered=not any(one.is_counted for one in found),
                     check=f"({' OR '.join(one.predicate(speech) for one in found)})")
