"""For whom a call rings, what a counter knows, how a call ended, channels beside the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

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
    op.add_column("terminal", sa.Column("tried_at", number))
    op.add_column("terminal", sa.Column("trial_ms", sa.Integer))
    _channels()


def _channels() -> None:
    op.create_table(
        "channel",
        *(sa.Column(one, name(64), primary_key=True) for one in ("site", "name")),
        sa.Column("problem", name(100), nullable=False),
        sa.Column("since", number, nullable=False),
    )
    op.create_table(
        "notice",
        *(sa.Column(one, name(64), primary_key=True) for one in ("call", "what")),
        sa.Column("site", name(64), nullable=False),
        sa.Column("terminal", name(64), nullable=False),
        sa.Column("at", number, nullable=False),
        sa.Column("next_at", number, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("sent_at", number),
    )
    op.create_index("notice_due", "notice", ["site", "sent_at", "next_at"])
