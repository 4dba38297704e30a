"""What the agent last said to the citizen of a call, and how many messages it had."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Adds the last message of a call."""
    op.add_column("call", sa.Column("said", sa.String(20), nullable=False, server_default=""))
    op.add_column("call", sa.Column("said_number", sa.Integer, nullable=False, server_default="0"))
