"""What the voice says of a page when it opens, and of each of its controls; used by `compose`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from kiosk import languages
from kiosk.session.state import SAID_FIRST
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.sentences import sentence
from kiosk.views.told import count_of, told
from kiosk.views.view import Control, Part, Sentence


def announced(
    c: Context, draft: Draft, parts: tuple[Part, ...], controls: tuple[Control, ...]
) -> tuple[Sentence, ...]:
    """What is said when the page opens: where one is, the title, why, the text, then each thing to touch."""
    said: list[Sentence] = []
    if c.session.told in SAID_FIRST:  # the glass has just become another, or who sees the answers
        said += told(c, draft, controls)
    typed = _typed(draft, parts)
    said += [*typed, *draft.intro]
    said += [s for s in (draft.context, draft.progress) if s is not None and draft.intro == ()]
    said.append(draft.title)
    if draft.start is not None:
        said.append(draft.start)
    said += [one for one in (*draft.lead, *draft.help) if not one.silent]
    own = [control for control in controls if control.zone == "touch" and control.look != "key"]
    count, grouped = count_of(c, controls), {control.group for control in own} - {""}
    for number, part in enumerate(parts):
        if part.group in grouped:
            said += [count] if count not in said else []
            before = _before(own, part.group, parts)
            said += [s for control in before for s in control_sentences(c.say, control, c.language)]
            own = [control for control in own if control not in before]
        said += [s for s in part.sentences if s.text and not s.silent and s not in typed]
        if part.group and all(other.group != part.group for other in parts[number + 1 :]):
            # what stands under a heading is said after it; on a paper's card, without its name again
            under = [control for control in own if control.group == part.group]
            own = [control for control in own if control not in under]
            if part.kind == "document":
                under = [replace(control, spoken="", hint="", hint_lang="") for control in under]
            said += [s for control in under for s in control_sentences(c.say, control, c.language)]
    said += [count] if count not in said else []
    said += [s for control in own for s in control_sentences(c.say, control, c.language)]
    if c.session.told == "keys":  # the first key, or another language: what the keys are for
        said += told(c, draft, controls)
    return tuple(one for one in said if one.said)


def _typed(draft: Draft, parts: tuple[Part, ...]) -> tuple[Sentence, ...]:
    """What stands in the field, said before all else: whoever asks to hear the page hears it at once."""
    fields = (s for part in parts if part.kind in ("field", "typed") for s in part.sentences)
    field = draft.query if draft.query is not None else next(fields, None)
    return (field,) if field is not None and field.text else ()


def _before(own: list[Control], group: str, parts: tuple[Part, ...]) -> list[Control]:
    """What stands before the controls of a group and under no heading of its own."""
    first = next((number for number, control in enumerate(own) if control.group == group), 0)
    headed = {part.group for part in parts}
    return [control for control in own[:first] if control.group not in headed]


def unsaid(parts: tuple[Part, ...]) -> Iterator[Sentence]:
    """What is shown and not said: it is read too."""
    return (said for part in parts for said in part.sentences if said.silent)


def control_sentences(say: Callable[[str], str], control: Control, language: str) -> tuple[Sentence, ...]:
    """What is said of a control: its words, its state where it has one (EN 301 549 5.6), in their voices."""
    _ = say
    states = {
        "selected": _("choisi"),
        "on": _("activé"),
        "off": _("désactivé"),
        "disabled": _("indisponible"),
    }
    state, said = "" if control.untold else states.get(control.state, ""), control.said
    after = (sentence(control.hint, control.hint_lang, control.private),) if control.hint_lang else ()
    if control.kept:
        after = (*after, sentence(control.kept, language, control.private))
    if state and languages.voice_of(control.lang) == languages.voice_of(language):
        said = f"{said}{languages.of(language).comma}{state}"
    elif state:  # the name of a language, a title that is not translated
        after = (*after, sentence(state, language, control.private))
    first = Sentence(control.label, said, control.lang, control.private, spoken_lang=control.spoken_lang)
    return tuple(replace(one, control=control.id) for one in (first, *after))
