"""Where the parts of a page stand, found again by their words in its placement; used by `tree`."""

from __future__ import annotations

from kiosk.views.placement import Placement, Rect, Shape
from kiosk.views.view import Part


class Places:
    """Looks in one placement."""

    def __init__(self, placement: Placement) -> None:
        self.placement = placement
        read = [shape for shape in placement.shapes if shape.control is None]
        self._lines = [
            (_squeezed(line.text), Rect(line.x, line.y, line.width, line.height))
            for shape in read
            for line in shape.lines
            if line.text.strip()
        ]
        self._looks = {shape.look: shape for shape in read}

    def ground(self, look: str) -> Rect | None:
        """The rectangle of what has this look, such as the bar."""
        found: Shape | None = self._looks.get(look)
        return found.rect if found is not None else None

    def of(self, part: Part) -> Rect | None:
        """Around the lines of a part's words; of a special part its drawing; None where neither is found."""
        if part.kind in ("field", "typed", "query"):
            return self.ground("field")
        if part.kind in ("qr", "ring"):
            return self.ground(part.kind)
        wanted = _squeezed("".join(said.text for said in part.sentences))
        for first, (text, _) in enumerate(self._lines):
            if not text or not wanted.startswith(text):
                continue
            rects, rest = [], wanted
            for line, rect in self._lines[first:]:
                if not rest.startswith(line):
                    break
                rects.append(rect)
                rest = rest[len(line) :]
            if not rest:
                return _around(rects)
        return None


def _squeezed(text: str) -> str:
    """Words as compared: without spaces, small raised letters as others."""
    return "".join(text.translate(_RAISED).split())


_RAISED = str.maketrans({"ᵉ": "e", "ʳ": "r", "ˢ": "s", "ᵈ": "d", "ⁿ": "n"})


def _around(rects: list[Rect]) -> Rect:
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)
