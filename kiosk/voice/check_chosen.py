"""Whether the voices chosen for languages speak here, by having them speak; called by `check`."""

from __future__ import annotations

import importlib.util
import select
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from kiosk.languages.chosen import Chosen, parts
from kiosk.voice import protocol
from kiosk.voice.process import VoiceProcess
from kiosk.wire.findings import INSTALLED, Finding, fr

ANSWER_S: Final = 30.0  # a model is loaded, a trial is said
FIRST_SOUND_MS: Final = 150
MBROLA_DATA: Final = Path("/usr/share/mbrola")


def check_chosen(engine: str, lines: Sequence[str]) -> list[Finding]:
    """One finding a line: who speaks the language, how soon, and what to do where another does."""
    if not lines:
        return []
    answers = _ask(engine, lines)
    return [_finding(one, answers.get(one.lang)) for one in map(parts, lines)]


def unheard(engine: str, lines: Sequence[str]) -> list[str]:
    """The languages whose chosen voice does not speak here."""
    answers = _ask(engine, lines) if lines else {}
    return [one.lang for one in map(parts, lines) if not answers.get(one.lang, {}).get("chosen")]


def _finding(one: Chosen, answer: protocol.Message | None) -> Finding:
    part, name = fr("voix choisie pour {language}", language=one.lang), f"{one.engine} {one.voice}"
    if answer is None or answer["reason"] not in ("", protocol.TOO_SLOW):
        measured = fr("personne ne la parle\u00a0: {name} non plus", name=name)
        return Finding(part, "bad", measured, _remedy(one, answer))
    if not answer["chosen"]:
        measured = fr("{name} ne parle pas ici\u00a0: le moteur de [voice] parle à sa place", name=name)
        if answer["reason"] == protocol.TOO_SLOW:
            measured = fr("{name} est trop lente ici\u00a0: le moteur de [voice] parle à sa place", name=name)
        return Finding(part, "warning", measured, _remedy(one, answer))
    measured = fr("{name}, premiers mots rendus en {n} ms", name=name, n=answer["ms"])
    if answer["ms"] > FIRST_SOUND_MS:
        remedy = fr(
            "au-delà de {n} ms, des phrases commencent tard\u00a0: mbrola est plus rapide", n=FIRST_SOUND_MS
        )
        return Finding(part, "warning", measured, remedy)
    return Finding(part, "good", measured)


def _remedy(one: Chosen, answer: protocol.Message | None) -> str:
    """What is missing, by the name of its package; else what can be tried."""
    return next(_missing(one), "") or (
        fr("prenez un modèle plus petit, ou un autre moteur")
        if answer is not None and answer["reason"] == protocol.TOO_SLOW
        else fr("essayez-la seule, ou ôtez sa ligne de [voice] voices")
    )


def _missing(one: Chosen) -> Iterator[str]:
    if one.engine == "mbrola":
        if shutil.which("mbrola") is None or not (MBROLA_DATA / one.voice).exists():
            yield _non_free(f"mbrola mbrola-{one.voice}")
    elif one.engine == "pico":
        if shutil.which("pico2wave") is None:
            yield _non_free("libttspico-utils")
    else:
        if not Path(one.voice).is_file():
            yield fr("mettez le modèle à cet endroit\u00a0: {file}", file=one.voice)
        elif not Path(f"{one.voice}.json").is_file():
            yield fr("mettez sa description à côté\u00a0: {file}", file=f"{one.voice}.json")
        if one.command and shutil.which(one.command) is None:
            yield fr("mettez un programme Piper à cet endroit\u00a0: {file}", file=one.command)
        if not one.command and importlib.util.find_spec("piper") is None:
            yield fr("nommez un programme Piper") if INSTALLED else ".venv/bin/pip install piper-tts"


def _non_free(packages: str) -> str:
    return fr("apt install {names}, avec contrib et non-free parmi les sources de Debian", names=packages)


def _ask(engine: str, lines: Sequence[str]) -> dict[str, Any]:
    """What a child of its own tells of each language; those it never told of are left out."""
    answers: dict[str, Any] = {}
    try:
        child = VoiceProcess(engine, lines)
    except OSError:
        return answers
    try:
        langs = [one.lang for one in map(parts, lines)]
        for number, lang in enumerate(langs):
            child.send("try", n=number, lang=lang)
        deadline = time.monotonic() + ANSWER_S * len(langs)
        alive = True
        while alive and len(answers) < len(langs):
            if not select.select([child.channel], [], [], max(0.0, deadline - time.monotonic()))[0]:
                break
            messages, alive = child.receive()
            answers |= {message["lang"]: message for message in messages if message["type"] == "tried"}
    finally:
        child.end()
    return answers
