"""One account as one flat row: who says what of an incident, on whose word, how surely, and in which words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.flat import quote_row
from herodotus.exports.incidents.voices import value_words
from herodotus.ledger.views import Account, IncidentRecord

ACCOUNT_COLUMNS = (
    Column("incident", "id of the incident that it speaks of"),
    Column("link", "link back to the record of the incident"),
    Column("id", "id of the account"),
    Column("aspect", "occurrence, responsibility, means, target, harm and so on, code of the codebook"),
    Column("said", "what is claimed, in words"),
    Column("value", "what is claimed, member by member", "texts"),
    Column("claimant", "who says it, as the report names the source"),
    Column("claimant_id", "id of the claimant, empty where unknown"),
    Column("named", "yes where the claimant can be told apart", "bool"),
    Column("carriers", "who passed it on, nearest the report last", "texts"),
    Column("kind", "claim, or media for what a report tells in its own voice"),
    Column("narrated", "yes for what a report tells in its own voice", "bool"),
    Column("stance", "asserts, denies, blames and so on, code of the codebook"),
    Column("certainty", "certain, probable or possible, as worded"),
    Column("said_on", "when it was said, as EDTF, empty where unknown"),
    Column("report", "id of the report"),
    Column("outlet", "who published the report"),
    Column("published", "ISO day of the report"),
    Column("score", "calibrated probability that the account is read right, 0 to 1", "float"),
    Column("withdrawn_on", "ISO day from which it no longer stands"),
    Column("decision", "id of the decision that set it, empty where it was read"),
    Column("quotes", "the words that it rests on: cell (the aspect), report, start, end, quote", "quotes"),
)


def account_rows(record: IncidentRecord, context: Context) -> Iterator[dict[str, Any]]:
    """Give a row for every account of an incident, those taken back too."""
    outlets = {source.id: source.outlet for source in record.sources}
    for account in record.accounts:
        yield {
            "incident": record.id,
            "link": link_to(context, record.id),
            "outlet": outlets.get(account.report),
            **_told(account),
            **_by_whom(account),
        }


def _told(account: Account) -> dict[str, Any]:
    return {
        "id": account.id,
        "aspect": account.aspect,
        "said": account.said,
        "value": value_words(account.value),
        "stance": account.stance,
        "certainty": account.certainty,
        "said_on": account.said_on.edtf,
        "report": account.report,
        "published": account.published,
        "score": account.score,
        "withdrawn_on": account.withdrawn_on,
        "decision": account.decision,
        "quotes": [quote_row(account.aspect, quote) for quote in account.quotes],
    }


def _by_whom(account: Account) -> dict[str, Any]:
    return {
        "claimant": account.claimant.name,
        "claimant_id": account.claimant.id,
        "named": account.named,
        "carriers": [carrier.name for carrier in account.carriers],
        "kind": account.kind,
        "narrated": account.narrated,
    }
