"""Dates in words, as they are said in a language."""

from __future__ import annotations

from datetime import date

from kiosk import languages


def long_date(day: date, language: str) -> str:
    """« 7 octobre 2024 », “7 October 2024”, « 2024年10月7日 »."""
    return languages.of(language).date(day)
