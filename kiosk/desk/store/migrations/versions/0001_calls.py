"""Calls, events, counters on shift, terminals and figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

name, number = sa.String, sa.Float


def upgrade() -> None:
    """Makes the first tables."""
    _calls()
    _events()
    _presence()
    _figures()


def _calls() -> None:
    op.create_table(
        "meta", sa.Column("name", name, primary_key=True), sa.Column("value", name, nullable=False)
    )
    op.create_table(
        "call",
        sa.Column("id", name(64), primary_key=True),
        *(sa.Column(one, name(64), nullable=False) for one in ("site", "terminal")),
        *(
            sa.Column(one, name, nullable=False)
            for one in ("place", "procedure", "procedure_title", "source")
        ),
        sa.Column("step_number", sa.Integer, nullable=False),
        *(sa.Column(one, name, nullable=False) for one in ("step_label", "language")),
        *(sa.Column(one, sa.Text, nullable=False) for one in ("settings", "wishes")),
        sa.Column("wishes_version", sa.Integer, nullable=False, server_default="0"),
        *(sa.Column(one, number, nullable=False) for one in ("created_at", "received_at", "since")),
        sa.Column("waited_ms", sa.Integer, nullable=False),
        sa.Column("state", name(20), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("agent", name, nullable=False, server_default=""),
        sa.Column("minutes", sa.Integer),
        *(sa.Column(one, number) for one in ("seen_at", "accepted_at", "arrived_at", "ended_at")),
    )
    op.create_index("call_by_state", "call", ["site", "state", "since"])
    op.create_index("call_by_terminal", "call", ["site", "terminal", "state"])


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        sa.Column("site", name(64), nullable=False),
        sa.Column("kind", name(20), nullable=False),
        sa.Column("terminal", name(64)),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", number, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("event_by_terminal", "event", ["site", "terminal", "id"])


def _presence() -> None:
    op.create_table(
        "agent",
        sa.Column("site", name(64), primary_key=True),
        sa.Column("name", name, primary_key=True),
        sa.Column("status", name(10), nullable=False),
        sa.Column("since", number, nullable=False),
    )
    op.create_table(
        "terminal",
        *(sa.Column(one, name(64), primary_key=True) for one in ("site", "id")),
        sa.Column("place", name, nullable=False),
        sa.Column("state", name(20), nullable=False),
        sa.Column("since", number, nullable=False),
    )


def _figures() -> None:
    op.create_table(
        "count",
        sa.Column("site", name(64), primary_key=True),
        sa.Column("day", name(10), primary_key=True),
        *(sa.Column(one, name(100), primary_key=True) for one in ("event", "procedure")),
        sa.Column("total", sa.Integer, nullable=False),
    )
    op.create_table(
        "count_batch", sa.Column("id", name(64), primary_key=True), sa.Column("at", number, nullable=False)
    )
