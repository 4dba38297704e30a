"""The metrics in the desk's own description; used by `openapi`."""

from __future__ import annotations

from kiosk.desk.describing import NOTHING, Schema, answered, get

_ANSWERS = answered(NOTHING, (401, 404, 503), ())
_TEXT = {"schema": {"type": "string"}}
_ANSWERS["200"] = {
    "description": "Metrics, as Prometheus or OpenMetrics write them.",
    "content": {"text/plain": _TEXT, "application/openmetrics-text": _TEXT},
}
METRICS: dict[str, Schema] = {
    "/metrics": get("Figures for Prometheus, with a token of their own", [{"metrics": []}], _ANSWERS)
}
