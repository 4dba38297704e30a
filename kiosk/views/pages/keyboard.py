"""The on-screen keyboard: letters in either order, digits; used by the pages `question` and `search`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from kiosk.session.events import KeyTyped
from kiosk.session.keys import MORE
from kiosk.views.arranging.key_rows import is_compact, is_parted, parted_columns
from kiosk.views.pages.draft import Context
from kiosk.views.texts import to_translate
from kiosk.views.view import Control

AZERTY = ("azertyuiop", "qsdfghjklm", "wxcvbn’-")
ALPHABET = ("abcdefghij", "klmnopqrst", "uvwxyz’-")
PAD = ("123", "456", "789", "0")  # as on a telephone
DIGITS = ("12345", "67890")
_SIGNS = {
    "’": to_translate("apostrophe"),
    "-": to_translate("tiret"),
    "*": to_translate("étoile"),
    "/": to_translate("barre oblique"),
}
SIGNS = (*DIGITS, "*/’-")  # of the forms that people look for by their number


def letters(c: Context) -> tuple[str, ...]:
    """The rows of letters, or of digits, that the citizen has chosen."""
    return {"order": ALPHABET, "digits": DIGITS}.get(c.session.keyboard, AZERTY)


def key(c: Context, char: str, group: str, spoken: str = "") -> Control:
    """The key of one character."""
    return _key(c, char, char.upper(), group, spoken or named(c, char))


def named(c: Context, char: str) -> str:
    """What is heard of a character: a sign alone would make no sound."""
    return c.say(_SIGNS[char]) if char in _SIGNS else char


def backspace(c: Context, group: str, spoken: str = "") -> Control:
    """The key that takes the last character away: an icon, named by the voice."""
    label = c.say("Effacer")
    return _key(c, "backspace", label, group, spoken or label, "backspace")


def special_keys(c: Context, group: str) -> list[Control]:
    """The space, the digits and the order of the letters."""
    _ = c.say
    named = ((" ", "", _("Espace")), _digits(c), _order(c))
    return [_key(c, name, label, group, "") for name, _short, label in named]


def keyboard(c: Context, group: str = "foot_keys") -> tuple[Control, ...]:
    """A whole keyboard to search with; always of as many rows, so that no key moves under the finger."""
    if is_parted(c.layout):
        return _grouped(_parted(c), group)
    _ = c.say
    compact = is_compact(c.layout)
    space, erase = _key(c, " ", _("Espace"), "", ""), backspace(c, "")
    clear = _key(c, "clear", _("Tout effacer"), "", "")
    others = [_key(c, name, short if compact else label, "", label)
              for name, short, label in (_digits(c), _order(c))]  # fmt: skip
    rows = [[key(c, char, "") for char in row] for row in _rows(c)]
    if compact:
        rows[0].append(erase)
        rows[2] = [*others, *rows[2], space]
    else:
        rows[2].append(erase)
        rows.append([*others, space, clear])
    return _grouped(rows, group)


def _grouped(rows: Iterable[list[Control]], group: str) -> tuple[Control, ...]:
    """Each row of keys is a group of its own: whoever uses one switch chooses the row, then the key."""
    return tuple(replace(k, group=f"{group}{number}") for number, row in enumerate(rows) for k in row)


def _parted(c: Context) -> tuple[list[Control], list[Control]]:
    """A part of the letters in two rows, each key as large as any control; the next part is one key away."""
    _, columns = c.say, parted_columns(c.layout)
    chars = "".join({"order": ALPHABET, "digits": SIGNS}.get(c.session.keyboard, AZERTY))
    parts = _split(chars, columns + (1 if c.layout.big else 2), even=c.session.keyboard != "digits")
    at = c.session.key_part % len(parts)
    here, following = parts[at], parts[(at + 1) % len(parts)]
    a, z = following[0], following[-1]
    said = _("Autres touches, de {a} à {z}").format(a=named(c, a), z=named(c, z))
    more = _key(c, MORE, f"{a.upper()}…{z.upper()}", "", said)
    others = [_key(c, name, short, "", label) for name, short, label in (_digits(c), _order(c))]
    letters = [key(c, char, "") for char in here]
    last = [more, *others, _key(c, " ", _("Espace"), "", ""), backspace(c, "")]
    return letters[:columns], [*letters[columns:], *last]


def _split(chars: str, most: int, even: bool) -> list[str]:
    """Parts of at most so many keys; `even`: as alike as can be, so that the other keys do not move."""
    count = -(-len(chars) // most)
    if not even:
        return [chars[at : at + most] for at in range(0, len(chars), most)]
    ends = [round(len(chars) * part / count + 0.49) for part in range(count + 1)]
    return [chars[a:b] for a, b in pairwise(ends)]


def _rows(c: Context) -> tuple[str, ...]:
    rows = {"order": ALPHABET, "digits": SIGNS}.get(c.session.keyboard, AZERTY)
    if not is_compact(c.layout):
        return rows
    return rows[0], f"{rows[1]}’", rows[2].strip("’-")


def _digits(c: Context) -> tuple[str, str, str]:
    """To digits, or back to letters: the key's name, its short label and its whole one."""
    _ = c.say
    return (
        ("letters", "A Z E", _("Lettres")) if c.session.keyboard == "digits" else ("digits", "1 2 3", "1 2 3")
    )


def _order(c: Context) -> tuple[str, str, str]:
    """The other order of the letters."""
    _ = c.say
    if c.session.keyboard == "order":
        return "letters", "A Z E", _("Ordre A Z E R T Y")
    return "order", "A B C", _("Ordre A B C")


def _key(c: Context, name: str, label: str, group: str, spoken: str, icon: str = "") -> Control:
    return Control(
        f"key:{name}",
        re.sub(r"(?<=\b[A-Z]) (?=[A-Z]\b)", "\u00a0", label),  # « A B C » is one word
        KeyTyped(name),
        role="key",
        look="key",
        group=group,
        icon=icon,
        lang=c.language,
        spoken=spoken,
    )
