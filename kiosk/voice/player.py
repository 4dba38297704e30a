"""One sound played by a process of its own (aplay), silenced by killing it; called by the voice child."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

from kiosk.voice.pcm import Sound

PLAYER: Final = "aplay"
# What a card has already taken goes on sounding where several programs share it (dmix): kept short.
BUFFER_US: Final = 100_000
PERIOD_US: Final = 20_000


class NoPlayerError(Exception):
    """aplay is not installed or cannot be started."""


class Player:
    """Plays a sound from the moment it is made; `pidfd` becomes readable when it has ended."""

    def __init__(self, sound: Sound) -> None:
        command = player_command(sound.rate)
        memory = os.memfd_create("sound")
        try:
            os.write(memory, sound.samples.tobytes())
            os.lseek(memory, 0, os.SEEK_SET)
            self._process = subprocess.Popen(
                command, stdin=memory, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise NoPlayerError from error
        finally:
            os.close(memory)
        self.pidfd = os.pidfd_open(self._process.pid)
        self.silenced = False

    def silence(self) -> None:
        """End the player at once; closing the card drops what it had not sounded yet."""
        self.silenced = True
        self._process.kill()

    def close(self) -> int:
        """Collect a player whose `pidfd` is readable; its exit status, negative for a signal."""
        os.close(self.pidfd)
        return self._process.wait()


def player_command(rate: int) -> list[str]:
    """The words that start the player for raw 16-bit mono samples on its standard input."""
    player = shutil.which(PLAYER)
    if player is None:
        raise NoPlayerError
    sound = ["-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(rate)]
    return together([player, *sound, f"--buffer-time={BUFFER_US}", f"--period-time={PERIOD_US}"])


def together(command: list[str]) -> list[str]:
    """The command, ended by the kernel together with the child, however that ends.

    What it has to say or to render stands in memory: it would otherwise go on to the end of the sentence.
    """
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL", "--", *command] if setpriv else command
