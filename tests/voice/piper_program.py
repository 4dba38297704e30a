"""A Piper program in small, for tests: a line in, a WAV of 16 000 Hz out.

Run as `PROGRAM --model FILE --length_scale X --output_file -`. The model's name says how it behaves: one with
« dies », « hangs » or « mumbles » in it does so after its trial, one with « never » from the first.
"""

from __future__ import annotations

import argparse
import io
import math
import sys
import time
import wave
from array import array

RATE, PITCH_HZ, CHARACTERS_S = 16_000, 440, 15


def tone(seconds: float) -> bytes:
    samples = array(
        "h", (int(9_000 * math.sin(2 * math.pi * PITCH_HZ * i / RATE)) for i in range(int(seconds * RATE)))
    )
    memory = io.BytesIO()
    with wave.open(memory, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples.tobytes())
    return memory.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("--model", "--length_scale", "--output_file"):
        parser.add_argument(name, required=True)
    given = parser.parse_args()
    for number, line in enumerate(sys.stdin.buffer):
        if number > 1 or "never" in given.model:
            if "dies" in given.model:
                sys.exit(1)
            if "hangs" in given.model:
                time.sleep(3600)
            if "mumbles" in given.model:
                sys.stdout.buffer.write(b"no sound at all")
                sys.stdout.buffer.flush()
        seconds = len(line.decode().strip()) / CHARACTERS_S * float(given.length_scale)
        sys.stdout.buffer.write(tone(seconds))
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
