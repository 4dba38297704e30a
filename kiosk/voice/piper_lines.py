"""Piper's Python package as a program that stays (`python -m kiosk.voice.piper_lines MODEL`); for `outside`.

A line in, `[text, length scale]` as JSON, is a WAV out. It ends when its input does.
"""

from __future__ import annotations

import io
import json
import sys
import wave


def main() -> None:
    from piper import PiperVoice, SynthesisConfig

    voice = PiperVoice.load(sys.argv[1])
    for line in sys.stdin.buffer:
        text, scale = json.loads(line)
        memory = io.BytesIO()
        with wave.open(memory, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(voice.config.sample_rate)
            for chunk in voice.synthesize(text, SynthesisConfig(length_scale=scale)):
                sound.writeframes(chunk.audio_int16_bytes)
        sys.stdout.buffer.write(memory.getbuffer())
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    from kiosk.voice.process import guard_memory

    guard_memory()
    main()
