"""A page with one field and its keys: digits, or letters too; used for the code and by steps."""

from __future__ import annotations

from dataclasses import replace

from kiosk.views.arranging.key_rows import is_below
from kiosk.views.pages.draft import Context, Draft
from kiosk.views.pages.keyboard import DIGITS, PAD, backspace, key, keyboard, letters, named, special_keys
from kiosk.views.pages.technician.words import technician
from kiosk.views.view import Control, Part, Sentence


def field_page(
    c: Context,
    title: str,
    lead: str,
    acts: tuple[Control, ...],
    *,
    hidden: bool = False,
    digits: bool = True,
    wrong: str = "",
) -> Draft:
    """The field and what is to be typed; of what is `hidden`, only how much there is (EN 301 549 5.1.3.8)."""
    below = is_below(c.layout) and (c.layout.form == "tablet" or not digits)
    field, said = _field(c, hidden), c.all(lead)
    if below:  # the title is what surely has room there: what is wrong takes its place
        first, *rest = c.all(wrong) if wrong else (c.one(title), *said)
        return Draft(
            title=first,
            lead=tuple(rest),
            controls=tuple(replace(one, group="acts", hint="") for one in acts),
            foot=_keys_below(c, digits, hidden),
            query=field,
            query_icon="lock" if hidden else "pencil",
            typing="digits" if digits else "text",
        )
    mistake = (Part("error", "paragraph", c.all(wrong)),) if wrong else ()
    return Draft(
        title=c.one(title),
        lead=said,
        parts=(Part("field", "field", (field,)), *mistake),
        controls=_keys(c, digits, hidden),
        foot=acts,
        typing="digits" if digits else "text",
    )


def _field(c: Context, hidden: bool) -> Sentence:
    _, typed = c.say, technician(c).typed
    count = _("Caractères écrits : {n}").format(n=len(typed))
    words = _("Vous avez écrit : {words}").format(words=typed) if typed else ""
    if hidden:
        return Sentence("•" * len(typed), count, c.language, private=True)
    return Sentence(typed, words, c.language)


def _keys(c: Context, digits: bool, hidden: bool) -> tuple[Control, ...]:
    tall = c.layout.form == "portrait" and not c.layout.low
    rows = (PAD if tall else DIGITS) if digits else letters(c)
    keys = [_key(c, one, f"keys{row}", hidden) for row, chars in enumerate(rows) for one in chars]
    keys.append(backspace(c, f"keys{len(rows) - 1}"))
    return tuple(keys if digits else [*keys, *special_keys(c, "keys_last")])


def _keys_below(c: Context, digits: bool, hidden: bool) -> tuple[Control, ...]:
    if not digits:
        return keyboard(c)
    keys = [_key(c, one, f"foot_keys{row}", hidden) for row, chars in enumerate(DIGITS) for one in chars]
    return (*keys, backspace(c, "foot_keys1"))


def _key(c: Context, char: str, group: str, hidden: bool) -> Control:
    """A key; of what is hidden the voice says only that a character was typed."""
    return key(c, char, group, c.say("un caractère") if hidden else named(c, char))
