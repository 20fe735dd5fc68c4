"""The first tables of a ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("claimant", sa.Text(), nullable=False),
        sa.Column("claimant_id", sa.Text(), nullable=True),
        sa.Column("claimant_key", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("narrated", sa.Boolean(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "id", name=op.f("pk_account")),
    )
    op.create_index(
        "ix_account_claimant", "account", ["claimant_key", "sort_day", "incident_id", "stance"], unique=False
    )
    op.create_index(
        "ix_account_claimant_id", "account", ["claimant_id", "sort_day", "incident_id", "stance"], unique=False
    )
    op.create_index(op.f("ix_account_report_id"), "account", ["report_id"], unique=False)
    op.create_index(
        "ix_account_stance",
        "account",
        ["stance", "sort_day", "incident_id", "claimant_key", "claimant_id"],
        unique=False,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("undone_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("seq", name=op.f("uq_decision_seq")),
    )
    op.create_table(
        "decision_about",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "decision_id", name=op.f("pk_decision_about")),
    )
    op.create_table(
        "grade",
        sa.Column("outlet_key", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("outlet_key", "seq", name=op.f("pk_grade")),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("when", sa.Text(), nullable=True),
        sa.Column("day_from", sa.Text(), nullable=True),
        sa.Column("day_to", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("place_key", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("radius_km", sa.Float(), nullable=True),
        sa.Column("precision", sa.Integer(), nullable=False),
        sa.Column("cell", sa.Integer(), nullable=True),
        sa.Column("initiators", sa.Text(), nullable=False),
        sa.Column("targets", sa.Text(), nullable=False),
        sa.Column("killed_min", sa.Integer(), nullable=True),
        sa.Column("killed_max", sa.Integer(), nullable=True),
        sa.Column("injured_min", sa.Integer(), nullable=True),
        sa.Column("injured_max", sa.Integer(), nullable=True),
        sa.Column("harm", sa.Text(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("first_published", sa.Text(), nullable=True),
        sa.Column("last_published", sa.Text(), nullable=True),
        sa.Column("redirect", sa.Text(), nullable=True),
        sa.Column("created_seq", sa.BigInteger(), nullable=False),
        sa.Column("changed_seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    op.create_index(
        "ix_incident_abducted",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("replace(harm, '\"abducted\"', '') <> harm"),
        postgresql_where=sa.text("replace(harm, '\"abducted\"', '') <> harm"),
    )
    op.create_index(
        "ix_incident_ahead",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("first_published < sort_day"),
        postgresql_where=sa.text("first_published < sort_day"),
    )
    op.create_index("ix_incident_cell", "incident", ["cell", "sort_day", "id"], unique=False)
    op.create_index(op.f("ix_incident_changed_seq"), "incident", ["changed_seq"], unique=False)
    op.create_index(
        "ix_incident_country",
        "incident",
        ["country", "sort_day", "id", "killed_min", "killed_max", "injured_min", "injured_max", "lat", "lon"],
        unique=False,
    )
    op.create_index(
        "ix_incident_country_type",
        "incident",
        ["country", "type", "sort_day", "id", "killed_min", "killed_max", "injured_min", "injured_max", "lat", "lon"],
        unique=False,
    )
    op.create_index("ix_incident_day", "incident", ["sort_day", "id"], unique=False)
    op.create_index(
        "ix_incident_detained",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("replace(harm, '\"detained\"', '') <> harm"),
        postgresql_where=sa.text("replace(harm, '\"detained\"', '') <> harm"),
    )
    op.create_index(
        "ix_incident_displaced",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("replace(harm, '\"displaced\"', '') <> harm"),
        postgresql_where=sa.text("replace(harm, '\"displaced\"', '') <> harm"),
    )
    op.create_index("ix_incident_injured", "incident", ["injured_min", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_injured_max", "incident", ["injured_max", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_killed", "incident", ["killed_min", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_killed_max", "incident", ["killed_max", "sort_day", "id"], unique=False)
    op.create_index(
        "ix_incident_missing",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("replace(harm, '\"missing\"', '') <> harm"),
        postgresql_where=sa.text("replace(harm, '\"missing\"', '') <> harm"),
    )
    op.create_index(
        "ix_incident_months",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("coalesce(substr(day_to, 1, 7), '9999-99') > substr(sort_day, 1, 7)"),
        postgresql_where=sa.text("coalesce(substr(day_to, 1, 7), '9999-99') > substr(sort_day, 1, 7)"),
    )
    op.create_index("ix_incident_origin", "incident", ["origin", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_place", "incident", ["place_key", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_place_id", "incident", ["place_id", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_redirect", "incident", ["redirect"], unique=False)
    op.create_index("ix_incident_review", "incident", ["review", "sort_day", "id"], unique=False)
    op.create_index(
        "ix_incident_scan",
        "incident",
        [
            "sort_day",
            "id",
            "type",
            "country",
            "status",
            "state",
            "review",
            "origin",
            "day_to",
            "first_published",
            "killed_min",
            "killed_max",
            "injured_min",
            "injured_max",
            "lat",
            "lon",
        ],
        unique=False,
    )
    op.create_index("ix_incident_state", "incident", ["state", "sort_day", "id"], unique=False)
    op.create_index("ix_incident_status", "incident", ["status", "sort_day", "id"], unique=False)
    op.create_index(
        "ix_incident_type",
        "incident",
        ["type", "sort_day", "id", "killed_min", "killed_max", "injured_min", "injured_max", "lat", "lon"],
        unique=False,
    )
    op.create_index(
        "ix_incident_unbegun",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("day_from IS NULL AND sort_day > ''"),
        postgresql_where=sa.text("day_from IS NULL AND sort_day > ''"),
    )
    op.create_index(
        "ix_incident_years",
        "incident",
        ["sort_day", "id"],
        unique=False,
        sqlite_where=sa.text("coalesce(substr(day_to, 1, 4), '9999') > substr(sort_day, 1, 4)"),
        postgresql_where=sa.text("coalesce(substr(day_to, 1, 4), '9999') > substr(sort_day, 1, 4)"),
    )
    op.create_table(
        "incident_source",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("outlet_key", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "report_id", name=op.f("pk_incident_source")),
    )
    op.create_index(
        "ix_incident_source_outlet", "incident_source", ["outlet_key", "sort_day", "incident_id"], unique=False
    )
    op.create_index(
        "ix_incident_source_report", "incident_source", ["report_id", "sort_day", "incident_id"], unique=False
    )
    op.create_table(
        "journal",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_table(
        "link",
        sa.Column("mention_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mention_id", "seq", name=op.f("pk_link")),
    )
    op.create_index(op.f("ix_link_incident_id"), "link", ["incident_id"], unique=False)
    op.create_table(
        "member",
        sa.Column("mention_id", sa.Text(), nullable=False),
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_incident_id"), "member", ["incident_id"], unique=False)
    op.create_table(
        "mention",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=True),
        sa.Column("reading_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("local", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
    )
    op.create_index(op.f("ix_mention_reading_id"), "mention", ["reading_id"], unique=False)
    op.create_index(op.f("ix_mention_report_id"), "mention", ["report_id"], unique=False)
    op.create_table(
        "party",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "role", "key", name=op.f("pk_party")),
    )
    op.create_index("ix_party_key", "party", ["key", "sort_day", "incident_id"], unique=False)
    op.create_table(
        "payload",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("coding", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_payload")),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("versions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_report_id_seq"), "reading", ["report_id", "seq"], unique=False)
    op.create_table(
        "redirect",
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("old", "seq", name=op.f("pk_redirect")),
    )
    op.create_index(op.f("ix_redirect_new"), "redirect", ["new"], unique=False)
    op.create_table(
        "report",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("given_id", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_at", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("withdrawn_seq", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), nullable=True),
        sa.Column("replaced_seq", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
    )
    op.create_index(op.f("ix_report_given_id"), "report", ["given_id"], unique=False)
    op.create_index(op.f("ix_report_outlet_key"), "report", ["outlet_key"], unique=False)
    op.create_index(op.f("ix_report_sha256"), "report", ["sha256"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "seq", name=op.f("pk_sighting")),
    )
    op.create_table(
        "state",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ledger", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("one", name=op.f("pk_state")),
    )
    op.create_table(
        "tag",
        sa.Column("incident_id", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "tag", name=op.f("pk_tag")),
    )
    op.create_index("ix_tag_tag", "tag", ["tag", "sort_day", "incident_id"], unique=False)
    op.create_table(
        "touch",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "seq", name=op.f("pk_touch")),
    )
