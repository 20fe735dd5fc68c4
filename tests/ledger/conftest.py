"""Places for a ledger: SQLite in a file, and PostgreSQL on a server that runs as long as the tests do."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from benchmarks.postgres import Server, server
from herodotus.errors import HerodotusError


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with ExitStack() as stack:
        try:
            running = stack.enter_context(server(durable=False))
        except HerodotusError as error:
            pytest.fail(str(error), pytrace=False)
        yield running


@pytest.fixture
def postgres_url(postgres: Server) -> Iterator[str]:
    """A new empty database, by the address that a person would give: `postgresql://…`."""
    url = postgres.create()
    yield url
    postgres.drop(url)


@pytest.fixture
def fresh_database(postgres_url: str) -> str:
    """A new empty database, by the address that SQLAlchemy wants: `postgresql+psycopg://…`."""
    return postgres_url.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A fresh place for a ledger, as a person would give it: a file, then the address of an empty database."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.sqlite")
    url: str = request.getfixturevalue("postgres_url")  # late, so that the tests on SQLite start no server
    return url
