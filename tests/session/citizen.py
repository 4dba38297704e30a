"""A session with its clock and all its effects, for the tests of `step`."""

from __future__ import annotations

from kiosk.procedures.answers import Answer, Chosen
from kiosk.procedures.library import Library
from kiosk.session.effects import Effect
from kiosk.session.events import Answered, Event, ProcedureOpened, Started, Ticked
from kiosk.session.state import Frame, Rules, new_session
from kiosk.session.step import step
from kiosk.session.where import Where, where
from tests.procedures.build import Shelf

RULES = Rules(idle_after_s=60, warn_s=45)


class Citizen:
    """One citizen before one terminal: `does` sends events and gives their effects; `all` keeps them."""

    def __init__(self, library: Library | None = None, rules: Rules = RULES, now: float = 0.0) -> None:
        self.library = library or Shelf()
        self.now = now
        self.session = new_session(rules, now)
        self.all: list[Effect] = []

    def does(self, *events: Event) -> tuple[Effect, ...]:
        effects: tuple[Effect, ...] = ()
        for event in events:
            self.session, more = step(self.session, event, self.now, self.library)
            effects += more
        self.all += effects
        return effects

    def waits(self, seconds: int) -> tuple[Effect, ...]:
        """Time passes, a tick a second."""
        effects: tuple[Effect, ...] = ()
        for _ in range(seconds):
            self.now += 1
            effects += self.does(Ticked())
        return effects

    def opens(self, procedure: str) -> tuple[Effect, ...]:
        return self.does(Started("fr"), ProcedureOpened(procedure))

    def answers(self, **answers: str | Answer) -> tuple[Effect, ...]:
        effects: tuple[Effect, ...] = ()
        for question, answer in answers.items():
            given = Chosen((answer,)) if isinstance(answer, str) else answer
            effects += self.does(Answered(question, given))
        return effects

    @property
    def at(self) -> str:
        """The page and what it is about: "question q", "summary", "home" …"""
        return f"{self.where.page} {self.where.detail}".strip()

    @property
    def where(self) -> Where:
        return where(self.session, self.library)

    @property
    def frame(self) -> Frame:
        assert self.session.frame is not None
        return self.session.frame

    @property
    def stack(self) -> list[str]:
        return [frame.procedure for frame in self.session.frames]
