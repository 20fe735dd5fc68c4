"""Migrations: one file for each change of the tables, applied in order by alembic."""
