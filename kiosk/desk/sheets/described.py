"""A sheet as the interface describes it; used by `openapi`."""

from __future__ import annotations

from kiosk.desk.describing import YES_OR_NO, Schema, fields

TEXT: Schema = {"type": "string"}
PRACTICAL = ("cost", "delay", "payment", "outcome", "place")
LINES = ("text", "item", "heading", "box")
TRAIL: Schema = {"type": "array", "items": TEXT}


def _listed(**named: Schema) -> Schema:
    return {"type": "array", "items": fields(tuple(named), **named)}


SHEET = fields(
    ("procedure", "language", "title", "authority", "steps", "papers", "practical", "links", "chapters"),
    procedure=TEXT,
    language=TEXT,
    title=TEXT,
    subtitle=TEXT,
    authority={"enum": ["city", "state", "shared"]},
    address=TEXT,
    source_date=TEXT,  # days as 2026-11-30, or empty
    reviewed_on=TEXT,
    review_on=TEXT,
    without_computer=TEXT,
    steps=_listed(
        **dict.fromkeys(("label", "text", "why", "help", "kind"), TEXT),
        choices=_listed(text=TEXT, detail=TEXT),
        under=TRAIL,
    ),
    papers=_listed(text=TEXT, help=TEXT, depends=YES_OR_NO, under=TRAIL),
    practical=_listed(kind={"enum": list(PRACTICAL)}, text=TEXT, under=TRAIL),
    links=_listed(title=TEXT, address=TEXT),
    chapters=_listed(title=TEXT, under=TRAIL, lines=_listed(kind={"enum": list(LINES)}, text=TEXT)),
)
