"""Gathering the material of incidents from the facts, as of an entry of the journal and a day of publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, select

from herodotus.ledger.facts import asking
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.kin import Kin
from herodotus.ledger.facts.material import Decision, Material, Mention, OtherEnd
from herodotus.ledger.facts.sources import replaced, sources
from herodotus.ledger.ids import made
from herodotus.ledger.journal.entries import Decided
from herodotus.ledger.schema.tables import mention, reading, touch
from herodotus.ledger.views import Source, Stamp
from herodotus.records import Reading

WITHDRAWAL = "report.withdrawn"  # the kind of entry that takes a report back


def gather(connection: Connection, ids: Collection[str], *, upto: int | None = None,
           known_by: str | None = None, bodies: Bodies | None = None) -> dict[str, Material]:
    """Return the material of incidents by id; ids that the ledger did not have at entry `upto` are left out.

    `known_by` leaves out the reports published after that day, and those whose day is not known. `bodies` may hold
    readings and decisions that are at hand already.
    """
    gathering = _Gathering(connection, ids, upto, known_by, bodies or Bodies(connection))
    return {id: found for id in sorted(ids) if (found := gathering.material(id)) is not None}


class _Gathering:
    """What is needed for some incidents, asked for table by table, each once."""

    def __init__(self, connection: Connection, ids: Collection[str], upto: int | None, known_by: str | None,
                 bodies: Bodies) -> None:
        self._connection, self._ids, self._upto, self._known_by = connection, set(ids), upto, known_by
        self._bodies = bodies
        self._kin = Kin(connection, self._ids, upto, bodies)
        self._met_withdrawals: set[str] = set()

    def material(self, id: str) -> Material | None:
        """Put together the material of one incident."""
        merged = self._kin.membership.merged(id)
        stamps = sorted(stamp for one in (id, *merged) for stamp in self._stamps.get(one, ()))
        own = self._stamps.get(id)
        if not own:
            return None
        mentions = tuple(m for row in self._rows.get(id, ()) if (m := self._mention(row)) is not None)
        decisions = self._decisions((id, *merged), {m.id for m in mentions})
        told_now = tuple(m for m in mentions if m.current) or mentions
        reports = {m.report for m in told_now if m.report} | {
            quote.report for d in decisions for quotes in d.body.quotes.values() for quote in quotes}
        return Material(
            id=id, mentions=mentions, decisions=decisions, merged=merged, into=self._kin.membership.into.get(id),
            sources={report: self._sources[report] for report in sorted(reports) if report in self._sources},
            withdrawn=id in self._met_withdrawals,
            survivors={end: self._kin.survivor(end) for d in decisions if d.body.verb == "tie"
                       for end in (d.body.subject, *d.body.others)},
            created=Stamp(*min(own)), changed=Stamp(*stamps[-1]),
        )  # fmt: skip

    @cached_property
    def _stamps(self) -> Mapping[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        query = select(touch).where(asking.upto_entry(touch.c.seq, self._upto))
        for row in asking.by_keys(self._connection, query, touch.c.subject, self._kin.incidents):
            found[row.subject].append((row.seq, row.at))
            if row.kind == WITHDRAWAL:
                self._met_withdrawals.add(row.subject)
        return found

    @cached_property
    def _rows(self) -> Mapping[str, list[Row[Any]]]:
        """The rows of mentions by the incident they belong to, those of the incidents asked for."""
        homes = {m: home for m, home in self._kin.membership.homes.items() if home in self._ids}
        found: dict[str, list[Row[Any]]] = defaultdict(list)
        query = select(mention, reading.c.address, reading.c.seq.label("read_seq")).outerjoin(
            reading, mention.c.reading_id == reading.c.id).where(asking.upto_entry(mention.c.seq, self._upto))
        for row in asking.by_keys(self._connection, query, mention.c.id, homes.keys()):
            found[homes[row.id]].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row.seq, row.id))
        self._bodies.want(row.address for rows in found.values() for row in rows if row.address)
        return found

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        wanted = {row.report_id for rows in self._rows.values() for row in rows if row.report_id}
        wanted |= {quote.report for d in self._kin.decisions for quotes in d.body.quotes.values() for quote in quotes}
        return sources(self._connection, wanted, self._upto)

    @cached_property
    def _withdrawn(self) -> set[str]:
        return {id for id, source in self._sources.items() if source.withdrawn is not None}

    @cached_property
    def _replaced(self) -> set[str]:
        """The reports that a newer version took the place of."""
        return replaced(self._connection, self._sources.keys(), self._upto)

    @cached_property
    def _newest(self) -> Mapping[str, int]:
        """The entry of the newest reading of each report."""
        newest: dict[str, int] = {}
        query = select(reading.c.report_id, reading.c.seq).where(asking.upto_entry(reading.c.seq, self._upto))
        for row in asking.by_keys(self._connection, query, reading.c.report_id, self._sources.keys()):
            newest[row.report_id] = max(row.seq, newest.get(row.report_id, 0))
        return newest

    def _mention(self, row: Row[Any]) -> Mention | None:
        if not self._known(row.report_id) or row.report_id in self._withdrawn:
            return None
        if row.decision_id is not None:
            return self._added(row)
        found = self._bodies.reading(row.address) if row.address else None
        incident = next((i for i in found.incidents if i.id == row.local), None) if found else None
        if found is None or incident is None:
            return None
        return Mention(
            id=row.id, seq=row.seq, report=row.report_id, incident=incident,
            claims=tuple(claim for claim in found.claims if row.local in claim.about),
            ties=tuple(self._ties(row.reading_id, row.local, found)),
            current=row.report_id not in self._replaced and row.read_seq == self._newest.get(row.report_id),
        )  # fmt: skip

    def _known(self, report: str | None) -> bool:
        if self._known_by is None or report is None:
            return True
        source = self._sources.get(report)
        return source is not None and source.published is not None and source.published <= self._known_by

    def _added(self, row: Row[Any]) -> Mention | None:
        decision = next((d for d in self._kin.decisions if d.id == row.decision_id), None)
        if decision is None or decision.body.incident is None:
            return None
        return Mention(id=row.id, seq=row.seq, report=row.report_id, incident=decision.body.incident,
                       decision=decision.id)

    def _ties(self, reading_id: str, local: str, found: Reading) -> Iterable[OtherEnd]:
        for tie in found.ties:
            if local in (tie.a, tie.b):
                other = made("men", reading_id, tie.b if tie.a == local else tie.a)
                home = self._kin.home(other)
                if home is not None:
                    yield OtherEnd(tie.tie, home, tie.a == local, tie.evidence, tie.scores)

    def _decisions(self, incidents: Iterable[str], mentions: set[str]) -> tuple[Decision, ...]:
        """Return the decisions about an incident, those that led to it by a merge, and those that added to it."""
        ids = set(incidents)

        def concerns(body: Decided) -> bool:
            return bool({body.subject, body.into, *body.others} & ids) or body.mention in mentions

        return tuple(d for d in self._kin.decisions if concerns(d.body) and self._were_known(d.body))

    def _were_known(self, body: Decided) -> bool:
        """Tell whether all reports whose words a decision rests on were known by then."""
        return all(self._known(quote.report) for quotes in body.quotes.values() for quote in quotes)


