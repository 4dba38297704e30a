"""A theme or a dossier (`N…`) as a choice among its documents; used by `kiosk.content.reader.document`."""

from __future__ import annotations

from kiosk.content.reader.inline import NBSP, Element, text_of
from kiosk.content.reader.report import Reading
from kiosk.content.reader.wording import asked
from kiosk.procedures.conditions import Answered
from kiosk.procedures.model import Block, Case, Cases, Choice, OpenProcedure, Question, Text

LOOKING_FOR = f"Que cherchez-vous{NBSP}?"
MENU = Text("Choix de la fiche")            # neutral: an agent may see it

_GROUPS = ("SousDossier", "SousTheme")
_ENTRIES = ("Fiche", "Dossier", *_GROUPS)


def read_menu(root: Element, reading: Reading) -> tuple[Block, ...]:
    """The entries as choices, sub-themes and sub-dossiers as a first choice; an entry opens its document."""
    return _menu([child for child in root if child.tag in _ENTRIES], reading, LOOKING_FOR)


def _menu(entries: list[Element], reading: Reading, words: str) -> tuple[Block, ...]:
    if not entries:
        return ()
    identity, block = reading.identity("hq"), reading.identity("hc")
    choices: list[Choice] = []
    cases: list[Case] = []
    for number, entry in enumerate(entries, 1):
        title = _title(entry)
        choices.append(Choice(str(number), title))
        cases.append(Case(f"{block}.{number}", title, _behind(entry, reading, title.text),
                          Answered(identity, (str(number),))))
    question = Question(identity, Text(words), choices=tuple(choices), dont_know="agent", label=MENU)
    return (question, Cases(block, tuple(cases)))


def _title(entry: Element) -> Text:
    title = entry.find("Titre")
    return text_of(entry if title is None else title, None)


def _behind(entry: Element, reading: Reading, title: str) -> tuple[Block, ...]:
    if entry.tag in _GROUPS:
        inner = [child for child in entry if child.tag in _ENTRIES]
        return _menu(inner, reading, asked(title, (), "que cherchez-vous"))
    target = entry.get("ID", "")
    reading.leaves.append(target)
    return (OpenProcedure(reading.identity("h"), target, at_once=True),)
