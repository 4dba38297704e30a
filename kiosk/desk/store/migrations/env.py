"""Runs the migrations inside the transaction that the desk has begun; run by Alembic."""

from __future__ import annotations

from alembic import context

from kiosk.desk.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the desk's own transaction holds all of it
)
context.run_migrations()
