"""Figures by the hour, published months; what was counted by the day before is kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

name, number = sa.String, sa.Float


def upgrade() -> None:
    """Adds the tables of figures in place of those that knew days and procedures only."""
    op.create_table(
        "figure",
        sa.Column("site", name(64), primary_key=True),
        sa.Column("day", name(10), primary_key=True),
        sa.Column("hour", sa.Integer, primary_key=True),
        *(sa.Column(one, name(100), primary_key=True) for one in ("event", "procedure")),
        sa.Column("source", name(10), primary_key=True),
        sa.Column("detail", name(100), primary_key=True),
        sa.Column("total", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO figure (site, day, hour, event, procedure, source, detail, total)"
        " SELECT site, day, -1, event, procedure, '', '', total FROM count"
    )
    op.drop_table("count")
    op.rename_table("count_batch", "figure_batch")
    op.create_table(
        "figure_month",
        sa.Column("site", name(64), primary_key=True),
        sa.Column("month", name(7), primary_key=True),
        sa.Column("published_at", number, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "figure_cursor",
        sa.Column("site", name(64), primary_key=True),
        sa.Column("event", sa.BigInteger, nullable=False),
    )
