"""Whether the terminal can speak here, part by part and by trying it; called by `kiosk doctor`."""

from __future__ import annotations

import importlib.util
import select
import subprocess
import time
from array import array
from collections.abc import Sequence
from typing import Final

from kiosk.voice.check_chosen import check_chosen
from kiosk.voice.player import NoPlayerError, player_command
from kiosk.voice.process import VoiceProcess
from kiosk.voice.protocol import Message
from kiosk.voice.voices import voice_for
from kiosk.wire.findings import SET_UP, Finding, fr

ENGINE: Final = fr("moteur de la voix")
READY_S: Final = 5.0
PLAYBACK_S: Final = 3.0
TRIAL_RATE: Final = 22_050
TRIAL_S: Final = 0.05  # of silence: a check is not heard


def check_voice(
    engine: str = "espeak", languages: Sequence[str] = ("fr", "en"), chosen: Sequence[str] = ()
) -> list[Finding]:
    """Start a voice child of its own, ask it for its voices, play an instant of silence.

    8 s at the most, and up to 30 more for each voice that is `chosen` (lines of the settings).
    """
    return [*_check_engine(engine, languages), *check_chosen(engine, chosen), *_check_playback()]


def _check_engine(engine: str, languages: Sequence[str]) -> list[Finding]:
    if importlib.util.find_spec("pyttsx3") is None:
        measured = fr("le paquet Python {name} manque\u00a0: rien n’est dit", name="pyttsx3")
        return [Finding(ENGINE, "bad", measured, SET_UP)]
    before = time.monotonic()
    ready = _ask_child(engine)
    took_ms = round((time.monotonic() - before) * 1000)
    if ready is None:
        measured = fr("pas de réponse en {n} s\u00a0: rien n’est dit", n=f"{READY_S:g}")
        remedy = fr("essayez\u00a0: espeak-ng -v fr Bonjour\u00a0; sinon {command}", command=SET_UP)
        return [Finding(ENGINE, "bad", measured, remedy)]
    if ready["engine"] is None:
        measured = fr("pyttsx3 n’a pas le moteur «\u00a0{name}\u00a0»\u00a0: rien n’est dit", name=engine)
        remedy = fr('apt install espeak-ng libespeak-ng1, et [voice] engine = "espeak"')
        return [Finding(ENGINE, "bad", measured, remedy)]
    measured = fr("{engine} par pyttsx3, prête en {n} ms", engine=ready["engine"], n=took_ms)
    findings = [Finding(ENGINE, "good", measured)]
    for lang in languages:
        part, voice = fr("voix pour {language}", language=lang), voice_for(lang, ready["voices"])
        if voice:
            findings.append(Finding(part, "good", voice))
        else:
            measured = fr("{name} n’en a pas\u00a0: ses textes sont montrés, pas dits", name=ready["engine"])
            findings.append(Finding(part, "bad", measured, "apt install espeak-ng-data"))
    return findings


def missing_voices(engine: str, languages: Sequence[str]) -> list[str]:
    """The languages that the engine has no voice for; none told where it does not start at all."""
    ready = _ask_child(engine) if importlib.util.find_spec("pyttsx3") is not None else None
    if ready is None or ready["engine"] is None:
        return []
    return [lang for lang in languages if voice_for(lang, ready["voices"]) is None]


def _ask_child(engine: str) -> Message | None:
    """The child's `ready`, or None if it does not come."""
    try:
        child = VoiceProcess(engine)
    except OSError:
        return None
    try:
        deadline = time.monotonic() + READY_S
        alive = True
        while alive and select.select([child.channel], [], [], max(0.0, deadline - time.monotonic()))[0]:
            messages, alive = child.receive()
            for message in messages:
                if message["type"] == "ready":
                    return message
        return None
    finally:
        child.end()


def _check_playback() -> list[Finding]:
    try:
        command = player_command(TRIAL_RATE)
    except NoPlayerError:
        missing = fr("aplay manque\u00a0: rien ne s’entend")
        return [Finding(fr("lecteur de son"), "bad", missing, "apt install alsa-utils")]
    player = Finding(fr("lecteur de son"), "good", command[command.index("-q") - 1])
    silence = array("h", bytes(2 * int(TRIAL_S * TRIAL_RATE))).tobytes()
    card, remedy = (
        fr("carte son"),
        fr("aplay -l dit les cartes\u00a0; /etc/asound.conf nomme celle à prendre"),
    )
    try:
        trial = subprocess.run(command, input=silence, capture_output=True, timeout=PLAYBACK_S, check=False)
    except subprocess.TimeoutExpired:
        return [player, Finding(card, "bad", fr("jouer prend plus de {n} s", n=f"{PLAYBACK_S:g}"), remedy)]
    if trial.returncode != 0:
        measured = fr("aucune ne joue (aplay finit par {n})\u00a0: rien ne s’entend", n=trial.returncode)
        return [player, Finding(card, "bad", measured, remedy)]
    return [player, Finding(card, "good", fr("un instant de silence a été joué"))]
