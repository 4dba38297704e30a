"""Who was heard when: gathered in memory and kept in the database every two seconds; used by `desk`.

A heartbeat costs no write of its own, and every process of the desk learns of it.
"""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, tuple_, update

from kiosk.desk import terminals
from kiosk.desk.store import schema

KEEP_S = 2.0
FASTEST_S, SLOWEST_S = 5.0, 300.0
BEATS_A_SECOND = 400  # that all processes of a desk take together without being felt
LOST_AFTER_BEATS = 3
MOST = 100_000

Key = tuple[str, str]  # site, name


class Heard:
    """What one process has heard since it last kept it."""

    def __init__(self) -> None:
        self._pages: dict[Key, float] = {}
        self._terminals: dict[Key, tuple[float, str, str]] = {}
        self._told: dict[Key, tuple[str, str]] = {}

    def page(self, site: str, counter: str, now: float) -> None:
        """An agent's page is alive."""
        self._pages[site, counter] = now

    def terminal(self, site: str, name: str, state: str, place: str, now: float) -> bool:
        """A terminal is alive; whether it says something new, to be kept at once."""
        self._terminals[site, name] = (now, state, place)
        if len(self._told) >= MOST:
            self._told.clear()
        before, self._told[site, name] = self._told.get((site, name)), (state, place)
        return before != (state, place)

    def taken(self) -> tuple[dict[Key, float], dict[Key, tuple[float, str, str]]]:
        """What was heard, which is then forgotten here."""
        taken = (self._pages, self._terminals)
        self._pages, self._terminals = {}, {}
        return taken


def keep(
    conn: Connection, pages: dict[Key, float], alive: dict[Key, tuple[float, str, str]]
) -> list[tuple[str, str, str, str]]:
    """Keeps when each was heard; the (site, identity, state, place) of terminals that stand otherwise."""
    for table, name, times in (
        (schema.agent, "name", pages),
        (schema.terminal, "id", {key: told[0] for key, told in alive.items()}),
    ):
        if times:
            conn.execute(
                update(table)
                .where(table.c.site == bindparam("of"), table.c[name] == bindparam("who"))
                .where(table.c.heard_at < bindparam("at"))
                .values(heard_at=bindparam("at")),
                [{"of": site, "who": who, "at": at} for (site, who), at in sorted(times.items())],
            )
    return _otherwise(conn, alive)


def _otherwise(conn: Connection, alive: dict[Key, tuple[float, str, str]]) -> list[tuple[str, str, str, str]]:
    table, keys, found = schema.terminal.c, sorted(alive), []
    for start in range(0, len(keys), 500):
        some = keys[start : start + 500]
        query = select(table.site, table.id, table.state, table.place)
        for row in conn.execute(query.where(tuple_(table.site, table.id).in_(some))):
            _, state, place = alive[row.site, row.id]
            if (row.state, row.place) != (state, place):
                found.append((row.site, row.id, state, place))
    return found


def rhythm_s(conn: Connection) -> float:
    """The seconds between two heartbeats that every terminal is asked for, by how many there are."""
    return min(max(terminals.number(conn) / BEATS_A_SECOND, FASTEST_S), SLOWEST_S)
