"""The table of what terminals find of themselves; made by migration 0008, used by `fleet`."""

from __future__ import annotations

from sqlalchemy import Column, Float, String, Table, Text

from kiosk.desk.store.schema import metadata

terminal_health = Table(
    "terminal_health",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("terminal", String(64), primary_key=True),
    Column("at", Float, nullable=False),  # this desk's clock
    Column("level", String(10), nullable=False),  # the worst of its findings
    Column("since", Float, nullable=False),  # since when it is so
    Column("version", String(40), nullable=False),
    Column("content_date", String(10), nullable=False),  # 2026-11-30, or empty
    Column("bundle", String(64), nullable=False),
    Column("started_at", Float, nullable=False),  # the machine
    Column("findings", Text, nullable=False),  # JSON list
)
