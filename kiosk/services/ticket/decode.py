"""What a printer makes of the bytes it gets: pictures, cuts and questions; used by `pretend` and the tests.

Knows the commands that this terminal sends and says which others it met.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageChops

_FIXED = {b"\x1b@": 0, b"\x1bd": 1, b"\x1dV": 1, b"\x1dr": 1}  # bytes that follow a command


@dataclass
class Paper:
    """What a printer has printed since the last cut, the tickets it has cut off, and what it was asked.

    `asked` holds ("now", n) for DLE EOT n and ("in turn", n) for GS r n, in order, until they are taken.
    """

    rows: list[bytes] = field(default_factory=list)
    width: int = 0  # bytes a row
    cut: list[Image.Image] = field(default_factory=list)
    asked: list[tuple[str, int]] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    _rest: bytearray = field(default_factory=bytearray)
    _missing: int = 0  # bytes of an image that have not come

    def feed(self, piece: bytes) -> None:
        """Takes bytes in whatever pieces they come."""
        self._rest += piece
        while self._rest and self._step():
            pass

    def picture(self) -> Image.Image:
        """What has been printed since the last cut; black is 0."""
        if not self.rows:
            return Image.new("1", (8, 1), 1)
        size = (8 * self.width, len(self.rows))
        return ImageChops.invert(Image.frombytes("1", size, b"".join(self.rows)))

    def _step(self) -> bool:
        """Takes one command off the front; False where more bytes are needed."""
        if self._missing:
            return self._image()
        head = bytes(self._rest[:2])
        if head[:1] in (b"\0", b"\n"):
            del self._rest[0]
            return True
        if (
            len(head) < 2
            or (head == b"\x1dv" and len(self._rest) < 8)
            or (len(self._rest) < 3 and head != b"\x1b@")
        ):
            return False
        if head == b"\x1dv":
            self.width, height = (int.from_bytes(self._rest[at : at + 2], "little") for at in (4, 6))
            self._missing = self.width * height
            del self._rest[:8]
            return True
        if head == b"\x10\x04":
            self.asked.append(("now", self._rest[2]))
        elif head == b"\x1dr":
            self.asked.append(("in turn", self._rest[2]))
        elif head == b"\x1dV":
            self.cut.append(self.picture())
            self.rows.clear()
        elif head not in _FIXED:
            self.unknown.append(head)
        del self._rest[: 2 + _FIXED.get(head, 1)]
        return True

    def _image(self) -> bool:
        """Whole rows of an image; those cut off wait for the bytes that come next, whatever they are."""
        if len(self._rest) < self.width:
            return False
        self.rows.append(bytes(self._rest[: self.width]))
        del self._rest[: self.width]
        self._missing -= self.width
        return True
