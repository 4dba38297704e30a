"""The keys of a keypad, learnt while a technician presses them; called by `commissioning`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.commissioned import KeyPassed, KeyStruck
from kiosk.session.lesson import WAIT_S, Lesson
from kiosk.session.technician import LEARNING, Technician

STEP = "keys"


def begun(technician: Technician, now: float) -> Technician:
    """At the page that asks for the keys, from the first on."""
    return replace(technician, lesson=Lesson(since=now)) if technician.sub == LEARNING else technician


def step(technician: Technician, event: KeyStruck | KeyPassed, now: float) -> Technician:
    """After a key, or after a meaning was passed over, or all that are left."""
    lesson = technician.lesson
    if lesson is None or not technician.learning:
        return technician
    if isinstance(event, KeyStruck):
        return _with(technician, lesson.struck(event.name, now))
    return _with(technician, lesson.ended() if event.all else lesson.skipped(now))


def due(technician: Technician) -> float | None:
    """When a key that is not pressed is waited for no longer."""
    return technician.lesson.since + WAIT_S if technician.learning and technician.lesson else None


def passed(technician: Technician, now: float) -> Technician | None:
    """After a wait that is over; None where none is."""
    wait = due(technician)
    if wait is None or now < wait or technician.lesson is None:
        return None
    return _with(technician, technician.lesson.skipped(now))


def _with(technician: Technician, lesson: Lesson) -> Technician:
    return replace(technician, lesson=lesson, sub=technician.sub if lesson.asked else "")
