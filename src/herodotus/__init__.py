"""Herodotus reads published reports of armed conflict and keeps a ledger of what is said to have happened.

The names here are all that a program needs; each is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from herodotus.face.ledger import Ledger
    from herodotus.face.reading import ReadReport, read, read_many
    from herodotus.ledger.filters import Filter
    from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, Relation, Tie, When
    from herodotus.report import Report

__all__ = [
    "Actor",
    "Claim",
    "Evidence",
    "Filter",
    "Harm",
    "Incident",
    "Ledger",
    "Place",
    "ReadReport",
    "Reading",
    "Relation",
    "Report",
    "Tie",
    "When",
    "read",
    "read_many",
]

_HOMES = {
    "Filter": "ledger.filters", "Ledger": "face.ledger", "ReadReport": "face.reading", "read": "face.reading",
    "read_many": "face.reading", "Report": "report",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import a public name from its home, so that `import herodotus` costs next to nothing."""
    if name == "__version__":
        from importlib.metadata import version

        return version("herodotus")
    if name not in __all__:
        raise AttributeError(f"module 'herodotus' has no attribute {name!r}")
    value = getattr(import_module(f"herodotus.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
