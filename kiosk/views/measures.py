"""The design's lengths for each form of panel, in units of its reference panel; read by `arrange`.

References: portrait 1080 × 1920 and landscape 1920 × 1080 of 27 inches (0.311 mm a pixel), tablet
1280 × 800 of 10 inches (0.1695 mm a pixel). A unit is one pixel of the reference panel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from kiosk.views.layout import Form, Layout

TOUCH_MM = 20.0  # least side of a target, and its gap: ACCESSIBILITY.md, beyond WCAG 2.5.8
TOUCH_BIG_MM = 30.0
GAP_MM = 3.0

# role: weight, then em and line height at text sizes 1, 2, 3, 4
Type = Mapping[str, tuple[int, tuple[tuple[float, float], ...]]]


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in units; `side` forms put the band on the left and the bar in one row."""

    reference: tuple[float, float]
    side: bool
    margin: float
    band: float  # least height (portrait), or width (side)
    bar: float
    bar_one_row: float
    tool: float
    call: float
    answer: float
    answer_low: float
    quiet: float
    tile: float
    small: float
    action: float
    main: float
    document: float
    option: float
    key: float
    gap: float
    gap_answers: float
    inside: float
    icon: float
    icon_tile: float
    type: Type


_PORTRAIT: Type = {
    "hello": (700, ((168, 172), (168, 172), (168, 172), (168, 172))),
    "start": (600, ((60, 70), (66, 76), (70, 80), (72, 84))),
    "title": (700, ((72, 80), (82, 90), (92, 100), (98, 108))),
    "call": (700, ((50, 56), (57, 64), (64, 70), (68, 74))),
    "action": (700, ((50, 58), (56, 64), (62, 70), (66, 74))),
    "answer": (600, ((46, 54), (52, 60), (58, 66), (62, 70))),
    "tile": (600, ((42, 48), (47, 53), (53, 60), (58, 66))),
    "read": (400, ((44, 58), (50, 66), (57, 74), (64, 82))),
    "lead": (400, ((40, 54), (46, 60), (52, 68), (58, 74))),
    "heading": (700, ((42, 52), (47, 58), (53, 64), (58, 70))),
    "body": (400, ((38, 52), (44, 58), (49, 64), (55, 70))),
    "small": (400, ((36, 46), (41, 52), (47, 58), (52, 64))),
    "bar": (600, ((36, 40), (40, 44), (44, 48), (44, 48))),
    "key": (600, ((50, 56), (54, 60), (58, 64), (58, 64))),
    "count": (700, ((212, 220), (212, 220), (212, 220), (212, 220))),
}
_TABLET: Type = {
    "hello": (700, ((92, 96), (92, 96), (92, 96), (92, 96))),
    "start": (600, ((36, 42), (39, 46), (42, 49), (44, 52))),
    "title": (700, ((45, 50), (47, 52), (49, 54), (51, 57))),
    "call": (700, ((38, 42), (40, 44), (44, 48), (48, 52))),
    "action": (700, ((36, 42), (39, 45), (43, 49), (48, 54))),
    "answer": (600, ((35, 41), (38, 44), (43, 49), (48, 54))),
    "tile": (600, ((32, 37), (36, 41), (40, 46), (46, 52))),
    "read": (400, ((32, 42), (36, 47), (41, 53), (48, 60))),
    "lead": (400, ((29, 38), (33, 42), (39, 47), (46, 54))),
    "heading": (700, ((31, 39), (35, 43), (40, 48), (47, 55))),
    "body": (400, ((29, 38), (33, 42), (38, 47), (46, 54))),
    "small": (400, ((28, 35), (31, 38), (36, 43), (44, 50))),
    "bar": (600, ((27, 30), (28, 31), (30, 33), (30, 33))),
    "key": (600, ((36, 40), (38, 42), (40, 44), (40, 44))),
    "count": (700, ((120, 126), (120, 126), (120, 126), (120, 126))),
}
_LANDSCAPE: Type = _PORTRAIT | {"title": (700, ((66, 76), (74, 84), (82, 92), (90, 100)))}


def _in_units(unit: float, m: Measures) -> Measures:
    """Lengths given in pixels of their reference panel, for a unit of so many of its pixels.

    A small panel has finer pixels: its edges, lips and paddings are smaller than its targets.
    """
    lengths = {
        field.name: getattr(m, field.name) / unit
        for field in fields(m)
        if field.name not in ("reference", "side", "type")
    }
    role = {
        name: (weight, tuple((size / unit, line / unit) for size, line in sizes))
        for name, (weight, sizes) in m.type.items()
    }
    across, down = m.reference
    return replace(m, reference=(across / unit, down / unit), type=role, **lengths)


MEASURES: Mapping[Form, Measures] = {
    "portrait": Measures(
        reference=(1080, 1920),
        side=False,
        margin=40,
        band=523,
        bar=300,
        bar_one_row=168,
        tool=112,
        call=116,
        answer=168,
        answer_low=140,
        quiet=134,
        tile=170,
        small=124,
        action=140,
        main=190,
        document=150,
        option=118,
        key=98,
        gap=16,
        gap_answers=26,
        inside=26,
        icon=70,
        icon_tile=108,
        type=_PORTRAIT,
    ),
    "landscape": Measures(
        reference=(1920, 1080),
        side=True,
        margin=52,
        band=780,
        bar=168,
        bar_one_row=168,
        tool=112,
        call=116,
        answer=158,
        answer_low=140,
        quiet=130,
        tile=170,
        small=124,
        action=132,
        main=180,
        document=150,
        option=116,
        key=92,
        gap=16,
        gap_answers=26,
        inside=26,
        icon=70,
        icon_tile=104,
        type=_LANDSCAPE,
    ),
    "tablet": _in_units(
        0.7,
        Measures(
            reference=(1280, 800),
            side=True,
            margin=32,
            band=524,
            bar=146,
            bar_one_row=146,
            tool=118,
            call=118,
            answer=122,
            answer_low=118,
            quiet=118,
            tile=122,
            small=118,
            action=118,
            main=132,
            document=128,
            option=118,
            key=89,
            gap=12,
            gap_answers=18,
            inside=18,
            icon=52,
            icon_tile=78,
            type=_TABLET,
        ),
    ),
}


def measures(layout: Layout) -> Measures:
    """The lengths for a panel's form."""
    return MEASURES[layout.form]


def touch_px(layout: Layout) -> float:
    """The least side of a target in pixels, in the citizen's mode."""
    return (TOUCH_BIG_MM if layout.big else TOUCH_MM) / layout.pitch_mm


def gap_px(layout: Layout) -> float:
    """The least gap between two targets in pixels."""
    return GAP_MM / layout.pitch_mm
