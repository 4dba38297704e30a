"""What a city's own sign-in says of who has entered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Adds the role and the site that a session was given with."""
    for name, longest in (("role", 20), ("site", 64)):
        op.add_column("session", sa.Column(name, sa.String(longest), nullable=False, server_default=""))
