"""Taking decisions: each function checks what a person wants and returns the entry it makes.

All need the write lock, as what they check must still hold when the entry is appended. `LedgerError` says what does not
fit; nothing is changed then.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from herodotus.codebook import codebook
from herodotus.errors import LedgerError
from herodotus.ledger.adding import Pen
from herodotus.ledger.composing.cells import plain
from herodotus.ledger.deciding import evidence, finding, values
from herodotus.ledger.facts.asking import by_keys
from herodotus.ledger.ids import kind_of, made
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Decided, Graded
from herodotus.ledger.schema.tables import incident, tag
from herodotus.ledger.views import CELLS, IncidentRecord, Quote
from herodotus.records import Evidence, Incident

LONGEST_TAG = 100
GRADES = ("A", "B", "C", "D", "E", "F")


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What a person gives as evidence: a quote, with its report where that must be said, or that there is none."""

    quote: str | None = None
    report: str | None = None
    none: bool = False


def accept(connection: Connection, pen: Pen, id: str, *, why: str = "", account: str | None = None) -> Draft:
    """Accept an incident as it reads now, or one account of it; later readings are laid beside it, not over it."""
    record = finding.record(connection, id)
    if account is not None:
        _account(record, account)
        return _draft(pen, _new("accept", record.id, why, others=(account,)), record.id)
    cells = {cell: plain(getattr(record, cell)) for cell in CELLS if record.basis_of(cell).by != "none"}
    quotes = {cell: record.basis_of(cell).quotes for cell in cells if record.basis_of(cell).quotes}
    return _draft(pen, _new("accept", record.id, why, cells=cells, quotes=quotes), record.id)


def reject(connection: Connection, pen: Pen, id: str, *, why: str, account: str | None = None) -> Draft:
    """Reject an incident, or one account of it; it stays in the ledger, marked."""
    record = finding.record(connection, id)
    _reason(why, "reject")
    others = (_account(record, account),) if account else ()
    return _draft(pen, _new("reject", record.id, why, others=others), record.id)


def correct(connection: Connection, pen: Pen, id: str, cells: Mapping[str, Any], *, why: str = "",
            words: Words = Words(), account: str | None = None) -> Draft:  # noqa: B008
    """Correct cells of an incident, or of one account of it, with evidence or the mark that the text has none."""
    record = finding.record(connection, id)
    if not cells:
        raise LedgerError(f"{id}: nothing to correct; give CELL=VALUE")
    made_cells = values.account_cells(cells) if account else values.cells_of(cells, record)
    quote = _evidence(connection, words, tuple(source.id for source in record.sources))
    return _draft(pen, _new(
        "correct", record.id, why, cells=made_cells, unevidenced=quote is None,
        quotes={cell: (quote,) for cell in made_cells} if quote else {},
        others=(_account(record, account),) if account else (),
    ), record.id)  # fmt: skip


def add(connection: Connection, pen: Pen, cells: Mapping[str, Any], *, report: str | None = None, why: str = "",
        words: Words = Words()) -> Draft:  # noqa: B008
    """Add an incident that no reading has; a type is needed, and evidence or the mark that there is none."""
    if "type" not in cells:
        raise LedgerError("an incident needs a type; give type=CODE, codes are in: herodotus codebook types")
    report_id = finding.known_report(connection, report) if report else None
    told = values.cells_of({"status": "occurred", **cells}, None)
    quote = _evidence(connection, words, (report_id,) if report_id else ())
    decision = _id(pen)
    mention = made("men", decision)
    body = Decided(
        decision=decision, verb="add", subject=made("inc", mention), into=made("inc", mention), mention=mention,
        report=report_id, why=why, unevidenced=quote is None, incident=_incident(told, quote),
        quotes={cell: (quote,) for cell in told} if quote else {},
    )  # fmt: skip
    return _draft(pen, body, body.subject, *((report_id,) if report_id else ()))


def merge(connection: Connection, pen: Pen, ids: Sequence[str], *, why: str) -> Draft:
    """Merge incidents; the oldest id survives, the others lead to it."""
    _reason(why, "merge")
    meant = list(dict.fromkeys(finding.survivor(connection, id) for id in ids))
    if len(meant) < 2:
        raise LedgerError(f"{', '.join(ids)}: are one incident already; give two or more that differ")
    query = select(incident.c.id).where(incident.c.id.in_(meant)).order_by(incident.c.created_seq, incident.c.id)
    kept, *gone = connection.execute(query).scalars()
    return _draft(pen, _new("merge", kept, why, others=tuple(gone)), kept, *gone)


