"""The full-text tables: the words of an incident's quotes and names, and the texts of reports.

SQLite has them as FTS5 tables, PostgreSQL as `tsvector` columns with a GIN index. Words are folded here, so that both
find the same, and not stemmed: reports come in many languages. A row's number is `ids.number_of` the id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

PIECE = re.compile(r'"[^"]*"?|\S+')
ASCII_WORD = re.compile("[a-z0-9]+")
TABLES = ("incident_words", "report_words")


def create(connection: Connection) -> None:
    """Make the tables where they are not yet there."""
    for table in TABLES:
        for statement in _CREATE[connection.dialect.name]:
            connection.execute(text(statement.format(table=table)))


def add(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add the words of rows that have none yet, each by its number."""
    numbered = [{"n": number, "body": folded(body)} for number, body in rows]
    if numbered:
        connection.execute(text(_PUT[connection.dialect.name].format(table=table)), numbered)


def remove(connection: Connection, table: str, numbers: Iterable[int]) -> None:
    """Take the words of rows away."""
    gone = [{"n": number} for number in numbers]
    if gone:
        connection.execute(text(_REMOVE[connection.dialect.name].format(table=table)), gone)


def empty(connection: Connection) -> None:
    """Take all words away."""
    for table in TABLES:
        connection.execute(text(f"DELETE FROM {table}"))


def query_of(words: str, dialect: str) -> str:
    """Turn what a person typed into a query: all words of it; those in double quotes as a phrase.

    >>> query_of('arms depot "early morning" al-Qusayr', "sqlite")
    '"arms" AND "depot" AND "early morning" AND "al qusayr"'
    """
    phrases = [phrase for piece in PIECE.findall(words) if (phrase := folded(piece))]
    if dialect == "sqlite":
        return " AND ".join(f'"{phrase}"' for phrase in phrases)
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase.split()) + ")" for phrase in phrases)


def match(table: str, dialect: str) -> str:
    """Give the condition that holds for matching rows, with the query bound as `:words`."""
    return f"{table} MATCH :words" if dialect == "sqlite" else "body @@ to_tsquery('simple', :words)"


def folded(words: str) -> str:
    """Bring words to the form in which they are searched: no case, no accents, blanks for all but letters and digits.

    >>> folded("Düsseldorf's al-Qusayr")
    'dusseldorf s al qusayr'
    """
    if words.isascii():  # five times as fast, and the same
        return " ".join(ASCII_WORD.findall(words.lower()))
    plain = unicodedata.normalize("NFKD", words).casefold()
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


_CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(body, tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS {table} (n BIGINT PRIMARY KEY, body tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS ix_{table}_body ON {table} USING gin (body)",
    ),
}
_PUT = {
    "sqlite": "INSERT INTO {table} (rowid, body) VALUES (:n, :body)",
    "postgresql": "INSERT INTO {table} (n, body) VALUES (:n, to_tsvector('simple', :body))",
}
_REMOVE = {
    "sqlite": "DELETE FROM {table} WHERE rowid = :n",
    "postgresql": "DELETE FROM {table} WHERE n = :n",
}
