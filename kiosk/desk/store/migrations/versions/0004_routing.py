"""For whom a call rings, what a counter knows, how a call ended, a terminal's last trial."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"

name, number = sa.String, sa.Float


def upgrade() -> None:
    """Adds what finds the right person."""
    for column in (
        sa.Column("family", name(100), nullable=False, server_default=""),
        sa.Column("rung_at", number, nullable=False, server_default="0"),
        sa.Column("stage", name(12), nullable=False, server_default="everyone"),
        sa.Column("offered_to", name, nullable=False, server_default=""),
        sa.Column("rings_for", sa.Text, nullable=False, server_default="null"),
        sa.Column("to_counter", name, nullable=False, server_default=""),
        sa.Column("to_skill", name(100), nullable=False, server_default=""),
        sa.Column("nobody_on_shift", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("outcome", name(20), nullable=False, server_default=""),
    ):
        op.add_column("call", column)
    op.execute("UPDATE call SET rung_at = since")
    op.create_index("call_by_agent", "call", ["site", "agent", "accepted_at"])
    op.create_table(
        "decline",
        sa.Column("call", name(64), primary_key=True),
        sa.Column("counter", name, primary_key=True),
        sa.Column("had_everyone", sa.Boolean, nullable=False),
    )
    op.add_column("agent", sa.Column("skills", sa.Text, nullable=False, server_default="[]"))
    op.add_column("agent", sa.Column("idle_since", number, nullable=False, server_default="0"))
    _terminals()


def _terminals() -> None:
    op.add_column("terminal", sa.Column("trial", name(64), nullable=False, server_default=""))
    op.add_column("terminal", sa.Column("tried_at", number))
    op.add_column("terminal", sa.Column("trial_ms", sa.Integer))
