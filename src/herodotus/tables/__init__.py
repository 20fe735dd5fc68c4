"""Other people's hand-coded tables: read as incidents and accounts of their origin, and compared with a ledger.

A `Mapping` is data that says how a table is read; `rows` reads one; `compare` says where two sets of incidents agree.
"""

from herodotus.tables.comparing import Comparable, Comparison, compare, of_incident
from herodotus.tables.making import Row
from herodotus.tables.mapping import Mapping, load, shipped
from herodotus.tables.rows import rows

__all__ = ["Comparable", "Comparison", "Mapping", "Row", "compare", "load", "of_incident", "rows", "shipped"]
