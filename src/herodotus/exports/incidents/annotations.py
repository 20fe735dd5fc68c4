"""The words behind the incidents as W3C Web Annotations (JSON-LD): each quote is an annotation of its report.

The file is one AnnotationCollection with its one AnnotationPage inside, streamed. The body says which cell or account
the words support and links to the record; the target is the report, by its web address or else `urn:sha256:` of its
captured bytes, with a TextQuoteSelector (`exact` only: the texts of reports stay out of exports, so there is no prefix
or suffix) and a TextPositionSelector. Positions count code points of the extracted text that the ledger keeps, not of
the page as served. Model: https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO
from urllib.parse import quote as percent

from herodotus.days import words
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.tolls import said
from herodotus.exports.incidents.voices import value_words
from herodotus.exports.json import plain
from herodotus.ledger.views import Account, IncidentRecord, Quote, Source
from herodotus.records import Actor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
RESERVED = ":/?#[]@!$&'()*+,;=%-._~"  # what a URI may hold unescaped beside letters and digits (RFC 3986)


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the collection, an annotation a line; give how many incidents it speaks of. Not closed, it is no JSON.

    >>> import io
    >>> out = io.BytesIO()
    >>> write([], out, Context()), json.loads(out.getvalue())["total"]
    (0, 0)
    """
    out.write(_head(context))
    incidents = total = 0
    for record in records:
        for annotation in of_record(record, context):
            out.write((b",\n" if total else b"\n") + _json(annotation))
            total += 1
        incidents += 1
    out.write(b'\n]}, "total": ' + str(total).encode("ascii") + b"}\n")
    return incidents


def of_record(record: IncidentRecord, context: Context) -> Iterator[dict[str, Any]]:
    """Give the annotations of one incident: the words that show it, those of its cells, those of its accounts."""
    sources = {source.id: source for source in record.sources}
    for number, (part, told, quote) in enumerate(_supported(record), start=1):
        link = link_to(context, record.id)
        yield {
            "id": f"{link}#annotation-{number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": [
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": told},
                {"type": "SpecificResource", "purpose": "linking", "source": f"{link}#{part}"},
            ],
            "target": _target(quote, sources.get(quote.report)),
        }


def _head(context: Context) -> bytes:
    first = {
        "@context": CONTEXT,
        "id": f"herodotus:annotations:{percent(context.ledger)}:{context.seq}",
        "type": "AnnotationCollection",
        "label": "The words behind the incidents of a ledger",
        "herodotus:export": plain(context),
    }
    page = {"id": f"{first['id']}:page", "type": "AnnotationPage", "startIndex": 0}
    return _json(first)[:-1] + b', "first": ' + _json(page)[:-1] + b', "items": ['


def _supported(record: IncidentRecord) -> Iterator[tuple[str, str, Quote]]:
    """Give each quote with the part of the record that it supports and what that part says."""
    for quote in record.words:
        yield "incident", f"incident: {record.type}, {record.status}", quote
    for basis in record.basis:
        for quote in basis.quotes:
            yield basis.cell, f"{basis.cell}: {cell_words(record, basis.cell)}", quote
    for account in record.accounts:
        for quote in account.quotes:
            yield f"account-{percent(account.id)}", _account_words(account), quote


def cell_words(record: IncidentRecord, cell: str) -> str:
    """Put what a cell says in words, `unknown` where it says nothing."""
    told = {
        "type": lambda: record.type,
        "status": lambda: record.status,
        "when": lambda: words(record.when.edtf),
        "where": lambda: record.where.name if record.where else "",
        "initiators": lambda: _names(record.initiators),
        "targets": lambda: _names(record.targets),
        "means": lambda: _names(record.means),
        "harm": lambda: ", ".join(map(said, record.harm)),
        "count": lambda: str(record.count) if record.count else "",
    }
    return (told[cell]() if cell in told else "") or "unknown"


def _account_words(account: Account) -> str:
    what = account.said or ", ".join(value_words(account.value))
    return f"{account.claimant.name} {account.stance} {account.aspect}" + (f": {what}" if what else "")


def _names(actors: Iterable[Actor]) -> str:
    return ", ".join(actor.name for actor in actors)


def _target(quote: Quote, source: Source | None) -> dict[str, Any]:
    return {
        "source": _address(quote.report, source),
        "selector": [
            {"type": "TextQuoteSelector", "exact": quote.quote},
            {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
        ],
    }


def _address(report: str, source: Source | None) -> str:
    """Give a report's web address, else the digest of its bytes, else its id; only http and https are addresses."""
    if source and source.url and source.url.lower().startswith(("http://", "https://")):
        return percent(source.url, safe=RESERVED)
    return f"urn:sha256:{source.sha256}" if source and source.sha256 else f"herodotus:report:{percent(report, safe='')}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
