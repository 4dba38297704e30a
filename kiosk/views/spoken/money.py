"""Amounts in French: « 86,50 € » is said « 86 euros 50 », « 0,34 €/min » « 34 centimes par minute »."""

from __future__ import annotations

import re

from kiosk.views.spoken.rules import SPACE

_AMOUNT = re.compile(
    rf"(?<![\d,])(\d+)(?:[,.](\d+))?{SPACE}?(millions?{SPACE}d[’']{SPACE}?|k)?(?:€|euros?\b|EUR\b)"
)
_EACH = re.compile(
    rf"(?<=euro|ours|imes|s \d\d){SPACE}?/{SPACE}?(min|h|heure|jour|mois|an|kg|km|personne|nuit|m²)\b"
)
_NAMES = {"min": "minute", "h": "heure", "kg": "kilo", "km": "kilomètre", "m²": "mètre carré"}


def said(text: str) -> str:
    """A text with its amounts in words; thousands are no longer apart (`numbers`)."""
    if "€" not in text and "euro" not in text and "EUR" not in text:
        return text
    text = _AMOUNT.sub(_amount, text)
    text = re.sub(rf"(euros?|centimes?|euros? \d\d?){SPACE}?/{SPACE}?(\w+²?)", _each, text)
    return text.replace("€", "euros")


def _amount(found: re.Match[str]) -> str:
    whole, cents, scale = found[1], found[2] or "", found[3] or ""
    if scale == "k":
        return f"{whole}{',' + cents if cents else ''} mille euros"
    if scale:
        return f"{whole}{',' + cents if cents else ''} {scale.strip()}euros"
    if cents and len(cents) > 2:
        return f"{whole},{cents} euro{'s' if int(whole) > 1 else ''}"
    hundredths = int(cents.ljust(2, "0")) if cents else 0
    named = f"{hundredths} centime{'s' if hundredths > 1 else ''}"
    if int(whole) == 0 and hundredths:
        return named
    if len(whole) > 6 and whole.endswith("000000"):
        return f"{whole[:-6]} million{'s' if int(whole[:-6]) > 1 else ''} d’euros"
    euros = f"{whole} euro{'s' if int(whole) > 1 else ''}"
    if not hundredths:
        return euros
    return f"{euros} et {named}" if hundredths < 10 else f"{euros} {hundredths}"


def _each(found: re.Match[str]) -> str:
    return f"{found[1]} par {_NAMES.get(found[2], found[2])}"
