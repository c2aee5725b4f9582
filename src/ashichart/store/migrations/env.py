"""Runs the steps on the connection and in the transaction that `upgrade` opened. No settings of its own."""

from alembic import context

from ashichart.store.tables.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
# `upgrade` began the transaction and commits it: the old schema or the new one, nothing in between.
context.run_migrations()
