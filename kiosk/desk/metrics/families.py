"""What is told as metrics, in Prometheus' own kinds; used by `routes`.

Gauges come from the database at each scrape, counters from what the processes have counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import Any

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from sqlalchemy import Connection, func, select

from kiosk import __version__
from kiosk.desk.fleet.overview import STATES, counted
from kiosk.desk.metrics.counted import BUCKETS_S, CALLED, COUNTER
from kiosk.desk.pinging import heard_at
from kiosk.desk.store import schema
from kiosk.wire.calls import ENDED, CallState

Counts = Mapping[tuple[str, str], int]  # (site, state) → how many


@dataclass(frozen=True, slots=True)
class Stands:
    """How everything stands in the database: terminals in their four states, calls that are not over.

    `silent_s` is how long ago the desk's own sign of life was heard, None before the first.
    """

    terminals: Counts
    calls: Counts
    silent_s: float | None


def stands(conn: Connection, now: float) -> Stands:
    """As it is at this moment of the desk's clock."""
    table = schema.call.c
    live = select(table.site, table.state, func.count()).where(
        table.state.not_in([str(one) for one in ENDED])
    )
    calls = {(site, state): n for site, state, n in conn.execute(live.group_by(table.site, table.state))}
    heard = heard_at(conn)
    return Stands(counted(conn, now), calls, None if heard is None else max(0.0, now - heard))


def families(
    found: Stands | None, took_s: float, pings: bool, processes: Mapping[str, Mapping[str, Any]]
) -> Iterator[Metric]:
    """Every metric; without the database only that it cannot be read, and what was counted.

    `took_s` is how long reading it took; `pings`: somebody is given signs of life.
    """
    yield InfoMetricFamily("kiosk_desk", "The desk's version.", {"version": __version__})
    yield GaugeMetricFamily("kiosk_desk_database_up", "1 while the database answers.", int(found is not None))
    if found is not None:
        took = "Seconds to read how everything stands."
        yield GaugeMetricFamily("kiosk_desk_database_read_seconds", took, took_s)
        if pings:
            since = "Seconds since the desk's sign of life was last heard, +Inf before the first."
            silent_s = inf if found.silent_s is None else found.silent_s
            yield GaugeMetricFamily("kiosk_desk_ping_age_seconds", since, silent_s)
        yield _by_state("kiosk_desk_terminals", "Terminals by state.", found.terminals, STATES)
        open_states = [str(state) for state in CallState if state not in ENDED and state != CallState.PLACING]
        yield _by_state("kiosk_desk_calls", "Calls that are not over, by state.", found.calls, open_states)
    yield from _counted(processes)


def _by_state(name: str, about: str, counts: Counts, states: Iterable[str]) -> Metric:
    """Every state of every site that has any, so that none of them vanishes at nought."""
    family = GaugeMetricFamily(name, about, labels=("site", "state"))
    for site in sorted({site for site, _ in counts}):
        for state in states:
            family.add_metric((site, state), counts.get((site, state), 0))
    return family


def _counted(processes: Mapping[str, Mapping[str, Any]]) -> Iterator[Metric]:
    streams = GaugeMetricFamily("kiosk_desk_streams", "Open streams.", labels=("process", "who"))
    refused = CounterMetricFamily(
        "kiosk_desk_requests_refused", "Requests refused.", labels=("process", "code")
    )
    waits = HistogramMetricFamily(
        "kiosk_desk_call_waiting_seconds", "From a call to its acceptance.", labels=("process", "site")
    )
    for process, one in sorted(processes.items()):
        for who in (COUNTER, CALLED):
            streams.add_metric((process, who), one["streams"].get(who, 0))
        for code, n in sorted(one["refused"].items()):
            refused.add_metric((process, code), n)
        for site, (*each, total) in sorted(one["waits"].items()):
            bounds = (*map(str, BUCKETS_S), "+Inf")
            waits.add_metric((process, site), list(zip(bounds, accumulate(each), strict=True)), total)
    yield from (streams, refused, waits)
