"""What a snapshot says of itself: its query, its README, its RO-Crate metadata and the codebook that it was coded by.

The metadata are the small JSON-LD of RO-Crate 1.1 (https://w3id.org/ro/crate/1.1), written by hand: the library rocrate
stamps its own time on every file that it packs and so cannot make the same bytes twice. It reads what stands here.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console

from herodotus.codebook.show import EXTRA, show
from herodotus.exports.incidents.context import Context

METADATA, README, MANIFEST = "ro-crate-metadata.json", "README.md", "manifest-sha256.txt"
INCIDENTS, TABLE, ACCOUNTS = "incidents.jsonl", "incidents.csv", "accounts.csv"
CODEBOOK, QUERY = "codebook.json", "query.json"
SPECIFICATION = "https://w3id.org/ro/crate/1.1"
CC_BY, GEONAMES = "https://creativecommons.org/licenses/by/4.0/", "https://www.geonames.org/"
RIGHTS = ("Quoted words belong to the publishers of the reports. Names and coordinates of places derive from GeoNames "
          "(geonames.org), CC BY 4.0. The codebook is part of Herodotus, Apache-2.0. All else is under the terms of "
          "whoever keeps the ledger.")  # fmt: skip
# Every file but the metadata: its media type and what it holds.
FILES = {
    ACCOUNTS: ("text/csv", "Accounts, one a row: who says what of which incident, on whose word, how surely."),
    CODEBOOK: ("application/json", "The codebook: every code with its definition, the crosswalk, the cue words."),
    TABLE: ("text/csv", "Incidents, one a row, for a spreadsheet."),
    INCIDENTS: ("application/x-ndjson", "Incidents without loss, one JSON object a line, with accounts and quotes."),
    MANIFEST: ("text/plain", "SHA-256 of every other file, as in BagIt (RFC 8493)."),
    QUERY: ("application/json", "What was asked of which ledger, at which entry of its journal."),
    README: ("text/markdown", "How to cite this snapshot, and what is in it."),
}


def query_json(context: Context, head: str, count: int) -> bytes:
    """Write which ledger this is of, at which entry, and what was asked; `head` is the hash of that entry."""
    return _json({
        "ledger": context.ledger, "seq": context.seq, "head": head, "query": context.query, "incidents": count,
        "made": context.made, "software": context.software, "link": context.link, "masked": context.mask,
    })  # fmt: skip


def codebook_json() -> bytes:
    """Write all sections of the codebook, the crosswalk and the cue words, as `herodotus codebook` tells them."""
    whole: dict[str, Any] = {}
    for section in (None, *EXTRA):
        told = io.StringIO()
        show(Console(file=told), section, as_json=True)
        whole |= json.loads(told.getvalue())
    return _json(whole)


def readme(context: Context, head: str, count: int) -> bytes:
    """Write the README: citation, contents, how to check, rights."""
    files = "\n".join(f"- `{name}`: {meaning}" for name, (_, meaning) in sorted(FILES.items()) if name != README)
    masked = "\nNames of private persons were masked; `[resident]` and the like stand in their place.\n"
    return f"""\
# {_title(context)}

It records what was *said* to have happened, each incident with every account of it; nothing here is asserted as a fact.
{masked if context.mask else ""}
## How to cite

> {_title(context)}. {count} incidents, journal head `{head or "unknown"}`, made {context.made} with \
{context.software or "Herodotus"}.

Put the SHA-256 of `{MANIFEST}` beside it: it stands for every file in here.
The query, in full, is in `{QUERY}`; the same query at the same entry of the same ledger gives the same incidents.

## What is in it

{files}

Offsets of quotes count Unicode code points from 0 into the text of the report, end exclusive. An empty cell is unknown.

## How to check it

`sha256sum -c {MANIFEST}` in the unpacked folder, or `herodotus.exports.incidents.crate.verify` on the zip file.

## Rights

{RIGHTS}
""".encode()


def metadata(context: Context, sizes: Mapping[str, int], count: int) -> bytes:
    """Write the RO-Crate metadata; `sizes` holds the bytes of each file that is written already."""
    files = [_file(name, sizes.get(name)) for name in sorted(FILES)]
    descriptor = {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"},
                  "conformsTo": {"@id": SPECIFICATION}}  # fmt: skip
    return _json({"@context": f"{SPECIFICATION}/context",
                  "@graph": [descriptor, _root(context, count), *files, *_around(context)]})  # fmt: skip


def _root(context: Context, count: int) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": _title(context),
        "description": f"{count} incidents of armed conflict as they were said to have happened, with every account.",
        "datePublished": context.made,
        "identifier": f"{context.ledger}:{context.seq}",
        "license": {"@id": "#rights"},
        "isBasedOn": {"@id": GEONAMES},
        "hasPart": [{"@id": name} for name in sorted(FILES)],
        "mentions": {"@id": "#export"},
    }


def _file(name: str, size: int | None) -> dict[str, Any]:
    kind, meaning = FILES[name]
    told = {"@id": name, "@type": "File", "name": name, "description": meaning, "encodingFormat": kind}
    return told if size is None else told | {"contentSize": str(size)}


def _around(context: Context) -> list[dict[str, Any]]:
    """Describe the export itself, the software, and whose rights are touched."""
    return [
        {"@id": "#export", "@type": "CreateAction", "name": "Export of a ledger", "endTime": context.made,
         "instrument": {"@id": "#software"}, "object": {"@id": QUERY}, "result": {"@id": "./"}},
        {"@id": "#software", "@type": "SoftwareApplication", "name": context.software or "herodotus"},
        {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": RIGHTS},
        {"@id": GEONAMES, "@type": "CreativeWork", "name": "GeoNames", "license": {"@id": CC_BY}},
        {"@id": CC_BY, "@type": "CreativeWork", "name": "Creative Commons Attribution 4.0 International"},
    ]  # fmt: skip


def _title(context: Context) -> str:
    return f"Snapshot of the ledger {context.ledger or 'without an id'} at entry {context.seq}"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
