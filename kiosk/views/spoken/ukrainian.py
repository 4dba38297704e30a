"""Ukrainian: numbers in the case that follows, amounts, times, dates, plates and addresses; for `spoken`."""

from __future__ import annotations

import re

from kiosk.views.spoken.french_names import SITE, site, spelt
from kiosk.views.spoken.rules import PATH, rule
from kiosk.views.spoken.ukrainian_names import IN_NAMES, LETTERS, NAMES, SITES
from kiosk.views.spoken.ukrainian_numbers import counted, genitive, ordinal

MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня",
    "липня", "серпня", "вересня", "жовтня", "листопада", "грудня",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_CASES = {"році": "ому", "року": "ого", "рік": "ий"}
_KILOMETRES = ("кілометр", "кілометри", "кілометрів", "кілометра")  # 1, 2, 5 and 2,5
_CUBIC = ("кубічний метр", "кубічні метри", "кубічних метрів", "кубічного метра")
_SQUARE = ("квадратний метр", "квадратні метри", "квадратних метрів", "квадратного метра")
_UNITS = {
    "км": _KILOMETRES, "km": _KILOMETRES, "м³": _CUBIC, "m³": _CUBIC, "м²": _SQUARE, "m²": _SQUARE,
    "%": ("відсоток", "відсотки", "відсотків", "відсотка"),
}  # fmt: skip
_BRIEF = {"хв": ("хвилин", "а", "и", ""), "с": ("секунд", "а", "и", "")}
_BEFORE_AN_HOUR = r"(?:[Оо]б?|[Зз]|[Дд]о|[Пп]ісля|[Вв]ід)"
_CALLED = r"(?:номер(?:ом)?|телефону\w+|телефон|наберіть)"
_AGES = r"(?:рок|місяц|дн|днів|годин)"


def _amount(found: re.Match[str]) -> str:
    whole, cents = int(found[1]), int((found[2] or "0").ljust(2, "0"))
    euros = f"{whole} євро"  # the word does not change
    if not cents:
        return euros
    said = f"{cents} {counted(cents, 'цент', 'центи', 'центів')}"
    return f"{euros} {said}" if whole else said


def _unit(found: re.Match[str]) -> str:
    one, few, many, part = _UNITS[found[2]]
    return f"{found[1]} {part if ',' in found[1] else counted(int(found[1]), one, few, many)}"


def _brief(found: re.Match[str]) -> str:
    """« 21 хв тому » is said « двадцять одну хвилину тому »: these words are feminine."""
    stem, one, few, many = _BRIEF[found[2]]
    number, ago = int(found[1]), bool(found[3])
    end = counted(number, "у" if ago else one, few, many)
    return f"{_feminine(number, 'одну' if ago else 'одна')} {stem}{end}{found[3] or ''}"


def _feminine(number: int, one: str = "одна") -> str:
    last = number % 10
    if last not in (1, 2) or number % 100 in (11, 12):
        return str(number)
    tens = f"{number - last} " if number > last else ""
    return tens + (one if last == 1 else "дві")


def _date(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    return f"{day} {MONTHS[month - 1]} {found[3]}"  # the rules after it say the rest


def _hour(found: re.Match[str]) -> str:
    """« о 8:30 » is said « о восьмій тридцять », « до 17:00 » « до сімнадцятої »."""
    before, hour, minutes = found[1] or "", int(found[2]), int(found[3] or found[4] or 0)
    end = {"о": "ій", "об": "ій", "": "а"}.get(before.strip().lower(), "ої")
    said = ordinal(hour, end) if hour else "нуль годин"
    return f"{before}{said}{f' {minutes}' if minutes else ''}"


def _phone(found: re.Match[str]) -> str:
    first, *others = re.findall(r"\d\d", found[0])
    return ", ".join((f"нуль {first[1]}", *others))


def _letters(found: re.Match[str]) -> str:
    return spelt(found[0], LETTERS)


def _plate(found: re.Match[str]) -> str:
    first, digits, last = found[0].split("-")
    return f"{spelt(first, LETTERS)}, {digits}, {spelt(last, LETTERS)}"


def _site(found: re.Match[str]) -> str:
    return site(found[0], SITES, {".": "крапка", "-": "дефіс", "@": "равлик"})


RULES = (
    rule(r"\b0[1-9](?:(?:_|\.)?\d\d){4}\b", _phone),
    rule(rf"(\b{_CALLED}(?:_?:)?_)(3\d)_?(\d\d)\b", r"\1\2 \3", any_case=True),
    rule(r"\b3975\b", "39 75"),
    rule(rf"\b(?:https://)?(?:www\.)?[\w.+-]+@(?:[a-z0-9-]+\.)+{SITE}\b", _site),
    rule(rf"\b(?:https://)?(?:www\.)?(?:[A-Za-z0-9-]+\.)+{SITE}\b{PATH}", _site),
    rule(r"_/_", ", "),
    rule(r"\b[A-Z]{2}-\d{3}-[A-Z]{2}\b", _plate),
    rule(r"(?<![\d,])(\d{1,3})_(\d{3})(?!\d)", r"\1\2"),
    rule(r"(?<![\d,])(\d+)(?:,(\d{1,2}))?_?€", _amount),
    rule(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)\b", _date),
    rule(rf"\b({_MONTH})_((?:19|20)\d\d)\b(?!_ро)",
         lambda found: f"{found[1]} {ordinal(int(found[2]), 'ого')} року"),
    rule(rf"\b(\d{{1,2}})_({_MONTH})\b", lambda found: f"{ordinal(int(found[1]), 'ого')} {found[2]}"),
    rule(r"\b((?:19|20)\d\d)_(році|року|рік)\b",
         lambda found: f"{ordinal(int(found[1]), _CASES[found[2]])} {found[2]}"),
    rule(rf"(\b{_BEFORE_AN_HOUR}_)?\b([01]?\d|2[0-3])(?::([0-5]\d)|_?h(?:_?([0-5]\d))?)\b", _hour),
    rule(r"\b(\d+)_(хв|с)\b(_тому)?", _brief),
    rule(rf"\b(\d+(?:,\d+)?)_?({'|'.join(_UNITS)})(?!\w)", _unit),
    rule(r"\b(\d+),5(?=_тонн)", r"\1 з половиною"),
    rule(r"\b(\d*[12])(?=_(?:тонн|годин|секунд|хвилин|цифр)[аиу]\b)", lambda found: _feminine(int(found[1]))),
    rule(rf"\b([Вв]ід|[Дд]о|[Зз])_(\d{{1,2}})(?=_до_|_{_AGES})",
         lambda found: f"{found[1]} {genitive(int(found[2]))}"),
    rule(r"\b(\d{1,3})-го\b", lambda found: ordinal(int(found[1]), "ого")),
    rule(r"\bParis_(\d{1,2})(?:er|e|ᵉ)\b", lambda found: f"Париж, {ordinal(int(found[1]), 'ий')} округ"),
    rule(r"\b(\d{1,2})(?:er|e|ᵉ|ème)\b", lambda found: ordinal(int(found[1]), "ий")),
    (IN_NAMES, lambda found: NAMES[found[0].lower()]),
    rule(r"\b[A-Z]{2,5}\b|\b[A-Z]\.?\d?\b", _letters),
)  # fmt: skip
