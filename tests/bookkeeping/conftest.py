"""A ledger in a file, for the work that is done on one; the ledger's own tests run on PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from herodotus.ledger.ledger import Ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "ledger.db", who="ann") as made:
        yield made


class Steps:
    """Collects what is told while work goes on."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def __call__(self, what: str, line: str) -> None:
        self.told.append((what, line))

    @property
    def kinds(self) -> list[str]:
        return [what for what, _ in self.told]


@pytest.fixture
def steps() -> Steps:
    return Steps()
