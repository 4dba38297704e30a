"""The steps that lead to a page: what a citizen does, and what the terminal is told; used by `scenes`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from kiosk.app.core import Core
from kiosk.dev.gallery.search import search
from kiosk.session.consented import ViewerChanged
from kiosk.session.events import (
    AgentSaid,
    CallChanged,
    HeadsetChanged,
    HoursChanged,
    KeyTyped,
    PageOpened,
    PreferenceSet,
    PrintChanged,
    PrinterChanged,
    ProcedureOpened,
    SpeechMoved,
    Touched,
    VoiceFailed,
    WentBack,
)
from kiosk.session.searched import WordOffered
from kiosk.session.state import Frame
from kiosk.views.focus import Key, let_go, meaning
from kiosk.wire.calls import CallState
from kiosk.wire.said import Said

Step = Callable[[Core], None]


def parts_of(core: Core) -> Iterable[str]:
    """Goes through the parts of a page by « Suite », from the first; gives the number of each once shown."""
    while core.session.at is not None:
        core.send(WentBack())
    number = 1
    yield str(number)
    while core.view.control("more") is not None and number < 99:
        core.choose("more")
        number += 1
        yield str(number)


def choose(*controls: str) -> Step:
    """Controls chosen one after the other, on whichever part of the page; ValueError where one is on none."""

    def step(core: Core) -> None:
        for control in controls:
            if core.view.control(control) is None:
                while core.session.at is not None:
                    core.send(WentBack())
            while core.view.control(control) is None and core.view.control("more") is not None:
                core.choose("more")
            if core.view.control(control) is None:
                raise ValueError(f"{core.view.page} has no control {control}")
            core.choose(control)

    return step


def keys(*pressed: Key) -> Step:
    """Keys of a keypad, or switches, pressed and let go."""

    def step(core: Core) -> None:
        for key in pressed:
            for event in (meaning(key, core.view, core.session), let_go(key)):
                if event is not None:
                    core.send(event)

    return step


def opened(procedure: str) -> Step:
    def step(core: Core) -> None:
        core.send(ProcedureOpened(procedure))

    return step


def see(page: str, detail: str = "") -> Step:
    """A page of the procedure that is open, by its name."""

    def step(core: Core) -> None:
        core.send(PageOpened(page, detail))

    return step


def read(section: str) -> Step:
    return see("reading", section)


def typed(text: str) -> Step:
    def step(core: Core) -> None:
        for char in text:
            core.send(KeyTyped(char))

    return step


def keyboard(key: str) -> Step:
    """Other keys are shown, wherever the key to them stands."""
    return lambda core: core.send(KeyTyped(key))


def searched(words: str, count: int, offered: tuple[WordOffered, ...] = ()) -> Step:
    def step(core: Core) -> None:
        search(core, words, count, offered)

    return step


def first_answers(core: Core) -> None:
    """The first answer to each question, up to the page that is no question."""
    for _ in range(20):
        if core.view.page != "question":
            return
        while not answers(core) and core.view.control("more") is not None:
            core.choose("more")
        if not answers(core):
            return
        core.choose(answers(core)[0])


def answers(core: Core) -> list[str]:
    return [control.id for control in core.view.controls if control.id.startswith("answer:")]


def read_first(core: Core) -> None:
    """The first section that a page offers to read."""
    for _number in parts_of(core):
        for control in core.view.controls:
            if control.id.startswith("read:"):
                core.choose(control.id)
                return


def unknown(core: Core) -> None:
    """« Je ne sais pas » to each question."""
    for _ in range(40):
        if core.view.page != "question":
            return
        choose("dont_know")(core)


def call(state: CallState, minutes: int | None = None, reached: bool = True, stored: bool = True,
         nobody: bool = False) -> Step:  # fmt: skip
    """The button pressed, and what the link and the desk then said."""

    def step(core: Core) -> None:
        core.choose("call")
        call = core.session.call
        if call is not None:
            core.send(CallChanged(call.request.id, state, minutes, reached, stored, nobody=nobody))

    return step


def viewed(core: Core) -> None:
    """The page of the agent who has the call could see the answers."""
    if core.session.call is not None:
        core.send(ViewerChanged(core.session.call.request.id, "page", "key"))


def wait(seconds: float) -> Step:
    def step(core: Core) -> None:
        later = core.seconds() + seconds
        core.seconds = lambda: later
        core.tick()

    return step


def spoken(sentence: int) -> Step:
    def step(core: Core) -> None:
        core.send(SpeechMoved(sentence))

    return step


def headset(plugged: bool) -> Step:
    """A headset was plugged in, or pulled out."""
    return lambda core: core.send(HeadsetChanged(plugged))


def unheard(reason: str) -> Step:
    """The voice told why nothing can be heard."""
    return lambda core: core.send(VoiceFailed(reason))


def message(core: Core) -> None:
    if core.session.call is not None:
        core.send(AgentSaid(core.session.call.request.id, Said.COUNTER, 1, "Guichet 3"))


def gone(core: Core) -> None:
    """A procedure that was open is no longer in the library (its content was replaced)."""
    core.session = replace(core.session, screen="procedure", frames=(Frame("retiree"),))
    core.tick()


def setting(name: str, value: str) -> Step:
    def step(core: Core) -> None:
        core.send(PreferenceSet(name, value))

    return step


def printer(core: Core) -> None:
    """A printer was found well."""
    core.send(PrinterChanged(True))


def printed(outcome: str) -> Step:
    def step(core: Core) -> None:
        core.send(PrintChanged(outcome))

    return step


def shut(core: Core) -> None:
    """The hall has closed for the night, and somebody touches the dark screen."""
    evening = datetime(2026, 11, 16, 21, 5)
    core.clock = lambda: evening
    core.send(HoursChanged(True))
    core.send(Touched(glass=True))
