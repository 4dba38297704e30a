"""Pictures of the window, taken after its frame has really been drawn; used by `kiosk shots` and the demo."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels

from kiosk.ui.paint import draw_frame


def picture(path: Path | str) -> Path:
    """Draws the present page whole and writes what was drawn as PNG."""
    width, height, pixels = frame()
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(png(width, height, pixels))
    return path


def frame() -> tuple[int, int, bytes]:
    """Width, height and pixels (three bytes each, rows from the top) of the present page."""
    draw_frame()
    width, height = (int(side) for side in Window.size)
    upward = bytes(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))
    row = width * 3
    return width, height, b"".join(upward[at : at + row] for at in range(len(upward) - row, -1, -row))


def png(width: int, height: int, pixels: bytes) -> bytes:
    """An RGB picture as a PNG file."""
    row = width * 3
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
