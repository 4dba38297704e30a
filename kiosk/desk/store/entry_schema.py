"""The tables of who may enter, as this version knows them; made by migration 0003, used by `entry`."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table

from kiosk.desk.store.schema import metadata

site = Table(
    "site", metadata, Column("name", String(64), primary_key=True), Column("hall", String, nullable=False)
)

account = Table(
    "account",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("site", String(64), nullable=False),
    Column("role", String(20), nullable=False),  # agent, supervisor, technician
    Column("password", String(200), nullable=False),  # argon2id
    Column("closed", Integer, nullable=False, server_default="0"),
    Column("made_at", Float, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("mark", String(64), primary_key=True),  # SHA-256 of the cookie
    Column("account", String(40), nullable=False),  # empty: by the shared code
    Column("code", String(64), nullable=False),  # which shared code; empty: by an account
    Column("counter", String(40), nullable=False),
    Column("until", Float, nullable=False),
    Column("role", String(20), nullable=False, server_default=""),  # given by the city's sign-in
    Column("site", String(64), nullable=False, server_default=""),
    Index("session_by_account", "account"),
)

tries = Table(
    "tries",
    metadata,
    Column("who", String(80), primary_key=True),  # a keyed hash of an address or account, never either
    Column("wrong", Integer, nullable=False),
    Column("until", Float, nullable=False),
    Column("at", Float, nullable=False),
    Index("tries_by_time", "at"),
)

enrolment = Table(
    "enrolment",
    metadata,
    Column("code", String(64), primary_key=True),  # SHA-256
    Column("site", String(64), nullable=False),
    Column("terminal", String(64), nullable=False),
    Column("place", String, nullable=False),
    Column("until", Float, nullable=False),
    Column("used_by", String(64), nullable=False, server_default=""),  # the key it was used for
)

terminal_key = Table(
    "terminal_key",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("terminal", String(64), primary_key=True),
    Column("mark", String(64), nullable=False, unique=True),  # SHA-256 of the key
    Column("place", String, nullable=False),
    Column("made_at", Float, nullable=False),
    Column("revoked_at", Float),
)
