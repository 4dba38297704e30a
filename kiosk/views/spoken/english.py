"""English: the few things that the interface itself writes."""

from __future__ import annotations

from kiosk.views.spoken.rules import rule

RULES = (
    rule(r"\b(\d+)e\b", r"\1th"),
    rule(r"\b3975\b", "39 75"),
    rule("m³", "cubic metres"),
    rule(r"(?<=\w)\.(?=(?:paris|gouv|fr|com|org)\b)", " dot "),
)
