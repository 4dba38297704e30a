"""The on-screen keyboard: letters of two alphabets in either order, digits; used where one types."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kiosk import languages
from kiosk.languages.marks import letter_name
from kiosk.session.events import KeyTyped
from kiosk.session.keys import CLEAR, MORE, RESTORE
from kiosk.views.arranging.key_rows import grid, is_compact, is_parted, one_column
from kiosk.views.pages.alphabets import OWN, alphabet, has_own, rows_of
from kiosk.views.pages.draft import Context
from kiosk.views.texts import to_translate
from kiosk.views.view import Control

PAD = ("123", "456", "789", "0")  # as on a telephone
DIGITS = ("12345", "67890")
_SIGNS = {
    "’": to_translate("apostrophe"),
    "-": to_translate("tiret"),
    "*": to_translate("étoile"),
    "/": to_translate("barre oblique"),
}
_LETTER = r"[A-ZА-ЯЄІЇҐ\u0621-\u064a]"
_ONE_WORD = re.compile(rf"(?<=\b{_LETTER}) (?={_LETTER}\b)")
_FEW_COLUMNS, _MANY_COLUMNS = 8, 12
_DRAWN = {"latin": "translate", "own": "translate"}  # where a key's words have no room; else a keyboard
SIGNS = (*DIGITS, "*/’-")  # of the forms that people look for by their number


def letters(c: Context) -> tuple[str, ...]:
    """The rows of letters, or of digits, that the citizen has chosen."""
    return DIGITS if c.session.keyboard == "digits" else rows_of(c.session)


def key(c: Context, char: str, group: str, spoken: str = "") -> Control:
    """The key of one character."""
    return _key(c, char, char.upper(), group, spoken or named(c, char))


def named(c: Context, char: str) -> str:
    """What is heard of a character: a sign alone would make no sound, an accent is named."""
    return c.say(_SIGNS[char]) if char in _SIGNS else letter_name(char, c.language)


def backspace(c: Context, group: str, spoken: str = "") -> Control:
    """The key that takes the last character away: an icon, named by the voice."""
    label = c.say("Effacer")
    return _key(c, "backspace", label, group, spoken or label, "backspace")


def special_keys(c: Context, group: str) -> list[Control]:
    """The space, the digits, the order and the alphabet of the letters, and all that is to be cleared."""
    _ = c.say
    named = ((" ", "", _("Espace")), _digits(c), _order(c), *_script(c))
    return [*(_key(c, name, label, group, said) for name, said, label in named), _clear(c, group)]


def keyboard(c: Context, group: str = "foot_keys") -> tuple[Control, ...]:
    """A whole keyboard to search with; always of as many rows, so that no key moves under the finger."""
    if is_parted(c.layout):
        return _grouped(_parted(c), group)
    _ = c.say
    compact = is_compact(c.layout)
    space, erase = _key(c, " ", _("Espace"), "", ""), backspace(c, "")
    others = [_key(c, name, short if compact else label, "", label)
              for name, short, label in (_digits(c), *_script(c), _order(c))]  # fmt: skip
    rows = [[key(c, char, "") for char in row] for row in _rows(c)]
    if compact:
        rows[0].append(erase)
        rows[1].append(_clear(c, "", drawn=True))
        rows[2] = [*others, *rows[2], space]
    else:
        rows[2].append(erase)
        rows.append([*others, space, _clear(c, "")])
    return _grouped(rows, group)


def _grouped(rows: Iterable[list[Control]], group: str) -> tuple[Control, ...]:
    """Each row of keys is a group of its own: whoever uses one switch chooses the row, then the key."""
    return tuple(replace(k, group=f"{group}{number}") for number, row in enumerate(rows) for k in row)


def _parted(c: Context) -> list[list[Control]]:
    """A part of the letters, each key as large as any control; the next part is one key away."""
    columns, rows = grid(c.layout)
    chars = "".join(SIGNS if c.session.keyboard == "digits" else rows_of(c.session))
    others = _turned(c) if columns < _FEW_COLUMNS else [_digits(c), *_script(c), _order(c)]
    special = [_narrow(c, name, short, label) for name, short, label in others]
    space = _key(c, " ", c.say("Espace"), "", "")
    if not one_column(c.layout, space.label):
        space = replace(space, value="2")
    last = [*special, space, _clear(c, "", drawn=True), backspace(c, "")]
    room = columns * rows - sum(2 if k.value else 1 for k in last)
    if len(chars) <= room:
        parts = [chars]
    else:  # the key to the next part takes its room
        parts = _split(chars, room - (2 if columns >= _MANY_COLUMNS else 1), c.session.keyboard != "digits")
    at = c.session.key_part % len(parts)
    if len(parts) > 1:
        last.insert(0, _more(c, parts[(at + 1) % len(parts)]))
    usual = SIGNS if c.session.keyboard == "digits" else rows_of(c.session)
    if len(parts) == 1 and len(usual) < rows and max(map(len, usual)) <= columns:
        return [*([key(c, char, "") for char in row] for row in usual), last]
    keys = [key(c, char, "") for char in parts[at]]
    taken = sum(2 if k.value else 1 for k in last)
    over = -(-(len(keys) + taken) // columns) - 1  # rows above the last, of letters alone
    if len(keys) > over * columns:  # the last has letters too
        rows_above = [keys[row * columns : (row + 1) * columns] for row in range(over)]
        return [*rows_above, [*keys[over * columns :], *last]]
    ends = [round(len(keys) * row / over) for row in range(over + 1)] if over else [0]
    return [*(keys[a:b] for a, b in pairwise(ends)), last]


def _more(c: Context, following: str) -> Control:
    """The key to the next part, with the letters that it has."""
    a, z = following[0], following[-1]
    said = c.say("Autres touches, de {a} à {z}").format(a=named(c, a), z=named(c, z))
    label = f"{a.upper()}…{z.upper()}"
    if one_column(c.layout, label) or grid(c.layout)[0] >= _MANY_COLUMNS:
        return _narrow(c, MORE, label, said)
    label = label.replace("…", "–")
    return _key(c, MORE, label, "", said, "" if one_column(c.layout, label) else "arrow-right")


def _narrow(c: Context, name: str, label: str, said: str) -> Control:
    """« A B C »; where that has no room in a column it takes two, or is « ABC », or a drawing."""
    bare = label.replace(" ", "")
    if one_column(c.layout, label.replace(" ", "\u00a0")):
        return _key(c, name, label, "", said)
    if grid(c.layout)[0] >= _MANY_COLUMNS:
        return replace(_key(c, name, label, "", said), value="2")
    return _key(c, name, bare, "", said, "" if one_column(c.layout, bare) else _DRAWN.get(name, "keyboard"))


def _turned(c: Context) -> list[tuple[str, str, str]]:
    """Where few keys have room, one leads through the layouts in turn."""
    own = has_own(c.language)
    match c.session.keyboard:
        case "digits" if own:
            return _script(c)
        case "letters":
            return [_order(c)]
        case "order":
            return [_digits(c)]
    return [_digits(c)]


def _split(chars: str, most: int, even: bool) -> list[str]:
    """Parts of at most so many keys; `even`: as alike as can be, so that the other keys do not move."""
    count = -(-len(chars) // most)
    if not even:
        return [chars[at : at + most] for at in range(0, len(chars), most)]
    ends = [round(len(chars) * part / count + 0.49) for part in range(count + 1)]
    return [chars[a:b] for a, b in pairwise(ends)]


def _rows(c: Context) -> tuple[str, ...]:
    """The rows of a whole keyboard; of three, the last one leaves its signs and some letters."""
    rows = SIGNS if c.session.keyboard == "digits" else rows_of(c.session)
    if not is_compact(c.layout) or not rows[2].endswith("’-"):
        return rows
    letters = rows[2][:-2]
    first, more = (letters[:6], letters[6:]) if len(letters) < 9 else (letters, "")
    return f"{rows[0]}{more[1:]}", f"{rows[1]}{more[:1]}’", first


def _clear(c: Context, group: str, drawn: bool = False) -> Control:
    """« Tout effacer »; right after it, or after a word was taken, the way back; drawn where words have no
    room."""
    _ = c.say
    if c.session.cleared:
        written = c.session.screen == "search" and c.session.search is not None and c.session.search.words
        spoken = (
            _("Remettre ce qui était écrit.")  # before a word was taken
            if written
            else _("Tout est effacé. Remettre ce qui était écrit.")
        )
        return _key(c, RESTORE, _("Remettre"), group, spoken, "undo-variant" if drawn else "")
    label = _("Tout effacer")
    return _key(c, CLEAR, label, group, label, "eraser" if drawn else "")


def _script(c: Context) -> list[tuple[str, str, str]]:
    """To Latin letters, or back to those of the language, where that has others."""
    if not has_own(c.language):
        return []
    if c.session.latin:
        own = OWN[languages.of(c.language).script]
        return [("own", own.ordered_label, c.say("Lettres de votre langue"))]
    return [("latin", "A B C", c.say("Lettres latines"))]


def _digits(c: Context) -> tuple[str, str, str]:
    """To digits, or back to letters: the key's name, its short label and its whole one."""
    if c.session.keyboard == "digits":
        return "letters", alphabet(c.session).usual_label, c.say("Lettres")
    return "digits", "1 2 3", "1 2 3"


def _order(c: Context) -> tuple[str, str, str]:
    """The other order of the letters."""
    _, shown = c.say, alphabet(c.session)
    if c.session.keyboard == "order":
        order, label = "letters", shown.usual_label
        return order, label, _("Ordre A Z E") if shown.usual_label == "A Z E" else _in_order(c, label)
    label = shown.ordered_label
    return "order", label, _("Ordre A B C") if label == "A B C" else _in_order(c, label)


def _in_order(c: Context, label: str) -> str:
    return c.say("Ordre {letters}").format(letters=label)


def _key(c: Context, name: str, label: str, group: str, spoken: str, icon: str = "") -> Control:
    return Control(
        f"key:{name}",
        _ONE_WORD.sub("\u00a0", label),  # « A B C » is one word
        KeyTyped(name),
        role="key",
        look="key",
        group=group,
        icon=icon,
        lang=c.language,
        spoken=spoken,
    )
