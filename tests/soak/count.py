"""Counts from the database itself what was lost, accepted twice or shown twice; used by the soak."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from kiosk.desk.store import schema
from kiosk.desk.store.address import address
from kiosk.desk.store.database import Database
from kiosk.desk.store.events import after
from tests.desk.running import SITE
from tests.soak.screens import Racer, Screen


@dataclass(slots=True)
class Count:
    """What may not happen, each beside how often it did."""

    presses: int = 0
    events: int = 0
    raced: int = 0
    lost: int = 0
    without_event: int = 0
    stored_twice: int = 0
    accepted_twice: int = 0
    won_unknown: int = 0
    shown_twice: int = 0
    out_of_order: int = 0
    not_shown: int = 0
    told_anew: int = 0
    expired: int = 0
    states: dict[str, int] = field(default_factory=dict)

    def wrong(self) -> list[str]:
        """The names of those that are not 0."""
        names = ("lost", "without_event", "stored_twice", "accepted_twice", "won_unknown", "shown_twice",
                 "out_of_order", "not_shown", "told_anew", "expired")  # fmt: skip
        return [name for name in names if getattr(self, name)]


def count(database: str, pressed: Iterable[str], screens: Iterable[Screen], racers: Iterable[Racer]) -> Count:
    """Reads everything back. What was won is looked at before the database, what was shown after it."""
    pressed, found = list(pressed), Count()
    won = [(racer.name, call) for racer in racers for call in list(racer.won)]
    store = Database(address(database))
    try:
        stored, events = asyncio.run(store.read(_everything))
    finally:
        store.close()
    found.presses, found.events = len(pressed), len(events)
    found.lost = sum(call not in stored for call in pressed)
    found.states = dict(Counter(stored.values()))
    found.expired = found.states.get("expired", 0)
    _walk(found, events, pressed, won)
    cursors = [cursor for cursor, _, _ in events]
    for screen in screens:
        found.told_anew += screen.snapshots - 1
        told = list(screen.cursors)
        shown = Counter(told)
        found.shown_twice += sum(times - 1 for times in shown.values())
        found.out_of_order += told != sorted(told)
        found.not_shown += sum(cursor not in shown for cursor in cursors if cursor > screen.began)
    return found


def _everything(conn: Connection) -> tuple[dict[str, str], list[tuple[int, str, str]]]:
    table, cursor, events = schema.call.c, 0, []
    stored = {row.id: row.state for row in conn.execute(select(table.id, table.state))}
    while some := after(conn, SITE, cursor):
        events += [(one.cursor, one.kind, one.body) for one in some]
        cursor = some[-1].cursor
    return stored, events


def _walk(
    found: Count, events: list[tuple[int, str, str]], pressed: list[str], won: list[tuple[str, str]]
) -> None:
    first: Counter[str] = Counter()
    taken: dict[str, str] = {}  # call → who holds it, as the events tell it
    holders: dict[str, set[str]] = {}
    for _, kind, body in events:
        if kind != "call":
            continue
        call = json.loads(body)
        key, state = call["id"], call["state"]
        first[key] += call["version"] == 1
        if state == "ringing":
            taken.pop(key, None)
        elif state == "accepted":
            found.accepted_twice += key in taken
            taken[key] = call["agent"]
            holders.setdefault(key, set()).add(call["agent"])
    found.raced = len(holders)
    found.without_event = sum(not first[call] for call in pressed)
    found.stored_twice = sum(times - 1 for times in first.values() if times > 1)
    found.won_unknown = sum(name not in holders.get(call, set()) for name, call in won)
