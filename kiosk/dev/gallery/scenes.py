"""Every page of the terminal by name, and how to reach it; used by `kiosk shots` and the pages' linter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.app.core import Core
from kiosk.dev.gallery import commissioning, technician
from kiosk.dev.gallery.procedure import WithGallery
from kiosk.dev.gallery.search import OFFERED
from kiosk.dev.gallery.steps import (
    Step,
    call,
    choose,
    first_answers,
    gone,
    headset,
    keyboard,
    keys,
    message,
    opened,
    printed,
    printer,
    read,
    read_first,
    searched,
    see,
    setting,
    shut,
    spoken,
    typed,
    unheard,
    unknown,
    viewed,
    wait,
)
from kiosk.procedures.library import Library
from kiosk.session.events import (
    LanguageChosen,
    PreferenceSet,
    Started,
)
from kiosk.views.focus import Key
from kiosk.wire.calls import CallState

MOMENT = datetime(2026, 11, 16, 10, 42)  # a Monday, so that pictures are the same on any day


@dataclass(frozen=True, slots=True)
class Scene:
    """A page by name, with the steps that lead to it from the home page (or from the welcome page).

    `needs` is a procedure of the State that must be in the library, whose documents a terminal may not have.
    A `whole` one takes the panel, bar included: it is no page of a citizen's.
    """

    name: str
    steps: tuple[Step, ...] = ()
    started: bool = True
    needs: str = ""
    whole: bool = False


def scenes_of(library: Library, whole: bool = False) -> tuple[Scene, ...]:
    """The scenes that can be played with this library; `whole`: those that take the whole panel too."""
    there = (scene for scene in SCENES if not scene.needs or library.get(scene.needs) is not None)
    return tuple(scene for scene in there if whole or not scene.whole)


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


_PARKING = (opened("stationnement-residentiel"), first_answers)
_LIBRARY = (opened("galerie"), typed("picpus"), choose("go_on"), typed("7"), choose("go_on"),
            choose("choice:livres", "choice:jeux", "go_on"))  # fmt: skip
_TICKET = (printer, *_PARKING, choose("go_on", "print", "print:normal"))
_DONE = (*_LIBRARY, choose("answer:seul", "go_on"))
_S = CallState

_SHOWN = (call(_S.ACCEPTED), viewed, choose("sharing", "show_answers"))
_NEEDS = (opened("galerie-besoins"), choose("answer:france"))
SCENES: tuple[Scene, ...] = (
    Scene("welcome", started=False),
    Scene("closed", (shut,), started=False),
    Scene("home"),
    Scene("themes", (choose("themes"),)),
    Scene("theme", (choose("themes", "theme:stationnement"),)),
    Scene("theme_state", (choose("themes", "theme:elections"),), needs="F34852"),
    Scene("theme_entries", (choose("themes", "theme:stationnement"),)),
    Scene("shelf", (choose("themes", "theme:stationnement", "shelf:NG1"),)),
    Scene("shelf_empty", (choose("themes", "theme:stationnement", "shelf:NG2"),)),
    Scene("search", (choose("search"),)),
    Scene("search_order", (choose("search"), keyboard("order"))),
    Scene("search_digits", (choose("search"), keyboard("digits"))),
    Scene("search_one", (choose("search"), searched("livre", 1))),
    Scene("search_two", (choose("search"), searched("carte b", 2))),
    Scene("search_many", (choose("search"), searched("carte de bibliothèque ou de séjour d’étudiant", 20))),
    Scene("search_nothing", (choose("search"), searched("xqzt", 0))),
    Scene("search_words", (choose("search"), searched("carte pass", 3, OFFERED))),
    Scene("search_cleared", (choose("search"), searched("carte", 3), keyboard("clear"))),
    Scene("search_latin", (choose("search"), keyboard("latin"))),
    Scene("search_all", (choose("search"), searched("carte", 20), choose("see_all"))),
    Scene("question", (opened("stationnement-residentiel"),)),
    Scene("question_explained", (opened("stationnement-residentiel"), choose("dont_know"))),
    Scene("question_yes_no", (opened("galerie-un"),)),
    Scene("question_changed", (*_PARKING, choose("go_on", "recap", "change:usage"))),
    Scene("question_several", (
        opened("galerie"), typed("rue"), choose("go_on"), typed("7"), choose("go_on"),
    )),
    Scene("question_several_ticked", (
        opened("galerie"), typed("rue"), choose("go_on"), typed("7"), choose("go_on"),
        choose("choice:livres", "choice:jeux"),
    )),
    Scene("question_number", (opened("ecole"), first_answers)),
    Scene("question_number_wrong", (opened("galerie"), typed("rue"), choose("go_on"), typed("77"))),
    Scene("question_text", (opened("galerie"),)),
    Scene("question_text_typed", (opened("galerie"), typed("picpus"))),
    Scene("question_text_explained", (opened("galerie"), choose("dont_know"))),
    Scene("question_text_digits", (opened("galerie"), keyboard("digits"))),
    Scene("question_many", (opened("F34852"),), needs="F34852"),
    Scene("checklist", _PARKING),
    Scene("checklist_one", (opened("galerie-un"), choose("answer:oui"))),
    Scene("checklist_nine", (*_LIBRARY, choose("answer:seul"))),
    Scene("checklist_marked", (*_LIBRARY, choose("answer:seul", "have:identite", "lack:domicile"))),
    Scene("summary", (*_PARKING, choose("go_on"))),
    Scene("summary_marked", (*_LIBRARY, choose("answer:seul", "have:identite", "lack:domicile", "go_on"))),
    Scene("summary_unsure", (*_LIBRARY, choose("dont_know", "go_on"))),
    Scene("summary_parking_unsure", (opened("stationnement-residentiel"), unknown, choose("go_on"))),
    Scene("summary_state", (opened("F34852"), first_answers), needs="F34852"),
    Scene("menu", (*_PARKING, choose("go_on", "menu"))),
    Scene("reading_state", (opened("F34852"), first_answers, read_first), needs="F34852"),
    Scene("reading", (*_DONE, choose("menu", "read:lire"))),
    Scene("reading_spoken", (*_DONE, choose("menu", "read:lire"), setting("voice", "on"), spoken(3))),
    Scene("reading_words", (opened("galerie-etat"), read("qui"))),
    Scene("reading_tables", (opened("galerie-etat"), read("montants"))),
    Scene("reading_papers", (opened("galerie-etat"), read("pieces"))),
    Scene("reading_folded", (opened("galerie-etat"), read("registre"))),
    Scene("aside", (opened("galerie-etat"), see("aside", "registre"))),
    Scene("needs_question", (opened("galerie-besoins"),)),
    Scene("needs_menu", _NEEDS),
    Scene("needs_own_question", (*_NEEDS, choose("read:besoin-comment"))),
    Scene("needs_read", (*_NEEDS, choose("read:besoin-comment", "answer:guichet"))),
    Scene("needs_online", (*_NEEDS, choose("read:besoin-comment", "answer:ligne"))),
    Scene("phone_service", (*_NEEDS, choose("read:besoin-comment", "answer:ligne", "square:l1"))),
    Scene("needs_unsure", (*_NEEDS, choose("read:besoin-comment", "dont_know"))),
    Scene("needs_papers", (*_NEEDS, choose("read:besoin-comment/documents", "have:besoin-photo"))),
    Scene("needs_recap", (*_NEEDS, choose("recap"))),
    Scene("needs_taken", (*_NEEDS, choose("take"))),
    Scene("needs_only", (opened("galerie-besoins"), choose("answer:ailleurs"))),
    Scene("word", (opened("galerie-etat"), read("qui"), see("word", "qf"))),
    Scene("words", (opened("galerie-etat"), read("qui"), see("words", "qf,caf,tuteur"))),
    Scene("table", (opened("galerie-etat"), read("montants"), see("table", "bareme"))),
    Scene("table_row", (opened("galerie-etat"), see("table", "bareme/2"))),
    Scene("table_merged", (opened("galerie-etat"), see("table", "plafonds/4"))),
    Scene("related", (opened("galerie-etat"), see("related"))),
    Scene("related_named", (opened("galerie-etat"), see("related", "galerie-un,galerie-besoins"))),
    Scene("question_long", (opened("galerie-reponses"),)),
    Scene("choices", (opened("galerie-reponses"), see("choices"))),
    Scene("references", (opened("galerie-etat"), see("references"))),
    Scene("recap", (*_DONE, choose("recap"))),
    Scene("recap_aloud", (*_DONE, setting("voice", "on"), choose("recap"))),
    Scene("recap_parking", (*_PARKING, choose("go_on", "recap"))),
    Scene("summary_printer", (printer, *_PARKING, choose("go_on"))),
    Scene("ticket", (printer, *_PARKING, choose("go_on", "print"))),
    Scene("ticket_large", (printer, *_PARKING, setting("text_size", "3"), choose("go_on", "print"))),
    Scene("ticket_printing", (*_TICKET,)),
    Scene("ticket_printed", (*_TICKET, printed("ok"))),
    Scene("ticket_no_paper", (*_TICKET, printed("no_paper"))),
    Scene("ticket_cut_off", (*_TICKET, printed("cut_off"))),
    Scene("phone", (*_PARKING, choose("go_on", "phone"))),
    Scene("phone_papers", (*_PARKING, choose("go_on", "phone", "phone:papers"))),
    Scene("phone_papers_nine", (*_LIBRARY, choose("answer:seul", "go_on", "phone", "phone:papers"))),
    Scene("other_way", (*_PARKING, choose("go_on", "other_way"))),
    Scene("call_placing", (opened("galerie"), choose("call"))),
    Scene("call_not_stored", (call(_S.PLACING, stored=False),)),
    Scene("call_unreached", (call(_S.QUEUED, reached=False),)),
    Scene("call_ringing", (opened("galerie"), call(_S.RINGING))),
    Scene("call_long", (opened("galerie"), call(_S.RINGING), wait(60))),
    Scene("call_nobody", (opened("galerie"), call(_S.RINGING, nobody=True))),
    Scene("call_accepted", (opened("galerie"), call(_S.ACCEPTED))),
    Scene("call_on_the_way", (call(_S.ON_THE_WAY, 2),)),
    Scene("call_from_desk", (call(_S.HELPING_FROM_DESK, 1),)),
    Scene("call_arrived", (call(_S.ARRIVED),)),
    Scene("call_message", (opened("galerie"), call(_S.ON_THE_WAY, 2), message)),
    Scene("call_wished", (opened("galerie"), call(_S.RINGING), choose("wishes", "wish:in_writing", "go_on"))),
    Scene("wishes", (opened("galerie"), call(_S.RINGING), choose("wishes", "wish:in_writing"))),
    Scene("call_viewed", (opened("galerie"), call(_S.ACCEPTED), viewed)),
    Scene("sharing", (*_LIBRARY, call(_S.ACCEPTED), viewed, choose("sharing"))),
    Scene("sharing_nothing", (call(_S.ACCEPTED), viewed, choose("sharing"))),
    Scene("shared_first", (*_LIBRARY, *_SHOWN)),
    Scene("shared_question", (*_LIBRARY, *_SHOWN, see("recap"), choose("back"))),
    Scene("shared_typing", (opened("galerie"), *_SHOWN, typed("picpus"))),
    Scene("shared_search", (*_SHOWN, choose("search"), searched("carte", 3))),
    Scene("shared_call", (opened("galerie"), *_SHOWN, choose("call"))),
    Scene("shared_preferences", (*_SHOWN, choose("preferences"))),
    Scene("shared_where", (opened("galerie"), *_SHOWN, keys(Key.WHERE_AM_I))),
    Scene("shared_no_more", (*_LIBRARY, *_SHOWN, choose("stop_sharing"))),
    Scene("call_cancelled", (call(_S.RINGING), choose("cancel", "call"), call(_S.CANCELLED))),
    Scene("call_expired", (call(_S.RINGING), call(_S.EXPIRED))),
    Scene("call_closed", (call(_S.ARRIVED), call(_S.CLOSED))),
    Scene("home_calling", (call(_S.RINGING), choose("back"), wait(8))),
    Scene("home_answered", (call(_S.ON_THE_WAY, 2), choose("back"))),
    Scene("still_there", (wait(900),)),
    Scene("still_there_calling", (call(_S.RINGING), choose("back"), wait(900))),
    Scene("told_help", (opened("stationnement-residentiel"), keys(Key.NEXT, Key.NEXT, Key.HELP))),
    Scene("told_where", (*_PARKING, keys(Key.NEXT, Key.WHERE_AM_I))),
    Scene("told_on_a_text", (*_DONE, choose("menu", "read:lire"), keys(Key.HELP))),
    Scene("scan_group", (choose("search"), keys(Key.SWITCH_1, Key.SWITCH_2, Key.SWITCH_2))),
    Scene("scan_papers", (*_PARKING, keys(Key.SWITCH_1, Key.SWITCH_2))),
    Scene("preferences", (choose("preferences"),)),
    Scene("preferences_voice", (headset(True), choose("preferences"))),
    Scene("preferences_aloud", (setting("voice", "on"), setting("aloud", "on"), choose("preferences"))),
    Scene("fingertip", (*_PARKING, headset(True))),
    Scene("listening", (*_PARKING, setting("voice", "on"), choose("repeat"), spoken(2))),
    Scene("said_title", (setting("voice", "on"), spoken(0))),
    Scene("said_question", (opened("stationnement-residentiel"), setting("voice", "on"), spoken(4))),
    Scene("voice_missing", (*_PARKING, setting("voice", "on"), unheard("no_voice"))),
    Scene("headset_out", (*_PARKING, headset(True), spoken(1), headset(False))),
    Scene("language", (choose("language"),)),
    Scene("missing", (gone,)),
    *(
        Scene(name, steps, started=False)
        for name, steps in (*technician.SCENES, *commissioning.SCENES)
    ),
    *(Scene(name, steps, started=False, whole=True) for name, steps in technician.WHOLE),
)  # fmt: skip
