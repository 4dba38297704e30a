"""Which of the engine's voices speaks a language; called by the engine and by `kiosk doctor`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Protocol

# What a bare language means when the engine has several, the best first. espeak calls Mandarin by its ISO
# 639-3 code. Its dictionary writes many characters in pinyin (您 as nin2), which the voice « cmn » of
# espeak-ng 1.51 then reads as English: “nin two”. The other one reads pinyin as pinyin.
USUAL: Final = {
    "fr": ("fr-fr",),
    "en": ("en-gb",),
    "es": ("es",),
    "pt": ("pt",),
    "zh": ("cmn-latn-pinyin", "cmn"),
    "no": ("nb",),
}


class Voice(Protocol):
    """What pyttsx3 tells of a voice."""

    id: str
    languages: list[str]


def voices_by_language(voices: Iterable[Voice]) -> dict[str, str]:
    """From a language tag in lower case, whole ("fr-be") and bare ("fr"), to a voice's id.

    A bare language gets its usual variety, else the one with the shortest tag. mbrola voices are left out:
    pyttsx3 writes the wrong sampling rate for them, and they play too fast.
    """
    tagged: dict[str, str] = {}
    for voice in voices:
        if voice.id.startswith("mb/"):
            continue
        for tag in voice.languages:
            tagged.setdefault(tag.lower().replace("_", "-"), voice.id)
    found = dict(tagged)
    for tag in sorted(tagged, key=lambda tag: (len(tag), tag)):
        found.setdefault(tag.partition("-")[0], tagged[tag])
    for bare, usual in USUAL.items():
        best = next((tag for tag in usual if tag in tagged), None)
        if best is not None:
            found[bare] = tagged[best]
    return found


def voice_for(lang: str, voices: Mapping[str, str]) -> str | None:
    """The voice for a tag such as "fr", "fr-FR" or "ar", by the whole tag, then by the language alone.

    None where there is none: a text read with another language's sounds would be worse than silence.
    """
    tag = lang.lower().replace("_", "-")
    return voices.get(tag) or voices.get(tag.partition("-")[0])
