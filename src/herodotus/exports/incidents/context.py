"""What an export is of: which ledger, up to which entry, by which query; and how rows lead back to their records."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from herodotus.errors import ConfigError


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What every writer of incidents is told beside the records.

    `link` is the template of the link back to a record, with `{id}` in it; `ledger` the id of the ledger, `seq` the
    entry of its journal that the export is of, `made` its time (ISO 8601). `query` is `Filter.told()`. `mask` says that
    the caller has masked private names already; it is only recorded.
    """

    link: str = "herodotus:{id}"
    ledger: str = ""
    seq: int = 0
    made: str = ""
    query: dict[str, Any] = {}
    software: str = ""
    mask: bool = False

    def __post_init__(self) -> None:
        """Refuse a template that would give every record the same link."""
        if "{id}" not in self.link:
            raise ConfigError(f"the link template '{self.link}' does not say where the id goes; write {{id}} in it")


def link_to(context: Context, id: str) -> str:
    """Give the link back to a record; what a URI cannot hold in the id is percent-encoded (RFC 3986).

    >>> link_to(Context(link="https://ledger.example/incidents/{id}"), "inc 1")
    'https://ledger.example/incidents/inc%201'
    """
    return context.link.replace("{id}", quote(id, safe="-._~:"))
