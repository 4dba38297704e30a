"""What each terminal's own examination last found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Adds the last examination of each terminal."""
    op.create_table(
        "terminal_health",
        sa.Column("site", sa.String(64), primary_key=True),
        sa.Column("terminal", sa.String(64), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("since", sa.Float, nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("content_date", sa.String(10), nullable=False),
        sa.Column("bundle", sa.String(64), nullable=False),
        sa.Column("started_at", sa.Float, nullable=False),
        sa.Column("findings", sa.Text, nullable=False),
    )
