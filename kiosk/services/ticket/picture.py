"""A ticket as a picture of one bit a dot, 576 across; sent by `printer`, shown by `pretend`.

Text sent as text was tried: it is smaller (1 kB against 140), but a printer's own letters have no « ᵉ »,
no Arabic, other code pages from one model to the next, and nothing of the design.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageDraw

from kiosk.services.ticket.content import Ticket
from kiosk.services.ticket.faces import runs
from kiosk.services.ticket.sheet import ARCHES, WIDTH, Box, Code, Rule, Sheet, Words, lay_out

BLACK, WHITE = 0, 255
ARCH, PITCH, CROWN = 52, 72, 14  # width of an arch, from one to the next, and its top
INK = 195  # a dot is black where its grey is darker: strokes get the weight 500 that the design asks for
# DLE EOT, DLE ENQ and DLE DC4 inside an image are taken as commands: one more dot makes them none.
_COMMANDS = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def draw(ticket: Ticket) -> Image.Image:
    """The picture; black is 0. OSError where the faces are missing."""
    return paint(lay_out(ticket))


def paint(sheet: Sheet) -> Image.Image:
    """The picture of a sheet."""
    grey = Image.new("L", (WIDTH, sheet.height), WHITE)
    brush = ImageDraw.Draw(grey)
    _arches(brush)
    for item in sheet.items:
        match item:
            case Words(x, y, text, size, weight):
                for run in runs(text, size, weight):
                    brush.text((x + run.x, y - run.up), run.text, BLACK, run.font, anchor="ls")
            case Rule(y):
                brush.rectangle((24, y, WIDTH - 25, y + 3), BLACK)
            case Box():
                _box(brush, item)
            case Code(x, y, module, rows):
                for down, row in enumerate(rows):
                    for across, dark in enumerate(row):
                        if dark:
                            left, top = x + across * module, y + down * module
                            brush.rectangle((left, top, left + module - 1, top + module - 1), BLACK)
    return _without_commands(grey.point(lambda value: 255 if value > INK else 0).convert("1"))


def _arches(brush: ImageDraw.ImageDraw) -> None:
    brush.rectangle((0, 0, WIDTH, ARCHES - 1), BLACK)
    for left in range((PITCH - ARCH) // 2, WIDTH, PITCH):
        brush.ellipse((left, CROWN, left + ARCH - 1, CROWN + ARCH - 1), WHITE)
        brush.rectangle((left, CROWN + ARCH // 2, left + ARCH - 1, ARCHES), WHITE)


def _box(brush: ImageDraw.ImageDraw, box: Box) -> None:
    unit = box.size / 32
    brush.rectangle((box.x, box.y, box.x + box.size - 1, box.y + box.size - 1), None, BLACK, round(4 * unit))
    if box.mark == "have":
        points = ((5, 16), (13, 24), (28, 7))
        tick = [(box.x + x * unit, box.y + y * unit) for x, y in points]
        brush.line(tick, BLACK, round(6 * unit), joint="curve")


def _without_commands(picture: Image.Image) -> Image.Image:
    sent = ImageChops.invert(picture).tobytes()
    harmless = sent
    for command in _COMMANDS:
        harmless = harmless.replace(command, b"\x18" + command[1:])
    return picture if harmless == sent else ImageChops.invert(Image.frombytes("1", picture.size, harmless))
