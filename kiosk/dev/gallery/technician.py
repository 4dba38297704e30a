"""The steps that lead to the technician's pages; used by `scenes`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import Step, choose, printed, printer
from kiosk.session.commissioned import CodeTold, GlassFelt, Kept, StepOpened, TechnicianAsked, Tried, TryAsked
from kiosk.session.events import KeyTyped
from kiosk.session.glass import LIMIT_S, TARGETS
from kiosk.session.state import new_session
from kiosk.session.technician import STOOD_S, Done, Outcome, Words
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


def tried(what: str, outcome: Outcome, words: Words) -> Step:
    """Something that was tried, and how it went."""

    def step(core: Core) -> None:
        core.send(TryAsked(what))
        core.send(Tried(what, outcome, words))

    return step


def kept(good: bool, *problems: Words) -> Step:
    """The supervisor's answer to what was to be kept."""

    def step(core: Core) -> None:
        core.send(Kept(good, problems))

    return step


UNFIT = Words(
    "{said}",
    (
        (
            "said",
            "Seuls 60 mm de la dalle sont à portée de main, et il en faut 95 pour la barre et deux réponses. "
            "Relevez la dalle : son bord bas à 840 mm au moins (panel.bottom_mm).",
        ),
        (
            "said.en",
            "Only 60 mm of the panel are within reach, and 95 are needed for the bar and two answers. "
            "Raise the panel: its lower edge at 840 mm at least (panel.bottom_mm).",
        ),
    ),
)
REFUSED = Words("Ce code est faux, trop ancien ou déjà utilisé. Demandez un code neuf.")


def cells(but: int = 0) -> Step:
    """A finger that slides over every cell, but the first few."""

    def step(core: Core) -> None:
        glass = core.session.technician.glass  # type: ignore[union-attr]
        assert glass is not None
        for number in range(but, glass.columns * glass.rows):
            row, column = divmod(number, glass.columns)
            core.send(GlassFelt("move", 1, (column + 0.5) / glass.columns, (row + 0.5) / glass.rows))
        core.send(GlassFelt("up", 1, 1.0, 1.0))

    return step


def marks(beside: float) -> Step:
    """Every cross, touched so far beside it, in shares of the panel."""

    def step(core: Core) -> None:
        for x, y in TARGETS:
            core.send(GlassFelt("down", 1, x + beside, y))
            core.send(GlassFelt("up", 1, x + beside, y))

    return step


def fingers(count: int, lifted: bool = True) -> Step:
    """So many at once."""

    def step(core: Core) -> None:
        for kind in ("down", "up") if lifted else ("down",):
            for finger in range(count):
                core.send(GlassFelt(kind, finger, 0.5, 0.5))  # type: ignore[arg-type]

    return step


def over(core: Core) -> None:
    """Nothing more happens, until the next phase comes; the clock stands still again after it."""
    now = core.seconds()
    core.seconds = lambda: now + LIMIT_S
    core.tick()


def stood(core: Core) -> None:
    """The page has stood for long enough to be read: it takes a result."""
    now = core.seconds()
    core.seconds = lambda: now + STOOD_S


def first(core: Core) -> None:
    """Nothing was done here yet."""
    technician = core.session.technician
    assert technician is not None
    core.session = replace(core.session, technician=replace(technician, done=()))
    core.tick()


INSIDE = (asked(), told("open"))
TOUCHED = (*INSIDE, at("touch"), choose("begin"), cells())
FAILED = (*INSIDE, at("panel"), choose("card_fits", "keep"), kept(True), stood, choose("step_bad"))
SCENES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("technician_code", (asked(), typed("4071"))),
    ("technician_code_wrong", (asked(), told("wrong", 2))),
    ("technician_code_wait", (asked(wait_s=240.0),)),
    ("technician_code_first", (asked(has_code=False),)),
    ("technician_home", INSIDE),
    ("technician_home_first", (*INSIDE, first)),
    ("technician_identity", (*INSIDE, at("identity"))),
    ("technician_enrolment", (*INSIDE, at("enrolment"))),
    ("technician_enrolment_code", (*INSIDE, at("enrolment", "code"), typed("K7MPQ-2X"))),
    ("technician_enrolment_refused", (*INSIDE, at("enrolment"), tried("enrol", "bad", REFUSED))),
    ("technician_panel", (*INSIDE, at("panel"), choose("size:1", "size:1"))),
    ("technician_panel_pose", (*INSIDE, at("panel"), choose("card_fits"))),
    ("technician_panel_bottom", (*INSIDE, at("panel", "pose/bottom_mm"), typed("905"))),
    ("technician_panel_refused", (*INSIDE, at("panel"), choose("card_fits", "keep"), kept(False, UNFIT))),
    ("technician_panel_kept", (*INSIDE, at("panel"), choose("card_fits", "keep"), kept(True))),
    ("technician_site", (*INSIDE, at("site"), choose("check:8.3.2"))),
    ("technician_sheet", (*FAILED, at("sheet"))),
    ("technician_sheet_printed", (*FAILED, printer, at("sheet"), choose("print"), printed("ok"))),
    ("technician_touch", (*INSIDE, at("touch"))),
    ("technician_touch_good", (*TOUCHED, marks(0.01), fingers(5))),
    ("technician_touch_bad", (*INSIDE, at("touch"), choose("begin"), cells(but=9), over, marks(0.05), over)),
)
WHOLE: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("technician_touch_cells", (*INSIDE, at("touch"), choose("begin"), cells(but=30))),
    ("technician_touch_marks", TOUCHED),
    ("technician_touch_fingers", (*TOUCHED, marks(0.01), fingers(3, lifted=False))),
)
