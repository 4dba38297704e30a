"""A real terminal on a virtual screen of its own, with a finger and keys; used by the tests."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.app.indexing import made_with
from kiosk.dev.hand import Hand
from kiosk.session.technician import STOOD_S
from tests.desk.running import CODE, TOKEN
from tests.display import display

ROOT = Path(__file__).resolve().parents[2]
PORTRAIT = (1080, 1920)
PATIENCE_S = 40.0
_indexes: dict[str, bytes] = {}  # that terminals of this process have made, by the name of the file

# A procedure with something to type: nothing of what is typed stands in any file.
SECRETS = """\
id: confidences
titre: Dire son nom
sous_titre: Pour les essais
autorite: ville
famille: famille
icone: account
source: https://www.paris.fr
source_date: 2025-01-01
relu_par: les essais
relu_le: 2026-11-01
a_revoir_le: 2027-11-01
mots: [nom]
sans_ordinateur: Demandez à l’accueil.
blocs:
  - question: nom
    texte: Quel est votre nom ?
    pourquoi: Pour vous appeler.
    type: texte
    je_ne_sais_pas: agent
    classe: personnelle
    etiquette: Nom
  - question: suite
    texte: Avez-vous rendez-vous ?
    pourquoi: La suite en dépend.
    type: oui_non
    classe: personnelle
    etiquette: Rendez-vous
  - section: Ce qu’il faut faire
    blocs:
      - resultat: Demandez à l’accueil.
        a_faire: Allez à l’accueil.
  - lieu: mairie
essais:
  - reponses: {nom: Camille, suite: oui}
    montre: [accueil]
