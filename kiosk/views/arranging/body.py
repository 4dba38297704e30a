"""The body of a page as rows, in the order of its parts and controls; used to cut pages and to place them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kiosk.views.arranging.action_rows import action_rows
from kiosk.views.arranging.card_rows import halves_row
from kiosk.views.arranging.control_rows import answer_row, document_rows, fits_columns, grid_row
from kiosk.views.arranging.key_rows import keys_row
from kiosk.views.arranging.option_rows import option_rows
from kiosk.views.arranging.row import Draw, Row
from kiosk.views.arranging.search_rows import BESIDE, result_row, results_row, search_row
from kiosk.views.arranging.text_rows import text_rows
from kiosk.views.arranging.word_rows import word_row
from kiosk.views.layout import Layout
from kiosk.views.measures import measures
from kiosk.views.view import Control, Part, Sentence

WHOLE = ("heading", "note", "step", "document")
UNDER = "under_"  # groups of controls under a heading, which may be on the page before


def body_rows(
    layout: Layout,
    parts: Sequence[Part],
    controls: Sequence[Control],
    room: float,
    spoken: Sentence | None = None,
) -> list[Row]:
    """The rows of these parts and controls; controls of a part's group stand with it."""
    rows: list[Row] = []
    used: set[str] = set()
    parts = list(parts)
    while parts:
        part = parts.pop(0)
        if part.state == "half" and parts and parts[0].state == "half":
            beside = halves_row(layout, (part, parts[0]), room, spoken)
            if beside is not None:
                rows.append(beside)
                parts.pop(0)
                continue
        own = [
            c for c in controls if c.group and c.group == part.group and part.kind in ("document", "heading")
        ]
        if part.kind == "document":
            rows += _lit(document_rows(layout, part, own, room), part, spoken)
        else:
            text = _lit(text_rows(layout, part, room, spoken), part, spoken)
            under = [*text, *_rows_of(layout, own, room)]
            whole = own and not part.group.startswith(UNDER)  # a menu's lines may go over several pages
            rows += [replace(row, block=part.id) for row in under] if whole else under
        used |= {c.id for c in own}
    rest = [c for c in controls if c.id not in used]
    carried = [
        c for c in rest if c.look in ("option", "switch") or c.group.startswith(UNDER)
    ]  # what has its heading on the page before
    return [
        *_rows_of(layout, carried, room),
        *_apart(layout, rows),
        *_rows_of(layout, [c for c in rest if c not in carried], room),
    ]


def _lit(rows: list[Row], part: Part, spoken: Sentence | None) -> list[Row]:
    """Rows whose words are one thing, shown as spoken while any of them is said (EN 301 549 5.1.3.3)."""
    if part.kind not in WHOLE or all(said is not spoken for said in part.sentences):
        return rows

    def lit(draw: Draw) -> Draw:
        return lambda rect: tuple(replace(s, look="spoken") if s.look == "text" else s for s in draw(rect))

    return [replace(row, draw=lit(row.draw)) for row in rows]


def _apart(layout: Layout, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with room after a card where something else follows."""
    room = measures(layout).gap * layout.unit
    for row, following in zip_longest(rows, rows[1:]):
        ends = row.join and not row.gap and following is not None and following.join != row.join
        yield replace(row, gap=room) if ends else row


def columns_of(layout: Layout, run: Sequence[Control], room: float) -> int:
    """In how many columns a group of tiles stands: as many as leave every word its room."""
    columns = min(len(run), 3) if run[0].look == "language" else 2
    while columns > 1 and not fits_columns(layout, run, room, columns):
        columns -= 1
    return columns


def foot_rows(layout: Layout, controls: Sequence[Control], room: float) -> list[Row]:
    """The rows of the actions at the foot of a page, one for each group."""
    return _rows_of(layout, controls, room)


def _rows_of(layout: Layout, controls: Sequence[Control], room: float) -> list[Row]:
    rows: list[Row] = []
    index = 0
    while index < len(controls):
        control = controls[index]
        run = [control]
        while index + len(run) < len(controls) and _beside(control, controls[index + len(run)]):
            run.append(controls[index + len(run)])
        rows += _run(layout, run, room)
        index += len(run)
    return rows


def _beside(first: Control, other: Control) -> bool:
    return bool(first.group) and other.group == first.group


def _run(layout: Layout, run: list[Control], room: float) -> list[Row]:
    """One group of controls as its rows: the look of its first decides how they stand."""
    match run[0].look:
        case "answer" | "quiet":
            return [answer_row(layout, control, room) for control in run]
        case "tile" | "small" | "language":
            columns = int(run[0].value or columns_of(layout, run, room))
            return [
                grid_row(layout, run[at : at + columns], room, columns) for at in range(0, len(run), columns)
            ]
        case "option" | "switch":
            return option_rows(layout, run, room)
        case "result":
            if run[0].group == BESIDE:
                return [results_row(layout, run, room)]
            return [result_row(layout, control, room) for control in run]
        case "search":
            return [search_row(layout, control, room) for control in run]
        case "word":
            return [word_row(layout, run, room)]
        case "key":
            return [keys_row(layout, run, room)]
    return action_rows(layout, run, room)
