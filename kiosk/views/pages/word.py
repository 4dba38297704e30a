"""Words that are explained at a touch: one word on its page, or a list of those of one part of a text.

A procedure brings its own glossary; pages that show its texts offer the words met in them (`explained`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kiosk.procedures.model import Definition, Text
from kiosk.session.events import PageClosed, PageOpened
from kiosk.views.offered import WORD, WORD_ICON
from kiosk.views.pages.dated import with_notice
from kiosk.views.pages.draft import Context, Draft, action, context_of, pause
from kiosk.views.pages.fitting import fitted, shortened
from kiosk.views.pages.related import leading
from kiosk.views.sentences import sentences
from kiosk.views.view import Control, Part, Sentence

LONG_WORD = 36  # characters of a name on a control


def explained(c: Context, text: Text) -> tuple[Sentence, ...]:
    """A text as sentences; each offers the words that its procedure explains, the documents it names."""
    said = fitted(c, sentences(text), bool(text.defines or text.links))
    if not (text.defines or text.links) or not said:
        return said
    offers = leading(c, text, said)
    for definition in _definitions(c, text.defines):
        at = next((n for n, s in enumerate(said) if _speaks_of(s, definition)), 0)
        offers[at] = (*offers.get(at, ()), WORD + definition.id)
    return tuple(replace(s, offers=offers[n]) if n in offers else s for n, s in enumerate(said))


def word_controls(c: Context) -> tuple[Control, ...]:
    """A control for each word of the procedure’s glossary."""
    procedure = c.here.procedure
    if procedure is None:
        return ()
    label = c.say("Que veut dire « {word} » ?")
    return tuple(
        action(
            WORD + definition.id,
            label.format(word=shortened(_in_a_sentence(definition), LONG_WORD)),
            PageOpened("word", definition.id),
            look="second",
            icon=WORD_ICON,
            lang=c.language,
            spoken=label.format(word=_in_a_sentence(definition)),
        )
        for definition in procedure.glossary
    )


def page(c: Context) -> Draft:
    """One word and what it means."""
    _ = c.say
    definition = next(iter(_definitions(c, (c.here.detail,))), None)
    parts: tuple[Part, ...] = ()
    title = c.one(_("Ce mot n’est plus expliqué ici."))
    if definition is not None:
        title = c.one(_("Que veut dire « {word} » ?").format(word=_in_a_sentence(definition)))
        parts = tuple(
            Part(f"meaning{n}", "paragraph", fitted(c, sentences(text)))
            for n, text in enumerate(definition.meaning)
        )
    done = action("go_on", _("C’est lu"), PageClosed(), icon="check", foot="foot0", lang=c.language)
    return Draft(
        title=title,
        parts=with_notice(c, parts),
        context=context_of(c),
        foot=(*pause(c), done),
        more=_("Suite"),
    )


def several(c: Context) -> Draft:
    """The words of one part of a text, to choose from."""
    _ = c.say
    controls = tuple(
        Control(
            WORD + definition.id,
            definition.word.text,
            PageOpened("word", definition.id),
            icon=WORD_ICON,
            lang=definition.word.lang,
        )
        for definition in _definitions(c, tuple(c.here.detail.split(",")))
    )
    return Draft(
        title=c.one(_("Que veulent dire ces mots ?")),
        context=context_of(c),
        controls=controls,
        lead=c.all(_("Touchez un mot.")),
        more=_("Autres mots"),
    )


def _definitions(c: Context, wanted: tuple[str, ...]) -> Iterator[Definition]:
    procedure = c.here.procedure
    known = {each.id: each for each in procedure.glossary} if procedure is not None else {}
    return (known[name] for name in dict.fromkeys(wanted) if name in known)


def _speaks_of(said: Sentence, definition: Definition) -> bool:
    """Whether a sentence has the word, or another form of it: « notifiée » for « Notification »."""
    word = re.split(r"[ (]", definition.word.text)[0].lower()
    stem = word if definition.kind != "word" else word[: max(4, len(word) - 3)]
    return re.search(rf"\b{re.escape(stem)}", said.text.lower()) is not None


def _in_a_sentence(definition: Definition) -> str:
    """A word as it is written inside a sentence: without its capital, unless it is an abbreviation."""
    word = definition.word.text
    plain = definition.kind == "word" and word[1:2].islower()
    return word[0].lower() + word[1:] if plain else word
