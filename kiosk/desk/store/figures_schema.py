"""The tables of figures, as this version knows them; used by `figures`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Integer, String, Table, Text

from kiosk.desk.store.schema import metadata

figure = Table(  # what is counted until its month is published, then forgotten
    "figure",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("day", String(10), primary_key=True),  # of this desk's calendar
    Column("hour", Integer, primary_key=True),  # 0 to 23; -1: of a version that did not keep it
    Column("event", String(100), primary_key=True),
    Column("procedure", String(100), primary_key=True),
    Column("source", String(10), primary_key=True),  # city, state, or empty
    Column("detail", String(100), primary_key=True),  # a step, a language, a way, an outcome, or empty
    Column("total", Integer, nullable=False),
)

figure_batch = Table(
    "figure_batch",
    metadata,
    Column("id", String(64), primary_key=True),  # a batch sent twice counts once
    Column("at", Float, nullable=False),
)

figure_month = Table(
    "figure_month",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("month", String(7), primary_key=True),  # 2026-10
    Column("published_at", Float, nullable=False),
    Column("body", Text, nullable=False),  # JSON, as everybody sees it from then on
)

figure_cursor = Table(
    "figure_cursor",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("event", BigInteger, nullable=False),  # the last event of calls that is counted
)
