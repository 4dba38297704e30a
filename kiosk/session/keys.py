"""Which keys the on-screen keyboard shows, kept for the citizen's session; used where one types."""

from __future__ import annotations

from dataclasses import replace

from kiosk.session.state import Session

LAYOUTS = ("letters", "digits", "order")
MORE = "more_keys"  # the next part of a keyboard that a small panel shows in parts


# what stands where the key stood, once others are shown: it is said, so that no key is struck in silence
_INSTEAD = {"digits": "letters", "letters": "digits"}


def said(key: str) -> str:
    """The control that says what keys are shown now."""
    return f"key:{_INSTEAD.get(key, key)}"


def changed(session: Session, key: str) -> Session | None:
    """The session with other keys shown, or None where the key writes something."""
    if key in LAYOUTS:
        return replace(session, keyboard=key, key_part=0)
    if key == MORE:
        return replace(session, key_part=session.key_part + 1)
    return None
