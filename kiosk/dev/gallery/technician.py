"""The steps that lead to the technician's pages; used by `scenes`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import Step
from kiosk.session.commissioned import CodeTold, StepOpened, TechnicianAsked
from kiosk.session.events import KeyTyped
from kiosk.session.state import new_session
from kiosk.session.technician import Done
from kiosk.views.pages.technician.words import SEEN, TECHNICIANS

DONE = (("identity", Done("good", SEEN, "2026-11-16T09:12:00+01:00")),)


def asked(has_code: bool = True, wait_s: float = 0.0) -> Step:
    """The button on a free terminal, in the language and with the preferences of the scene."""

    def step(core: Core) -> None:
        language, preferences = core.session.language, core.session.preferences
        core.session = new_session(core.session.rules, core.seconds())
        core.send(TechnicianAsked(has_code, wait_s))
        language = language if language in TECHNICIANS else "fr"
        core.session = replace(core.session, language=language, preferences=preferences)
        core.tick()

    return step


def typed(text: str) -> Step:
    def step(core: Core) -> None:
        for char in text:
            core.send(KeyTyped(char))

    return step


def told(outcome: str, left: int = 0) -> Step:
    """The supervisor's answer to a code."""

    def step(core: Core) -> None:
        core.send(CodeTold(outcome, left, 0.0, DONE if outcome == "open" else ()))

    return step


def at(name: str, sub: str = "") -> Step:
    """The page of a step, the code having been right."""

    def step(core: Core) -> None:
        core.send(StepOpened(name, sub))

    return step


INSIDE = (asked(), told("open"))
SCENES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("technician_code", (asked(), typed("4071"))),
    ("technician_code_wrong", (asked(), told("wrong", 2))),
    ("technician_code_wait", (asked(wait_s=240.0),)),
    ("technician_code_first", (asked(has_code=False),)),
    ("technician_home", INSIDE),
    ("technician_identity", (*INSIDE, at("identity"))),
)
