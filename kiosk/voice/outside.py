"""Voices that are programs of their own, pico and Piper, each sentence given on their input; for `engines`.

A sentence never stands in an argument, which other processes could read, nor on a disk. What a program says
of itself goes nowhere: its words could hold the sentence.
"""

from __future__ import annotations

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.voice.pcm import Sound, trim_lead
from kiosk.voice.player import together
from kiosk.voice.renderer import LATE_S, USUAL_WPM, LoadingError, RenderError, readable
from kiosk.voice.wav import NotASound, first_sound

LOAD_S: Final = 20.0  # for the first one, with the model
CHUNK: Final = 1 << 16
PICO: Final = "pico2wave"


class Pico:
    """pico2wave, once a sentence. Its usual pace stands for 160 words a minute; the caller measures it."""

    def __init__(self, voice: str) -> None:
        self._voice = voice

    def render(self, text: str, rate_wpm: float, within_s: float = LATE_S) -> Sound:
        """Raises RenderError."""
        if shutil.which(PICO) is None:
            raise RenderError
        words = readable(text).translate({ord("<"): " ", ord(">"): " ", ord("&"): " "})
        faster = rate_wpm / USUAL_WPM
        level = round(100 * (faster if faster <= 1 else faster**1.1))  # its pauses shrink less: measured
        said = f'<speed level="{min(500, max(20, level))}">{words}</speed>'
        with open(os.memfd_create("speech"), "rb") as memory, tempfile.TemporaryDirectory() as folder:
            # it takes no name but one that ends so: this one leads into memory
            name = Path(folder) / "speech.wav"
            name.symlink_to(f"/proc/self/fd/{memory.fileno()}")
            try:
                ended = subprocess.run(
                    together([PICO, "-l", self._voice, "-w", str(name)]),
                    input=said.encode(),
                    pass_fds=(memory.fileno(),),
                    timeout=within_s,
                    check=False,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
                sound = first_sound(memory.read()) if ended.returncode == 0 else None
            except (OSError, subprocess.TimeoutExpired, NotASound) as error:
                raise RenderError from error
        if sound is None:
            raise RenderError
        return trim_lead(sound[0])

    def wait(self, _seconds: float) -> bool:
        return True

    def close(self) -> None:
        """Nothing of it stays."""


class Piper:
    """Piper with a model loaded, a sentence a line; each program of its own has its pace from its start on.

    `program` is a Piper program elsewhere (`--output_file -`: a line in, a WAV out); "" the Python package.
    """

    def __init__(self, model: str, program: str = "") -> None:
        self._model, self._program = model, program
        self._scale = 1.0
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._loaded = threading.Event()
        self._broken = False

    def wait(self, seconds: float) -> bool:
        """Whether it is ready to speak, or will never be, after so long at most; starts it if need be."""
        if self._process is None and not self._broken:
            self._start()
        return self._loaded.wait(seconds)

    def render(self, text: str, rate_wpm: float, within_s: float = LATE_S) -> Sound:
        """Raises RenderError, also while it loads: the caller has another voice meanwhile."""
        scale = USUAL_WPM / rate_wpm
        if self._program and abs(scale - self._scale) > 0.01 and self._process is not None:
            self._end()
            self._scale = scale
        if not self.wait(0.0):
            raise LoadingError
        if self._broken:
            raise RenderError
        self._scale = scale
        try:
            return trim_lead(self._ask(readable(text), within_s))
        except (OSError, NotASound) as error:
            self._end()  # what it still has to say would be taken for the next sentence: it is loaded anew
            raise RenderError from error

    def close(self) -> None:
        self._broken = True
        self._end()

    def _start(self) -> None:
        self._loaded = threading.Event()
        self._rest = b""
        scale = ["--length_scale", f"{self._scale:.3f}"]
        command = (
            [self._program, "--model", self._model, *scale, "--output_file", "-"]
            if self._program
            else [sys.executable, "-P", "-m", "kiosk.voice.piper_lines", self._model]
        )
        try:
            self._process = subprocess.Popen(
                together(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError:
            self._broken = True
            self._loaded.set()
            return
        threading.Thread(target=self._load, args=(self._loaded,), daemon=True).start()

    def _load(self, loaded: threading.Event) -> None:
        """The first word takes as long as the model takes to load; nobody hears it."""
        try:
            self._ask("a", LOAD_S)
        except (OSError, NotASound):
            self._broken = True
        loaded.set()

    def _ask(self, text: str, within_s: float) -> Sound:
        """Raises OSError when it has gone or is late, NotASound when it writes anything else."""
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise OSError
        line = text if self._program else json.dumps([text, self._scale])
        process.stdin.write(line.encode() + b"\n")
        process.stdin.flush()
        deadline = time.monotonic() + within_s
        while (found := first_sound(self._rest)) is None:
            if not select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise TimeoutError
            data = os.read(process.stdout.fileno(), CHUNK)
            if not data:
                raise OSError
            self._rest += data
        sound, self._rest = found
        return sound

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with suppress(OSError):
                process.communicate()
