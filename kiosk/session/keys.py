"""The keys of the on-screen keyboard: which are shown, and what those that write do to a field; used where
one types."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.state import Session

LAYOUTS = ("letters", "digits", "order")
SCRIPTS = ("latin", "own")  # Latin letters, or those of the language
MORE = "more_keys"  # the next part of a keyboard that a small panel shows in parts
CLEAR, RESTORE = "clear", "restore"


# what stands where the key stood, once others are shown: it is said, so that no key is struck in silence
_INSTEAD = {
    "digits": "letters", "letters": "digits", "latin": "own", "own": "latin", CLEAR: RESTORE, RESTORE: CLEAR
}  # fmt: skip


def said(key: str) -> str:
    """The control that says what keys are shown now."""
    return f"key:{_INSTEAD.get(key, key)}"


def changed(session: Session, key: str) -> Session | None:
    """The session with other keys shown, or None where the key writes something."""
    if key in LAYOUTS:
        return replace(session, keyboard=key, key_part=0)
    if key in SCRIPTS:
        return replace(session, keyboard="letters", latin=key == "latin", key_part=0)
    if key == MORE:
        return replace(session, key_part=session.key_part + 1)
    return None


def written(field: str, key: str, longest: int, cleared: str = "") -> str:
    """What stands in a field after a key; one that is full stays so. `cleared` is what may come back."""
    match key:
        case "backspace":
            return field[:-1]
        case "clear":
            return ""
        case "restore":
            return cleared or field
        case _ if len(key) == 1 and key.isprintable() and len(field) < longest:
            return field + key
    return field


def kept(field: str, key: str) -> str:
    """What the next key may put back: all that this one has cleared."""
    return field if key == CLEAR else ""
