"""Every page of the terminal by name, and how to reach it; used by `kiosk shots` and the pages' linter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.app.core import Core
from kiosk.dev.gallery_procedure import WithGallery
from kiosk.dev.gallery_search import search
from kiosk.procedures.library import Library
from kiosk.session.events import (
    AgentSaid,
    CallChanged,
    KeyTyped,
    LanguageChosen,
    PageOpened,
    PreferenceSet,
    PrintChanged,
    PrinterChanged,
    ProcedureOpened,
    SpeechMoved,
    Started,
    WentBack,
)
from kiosk.session.state import Frame
from kiosk.wire.calls import CallState

MOMENT = datetime(2026, 11, 16, 10, 42)  # a Monday, so that pictures are the same on any day
Step = Callable[[Core], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """A page by name, with the steps that lead to it from the home page (or from the welcome page).

    `needs` is a procedure of the State that must be in the library, whose documents a terminal may not have.
    """

    name: str
    steps: tuple[Step, ...] = ()
    started: bool = True
    needs: str = ""


def scenes_of(library: Library) -> tuple[Scene, ...]:
    """The scenes that can be played with this library."""
    return tuple(scene for scene in SCENES if not scene.needs or library.get(scene.needs) is not None)


def play(scene: Scene, core: Core, language: str = "fr", preferences: Iterable[tuple[str, str]] = ()) -> None:
    """Leads a fresh core to a scene, in a language and with preferences set; the clocks stand still."""
    now = core.seconds()
    core.seconds, core.clock = lambda: now, lambda: MOMENT
    if not isinstance(core.library, WithGallery):
        core.library = WithGallery(core.library)
    for name, value in preferences:
        core.send(PreferenceSet(name, value))
    core.send(Started(language) if scene.started else LanguageChosen(language))
    for step in scene.steps:
        step(core)


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


def _choose(*controls: str) -> Step:
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


def _open(procedure: str) -> Step:
    def step(core: Core) -> None:
        core.send(ProcedureOpened(procedure))

    return step


def _see(page: str, detail: str = "") -> Step:
    """A page of the procedure that is open, by its name."""

    def step(core: Core) -> None:
        core.send(PageOpened(page, detail))

    return step


def _read(section: str) -> Step:
    return _see("reading", section)


def _type(text: str) -> Step:
    def step(core: Core) -> None:
        for char in text:
            core.send(KeyTyped(char))

    return step


def _search(words: str, count: int) -> Step:
    def step(core: Core) -> None:
        search(core, words, count)

    return step


def _first_answers(core: Core) -> None:
    """The first answer to each question, up to the page that is no question."""
    for _ in range(20):
        if core.view.page != "question":
            return
        while not _answers(core) and core.view.control("more") is not None:
            core.choose("more")
        if not _answers(core):
            return
        core.choose(_answers(core)[0])


def _answers(core: Core) -> list[str]:
    return [control.id for control in core.view.controls if control.id.startswith("answer:")]


def _read_first(core: Core) -> None:
    """The first section that a page offers to read."""
    for _number in parts_of(core):
        for control in core.view.controls:
            if control.id.startswith("read:"):
                core.choose(control.id)
                return


def _unknown(core: Core) -> None:
    """« Je ne sais pas » to each question."""
    for _ in range(40):
        if core.view.page != "question":
            return
        _choose("dont_know")(core)


def _call(state: CallState, minutes: int | None = None, reached: bool = True, stored: bool = True) -> Step:
    """The button pressed, and what the link and the desk then said."""

    def step(core: Core) -> None:
        core.choose("call")
        call = core.session.call
        if call is not None:
            core.send(CallChanged(call.request.id, state, minutes, reached, stored))

    return step


def _wait(seconds: float) -> Step:
    def step(core: Core) -> None:
        later = core.seconds() + seconds
        core.seconds = lambda: later
        core.tick()

    return step


def _spoken(sentence: int) -> Step:
    def step(core: Core) -> None:
        core.send(SpeechMoved(sentence))

    return step


def _message(core: Core) -> None:
    core.send(AgentSaid("J’arrive. Gardez votre carte grise avec vous."))


def _gone(core: Core) -> None:
    """A procedure that was open is no longer in the library (its content was replaced)."""
    core.session = replace(core.session, screen="procedure", frames=(Frame("retiree"),))
    core.tick()


def _set(name: str, value: str) -> Step:
    def step(core: Core) -> None:
        core.send(PreferenceSet(name, value))

    return step


def _printer(core: Core) -> None:
    """A printer was found well."""
    core.send(PrinterChanged(True))


def _printed(outcome: str) -> Step:
    def step(core: Core) -> None:
        core.send(PrintChanged(outcome))

    return step


_PARKING = (_open("stationnement-residentiel"), _first_answers)
_LIBRARY = (_open("galerie"), _type("picpus"), _choose("go_on"), _type("7"), _choose("go_on"),
            _choose("choice:livres", "choice:jeux", "go_on"))  # fmt: skip
_TICKET = (_printer, *_PARKING, _choose("go_on", "print", "print:normal"))
_DONE = (*_LIBRARY, _choose("answer:seul", "go_on"))
_S = CallState

_NEEDS = (_open("galerie-besoins"), _choose("answer:france"))
SCENES: tuple[Scene, ...] = (
    Scene("welcome", started=False),
    Scene("home"),
    Scene("themes", (_choose("themes"),)),
    Scene("theme", (_choose("themes", "theme:stationnement"),)),
    Scene("theme_state", (_choose("themes", "theme:elections"),), needs="F34852"),
    Scene("theme_entries", (_choose("themes", "theme:stationnement"),)),
    Scene("shelf", (_choose("themes", "theme:stationnement", "shelf:NG1"),)),
    Scene("shelf_empty", (_choose("themes", "theme:stationnement", "shelf:NG2"),)),
    Scene("search", (_choose("search"),)),
    Scene("search_order", (_choose("search", "key:order"),)),
    Scene("search_digits", (_choose("search", "key:digits"),)),
    Scene("search_one", (_choose("search"), _search("livre", 1))),
    Scene("search_two", (_choose("search"), _search("carte b", 2))),
    Scene("search_many", (_choose("search"), _search("carte de bibliothèque ou de séjour d’étudiant", 20))),
    Scene("search_nothing", (_choose("search"), _search("xqzt", 0))),
    Scene("search_all", (_choose("search"), _search("carte", 20), _choose("see_all"))),
    Scene("question", (_open("stationnement-residentiel"),)),
    Scene("question_explained", (_open("stationnement-residentiel"), _choose("dont_know"))),
    Scene("question_yes_no", (_open("galerie-un"),)),
    Scene("question_changed", (*_PARKING, _choose("go_on", "recap", "change:usage"))),
    Scene("question_several", (
        _open("galerie"), _type("rue"), _choose("go_on"), _type("7"), _choose("go_on"),
    )),
    Scene("question_several_ticked", (
        _open("galerie"), _type("rue"), _choose("go_on"), _type("7"), _choose("go_on"),
        _choose("choice:livres", "choice:jeux"),
    )),
    Scene("question_number", (_open("ecole"), _first_answers)),
    Scene("question_number_wrong", (_open("galerie"), _type("rue"), _choose("go_on"), _type("77"))),
    Scene("question_text", (_open("galerie"),)),
    Scene("question_text_typed", (_open("galerie"), _type("picpus"))),
    Scene("question_text_explained", (_open("galerie"), _choose("dont_know"))),
    Scene("question_text_digits", (_open("galerie"), _choose("key:digits"))),
    Scene("question_many", (_open("F34852"),), needs="F34852"),
    Scene("checklist", _PARKING),
    Scene("checklist_one", (_open("galerie-un"), _choose("answer:oui"))),
    Scene("checklist_nine", (*_LIBRARY, _choose("answer:seul"))),
    Scene("checklist_marked", (*_LIBRARY, _choose("answer:seul", "have:identite", "lack:domicile"))),
    Scene("summary", (*_PARKING, _choose("go_on"))),
    Scene("summary_marked", (*_LIBRARY, _choose("answer:seul", "have:identite", "lack:domicile", "go_on"))),
    Scene("summary_unsure", (*_LIBRARY, _choose("dont_know", "go_on"))),
    Scene("summary_parking_unsure", (_open("stationnement-residentiel"), _unknown, _choose("go_on"))),
    Scene("summary_state", (_open("F34852"), _first_answers), needs="F34852"),
    Scene("menu", (*_PARKING, _choose("go_on", "menu"))),
    Scene("reading_state", (_open("F34852"), _first_answers, _read_first), needs="F34852"),
    Scene("reading", (*_DONE, _choose("menu", "read:lire"))),
    Scene("reading_spoken", (*_DONE, _choose("menu", "read:lire"), _set("voice", "on"), _spoken(3))),
    Scene("reading_words", (_open("galerie-etat"), _read("qui"))),
    Scene("reading_tables", (_open("galerie-etat"), _read("montants"))),
    Scene("reading_papers", (_open("galerie-etat"), _read("pieces"))),
    Scene("reading_folded", (_open("galerie-etat"), _read("registre"))),
    Scene("needs_question", (_open("galerie-besoins"),)),
    Scene("needs_menu", _NEEDS),
    Scene("needs_own_question", (*_NEEDS, _choose("read:besoin-comment"))),
    Scene("needs_read", (*_NEEDS, _choose("read:besoin-comment", "answer:guichet"))),
    Scene("needs_unsure", (*_NEEDS, _choose("read:besoin-comment", "dont_know"))),
    Scene("needs_papers", (*_NEEDS, _choose("read:besoin-comment/documents", "have:besoin-photo"))),
    Scene("needs_recap", (*_NEEDS, _choose("recap"))),
    Scene("needs_taken", (*_NEEDS, _choose("take"))),
    Scene("needs_only", (_open("galerie-besoins"), _choose("answer:ailleurs"))),
    Scene("word", (_open("galerie-etat"), _read("qui"), _see("word", "qf"))),
    Scene("words", (_open("galerie-etat"), _read("qui"), _see("words", "qf,caf,tuteur"))),
    Scene("table", (_open("galerie-etat"), _read("montants"), _see("table", "bareme"))),
    Scene("table_row", (_open("galerie-etat"), _see("table", "bareme/2"))),
    Scene("table_merged", (_open("galerie-etat"), _see("table", "plafonds/4"))),
    Scene("references", (_open("galerie-etat"), _see("references"))),
    Scene("recap", (*_DONE, _choose("recap"))),
    Scene("recap_parking", (*_PARKING, _choose("go_on", "recap"))),
    Scene("summary_printer", (_printer, *_PARKING, _choose("go_on"))),
    Scene("ticket", (_printer, *_PARKING, _choose("go_on", "print"))),
    Scene("ticket_large", (_printer, *_PARKING, _set("text_size", "3"), _choose("go_on", "print"))),
    Scene("ticket_printing", (*_TICKET,)),
    Scene("ticket_printed", (*_TICKET, _printed("ok"))),
    Scene("ticket_no_paper", (*_TICKET, _printed("no_paper"))),
    Scene("ticket_cut_off", (*_TICKET, _printed("cut_off"))),
    Scene("phone", (*_PARKING, _choose("go_on", "phone"))),
    Scene("phone_papers", (*_PARKING, _choose("go_on", "phone", "phone:papers"))),
    Scene("phone_papers_nine", (*_LIBRARY, _choose("answer:seul", "go_on", "phone", "phone:papers"))),
    Scene("other_way", (*_PARKING, _choose("go_on", "other_way"))),
    Scene("call_placing", (_open("galerie"), _choose("call"))),
    Scene("call_not_stored", (_call(_S.PLACING, stored=False),)),
    Scene("call_unreached", (_call(_S.QUEUED, reached=False),)),
    Scene("call_ringing", (_open("galerie"), _call(_S.RINGING))),
    Scene("call_long", (_open("galerie"), _call(_S.RINGING), _wait(60))),
    Scene("call_accepted", (_open("galerie"), _call(_S.ACCEPTED))),
    Scene("call_on_the_way", (_call(_S.ON_THE_WAY, 2),)),
    Scene("call_from_desk", (_call(_S.HELPING_FROM_DESK, 1),)),
    Scene("call_arrived", (_call(_S.ARRIVED),)),
    Scene("call_message", (_open("galerie"), _call(_S.ON_THE_WAY, 2), _message)),
    Scene("call_cancelled", (_call(_S.RINGING), _choose("cancel", "call"), _call(_S.CANCELLED))),
    Scene("call_expired", (_call(_S.RINGING), _call(_S.EXPIRED))),
    Scene("call_closed", (_call(_S.ARRIVED), _call(_S.CLOSED))),
    Scene("home_calling", (_call(_S.RINGING), _choose("back"), _wait(8))),
    Scene("home_answered", (_call(_S.ON_THE_WAY, 2), _choose("back"))),
    Scene("still_there", (_wait(900),)),
    Scene("still_there_calling", (_call(_S.RINGING), _choose("back"), _wait(900))),
    Scene("preferences", (_choose("preferences"),)),
    Scene("language", (_choose("language"),)),
    Scene("missing", (_gone,)),
)  # fmt: skip
