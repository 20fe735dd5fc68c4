"""The tables of a ledger.

`journal` and `payload` are the record itself. All others are projections: `rebuild` empties them and makes them again
from the journal, equal in every row.

- Facts, one row an event, each with the number `seq` of the entry that brought it, so that a ledger can be looked at as
  of any entry: report, sighting, reading, mention, link, redirect, decision, decision_about, grade, touch.
- The index of incidents as they stand now, for lists, maps and searches: incident, member, party, account, tag,
  incident_source, and the full-text tables that `fulltext` makes.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text, text

# Names of constraints are fixed, so that a migration can name them on every database.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}
metadata = MetaData(naming_convention=NAMES)
TOLLS = ("killed_min", "killed_max", "injured_min", "injured_max")


def _some(name: str, condition: str) -> Index:
    """Make an index of those incidents for which a condition holds, in the order of the list."""
    where = text(condition)
    return Index(name, "sort_day", "id", sqlite_where=where, postgresql_where=where)


journal = Table(
    "journal", metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("header", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
payload = Table(
    "payload", metadata,
    Column("address", Text, primary_key=True),
    Column("coding", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("check", Text, nullable=False),
)
# One row: `seq` is the last entry that the projections hold.
state = Table(
    "state", metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("ledger", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
)

report = Table(
    "report", metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("given_id", Text, nullable=False, index=True),
    Column("outlet", Text),
    Column("outlet_key", Text, nullable=False, index=True),
    Column("title", Text),
    Column("title_at", Text),
    Column("url", Text),
    Column("published", Text),
    Column("language", Text),
    Column("extractor", Text, nullable=False),
    Column("sha256", Text, index=True),
    Column("text", Text, nullable=False),
    Column("capture", Text),
    Column("origin", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("withdrawn_seq", BigInteger),
    Column("withdrawn_why", Text),
    Column("replaced_seq", BigInteger),
)
sighting = Table(
    "sighting", metadata,
    Column("report_id", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),
)
reading = Table(
    "reading", metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("report_id", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("versions", Text, nullable=False),
    Index(None, "report_id", "seq"),
)
# `reading_id` is None for what a person added; then `decision_id` names the decision that did.
mention = Table(
    "mention", metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("report_id", Text, index=True),
    Column("reading_id", Text, index=True),
    Column("decision_id", Text),
    Column("local", Text, nullable=False),
)
link = Table(
    "link", metadata,
    Column("mention_id", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("incident_id", Text, nullable=False, index=True),
)
# What a linker found to be one: `old` leads to `new` from entry `seq` on.
redirect = Table(
    "redirect", metadata,
    Column("old", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("new", Text, nullable=False, index=True),
)
decision = Table(
    "decision", metadata,
    Column("id", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False, unique=True),
    Column("verb", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("undone_seq", BigInteger),
)
decision_about = Table(
    "decision_about", metadata,
    Column("subject", Text, primary_key=True),
    Column("decision_id", Text, primary_key=True),
    Column("verb", Text, nullable=False),
)
grade = Table(
    "grade", metadata,
    Column("outlet_key", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("grade", Text),
)
touch = Table(
    "touch", metadata,
    Column("subject", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False),
)

# `sort_day` is `day_from`, "" where the date is unknown: the newest come first and the undated last. `cell` is the
# square of one degree that the place lies in: 360 * (latitude + 90) + longitude + 180, rounded down.
incident = Table(
    "incident", metadata,
    Column("id", Text, primary_key=True),
    Column("sort_day", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("when", Text),
    Column("day_from", Text),
    Column("day_to", Text),
    Column("place", Text),
    Column("place_id", Text),
    Column("place_key", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("precision", Integer, nullable=False),
    Column("cell", Integer),
    Column("initiators", Text, nullable=False),
    Column("targets", Text, nullable=False),
    Column("killed_min", Integer),
    Column("killed_max", Integer),
    Column("injured_min", Integer),
    Column("injured_max", Integer),
    Column("harm", Text, nullable=False),
    Column("accounts", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("review", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("score", Float),
    Column("first_published", Text),
    Column("last_published", Text),
    Column("redirect", Text),
    Column("created_seq", BigInteger, nullable=False),
    Column("changed_seq", BigInteger, nullable=False, index=True),
    Index("ix_incident_day", "sort_day", "id"),
    # Holds all columns that lists are narrowed by, in the order of the list: walked where no condition is rare.
    Index("ix_incident_scan", "sort_day", "id", "type", "country", "status", "state", "review", "origin", "day_to",
          "first_published", "killed_min", "killed_max", "injured_min", "injured_max", "lat", "lon"),
    Index("ix_incident_type", "type", "sort_day", "id", *TOLLS, "lat", "lon"),
    Index("ix_incident_country", "country", "sort_day", "id", *TOLLS, "lat", "lon"),
    Index("ix_incident_country_type", "country", "type", "sort_day", "id", *TOLLS, "lat", "lon"),
    Index("ix_incident_status", "status", "sort_day", "id"),
    Index("ix_incident_origin", "origin", "sort_day", "id"),
    Index("ix_incident_review", "review", "sort_day", "id"),
    Index("ix_incident_state", "state", "sort_day", "id"),
    Index("ix_incident_place", "place_key", "sort_day", "id"),
    Index("ix_incident_place_id", "place_id", "sort_day", "id"),
    Index("ix_incident_cell", "cell", "sort_day", "id"),
    Index("ix_incident_killed", "killed_min", "sort_day", "id"),
    Index("ix_incident_injured", "injured_min", "sort_day", "id"),
    Index("ix_incident_killed_max", "killed_max", "sort_day", "id"),
    Index("ix_incident_injured_max", "injured_max", "sort_day", "id"),
    # The few incidents that a stretch of the list would miss: those whose date runs on into a later month or year, has
    # no beginning, or lies ahead of its report.
    _some("ix_incident_months", "coalesce(substr(day_to, 1, 7), '9999-99') > substr(sort_day, 1, 7)"),
    _some("ix_incident_years", "coalesce(substr(day_to, 1, 4), '9999') > substr(sort_day, 1, 4)"),
    _some("ix_incident_ahead", "first_published < sort_day"),
    _some("ix_incident_unbegun", "day_from IS NULL AND sort_day > ''"),
    *(_some(f"ix_incident_{kind}", f"replace(harm, '\"{kind}\"', '') <> harm")
      for kind in ("missing", "abducted", "detained", "displaced")),
    Index("ix_incident_redirect", "redirect"),
)
member = Table(
    "member", metadata,
    Column("mention_id", Text, primary_key=True),
    Column("incident_id", Text, nullable=False, index=True),
)
# One row for each key of an actor: its id and its folded name.
party = Table(
    "party", metadata,
    Column("incident_id", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("sort_day", Text, nullable=False),
    Index("ix_party_key", "key", "sort_day", "incident_id"),
)
account = Table(
    "account", metadata,
    Column("incident_id", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("aspect", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("claimant", Text, nullable=False),
    Column("claimant_id", Text),
    Column("claimant_key", Text, nullable=False),
    Column("report_id", Text, nullable=False, index=True),
    Column("published", Text),
    Column("narrated", Boolean, nullable=False),
    Column("sort_day", Text, nullable=False),
    Index("ix_account_claimant", "claimant_key", "sort_day", "incident_id", "stance"),
    Index("ix_account_claimant_id", "claimant_id", "sort_day", "incident_id", "stance"),
    Index("ix_account_stance", "stance", "sort_day", "incident_id", "claimant_key", "claimant_id"),
)
tag = Table(
    "tag", metadata,
    Column("incident_id", Text, primary_key=True),
    Column("tag", Text, primary_key=True),
    Column("sort_day", Text, nullable=False),
    Index("ix_tag_tag", "tag", "sort_day", "incident_id"),
)
incident_source = Table(
    "incident_source", metadata,
    Column("incident_id", Text, primary_key=True),
    Column("report_id", Text, primary_key=True),
    Column("outlet_key", Text, nullable=False),
    Column("sort_day", Text, nullable=False),
    Index("ix_incident_source_report", "report_id", "sort_day", "incident_id"),
    Index("ix_incident_source_outlet", "outlet_key", "sort_day", "incident_id"),
)

KEPT = (journal, payload)
FACTS = (report, sighting, reading, mention, link, redirect, decision, decision_about, grade, touch)
INDEX = (incident, member, party, account, tag, incident_source)
PROJECTIONS = (*FACTS, *INDEX)
