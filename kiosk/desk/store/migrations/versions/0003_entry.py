"""Sites, accounts, sessions, wrong tries, terminals' codes and keys."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

name, number = sa.String, sa.Float


def upgrade() -> None:
    """Adds who may enter."""
    op.create_table(
        "site", sa.Column("name", name(64), primary_key=True), sa.Column("hall", name, nullable=False)
    )
    _agents()
    _terminals()


def _agents() -> None:
    op.create_table(
        "account",
        sa.Column("name", name(40), primary_key=True),
        sa.Column("site", name(64), nullable=False),
        sa.Column("role", name(20), nullable=False),
        sa.Column("password", name(200), nullable=False),
        sa.Column("closed", sa.Integer, nullable=False, server_default="0"),
        sa.Column("made_at", number, nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("mark", name(64), primary_key=True),
        sa.Column("account", name(40), nullable=False),
        sa.Column("code", name(64), nullable=False),
        sa.Column("counter", name(40), nullable=False),
        sa.Column("until", number, nullable=False),
    )
    op.create_index("session_by_account", "session", ["account"])
    op.create_table(
        "tries",
        sa.Column("who", name(80), primary_key=True),
        sa.Column("wrong", sa.Integer, nullable=False),
        *(sa.Column(one, number, nullable=False) for one in ("until", "at")),
    )
    op.create_index("tries_by_time", "tries", ["at"])


def _terminals() -> None:
    op.create_table(
        "enrolment",
        sa.Column("code", name(64), primary_key=True),
        *(sa.Column(one, name(64), nullable=False) for one in ("site", "terminal")),
        sa.Column("place", name, nullable=False),
        sa.Column("until", number, nullable=False),
        sa.Column("used_by", name(64), nullable=False, server_default=""),
    )
    op.create_table(
        "terminal_key",
        *(sa.Column(one, name(64), primary_key=True) for one in ("site", "terminal")),
        sa.Column("mark", name(64), nullable=False, unique=True),
        sa.Column("place", name, nullable=False),
        sa.Column("made_at", number, nullable=False),
        sa.Column("revoked_at", number),
    )
