"""How long sentences sound at the pace that everybody begins with: rendered by the terminal's own engine."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable
from functools import lru_cache

from kiosk.session.preferences import RATES
from kiosk.views.view import Sentence
from kiosk.voice.engine import Engine


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine("espeak")


@lru_cache(maxsize=50_000)
def _seconds(text: str, lang: str) -> float:
    with contextlib.redirect_stdout(io.StringIO()):  # pyttsx3 tells of each sentence
        return _engine().render(text, lang, RATES["normal"]).seconds


def seconds(sentences: Iterable[Sentence]) -> float:
    """The length of what is rendered of these, heard to their ends; the silences between them left out."""
    return sum(_seconds(one.said, one.lang) for one in sentences)
