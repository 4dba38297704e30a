"""An author's own example of a procedure; kept with it, run by `kiosk check`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trial:
    """An author's own example (`essais`): after these answers, these words are shown, and those are not.

    `answers` are (question, words or identity of the choice); `documents` the papers to bring.
    """

    answers: tuple[tuple[str, str], ...]
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    documents: tuple[str, ...] | None = None
    line: int = 0
