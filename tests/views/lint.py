"""What must hold of every page placed on a panel; each rule gives the faults it finds, for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from kiosk.views.layout import Layout
from kiosk.views.placement import Line, Placement, Rect, Shape
from kiosk.views.view import View

ROLES = {"button", "answer", "option", "checkbox", "switch", "key"}
TARGET_MM, BIG_MM, GAP_MM = 20.0, 30.0, 3.0
GROUNDS = {"page", "band", "bar", "card", "callout", "failing", "viaduct"}  # what others stand on
LETTERS = 0.9  # of a line's size: from the highest letter's top to the lowest one's bottom
WATCHED = 12  # units: the frame around the screen while an agent sees the answers
NEAR = 1.5  # pixels: rectangles are rounded to whole ones


def faults(view: View, placement: Placement, layout: Layout) -> list[str]:
    """Every rule that this page breaks."""
    rules = (controls, targets, reach, overlaps, lines, words, order, sizes)
    return [f"{rule.__name__}: {fault}" for rule in rules for fault in rule(view, placement, layout)]


def touchable(placement: Placement) -> list[Shape]:
    return [shape for shape in placement.shapes if shape.control is not None]


def controls(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """Each control is said, has a role, is there once and can be touched."""
    ids = [control.id for control in view.controls]
    for control in view.controls:
        if not control.said.strip() or not control.label.strip():
            yield f"{control.id} has no words"
        if control.role not in ROLES:
            yield f"{control.id} has the role {control.role}"
        if control.event is None and control.state != "disabled":
            yield f"{control.id} does nothing and does not say so"
    shown = [shape.control.id for shape in touchable(placement) if shape.control is not None]
    if len(set(ids)) < len(ids) or sorted(shown) != sorted(ids):
        yield f"controls {sorted(ids)} are shown as {sorted(shown)}"


def targets(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """No side under the least, no two nearer than the least gap."""
    pitch = layout.pitch_mm
    for shape in touchable(placement):
        # beside large text a small panel's keys are as wide, not as high
        lower = shape.look == "key" and layout.form == "tablet" and layout.text_size > 2
        least = BIG_MM if layout.big and not lower else TARGET_MM
        side = min(shape.rect.w, shape.rect.h)
        if side + NEAR < least / pitch:
            yield f"{_id(shape)} is {side * pitch:.1f} mm, {least} wanted"
    for one, other in combinations(touchable(placement), 2):
        if one.rect.meets(other.rect, GAP_MM / pitch - NEAR):
            yield f"{_id(one)} and {_id(other)} are too near"


def reach(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """Controls within the rows that a hand reaches, everything on the panel."""
    for shape in touchable(placement):
        if shape.rect.y < layout.first_row - NEAR or shape.rect.bottom > layout.last_row + NEAR:
            yield f"{_id(shape)} is out of reach: rows {shape.rect.y:.0f} to {shape.rect.bottom:.0f}"
    for shape in placement.shapes:
        if not _inside(shape.rect, Rect(0, 0, layout.width, layout.height)):
            yield f"{_id(shape)} is off the panel"


def overlaps(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """What stands on the page stands beside the rest; the bar and the band are not stood on."""
    besides = (*GROUNDS, "hair", "link", "frame", "watched")
    things = [s for s in placement.shapes if s.look not in besides]
    for frame in (s.rect for s in placement.shapes if s.look == "watched"):
        inside = frame.inset(WATCHED * placement.unit)
        yield from (f"{_id(one)} is under the frame" for one in things if not _inside(one.rect, inside))
    for one, other in combinations(things, 2):
        if one.rect.meets(other.rect, -NEAR):
            yield f"{_id(one)} and {_id(other)} overlap"
    bar = next(shape.rect for shape in placement.shapes if shape.look == "bar")
    band = next(shape.rect for shape in placement.shapes if shape.look == "band")
    in_bar = {control.id for control in view.controls if control.zone == "bar"}
    for shape in things:
        own = shape.control is not None and shape.control.id in in_bar
        if not own and shape.rect.meets(bar, -NEAR):
            yield f"{_id(shape)} reaches into the bar"
        typed = shape.look == "field" and _inside(shape.rect, band)  # what is typed is read
        said = shape.look == "spoken" and _inside(shape.rect, band)  # … and so is what is being said
        if shape.rect.meets(band, -NEAR) and not typed and not said and shape.look != "notice":
            yield f"{_id(shape)} reaches into the band"
    if band.meets(bar, -NEAR):
        yield "the band reaches into the bar"


def lines(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """Each line inside its shape, none over another or over an icon."""
    placed: list[tuple[str, Rect]] = []
    for shape in placement.shapes:
        for line in shape.lines:
            box = _box(line)
            if not _inside(box, shape.rect):
                yield f"« {line.text} » leaves {_id(shape)}"
            placed.append((line.text, _ink_of(line)))
        for glyph in shape.glyphs:
            spot = Rect(glyph.x, glyph.y, glyph.size, glyph.size) if glyph.tile is None else glyph.tile
            if not _inside(spot, shape.rect):
                yield f"the icon {glyph.name} leaves {_id(shape)}"
            inner = spot.inset(glyph.size * 0.12)
            for line in shape.lines:
                if inner.meets(_ink_of(line), -NEAR):
                    yield f"« {line.text} » is under the icon {glyph.name}"
    for (one, a), (other, b) in combinations(placed, 2):
        if a.meets(b, -NEAR):
            yield f"« {one} » and « {other} » overlap"


def words(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """No word broken by a hyphen of ours."""
    known = _texts(view)
    for shape in placement.shapes:
        for line in shape.lines:
            end = line.text.split()[-1] if line.text.split() else ""
            if len(end) > 1 and end.endswith("-") and not any(end in word for word in known):
                yield f"« {line.text} » is a broken word of {_id(shape)}"


def order(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """The focus goes from the top to the bottom, and in a row in reading direction; keys from the left."""
    leftwards = {s.control.id for s in touchable(placement) if s.control is not None and s.look != "key"}
    leftwards = leftwards if view.dir == "rtl" else set()
    where = {s.control.id: s.rect for s in touchable(placement) if s.control is not None}
    own = [where[control.id] for control in view.controls if control.id in where]
    names = [control.id for control in view.controls if control.id in where]
    for (before, one), (after, other) in pairwise(zip(names, own, strict=True)):
        below = other.y >= one.bottom - NEAR
        after_it = one.x >= other.right - NEAR if after in leftwards else other.x >= one.right - NEAR
        beside = after_it and other.y < one.bottom
        if not (below or beside):
            yield f"{after} comes after {before} and stands before it"


def sizes(view: View, placement: Placement, layout: Layout) -> Iterator[str]:
    """The smallest text of each form; at the largest size, capitals of 0.7° (EN 301 549 5.1.4)."""
    smallest = 27 if layout.form == "tablet" else 36 * layout.unit
    for shape in placement.shapes:
        if shape.control is not None and shape.control.id.startswith("text_size:"):
            continue  # samples of the sizes that can be chosen
        for line in shape.lines:
            if line.size < smallest - 1:
                yield f"« {line.text} » is of {line.size:.0f} px"
            capital = line.size * layout.metrics.face(line.weight).cap_height * layout.pitch_mm
            if layout.text_size == 4 and capital < layout.minimum_cap_mm - layout.pitch_mm / 2:
                yield f"« {line.text} » has capitals of {capital:.2f} mm"


def _texts(view: View) -> set[str]:
    said = [s.text for part in view.parts for s in part.sentences]
    said += [text for control in view.controls for text in (control.label, control.hint, control.value)]
    return {word for text in said for word in text.replace("\u00a0", " ").split() if "-" in word}


def _box(line: Line) -> Rect:
    return Rect(line.x, line.y, line.width, line.height)


def _ink_of(line: Line) -> Rect:
    """Where a line's letters are, without the room between lines; they are no lower where lines are close."""
    between = line.height - line.size
    if between < 0:
        between = min(0.0, line.height - LETTERS * line.size)
    return Rect(line.x, line.y + between / 2, line.width, line.height - between)


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - NEAR
        and inner.right <= outer.right + NEAR
        and inner.y >= outer.y - NEAR
        and inner.bottom <= outer.bottom + NEAR
    )


def _id(shape: Shape) -> str:
    if shape.control is not None:
        return shape.control.id
    text = shape.lines[0].text if shape.lines else ""
    return f"{shape.look} « {text} »" if text else shape.look
