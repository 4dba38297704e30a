"""Which engine's voice speaks a language, as the settings hold it, line by line: « fr = mbrola fr4 »; pure.

Read by the check of the settings and by the voice child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

EngineName = Literal["mbrola", "pico", "piper"]

# The voices that espeak-ng 1.51 has the sounds for (Debian: one package each), and those of pico.
VOICES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "mbrola": {
        "fr": ("fr1", "fr2", "fr3", "fr4", "fr5", "fr6", "fr7", "ca1", "ca2"),
        "en": ("en1", "us1", "us2", "us3"),
        "es": ("es1", "es2", "es3", "es4", "mx1", "mx2", "vz1"),
        "pt": ("pt1", "br1", "br2", "br3", "br4"),
        "ar": ("ar1", "ar2"),
    },
    "pico": {"fr": ("fr-FR",), "en": ("en-GB", "en-US"), "es": ("es-ES",)},
}
MODEL_SUFFIX: Final = ".onnx"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The voice of a language: mbrola's or pico's name for it, or the file of a model of Piper's.

    `command` is a Piper program elsewhere; "" is the Python package.
    """

    lang: str
    engine: str
    voice: str
    command: str = ""


def parts(line: str) -> Chosen:
    """A line's parts as written; any may be "" in a line that is not right. No path holds a space."""
    lang, _, rest = line.partition("=")
    engine, voice, command, *_more = (*rest.split(), "", "", "")
    return Chosen(lang.strip().lower(), engine.lower(), voice, command)


def line(chosen: Chosen) -> str:
    """As a line of the settings."""
    return " ".join(filter(None, (chosen.lang, "=", chosen.engine, chosen.voice, chosen.command)))


def chosen_voices(lines: Iterable[str]) -> Mapping[str, Chosen]:
    """By language, of lines that have been checked."""
    return {one.lang: one for one in map(parts, lines)}
