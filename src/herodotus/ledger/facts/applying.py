"""From an entry of the journal to rows of facts.

What an entry whose body was erased would have brought is left out, so that a ledger made again from its journal is
equal to one that lived through the erasure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from herodotus.ledger.facts.keys import outlet_key
from herodotus.ledger.ids import kind_of, number_of
from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.canonical import canonical
from herodotus.ledger.journal.entries import Captured, Decided, Entry, Graded, Header, Linked, Read, Seen, Withdrawn
from herodotus.ledger.schema import fulltext, inserting, tables


class Facts:
    """Takes entries in order and writes their facts; `flush` brings the last of them into the tables."""

    def __init__(self, connection: Connection, blobs: Mapping[str, bytes] | None = None) -> None:
        """Write to the tables of a connection; `blobs` holds texts that are at hand, by address."""
        self._connection, self._blobs = connection, blobs or {}
        self._rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._words: list[tuple[int, str]] = []

    def take(self, entry: Entry) -> None:
        """Take one entry."""
        for subject in entry.header.about:
            self._rows[tables.touch].append({
                "subject": subject, "seq": entry.header.seq, "at": entry.header.at, "kind": entry.header.kind,
            })  # fmt: skip
        match entry.body:
            case Captured() as body:
                self._captured(entry.header, body)
            case Seen() as body:
                self._rows[tables.sighting].append(
                    {"report_id": body.report, "seq": entry.header.seq, "source": body.source})
            case Read() as body:
                self._read(entry.header, body)
            case Linked() as body:
                self._linked(entry.header, body)
            case Decided() as body:
                self._decided(entry.header, body)
            case Graded() as body:
                self._rows[tables.grade].append(
                    {"outlet_key": outlet_key(body.outlet), "seq": entry.header.seq, "grade": body.grade})
            case Withdrawn() as body:
                self._withdrawn(entry.header, body)

    def flush(self) -> None:
        """Write what was taken and is not yet written."""
        for table, values in self._rows.items():
            inserting.rows(self._connection, table, values)
        self._rows.clear()
        fulltext.add(self._connection, "report_words", self._words)
        self._words = []

    def _captured(self, header: Header, body: Captured) -> None:
        title = self._text(body.title)
        self._rows[tables.report].append({
            "id": body.report, "seq": header.seq, "given_id": body.given_id, "outlet": body.outlet,
            "outlet_key": outlet_key(body.outlet), "title": title, "title_at": body.title, "url": body.url,
            "published": body.published, "language": body.language, "extractor": body.extractor, "sha256": body.sha256,
            "text": body.text, "capture": body.capture, "origin": body.origin, "source": body.source,
            "withdrawn_seq": None, "withdrawn_why": None, "replaced_seq": None,
        })  # fmt: skip
        words = " ".join(x for x in (title, self._text(body.text)) if x)
        self._words.append((number_of(body.report), words))
        if body.replaces:
            self._replace(body.replaces, header.seq)

    def _replace(self, report: str, seq: int) -> None:
        self.flush()
        which = tables.report.c.id == report
        self._connection.execute(update(tables.report).where(which).values(replaced_seq=seq))

    def _text(self, address: str | None) -> str | None:
        if address is None:
            return None
        data = self._blobs.get(address) or payloads.get(self._connection, address)
        return None if data is None else data.decode("utf-8", "surrogatepass")

    def _read(self, header: Header, body: Read) -> None:
        self._rows[tables.reading].append({
            "id": body.reading_id, "seq": header.seq, "report_id": body.report, "address": header.payload,
            "kind": "named" if body.named_anew else "read", "versions": canonical(body.reading.versions).decode(),
        })  # fmt: skip

    def _linked(self, header: Header, body: Linked) -> None:
        for mention, reading, local in body.mentions:
            self._mention(header, mention, body.report, local, reading=reading)
        for mention, incident in body.links:
            self._link(header, mention, incident)
        for old, new in body.redirects:
            self._rows[tables.redirect].append({"old": old, "seq": header.seq, "new": new})

    def _mention(self, header: Header, id: str, report: str | None, local: str, *, reading: str | None = None,
                 decision: str | None = None) -> None:
        self._rows[tables.mention].append({
            "id": id, "seq": header.seq, "report_id": report, "reading_id": reading, "decision_id": decision,
            "local": local,
        })  # fmt: skip

    def _link(self, header: Header, mention: str, incident: str) -> None:
        self._rows[tables.link].append({"mention_id": mention, "seq": header.seq, "incident_id": incident})

    def _decided(self, header: Header, body: Decided) -> None:
        self._rows[tables.decision].append({
            "id": body.decision, "seq": header.seq, "verb": body.verb, "address": header.payload, "at": header.at,
            "who": header.who, "undone_seq": None,
        })  # fmt: skip
        quoted = (quote.report for quotes in body.quotes.values() for quote in quotes)
        for subject in dict.fromkeys((body.subject, *body.others, *filter(None, (body.into, body.report)), *quoted)):
            self._rows[tables.decision_about].append(
                {"subject": subject, "decision_id": body.decision, "verb": body.verb})
        if body.verb == "add" and body.mention and body.into:
            self._mention(header, body.mention, body.report, "added", decision=body.decision)
            self._link(header, body.mention, body.into)
        if body.verb == "undo" and body.of:
            self._undo(body.of, header.seq)

    def _undo(self, decision: str, seq: int) -> None:
        self.flush()
        which = tables.decision.c.id == decision
        self._connection.execute(update(tables.decision).where(which).values(undone_seq=seq))

    def _withdrawn(self, header: Header, body: Withdrawn) -> None:
        """Take away all that came from erased payloads; ids, hashes and the reason stay."""
        self.flush()
        run, gone = self._connection.execute, set(body.erased)
        report, reading = tables.report, tables.reading
        run(update(report).where(report.c.id == body.report).values(
            withdrawn_seq=header.seq, withdrawn_why=body.why, title=None))
        run(delete(reading).where(reading.c.report_id == body.report, reading.c.address.in_(gone)))
        self._forget_decisions(gone)
        fulltext.remove(self._connection, "report_words", [number_of(body.report)])

    def _forget_decisions(self, erased: set[str]) -> None:
        run, decision, mention = self._connection.execute, tables.decision, tables.mention
        ids = list(run(select(decision.c.id).where(decision.c.address.in_(erased))).scalars())
        added = list(run(select(mention.c.id).where(mention.c.decision_id.in_(ids))).scalars())
        run(delete(decision).where(decision.c.id.in_(ids)))
        run(delete(tables.decision_about).where(tables.decision_about.c.decision_id.in_(ids)))
        run(delete(mention).where(mention.c.id.in_(added)))
        run(delete(tables.link).where(tables.link.c.mention_id.in_(added)))
        run(delete(tables.member).where(tables.member.c.mention_id.in_(added)))


def incidents_of(entry: Entry) -> set[str]:
    """Name the incidents that an entry is about, from its header alone."""
    return {subject for subject in entry.header.about if kind_of(subject) == "inc"}


