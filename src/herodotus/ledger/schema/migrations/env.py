"""What alembic runs: the migrations on the connection that `migrating.upgrade` hands over."""

from alembic import context

from herodotus.ledger.schema.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True, transactional_ddl=True)
context.run_migrations()
