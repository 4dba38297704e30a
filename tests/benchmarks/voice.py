"""How fast the voice speaks, falls silent and comes back; called by `./deploy/bench`, or run by itself.

`.venv/bin/python -m tests.benchmarks.voice [RUNS]` prints the same figures as JSON.
"""

from __future__ import annotations

import json
import os
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.voice.events import Failed, Finished, SpeechEvent, Started
from kiosk.voice.speaker import Speaker
from tests.voice.ears import Ears, Playback, ears

SENTENCE = "Pour vous inscrire, il vous faut une pièce d’identité et un justificatif de domicile. " * 2
ENGLISH = "To register, you need an identity document and a proof of address less than three months old. " * 2
# … and one that no sign parts: at the slowest rate the longest to render
UNBROKEN = (
    "Le dossier complet de demande de carte nationale d’identité doit être déposé au guichet de la mairie "
    "annexe du douzième arrondissement de Paris avant la fin du mois prochain"
)
WITHIN_S = 10.0


def measure(runs: int) -> dict[str, dict[str, float]]:
    """Milliseconds, each as {"median", "p95", "max", "runs"}, from the caller's call to the card.

    `say_to_sound` and `stop_to_silence` with a child that is there; `again_to_sound` from a page that takes
    another's place; `cold_to_sound` with none yet; `killed_to_sound` from a `kill -9` in a sentence to the
    next sentence's sound; `hung_to_sound` from `say` to a child that no longer reacts.
    """
    taken: dict[str, list[float]] = {}

    def note(name: str, began: float, ended: float) -> None:
        taken.setdefault(name, []).append((ended - began) * 1000)

    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder, ears(Path(folder)) as card:
            speaker = Speaker()
            try:
                _measure_once(speaker, card, note)
            finally:
                speaker.close()
    return {name: _summary(times) for name, times in taken.items()}


def _measure_once(speaker: Speaker, card: Ears, note: Callable[[str, float, float], None]) -> None:
    note("cold_to_sound", *say(speaker, card, 0))
    note("stop_to_silence", *stop(speaker, card))
    until_idle(speaker)
    note("say_to_sound", *say(speaker, card, 1))
    note("again_to_sound", *say(speaker, card, 2))

    assert speaker.child_pid
    killed = time.monotonic()
    os.kill(speaker.child_pid, signal.SIGKILL)
    _events_until(speaker, lambda event: isinstance(event, Failed))
    note("killed_to_sound", killed, say(speaker, card, 3)[1])
    note("stop_to_silence", *stop(speaker, card))
    until_idle(speaker)

    os.kill(speaker.child_pid, signal.SIGSTOP)
    note("hung_to_sound", *say(speaker, card, 4))


def say(
    speaker: Speaker, card: Ears, number: int, text: str = SENTENCE, lang: str = "fr"
) -> tuple[float, float]:
    """When the sentence was given, and when the card of that playback began to sound."""
    began = time.monotonic()
    speaker.say([(number, text, lang)])

    def sounds(heard: list[Playback]) -> bool:
        return len(heard) > number and heard[number].loud_s is not None

    _pump(speaker, card, sounds)
    return began, card.playbacks[number].loud_s or 0.0


def stop(speaker: Speaker, card: Ears) -> tuple[float, float]:
    began = time.monotonic()
    speaker.stop()
    card.until(lambda heard: heard[-1].closed_s is not None, WITHIN_S)
    return began, card.playbacks[-1].closed_s or 0.0


def _pump(speaker: Speaker, card: Ears, heard: Callable[[list[Playback]], bool]) -> None:
    """Serve the speaker until the card has heard it and the speaker knows; the card keeps the time."""
    deadline, told = time.monotonic() + WITHIN_S, False
    while not (told and heard(card.playbacks)):
        if time.monotonic() > deadline:
            raise TimeoutError("nothing was heard")
        select.select([speaker], [], [], 0.005)
        told = any(isinstance(event, Started) for event in speaker.read_events()) or told


def until_idle(speaker: Speaker) -> None:
    """The child has taken the stop and said something since: a short page to its end."""
    speaker.say([("nothing", " ", "fr")])
    _events_until(speaker, lambda event: isinstance(event, Finished))


def _events_until(speaker: Speaker, wanted: Callable[[SpeechEvent], bool]) -> None:
    deadline = time.monotonic() + WITHIN_S
    while time.monotonic() < deadline:
        select.select([speaker], [], [], deadline - time.monotonic())
        if any(wanted(event) for event in speaker.read_events()):
            return
    raise TimeoutError("the speaker told nothing")


def _summary(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    figures = {"median": statistics.median(ordered), "p95": p95, "max": ordered[-1]}
    return {**{name: round(value, 1) for name, value in figures.items()}, "runs": len(ordered)}


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 20), indent=2))
