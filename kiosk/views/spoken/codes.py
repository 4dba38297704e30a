"""Codes that are said sign by sign in any language: plates of vehicles, accounts; used by the languages."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import rule


def _groups(found: re.Match[str]) -> str:
    """Each group with its signs apart, and a pause after it: « A B, 1 2 3, C D »."""
    return ", ".join(" ".join(group) for group in re.split(r"[-\u00a0\u202f ]", found[0]))


RULES = (
    rule(r"\b(?!SS|WW)[A-HJ-NP-TV-Z]{2}(?:-|_)\d{3}(?:-|_)[A-HJ-NP-TV-Z]{2}\b", _groups),  # since 2009
    rule(r"\b\d{1,4}_[A-HJ-NP-TV-Z]{2,3}_(?:\d{2}|2[AB])\b", _groups),  # … and before
    rule(r"\b[A-Z]{2}\d{2}(?:_[0-9A-Z]{4}){3,7}(?:_[0-9A-Z]{1,3})?\b", _groups),  # an IBAN
)
