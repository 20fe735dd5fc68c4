"""One incident cell by cell, with the words that each cell rests on, who set it, and every account of it.

Whoever has to defend a cell finds beside it: the quotes with report and offsets, how sure the reader is, the decision
with its reason and, where it is known, its author, what the newest reading says otherwise, and whether a report was
taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from herodotus.days import words
from herodotus.exports.incidents.grounds import Authors, Gone, decided, dim, quoted, time_words
from herodotus.exports.incidents.layout import Row, Section, heading, safe
from herodotus.exports.incidents.statements import account_sections
from herodotus.exports.incidents.wording import UNKNOWN, cell_words, plain_words
from herodotus.ledger.views import CELLS, Basis, Change, IncidentRecord, Link, Note, Source
from herodotus.records import Actor, Place, When


def record_sections(record: IncidentRecord, history: Sequence[Change] = ()) -> Iterator[Section]:
    """Give all that is to be shown of an incident, in the order of the screen."""
    authors = {change.decision: change.who for change in history if change.decision}
    gone = frozenset(source.id for source in record.sources if source.withdrawn is not None)
    yield Section(heading(record.id, _headline(record)), _standing(record, gone))
    yield Section(heading("Cells"), (_cell(record, cell, authors, gone) for cell in CELLS))
    yield from account_sections(record.accounts, authors, gone)
    yield Section(heading("Sources", str(len(record.sources))), map(_source, record.sources))
    yield Section(heading("Ties", str(len(record.links))), (_tie(link, authors, gone) for link in record.links))
    yield Section(heading("Notes", str(len(record.notes))), map(_note, record.notes))


def _headline(record: IncidentRecord) -> str:
    return f"{cell_words(record.type)}, {record.status}: {record.review}, {record.state}"


def _standing(record: IncidentRecord, gone: Gone) -> Iterator[Row]:
    """Say where the record comes from and how it stands."""
    sure = "" if record.score is None else f", an incident with probability {record.score:.2f}"
    yield Row("origin", safe(f"{record.origin}{sure}"))
    span = f"first {words(record.first_published)}, last {words(record.last_published)}"
    yield Row("published", safe(span))
    created, changed = (f"entry {s.seq} ({time_words(s.at)})" for s in (record.created, record.changed))
    yield Row("in the ledger", safe(f"since {created}, last changed by {changed}"))
    if record.words:
        yield Row("words", *quoted(record.words, gone))
    for label, names in (("tags", record.tags), ("merged into it", record.merged), ("made of", record.mentions)):
        if names:
            yield Row(label, safe(", ".join(names)))


def _cell(record: IncidentRecord, cell: str, authors: Authors, gone: Gone) -> Row:
    basis = record.basis_of(cell)
    value = cell_words(getattr(record, cell))
    known = value != UNKNOWN and not value.startswith(f"{UNKNOWN} (")
    lines = [safe(value, "bold") if known else dim(value), dim(_by(basis, authors)), *quoted(basis.quotes, gone)]
    lines += [dim(remark) for remark in _remarks(getattr(record, cell))]
    if basis.differs is not None:
        lines.append(safe(f"the newest reading says: {plain_words(cell, basis.differs)}", "yellow"))
    return Row(cell, *lines)


def _by(basis: Basis, authors: Authors) -> str:
    """Say who or what fills a cell, how surely, and why."""
    if basis.by == "decision":
        told = decided(basis.decision, authors) if basis.decision else "decided"
    elif basis.by == "reading":
        told = "read" if basis.score is None else f"read, right with probability {basis.score:.2f}"
    else:
        told = "nothing fills it"
    return f"{told}: {basis.why}" if basis.why else told


def _remarks(value: object) -> Iterator[str]:
    """Say why a date, a place or an actor is read so, and what else the words may mean, with the scores."""
    for each in value if isinstance(value, tuple) else (value,):
        if isinstance(each, (When, Place, Actor)) and each.why and _is_known(each):
            yield f"because: {each.why}" if isinstance(each, When) else f"{each.name}: {each.why}"
        if isinstance(each, (Actor, Place)) and each.candidates:
            others = ", ".join(f"{c.label} ({c.id}) {c.score:.2f}" for c in each.candidates)
            yield f"{each.name}: else perhaps {others}"


def _is_known(value: When | Place | Actor) -> bool:
    """Whether there is a value; where there is none its reason stands in the cell itself."""
    return bool(value.edtf if isinstance(value, When) else value.name)


def _source(source: Source) -> Row:
    said = ", ".join((source.outlet or "outlet unknown", words(source.published), source.origin))
    grade = f", outlet graded {source.grade}" if source.grade else ", outlet not graded"
    lines = [safe(said + grade)]
    lines += [] if source.withdrawn is None else [safe(f"withdrawn: {source.withdrawn or 'no reason given'}", "red")]
    lines += [safe(f"“{source.title}”")] if source.title else []
    lines += [dim(source.url)] if source.url else []
    digest = f", sha256 {source.sha256}" if source.sha256 else ""
    return Row(source.id, *lines, dim(f"came as {source.given_id}{digest}"))


def _tie(link: Link, authors: Authors, gone: Gone) -> Row:
    tie = link.tie.replace("_", " ")
    told = f"this is {tie} {link.other}" if link.outward else f"{link.other} is {tie} this"
    by = [dim(decided(link.decision, authors))] if link.decision else []
    return Row(link.other, safe(told), *by, *quoted(link.quotes, gone))


def _note(note: Note) -> Row:
    return Row(note.who, safe(note.text), dim(f"{time_words(note.at)}, {note.decision}"))
