"""Who counts, publishes and forgets by itself, and when; a desk's rounds with a clock moved by hand."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from sqlalchemy import select

from kiosk.desk import calls
from kiosk.desk.calls import Times
from kiosk.desk.figures import of_calls, publishing
from kiosk.desk.figures.released import CALL
from kiosk.desk.figures.rounds import FULL_S, ROUND_S, Rounds
from kiosk.desk.store.address import address
from kiosk.desk.store.database import Database
from kiosk.desk.store.figures_schema import figure
from kiosk.wire.calls import TEST, Call
from tests.desk.running import SITE

OCTOBER = datetime(2026, 10, 30, 10).timestamp()
FOURTH = datetime(2026, 11, 4).timestamp()


def _calls(conn) -> list[int]:
    table = figure.c
    return list(conn.execute(select(table.total).where(table.event == CALL)).scalars())


def test_calls_count_each_minute_and_the_month_turns_within_the_hour(tmp_path: Path) -> None:
    def one_call(conn, name: str, now: float, source: str = "city") -> None:
        call = Call(name, SITE, "borne-2", procedure="crit-air", source=source)
        calls.post(conn, call, now, 1800, Times())
        calls.cancel(conn, name, None, now)

    async def lived() -> None:
        database = Database(address(tmp_path / "desk.db"))
        state = SimpleNamespace(now=OCTOBER)
        settings = SimpleNamespace(figures_months=25, events_days=31)
        desk = SimpleNamespace(
            database=database, clock=lambda: state.now, site=SITE, process="this", settings=settings
        )
        other = SimpleNamespace(**vars(desk) | {"process": "other"})
        mine, theirs = Rounds(desk), Rounds(other)  # type: ignore[arg-type]

        async def counted() -> int:
            return await database.read(of_calls.read_up_to, SITE)

        await mine.once()
        for n in range(6):
            await database.write(SITE, one_call, f"call-{n}", state.now)
        await database.write(SITE, one_call, "call-of-technician", state.now, TEST)
        await theirs.once()
        assert await counted() == 0  # this process does it, not the other
        state.now += ROUND_S
        await mine.once()
        first = await counted()
        assert first > 0
        assert sum(await database.read(_calls)) == 6  # and not the technician's
        state.now = FOURTH - ROUND_S
        await mine.once()
        assert await database.read(publishing.months, SITE) == []
        state.now = FOURTH
        await mine.once()
        assert await database.read(publishing.months, SITE) == []  # its full round was a minute ago
        state.now += FULL_S
        await theirs.once()  # this one has been silent for long
        assert await database.read(publishing.months, SITE) == ["2026-10"]
        database.close()

    asyncio.run(lived())
