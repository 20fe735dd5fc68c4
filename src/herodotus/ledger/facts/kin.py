"""The kin of incidents: those that merges, splits and redirects tie to them, and who belongs where among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from sqlalchemy import Connection, or_, select

from herodotus.ledger.facts import asking
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.material import Decision
from herodotus.ledger.facts.membership import Event, Laid, Membership, Merged, Split, membership
from herodotus.ledger.ids import kind_of
from herodotus.ledger.schema.tables import decision, decision_about, link, redirect

BINDING = ("merge", "split")  # verbs that move mentions from one incident to another


class Kin:
    """The kin of some incidents as of an entry, and the membership that holds among them."""

    def __init__(self, connection: Connection, ids: Collection[str], upto: int | None, bodies: Bodies) -> None:
        """Ask for the kin of `ids`."""
        self._connection, self._upto, self._bodies = connection, upto, bodies
        self.incidents = self._closure(set(ids))
        self._elsewhere: dict[str, str | None] = {}

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions about any of the kin that stand, in order."""
        query = (
            select(decision)
            .join(decision_about, decision.c.id == decision_about.c.decision_id)
            .where(asking.upto_entry(decision.c.seq, self._upto), asking.standing(decision.c.undone_seq, self._upto))
            .where(decision.c.verb != "undo")
        )
        found = {row.id: row for row in asking.by_keys(
            self._connection, query, decision_about.c.subject, self.incidents)}
        self._bodies.want(row.address for row in found.values())
        return tuple(
            Decision(row.id, row.seq, row.at, row.who, body)
            for row in sorted(found.values(), key=lambda row: row.seq)
            if (body := self._bodies.decision(row.address)) is not None
        )

    @cached_property
    def membership(self) -> Membership:
        """Where each mention that was ever laid to the kin belongs."""
        return membership([*self._laid(), *self._redirected(), *self._decided()])

    def home(self, mention: str) -> str | None:
        """Name the incident of any mention of the ledger, None where it has none."""
        if mention in self.membership.homes:
            return self.membership.homes[mention]
        if mention not in self._elsewhere:
            self._elsewhere[mention] = self._home_elsewhere(mention)
        return self._elsewhere[mention]

    def survivor(self, incident: str) -> str:
        """Name the incident that any id of the ledger leads to."""
        if incident not in self.incidents:
            return Kin(self._connection, [incident], self._upto, self._bodies).survivor(incident)
        return self.membership.into.get(incident, incident)

    def _home_elsewhere(self, mention: str) -> str | None:
        query = select(link.c.incident_id).where(link.c.mention_id == mention)
        first = self._connection.execute(query.where(asking.upto_entry(link.c.seq, self._upto))).scalars().first()
        if first is None:
            return None
        return Kin(self._connection, [first], self._upto, self._bodies).membership.homes.get(mention)

    def _closure(self, ids: set[str]) -> set[str]:
        found, edge = set(ids), set(ids)
        while edge:
            edge = (self._by_decision(edge) | self._by_redirect(edge) | self._by_link(edge)) - found
            found |= edge
        return found

    def _by_decision(self, ids: set[str]) -> set[str]:
        about = decision_about
        query = select(about.c.decision_id).where(about.c.verb.in_(BINDING))
        decisions = {row.decision_id for row in asking.by_keys(self._connection, query, about.c.subject, ids)}
        tied = asking.by_keys(self._connection, select(about.c.subject), about.c.decision_id, decisions)
        return {row.subject for row in tied if kind_of(row.subject) == "inc"}

    def _by_link(self, ids: set[str]) -> set[str]:
        """Name the incidents that mentions of these were ever laid to: where a mention is now decides the last."""
        moved = {row.mention_id for row in asking.by_keys(
            self._connection, select(link.c.mention_id), link.c.incident_id, ids)}
        return {row.incident_id for row in asking.by_keys(
            self._connection, select(link.c.incident_id), link.c.mention_id, moved)}

    def _by_redirect(self, ids: set[str]) -> set[str]:
        ordered = sorted(ids)
        found: set[str] = set()
        for at in range(0, len(ordered), asking.AT_ONCE):
            some = ordered[at : at + asking.AT_ONCE]
            query = select(redirect.c.old, redirect.c.new)
            rows = self._connection.execute(query.where(or_(redirect.c.old.in_(some), redirect.c.new.in_(some))))
            found |= {id for row in rows for id in row}
        return found

    def _laid(self) -> Iterator[Event]:
        to_kin = select(link.c.mention_id)
        mentions = {row.mention_id for row in asking.by_keys(
            self._connection, to_kin, link.c.incident_id, self.incidents)}
        query = select(link).where(asking.upto_entry(link.c.seq, self._upto))
        for row in asking.by_keys(self._connection, query, link.c.mention_id, mentions):
            yield Laid(row.seq, row.mention_id, row.incident_id)

    def _redirected(self) -> Iterator[Event]:
        query = select(redirect).where(asking.upto_entry(redirect.c.seq, self._upto))
        for row in asking.by_keys(self._connection, query, redirect.c.old, self.incidents):
            yield Merged(row.seq, row.old, row.new)

    def _decided(self) -> Iterator[Event]:
        for one in self.decisions:
            body = one.body
            if body.verb == "merge":
                yield from (Merged(one.seq, gone, body.subject) for gone in body.others)
            elif body.verb == "split" and body.into:
                yield Split(one.seq, body.others, body.into)
