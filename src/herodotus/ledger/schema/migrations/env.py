"""What alembic runs: the migrations on the connection that `migrating.upgrade` hands over."""

from alembic import context

from herodotus.ledger.schema.tables import metadata


def run() -> None:
    """Run the migrations that are asked for."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
    context.run_migrations()


if hasattr(context, "config"):  # not where the module is only imported, outside alembic
    run()
