"""The technician's steps that the terminal tries: the line, the voices, the paper; used by `scenes`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.app.core import Core
from kiosk.dev.gallery.steps import Step, call, choose, headset, unheard
from kiosk.dev.gallery.technician import INSIDE, at, kept, typed
from kiosk.session.commissioned import Adjusted, ExamineAsked, Examined, KeyPassed, KeyStruck, Tried, TryAsked
from kiosk.session.events import CallChanged, PrintAsked, PrintChanged
from kiosk.session.technician import LEARNING, Line, Outcome, Words
from kiosk.wire.calls import CallState
from kiosk.wire.findings import Finding, Level


def words(text: str, **values: str) -> Words:
    """A text of the catalogue, as it is in the sources: with no-break spaces."""
    return Words(text, tuple(values.items()))


def tried(what: str, outcome: Outcome, measured: Words, *lines: Line) -> Step:
    """Something that was tried, and how it went."""

    def step(core: Core) -> None:
        core.send(TryAsked(what))
        core.send(Tried(what, outcome, measured, lines))

    return step


def trying(what: str) -> Step:
    """Something that is being tried."""

    def step(core: Core) -> None:
        core.send(TryAsked(what))

    return step


def set_(*pairs: tuple[str, str]) -> Step:
    """What was set on a step's page."""

    def step(core: Core) -> None:
        for name, value in pairs:
            core.send(Adjusted(name, value, ""))

    return step


def found(core: Core) -> None:
    """What the terminal's examination told."""
    core.send(ExamineAsked())
    core.send(Examined(_FINDINGS))


def adopted(core: Core) -> None:
    """A citizen's call that is open still, told to the session that has come on screen."""
    core.send(CallChanged("hall", CallState.RINGING))


def examining(core: Core) -> None:
    """The terminal examines itself."""
    core.send(ExamineAsked())


def _found(level: Level, french: tuple[str, ...], english: tuple[str, ...]) -> Finding:
    """As a terminal tells it: part, what was measured, what mends it."""
    part, measured, remedy = english
    return Finding(french[0], level, *french[1:], en=Finding(part, level, measured, remedy))


_FINDINGS = (
    _found("good", ("réglages", "kiosk.toml et l’environnement se lisent", ""),
           ("settings", "kiosk.toml and the environment can be read", "")),
    _found("good", ("démarches", "17 de la Ville, la plus récente du 24/10/2025", ""),
           ("procedures", "17 of the City, the newest of 24/10/2025", "")),
    _found("warning", ("fiches de l’État", "5\u00a0586 fiches, la plus récente du 2026-02-03", "kiosk sync"),
           ("the State’s procedures", "5586 documents, the newest of 2026-02-03", "kiosk sync")),
    _found("good", ("annuaire des lieux", "34 lieu(x), le plus récent de 12 jours", ""),
           ("directory of places", "34 place(s), the newest 12 days old", "")),
    _found("bad", ("carte son", "aucune ne joue (aplay finit par 1)\u00a0: rien ne s’entend",
                   "aplay -l dit les cartes\u00a0; /etc/asound.conf nomme celle à prendre"),
           ("sound card", "none plays (aplay ends with 1): nothing is heard",
            "aplay -l tells the cards; /etc/asound.conf names the one to take")),
)  # fmt: skip
_VOICE = Words(
    "Pas entendu. {found}",
    (
        ("found", "voix pour ar\u00a0: espeak n’en a pas. apt install espeak-ng-data."),
        ("found.en", "voice for ar: espeak has none. apt install espeak-ng-data."),
    ),
)


def struck(*names: str) -> Step:
    """Keys of a keypad that is being learnt."""

    def step(core: Core) -> None:
        for name in names:
            core.send(KeyStruck(name))

    return step


def learnt(core: Core) -> None:
    """Nothing more is to be learnt."""
    core.send(KeyPassed(all=True))


_KEYS = (*INSIDE, at("keys", LEARNING))


def with_printer(core: Core) -> None:
    """The settings name a printer."""
    core.hall = replace(core.hall, installed=replace(core.hall.installed, printer="file:/dev/usb/lp0"))


