"""`BlocCas` and `ListeSituations`: cases of which some apply; used by `kiosk.content.reader.blocks`."""

from __future__ import annotations

from dataclasses import replace

from kiosk.content.reader.conditions import condition_of
from kiosk.content.reader.heading import Heading, Inside
from kiosk.content.reader.inline import NBSP, Element, text_of
from kiosk.content.reader.papers import asks_for_papers
from kiosk.content.reader.report import Reading
from kiosk.content.reader.roles import plain
from kiosk.content.reader.wording import are_outcomes, question_words, told_before, within
from kiosk.procedures.conditions import Condition, Fact
from kiosk.procedures.model import Case, Cases, Question, Text

NEUTRAL = Text("Choix de la situation")     # an agent may see it: it says nothing of the answer


def read_cases(element: Element, reading: Reading, heading: Heading, lead: Text, inside: Inside) -> Cases:
    """The cases with a question to tell them apart; what may come of a request is shown, not asked."""
    written = [child for child in element if child.tag not in ("Titre", "Condition")]
    reading.unknown.update(child.tag for child in written if child.tag not in ("Cas", "Situation"))
    titles = [text_of(child.find("Titre"), None).text for child in written]
    identity = reading.identity("c")
    outcomes = are_outcomes(titles)
    ask = None if outcomes else _question(reading, lead, heading, titles)
    if asks_for_papers(plain(lead.text)) and lead:      # « les documents suivants : », then who brings which
        heading = replace(heading, role="documents")
    cases = tuple(_case(child, f"{identity}.{number}", reading, heading, inside, outcomes)
                  for number, child in enumerate(written, 1))
    return Cases(identity, cases, ask)


def _question(reading: Reading, lead: Text, heading: Heading, titles: list[str]) -> Question:
    words, written = question_words(lead.text, heading.words, titles)
    defines = lead.defines if _holds(words, lead.text) else heading.defines
    before = told_before(lead.text, words)
    why = Text(before, defines=lead.defines if before == lead.text else ())
    question = Question(reading.identity("q"), Text(words, defines=defines), why=why, label=NEUTRAL)
    if not written:
        reading.unworded.append(question.id)
    return question


def _holds(words: str, lead: str) -> bool:
    return bool(lead) and words.startswith(lead.rstrip(f" .:{NBSP}"))


def _case(
    element: Element, identity: str, reading: Reading, heading: Heading, inside: Inside, outcome: bool
) -> Case:
    title = text_of(element.find("Titre"), reading)
    reading.settle(identity)
    when: Condition | None = condition_of(element, reading)
    if outcome and when is None:
        when = Fact(f"?{identity}")     # nobody can know it yet: an alternative, shown under its title
    blocks = inside(element, Heading(within(heading.words, title.text), heading.role, title.defines))
    return Case(identity, title, blocks, when)
