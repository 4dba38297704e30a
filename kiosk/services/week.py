"""The hours of an office over a week and on dates of their own; made by `directory` and `hours_setting`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MIDNIGHT = 24 * 60


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Open from one minute of the day to another, the end not included; `note` as « sur rendez-vous »."""

    start: int
    end: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Spans of each weekday, Monday first, in order; `dates` replace a weekday or a holiday; no span: closed.

    `note` is what the office says of its hours in words of its own.
    """

    days: tuple[tuple[Span, ...], ...] = ((),) * 7
    dates: tuple[tuple[date, tuple[Span, ...]], ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return any(self.days) or bool(self.dates)

    def own(self, day: date) -> tuple[Span, ...] | None:
        """The spans given for this very date, or None where it is a day as any other."""
        return next((spans for date_, spans in self.dates if date_ == day), None)


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """In order, without repetition, those that touch or overlap made one where they say the same."""
    whole: list[Span] = []
    for span in sorted(set(spans)):
        last = whole[-1] if whole else None
        if last is not None and span.start <= last.end and span.note == last.note:
            whole[-1] = Span(last.start, max(last.end, span.end), last.note)
        else:
            whole.append(span)
    return tuple(whole)