def split(connection: Connection, pen: Pen, id: str, mentions: Sequence[str], *, why: str) -> Draft:
    """Take mentions, or all those of a report, out of an incident into one of their own."""
    _reason(why, "split")
    whole = finding.survivor(connection, id)
    meant = finding.mentions_in(connection, whole, tuple(mentions))
    decision = _id(pen)
    into = made("inc", decision)
    body = Decided(decision=decision, verb="split", subject=whole, others=meant, into=into, why=why)
    return _draft(pen, body, whole, into)


def tie(connection: Connection, pen: Pen, id: str, word: str, other: str, *, why: str = "") -> Draft:
    """Tie an incident to another: it is part_of, response_to or precedent_of it."""
    if word not in codebook().ties:
        raise LedgerError(f"{word}: no such tie; ties are {', '.join(codebook().ties)}")
    one, two = finding.survivor(connection, id), finding.survivor(connection, other)
    if one == two:
        raise LedgerError(f"{id}: an incident cannot be tied to itself")
    return _draft(pen, _new("tie", one, why, word=word, others=(two,)), one, two)


def remark(connection: Connection, pen: Pen, verb: str, id: str, word: str, *, why: str = "") -> Draft:
    """Tag, untag or note an incident."""
    if not word.strip():
        raise LedgerError(f"an empty {verb} says nothing; give some words")
    if verb == "tag" and len(word.strip()) > LONGEST_TAG:
        raise LedgerError(f"a tag is a word or two, of at most {LONGEST_TAG} characters; leave a note instead")
    one = finding.survivor(connection, id)
    if verb == "untag" and word.strip() not in finding.record(connection, one).tags:
        raise LedgerError(f"{id}: has no tag {word.strip()!r}")
    return _draft(pen, _new(verb, one, why, word=word.strip()), one)


def tags(connection: Connection, pen: Pen, given: Sequence[tuple[str, str]], *, why: str) -> list[Draft]:
    """Tag many incidents at once, given as (id, tag); a tag that an incident has is passed over."""
    has = {(row.incident_id, row.tag) for row in by_keys(
        connection, select(tag), tag.c.incident_id, {id for id, _ in given})}
    wanted = dict.fromkeys(pair for pair in given if pair not in has)
    return [remark(connection, pen, "tag", id, word, why=why) for id, word in wanted]


def undo(connection: Connection, pen: Pen, decision: str, *, why: str = "") -> Draft:
    """Undo a decision; it stays in the journal, and everything is as if it had not been taken."""
    about = [id for id in finding.standing_decision(connection, decision) if kind_of(id) in ("inc", "rep")]
    first, *others = about
    return _draft(pen, _new("undo", first, why, of=decision, others=tuple(others)), *about)


def grade(pen: Pen, outlet: str, letter: str | None, *, why: str = "") -> Draft:
    """Grade an outlet A (reliable) to F (cannot be judged) on the Admiralty scale; None takes the grade back."""
    if letter is not None and letter.upper() not in GRADES:
        raise LedgerError(f"{letter}: no such grade; give A to F, or - to take the grade back")
    if not outlet.strip():
        raise LedgerError("name the outlet that is graded")
    body = Graded(outlet=outlet.strip(), grade=letter.upper() if letter else None, why=why)
    return Draft(body=body, who=pen.who, at=pen.at)


def _incident(cells: Mapping[str, Any], quote: Quote | None) -> Incident:
    words = (Evidence(quote.start, quote.end, quote.quote),) if quote else ()
    return msgspec.convert({"id": "added", "type": "", "status": "", "evidence": msgspec.to_builtins(words), **cells},
                           Incident)


def _evidence(connection: Connection, words: Words, reports: tuple[str, ...]) -> Quote | None:
    if words.none and words.quote:
        raise LedgerError("give a quote or say that the text has none, not both")
    if words.quote:
        given = (finding.known_report(connection, words.report),) if words.report else reports
        return evidence.located(connection, words.quote, given)
    if not words.none:
        raise LedgerError("a correction needs its evidence: --quote \"WORDS OF THE REPORT\", or --no-evidence")
    return None


def _account(record: IncidentRecord, id: str) -> str:
    if all(account.id != id for account in record.accounts):
        raise LedgerError(f"{id}: is no account of {record.id}; see: herodotus show {record.id}")
    return id


def _reason(why: str, verb: str) -> None:
    if not why.strip():
        raise LedgerError(f"say why you {verb}: --why \"…\"")


def _id(pen: Pen) -> str:
    return made("dec", pen.who, pen.at, secrets.token_hex(16))


def _new(verb: str, subject: str, why: str, **more: Any) -> Decided:
    stamp = secrets.token_hex(16)
    return Decided(decision=made("dec", verb, subject, stamp), verb=verb, subject=subject, why=why.strip(), **more)


def _draft(pen: Pen, body: Decided, *about: str) -> Draft:
    return Draft(body=body, who=pen.who, at=pen.at, about=tuple(dict.fromkeys(about)))