"""


def configuration(folder: Path, procedure: str = SECRETS) -> Path:
    """The configuration as shipped, with a procedure of the tests on the first page."""
    config = folder / "config"
    shutil.copytree(ROOT / "config", config, ignore=shutil.ignore_patterns(".env"))
    (config / "procedures" / "confidences.yaml").write_text(procedure, encoding="utf-8")
    settings = config / "kiosk.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"stationnement-residentiel",', '"confidences",', 1), encoding="utf-8")
    return config


class Stage:
    """One terminal: its process, its screen, and what a citizen does there."""

    def __init__(
        self,
        folder: Path,
        screen: str,
        config: Path,
        size: tuple[int, int] = PORTRAIT,
        environment: Mapping[str, str] | None = None,
        prefix: tuple[str, ...] = (),
        program: str = "tests.terminal.program",
    ) -> None:
        self.folder, self.screen, self.config = folder, screen, config
        self.state, self.log = folder / "state", folder / "terminal.log"
        self.jack, self.button = _pipe(folder / "jack"), _pipe(folder / "button")
        self._jack = os.open(self.jack, os.O_RDWR | os.O_NONBLOCK)
        self._button = os.open(self.button, os.O_RDWR | os.O_NONBLOCK)
        given = {
            "DISPLAY": screen,
            "KIOSK_TERMINAL__STATE_DIR": str(self.state),
            "KIOSK_DESK__TOKEN": TOKEN,
            "KIOSK_DESK__AGENT_CODE": CODE,
            "KIOSK_DESK__URLS": "http://127.0.0.1:9",  # nobody, unless a test has a desk
        }
        self._lock = threading.Lock()
        self._lend_index()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [*prefix, sys.executable, "-m", program,
                 str(config), "x".join(map(str, size)), str(self.jack), str(self.button)],
                cwd=ROOT, env={**os.environ, **given, **(environment or {})},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            )  # fmt: skip
        self.hand = Hand(self.ask, screen, PATIENCE_S)

    def _index(self) -> Path:
        """The index of the City's procedures, where the terminal makes it and looks for it."""
        return self.state / f"index-{made_with(self.config)}.sqlite"

    def _lend_index(self) -> None:
        """What another terminal has made of these files stands there already, as after a start."""
        kept = _indexes.get(self._index().name)
        if kept is not None and not self.state.exists():
            self.state.mkdir(mode=0o700)
            self._index().write_bytes(kept)

    def ask(self, question: dict[str, Any]) -> dict[str, Any] | None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with self._lock:
            try:
                self.process.stdin.write(json.dumps(question) + "\n")
                self.process.stdin.flush()
                line = self.process.stdout.readline()
            except OSError:
                line = ""
        assert line, f"the terminal has ended:\n{self.log.read_text()[-3000:]}"
        answer: dict[str, Any] | None = json.loads(line)
        return answer

    def pids(self) -> dict[str, int]:
        """The processes of the terminal: current, standby (0 until it is ready) and link."""
        answer = self.ask({"ask": "terminal"})
        assert answer is not None
        return answer

    def until(self, wanted: Callable[[dict[str, int]], bool], what: str) -> dict[str, int]:
        """Waits until the terminal's processes are as wanted."""
        return eventually(lambda: next((p for p in [self.pids()] if wanted(p)), None), what)

    def welcome(self, standby: bool = True) -> dict[str, int]:
        """Waits for the welcome page, and for a warm session behind it."""
        self.hand.page("welcome")
        return self.until(lambda pids: bool(pids["standby"]) or not standby, "a standby")

    def confirm(self, control: str) -> None:
        """Notes a result on a technician's page, once it has stood for long enough to be read."""
        self.hand.until(lambda seen: control in seen["controls"], control)
        self.ask({"ask": "later", "seconds": STOOD_S})
        self.hand.turn(control)

    def welcome_behind(self) -> int:
        """Waits until a warm session stands behind the one on screen, which it returns."""
        return self.until(lambda pids: bool(pids["standby"]), "a standby")["current"]

    def plug(self, in_jack: bool) -> None:
        from kiosk.inputs.headset import event

        os.write(self._jack, event(in_jack))

    def press(self) -> None:
        """The technician's button, in the locked housing."""
        os.write(self._button, b".")

    def types(self, characters: Iterator[str]) -> None:
        """One key of the screen's keyboard after the other."""
        for character in characters:
            self.hand.touch(f"key:{character}")

    def to_keyboard(self) -> None:
        """From the welcome page to the question that is typed."""
        self.hand.turn("start:fr")
        self.hand.turn("open:confidences")
        self.hand.until(lambda seen: "key:a" in seen["controls"], "the keyboard")

    def finish(self) -> None:
        """« J’ai fini », from wherever it is offered."""
        self.to_finish()
        self.hand.touch("finish")

    def to_finish(self) -> None:
        """To a page that offers « J’ai fini »."""
        for _ in range(20):
            seen = self.ask({"ask": "view"})
            if seen is None or "finish" in seen["controls"]:
                break
            self.hand.turn("more" if "more" in seen["controls"] else "back")

    def end_now(self) -> int:
        """As systemd ends it; the status it left with."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        for stream in (self.process.stdin, self.process.stdout):
            assert stream is not None
            stream.close()
        os.close(self._jack)
        os.close(self._button)
        if self._index().is_file():
            _indexes.setdefault(self._index().name, self._index().read_bytes())
        return code


def _pipe(path: Path) -> Path:
    """What stands in for a device; there already where a terminal is started again."""
    if not path.exists():
        os.mkfifo(path)
    return path


@contextmanager
def stage(
    folder: Path, config: Path | None = None, size: tuple[int, int] = PORTRAIT, **more: Any
) -> Iterator[Stage]:
    """A terminal on a screen of its own for as long as the block runs."""
    with display(size) as screen:
        there = Stage(folder, screen, config or configuration(folder), size, **more)
        try:
            yield there
        finally:
            there.end()


def eventually(look: Callable[[], Any], what: str, within_s: float = PATIENCE_S) -> Any:
    """Looks until there is something."""
    deadline, pause = time.monotonic() + within_s, threading.Event()
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"not in {within_s:.0f} s: {what}"
        pause.wait(0.01)


def alive(pid: int) -> bool:
    """Whether a process still runs (a dead one not yet collected does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def descendants(pid: int) -> set[int]:
    """Everything that a process has started, and that has started something."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = set(), [pid]
    while todo:
        children = parents.get(todo.pop(), [])
        found.update(children)
        todo += children
    return found
