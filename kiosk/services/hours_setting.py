"""The town hall's own hours as its settings write them, `hall.opening`; read by the settings.

A list of lines, of which a later one replaces what an earlier one said of the same day:
    "lundi-vendredi 8:30-17:00"   "jeudi 8:30-19:30"   "samedi 9:00-12:30 (état civil)"
    "mardi 9:00-12:00 13:30-17:00"   "mercredi fermé"   "2026-12-24 8:30-12:00"   "2026-12-26 fermé"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kiosk.formats.problems import Problem
from kiosk.formats.suggest import suggest
from kiosk.services.week import DAYS, MIDNIGHT, Span, Week

EXAMPLE = "Écrivez par exemple «\u00a0lundi-vendredi 8:30-17:00\u00a0»."
_NOTE = re.compile(r"\s*\(([^()]{1,80})\)\s*$")
_HOURS = re.compile(r"(\d{1,2})[:hH](\d{2})-(\d{1,2})[:hH](\d{2})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOSED = ("fermé", "ferme", "fermée")


class _Wrong(ValueError):
    """What is wrong in one line, and what to write instead."""

    def __init__(self, message: str, hint: str = EXAMPLE) -> None:
        super().__init__(message)
        self.hint = hint


def parse_hours(
    lines: Sequence[str], file: str = "kiosk.toml", line: int = 1, column: int = 1
) -> tuple[Week, tuple[Problem, ...]]:
    """The week of these lines, those that are wrong left out; every problem at the place given."""
    days: list[tuple[Span, ...]] = [()] * 7
    dates: dict[date, tuple[Span, ...]] = {}
    problems = []
    for number, written in enumerate(lines, 1):
        try:
            which, spans = _line(written)
        except _Wrong as wrong:
            message = f"horaires, ligne {number} («\u00a0{written[:60]}\u00a0»)\u00a0: {wrong}"
            problems.append(Problem(file, line, column, message, wrong.hint))
            continue
        if isinstance(which, date):
            dates[which] = spans
        else:
            for day in which:
                days[day] = spans
    return Week(tuple(days), tuple(sorted(dates.items()))), tuple(problems)


def _line(written: str) -> tuple[range | date, tuple[Span, ...]]:
    note = _NOTE.search(written)
    words = (written[: note.start()] if note else written).split()
    if len(words) < 2:
        raise _Wrong("il faut un jour, puis des heures")
    return _days(words[0]), _spans(words[1:], note[1].strip() if note else "")


def _days(word: str) -> range | date:
    if _DATE.fullmatch(word):
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise _Wrong(f"{word} n’est pas une date", "Écrivez année-mois-jour\u00a0: 2026-12-24.") from None
    first, dash, last = word.partition("-")
    start, end = _day(first), _day(last) if dash else _day(first)
    if end < start:
        raise _Wrong("le premier jour vient après le dernier", "Écrivez les jours de lundi à dimanche.")
    return range(start, end + 1)


def _day(word: str) -> int:
    if word.lower() in DAYS:
        return DAYS.index(word.lower())
    raise _Wrong(f"«\u00a0{word}\u00a0» n’est pas un jour", suggest(word, DAYS))


def _spans(words: list[str], note: str) -> tuple[Span, ...]:
    if len(words) == 1 and words[0].lower() in CLOSED:
        return ()
    spans: list[Span] = []
    for word in words:
        found = _HOURS.fullmatch(word)
        if found is None:
            raise _Wrong(f"«\u00a0{word}\u00a0» n’est pas un horaire", "Écrivez 8:30-17:00, ou fermé.")
        numbers = [int(number) for number in found.groups()]
        start, end = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
        if max(numbers[1], numbers[3]) > 59 or max(start, end) > MIDNIGHT:
            raise _Wrong(f"«\u00a0{word}\u00a0» n’est pas du jour", "Les heures vont de 0:00 à 24:00.")
        if end <= start:
            raise _Wrong(f"«\u00a0{word}\u00a0» finit avant de commencer", "Écrivez d’abord l’ouverture.")
        if spans and start < spans[-1].end:
            raise _Wrong(
                "les horaires se chevauchent", "Écrivez-les dans l’ordre\u00a0: 8:30-12:00 13:30-17:00"
            )
        spans.append(Span(start, end, note))
    return tuple(spans)
