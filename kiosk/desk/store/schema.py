"""The desk's tables as this version knows them; `migrations` makes them, the rest reads and moves rows.

`event` is the truth that every screen reads with a cursor; `call` is where each call stands now.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

metadata = MetaData()

meta = Table(
    "meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False)
)

call = Table(
    "call",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("site", String(64), nullable=False),
    Column("terminal", String(64), nullable=False),
    Column("place", String, nullable=False),
    Column("procedure", String, nullable=False),
    Column("procedure_title", String, nullable=False),
    Column("source", String, nullable=False),
    Column("step_number", Integer, nullable=False),
    Column("step_label", String, nullable=False),
    Column("language", String, nullable=False),
    Column("settings", Text, nullable=False),  # JSON list of codes
    Column("wishes", Text, nullable=False),
    Column("wishes_version", Integer, nullable=False, server_default="0"),
    Column("created_at", Float, nullable=False),  # the terminal's clock, as told
    Column("received_at", Float, nullable=False),  # this desk's clock
    Column("since", Float, nullable=False),  # this desk's clock, less what the call had waited before
    Column("waited_ms", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("agent", String, nullable=False, server_default=""),  # the counter's name, never a person's
    Column("minutes", Integer),
    Column("seen_at", Float),  # first painted on an agent's page
    Column("accepted_at", Float),
    Column("arrived_at", Float),
    Column("ended_at", Float),
    Column("family", String(100), nullable=False, server_default=""),  # of its procedure
    Column("rung_at", Float, nullable=False, server_default="0"),  # since when the stages count
    Column("stage", String(12), nullable=False, server_default="everyone"),  # see calls/routing
    Column("offered_to", String, nullable=False, server_default=""),  # the counter named first
    Column("rings_for", Text, nullable=False, server_default="null"),  # JSON list of counters, null: everyone
    Column("to_counter", String, nullable=False, server_default=""),  # transferred there
    Column("to_skill", String(100), nullable=False, server_default=""),
    Column("nobody_on_shift", Boolean, nullable=False, server_default=false()),
    Column("outcome", String(20), nullable=False, server_default=""),  # a code given when it was closed
    Column("said", String(20), nullable=False, server_default=""),  # the last message of whoever has it
    Column("said_number", Integer, nullable=False, server_default="0"),  # how many it had
    Index("call_by_state", "site", "state", "since"),
    Index("call_by_terminal", "site", "terminal", "state"),
    Index("call_by_agent", "site", "agent", "accepted_at"),
)

decline = Table(
    "decline",
    metadata,
    Column("call", String(64), primary_key=True),
    Column("counter", String, primary_key=True),
    Column("had_everyone", Boolean, nullable=False),  # it rang for everyone already
)

event = Table(
    "event",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),  # the cursor
    Column("site", String(64), nullable=False),
    Column("kind", String(20), nullable=False),  # call, agent, terminal
    Column("terminal", String(64)),
    Column("body", Text, nullable=False),
    Column("at", Float, nullable=False),
    Index("event_by_terminal", "site", "terminal", "id"),
    Index("event_by_site", "site", "id"),
    sqlite_autoincrement=True,  # a cursor is never given twice
)

agent = Table(
    "agent",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("name", String, primary_key=True),
    Column("status", String(10), nullable=False),  # on, pause, away, off
    Column("since", Float, nullable=False),
    Column("heard_at", Float, nullable=False, server_default="0"),  # its page, last
    Column("skills", Text, nullable=False, server_default="[]"),  # JSON list of codes
    Column("idle_since", Float, nullable=False, server_default="0"),  # since its last call, or its start
)

terminal = Table(
    "terminal",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("place", String, nullable=False),
    Column("state", String(20), nullable=False),  # free, in_use, out_of_order, lost
    Column("since", Float, nullable=False),
    Column("heard_at", Float, nullable=False, server_default="0"),  # to within some seconds
    Column("tried_at", Float),  # its last trial call
    Column("trial_ms", Integer),  # how long that took, none while it has not come back
)

channel = Table(
    "channel",
    metadata,
    Column("site", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("problem", String(100), nullable=False),  # a code; "" while it works
    Column("since", Float, nullable=False),
)

notice = Table(  # what the webhook has still to hear, or has heard
    "notice",
    metadata,
    Column("call", String(64), primary_key=True),
    Column("what", String(64), primary_key=True),  # ringing, over
    Column("site", String(64), nullable=False),
    Column("terminal", String(64), nullable=False),
    Column("at", Float, nullable=False),
    Column("next_at", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Float),
    Index("notice_due", "site", "sent_at", "next_at"),
)

lease = Table(
    "lease",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(64), nullable=False),  # a process
    Column("until", Float, nullable=False),
)
