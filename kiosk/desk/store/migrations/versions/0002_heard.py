"""When each page and terminal was last heard, which process keeps watch, an order of a site's events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Adds what several processes tell each other."""
    op.add_column("agent", sa.Column("heard_at", sa.Float, nullable=False, server_default="0"))
    op.add_column("terminal", sa.Column("heard_at", sa.Float, nullable=False, server_default="0"))
    op.create_index("event_by_site", "event", ["site", "id"])
    op.create_table(
        "lease",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("holder", sa.String(64), nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )
