"""English: amounts, times, dates, telephones, addresses, short forms; its rules are `applied`."""

from __future__ import annotations

import re

from kiosk.views.spoken import codes
from kiosk.views.spoken.rules import rule

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SITES = r"(?:fr|com|org|eu|net|info|paris|int|be|gouv)"
_UNITS = {"km": "kilometres", "m²": "square metres", "m2": "square metres", "m³": "cubic metres",
          "m3": "cubic metres", "cm": "centimetres", "kg": "kilos", "min": "minutes"}  # fmt: skip


def _money(found: re.Match[str]) -> str:
    whole, cents = found["whole"].replace(",", "").replace("\u00a0", ""), found["cents"]
    said = f"{whole} euro{'' if whole == '1' else 's'}"
    return f"{said} {cents}" if cents and cents != "00" else said


def _date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    return f"{day} {MONTHS[month - 1]} {found[3]}" if 1 <= day <= 31 and 1 <= month <= 12 else found[0]


def _time(found: re.Match[str]) -> str:
    """By the twelve hours of the day, as people say it: 17:00 is « 5 p.m. »."""
    hour, minutes = int(found[1]), found[2]
    half = "a.m." if hour < 12 else "p.m."
    shown = hour % 12 or 12
    return f"{shown} {half}" if minutes == "00" else f"{shown} {minutes} {half}"


def _phone(found: re.Match[str]) -> str:
    pairs = re.findall(r"\d\d", found[0])
    return f"zero {pairs[0][1]}, {', '.join(pairs[1:])}"


def _site(found: re.Match[str]) -> str:
    """The site alone: nobody remembers the rest, and it is on the screen."""
    site = found[1].replace("-", " dash ") if "@" in found[0] else found[1]
    return site.replace("@", " at ").replace(".", " dot ").replace("_", " underscore ")


_WHOLE = r"(?P<whole>\d{1,3}(?:[,\u00a0]\d{3})+|\d+)(?:\.(?P<cents>\d\d))?"
RULES = (
    rule(r"_/_", ", "),
    *codes.RULES,
    rule(rf"\b([\w.-]+@(?:[\w-]+\.)+{_SITES})\b", _site),
    rule(rf"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+{_SITES})\b(?:/[\w./?=&%#~+-]*[\w/])?", _site),
    rule(rf"€_?{_WHOLE}(?![.,]?\d)", _money),
    rule(rf"(?<![\d.,]){_WHOLE}_?€", _money),
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date),
    rule(r"\b([01]?\d|2[0-3]):([0-5]\d)(?!_?[ap]\.?m\b)(?![:\d])", _time),
    rule(r"\b(\d{5})_?\*_?0?(\d{1,2})\b", r"\1 star \2"),
    rule(r"\b[nN](?:[o°º]\.?|o)_(?=\d)", "number "),
    rule(r"\bNo\._?(?=\d)", "number "),
    rule(r"\b(\d+)e\b", r"\1th"),
    rule(r"\b3975\b", "39 75"),
    rule(
        rf"(?<![\w,])(\d+(?:\.\d+)?)_?({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![\w²³/])",
        lambda found: f"{found[1]} {_UNITS[found[2]]}",
    ),
    rule("m³", "cubic metres"),
    rule(r"\b(\d+)_?[-–]_?(\d+)(?=_(?:years?|months?|days?|weeks?|hours?|euros?)\b)", r"\1 to \2"),
    rule(r"\be\.g\.,?_?", "for example, "),
    rule(r"\bi\.e\.,?_?", "that is, "),
    rule(r"\bapprox\._?", "about "),
    rule(r"\band/or\b", "and or"),
)