def printed(outcome: str) -> Step:
    """A test ticket was asked for, and how it ended."""

    def step(core: Core) -> None:
        core.send(PrintAsked())
        core.send(PrintChanged(outcome))

    return step


_PRINTER = (*INSIDE, with_printer, at("printer"))
_READ = (("1.000:3", "63"), ("1.000:1", "51"), ("1.000:5", "74"))
_LOUD = (("1.000:3", "71"), ("1.000:1", "60"), ("1.000:5", "82"))
_DESK = "https://bureau.mairie.example"
_LINES = (
    Line("good", words("{desk} répond en {ms} ms.", desk=_DESK, ms="38")),
    Line("good", words("L’appel d’essai est revenu de {desk} en {ms} ms.", desk=_DESK, ms="112")),
    Line(
        "bad",
        words(
            "Le certificat de {desk} n’est pas reconnu. "
            "Donnez celui de l’autorité de la ville (desk.authority).",
            desk="https://secours.mairie.example",
        ),
    ),
)
_SOME = words("Au moins un bureau va bien. Lisez le reste.")
_CALL = (*INSIDE, at("test_call"))

SCENES: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("technician_sound", (*INSIDE, at("sound"))),
    ("technician_sound_level", (*INSIDE, at("sound", "level/3"), typed("64"))),
    ("technician_sound_read", (*INSIDE, at("sound"), set_(*_READ))),
    ("technician_sound_loud", (*INSIDE, at("sound"), set_(*_LOUD))),
    ("technician_sound_lowered", (*INSIDE, at("sound"), set_(*_LOUD), choose("set_level"), kept(True))),
    ("technician_sound_silent", (*INSIDE, at("sound", "level/3"), unheard("no_card"))),
    ("technician_headset_silent", (*INSIDE, at("headset"), headset(True), unheard("no_card"))),
    ("technician_headset", (*INSIDE, at("headset"))),
    ("technician_headset_in", (*INSIDE, at("headset"), headset(True))),
    ("technician_voices", (*INSIDE, at("voices"))),
    ("technician_voices_one", (*INSIDE, at("voices", "voice/ar"))),
    (
        "technician_voices_tried",
        (
            *INSIDE,
            at("voices"),
            set_(("voice:fr", "heard")),
            tried("voice:ar", "bad", _VOICE),
            trying("voice:zh"),
        ),
    ),
    ("technician_keys", (*INSIDE, at("keys"))),
    ("technician_keys_press", (*_KEYS, struck("f13", "f14", "f15"))),
    ("technician_keys_known", (*_KEYS, struck("f13", "f14", "f14"))),
    ("technician_keys_learnt", (*_KEYS, struck("f13", "f14", "f15", "f16"), learnt)),
    ("technician_keys_few", (*_KEYS, struck("f13"), learnt)),
    ("technician_printer", _PRINTER),
    ("technician_printer_none", (*INSIDE, at("printer"))),
    ("technician_printer_out", (*_PRINTER, printed("ok"))),
    ("technician_printer_no_paper", (*_PRINTER, printed("no_paper"))),
    ("technician_line", (*INSIDE, at("line"))),
    ("technician_line_trying", (*INSIDE, at("line"), trying("line"))),
    ("technician_line_tried", (*INSIDE, at("line"), tried("line", "warning", _SOME, *_LINES))),
    ("technician_test_call", _CALL),
    ("technician_test_call_placed", (*_CALL, call(CallState.RINGING))),
    ("technician_test_call_rings", (*_CALL, call(CallState.RINGING), choose("back"))),
    ("technician_test_call_taken", (*_CALL, call(CallState.ACCEPTED), choose("back"))),
    ("technician_test_call_waits", (*INSIDE, adopted, at("test_call"))),
    ("technician_content", (*INSIDE, at("content"))),
    ("technician_content_found", (*INSIDE, at("content"), found)),
    ("technician_doctor", (*INSIDE, at("doctor"))),
    ("technician_doctor_examining", (*INSIDE, at("doctor"), examining)),
    ("technician_doctor_found", (*INSIDE, at("doctor"), found)),
)
