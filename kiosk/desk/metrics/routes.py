"""`/metrics` for Prometheus, behind a token of its own; mounted by `app`. Without a token it is not there."""

from __future__ import annotations

import time
from collections.abc import Iterable

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.desk.desk import Desk
from kiosk.desk.entry.origin import same
from kiosk.desk.metrics import counted
from kiosk.desk.metrics.families import Metric, Stands, families, stands
from kiosk.desk.refusals import Refused
from kiosk.desk.watch import again


class _Found(Collector):
    """Metrics that were just made."""

    def __init__(self, made: Iterable[Metric]) -> None:
        self._made = list(made)

    def collect(self) -> Iterable[Metric]:
        """They."""
        return self._made


async def metrics(request: Request) -> Response:
    """Everything as Prometheus asks for it (text, or OpenMetrics)."""
    desk: Desk = request.app.state.desk
    token = desk.settings.metrics_token
    if not token:
        raise HTTPException(404)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not same(given.strip(), token):
        raise Refused(
            401,
            "metrics_token",
            "Le jeton des mesures est absent ou faux.",
            "Écrivez le même KIOSK_DESK__METRICS_TOKEN au bureau et chez Prometheus (authorization).",
        )
    registry = CollectorRegistry(auto_describe=False)
    began = time.monotonic()
    found = await _stands(desk)
    took_s, pings = time.monotonic() - began, bool(desk.settings.ping_url)
    registry.register(_Found(families(found, took_s, pings, desk.counted.every())))
    encoder, kind = choose_encoder(request.headers.get("accept", ""))
    body = encoder(registry)
    return Response(body, headers={"Content-Type": kind, "Cache-Control": "no-store"})


async def _stands(desk: Desk) -> Stands | None:
    """How everything stands; None where the database does not answer."""
    try:
        return await desk.database.read(stands, desk.clock())
    except SQLAlchemyError:
        return None


async def tell(desk: Desk) -> None:
    """Tells the other processes what this one has counted, until the desk closes."""

    async def once() -> None:
        desk.counted.tell()

    if desk.settings.metrics_token:
        await again(desk, "metrics", counted.EVERY_S, once)


routes = [Route("/metrics", metrics, methods=["GET"])]
