"""When the voice is heard and when it falls silent, by recording what is played; called by `__main__`.

Beside it stands what one would use instead: pyttsx3's own loop and espeak-ng's command, in the same run.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from kiosk.voice.speaker import Speaker
from tests.benchmarks.figures import Figure, figure
from tests.benchmarks.stand import stand
from tests.benchmarks.voice import ENGLISH, SENTENCE, UNBROKEN, say, stop, until_idle
from tests.voice.ears import Ears, ears

SOUND_MS, SILENCE_MS = 150.0, 50.0
FIXED = {"fr": "Un agent arrive. Restez près de l’écran, il vient jusqu’à vous.",
         "en": "An agent is coming. Stay near the screen, they come to you."}  # fmt: skip
WORDS = {"fr": SENTENCE, "en": ENGLISH}
RATES = (62, 160, 250)
WITHIN_S = 10.0
HAND_S = 0.12  # a hand is no faster
SWEEP_S = 0.02  # from one control to the next, for a finger that is swept over the glass

# pyttsx3 as its documentation shows it; `stop` is asked for from another thread once told to
STOCK = """
import sys, threading, pyttsx3
engine = pyttsx3.init("espeak")
print("ready", flush=True)
for line in sys.stdin:
    if line == "stop\\n":
        engine.stop()
    else:
        engine.say(line)
        threading.Thread(target=engine.runAndWait, daemon=True).start()
