"""Dates in words, as they are said; a language without names of months here shows year-month-day."""

from __future__ import annotations

from datetime import date

_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def long_date(day: date, language: str) -> str:
    """« 7 octobre 2024 », “7 October 2024”."""
    months = _MONTHS.get(language)
    if months is None:
        return day.isoformat()
    first = "1er" if day.day == 1 and language == "fr" else str(day.day)
    return f"{first} {months[day.month - 1]} {day.year}"
