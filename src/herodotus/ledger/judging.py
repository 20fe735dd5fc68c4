"""The verbs by which a person judges: each makes one decision and returns its id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from herodotus.ledger.adding import Pen
from herodotus.ledger.base import Base
from herodotus.ledger.deciding import taking
from herodotus.ledger.deciding.taking import Words
from herodotus.ledger.filters import Filter
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Decided
from herodotus.ledger.querying import pages


class Judging(Base):
    """Decisions about incidents and accounts. All raise `LedgerError` where something does not fit."""

    def accept(self, id: str, *, why: str = "", account: str | None = None) -> str:
        """Accept an incident as it reads now, or one account of it."""
        return self._decide(lambda c, pen: taking.accept(c, pen, id, why=why, account=account))

    def reject(self, id: str, *, why: str, account: str | None = None) -> str:
        """Reject an incident, or one account of it."""
        return self._decide(lambda c, pen: taking.reject(c, pen, id, why=why, account=account))

    def correct(self, id: str, cells: Mapping[str, Any], *, why: str = "", quote: str | None = None,
                report: str | None = None, no_evidence: bool = False, account: str | None = None) -> str:
        """Correct cells of an incident or of one account; `quote` are words of a report, or there are none."""
        words = Words(quote=quote, report=report, none=no_evidence)
        return self._decide(lambda c, pen: taking.correct(c, pen, id, cells, why=why, words=words, account=account))

    def add_incident(self, cells: Mapping[str, Any], *, report: str | None = None, why: str = "",
                     quote: str | None = None, no_evidence: bool = False) -> tuple[str, str]:
        """Add an incident that no reading has; returns its id and that of the decision."""
        words = Words(quote=quote, none=no_evidence)
        body = self._decided(lambda c, pen: taking.add(c, pen, cells, report=report, why=why, words=words))
        return body.subject, body.decision

    def merge(self, ids: Sequence[str], *, why: str) -> str:
        """Merge incidents into the oldest of them, to which the others lead from then on."""
        return self._decide(lambda c, pen: taking.merge(c, pen, ids, why=why))

    def split(self, id: str, mentions: Sequence[str], *, why: str) -> tuple[str, str]:
        """Take mentions, or all those of a report, out of an incident; returns the new incident and the decision."""
        body = self._decided(lambda c, pen: taking.split(c, pen, id, mentions, why=why))
        return body.into or "", body.decision

    def tie(self, id: str, tie: str, other: str, *, why: str = "") -> str:
        """Tie an incident to another: part_of, response_to, precedent_of."""
        return self._decide(lambda c, pen: taking.tie(c, pen, id, tie, other, why=why))

    def tag(self, id: str, word: str, *, why: str = "") -> str:
        """Tag an incident."""
        return self._decide(lambda c, pen: taking.remark(c, pen, "tag", id, word, why=why))

    def tag_many(self, tags: Sequence[tuple[str, str]], *, why: str) -> int:
        """Tag incidents, given as (id, tag), in one commit; tags that are there already are passed over."""
        return len(self._write(lambda c, pen: taking.tags(c, pen, tags, why=why)))

    def untag(self, id: str, word: str, *, why: str = "") -> str:
        """Take a tag off an incident."""
        return self._decide(lambda c, pen: taking.remark(c, pen, "untag", id, word, why=why))

    def note(self, id: str, text: str) -> str:
        """Leave a remark at an incident."""
        return self._decide(lambda c, pen: taking.remark(c, pen, "note", id, text))

    def undo(self, decision: str, *, why: str = "") -> str:
        """Undo a decision."""
        return self._decide(lambda c, pen: taking.undo(c, pen, decision, why=why))

    def grade(self, outlet: str, letter: str | None, *, why: str = "") -> int:
        """Grade an outlet A to F on the Admiralty scale; returns the number of the entry."""
        return self._write(lambda _, pen: [taking.grade(pen, outlet, letter, why=why)])[0].header.seq

    def decide_where(self, filter: Filter, verb: str, *, why: str, cells: Mapping[str, Any] | None = None,
                     word: str | None = None, dry_run: bool = True) -> list[str]:
        """Decide the same of all incidents that a filter finds, all or none; returns their ids.

        Nothing is decided in a `dry_run`.

        `verb` is accept, reject, correct (with `cells`, marked as without evidence), tag, untag or note (with `word`).
        """
        with self.store.reading() as connection:
            found = list(pages.ids(connection, filter))

        def drafts(connection: Connection, pen: Pen) -> list[Draft]:
            return [_one(connection, pen, id, verb, why, cells or {}, word or "") for id in found]

        if not dry_run:
            self._write(drafts)
        elif found:  # what would not fit is told before anything is done
            with self.store.reading() as connection:
                _one(connection, self._pen(), found[0], verb, why, cells or {}, word or "")
        return found

    def _decide(self, make: Any) -> str:
        return self._decided(make).decision

    def _decided(self, make: Any) -> Decided:
        body = self._write(lambda connection, pen: [make(connection, pen)])[0].body
        assert isinstance(body, Decided)  # as `make` gave it
        return body


def _one(connection: Connection, pen: Pen, id: str, verb: str, why: str, cells: Mapping[str, Any], word: str) -> Draft:
    from herodotus.errors import LedgerError

    match verb:
        case "accept":
            return taking.accept(connection, pen, id, why=why)
        case "reject":
            return taking.reject(connection, pen, id, why=why)
        case "correct":
            return taking.correct(connection, pen, id, cells, why=why, words=Words(none=True))
        case "tag" | "untag" | "note":
            return taking.remark(connection, pen, verb, id, word, why=why)
    raise LedgerError(f"{verb}: cannot be decided of many at once; accept, reject, correct, tag, untag and note can")