"""


def measure(rounds: int, size: tuple[int, int]) -> Iterator[Figure]:
    """Milliseconds from the call, or from the key on the keyboard, to the card."""
    for lang, rate in ((lang, rate) for lang in WORDS for rate in RATES):
        with _card() as card, _speaker(rate) as speaker:
            taken = _rounds(speaker, card, WORDS[lang], lang, rounds)
            yield from _pair(f"{lang}, {rate} words a minute", *taken)
    with _card() as card, _speaker(RATES[0]) as speaker:
        taken = _rounds(speaker, card, UNBROKEN, "fr", rounds)
        yield from _pair(f"fr, {RATES[0]} words a minute, no sign in the sentence", *taken)
    for lang, text in FIXED.items():
        with _card() as card, _speaker(160) as speaker:
            speaker.prepare([(text, lang)])
            until_idle(speaker)
            yield from _pair(f"{lang}, rendered ahead", *_rounds(speaker, card, text, lang, rounds))
    with _card() as card:
        yield from _pair("a key on the terminal", *_keys(card, size, rounds))
    with _card() as card:
        yield from _pair("a finger slid onto a control", *_finger(card, size, rounds, sweep=1))
    with _card() as card:
        sound, _ = _finger(card, size, max(3, rounds // 3), sweep=6)
        yield figure("a finger swept over six controls: to the last one", "ms", sound, SOUND_MS, "p95")
    few = max(3, rounds // 10)
    yield figure("espeak-ng’s command, to first sound", "ms", _command(few))
    sound, silence = _stock(few)
    yield figure("pyttsx3’s own loop, to first sound", "ms", sound)
    yield figure("pyttsx3’s own loop, stop to silence", "ms", silence)


def _pair(name: str, sound: list[float], silence: list[float]) -> Iterator[Figure]:
    yield figure(f"{name}: to first sound", "ms", sound, SOUND_MS, "p95")
    yield figure(f"{name}: to silence", "ms", silence, SILENCE_MS, "p95")


@contextmanager
def _card() -> Iterator[Ears]:
    with tempfile.TemporaryDirectory() as folder, ears(Path(folder)) as card:
        yield card


@contextmanager
def _speaker(rate: int) -> Iterator[Speaker]:
    speaker = Speaker(rate_wpm=rate)
    try:
        until_idle(speaker)
        yield speaker
    finally:
        speaker.close()


def _rounds(
    speaker: Speaker, card: Ears, text: str, lang: str, rounds: int
) -> tuple[list[float], list[float]]:
    sound, silence = [], []
    for _ in range(rounds):
        sound.append(_ms(*say(speaker, card, len(card.playbacks), text, lang)))
        silence.append(_ms(*stop(speaker, card)))
    return sound, silence


def _keys(card: Ears, size: tuple[int, int], rounds: int) -> tuple[list[float], list[float]]:
    """The focus moves on a terminal that speaks: what was said stops, the next control is said and drawn."""
    sound, silence = [], []
    with stand(size) as here:
        here.glass.key("Tab")  # the first key turns the voice on and says the page
        for _ in range(rounds):
            card.until(lambda heard: bool(heard and heard[-1].loud_s), WITHIN_S)
            time.sleep(HAND_S)
            sounding = card.playbacks[-1].closed_s is None  # else a short word: only what comes is measured
            pressed = time.monotonic()
            here.glass.key("Tab")
            card.until(lambda heard, t=pressed: heard[-1].first_s > t and bool(heard[-1].loud_s), WITHIN_S)
            *before, said = [one for one in card.playbacks if one.first_s <= pressed or one.loud_s]
            if sounding:
                silence.append(_ms(pressed, max(pressed, before[-1].closed_s or pressed)))
            sound.append(_ms(pressed, said.loud_s or 0.0))
    return sound, silence


def _finger(card: Ears, size: tuple[int, int], rounds: int, sweep: int) -> tuple[list[float], list[float]]:
    """A finger on a terminal that speaks slides from control to control; only the last of a sweep is waited
    for, with nothing of the others said after it began."""
    sound, silence = [], []
    with stand(size) as here:
        here.glass.key("Tab")
        controls = here.hand.until(lambda page: page["voice"], "the voice")["controls"].values()
        middles = [(x + w / 2, y + h / 2) for x, y, w, h in (control["rect"] for control in controls)]
        way = cycle(middles)
        here.glass.move(*next(way))
        here.glass.button(True)
        for _ in range(rounds):
            card.until(lambda heard: bool(heard and heard[-1].loud_s), WITHIN_S)
            time.sleep(HAND_S)
            for _ in range(sweep - 1):
                here.glass.move(*next(way))
                time.sleep(SWEEP_S)
            sounding = sweep == 1 and card.playbacks[-1].closed_s is None
            moved = time.monotonic()
            here.glass.move(*next(way))
            card.until(lambda heard, t=moved: heard[-1].first_s > t and bool(heard[-1].loud_s), WITHIN_S)
            *before, said = [one for one in card.playbacks if one.first_s <= moved or one.loud_s]
            if sounding:
                silence.append(_ms(moved, max(moved, before[-1].closed_s or moved)))
            sound.append(_ms(moved, said.loud_s or 0.0))
        here.glass.button(False)
    return sound, silence


def _command(rounds: int) -> list[float]:
    """A process of espeak-ng for each sentence."""
    taken = []
    for _ in range(rounds):
        with _card() as card:
            began = time.monotonic()
            with subprocess.Popen(["espeak-ng", "-v", "fr", SENTENCE], stderr=subprocess.DEVNULL) as process:
                card.until(lambda heard: bool(heard and heard[0].loud_s), WITHIN_S)
                taken.append(_ms(began, card.playbacks[0].loud_s or 0.0))
                process.kill()
    return taken


def _stock(rounds: int) -> tuple[list[float], list[float]]:
    """pyttsx3's `say` and `runAndWait`, and how long it goes on after its `stop`."""
    sound, silence = [], []
    for _ in range(rounds):
        with _card() as card, _stock_process() as tell:
            began = time.monotonic()
            tell(SENTENCE.strip())
            card.until(lambda heard: bool(heard and heard[0].loud_s), WITHIN_S)
            sound.append(_ms(began, card.playbacks[0].loud_s or 0.0))
            asked = time.monotonic()
            tell("stop")
            card.until(lambda heard: heard[0].closed_s is not None, 30.0)
            silence.append(_ms(asked, card.playbacks[0].closed_s or 0.0))
    return sound, silence


@contextmanager
def _stock_process() -> Iterator[Callable[[str], None]]:
    process = subprocess.Popen(
        [sys.executable, "-c", STOCK],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.readline()
    stdin = process.stdin

    def tell(line: str) -> None:
        stdin.write(f"{line}\n".encode())
        stdin.flush()

    try:
        yield tell
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def _ms(began: float, ended: float) -> float:
    return (ended - began) * 1000
