"""What every voice of the child has in common: what it is asked, what may go wrong, what can be read."""

from __future__ import annotations

from typing import Final, Protocol

from kiosk.voice.pcm import Sound

USUAL_WPM: Final = 160
LATE_S: Final = 2.5  # for one sentence: the voice in reserve is still heard before the speaker gives up (3 s)


class NoEngineError(Exception):
    """Neither the engine in reserve nor a chosen voice can speak."""


class NoVoiceError(Exception):
    """The engine has no voice for the language asked for."""


class RenderError(Exception):
    """The engine gave no sound; it says no more, for the engine's words could hold the sentence."""


class LoadingError(RenderError):
    """It will speak, but not yet."""


class Renderer(Protocol):
    """A chosen voice; its usual pace stands for 160 words a minute, whatever it is: a trial measures it."""

    def wait(self, seconds: float) -> bool:
        """Whether it speaks, or never will, after so long at most."""

    def render(self, text: str, rate_wpm: float, within_s: float = LATE_S) -> Sound:
        """Raises RenderError, also when it is late; LoadingError while it is being loaded."""

    def close(self) -> None:
        """End what stays of it."""


def readable(text: str) -> str:
    """On one line, without what would end a C string early or cannot be encoded."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(" " if ord(character) < 32 else character for character in clean).strip()
